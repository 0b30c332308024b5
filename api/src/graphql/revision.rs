//! The history of a record in the schema: every change of it, with what it said before and after.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use entity::code::RecordState;

use super::{
    access::{may_see_contacts, organisation::Organisation},
    code::Coded,
    connection::Connection,
    cost::directive::{ListOf, Weight},
    error::internal,
    plan::{Conditions, Filter, Listed, Planner, RowType},
    record::{RowValues, below, page_below},
    record_macro::order_input,
    render::{Now, Ready},
    scalar::{DateTime, Decimal},
    selection::Selected,
};
use crate::{
    domain::{
        disclosure::{
            cell::Cell,
            difference::{Difference, differences},
            field::{FieldType, camel},
            kind::DisclosureKind,
            registry::{find_kind, revision_table},
            write::Operation,
        },
        reading::{
            plan::{Condition, NodePlan},
            row::Row,
        },
        store::table::Table,
    },
    error::ClientError,
};

/// What was done to a record (变更类别).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum RevisionOperation {
    /// It was entered (录入).
    Create,
    /// It was corrected, or published again after it had been withdrawn (更正).
    Revise,
    /// It was withdrawn (撤回).
    Withdraw,
    /// The term for which it is displayed was over (公示期满).
    Expire,
    /// Somebody objected to it (提出异议).
    Object,
    /// The last objection to it was settled (异议办结).
    Settle,
}

impl RevisionOperation {
    /// Each with its counterpart of the write path.
    const ALL: [(Self, Operation); 6] = [
        (Self::Create, Operation::Create),
        (Self::Revise, Operation::Revise),
        (Self::Withdraw, Operation::Withdraw),
        (Self::Expire, Operation::Expire),
        (Self::Object, Operation::Object),
        (Self::Settle, Operation::Settle),
    ];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, operation)| operation.code())
    }

    /// The sort of this name in the database.
    pub fn stored(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, operation)| operation.code() == code).map(|(known, _)| *known)
    }

    /// What a row says was done.
    ///
    /// # Errors
    /// Internal, when it was not planned or is not known.
    pub fn required(row: &Arc<Row>) -> Result<Self> {
        let code = row.required_text("operation")?;
        Self::stored(&code).ok_or_else(|| internal(&UnknownOperation(code)))
    }
}

/// One change of a record (变更历史).
#[derive(Debug, Clone)]
pub struct RecordRevision {
    row: Arc<Row>,
}

/// One change of a record (变更历史). Nothing that was ever disclosed is overwritten: what a record said before stands here.
#[Object]
impl RecordRevision {
    /// The record's revision after the change: 1 when it was entered.
    async fn revision(&self) -> Result<i32> {
        self.row.required_number("revision")
    }

    /// When it was changed.
    async fn at(&self) -> Result<DateTime> {
        self.row.required_moment("at")
    }

    /// What was done to it.
    async fn operation(&self) -> Result<RevisionOperation> {
        RevisionOperation::required(&self.row)
    }

    /// The organisation that changed it.
    async fn by(&self, context: &Context<'_>) -> Result<Now<Organisation>> {
        below(context, &self.row)
    }

    /// Whether the record stood after the change.
    async fn state(&self) -> Result<Coded<RecordState>> {
        self.row.required_code("state")
    }

    /// Whether an objection to it was open after the change.
    async fn under_objection(&self) -> Result<bool> {
        self.row.required_flag("under_objection")
    }

    /// Why it was changed, in the words of who did.
    async fn reason(&self) -> Result<Option<String>> {
        self.row.optional_text("reason")
    }

    /// The fields that the change changed, with what they said before and after. Empty when the record says what it said.
    #[graphql(directive = ListOf::apply(4))]
    async fn changes(&self, context: &Context<'_>) -> Result<Vec<FieldChange>> {
        let Some(kind) = self.row.text("kind")?.and_then(find_kind) else { return Ok(Vec::new()) };
        Ok(changes_between(context, kind, self.row.cell("before")?, self.row.cell("after")?))
    }
}

