//! `schema.graphql` is what the gateway serves.

use std::path::Path;

#[test]
fn the_checked_in_schema_is_the_exported_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.graphql");
    let checked_in = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        checked_in.trim_end() == mingjing::graphql::sdl().trim_end(),
        "schema.graphql is out of date; run `make schema` and commit the result"
    );
}
