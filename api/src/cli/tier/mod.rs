//! `mingjing tier …`: lists and sets tiers.

mod list;
mod reset;
mod set;

use clap::Subcommand;

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum TierCommand {
    /// List the tiers with their limits and scopes.
    List(list::ListArguments),
    /// Set limits, scopes and documents of a tier; they stay over restarts, whatever the configuration says.
    Set(set::SetArguments),
    /// Give a tier back to the configuration.
    Reset(reset::ResetArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: TierCommand) -> anyhow::Result<()> {
    match command {
        TierCommand::List(arguments) => list::run(global, &arguments).await,
        TierCommand::Set(arguments) => set::run(global, arguments).await,
        TierCommand::Reset(arguments) => reset::run(global, &arguments).await,
    }
}
