//! Usage in the schema: a client sees its own.

use async_graphql::{Context, Enum, Result, SimpleObject};

use crate::{
    domain::{
        access::ClientId,
        usage::{self as domain, UsageError},
    },
    error::ClientError,
    graphql::{error::internal, scalar::Date, services::Services},
};

/// What the lines of a usage report are about (用量分组).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::UsageBy")]
pub enum UsageBy {
    /// A line for each day on which something was asked, in their order.
    Day,
    /// A line for each operation name, the most used first; at most 1,000 of them.
    Operation,
}

/// What was used on a day, or under an operation name (用量).
#[derive(Debug, SimpleObject)]
pub struct UsageLine {
    /// The day, in China; of a report by days.
    day: Option<Date>,
    /// The operation's name; of a report by operations. `(anonymous)` stands for operations without a name, `(other)` for
    /// all names of a day past its first 100.
    operation: Option<String>,
    /// Requests that were let in.
    requests: i64,
    /// Those of them whose answer had an error.
    errors: i64,
    /// Cost points that were charged.
    cost: i64,
}

/// What a client used.
///
/// # Errors
/// `BAD_USER_INPUT` for days that cannot be, internal when the database fails.
pub(super) async fn report(
    context: &Context<'_>,
    client: ClientId,
    from: Option<Date>,
    to: Option<Date>,
    by: UsageBy,
) -> Result<Vec<UsageLine>> {
    let report = &context.data_unchecked::<Services>().usage;
    let lines = report.of(client, from.map(|day| day.0), to.map(|day| day.0), by.into()).await;
    let lines = lines.map_err(|error| match error {
        UsageError::Reversed | UsageError::TooLong => ClientError::bad_input("from", error.to_string()).into(),
        UsageError::Database(_) => internal(&error),
    })?;
    let line = |line: domain::UsageLine| UsageLine {
        day: line.day.map(Date),
        operation: line.operation,
        requests: line.counts.requests,
        errors: line.counts.errors,
        cost: line.counts.cost,
    };
    Ok(lines.into_iter().map(line).collect())
}
