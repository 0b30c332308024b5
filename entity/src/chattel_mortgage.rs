//! Rows of `chattel_mortgage`: registered chattel mortgages (动产抵押登记).

use sea_orm::entity::prelude::*;

/// One mortgage.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "chattel_mortgage")]
pub struct Model {
    /// The record's id, unique among the records of all kinds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The enterprise it is recorded under.
    pub enterprise_id: i64,
    /// The identity fields in one text; unique under the enterprise.
    pub identity: String,
    /// The organisation that entered it and answers for it.
    pub publisher_id: i64,
    /// A code of `RecordState`.
    pub state: String,
    /// 1 when entered, one more with each change.
    pub revision: i32,
    /// A hash of the kind's fields: a submission with the same hash changes nothing.
    pub content_hash: i64,
    /// When it was first published.
    pub published_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// The enterprise's district.
    pub district: Option<String>,
    /// The enterprise's industry section.
    pub industry: Option<String>,
    /// The last day on which the law lets it be published first; none where no rule of it is known.
    pub due_on: Option<Date>,
    /// Whether it was published after that day; none where that is not known.
    pub published_late: Option<bool>,
    /// Whether an objection to it is open.
    pub under_objection: bool,
    /// Its document's number without what people write in several ways; unique under enterprise and publisher.
    pub document_key: Option<String>,
    /// The mortgage's registration number.
    pub registration_number: String,
    /// The number of the registering document.
    pub document_number: Option<String>,
    /// Who registered it.
    pub authority: String,
    /// When it was registered.
    pub registered_on: Date,
    /// A code of `Validity`.
    pub validity: Option<String>,
    /// Whom the mortgage secures; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub mortgagees: Option<Json>,
    /// A code of `SecuredClaimKind`.
    pub secured_claim_kind: Option<String>,
    /// The secured claim, in fen.
    pub secured_claim_amount: Option<i64>,
    /// What the security covers.
    pub secured_claim_scope: Option<String>,
    /// The first day of the term of performance.
    pub secured_claim_from: Option<Date>,
    /// The last day of the term of performance.
    pub secured_claim_to: Option<Date>,
    /// What is mortgaged; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub collateral: Option<Json>,
    /// Changes of the registration; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub alterations: Option<Json>,
    /// When the registration was cancelled.
    pub cancelled_on: Option<Date>,
    /// Why it was cancelled.
    pub cancellation_reason: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
