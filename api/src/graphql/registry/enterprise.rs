//! Enterprises in the schema: their registered particulars, and every kind of record below them.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, MergedObject, Object, Result, SimpleObject};
use entity::code::{CodeList, EntityType, Industry, RecordState, RegistrationStatus, division};

use super::lists::EnterpriseLists;
use crate::{
    domain::{
        disclosure::{cell::Cell, registry::table_of},
        reading::{
            plan::{Condition, NodePlan},
            row::Row,
        },
        registry::enterprise as domain,
        store::table::Table,
    },
    error::ClientError,
    graphql::{
        access::organisation::Organisation,
        code::{Code, Coded, cells},
        disclosure::interface::EnterpriseTimeline,
        id,
        input::{DateRange, DateTimeRange, check_districts, texts},
        plan::{Conditions, Filter, Listed, Planner, RowType, find},
        record::{RowValues, below},
        record_macro::order_input,
        render::{Now, Ready},
        scalar::{CreditCode, Date, DateTime, Decimal},
        selection::Selected,
    },
};

/// An enterprise (企业) with everything that is disclosed under its name (全景图): its registered particulars, and a list
/// for each kind of record. Individual businesses (个体工商户) and co-operatives are enterprises here too.
#[derive(MergedObject)]
pub struct Enterprise(EnterpriseParticulars, EnterpriseTimeline, EnterpriseLists);

impl Enterprise {
    /// The enterprise's global id, for the `Node` interface.
    ///
    /// # Errors
    /// Internal, when the row has none.
    pub async fn id(&self, _: &Context<'_>) -> Result<ID> {
        Ok(id::encode(self.0.row.table(), self.0.row.id()?))
    }
}

/// The registered particulars.
pub struct EnterpriseParticulars {
    row: Arc<Row>,
}

#[Object]
impl EnterpriseParticulars {
    /// The enterprise's global id.
    async fn id(&self) -> Result<ID> {
        Ok(id::encode(self.row.table(), self.row.id()?))
    }

    /// The unified social credit code (统一社会信用代码). Enterprises registered before October 2015 may have none yet.
    async fn credit_code(&self) -> Result<Option<CreditCode>> {
        Ok(self.row.optional_text("credit_code")?.map(CreditCode))
    }

    /// The registration number (注册号) of 15 digits, where there is one.
    async fn registration_number(&self) -> Result<Option<String>> {
        self.row.optional_text("registration_number")
    }

    /// The name (名称).
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// Former names (曾用名), the latest first.
    async fn former_names(&self) -> Result<Vec<String>> {
        self.row.texts("former_names")
    }

    /// The type of enterprise (类型).
    async fn entity_type(&self) -> Result<Coded<EntityType>> {
        self.row.required_code("entity_type")
    }

    /// The legal representative (法定代表人); for other types the person in charge (负责人), operator (经营者), investor (投资人)
    /// or managing partner (执行事务合伙人). A name only.
    async fn legal_representative(&self) -> Result<Option<String>> {
        self.row.optional_text("legal_representative")
    }

    /// The registered capital (注册资本).
    async fn registered_capital(&self) -> Result<Option<RegisteredCapital>> {
        let amount = self.row.optional_amount("registered_capital")?;
        let currency = self.row.optional_text("currency")?;
        Ok(amount.map(|amount| RegisteredCapital { amount, currency: currency.unwrap_or_else(|| "CNY".to_owned()) }))
    }

    /// When it was established (成立日期).
    async fn established_on(&self) -> Result<Date> {
        self.row.required_date("established_on")
    }

    /// When its term of business begins (营业期限自).
    async fn term_from(&self) -> Result<Option<Date>> {
        self.row.optional_date("term_from")
    }

    /// When its term of business ends (营业期限至); nothing when it has no end.
    async fn term_to(&self) -> Result<Option<Date>> {
        self.row.optional_date("term_to")
    }

    /// The registration authority (登记机关), by name.
    async fn registration_authority(&self) -> Result<String> {
        self.row.required_text("registration_authority")
    }

    /// When the latest registration was approved (核准日期).
    async fn approved_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("approved_on")
    }

    /// The registration status (登记状态).
    async fn status(&self) -> Result<Coded<RegistrationStatus>> {
        self.row.required_code("status")
    }

    /// The status as the source wrote it.
    async fn status_text(&self) -> Result<Option<String>> {
        self.row.optional_text("status_text")
    }

    /// The registered address (住所).
    async fn address(&self) -> Result<Option<String>> {
        self.row.optional_text("address")
    }

    /// The business scope (经营范围).
    async fn business_scope(&self) -> Result<Option<String>> {
        self.row.optional_text("business_scope")
    }

    /// The district (所在区县).
    async fn district(&self) -> Result<Option<Division>> {
        Ok(self.row.optional_text("district")?.map(Division::new))
    }

    /// The industry section (行业门类, GB/T 4754).
    async fn industry(&self) -> Result<Option<Coded<Industry>>> {
        self.row.optional_code("industry")
    }

    /// When its licence was revoked (吊销日期).
    async fn revoked_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("revoked_on")
    }

    /// When it was deregistered (注销日期).
    async fn deregistered_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("deregistered_on")
    }

    /// Whether it is on the list of enterprises with abnormal operations now (是否在经营异常名录中).
    async fn on_abnormal_list(&self) -> Result<bool> {
        self.row.required_flag("on_abnormal_list")
    }

    /// Whether it is on the list of enterprises with serious violations now (是否在严重违法失信企业名单中).
    async fn on_serious_list(&self) -> Result<bool> {
        self.row.required_flag("on_serious_list")
    }

    /// The organisation that registered it.
    async fn publisher(&self, context: &Context<'_>) -> Result<Now<Organisation>> {
        below(context, &self.row)
    }

    /// 1 when it was entered, one more with each change of its particulars.
    async fn revision(&self) -> Result<i32> {
        self.row.required_number("revision")
    }

    /// When its particulars were first published.
    async fn published_at(&self) -> Result<DateTime> {
        self.row.required_moment("published_at")
    }

    /// When its particulars last changed.
    async fn updated_at(&self) -> Result<DateTime> {
        self.row.required_moment("updated_at")
    }
}

