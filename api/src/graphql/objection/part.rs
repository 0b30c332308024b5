//! What an objection is made of.

use std::sync::Arc;

use async_graphql::{ID, Object, Result, SimpleObject};
use entity::code::{ObjectionAct, ObjectionPeriod, ObjectionState, OrganisationKind};

use crate::{
    domain::{
        calendar::Rules,
        disclosure::registry::publisher_table,
        objection::step_table,
        reading::{plan::NodePlan, row::Row},
        store::table::Table,
    },
    error::ClientError,
    graphql::{
        code::Coded,
        id,
        plan::{Planner, RowType},
        record::{Item, RowValues, response_key},
        render::{Now, Ready},
        scalar::{Date, DateTime},
        selection::Selected,
    },
};

/// An organisation as far as an objection concerns it (异议相关机构).
#[derive(Debug, Clone)]
pub struct ObjectionParty {
    row: Arc<Row>,
}

/// An organisation as far as an objection concerns it (异议相关机构).
#[Object]
impl ObjectionParty {
    /// The organisation's global id.
    async fn id(&self) -> Result<ID> {
        Ok(id::encode(self.row.table(), self.row.id()?))
    }

    /// Its name.
    async fn name(&self) -> Result<String> {
        self.row.required_text("name")
    }

    /// What kind of organisation it is.
    async fn kind(&self) -> Result<Coded<OrganisationKind>> {
        self.row.required_code("kind")
    }
}

impl Ready for ObjectionParty {}

impl RowType for ObjectionParty {
    const TYPES: &'static [&'static str] = &["ObjectionParty"];

    fn table() -> &'static Table {
        publisher_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(_: &Planner<'_>, _: &Selected<'_>, _: &mut NodePlan) -> Result<bool, ClientError> {
        Ok(false)
    }
}

/// What was done about an objection (异议处理记录). Steps are never changed or removed.
#[derive(Debug, Clone)]
pub struct ObjectionStep {
    row: Arc<Row>,
}

/// What was done about an objection (异议处理记录). Steps are never changed or removed.
#[Object]
impl ObjectionStep {
    /// When it was done.
    async fn at(&self) -> Result<DateTime> {
        self.row.required_moment("at")
    }

    /// What was done.
    async fn act(&self) -> Result<Coded<ObjectionAct>> {
        self.row.required_code("act")
    }

    /// Where the objection stood afterwards.
    async fn state(&self) -> Result<Coded<ObjectionState>> {
        self.row.required_code("state")
    }

    /// The organisation that did it; nothing for the gateway, which reminds.
    async fn organisation(&self, context: &async_graphql::Context<'_>) -> Result<Option<Now<ObjectionParty>>> {
        Ok(self.row.one(response_key(context))?.map(|row| Now(ObjectionParty::from_row(row))))
    }

    /// What whoever did it said: the reason of a refusal, the explanation of a decision.
    async fn note(&self) -> Result<Option<String>> {
        self.row.optional_text("note")
    }

    /// The day that a reminder is about.
    async fn due_on(&self) -> Result<Option<Date>> {
        self.row.optional_date("due_on")
    }
}

impl Ready for ObjectionStep {}

impl RowType for ObjectionStep {
    const TYPES: &'static [&'static str] = &["ObjectionStep"];

    fn table() -> &'static Table {
        step_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        if field.name() == "organisation" {
            planner.one::<ObjectionParty>(node, field, "organisation_id")?;
        }
        Ok(field.name() == "organisation")
    }
}

/// Who objects (异议人). Shown to who decides and to the client that filed it, and to nobody else.
#[derive(Debug, SimpleObject)]
pub struct ObjectionObjector {
    /// The name.
    pub name: String,
    /// A telephone number, an address or whatever else leads to the person.
    pub contact: String,
}

/// An attachment by its hash (证据材料). The file itself stays with who objects.
#[derive(Debug, SimpleObject)]
pub struct ObjectionEvidence {
    /// Its name.
    name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    sha256: String,
    /// Its bytes.
    size: i64,
    /// Its media type.
    media_type: String,
}

impl ObjectionEvidence {
    /// Reads it off the row.
    ///
    /// # Errors
    /// Internal, when it is not whole.
    pub fn of(item: Item<'_>) -> Result<Self> {
        Ok(Self {
            name: item.required_text("name")?,
            sha256: item.required_text("sha256")?,
            size: item.required_number("size")?,
            media_type: item.required_text("media_type")?,
        })
    }
}

/// Something that has to be done about an objection within a period of the law (异议处理期限).
#[derive(Debug, SimpleObject)]
pub struct ObjectionDeadline {
    /// What has to be done.
    period: Coded<ObjectionPeriod>,
    /// The name of the rule that it follows from.
    rule: String,
    /// The Chinese term of the rule.
    title: Option<String>,
    /// The provision.
    source: Option<String>,
    /// The last day; nothing where it is not known.
    due_on: Option<Date>,
    /// Why the last day is not known.
    reason: Option<String>,
    /// The day on which it was done; nothing until then.
    met_on: Option<Date>,
}

impl ObjectionDeadline {
    /// Reads it off the row.
    ///
    /// # Errors
    /// Internal, when it is not whole.
    pub fn of(item: Item<'_>) -> Result<Self> {
        let rule = item.required_text("rule")?;
        let known = Rules::embedded().iter().find(|known| known.name == rule);
        Ok(Self {
            period: item.required_code("period")?,
            title: known.map(|known| known.title.clone()),
            source: known.map(|known| known.source.clone()),
            rule,
            due_on: item.date("due_on"),
            reason: item.text("reason"),
            met_on: item.date("met_on"),
        })
    }
}
