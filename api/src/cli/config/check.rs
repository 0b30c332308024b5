//! `mingjing config check`: prints the configuration in force without its secrets, or every fault at once.

use crate::cli::{global::GlobalOptions, output::print};

pub(super) fn run(global: &GlobalOptions) -> anyhow::Result<()> {
    print(global.load_config()?.effective().trim_end())
}
