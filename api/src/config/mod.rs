//! The configuration: the commented default `config.default.toml`, a file over it, environment variables over that,
//! options of the command line over all.
//!
//! The default is the schema: it names every setting and shows its type. Unknown keys are refused, and all faults are
//! reported at once, each with its path, its source and what would be right. Secrets never show in `Debug`.

mod collector_address;
mod fault;
mod layer;
mod redis_address;
mod rule;
pub mod secret_file;
mod section;

use std::{
    collections::BTreeMap,
    ffi::OsString,
    net::IpAddr,
    path::{Path, PathBuf},
};

use ipnet::IpNet;
use serde::Deserialize;
use toml::{Table, Value};

pub use self::{
    fault::{ConfigFault, ConfigFaults, Origin},
    redis_address::{RedisAddress, RedisAddressError, RedisTopology},
    section::{
        DatabaseSettings, ExportSettings, ExportStore, JobSettings, LimitSettings, LogFormat, LogSettings,
        MetricsSettings, OauthSettings, RedisSettings, SearchSettings, SecuritySettings, ServerSettings, TierSettings,
        TracesSettings, UploadSettings, VerificationSettings, WebhookSettings, WebsocketSettings,
    },
};
use self::{layer::Layers, secret_file::SecretFileError, section::EXECUTING_PER_CONNECTION};
pub use crate::secret::Secret;
use crate::{domain::access::Tier, random::Random};

/// The default configuration, which is also its reference.
pub const DEFAULT: &str = include_str!("../../config.default.toml");

/// The file of what keys are hashed with, in the data directory.
const KEY_SECRET_FILE: &str = "key.secret";
/// The settings that are never shown.
const SECRETS: &[&str] = &["security.key_secret", "security.cursor_secret", "exports.s3_secret_access_key"];

/// Where settings come from, beside the default.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// A file of the user's.
    pub file: Option<PathBuf>,
    /// Environment variables; those that do not begin with `MINGJING__` are passed by.
    pub environment: Vec<(OsString, OsString)>,
    /// Options of the command line.
    pub options: Vec<OptionOverride>,
}

/// A setting given as an option of the command line.
#[derive(Debug, Clone)]
pub struct OptionOverride {
    /// The option, such as `--database-url`.
    pub option: &'static str,
    /// The setting's path, such as `database.url`.
    pub path: &'static str,
    /// The value, as it would be written in an environment variable.
    pub value: String,
}

/// Everything that can be set, checked.
#[derive(Debug, Clone, Deserialize)]
pub struct Config {
    /// Where the gateway keeps what it must not lose.
    pub data_dir: PathBuf,
    /// Listening, deadlines, proxies, browsers.
    pub server: ServerSettings,
    /// WebSockets.
    pub websocket: WebsocketSettings,
    /// The database.
    pub database: DatabaseSettings,
    /// What replicas share their limits in.
    pub redis: RedisSettings,
    /// The search index.
    pub search: SearchSettings,
    /// Logs.
    pub log: LogSettings,
    /// Figures for Prometheus.
    pub metrics: MetricsSettings,
    /// Traces for a collector.
    pub traces: TracesSettings,
    /// Keys and secrets.
    pub security: SecuritySettings,
    /// Access tokens.
    pub oauth: OauthSettings,
    /// Caps on requests and responses.
    pub limits: LimitSettings,
    /// Files that are uploaded.
    pub uploads: UploadSettings,
    /// Snapshots and deltas as files.
    pub exports: ExportSettings,
    /// Files of subjects to be verified.
    pub verifications: VerificationSettings,
    /// Telling clients of changes.
    pub webhooks: WebhookSettings,
    /// Work in the background.
    pub jobs: JobSettings,
    /// The tiers that are seeded, by name.
    pub tiers: BTreeMap<String, TierSettings>,
    #[serde(skip)]
    effective: String,
}

impl Config {
    /// Reads all sources.
    ///
    /// # Errors
    /// [`ConfigFaults`] with every fault of every source.
    pub fn load(sources: &Sources) -> Result<Self, ConfigFaults> {
        let mut layers = Layers::new(default_table());
        if let Some(file) = &sources.file {
            layers.file(file);
        }
        layers.environment(&sources.environment);
        for given in &sources.options {
            let segments: Vec<&str> = given.path.split('.').collect();
            layers.text(&segments, &given.value, Origin::Option(given.option.to_owned()));
        }
        layers.require_whole_tiers();
        rule::check(&mut layers);
        if !layers.faults.is_empty() {
            return Err(ConfigFaults(layers.faults));
        }
        let effective = shown(&layers.merged);
        let mut config: Self = layers.merged.try_into().map_err(|error: toml::de::Error| {
            let problem = error.message().to_owned();
            ConfigFaults(vec![ConfigFault { path: String::new(), origin: Origin::Default, problem }])
        })?;
        config.effective = effective;
        Ok(config)
    }

    /// The configuration in force as TOML, without secrets.
    pub fn effective(&self) -> &str {
        &self.effective
    }

