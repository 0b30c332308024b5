//! The closed code lists of the domain (DOMAIN.md §4): what a stored code means, in Chinese and English.
//!
//! A list is an enum and a [`CodeTable`] made by one macro, so that the enum, the table that import and the code
//! queries read, and the stored text can never disagree. Rows store [`CodeEntry::code`]; codes are never renumbered.

mod fold;
mod table;

pub use table::{CodeEntry, CodeList, CodeTable, Language};

/// Declares one closed code list: an enum, its table and the conversions between them.
macro_rules! code_list {
    (
        $(#[doc = $doc:literal])+
        $name:ident, $title:literal, $title_en:literal {
            $(
                $(#[doc = $vdoc:literal])+
                $variant:ident = $code:literal, $zh:literal, $en:literal
                $(, aliases [$($alias:literal),* $(,)?])?
                $(, basis $basis:literal)?
            );+ $(;)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[doc = $vdoc])+ $variant, )+
        }

        impl $crate::code::CodeList for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            const TABLE: &'static $crate::code::CodeTable = {
                static ENTRIES: &[$crate::code::CodeEntry] = &[
                    $(
                        $crate::code::CodeEntry {
                            variant: stringify!($variant),
                            doc: concat!($($vdoc, "\n"),+),
                            code: $code,
                            zh: $zh,
                            en: $en,
                            aliases: &[$($($alias),*)?],
                            legal_basis: $crate::code::code_list!(@basis $($basis)?),
                        }
                    ),+
                ];
                static TABLE: $crate::code::CodeTable = $crate::code::CodeTable {
                    name: stringify!($name),
                    doc: concat!($($doc, "\n"),+),
                    zh: $title,
                    en: $title_en,
                    entries: ENTRIES,
                };
                &TABLE
            };

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
    (@basis $basis:literal) => { Some($basis) };
    (@basis) => { None };
}
pub(crate) use code_list;

mod association;
mod complaint;
pub mod division;
mod entity_type;
mod export;
mod finance;
mod industry;
mod inspection;
mod licence;
mod list_entry;
mod objection;
mod penalty;
mod person;
mod platform;
mod record;
mod registration;
mod security;
mod upload;
mod verification;
mod webhook;

pub use association::{HonourLevel, SupervisionKind};
pub use complaint::{ComplaintCategory, ComplaintResolution};
pub use entity_type::EntityType;
pub use export::ExportState;
pub use finance::{ContributionForm, Currency, FinancialFigure};
pub use industry::Industry;
pub use inspection::{InspectionKind, InspectionResult};
pub use licence::{LicenceKind, Validity};
pub use list_entry::{AbnormalReason, AbnormalRemovalReason, SeriousReason, SeriousRemovalReason};
pub use objection::{ObjectionAct, ObjectionPeriod, ObjectionState, ObjectionType};
pub use penalty::PenaltyKind;
pub use person::{CertificateKind, Position, ShareholderKind};
pub use platform::{AuditAction, AuditActor, OrganisationKind, RecordState, Scope};
pub use record::RecordKind;
pub use registration::{OperatingState, RegistrationStatus};
pub use security::{PropertyKind, SecuredClaimKind};
pub use upload::UploadState;
pub use verification::VerificationState;
pub use webhook::{WebhookDeliveryState, WebhookEndpointState};

/// Every list, in the order in which the schema and the documentation name them.
pub static TABLES: &[&CodeTable] = &[
    AbnormalReason::TABLE,
    AbnormalRemovalReason::TABLE,
    SeriousReason::TABLE,
    SeriousRemovalReason::TABLE,
    RegistrationStatus::TABLE,
    OperatingState::TABLE,
    EntityType::TABLE,
    Industry::TABLE,
    InspectionKind::TABLE,
    InspectionResult::TABLE,
    PenaltyKind::TABLE,
    LicenceKind::TABLE,
    Validity::TABLE,
    ComplaintCategory::TABLE,
    ComplaintResolution::TABLE,
    HonourLevel::TABLE,
    SupervisionKind::TABLE,
    ShareholderKind::TABLE,
    CertificateKind::TABLE,
    Position::TABLE,
    Currency::TABLE,
    ContributionForm::TABLE,
    FinancialFigure::TABLE,
    PropertyKind::TABLE,
    SecuredClaimKind::TABLE,
    OrganisationKind::TABLE,
    Scope::TABLE,
    RecordKind::TABLE,
    RecordState::TABLE,
    ObjectionType::TABLE,
    ObjectionState::TABLE,
    ObjectionAct::TABLE,
    ObjectionPeriod::TABLE,
    AuditAction::TABLE,
    AuditActor::TABLE,
    UploadState::TABLE,
    ExportState::TABLE,
    VerificationState::TABLE,
    WebhookEndpointState::TABLE,
    WebhookDeliveryState::TABLE,
];

#[cfg(test)]
mod test;
