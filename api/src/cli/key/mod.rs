//! `mingjing key …`: issues and revokes API keys.

mod issue;
mod revoke;

use clap::Subcommand;
use serde_json::json;

use super::{
    global::GlobalOptions,
    output::{Format, print, print_json},
};
use crate::domain::access::issue_key::IssuedKey;

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Issue a second key to a client, to change over to, and print it, once.
    Issue(issue::IssueArguments),
    /// Revoke a key; it is refused within five seconds.
    Revoke(revoke::RevokeArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Issue(arguments) => issue::run(global, &arguments).await,
        KeyCommand::Revoke(arguments) => revoke::run(global, &arguments).await,
    }
}

/// Prints a key that was just issued: the one time that it is shown.
pub(super) fn print_issued(issued: &IssuedKey, format: Format) -> anyhow::Result<()> {
    match format {
        Format::Json => print_json(&json!({ "clientId": issued.client.0, "key": issued.key.expose() })),
        Format::Text => print(&format!(
            "client {}\nkey    {}\nKeep the key now: it is stored as a hash only and cannot be shown again.",
            issued.client,
            issued.key.expose()
        )),
    }
}
