//! `mingjing signing-key rotate`: makes the next signing key.

use chrono::SecondsFormat;
use clap::Args;
use serde_json::json;

use super::signing_keys;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::{audit::Origin, oauth::rotate_key::Rotation},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct RotateArguments {
    /// Let the new key sign at once, not after ten minutes; verifiers of your own may refuse its tokens until they read
    /// the published keys again.
    #[arg(long)]
    at_once: bool,
    /// Let the new key sign at once and give up every key before it: tokens that they signed end within seconds.
    #[arg(long, conflicts_with = "at_once")]
    compromised: bool,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &RotateArguments) -> anyhow::Result<()> {
    let rotation = match (arguments.at_once, arguments.compromised) {
        (_, true) => Rotation::Compromised,
        (true, false) => Rotation::AtOnce,
        (false, false) => Rotation::Announced,
    };
    let opened = Opened::existing(global).await?;
    let next = signing_keys(&opened)?.rotate(rotation, &Origin::command_line()).await?;
    let signs_at = next.signs_at.to_rfc3339_opts(SecondsFormat::Secs, true);
    match arguments.format {
        Format::Json => print_json(&json!({ "kid": next.kid, "signsAt": signs_at })),
        Format::Text if next.signs_at > opened.clock.now() => {
            print(&format!("key {} is published now and signs from {signs_at}", next.kid))
        }
        Format::Text => print(&format!("key {} signs now", next.kid)),
    }
}
