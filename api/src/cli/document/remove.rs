//! `mingjing document remove`: removes documents of a client, all of those named or none.

use anyhow::{anyhow, bail};
use clap::Args;
use serde_json::json;

use super::documents;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json, quoted},
    },
    document_hash::DocumentHash,
    domain::access::ClientId,
};

#[derive(Debug, Args)]
pub(in crate::cli) struct RemoveArguments {
    /// The client, by its number.
    #[arg(long, value_name = "ID")]
    client: i64,
    /// Ids of documents, as `register` and `list` print them.
    #[arg(required_unless_present = "all", value_name = "DOCUMENT")]
    ids: Vec<String>,
    /// Remove all documents of the client.
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &RemoveArguments) -> anyhow::Result<()> {
    let named = arguments.ids.iter().map(|id| parse(id)).collect::<anyhow::Result<Vec<_>>>()?;
    let opened = Opened::existing(global).await?;
    let (documents, client) = (documents(&opened), ClientId(arguments.client));
    let present: Vec<DocumentHash> = documents.list(client).await?.iter().map(|document| document.hash).collect();
    if let Some(absent) = named.iter().find(|hash| !present.contains(hash)) {
        bail!("client {client} has no document {}; nothing was removed", absent.id());
    }
    let removed = documents.remove(client, if arguments.all { &present } else { &named }).await?;
    match arguments.format {
        Format::Json => print_json(&json!({ "clientId": client.0, "removed": removed })),
        Format::Text => print(&format!("client {client}: {removed} documents removed")),
    }
}

fn parse(id: &str) -> anyhow::Result<DocumentHash> {
    DocumentHash::parse_id(id)
        .ok_or_else(|| anyhow!("{} is no id of a document; write sha256: and 64 lower-case digits", quoted(id)))
}