/// The fields in which two contents differ, but for those that the caller may not see.
pub fn changes_between(
    context: &Context<'_>,
    kind: &'static dyn DisclosureKind,
    before: &Cell,
    after: &Cell,
) -> Vec<FieldChange> {
    differences(kind, before, after, may_see_contacts(context)).iter().map(FieldChange::of).collect()
}

/// An operation that this version does not know.
#[derive(Debug, thiserror::Error)]
#[error("the operation {0} of a change is not known")]
struct UnknownOperation(String);

/// What a change did to one field (字段变更). Values are texts: dates and codes as they are stored, amounts in 万元, lists and
/// small records as JSON.
#[derive(Debug, PartialEq, Eq, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct FieldChange {
    /// The field, by its name in the schema.
    field: String,
    /// What it said before; nothing when it was not stated.
    before: Option<String>,
    /// What it says after; nothing when it is not stated any more.
    after: Option<String>,
}

impl FieldChange {
    fn of(difference: &Difference) -> Self {
        let Difference { field, before, after } = difference;
        Self { field: camel(field.name), before: shown(field.kind, before), after: shown(field.kind, after) }
    }
}

fn shown(kind: FieldType, cell: &Cell) -> Option<String> {
    match (kind, cell) {
        (_, Cell::Null) => None,
        (_, Cell::Text(text)) => Some(text.to_string()),
        (FieldType::Money, Cell::Number(fen)) => Some(Decimal::wan_of_fen(*fen).0),
        (_, other) => Some(other.to_json()),
    }
}

/// Which changes are wanted (变更筛选).
#[derive(Debug, Clone, Default, InputObject)]
pub struct RecordRevisionFilter {
    /// What was done. One of them.
    pub operation: Option<Vec<RevisionOperation>>,
}

impl Filter for RecordRevisionFilter {
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        let codes = |operations: &Vec<RevisionOperation>| operations.iter().map(|it| Cell::text(it.code())).collect();
        conditions.one_of("operation", self.operation.as_ref().map(codes))
    }
}

order_input! {
    /// The order of a record's history (变更排序).
    RecordRevisionOrder by RecordRevisionOrderField {
        /// By revision.
        Revision = "revision",
    }
}

impl Ready for RecordRevision {
    fn types(&self) -> &'static [&'static str] {
        Self::TYPES
    }
}

impl RowType for RecordRevision {
    const TYPES: &'static [&'static str] = &["RecordRevision"];

    fn table() -> &'static Table {
        revision_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        match field.name() {
            "by" => planner.one::<Organisation>(node, field, "publisher_id").map(|()| true),
            "changes" => Ok(["kind", "before", "after"].iter().all(|column| node.want(column))),
            _ => Ok(false),
        }
    }
}

impl Listed for RecordRevision {
    type Filter = RecordRevisionFilter;
    type Order = RecordRevisionOrder;

    fn base_conditions(_: &Self::Filter) -> Vec<Condition> {
        Vec::new()
    }
}

/// The page of a record's history.
///
/// # Errors
/// Internal, when it was not planned.
pub fn revisions_below(context: &Context<'_>, row: &Row) -> Result<Now<Connection<RecordRevision>>> {
    page_below(context, row)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_change_is_told_by_the_names_of_the_schema_and_amounts_are_in_wan() {
        let kind = find_kind("penalty").unwrap();
        let content = |json: &str| serde_json::from_str::<Cell>(json).unwrap();
        let before = content(r#"{"document_number":"1","fine_amount":500000,"kinds":["3"]}"#);
        let after = content(r#"{"document_number":"1","fine_amount":600000,"facts":"某事"}"#);
        let change = |field: &str, before: Option<&str>, after: Option<&str>| FieldChange {
            field: field.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        };
        let told: Vec<_> = differences(kind, &before, &after, false).iter().map(FieldChange::of).collect();
        let expected = [
            change("facts", None, Some("某事")),
            change("kinds", Some(r#"["3"]"#), None),
            change("fineAmount", Some("0.5"), Some("0.6")),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn every_operation_has_its_name_in_the_schema() {
        for (known, operation) in RevisionOperation::ALL {
            assert_eq!(RevisionOperation::stored(operation.code()), Some(known));
            assert_eq!(known.code(), operation.code());
        }
    }
}
