//! What all kinds of disclosure have in common in the schema: the interface, and the timeline over all of them.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Interface, Object, Result, ServerResult, Value};

use super::{
    abnormal_operation::AbnormalOperation, annual_report::AnnualReport, chattel_mortgage::ChattelMortgage,
    complaint::Complaint, equity_pledge::EquityPledge, honour::Honour, inspection::Inspection,
    intellectual_property_pledge::IntellectualPropertyPledge, licence::Licence, penalty::Penalty,
    serious_violation::SeriousViolation, supervision_record::SupervisionRecord,
};
use crate::{
    domain::{
        disclosure::{cell::Cell, kind, kind::DisclosureKind, registry::table_of},
        reading::{
            plan::{Child, ChildPlan, Condition, NodePlan, Order, TimelineKind, TimelinePlan},
            row::Row,
        },
    },
    error::ClientError,
    graphql::{
        access::organisation::Organisation,
        code::Coded,
        connection::Connection,
        cost::directive::Paged,
        input::{DateRange, DateTimeRange},
        plan::{Conditions, ConnectionShape, OrderBy, Planner, RowType, find, scope},
        record::{occurred_on, response_key},
        record_macro::order_input,
        registry::enterprise::Enterprise,
        render::{Now, Ready},
        scalar::{Date, DateTime},
        selection::{Selected, Selection},
    },
};
use entity::code::{CodeList, RecordState};

/// One kind of the timeline: how to plan its rows and how to show them.
struct TimelineEntry {
    name: DisclosureType,
    kind: &'static dyn DisclosureKind,
    plan: fn(&Planner<'_>, &Selection<'_>) -> Result<NodePlan, ClientError>,
    show: fn(Arc<Row>) -> Disclosure,
}

/// Makes the interface and the timeline's table, one line a kind.
macro_rules! disclosures {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {
        /// A record that is disclosed under an enterprise (公示信息), of whatever kind.
        #[derive(Interface)]
        #[graphql(
            field(name = "id", ty = "ID", desc = "The record's global id."),
            field(name = "enterprise", ty = "Now<Enterprise>", desc = "The enterprise that it is recorded under."),
            field(name = "publisher", ty = "Now<Organisation>", desc = "The organisation that entered it and answers for it."),
            field(name = "state", ty = "Coded<RecordState>", desc = "Whether it stands, or was withdrawn."),
            field(name = "revision", ty = "i32", desc = "1 when it was entered, one more with each change."),
            field(name = "published_at", ty = "DateTime", desc = "When it was first published."),
            field(name = "updated_at", ty = "DateTime", desc = "When it last changed."),
            field(name = "under_objection", ty = "bool", desc = "Whether an objection to it (异议) is open."),
            field(name = "occurred_on", ty = "Date", desc = "The day it is placed on in the timeline."),
            field(name = "document_number", ty = "Option<String>", desc = "The number of the document that it rests on, where one is stated."),
            field(name = "authority", ty = "String", desc = "The authority or association that decided it, by name."),
        )]
        pub enum Disclosure {
            $($(#[doc = $doc])+ $name($name)),+
        }

        /// A kind of disclosure (公示信息类别).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
        pub enum DisclosureType {
            $($(#[doc = $doc])+ $name),+
        }

        impl Ready for Disclosure {
            fn types(&self) -> &'static [&'static str] {
                match self {
                    $(Self::$name(record) => record.types()),+
                }
            }

            fn field(&self, context: &Context<'_>) -> ServerResult<Value> {
                match self {
                    $(Self::$name(record) => record.field(context)),+
                }
            }
        }

        static TIMELINE: &[TimelineEntry] = &[
            $(TimelineEntry {
                name: DisclosureType::$name,
                kind: &kind::$name,
                plan: |planner, selection| planner.node::<$name>(selection),
                show: |row| Disclosure::$name($name::from_row(row)),
            }),+
        ];
    };
}

disclosures! {
    /// Administrative licences (行政许可).
    Licence,
    /// Administrative penalties (行政处罚).
    Penalty,
    /// Chattel mortgages (动产抵押登记).
    ChattelMortgage,
    /// Pledges of equity (股权出质登记).
    EquityPledge,
    /// Pledges of intellectual property (知识产权出质登记).
    IntellectualPropertyPledge,
    /// Annual reports (年度报告).
    AnnualReport,
    /// Entries in the list of enterprises with abnormal operations (经营异常名录).
    AbnormalOperation,
    /// Entries in the list of enterprises with serious violations (严重违法失信企业名单).
    SeriousViolation,
    /// Spot checks (抽查检查).
    Inspection,
    /// Consumer complaints (消费投诉).
    Complaint,
    /// Honours (荣誉评定).
    Honour,
    /// Records of industry supervision (行业监督管理).
    SupervisionRecord,
}

/// Which disclosures are wanted (公示信息筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DisclosureFilter {
    /// The kinds of record. One of them.
    pub kind: Option<Vec<DisclosureType>>,
    /// The day on the timeline.
    pub occurred_on: Option<DateRange>,
    /// When the record was first published.
    pub published_at: Option<DateTimeRange>,
}

