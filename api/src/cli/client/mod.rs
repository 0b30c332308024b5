//! `mingjing client …`: registers and lists clients.

mod create;
mod list;

use clap::Subcommand;

pub(super) use create::parse_organisation_kind;

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum ClientCommand {
    /// Register a client and print its first key, once.
    Create(create::CreateArguments),
    /// List clients with their keys' public parts.
    List(list::ListArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: ClientCommand) -> anyhow::Result<()> {
    match command {
        ClientCommand::Create(arguments) => create::run(global, arguments).await,
        ClientCommand::List(arguments) => list::run(global, &arguments).await,
    }
}
