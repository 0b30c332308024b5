//! `mingjing key issue`: issues a second key to a client, to change over to.

use chrono::TimeDelta;
use clap::Args;

use super::print_issued;
use crate::{
    cli::{global::GlobalOptions, opened::Opened, output::Format},
    domain::access::ClientId,
};

#[derive(Debug, Args)]
pub(in crate::cli) struct IssueArguments {
    /// The client's number, as client list shows it.
    #[arg(long, value_name = "NUMBER")]
    client: i64,
    /// After how many days the key ceases to be valid [default: never].
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    expires_in_days: Option<u32>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &IssueArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let expires_at = arguments.expires_in_days.map(|days| opened.clock.now() + TimeDelta::days(days.into()));
    let issued = opened.access.issue_key(ClientId(arguments.client), expires_at).await?;
    print_issued(&issued, arguments.format)
}
