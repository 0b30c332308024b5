//! An objection in the schema, its list's filter and order.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::code::{ObjectionState, ObjectionType, RecordKind};

use super::{
    objections,
    part::{ObjectionDeadline, ObjectionEvidence, ObjectionObjector, ObjectionParty, ObjectionStep},
    party,
};
use crate::{
    domain::{
        disclosure::cell::Cell,
        objection::{Concerned, objection_table},
        reading::{
            plan::{Child, ChildPlan, Condition, NodePlan, Order, PagePlan, Window},
            row::Row,
        },
        store::table::Table,
    },
    error::ClientError,
    graphql::{
        code::{Code, Coded, cells},
        cost::directive::ListOf,
        id,
        input::DateTimeRange,
        plan::{Conditions, Filter, Listed, Planner, RowType, find},
        record::{RowValues, below, response_key},
        record_macro::order_input,
        render::{Now, NowAll, Ready},
        scalar::{Date, DateTime},
        selection::Selected,
    },
};

/// More steps than any objection has.
const STEPS_MAX: u32 = 100;

/// An objection to a record (异议). Those concerned see it: who objects, the record's publisher, and the operator.
#[derive(Debug, Clone)]
pub struct Objection {
    row: Arc<Row>,
}

/// An objection to a record (异议). Those concerned see it: who objects, the record's publisher, and the operator.
#[Object]
impl Objection {
    /// The objection's global id.
    async fn id(&self) -> Result<ID> {
        Ok(id::encode(self.row.table(), self.row.id()?))
    }

    /// The global id of the record.
    async fn record_id(&self) -> Result<ID> {
        let record = self.row.number("record_id")?.unwrap_or_default();
        Ok(id::encode(&self.row.required_text("kind")?, record))
    }

    /// The kind of the record; nothing for one that this version of the gateway does not know.
    async fn kind(&self) -> Result<Option<Coded<RecordKind>>> {
        self.row.optional_code("kind")
    }

    /// The global id of the enterprise that the record is about.
    async fn enterprise_id(&self) -> Result<ID> {
        Ok(id::encode("enterprise", self.row.number("enterprise_id")?.unwrap_or_default()))
    }

    /// The organisation that entered the record.
    async fn publisher(&self, context: &Context<'_>) -> Result<Now<ObjectionParty>> {
        below(context, &self.row)
    }

    /// The organisation that objects, or through whose program somebody does.
    async fn filed_by(&self, context: &Context<'_>) -> Result<Now<ObjectionParty>> {
        below(context, &self.row)
    }

    /// What is asked for.
    async fn r#type(&self) -> Result<Coded<ObjectionType>> {
        self.row.required_code("type")
    }

    /// Where it stands.
    async fn state(&self) -> Result<Coded<ObjectionState>> {
        self.row.required_code("state")
    }

    /// What is wrong, in the words of who objects.
    async fn statement(&self) -> Result<String> {
        self.row.required_text("statement")
    }

    /// Attachments by their hash.
    #[graphql(directive = ListOf::apply(4))]
    async fn evidence(&self) -> Result<Vec<ObjectionEvidence>> {
        self.row.items("evidence", ObjectionEvidence::of)
    }

    /// Who objects. Nothing for everybody but who decides and the client that filed it.
    async fn objector(&self, context: &Context<'_>) -> Result<Option<ObjectionObjector>> {
        let number = |column| Ok::<_, async_graphql::Error>(self.row.number(column)?.unwrap_or_default());
        let concerned = Concerned {
            publisher: number("publisher_id")?,
            organisation: number("organisation_id")?,
            client: number("client_id")?,
        };
        if !party(context)?.may_see_objector(&concerned) {
            return Ok(None);
        }
        let (name, contact) = (self.row.required_text("objector_name")?, self.row.required_text("objector_contact")?);
        Ok(Some(ObjectionObjector { name, contact }))
    }

    /// When it was filed.
    async fn filed_at(&self) -> Result<DateTime> {
        self.row.required_moment("filed_at")
    }

    /// The next day by which something has to be done. Nothing where nothing has, or where the day is not known:
    /// `deadlines` say why.
    async fn due_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("due_on")
    }

    /// Whether that day is over.
    async fn overdue(&self, context: &Context<'_>) -> Result<bool> {
        Ok(self.row.date("due_on")?.is_some_and(|due_on| due_on < objections(context).today()))
    }

    /// What has to be done within which period of the law.
    #[graphql(directive = ListOf::apply(3))]
    async fn deadlines(&self) -> Result<Vec<ObjectionDeadline>> {
        self.row.items("deadlines", ObjectionDeadline::of)
    }

    /// What was done about it, the earliest first.
    #[graphql(directive = ListOf::apply(5))]
    async fn steps(&self, context: &Context<'_>) -> Result<NowAll<ObjectionStep>> {
        let page = self.row.page(response_key(context))?;
        Ok(NowAll(page.rows.iter().map(|row| ObjectionStep::from_row(Arc::clone(row))).collect()))
    }
}

