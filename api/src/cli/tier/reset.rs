//! `mingjing tier reset`: gives a tier back to the configuration.

use clap::Args;

use super::list::as_text;
use crate::{
    cli::{global::GlobalOptions, opened::Opened, output::print},
    domain::access::set_tier::SetTierError,
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ResetArguments {
    /// The tier's name.
    name: String,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ResetArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let configured = opened.config.tier_rows().into_iter().find(|tier| tier.name == arguments.name);
    let configured = configured.ok_or(SetTierError::NotConfigured)?;
    print(&as_text(&opened.access.reset_tier(configured).await?))
}
