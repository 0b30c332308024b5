//! Rows of `alteration`: registered changes of an enterprise's particulars (变更信息).

use sea_orm::entity::prelude::*;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "alteration")]
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
    /// What was changed, as the register names it.
    pub item: String,
    /// 2 for the second change of one item on one day, 3 for the third; empty for the first.
    pub ordinal: Option<i64>,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
    /// When the change was registered.
    pub altered_on: Date,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
