//! Rows of `penalty`: administrative penalties (行政处罚).

use sea_orm::entity::prelude::*;

/// One penalty decision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "penalty")]
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
    /// The number of the penalty decision.
    pub document_number: String,
    /// The type of the violation.
    pub violation: Option<String>,
    /// What was found.
    pub facts: Option<String>,
    /// The provisions applied.
    pub legal_basis: Option<String>,
    /// Codes of `PenaltyKind`, one or several.
    #[sea_orm(column_type = "JsonBinary")]
    pub kinds: Json,
    /// The penalty as the decision words it.
    pub content: Option<String>,
    /// The fine, in fen.
    pub fine_amount: Option<i64>,
    /// What was confiscated, in fen.
    pub confiscated_amount: Option<i64>,
    /// Name and number of a suspended or revoked licence.
    pub revoked_licence: Option<String>,
    /// When it was decided.
    pub decided_on: Date,
    /// The last day of its disclosure.
    pub display_until: Option<Date>,
    /// Who decided.
    pub authority: String,
    /// That authority's unified social credit code.
    pub authority_code: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
