//! `mingjing organisation …`: lists and changes organisations.

mod list;
mod update;

use clap::Subcommand;

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum OrganisationCommand {
    /// List the organisations that are registered.
    List(list::ListArguments),
    /// Change about whom an organisation may write, what, and how; what is not named stays.
    Update(update::UpdateArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: OrganisationCommand) -> anyhow::Result<()> {
    match command {
        OrganisationCommand::List(arguments) => list::run(global, &arguments).await,
        OrganisationCommand::Update(arguments) => update::run(global, arguments).await,
    }
}
