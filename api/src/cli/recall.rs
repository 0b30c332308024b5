//! `mingjing recall`: measures how well the search finds, on the labelled set of queries.

use super::output::print;
use crate::domain::registry::search::recall::{RecallSet, measure};

pub(super) fn run() -> anyhow::Result<()> {
    let set = RecallSet::embedded();
    print(&measure(&set.index()?, &set)?.to_string())
}
