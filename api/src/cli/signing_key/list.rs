//! `mingjing signing-key list`: lists signing keys with their states.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use serde_json::{Value, json};

use super::signing_keys;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::oauth::signing_key::{KeyState, SigningKey},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArguments {
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ListArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let ring = signing_keys(&opened)?.read().await?;
    let mut keys = ring.states(opened.clock.now()).peekable();
    match arguments.format {
        Format::Json => print_json(&keys.map(as_json).collect::<Vec<_>>()),
        Format::Text if keys.peek().is_none() => {
            print("there are no signing keys of this gateway's secret yet; the first token makes one")
        }
        Format::Text => keys.try_for_each(|key| print(&as_text(key))),
    }
}

fn as_json((key, state): (&Arc<SigningKey>, KeyState)) -> Value {
    json!({
        "generation": key.generation,
        "kid": key.kid,
        "state": state.as_str(),
        "createdAt": time(key.created_at),
        "signsAt": time(key.signs_at),
        "revokedAt": key.revoked_at.map(time),
    })
}

fn as_text((key, state): (&Arc<SigningKey>, KeyState)) -> String {
    let given_up = key.revoked_at.map(|at| format!(", given up {}", time(at))).unwrap_or_default();
    format!("key {}: {}, signs from {}{given_up}", key.kid, state.as_str(), time(key.signs_at))
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
