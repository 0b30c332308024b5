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
    domain::access::set_tier::TierChange,
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
}

pub(super) async fn run(global: &GlobalOptions, arguments: SetArguments) -> anyhow::Result<()> {
    let limits =
        arguments.limits.iter().map(|text| parse_limit(text)).collect::<anyhow::Result<BTreeMap<String, i64>>>()?;
    let scopes = arguments.scopes.iter().map(|text| parse_scope(text)).collect::<anyhow::Result<BTreeSet<_>>>()?;
    let change = TierChange { name: arguments.name, limits, scopes: (!scopes.is_empty()).then_some(scopes) };
    print(&as_text(&Opened::up_to_date(global).await?.access.set_tier(change).await?))
}

fn parse_limit(text: &str) -> anyhow::Result<(String, i64)> {
    let parts = text.split_once('=').and_then(|(name, number)| Some((name.to_owned(), number.parse().ok()?)));
    parts.ok_or_else(|| anyhow!("{} is no limit; write its name and a whole number, such as burst=40", quoted(text)))
}
