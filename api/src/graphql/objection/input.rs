//! What is given to the mutations about objections.

use async_graphql::{Enum, ID, InputObject};
use entity::code::{ObjectionState, ObjectionType};

use crate::{
    domain::objection::{Correction, Evidence, Objector},
    graphql::{code::Code, plan::snake_case},
};

/// An objection to be filed (提出异议).
#[derive(Debug, InputObject)]
pub struct FileObjectionInput {
    /// The record's global id.
    pub record_id: ID,
    /// What is asked for.
    #[graphql(name = "type")]
    pub sort: Code<ObjectionType>,
    /// What is wrong, 1 to 4000 characters. Identity numbers are refused here as everywhere.
    pub statement: String,
    /// Attachments by their hash, at most 20. The files themselves stay with who objects.
    pub evidence: Option<Vec<ObjectionEvidenceInput>>,
    /// Who objects. Shown to who decides and to the client that files it, and to nobody else.
    pub objector: ObjectionObjectorInput,
    /// What the client calls the act, 1 to 200 printable ASCII characters: the same again is the same objection.
    pub idempotency_key: String,
}

/// An attachment by its hash (证据材料).
#[derive(Debug, InputObject)]
pub struct ObjectionEvidenceInput {
    /// Its name, 1 to 200 characters.
    pub name: String,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub size: i64,
    /// Its media type, such as `application/pdf`.
    pub media_type: String,
}

impl From<ObjectionEvidenceInput> for Evidence {
    fn from(evidence: ObjectionEvidenceInput) -> Self {
        let ObjectionEvidenceInput { name, sha256, size, media_type } = evidence;
        Self { name, sha256, size, media_type }
    }
}

/// Who objects (异议人).
#[derive(InputObject)]
pub struct ObjectionObjectorInput {
    /// The name, 1 to 200 characters.
    pub name: String,
    /// A telephone number, an address or whatever else leads to the person, 1 to 200 characters.
    pub contact: String,
}

impl std::fmt::Debug for ObjectionObjectorInput {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ObjectionObjectorInput(…)")
    }
}

impl From<ObjectionObjectorInput> for Objector {
    fn from(objector: ObjectionObjectorInput) -> Self {
        Self { name: objector.name, contact: objector.contact }
    }
}

/// An objection to be accepted (受理异议).
#[derive(Debug, InputObject)]
pub struct AcceptObjectionInput {
    /// The objection's id.
    pub objection_id: ID,
    /// What is to be said about it, for those concerned.
    pub note: Option<String>,
}

/// An objection to be refused (不予受理异议).
#[derive(Debug, InputObject)]
pub struct RefuseObjectionInput {
    /// The objection's id.
    pub objection_id: ID,
    /// Why, for those concerned, 1 to 4000 characters.
    pub reason: String,
}

/// An objection to be forwarded (转交异议).
#[derive(Debug, InputObject)]
pub struct ForwardObjectionInput {
    /// The objection's id.
    pub objection_id: ID,
    /// What is to be said about it, for those concerned.
    pub note: Option<String>,
}

/// How an objection is decided (异议处理结果).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum ObjectionDecision {
    /// It is right: the record is corrected (更正).
    Corrected,
    /// It is right: the record is withdrawn (撤销).
    Withdrawn,
    /// It is not right: the record stands (维持).
    Upheld,
}

/// An objection to be decided (处理异议).
#[derive(Debug, InputObject)]
pub struct DecideObjectionInput {
    /// The objection's id.
    pub objection_id: ID,
    /// How it is decided.
    pub decision: ObjectionDecision,
    /// Why, for those concerned, 1 to 4000 characters.
    pub explanation: String,
    /// What the record is to say; with the decision `CORRECTED` only.
    pub correction: Option<ObjectionCorrectionInput>,
    /// Where the objection stood when it was read: it has to be `ACCEPTED`.
    pub expected_state: Code<ObjectionState>,
    /// What the client calls the act, 1 to 200 printable ASCII characters: the same again changes nothing.
    pub idempotency_key: String,
}

/// A correction of the record that was objected to (更正内容).
#[derive(Debug, InputObject)]
pub struct ObjectionCorrectionInput {
    /// The record's revision as it was read. Another one since then is a conflict.
    pub expected_revision: i64,
    /// The fields that change, each once. All others stay.
    pub fields: Vec<CorrectedFieldInput>,
}

/// A field of a record with its new value (更正项).
#[derive(Debug, InputObject)]
pub struct CorrectedFieldInput {
    /// The field as the schema names it, such as `decidedOn`.
    pub name: String,
    /// Its new value as an import reads it: a day as `2016-04-11`, an amount in 万元, a code by its number or its term, a list
    /// of small records as JSON. Nothing clears the field.
    pub value: Option<String>,
}

impl From<ObjectionCorrectionInput> for Correction {
    fn from(correction: ObjectionCorrectionInput) -> Self {
        let fields = correction.fields.into_iter().map(|field| (snake_case(&field.name), field.value));
        Self { expected_revision: correction.expected_revision, fields: fields.collect() }
    }
}
