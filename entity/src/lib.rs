//! Rows: the sea-orm entities of Mingjing's tables and the value types that they store.
//!
//! No GraphQL, no HTTP and no policy. Only a domain context's `repo` names the entities; the value types in
//! [`value`] and [`code`] are the vocabulary of the whole house.

pub mod code;
pub mod value;

pub mod abnormal_operation;
pub mod alteration;
pub mod annual_report;
pub mod api_key;
pub mod audit_entry;
pub mod branch;
pub mod change_event;
pub mod change_feed;
pub mod chattel_mortgage;
pub mod client;
pub mod complaint;
pub mod dataset;
pub mod deprecated_use;
pub mod enterprise;
pub mod equity_pledge;
pub mod export;
pub mod export_part;
pub mod honour;
pub mod inspection;
pub mod intellectual_property_pledge;
pub mod key_person;
pub mod lease;
pub mod licence;
pub mod monthly_points;
pub mod objection;
pub mod objection_step;
pub mod organisation;
pub mod organisation_member;
pub mod penalty;
pub mod persisted_document;
pub mod record_revision;
pub mod serious_violation;
pub mod shareholder;
pub mod signing_key;
pub mod submission;
pub mod supervision_record;
pub mod tier;
pub mod upload;
pub mod upload_chunk;
pub mod upload_fault;
pub mod usage;
pub mod verification_job;
pub mod watch_list;
pub mod watch_list_use;
pub mod watch_subject;
pub mod webhook_attempt;
pub mod webhook_delivery;
pub mod webhook_endpoint;
