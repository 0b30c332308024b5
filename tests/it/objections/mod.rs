//! Objections: what becomes of one and of the record that it is about, by which day, and who learns what of it.

mod concerned;
mod course;
mod deadline;
mod refused;
mod repeat;
mod scene;

use serde_json::Value;

const LIST: &str = "query($filter: ObjectionFilter, $first: Int, $after: String) {
    objections(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id dueOn overdue objector { name } } } }";

/// The ids that a list has, and its total.
fn listed(data: &Value) -> (Vec<String>, i64) {
    let ids = data["objections"]["nodes"].as_array().unwrap().iter();
    let ids = ids.map(|node| node["id"].as_str().unwrap().to_owned()).collect();
    (ids, data["objections"]["totalCount"].as_i64().unwrap())
}
