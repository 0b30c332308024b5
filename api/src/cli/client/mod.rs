//! `mingjing client …`: registers, lists and changes clients.

mod create;
mod list;
mod update;

use clap::Subcommand;

pub(super) use create::{parse_organisation_kind, parse_scope};

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum ClientCommand {
    /// Register a client and print its first key, once.
    Create(create::CreateArguments),
    /// List clients with their keys' public parts.
    List(list::ListArguments),
    /// Shut a client out; it is refused within five seconds.
    Suspend(update::ClientArguments),
    /// Let a suspended client in again.
    Resume(update::ClientArguments),
    /// Put a client into another tier.
    SetTier(update::SetTierArguments),
    /// Say which scopes a client has beyond those of its tier.
    SetScopes(update::SetScopesArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: ClientCommand) -> anyhow::Result<()> {
    match command {
        ClientCommand::Create(arguments) => create::run(global, arguments).await,
        ClientCommand::List(arguments) => list::run(global, &arguments).await,
        ClientCommand::Suspend(arguments) => update::suspend(global, &arguments).await,
        ClientCommand::Resume(arguments) => update::resume(global, &arguments).await,
        ClientCommand::SetTier(arguments) => update::set_tier(global, arguments).await,
        ClientCommand::SetScopes(arguments) => update::set_scopes(global, &arguments).await,
    }
}
