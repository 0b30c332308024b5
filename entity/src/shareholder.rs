//! Rows of `shareholder`: shareholders and their contributions (股东及出资).

use sea_orm::entity::prelude::*;

/// One shareholder.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shareholder")]
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
    /// The shareholder's name.
    pub name: String,
    /// A code of `ShareholderKind`.
    pub kind: String,
    /// A code of `CertificateKind`.
    pub certificate_kind: Option<String>,
    /// The certificate's number; never a natural person's.
    pub certificate_number: Option<String>,
    /// The contribution subscribed, in fen.
    pub subscribed_amount: Option<i64>,
    /// When the subscribed contribution is due.
    pub subscribed_on: Option<Date>,
    /// Codes of `ContributionForm`: what is to be contributed.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub subscribed_forms: Option<Json>,
    /// The contribution paid in, in fen.
    pub paid_amount: Option<i64>,
    /// When it was paid in.
    pub paid_on: Option<Date>,
    /// Codes of `ContributionForm`: what was contributed.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub paid_forms: Option<Json>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
