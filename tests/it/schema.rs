//! Files that are made from the sources say what these say: `schema.graphql`, and the table of error codes.

use std::path::Path;

fn checked_in(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn the_checked_in_schema_is_the_exported_one() {
    assert!(
        checked_in("schema.graphql").trim_end() == mingjing::graphql::sdl().trim_end(),
        "schema.graphql is out of date; run `make schema` and commit the result"
    );
}

#[test]
fn the_checked_in_table_of_error_codes_is_the_exported_one() {
    assert!(
        checked_in("docs/errors.md").trim_end() == mingjing::error::markdown().trim_end(),
        "docs/errors.md is out of date; run `make errors` and commit the result"
    );
}
