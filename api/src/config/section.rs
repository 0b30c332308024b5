//! The sections of the configuration. What each setting means stands in `config.default.toml`.

use std::{net::SocketAddr, num::NonZeroU32, path::PathBuf, time::Duration};

use entity::code::{CodeList, Scope};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::{RedisAddress, Secret};
use crate::domain::access::tier::{DocumentMode, TierLimits};

/// `[server]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServerSettings {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The longest that a request may take.
    #[serde(rename = "request_deadline_ms", deserialize_with = "milliseconds")]
    pub request_deadline: Duration,
    /// How long requests are taken after a signal to stop.
    #[serde(rename = "drain_delay_ms", deserialize_with = "milliseconds")]
    pub drain_delay: Duration,
    /// How long requests in progress may go on after a signal to stop.
    #[serde(rename = "shutdown_grace_ms", deserialize_with = "milliseconds")]
    pub shutdown_grace: Duration,
    /// How long a stream is silent at most.
    #[serde(rename = "heartbeat_ms", deserialize_with = "milliseconds")]
    pub heartbeat: Duration,
    /// Proxies whose X-Forwarded-For and traceparent are believed.
    #[serde(deserialize_with = "address_ranges")]
    pub trusted_proxies: Vec<IpNet>,
    /// Origins that may call from a browser; `*` for any.
    pub cors_origins: Vec<String>,
    /// Folder with the built web app; empty for the one built beside the gateway.
    pub web_dir: String,
    /// Whether answers are compressed.
    pub compression: bool,
}

/// `[websocket]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebsocketSettings {
    /// How long a client may take to say who calls.
    #[serde(rename = "init_timeout_ms", deserialize_with = "milliseconds")]
    pub init_timeout: Duration,
    /// How many operations may run at once on one connection.
    pub operations_max: usize,
    /// How many connections one caller may have open at once.
    pub connections_max: u32,
}

/// `[database]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSettings {
    /// The address, which may hold a password; empty for SQLite in the data directory.
    pub url: Secret,
    /// The addresses of standbys that reads may go to.
    pub standby_urls: Vec<Secret>,
    /// How old an answer from a standby may be.
    #[serde(rename = "standby_lag_max_ms", deserialize_with = "milliseconds")]
    pub standby_lag_max: Duration,
    /// Connections of this process to each of them.
    pub connections: u32,
    /// When PostgreSQL ends a statement.
    #[serde(rename = "statement_timeout_ms", deserialize_with = "milliseconds")]
    pub statement_timeout: Duration,
}

/// `[redis]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedisSettings {
    /// Where it is; none when each process counts for itself.
    #[serde(rename = "url", deserialize_with = "redis_address")]
    pub address: Option<RedisAddress>,
    /// The certificates of the authorities that vouch for it by TLS; none for those of the system.
    #[serde(deserialize_with = "path_or_none")]
    pub ca_file: Option<PathBuf>,
    /// How long an answer is waited for.
    #[serde(rename = "timeout_ms", deserialize_with = "milliseconds")]
    pub timeout: Duration,
    /// The part of each limit that this process allows alone while Redis does not answer, in percent.
    pub fallback_percent: u32,
}

/// `[search]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchSettings {
    /// Folder of the index; empty for one in the data directory.
    pub directory: String,
    /// Whether this process answers searches.
    pub enabled: bool,
}

/// `[metrics]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsSettings {
    /// Address and port that `/metrics` is served on; none when it is not served.
    #[serde(deserialize_with = "address_or_none")]
    pub listen: Option<SocketAddr>,
}

/// `[traces]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TracesSettings {
    /// Where traces are sent; none when there are none.
    #[serde(deserialize_with = "text_or_none")]
    pub endpoint: Option<String>,
    /// The share of the requests that begin a trace here, from 0 to 1.
    pub sample_ratio: f64,
    /// What the gateway is called in its traces.
    pub service_name: String,
}

/// `[log]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSettings {
    /// How events are written.
    pub format: LogFormat,
    /// Which are written.
    pub filter: String,
}

/// How log events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// `[security]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecuritySettings {
    /// The `<env>` of API keys.
    pub environment: String,
    /// What API keys are hashed with; none when it is to be generated.
    #[serde(deserialize_with = "secret_or_none")]
    pub key_secret: Option<Secret>,
    /// What cursors are signed with; none when it is to be generated.
    #[serde(deserialize_with = "secret_or_none")]
    pub cursor_secret: Option<Secret>,
}

/// Operations executed at once for each database connection, when nothing else is set: most of an operation's time is
/// not spent in the database.
pub const EXECUTING_PER_CONNECTION: u32 = 16;
/// `[oauth]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OauthSettings {
    /// The gateway's own address as callers know it; empty for the address that is listened on.
    pub issuer: String,
    /// What access tokens are for; empty for the issuer's API.
    pub audience: String,
    /// Seconds that an access token is good.
    pub token_lifetime_seconds: u32,
    /// Seconds by which clocks may differ.
    pub leeway_seconds: u32,
    /// Attempts at a token that one address may make a second, sustained.
    pub attempts_per_second: NonZeroU32,
    /// Attempts that one address may make at once.
    pub attempts_burst: NonZeroU32,
}

