//! `mingjing config …`: looks at the configuration.

mod check;

use clap::Subcommand;

use super::global::GlobalOptions;

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print the configuration in force without its secrets, or every fault at once.
    Check,
}

pub(super) fn run(global: &GlobalOptions, command: &ConfigCommand) -> anyhow::Result<()> {
    match command {
        ConfigCommand::Check => check::run(global),
    }
}
