//! The kinds of record in the schema, one file each.

pub mod abnormal_operation;
pub mod annual_report;
pub mod chattel_mortgage;
pub mod complaint;
pub mod equity_pledge;
pub mod honour;
pub mod inspection;
pub mod intellectual_property_pledge;
pub mod interface;
pub mod licence;
pub mod penalty;
pub mod serious_violation;
pub mod supervision_record;
