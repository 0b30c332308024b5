//! `mingjing client list`: lists clients with their keys' public parts.

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use entity::code::CodeList;
use serde_json::{Value, json};

use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::access::list_clients::{ClientSummary, KeySummary},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArguments {
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ListArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let clients = opened.access.list_clients().await?;
    match arguments.format {
        Format::Json => print_json(&clients.iter().map(as_json).collect::<Vec<_>>()),
        Format::Text if clients.is_empty() => print("there are no clients; mingjing client create registers one"),
        Format::Text => clients.iter().try_for_each(|client| print(&as_text(client, opened.clock.now()))),
    }
}

fn as_json(client: &ClientSummary) -> Value {
    json!({
        "clientId": client.id.0,
        "name": client.name,
        "organisation": client.organisation,
        "kind": client.kind.code(),
        "tier": client.tier,
        "scopes": client.scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>(),
        "createdAt": time(client.created_at),
        "disabledAt": client.disabled_at.map(time),
        "keys": client.keys.iter().map(key_as_json).collect::<Vec<_>>(),
    })
}

fn key_as_json(key: &KeySummary) -> Value {
    json!({
        "id": key.id.as_str(),
        "createdAt": time(key.created_at),
        "expiresAt": key.expires_at.map(time),
        "revokedAt": key.revoked_at.map(time),
        "lastUsedAt": key.last_used_at.map(time),
    })
}

fn as_text(client: &ClientSummary, now: DateTime<Utc>) -> String {
    let head = format!(
        "client {}: {} of {} ({}), tier {}",
        client.id,
        client.name,
        client.organisation,
        client.kind.code(),
        client.tier
    );
    let disabled = if client.disabled_at.is_some() { ", disabled" } else { "" };
    let keys = client.keys.iter().map(|key| key_as_text(key, now));
    std::iter::once(head + disabled).chain(keys).collect::<Vec<_>>().join("\n  ")
}

fn key_as_text(key: &KeySummary, now: DateTime<Utc>) -> String {
    let state = match (key.revoked_at, key.expires_at, key.is_live(now)) {
        (Some(at), _, _) => format!("revoked {}", time(at)),
        (None, Some(at), false) => format!("expired {}", time(at)),
        (None, Some(at), true) => format!("live until {}", time(at)),
        (None, None, _) => "live".to_owned(),
    };
    let used = key.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {}", time(at)));
    format!("key {}: {state}, {used}", key.id)
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
