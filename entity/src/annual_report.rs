//! Rows of `annual_report`: annual reports (年度报告).

use sea_orm::entity::prelude::*;

/// One year's report.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "annual_report")]
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
    /// The year reported on.
    pub year: i32,
    /// When it was filed.
    pub submitted_on: Date,
    /// The number of the filing receipt.
    pub document_number: Option<String>,
    /// Who keeps the report: the registration authority.
    pub authority: String,
    /// The enterprise's telephone number.
    pub contact_phone: Option<String>,
    /// The enterprise's e-mail address.
    pub contact_email: Option<String>,
    /// The enterprise's postal address.
    pub postal_address: Option<String>,
    /// Its postal code.
    pub postal_code: Option<String>,
    /// A code of `OperatingState`.
    pub operating_state: Option<String>,
    /// How many people worked there; empty when not disclosed.
    pub employees: Option<i64>,
    /// Whether the enterprise discloses that number.
    pub employees_disclosed: bool,
    /// Web sites and shops; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub websites: Option<Json>,
    /// Shareholders and contributions; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub shareholders: Option<Json>,
    /// Investments in other enterprises; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub investments: Option<Json>,
    /// Guarantees given; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub guarantees: Option<Json>,
    /// Financial figures, each with its own flag; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub figures: Option<Json>,
    /// What was amended after filing; a list of small records.
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub amendments: Option<Json>,
}

/// No relations: reads are planned statements, not joins of entities.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