order_input! {
    /// The order of a timeline (公示信息排序).
    DisclosureOrder by DisclosureOrderField {
        /// By the day on the timeline.
        OccurredOn = "occurred_on",
    }
}

/// The timeline below an enterprise.
pub struct EnterpriseTimeline {
    row: Arc<Row>,
}

impl EnterpriseTimeline {
    /// The timeline below the enterprise of this row.
    pub fn new(row: Arc<Row>) -> Self {
        Self { row }
    }

    /// Plans the timeline.
    ///
    /// # Errors
    /// A [`ClientError`] for arguments that are wrong here or below.
    pub fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        let plan = ChildPlan::Timeline(plan(planner, field)?);
        node.children.push(Child { key: field.key().into(), plan });
        Ok(true)
    }
}

#[Object]
impl EnterpriseTimeline {
    /// Everything that is disclosed under the enterprise, of all kinds, on one timeline (全景图). Withdrawn records are
    /// left out.
    #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan has read them")]
    #[graphql(directive = Paged::apply())]
    async fn disclosures(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many records from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
        #[graphql(name = "after", desc = "Only records after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many records from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only records before this cursor.")] _before: Option<String>,
        #[graphql(name = "filter", desc = "Which records.")] _filter: Option<DisclosureFilter>,
        #[graphql(name = "orderBy", desc = "In which order; the latest first when nothing is said.")] _order_by: Option<
            DisclosureOrder,
        >,
    ) -> Result<Now<Connection<Disclosure>>> {
        let page = self.row.page(response_key(context))?;
        Ok(Now(Connection::of_many(page, |row| {
            let entry = TIMELINE.iter().find(|entry| entry.kind.name() == row.table());
            entry.map(|entry| (entry.show)(row))
        })))
    }
}

fn plan(planner: &Planner<'_>, field: &Selected<'_>) -> Result<TimelinePlan, ClientError> {
    let filter = field.argument::<Option<DisclosureFilter>>("filter")?.unwrap_or_default();
    let order: OrderBy = field.argument::<Option<DisclosureOrder>>("orderBy")?.unwrap_or_default().into();
    let shape = ConnectionShape::of(field.below());
    let wanted = |entry: &&TimelineEntry| filter.kind.as_ref().is_none_or(|kinds| kinds.contains(&entry.name));
    let kinds = TIMELINE.iter().filter(wanted).map(|entry| plan_kind(planner, entry, &filter, &shape));
    let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
    // All kinds order by their own date; any of them names the scope.
    let date = find(table_of(&kind::Licence), occurred_on(&kind::Licence))?;
    let scope = scope("disclosure", Order { column: date, descending: order.descending });
    Ok(TimelinePlan {
        kinds,
        descending: order.descending,
        window: planner.window(field, &scope)?,
        rows: shape.rows,
        total: shape.total,
    })
}

fn plan_kind(
    planner: &Planner<'_>,
    entry: &TimelineEntry,
    filter: &DisclosureFilter,
    shape: &ConnectionShape<'_>,
) -> Result<TimelineKind, ClientError> {
    let table = table_of(entry.kind);
    let date = occurred_on(entry.kind);
    let current = vec![Cell::text(RecordState::Current.code())];
    let mut conditions = Conditions::new(table, vec![Condition::OneOf(find(table, "state")?, current)]);
    conditions.range(date, "occurredOn", filter.occurred_on)?;
    conditions.range("published_at", "publishedAt", filter.published_at)?;
    Ok(TimelineKind {
        foreign: find(table, "enterprise_id")?,
        date: find(table, date)?,
        node: (entry.plan)(planner, &shape.node)?,
        conditions: conditions.finish(),
    })
}
