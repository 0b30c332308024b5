//! What a change leaves behind: its event, which is also a revision of its record's history.

use chrono::{DateTime, NaiveDate, Utc};
use entity::code::{CodeList, RecordState};

use super::Outcome;
use crate::domain::disclosure::{cell::Cell, kind::DisclosureKind};

/// What was done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// It was entered.
    Create,
    /// It was corrected, or published again after it had been withdrawn.
    Revise,
    /// Its publisher, or who decided on an objection, withdrew it.
    Withdraw,
    /// The term for which it is displayed was over.
    Expire,
    /// Somebody objected to it.
    Object,
    /// The last objection to it was settled.
    Settle,
}

impl Operation {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Create, Self::Revise, Self::Withdraw, Self::Expire, Self::Object, Self::Settle];

    /// Its name in the event table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Revise => "revise",
            Self::Withdraw => "withdraw",
            Self::Expire => "expire",
            Self::Object => "object",
            Self::Settle => "settle",
        }
    }
}

/// Where a record stands, beside what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is displayed.
    pub state: RecordState,
    /// Whether an objection to it is open.
    pub under_objection: bool,
    /// The last day on which the law lets it be published first.
    pub due_on: Option<NaiveDate>,
    /// Whether it was published after that day.
    pub published_late: Option<bool>,
}

/// A change of a record: its event on the way into the database, and what others write down of it.
#[derive(Debug, Clone)]
pub struct Change {
    /// The record's kind.
    pub kind: &'static dyn DisclosureKind,
    /// What was done.
    pub operation: Operation,
    /// The record's id.
    pub record: i64,
    /// The enterprise that it is about.
    pub enterprise: i64,
    /// The organisation that made the change.
    pub by: i64,
    /// The record's revision after it.
    pub revision: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// What the record says after it, as JSON.
    pub content: Box<str>,
    /// What the record said before it, where that was read.
    pub before: Option<Box<str>>,
    /// Where the record stands after it.
    pub standing: Standing,
    /// Why it was made.
    pub reason: Option<Box<str>>,
}

impl Change {
    /// What becomes of the row that asked for it.
    pub(super) fn outcome(&self) -> Outcome {
        let (id, revision) = (self.record, self.revision);
        match self.operation {
            Operation::Create => Outcome::Created { id },
            Operation::Withdraw => Outcome::Withdrawn { id, revision },
            _ => Outcome::Revised { id, revision },
        }
    }
}

impl Standing {
    /// The state's cell.
    pub(super) fn state_cell(self) -> Cell {
        Cell::text(self.state.code())
    }

    /// The cell of the statutory day.
    pub(super) fn due_on_cell(self) -> Cell {
        self.due_on.map_or(Cell::Null, Cell::date)
    }

    /// The cell that says whether it was published late.
    pub(super) fn published_late_cell(self) -> Cell {
        self.published_late.map_or(Cell::Null, Cell::Flag)
    }
}
