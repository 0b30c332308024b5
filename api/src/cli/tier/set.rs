//! `mingjing tier set`: sets limits and scopes of a tier.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::anyhow;
use clap::Args;

use super::list::as_text;
use crate::{
    cli::{
        client::parse_scope,
        global::GlobalOptions,
        opened::Opened,
        output::{print, quoted},
    },
    domain::access::{set_tier::TierChange, tier::DocumentMode},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct SetArguments {
    /// The tier's name. One that is new needs every limit.
    name: String,
    /// Limits as tier list prints them, such as burst=40.
    #[arg(value_name = "LIMIT=NUMBER")]
    limits: Vec<String>,
    /// A scope of the tier's clients, such as disclosure:read; may be repeated, and then replaces all that it has.
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// Whether its clients may send documents by their hash: off, automatic or allow-list.
    #[arg(long, value_name = "MODE")]
    documents: Option<String>,
}

pub(super) async fn run(global: &GlobalOptions, arguments: SetArguments) -> anyhow::Result<()> {
    let limits =
        arguments.limits.iter().map(|text| parse_limit(text)).collect::<anyhow::Result<BTreeMap<String, i64>>>()?;
    let scopes = arguments.scopes.iter().map(|text| parse_scope(text)).collect::<anyhow::Result<BTreeSet<_>>>()?;
    let documents = arguments.documents.as_deref().map(parse_documents).transpose()?;
    let scopes = (!scopes.is_empty()).then_some(scopes);
    let change = TierChange { name: arguments.name, limits, scopes, documents };
    print(&as_text(&Opened::existing(global).await?.access.set_tier(change).await?))
}

fn parse_documents(text: &str) -> anyhow::Result<DocumentMode> {
    let known = || anyhow!("{} is no way with documents; write off, automatic or allow-list", quoted(text));
    DocumentMode::from_code(text).ok_or_else(known)
}

fn parse_limit(text: &str) -> anyhow::Result<(String, i64)> {
    let parts = text.split_once('=').and_then(|(name, number)| Some((name.to_owned(), number.parse().ok()?)));
    parts.ok_or_else(|| anyhow!("{} is no limit; write its name and a whole number, such as burst=40", quoted(text)))
}
