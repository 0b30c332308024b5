//! The kinds of record, one file each, and the trait that makes them alike.
//!
//! Source: DOMAIN.md §2. A kind says what its fields are, what makes a record the same record when it is submitted
//! again, and which rules a submission must obey. Everything else (subject, publisher, revisions, events, pages,
//! import, export) is the same for all kinds and written once against [`DisclosureKind`].

mod abnormal_operation;

use std::fmt::Debug;

pub use abnormal_operation::AbnormalOperation;

use super::{
    draft::{DraftView, Fault},
    field::Field,
};

/// A list that an open record puts the enterprise on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnterpriseList {
    /// The list of enterprises with abnormal operations (经营异常名录).
    Abnormal,
    /// The list of enterprises with serious violations (严重违法失信企业名单).
    Serious,
}

impl EnterpriseList {
    /// The enterprise's column that says whether it is on the list.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Abnormal => "on_abnormal_list",
            Self::Serious => "on_serious_list",
        }
    }
}

/// Whom a kind's records are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectRule {
    /// An enterprise that is registered already.
    Enterprise,
    /// The record is the enterprise.
    Itself,
}

/// One kind of record under an enterprise.
pub trait DisclosureKind: Debug + Send + Sync + 'static {
    /// The table, the file name and the command-line name: singular, snake case.
    fn name(&self) -> &'static str;

    /// Whom the records are about.
    fn subject(&self) -> SubjectRule {
        SubjectRule::Enterprise
    }

    /// The fields that this kind adds to what all records have.
    fn fields(&self) -> &'static [Field];

    /// The date field that the record is ordered by: required, so that every record has a place. A kind
    /// without one (key persons, say) is not part of the timeline and is listed in the order of entry.
    fn occurred_on(&self) -> Option<&'static str>;

    /// The fields that, with the enterprise, make a record the same record when it is submitted again.
    /// A submission that differs in any other field is a new revision of it.
    fn identity(&self) -> &'static [&'static str];

    /// The list that an open record (one without `removed_on`) puts the enterprise on.
    fn list(&self) -> Option<EnterpriseList> {
        None
    }

    /// The rules between fields. Types, lengths and required fields are checked before.
    ///
    /// # Errors
    /// A [`Fault`] that names the field and says what would be right.
    fn check(&self, draft: DraftView<'_>) -> Result<(), Fault> {
        let _ = draft;
        Ok(())
    }
}

/// Rule: where both dates are stated, the second is not before the first.
fn dates_in_order(draft: DraftView<'_>, first: &'static str, second: &'static str) -> Result<(), Fault> {
    match (draft.date(first), draft.date(second)) {
        (Some(earlier), Some(later)) if later < earlier => {
            Err(Fault::new(second, format!("must not be before {first} ({earlier})")))
        }
        _ => Ok(()),
    }
}
