//! Anything by its global id (Relay).

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Context, ID, Interface, Object, Result};
use entity::code::{CodeList, OrganisationKind};

use super::{
    access::organisation::Organisation,
    cost::directive::ListBy,
    disclosure::{
        abnormal_operation::AbnormalOperation, annual_report::AnnualReport, chattel_mortgage::ChattelMortgage,
        complaint::Complaint, equity_pledge::EquityPledge, honour::Honour, inspection::Inspection,
        intellectual_property_pledge::IntellectualPropertyPledge, licence::Licence, penalty::Penalty,
        serious_violation::SeriousViolation, supervision_record::SupervisionRecord,
    },
    id,
    plan::{Planner, RowType, find},
    registry::{
        alteration::Alteration, branch::Branch, enterprise::Enterprise, key_person::KeyPerson, shareholder::Shareholder,
    },
    root::{planner, reader},
    selection::Selection,
};
use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::{
            plan::{Condition, NodePlan, Order, PagePlan, Window},
            row::Row,
        },
        store::table::Table,
    },
    error::ClientError,
};

/// The most ids that `nodes` takes.
const MOST_IDS: i32 = 100;

/// One type that has ids: how to plan its rows and how to show them.
struct NodeType {
    table: fn() -> &'static Table,
    plan: fn(&Planner<'_>, &Selection<'_>) -> Result<NodePlan, ClientError>,
    show: fn(Arc<Row>) -> Node,
}

macro_rules! node_types {
    ($($name:ident),+ $(,)?) => {
        /// Anything that has a global id (对象).
        #[derive(Interface)]
        #[graphql(field(name = "id", ty = "ID", desc = "The global id."))]
        pub enum Node {
            $(#[doc = concat!("The type `", stringify!($name), "`.")] $name($name)),+
        }

        static TYPES: &[NodeType] = &[
            $(NodeType {
                table: <$name as RowType>::table,
                plan: |planner, selection| planner.node::<$name>(selection),
                show: |row| Node::$name($name::from_row(row)),
            }),+
        ];
    };
}

node_types! {
    Enterprise, Organisation, Alteration, Shareholder, KeyPerson, Branch, Licence, Penalty, ChattelMortgage,
    EquityPledge, IntellectualPropertyPledge, AnnualReport, AbnormalOperation, SeriousViolation, Inspection, Complaint,
    Honour, SupervisionRecord,
}

/// Queries by global id.
#[derive(Debug, Default)]
pub struct NodeQueries;

#[Object]
impl NodeQueries {
    /// What has this id; nothing when there is none. Records stay readable by id when they are withdrawn.
    async fn node(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id as a query returned it.")] id: ID,
    ) -> Result<Option<Node>> {
        let (kind, id) = parse(&id)?;
        let node = (kind.plan)(&planner(context)?, &Selection::of(context))?;
        let found = reader(context).find(&node, &conditions(kind, &[id])?).await?;
        Ok(found.map(kind.show))
    }

    /// What has these ids, in their order, with nothing in the place of an id that names nothing. At most 100.
    #[graphql(directive = ListBy::apply("ids", MOST_IDS))]
    async fn nodes(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Ids as queries returned them.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if i32::try_from(ids.len()).ok().is_none_or(|count| count > MOST_IDS) {
            return Err(ClientError::bad_input("ids", format!("takes at most {MOST_IDS} ids")).into());
        }
        let wanted = ids.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        let mut by_table: BTreeMap<&str, (&NodeType, Vec<i64>)> = BTreeMap::new();
        for (kind, id) in &wanted {
            by_table.entry((kind.table)().name).or_insert((kind, Vec::new())).1.push(*id);
        }
        let planner = planner(context)?;
        let reader = &reader(context);
        let mut pages = Vec::new();
        for (kind, ids) in by_table.into_values() {
            pages.push(plan_ids(&planner, context, kind, &ids)?);
        }
        let mut found = BTreeMap::new();
        for page in pages {
            for row in reader.page(&page).await?.rows {
                found.insert((row.table(), row.id()?), row);
            }
        }
        let shown = wanted.iter().map(|(kind, id)| {
            let row = found.get(&((kind.table)().name, *id))?;
            Some((kind.show)(Arc::clone(row)))
        });
        Ok(shown.collect())
    }
}

/// The type and the record that an id names.
fn parse(id: &ID) -> Result<(&'static NodeType, i64), ClientError> {
    let (table, id) = id::decode(id)?;
    let kind = TYPES.iter().find(|kind| (kind.table)().name == table);
    kind.map(|kind| (kind, id)).ok_or_else(id::not_ours)
}

/// Just these rows, as far as everybody may know of them: organisations that only read are nobody else's business.
fn conditions(kind: &NodeType, ids: &[i64]) -> Result<Vec<Condition>, ClientError> {
    let table = (kind.table)();
    let mut conditions = vec![Condition::OneOf(find(table, "id")?, ids.iter().copied().map(Cell::Number).collect())];
    if table.name == Organisation::table().name {
        let publishers = OrganisationKind::PUBLISHERS.iter().map(|kind| Cell::text(kind.code())).collect();
        conditions.push(Condition::OneOf(find(table, "kind")?, publishers));
    }
    Ok(conditions)
}

/// A page of just these rows.
fn plan_ids(
    planner: &Planner<'_>,
    context: &Context<'_>,
    kind: &NodeType,
    ids: &[i64],
) -> Result<PagePlan, ClientError> {
    let column = find((kind.table)(), "id")?;
    let limit = u32::try_from(ids.len()).unwrap_or(u32::MAX - 1);
    Ok(PagePlan {
        node: (kind.plan)(planner, &Selection::of(context))?,
        conditions: conditions(kind, ids)?,
        order: Order { column, descending: false },
        window: Window { limit, after: None, before: None, backward: false, scope: "".into() },
        rows: true,
        total: false,
    })
}
