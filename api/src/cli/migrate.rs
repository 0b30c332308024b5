//! `mingjing migrate`: brings the database up to date and seeds the configured tiers.

use super::{global::GlobalOptions, opened::Opened, output::print};

pub(super) async fn run(global: &GlobalOptions) -> anyhow::Result<()> {
    let (migrations, tiers) = Opened::as_it_is(global).await?.migrate().await?;
    print(&format!("migrations applied: {migrations}, tiers written: {tiers}"))
}
