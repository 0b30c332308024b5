//! The schema breaks no client of the last release, and says until when it keeps what is to go.

use std::path::Path;

use async_graphql::parser::{parse_schema, types::ServiceDocument};
use tests::evolution::{
    self, declared,
    deprecated::{Deprecated, deprecated},
};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parsed(path: &str) -> ServiceDocument {
    parse_schema(read(path)).unwrap_or_else(|error| panic!("{path} is no schema: {error}"))
}

#[test]
fn no_client_of_the_last_release_breaks_unless_that_is_declared() {
    let changes = evolution::breaking(&parsed("schema/released.graphql"), &parsed("../schema.graphql"));
    let declared = declared::read(&read("schema/breaking-changes.txt")).unwrap();
    let faults = declared::faults(&changes, &declared);
    assert!(faults.is_empty(), "see docs/schema-evolution.md:\n{}", faults.join("\n"));
}

#[test]
fn whatever_is_deprecated_says_until_when_it_stays() {
    let undated: Vec<Deprecated> =
        deprecated(&parsed("../schema.graphql")).into_iter().filter(|found| found.until().is_none()).collect();
    assert!(undated.is_empty(), "end the reason with `Removed after YYYY-MM-DD.`: {undated:#?}");
}