    /// The address of the database: as set, or a SQLite file in the data directory.
    pub fn database_url(&self) -> String {
        if self.database.url.expose().is_empty() {
            format!("sqlite://{}", self.data_dir.join("mingjing.db").display())
        } else {
            self.database.url.expose().to_owned()
        }
    }

    /// Whether the secret that keys are hashed with is there: set, or in the data directory.
    pub fn has_key_secret(&self) -> bool {
        self.security.key_secret.is_some() || self.data_dir.join(KEY_SECRET_FILE).exists()
    }

    /// Operations executed at once: as set, or by the database connections.
    pub fn executing_max(&self) -> u32 {
        match self.limits.executing_max {
            0 => self.database.connections.saturating_mul(EXECUTING_PER_CONNECTION),
            set => set,
        }
    }

    /// The tiers as access knows them, by name.
    pub fn tier_rows(&self) -> Vec<Tier> {
        let row = |(name, settings): (&String, &TierSettings)| Tier {
            name: name.clone(),
            limits: settings.limits,
            documents: settings.documents,
            scopes: settings.scopes.iter().copied().collect(),
        };
        self.tiers.iter().map(row).collect()
    }

    /// Who issues access tokens: as set, or the address that is listened on.
    pub fn issuer(&self) -> String {
        if self.oauth.issuer.is_empty() { format!("http://{}", self.server.listen) } else { self.oauth.issuer.clone() }
    }

    /// For whom access tokens are: as set, or the issuer's API.
    pub fn audience(&self) -> String {
        if self.oauth.audience.is_empty() {
            format!("{}/graphql", self.issuer().trim_end_matches('/'))
        } else {
            self.oauth.audience.clone()
        }
    }

    /// What API keys are hashed with: as set, or made once and kept in the data directory.
    ///
    /// # Errors
    /// [`SecretFileError`] when it is to be kept and cannot be.
    pub fn key_secret(&self, random: &Random) -> Result<Secret, SecretFileError> {
        self.secret(self.security.key_secret.as_ref(), KEY_SECRET_FILE, random)
    }

    /// What cursors are signed with: as set, or made once and kept in the data directory.
    ///
    /// # Errors
    /// [`SecretFileError`] when it is to be kept and cannot be.
    pub fn cursor_secret(&self, random: &Random) -> Result<Secret, SecretFileError> {
        self.secret(self.security.cursor_secret.as_ref(), "cursor.secret", random)
    }

    fn secret(&self, set: Option<&Secret>, file: &str, random: &Random) -> Result<Secret, SecretFileError> {
        set.map_or_else(|| secret_file::load_or_create(&self.data_dir.join(file), random), |secret| Ok(secret.clone()))
    }

    /// The folder of exports: as set, or one in the data directory.
    pub fn export_folder(&self) -> PathBuf {
        if self.exports.folder.is_empty() {
            self.data_dir.join("exports")
        } else {
            Path::new(&self.exports.folder).to_owned()
        }
    }

    /// The folder of the search index: as set, or one in the data directory.
    pub fn search_directory(&self) -> PathBuf {
        if self.search.directory.is_empty() {
            self.data_dir.join("search")
        } else {
            Path::new(&self.search.directory).to_owned()
        }
    }
}

/// The default configuration as a table.
fn default_table() -> Table {
    // The default is part of the program: a test reads it, so that it cannot be wrong here.
    DEFAULT.parse().unwrap_or_default()
}

/// An address range as the configuration writes it: with a prefix length, or one address alone.
fn address_range(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// The table as TOML, with secrets and the passwords of database and Redis hidden.
fn shown(merged: &Table) -> String {
    let mut shown = merged.clone();
    for path in SECRETS {
        let Some((section, key)) = path.split_once('.') else { continue };
        if let Some(Value::String(text)) = shown.get_mut(section).and_then(|section| section.get_mut(key))
            && !text.is_empty()
        {
            "(set)".clone_into(text);
        }
    }
    for section in ["database", "redis"] {
        if let Some(Value::String(url)) = shown.get_mut(section).and_then(|section| section.get_mut("url")) {
            *url = without_password(url);
        }
    }
    if let Some(Value::Array(urls)) = shown.get_mut("database").and_then(|section| section.get_mut("standby_urls")) {
        for url in urls {
            *url = Value::String(without_password(url.as_str().unwrap_or_default()));
        }
    }
    toml::to_string(&shown).unwrap_or_default()
}

/// `postgres://user:password@host/name?query` with the password and the query hidden.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    if scheme == "sqlite" {
        return url.to_owned();
    }
    let rest = rest.split('?').next().unwrap_or_default();
    match rest.rsplit_once('@') {
        Some((login, host)) => {
            let user = login.split(':').next().unwrap_or_default();
            format!("{scheme}://{user}:(set)@{host}")
        }
        None => format!("{scheme}://{rest}"),
    }
}

#[cfg(test)]
mod tests;
