//! The kinds of record, one file each, and the trait that makes them alike.
//!
//! Source: DOMAIN.md §2. A kind says what its fields are, what makes a record the same record when it is submitted
//! again, and which rules a submission must obey. Everything else (subject, publisher, revisions, events, pages,
//! import, export) is the same for all kinds and written once against [`DisclosureKind`].

mod abnormal_operation;
mod alteration;
mod annual_report;
mod branch;
mod chattel_mortgage;
mod complaint;
mod equity_pledge;
mod honour;
mod inspection;
mod intellectual_property_pledge;
mod key_person;
mod licence;
pub mod measure;
mod penalty;
pub(crate) mod rule;
mod serious_violation;
mod shareholder;
mod supervision_record;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
pub(crate) mod testing;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;

use std::{borrow::Cow, fmt::Debug};

use chrono::NaiveDate;
use entity::code::{OrganisationKind, Scope};

pub use abnormal_operation::AbnormalOperation;
pub use alteration::Alteration;
pub use annual_report::{AnnualReport, withheld_items};
pub use branch::Branch;
pub use chattel_mortgage::ChattelMortgage;
pub use complaint::Complaint;
pub use equity_pledge::EquityPledge;
pub use honour::Honour;
pub use inspection::Inspection;
pub use intellectual_property_pledge::IntellectualPropertyPledge;
pub use key_person::KeyPerson;
pub use licence::Licence;
pub use measure::Measure;
pub use penalty::Penalty;
pub use serious_violation::SeriousViolation;
pub use shareholder::Shareholder;
pub use supervision_record::SupervisionRecord;

use super::{
    cell::Cell,
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

/// The field that holds the number of the document on which a record rests.
pub(crate) const DOCUMENT_NUMBER: &str = "document_number";

/// Whom a kind's records are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectRule {
    /// An enterprise that is registered already.
    Enterprise,
    /// The record is the enterprise.
    Itself,
}

/// A period of the law within which a record has to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatutoryPeriod {
    /// The name of its rule in `data/rules.toml`.
    pub rule: &'static str,
    /// The day on which it begins, which is itself not counted.
    pub from: NaiveDate,
}

/// The authorities that enter what the whole administration knows of an enterprise.
pub(crate) const AUTHORITIES: &[OrganisationKind] =
    &[OrganisationKind::Aic, OrganisationKind::Authority, OrganisationKind::District];

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

    /// How records count against the enterprise when it is verified; nothing for kinds that do not.
    fn measure(&self) -> Option<&'static Measure> {
        None
    }

    /// What a client needs in order to submit, correct and withdraw such records.
    fn write_scope(&self) -> Scope {
        Scope::RegistryWrite
    }

    /// The organisations that enter such records (DOMAIN.md §2).
    fn entered_by(&self) -> &'static [OrganisationKind] {
        &[OrganisationKind::Aic]
    }

    /// Within which period of the law a record has to be published; nothing where the law sets none, or the record does
    /// not say from when.
    fn statutory_period(&self, draft: DraftView<'_>) -> Option<StatutoryPeriod> {
        let _ = draft;
        None
    }

    /// The date field up to which a record is displayed, where the kind has one (公示截止期).
    fn displayed_until(&self) -> Option<&'static str> {
        None
    }

    /// The fields that lead to a person: telephone, e-mail, postal address. Only who may read personal data sees them.
    fn contacts(&self) -> &'static [&'static str] {
        &[]
    }

    /// What is told of a content, beside its contacts: without what other parts of it give away that the record itself
    /// withholds, or that contacts do. With contacts for who may read personal data.
    fn withhold<'a>(&self, content: &'a Cell, with_contacts: bool) -> Cow<'a, Cell> {
        let _ = with_contacts;
        Cow::Borrowed(content)
    }

    /// Whether records rest on a document with a number, which then no second record of the same enterprise and
    /// publisher may have.
    fn has_document(&self) -> bool {
        self.fields().iter().any(|field| field.name == DOCUMENT_NUMBER)
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
