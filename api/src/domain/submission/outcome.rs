//! What became of a submission and of each of its rows, as it is told and as it is kept.

use serde::{Deserialize, Serialize};

use crate::domain::disclosure::{
    draft::{Fault, FaultKind},
    write::Outcome,
};

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was tried out: nothing was written.
    TriedOut,
    /// Rows were refused, so nothing was written; the key is free again.
    Refused,
    /// It waits for another client of the organisation to review it.
    Pending,
    /// It was written.
    Published,
    /// The reviewer rejected it: nothing was written.
    Rejected,
}

impl State {
    /// Those that are kept.
    pub const KEPT: &'static [Self] = &[Self::Pending, Self::Published, Self::Rejected];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::TriedOut => "tried-out",
            Self::Refused => "refused",
            Self::Pending => "pending",
            Self::Published => "published",
            Self::Rejected => "rejected",
        }
    }

    /// The one of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::KEPT.iter().copied().find(|state| state.code() == code)
    }
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its number; none when nothing was kept.
    pub submission: Option<i64>,
    /// Where it stands.
    pub state: State,
    /// What became of each row, in their order.
    pub rows: Vec<RowOutcome>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowStatus {
    /// A record was entered.
    Created,
    /// A record was corrected.
    Corrected,
    /// A record was withdrawn.
    Withdrawn,
    /// The stored record says the same already.
    Unchanged,
    /// It was not accepted.
    Refused,
    /// Nothing is wrong with it; it was not written because other rows were refused.
    NotWritten,
    /// Nothing is wrong with it; it waits for a review.
    Pending,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowOutcome {
    /// What became of it.
    #[serde(rename = "s")]
    pub status: RowStatus,
    /// The record that it became, or was about.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub record: Option<i64>,
    /// The record's revision after it, where it changed.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// Why it was refused.
    #[serde(rename = "e", default, skip_serializing_if = "Vec::is_empty")]
    pub refusals: Vec<Refusal>,
}

/// One reason why a row was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The field at fault, by its stored name; empty when it is about the whole row.
    #[serde(rename = "f")]
    pub field: String,
    /// What sort of fault.
    #[serde(rename = "k", with = "fault_kind")]
    pub kind: FaultKind,
    /// What is wrong and what would be right.
    #[serde(rename = "m")]
    pub message: String,
    /// The stored record that it contradicts.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub record: Option<i64>,
    /// Enterprises that may be meant.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
}

/// An enterprise that a row may have meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// Its credit code, where it has one.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Its registration number, where it has one.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
}

impl RowOutcome {
    /// A row that was refused for these faults.
    pub(super) fn refused(faults: impl IntoIterator<Item = Fault>) -> Self {
        let refusals = faults.into_iter().map(Refusal::from).collect();
        Self { status: RowStatus::Refused, record: None, revision: None, refusals }
    }

    /// The same row, not written after all.
    pub(super) fn not_written(self, status: RowStatus) -> Self {
        match self.status {
            RowStatus::Refused => self,
            _ => Self { status, record: None, revision: None, ..self },
        }
    }

    /// Whether the row was refused.
    pub fn is_refused(&self) -> bool {
        self.status == RowStatus::Refused
    }
}

impl From<Outcome> for RowOutcome {
    fn from(outcome: Outcome) -> Self {
        let (status, record, revision) = match outcome {
            Outcome::Created { id } => (RowStatus::Created, id, Some(1)),
            Outcome::Revised { id, revision } => (RowStatus::Corrected, id, Some(revision)),
            Outcome::Withdrawn { id, revision } => (RowStatus::Withdrawn, id, Some(revision)),
            Outcome::Unchanged { id } => (RowStatus::Unchanged, id, None),
            Outcome::Refused(fault) => return Self::refused([fault]),
        };
        Self { status, record: Some(record), revision, refusals: Vec::new() }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self {
            field: fault.field.to_owned(),
            kind: fault.kind,
            message: fault.message,
            record: fault.record,
            suggestions: Vec::new(),
        }
    }
}

/// How kinds of faults are kept.
mod fault_kind {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::FaultKind;

    const NAMES: [(FaultKind, &str); 4] = [
        (FaultKind::Invalid, "invalid"),
        (FaultKind::NotFound, "not-found"),
        (FaultKind::Conflict, "conflict"),
        (FaultKind::NotAllowed, "not-allowed"),
    ];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    pub(super) fn serialize<S: Serializer>(kind: &FaultKind, serializer: S) -> Result<S::Ok, S::Error> {
        let name = NAMES.iter().find(|(known, _)| known == kind).map_or("invalid", |(_, name)| name);
        serializer.serialize_str(name)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FaultKind, D::Error> {
        let name = String::deserialize(deserializer)?;
        let found = NAMES.iter().find(|(_, known)| **known == name);
        found.map(|(kind, _)| *kind).ok_or_else(|| D::Error::custom("unknown kind of fault"))
    }
}