impl Ready for Objection {}

impl RowType for Objection {
    const TYPES: &'static [&'static str] = &["Objection"];

    fn table() -> &'static Table {
        objection_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        let columns: &[&str] = match field.name() {
            "publisher" => return planner.one::<ObjectionParty>(node, field, "publisher_id").map(|()| true),
            "filedBy" => return planner.one::<ObjectionParty>(node, field, "organisation_id").map(|()| true),
            "steps" => return plan_steps(planner, field, node).map(|()| true),
            "recordId" => &["kind", "record_id"],
            "overdue" => &["due_on"],
            "objector" => &["publisher_id", "organisation_id", "client_id", "objector_name", "objector_contact"],
            _ => return Ok(false),
        };
        Ok(columns.iter().all(|column| node.want(column)))
    }
}

fn plan_steps(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<(), ClientError> {
    let steps = ObjectionStep::table();
    let page = PagePlan {
        node: planner.node::<ObjectionStep>(field.below())?,
        conditions: Vec::new(),
        order: Order { column: find(steps, "id")?, descending: false },
        window: Window { limit: STEPS_MAX, after: None, before: None, backward: false, scope: "".into() },
        rows: true,
        total: false,
    };
    let plan = ChildPlan::Page { foreign: find(steps, "objection_id")?, page };
    node.children.push(Child { key: field.key().into(), plan });
    Ok(())
}

/// Which objections are wanted (异议筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct ObjectionFilter {
    /// Where it stands. One of them.
    pub state: Option<Vec<Code<ObjectionState>>>,
    /// What is asked for. One of them.
    #[graphql(name = "type")]
    pub sort: Option<Vec<Code<ObjectionType>>>,
    /// Whether the day by which something has to be done is over.
    pub overdue: Option<bool>,
    /// The record's global id.
    pub record_id: Option<ID>,
    /// The kind of the record. One of them.
    pub kind: Option<Vec<Code<RecordKind>>>,
    /// The global id of the enterprise that the record is about.
    pub enterprise_id: Option<ID>,
    /// When it was filed.
    pub filed_at: Option<DateTimeRange>,
}

impl Filter for ObjectionFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("state", cells(self.state.as_deref()))?;
        conditions.one_of("type", cells(self.sort.as_deref()))?;
        if let Some(record) = &self.record_id {
            let (table, record) = id::decode(record).map_err(|error| error.at("filter.recordId"))?;
            conditions.one_of("kind", Some(vec![Cell::text(table)]))?;
            conditions.one_of("record_id", Some(vec![Cell::Number(record)]))?;
        }
        conditions.one_of("kind", cells(self.kind.as_deref()))?;
        if let Some(enterprise) = &self.enterprise_id {
            let enterprise = id::decode(enterprise).ok().filter(|(table, _)| table == "enterprise");
            let (_, enterprise) = enterprise.ok_or_else(|| id::not_ours().at("filter.enterpriseId"))?;
            conditions.one_of("enterprise_id", Some(vec![Cell::Number(enterprise)]))?;
        }
        conditions.range("filed_at", "filedAt", self.filed_at)
    }
}

order_input! {
    /// The order of a list of objections (异议排序).
    ObjectionOrder by ObjectionOrderField, smallest first {
        /// By the next day by which something has to be done; those without one come last.
        DueOn = "due_order",
        /// In the order in which they were filed.
        Filed = "id",
    }
}

impl Listed for Objection {
    type Filter = ObjectionFilter;
    type Order = ObjectionOrder;

    fn base_conditions(_: &ObjectionFilter) -> Vec<Condition> {
        Vec::new()
    }
}
