//! `mingjing document list`: lists a client's documents, the last used first.

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use serde_json::json;

use super::documents;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::{access::ClientId, document::list::DocumentSummary},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArguments {
    /// The client, by its number.
    #[arg(long, value_name = "ID")]
    client: i64,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ListArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let client = ClientId(arguments.client);
    let listed = documents(&opened).list(client).await?;
    match arguments.format {
        Format::Json => print_json(&listed.iter().map(as_json).collect::<Vec<_>>()),
        Format::Text if listed.is_empty() => print(&format!("client {client} has no documents")),
        Format::Text => listed.iter().try_for_each(|document| print(&as_text(document))),
    }
}

fn as_json(document: &DocumentSummary) -> serde_json::Value {
    json!({
        "documentId": document.hash.id(),
        "bytes": document.bytes,
        "isListed": document.is_listed,
        "createdAt": time(document.created_at),
        "usedAt": time(document.used_at),
    })
}

fn as_text(document: &DocumentSummary) -> String {
    let kind = if document.is_listed { "registered" } else { "automatic" };
    let id = document.hash.id();
    format!("{id} {kind}, {} bytes, last used {}", document.bytes, time(document.used_at))
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
