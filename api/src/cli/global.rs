//! Options of every command, and the configuration that they lead to.

use std::path::PathBuf;

use clap::Args;

use crate::config::{Config, ConfigFaults, OptionOverride, Sources};

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(super) struct GlobalOptions {
    /// A TOML file of settings; config.default.toml names them all.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The database: sqlite://path or postgres://user:password@host:port/name.
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// Where the gateway keeps what it must not lose.
    #[arg(long, global = true, value_name = "DIR")]
    data_dir: Option<String>,
    /// Say what led to an error.
    #[arg(long, global = true)]
    pub(super) verbose: bool,
}

impl GlobalOptions {
    /// The configuration of the default, the file, the environment and these options.
    pub(super) fn load_config(&self) -> Result<Config, ConfigFaults> {
        let options =
            [("--database-url", "database.url", &self.database_url), ("--data-dir", "data_dir", &self.data_dir)];
        Config::load(&Sources {
            file: self.config.clone(),
            environment: std::env::vars_os().collect(),
            options: options
                .into_iter()
                .filter_map(|(option, path, value)| Some(OptionOverride { option, path, value: value.clone()? }))
                .collect(),
        })
    }
}
