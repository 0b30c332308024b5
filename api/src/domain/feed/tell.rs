//! A change in plain JSON, for the doors that speak no GraphQL. Names and units are those of the schema.

use chrono::SecondsFormat;
use entity::code::{CodeList, RecordState};
use serde_json::{Value, json};

use super::{FeedError, content, feed_table, number};
use crate::domain::{
    disclosure::{
        difference::differences,
        field::{camel, screaming},
        registry::{find_kind, publisher_table},
    },
    reading::{
        global_id,
        plan::{Child, ChildPlan, NodePlan},
        row::Row,
    },
};

/// What the row of whoever made the change is kept under.
const BY: &str = "by";

/// What is read of a change that is told whole.
const COLUMNS: [&str; 15] = [
    "kind",
    "record_id",
    "enterprise_id",
    "revision",
    "at",
    "operation",
    "state",
    "under_objection",
    "reason",
    "after",
    "before",
    "credit_code",
    "registration_number",
    "enterprise_name",
    "publisher_id",
];

/// A change as it is told.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its sequence number.
    pub sequence: u64,
    /// All of it.
    pub json: Value,
}

impl Told {
    /// The plan that a change has to be read by.
    pub fn plan() -> NodePlan {
        let mut node = NodePlan::new(feed_table());
        for column in COLUMNS {
            node.want(column);
        }
        let mut by = NodePlan::new(publisher_table());
        by.want("name");
        if let Some(local) = feed_table().find("publisher_id") {
            node.children.push(Child { key: BY.into(), plan: ChildPlan::One { local, node: by } });
        }
        node
    }

    /// A change that was read by the plan; with what leads to persons, if the reader may see it.
    ///
    /// # Errors
    /// [`FeedError::NotPlanned`] for a row of another plan.
    pub fn of(row: &Row, with_contacts: bool) -> Result<Self, FeedError> {
        let sequence = number(row.id()?);
        let kind_name = row.text("kind")?.unwrap_or_default();
        let kind = find_kind(kind_name);
        let content = |column: &str| -> Result<Value, FeedError> {
            let cell = row.cell(column)?;
            Ok(kind
                .filter(|_| !cell.is_null())
                .map_or(Value::Null, |kind| content::told(kind, cell, with_contacts).into()))
        };
        let id = |table: &str, column: &str| -> Result<Value, FeedError> {
            Ok(row.number(column)?.map(|id| global_id::encode(table, id)).into())
        };
        let state = row.text("state")?.and_then(RecordState::from_code).map(|state| screaming(state.entry().variant));
        let by = row.one(BY)?;
        let (before, after) = (row.cell("before")?, row.cell("after")?);
        let changed = kind.map(|kind| differences(kind, before, after, with_contacts)).unwrap_or_default();
        let changed: Vec<String> = changed.iter().map(|it| camel(it.field.name)).collect();
        let json = json!({
            "sequence": sequence.to_string(),
            "at": row.moment("at")?.map(|at| at.to_rfc3339_opts(SecondsFormat::Micros, true)),
            "operation": row.text("operation")?.map(str::to_ascii_uppercase),
            "kind": kind_name.to_ascii_uppercase(),
            "recordId": id(kind_name, "record_id")?,
            "revision": row.number("revision")?,
            "enterprise": {
                "id": id("enterprise", "enterprise_id")?,
                "creditCode": row.text("credit_code")?,
                "registrationNumber": row.text("registration_number")?,
                "name": row.text("enterprise_name")?,
            },
            "by": {
                "id": id("organisation", "publisher_id")?,
                "name": by.as_ref().map(|by| by.text("name")).transpose()?.flatten(),
            },
            "state": state,
            "underObjection": row.flag("under_objection")?,
            "reason": row.text("reason")?,
            "after": content("after")?,
            "before": content("before")?,
            "changedFields": changed,
        });
        Ok(Self { sequence, json })
    }
}
