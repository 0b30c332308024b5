//! The rows of webhooks: only the files here name entities.

pub(super) mod attempt;
pub(super) mod delivery;
pub(super) mod endpoint;
pub(super) mod order;

use super::Endpoint;
use crate::domain::store::{
    cell::Cell,
    table::{Column, Storage},
};

/// An endpoint with its secrets as they are kept.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) endpoint: Endpoint,
    pub(super) sealed_secret: String,
    pub(super) sealed_former_secret: Option<String>,
}

const fn number_column(name: &'static str) -> Column {
    Column { name, storage: Storage::Number }
}

fn numbers(ids: &[i64]) -> Vec<Cell> {
    ids.iter().copied().map(Cell::Number).collect()
}

/// A count as the database keeps it.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
