//! Rows of `enterprise`: the registered particulars of every enterprise (登记信息).

use sea_orm::entity::prelude::*;

/// One enterprise.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enterprise")]
pub struct Model {
    /// The enterprise's id, unique among the records of all kinds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Its unified social credit code (18 characters).
    pub credit_code: Option<String>,
    /// Its registration number (15 digits).
    pub registration_number: Option<String>,
    /// Its registered name.
    pub name: String,
    /// The names it had before; a list of texts.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub former_names: Option<Json>,
    /// A code of `EntityType`.
    pub entity_type: String,
    /// The name of its legal representative, responsible person, operator, investor or managing partner.
    pub legal_representative: Option<String>,
    /// The registered capital, in fen of `currency` (its hundredths).
    pub registered_capital: Option<i64>,
    /// A code of `Currency`.
    pub currency: Option<String>,
    /// When it was established.
    pub established_on: Date,
    /// The first day of its term of business.
    pub term_from: Option<Date>,
    /// The last day of its term of business; none when it has no end.
    pub term_to: Option<Date>,
    /// Who registered it.
    pub registration_authority: String,
    /// When its latest particulars were approved.
    pub approved_on: Option<Date>,
    /// A code of `RegistrationStatus`.
    pub status: String,
    /// The status as the source wrote it.
    pub status_text: Option<String>,
    /// The registered address.
    pub address: Option<String>,
    /// The business scope.
    pub business_scope: Option<String>,
    /// The division code of its district.
    pub district: Option<String>,
    /// A code of `Industry`: the section.
    pub industry: Option<String>,
    /// When its licence was revoked.
    pub revoked_on: Option<Date>,
    /// When it was deregistered.
    pub deregistered_on: Option<Date>,
    /// Whether an open entry puts it on the abnormal list.
    pub on_abnormal_list: bool,
    /// Whether an open entry puts it on the serious list.
    pub on_serious_list: bool,
    /// The organisation that entered it and answers for it.
    pub publisher_id: i64,
    /// A code of `RecordState`.
    pub state: String,
    /// 1 when entered, one more with each change.
    pub revision: i32,
    /// A hash of its fields: a submission with the same hash changes nothing.
    pub content_hash: i64,
    /// When it was first published.
    pub published_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
