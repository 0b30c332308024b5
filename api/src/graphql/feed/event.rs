//! One change in the schema.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use entity::code::RecordState;

use crate::{
    domain::{
        disclosure::{kind::DisclosureKind, registry::find_kind},
        feed::{feed_table, told_content},
        reading::{plan::NodePlan, row::Row},
        store::table::Table,
    },
    error::ClientError,
    graphql::{
        access::{may_see_contacts, organisation::Organisation},
        code::Coded,
        cost::directive::ListOf,
        error::internal,
        id,
        kind::KindName,
        plan::{Planner, RowType},
        record::{RowValues, below},
        registry::enterprise::Enterprise,
        render::{Now, Ready},
        revision::{FieldChange, RevisionOperation, changes_between},
        scalar::{DateTime, Json},
        selection::Selected,
    },
};

/// A change of a record, as the feed has it (变更).
#[derive(Debug, Clone)]
pub struct ChangeEvent {
    row: Arc<Row>,
}

/// A kind that this version does not know.
#[derive(Debug, thiserror::Error)]
#[error("the kind of a change is not known")]
struct UnknownKind;

impl ChangeEvent {
    fn stored_kind(&self) -> Result<&'static dyn DisclosureKind> {
        let kind = self.row.text("kind")?.and_then(find_kind);
        kind.ok_or_else(|| internal(&UnknownKind))
    }

    fn content(&self, context: &Context<'_>, column: &str) -> Result<Option<Json>> {
        let cell = self.row.cell(column)?;
        if cell.is_null() {
            return Ok(None);
        }
        let kind = self.stored_kind()?;
        Ok(Some(Json(told_content(kind, cell, may_see_contacts(context)).into())))
    }
}

/// A change of a record, as the feed has it (变更). The record's own fields are as the change left them; the enterprise and
/// the organisation are shown as they are now.
#[Object]
impl ChangeEvent {
    /// Its place in the order of commits, a whole number as text. The numbers are contiguous: 1 is the first.
    async fn sequence(&self) -> Result<String> {
        Ok(self.row.id()?.to_string())
    }

    /// When it was committed.
    async fn at(&self) -> Result<DateTime> {
        self.row.required_moment("at")
    }

    /// What was done to the record.
    async fn operation(&self) -> Result<RevisionOperation> {
        RevisionOperation::required(&self.row)
    }

    /// The record's kind.
    async fn kind(&self) -> Result<KindName> {
        KindName::stored(self.stored_kind()?.name()).ok_or_else(|| internal(&UnknownKind))
    }

    /// The record's global id, for `node`.
    async fn record_id(&self) -> Result<ID> {
        let record = self.row.number("record_id")?.unwrap_or_default();
        Ok(id::encode(self.stored_kind()?.name(), record))
    }

    /// The record's revision after the change: 1 when it was entered.
    async fn revision(&self) -> Result<i32> {
        self.row.required_number("revision")
    }

    /// The enterprise that the record is about, as it is now.
    async fn enterprise(&self, context: &Context<'_>) -> Result<Now<Enterprise>> {
        below(context, &self.row)
    }

    /// The organisation that made the change: the record's publisher, or who decided on an objection.
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

    /// What the record said after the change: an object of its kind's fields by their names in the schema, those that are
    /// not stated null. Dates and codes are texts, amounts decimal texts in 万元.
    async fn after(&self, context: &Context<'_>) -> Result<Json> {
        Ok(self.content(context, "after")?.unwrap_or_default())
    }

    /// What it said before; nothing when it was entered by the change.
    async fn before(&self, context: &Context<'_>) -> Result<Option<Json>> {
        self.content(context, "before")
    }

    /// The fields that the change changed, with what they said before and after. Empty when the record says what it said.
    #[graphql(directive = ListOf::apply(4))]
    async fn changes(&self, context: &Context<'_>) -> Result<Vec<FieldChange>> {
        Ok(changes_between(context, self.stored_kind()?, self.row.cell("before")?, self.row.cell("after")?))
    }
}

impl Ready for ChangeEvent {
    fn types(&self) -> &'static [&'static str] {
        Self::TYPES
    }
}

impl RowType for ChangeEvent {
    const TYPES: &'static [&'static str] = &["ChangeEvent"];

    fn table() -> &'static Table {
        feed_table()
    }

    fn from_row(row: Arc<Row>) -> Self {
        Self { row }
    }

    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError> {
        let mut want = |columns: &[&str]| columns.iter().all(|column| node.want(column));
        match field.name() {
            "enterprise" => planner.one::<Enterprise>(node, field, "enterprise_id").map(|()| true),
            "by" => planner.one::<Organisation>(node, field, "publisher_id").map(|()| true),
            "changes" => Ok(want(&["kind", "before", "after"])),
            "after" => Ok(want(&["kind", "after"])),
            "before" => Ok(want(&["kind", "before"])),
            "recordId" => Ok(want(&["kind", "record_id"])),
            "sequence" => Ok(true),
            _ => Ok(false),
        }
    }
}
