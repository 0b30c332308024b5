//! `mingjing organisation …`: lists organisations.

mod list;

use clap::Subcommand;

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum OrganisationCommand {
    /// List the organisations that are registered.
    List(list::ListArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: OrganisationCommand) -> anyhow::Result<()> {
    match command {
        OrganisationCommand::List(arguments) => list::run(global, &arguments).await,
    }
}
