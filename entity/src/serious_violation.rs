//! Rows of `serious_violation`: entries in the list of enterprises with serious violations (严重违法失信企业名单).

use sea_orm::entity::prelude::*;

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "serious_violation")]
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
    /// The listing decision's number.
    pub document_number: Option<String>,
    /// Who listed it.
    pub authority: String,
    /// A code of `SeriousReason`.
    pub reason: String,
    /// When it was listed.
    pub listed_on: Date,
    /// How the decision can be contested, as the decision says.
    pub remedies: Option<String>,
    /// A code of `SeriousRemovalReason`.
    pub removal_reason: Option<String>,
    /// When it was removed.
    pub removed_on: Option<Date>,
    /// Who removed it.
    pub removal_authority: Option<String>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
