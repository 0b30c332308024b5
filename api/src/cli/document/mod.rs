//! `mingjing document …`: registers, lists and removes the documents that a client sends by their hash.

mod list;
mod register;
mod remove;
mod source;

use clap::Subcommand;

use super::{global::GlobalOptions, opened::Opened};
use crate::domain::document::Documents;

#[derive(Debug, Subcommand)]
pub(super) enum DocumentCommand {
    /// Register documents for a client, and print their ids.
    Register(register::RegisterArguments),
    /// List a client's documents.
    List(list::ListArguments),
    /// Remove documents of a client; they are refused within five seconds.
    Remove(remove::RemoveArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: DocumentCommand) -> anyhow::Result<()> {
    match command {
        DocumentCommand::Register(arguments) => register::run(global, &arguments).await,
        DocumentCommand::List(arguments) => list::run(global, &arguments).await,
        DocumentCommand::Remove(arguments) => remove::run(global, &arguments).await,
    }
}

/// The documents of an open gateway.
fn documents(opened: &Opened) -> Documents {
    Documents::new(opened.store.clone(), opened.clock.clone())
}
