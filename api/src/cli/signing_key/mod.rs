//! `mingjing signing-key …`: lists and rotates the keys that access tokens are signed with.

mod list;
mod rotate;

use clap::Subcommand;

use super::{global::GlobalOptions, opened::Opened};
use crate::{app, domain::oauth::SigningKeys, random::Random};

#[derive(Debug, Subcommand)]
pub(super) enum SigningKeyCommand {
    /// Make the next key: it is announced for ten minutes, then signs.
    Rotate(rotate::RotateArguments),
    /// List the keys with their states.
    List(list::ListArguments),
}

pub(super) async fn run(global: &GlobalOptions, command: SigningKeyCommand) -> anyhow::Result<()> {
    match command {
        SigningKeyCommand::Rotate(arguments) => rotate::run(global, &arguments).await,
        SigningKeyCommand::List(arguments) => list::run(global, &arguments).await,
    }
}

fn signing_keys(opened: &Opened) -> anyhow::Result<SigningKeys> {
    Ok(app::signing_keys(&opened.store, &opened.config, &opened.clock, &Random::system())?)
}
