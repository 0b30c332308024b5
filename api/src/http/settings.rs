//! What an operator can set about the HTTP side. The configuration file is read elsewhere; this is its result.

use std::{path::PathBuf, time::Duration};

use super::{address::TrustedProxies, shed::Room};

/// How the HTTP side behaves. The default suits one gateway on its own, without a proxy before it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Web origins that browsers may call from, such as `https://app.example`; `*` allows every origin (keys travel in
    /// headers, never in cookies, so that is safe). Empty: none.
    pub allowed_origins: Vec<String>,
    /// Whether answers are compressed for callers that accept it.
    pub compression: bool,
    /// Networks of the proxies whose `X-Forwarded-For` and `traceparent` are believed. Empty: nobody's.
    pub trusted_proxies: TrustedProxies,
    /// The folder of the built web assets (`index.html` and `assets/`).
    pub web_assets: PathBuf,
    /// How long a request may take from its first byte to its answer.
    pub request_deadline: Duration,
    /// How long a stream is silent at most.
    pub heartbeat: Duration,
    /// How long streams go on once the gateway is about to stop.
    pub stream_grace: Duration,
    /// What may be done with WebSockets.
    pub websocket: WebsocketSettings,
    /// How large a request's body may be, in bytes.
    pub max_body: usize,
    /// How large the body of a mutation may be, or of a query that verifies, of callers that submit or verify.
    pub max_write_body: usize,
    /// How large a file may be that is uploaded, in bytes.
    pub max_upload: usize,
    /// How large a file may be that is verified, in bytes.
    pub max_verification: usize,
    /// How long a file may take to come in.
    pub upload_deadline: Duration,
    /// How large an answer may be, in bytes.
    pub max_response: usize,
    /// How many operations are executed at once, and how many may wait.
    pub room: Room,
}

/// How WebSockets behave.
#[derive(Debug, Clone, Copy)]
pub struct WebsocketSettings {
    /// How long a client may take to say who calls.
    pub init_timeout: Duration,
    /// How many operations may run at once on one connection.
    pub operations_max: usize,
}

impl Settings {
    /// How large the body of a caller may be that submits or verifies, or only asks.
    pub fn max_body_of(&self, submits: bool) -> usize {
        if submits { self.max_body.max(self.max_write_body) } else { self.max_body }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            allowed_origins: Vec::new(),
            compression: true,
            trusted_proxies: TrustedProxies::default(),
            web_assets: PathBuf::from("clients/web/dist"),
            request_deadline: Duration::from_secs(10),
            heartbeat: Duration::from_secs(12),
            stream_grace: Duration::ZERO,
            websocket: WebsocketSettings { init_timeout: Duration::from_secs(5), operations_max: 100 },
            max_body: 256 * 1024,
            max_write_body: 4 * 1024 * 1024,
            max_upload: 64 * 1024 * 1024,
            max_verification: 128 * 1024 * 1024,
            upload_deadline: Duration::from_mins(10),
            max_response: 8 * 1024 * 1024,
            room: Room { executing: 64, waiting: 256, longest_wait: Duration::from_secs(1) },
        }
    }
}
