//! As of a point of the data: enterprises and lists as they stood when a change had been made.

mod history;
mod probe;
mod refused;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use mingjing::domain::disclosure::{
    registry::KINDS,
    write::{Amend, Amendment, By, Decision, Task, Work, WriteError},
};
use serde_json::{Value, json};
use tests::{draft::kind, gateway::Gateway, schema::Schema};

/// Amends records of one kind in one transaction, in the name of who decides about everybody's.
struct Change<'a>(&'a str, Vec<Amendment>, DateTime<Utc>);

#[async_trait::async_trait]
impl Task for Change<'_> {
    type Done = ();

    async fn run(&self, work: &mut Work) -> Result<Decision<()>, WriteError> {
        let amend = Amend { kind: kind(self.0), by: By::Anybody(1), amendments: &self.1, now: self.2 };
        work.amend(&amend).await?;
        Ok(Decision::Commit(()))
    }
}

/// The sequence number of the last change.
async fn head(gateway: &Gateway) -> u64 {
    let answer = gateway.data("{ dataset { sequence } }").await;
    answer["dataset"]["sequence"].as_str().unwrap().parse().unwrap()
}

/// `as_of` as the argument of a field.
fn at(sequence: Option<u64>) -> Value {
    sequence.map_or(Value::Null, |sequence| json!({"sequence": sequence.to_string()}))
}

/// The root lists of records, by the names of their fields, each with its type and its kind.
fn lists(schema: &Schema) -> Vec<(String, String, &'static str)> {
    let connections = schema.fields("Query").into_iter().filter_map(|field| {
        let of = field.type_name.strip_suffix("Connection")?.to_owned();
        let snake = tests::schema::snake_case(&of);
        let kind = KINDS.iter().find(|kind| kind.name() == snake)?;
        Some((field.name, of, kind.name()))
    });
    let lists: Vec<_> = connections.collect();
    let found: BTreeSet<&str> = lists.iter().map(|(_, _, kind)| *kind).collect();
    assert_eq!(found.len(), KINDS.len(), "a kind has no list: {found:?}");
    lists
}
