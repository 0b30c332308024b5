//! `mingjing document register`: registers documents beforehand, all of them or none.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use serde_json::json;

use super::{documents, source};
use crate::{
    app::SchemaValidator,
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::{access::ClientId, document::register::RegisterError},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct RegisterArguments {
    /// The client, by its number.
    #[arg(long, value_name = "ID")]
    client: i64,
    /// Files of one document each (.graphql, .gql), folders of such files, or manifests of a client build (.json): an
    /// object from id to text, or Apollo's. A text counts to the byte, as the client sends it.
    #[arg(required = true, value_name = "FILE|DIR")]
    sources: Vec<PathBuf>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &RegisterArguments) -> anyhow::Result<()> {
    // What needs no database is said before one is opened.
    let sources = source::read(&arguments.sources)?;
    let (names, texts): (Vec<String>, Vec<String>) =
        sources.into_iter().map(|source| (source.name, source.text)).unzip();
    let opened = Opened::existing(global).await?;
    let validator = SchemaValidator::try_new()?;
    let client = ClientId(arguments.client);
    let registered = match documents(&opened).register(&validator, client, &texts).await {
        Ok(registered) => registered,
        Err(RegisterError::Invalid { index, fault }) => bail!("{}: {fault}; nothing was registered", names[index]),
        Err(error) => return Err(error.into()),
    };
    let all = || registered.iter().zip(&names);
    match arguments.format {
        Format::Json => {
            let documents = all().map(|(document, name)| {
                json!({ "documentId": document.hash.id(), "source": name, "isNew": document.is_new })
            });
            print_json(&json!({ "clientId": client.0, "documents": documents.collect::<Vec<_>>() }))
        }
        Format::Text => all().try_for_each(|(document, name)| {
            let state = if document.is_new { "registered" } else { "there before" };
            print(&format!("{} {state} {name}", document.hash.id()))
        }),
    }
}
