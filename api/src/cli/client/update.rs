//! `mingjing client suspend|resume|set-tier|set-scopes`: changes a client.

use std::collections::BTreeSet;

use anyhow::bail;
use clap::Args;

use super::parse_scope;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{print, quoted},
    },
    domain::access::{
        ClientId,
        update_client::{ClientChange, UpdateClientError},
    },
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ClientArguments {
    /// The client's number, as client list shows it.
    #[arg(value_name = "NUMBER")]
    client: i64,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SetTierArguments {
    /// The client's number, as client list shows it.
    #[arg(value_name = "NUMBER")]
    client: i64,
    /// The tier, as tier list shows it.
    tier: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct SetScopesArguments {
    /// The client's number, as client list shows it.
    #[arg(value_name = "NUMBER")]
    client: i64,
    /// All scopes that the client has beyond those of its tier; none takes them all away.
    #[arg(value_name = "SCOPE")]
    scopes: Vec<String>,
}

pub(super) async fn suspend(global: &GlobalOptions, arguments: &ClientArguments) -> anyhow::Result<()> {
    update(global, ClientChange { suspended: Some(true), ..nothing(arguments.client) }).await?;
    print(&format!("client {} is suspended; it is refused everywhere within five seconds", arguments.client))
}

pub(super) async fn resume(global: &GlobalOptions, arguments: &ClientArguments) -> anyhow::Result<()> {
    update(global, ClientChange { suspended: Some(false), ..nothing(arguments.client) }).await?;
    print(&format!("client {} is let in again", arguments.client))
}

pub(super) async fn set_tier(global: &GlobalOptions, arguments: SetTierArguments) -> anyhow::Result<()> {
    let SetTierArguments { client, tier } = arguments;
    update(global, ClientChange { tier: Some(tier.clone()), ..nothing(client) }).await?;
    print(&format!("client {client} is in the tier {tier} within five seconds"))
}

pub(super) async fn set_scopes(global: &GlobalOptions, arguments: &SetScopesArguments) -> anyhow::Result<()> {
    let scopes = arguments.scopes.iter().map(|text| parse_scope(text)).collect::<anyhow::Result<BTreeSet<_>>>()?;
    update(global, ClientChange { scopes: Some(scopes), ..nothing(arguments.client) }).await?;
    print(&format!("client {} has these scopes and those of its tier within five seconds", arguments.client))
}

fn nothing(client: i64) -> ClientChange {
    ClientChange { client: ClientId(client), suspended: None, tier: None, scopes: None }
}

async fn update(global: &GlobalOptions, change: ClientChange) -> anyhow::Result<()> {
    let tier = change.tier.clone();
    match Opened::existing(global).await?.access.update_client(change).await {
        Ok(_) => Ok(()),
        Err(UpdateClientError::UnknownTier { known }) => {
            bail!("there is no tier {}; the tiers are {}", quoted(&tier.unwrap_or_default()), known.join(", "))
        }
        Err(error) => Err(error.into()),
    }
}
