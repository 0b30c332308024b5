//! The caller's cost points, in the schema. Whoever executes a request puts them into the request's data.

use async_graphql::{Context, Object, Result, SimpleObject};
use chrono::Utc;

use crate::graphql::scalar::DateTime;

/// Queries about the caller's limits.
#[derive(Debug, Default)]
pub struct RateLimitQueries;

#[Object]
impl RateLimitQueries {
    /// Where the caller stands with its cost points; nothing where none are counted. The headers of the answer say the
    /// same after points that were not used have been given back.
    async fn rate_limit(&self, context: &Context<'_>) -> Result<Option<RateLimit>> {
        Ok(context.data_opt::<RateLimit>().copied())
    }
}

/// Where a caller stands with its cost points (限流状态).
#[derive(Debug, Clone, Copy, SimpleObject)]
pub struct RateLimit {
    /// Points that a full bucket holds.
    limit: i32,
    /// Points that are left after those of this request were reserved.
    remaining: i32,
    /// Points that were reserved for this request.
    cost: i32,
    /// When the bucket will be full if nothing more is asked.
    reset_at: DateTime,
}

impl RateLimit {
    /// From numbers of points, and when all of them will be there again.
    pub fn new(limit: u64, remaining: u64, cost: u32, reset_at: chrono::DateTime<Utc>) -> Self {
        let shown = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            limit: shown(limit),
            remaining: shown(remaining),
            cost: shown(cost.into()),
            reset_at: DateTime(reset_at),
        }
    }
}