/// `[limits]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitSettings {
    /// Bytes of a request's body.
    pub body_bytes: usize,
    /// Largest body of a mutation or of a query that verifies, of callers that may submit or verify.
    pub write_body_bytes: usize,
    /// Bytes of a response.
    pub response_bytes: usize,
    /// Operations executed at once; 0 for [`EXECUTING_PER_CONNECTION`] for each database connection.
    pub executing_max: u32,
    /// Operations that may wait for their turn.
    pub waiting_max: u32,
    /// How long one waits at most.
    #[serde(rename = "waiting_ms", deserialize_with = "milliseconds")]
    pub waiting: Duration,
}

/// `[uploads]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UploadSettings {
    /// Bytes of the largest file.
    pub file_bytes_max: usize,
    /// How long a file may take to come in.
    #[serde(rename = "receive_deadline_ms", deserialize_with = "milliseconds")]
    pub receive_deadline: Duration,
    /// Files of an organisation that may be on their way.
    pub waiting_max: u32,
    /// Bytes of files that are kept of an organisation.
    pub kept_bytes_max: u64,
    /// Days for which a file and its faults are kept.
    pub keep_days: u32,
}

/// `[exports]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportSettings {
    /// Where the files are kept.
    pub store: ExportStore,
    /// The folder; empty for one in the data directory.
    pub folder: String,
    /// The bucket.
    pub s3_bucket: String,
    /// Where the bucket stands.
    pub s3_region: String,
    /// What the paths of all files begin with.
    pub s3_prefix: String,
    /// The address of the store; empty for Amazon's.
    pub s3_endpoint: String,
    /// The public part of the key; empty for the machine's own role.
    pub s3_access_key_id: String,
    /// The secret part of the key.
    #[serde(deserialize_with = "secret_or_none")]
    pub s3_secret_access_key: Option<Secret>,
    /// Whether the bucket stands in the path.
    pub s3_path_style: bool,
    /// Rows of one file.
    pub part_rows: u64,
    /// Exports of one client that may wait or be written at a time.
    pub waiting_max: u32,
    /// Bytes of files that are kept.
    pub kept_bytes_max: u64,
    /// Days for which an export that was asked for is kept.
    pub keep_days: u32,
    /// Hours after which everything is exported again; 0 for never.
    pub snapshot_every_hours: u32,
    /// Snapshots that are kept of each format.
    pub snapshots_kept: u32,
}

/// Where the files of exports are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportStore {
    /// In a folder.
    Folder,
    /// In an object store that speaks S3.
    S3,
}

/// `[verifications]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerificationSettings {
    /// The largest file, in bytes.
    pub file_bytes_max: usize,
    /// Rows of one file.
    pub rows_max: u32,
    /// Names of one file for which similar ones are looked for.
    pub names_searched_max: u32,
    /// Files of one client that may be on their way.
    pub waiting_max: u32,
    /// Bytes of files and results that are kept.
    pub kept_bytes_max: u64,
    /// Days for which a result is kept.
    pub keep_days: u32,
}

/// `[webhooks]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookSettings {
    /// Addresses that endpoints may have though they are not public.
    #[serde(deserialize_with = "address_ranges")]
    pub allow_private: Vec<IpNet>,
    /// Certificates of further authorities that vouch for endpoints.
    #[serde(deserialize_with = "path_or_none")]
    pub ca_file: Option<PathBuf>,
    /// How long an attempt may take.
    #[serde(rename = "timeout_ms", deserialize_with = "milliseconds")]
    pub timeout: Duration,
    /// Attempts in progress at once.
    pub attempts_max: u32,
    /// Attempts in progress at once to one endpoint.
    pub attempts_per_endpoint: u32,
    /// Hours after which a delivery is given up.
    pub give_up_hours: u32,
    /// Hours after which an endpoint that takes nothing is disabled.
    pub disable_after_hours: u32,
    /// Hours for which a former secret signs as well.
    pub former_secret_hours: u32,
    /// Days for which a delivery that is through is kept.
    pub keep_days: u32,
}

/// `[jobs]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobSettings {
    /// Whether this process works in the background.
    pub enabled: bool,
    /// How long a lease is good.
    #[serde(rename = "lease_ms", deserialize_with = "milliseconds")]
    pub lease: Duration,
}

/// `[tiers.NAME]`.
#[derive(Debug, Clone, Deserialize)]
pub struct TierSettings {
    /// Its numbers.
    #[serde(flatten)]
    pub limits: TierLimits,
    /// Whether clients may send documents by their hash.
    pub documents: DocumentMode,
    /// The scopes of every client of the tier.
    #[serde(deserialize_with = "scopes")]
    pub scopes: Vec<Scope>,
}

fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

fn text_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(|text| Some(text).filter(|text| !text.is_empty()))
}

fn address_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
}

fn address_ranges<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<IpNet>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let range = |text: &String| super::address_range(text).ok_or_else(|| D::Error::custom("not an address range"));
    texts.iter().map(range).collect()
}

fn redis_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RedisAddress>, D::Error> {
    let text = Secret::deserialize(deserializer)?;
    let text = text.expose();
    if text.is_empty() { Ok(None) } else { RedisAddress::parse(text).map(Some).map_err(D::Error::custom) }
}

fn path_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    let path = PathBuf::deserialize(deserializer)?;
    Ok((!path.as_os_str().is_empty()).then_some(path))
}

fn secret_or_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Secret>, D::Error> {
    let secret = Secret::deserialize(deserializer)?;
    Ok((!secret.expose().is_empty()).then_some(secret))
}

fn scopes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Scope>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    let scope = |text: &String| Scope::from_code(text).ok_or_else(|| D::Error::custom("not a scope"));
    texts.iter().map(scope).collect()
}
