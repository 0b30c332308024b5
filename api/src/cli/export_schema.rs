//! `mingjing export-schema`: prints the schema, as `schema.graphql` keeps it.

use super::output::print;
use crate::graphql;

pub(super) fn run() -> anyhow::Result<()> {
    print(graphql::sdl().trim_end())
}
