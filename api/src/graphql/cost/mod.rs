//! What queries cost, in points: so much work may a caller ask for at once, and so much in a time.
//!
//! - [`directive`] publishes the weights in the schema: they stand at the fields and types that have them.
//! - [`estimate`] prices an operation before it is executed, from the schema's definition.
//! - [`SchemaShape::complete`](super::shape::SchemaShape::complete) counts the same weights over the answer.
//! - [`dry_run`] tells callers the price of a query that is not run.
//!
//! Invariants: every operation costs at least [`MINIMUM`]; the actual cost is never above the estimate; a query reads no
//! more rows than its estimate has points. Reserving and refunding points is the HTTP side's.

pub mod directive;
pub mod dry_run;
pub mod estimate;

use async_graphql::{Value, value};

use crate::error::{ClientError, ErrorCode};

/// What every operation costs at least, also one that is refused.
pub const MINIMUM: u64 = 1;

/// The key of `extensions` in which an answer says what it cost.
pub const EXTENSION: &str = "cost";

/// What an operation was reckoned to cost at most, and did cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The estimate: what is reserved before the operation is executed.
    pub requested: u64,
    /// What the answer came to, never more; the difference is refunded.
    pub actual: u64,
}

impl Cost {
    /// As it stands in `extensions` of an answer.
    pub fn to_value(self) -> Value {
        value!({ "requested": self.requested, "actual": self.actual })
    }
}

/// Refuses an operation that may cost more than the tier allows.
///
/// # Errors
/// `QUERY_TOO_COMPLEX` with both numbers.
pub fn check(requested: u64, cost_max: u32) -> Result<(), ClientError> {
    if requested <= cost_max.into() {
        return Ok(());
    }
    let message = format!(
        "the query may cost {requested} points, your tier allows {cost_max}: ask for smaller pages (first), fewer lists \
         within lists or fewer total counts, or split it; costOf prices a query without running it"
    );
    Err(ClientError::new(ErrorCode::QueryTooComplex, message))
}