/// A registered capital (注册资本).
#[derive(Debug, SimpleObject)]
pub struct RegisteredCapital {
    /// The amount in units of 10,000 (万元) of the currency.
    amount: Decimal,
    /// The currency, by its ISO 4217 letters, such as `CNY`.
    currency: String,
}

/// An administrative division (行政区划, GB/T 2260).
#[derive(Debug, SimpleObject)]
pub struct Division {
    /// Its code, such as `310115`.
    code: String,
    /// Its name, such as 浦东新区. Nothing for a code that no edition has.
    name: Option<String>,
}

impl Division {
    /// The division of this code, of any edition.
    pub fn new(code: String) -> Self {
        let name = division::find_any(&code).map(|division| division.name.to_owned());
        Self { code, name }
    }
}

impl Ready for Enterprise {
    fn types(&self) -> &'static [&'static str] {
        Self::TYPES
    }
}

impl RowType for Enterprise {
    const TYPES: &'static [&'static str] = &["Enterprise", "Node"];

    fn table() -> &'static Table {
        table_of(&domain::Enterprise)
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self(
            EnterpriseParticulars { row: Arc::clone(&row) },
            EnterpriseTimeline::new(Arc::clone(&row)),
            EnterpriseLists::new(row),
        )
    }

    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        match field.name() {
            "publisher" => planner.one::<Organisation>(node, field, "publisher_id").map(|()| true),
            "registeredCapital" => Ok(node.want("registered_capital") && node.want("currency")),
            "disclosures" => EnterpriseTimeline::plan_field(planner, field, node),
            _ => EnterpriseLists::plan_field(planner, field, node),
        }
    }
}

impl Listed for Enterprise {
    type Filter = EnterpriseFilter;
    type Order = EnterpriseOrder;

    fn base_conditions(_: &Self::Filter) -> Vec<Condition> {
        let current = vec![Cell::text(RecordState::Current.code())];
        find(Self::table(), "state").map(|column| Condition::OneOf(column, current)).into_iter().collect()
    }
}

/// Which enterprises are wanted (企业筛选). All conditions given must hold. To find one by name, use `searchEnterprises`.
#[derive(Debug, Clone, Default, InputObject)]
pub struct EnterpriseFilter {
    /// The district, by division code (GB/T 2260), such as `310115`. One of them.
    pub district: Option<Vec<String>>,
    /// The industry section. One of them.
    pub industry: Option<Vec<Code<Industry>>>,
    /// The registration status. One of them.
    pub status: Option<Vec<Code<RegistrationStatus>>>,
    /// The type of enterprise. One of them.
    pub entity_type: Option<Vec<Code<EntityType>>>,
    /// The registration authority, by its exact name. One of them.
    pub registration_authority: Option<Vec<String>>,
    /// When it was established.
    pub established_on: Option<DateRange>,
    /// When its particulars last changed.
    pub updated_at: Option<DateTimeRange>,
    /// Whether it is on the list of enterprises with abnormal operations.
    pub on_abnormal_list: Option<bool>,
    /// Whether it is on the list of enterprises with serious violations.
    pub on_serious_list: Option<bool>,
}

impl Filter for EnterpriseFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        let authorities = texts("registrationAuthority", self.registration_authority.as_deref())?;
        conditions.one_of("district", texts("district", self.district.as_deref())?)?;
        check_districts("filter.district", self.district.as_deref())?;
        conditions.one_of("industry", cells(self.industry.as_deref()))?;
        conditions.one_of("status", cells(self.status.as_deref()))?;
        conditions.one_of("entity_type", cells(self.entity_type.as_deref()))?;
        conditions.one_of("registration_authority", authorities)?;
        conditions.range("established_on", "establishedOn", self.established_on)?;
        conditions.range("updated_at", "updatedAt", self.updated_at)?;
        conditions.is("on_abnormal_list", self.on_abnormal_list)?;
        conditions.is("on_serious_list", self.on_serious_list)
    }
}

order_input! {
    /// The order of a list of enterprises (企业排序).
    EnterpriseOrder by EnterpriseOrderField {
        /// By the day it was established on.
        EstablishedOn = "established_on",
        /// By the moment its particulars last changed.
        UpdatedAt = "updated_at",
    }
}
