//! How a client is made.

use std::{fmt, sync::Arc, time::Duration};

use reqwest::header::HeaderValue;
use tokio::sync::Mutex;
use url::Url;

use super::{Access, Client, Inner};
use crate::{
    error::{Error, Result},
    retry::RetryPolicy,
};

/// Makes a [`Client`].
pub struct ClientBuilder {
    url: String,
    key: Option<String>,
    credentials: Option<(String, String, Vec<String>)>,
    retry: RetryPolicy,
    timeout: Duration,
    http: Option<reqwest::ClientBuilder>,
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ClientBuilder").field("url", &self.url).finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// The caller's API key.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Instead of a key: the client's number and one of its keys, with which access tokens are got, and renewed before they
    /// end. They have these scopes, or all of the client's where none is named.
    #[must_use]
    pub fn credentials(
        mut self,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
        scopes: &[&str],
    ) -> Self {
        let scopes = scopes.iter().map(|&scope| scope.to_owned()).collect();
        self.credentials = Some((client_id.into(), client_secret.into(), scopes));
        self
    }

    /// How patiently it tries.
    #[must_use]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// After how long without an answer a request counts as failed; 30 seconds when nothing is said.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The HTTP client to begin with, such as one with a proxy. Redirects are switched off.
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = Some(http);
        self
    }

    /// The client.
    ///
    /// # Errors
    /// The URL or the key cannot be.
    pub fn build(self) -> Result<Client> {
        let wrong = |text: &str| Error::Argument(text.to_owned());
        let url = Url::parse(&self.url).map_err(|_| wrong("the gateway's URL must be like https://host"))?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(wrong("the gateway's URL must be like https://host"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("the gateway's URL must not hold a name or a password"));
        }
        let base = self.url.split('?').next().unwrap_or_default().trim_end_matches('/');
        let base = base.strip_suffix("/graphql").unwrap_or(base).to_owned();
        let access = match (self.key, self.credentials) {
            (Some(_), Some(_)) => return Err(wrong("pass either a key or client credentials")),
            (Some(key), None) => Access::Key(secret_header(&key)?),
            (None, Some((client_id, client_secret, scopes))) => {
                secret_header(&client_secret)?;
                Access::Credentials { client_id, client_secret, scopes }
            }
            (None, None) => Access::Anonymous,
        };
        let http = self
            .http
            .unwrap_or_default()
            // Never followed: the key would go wherever an answer says.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(self.timeout.min(Duration::from_secs(10)))
            .user_agent(concat!("mingjing-rust/", env!("CARGO_PKG_VERSION")))
            .build()?;
        let inner = Inner { http, base, access, retry: self.retry, timeout: self.timeout, token: Mutex::new(None) };
        Ok(Client { inner: Arc::new(inner) })
    }
}

/// A header that is not shown. Refused here, since whoever finds it later would show it.
fn secret_header(text: &str) -> Result<HeaderValue> {
    let is_visible = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    let value = HeaderValue::from_str(text).ok().filter(|_| is_visible);
    let mut value = value.ok_or_else(|| Error::Argument("a key must be visible ASCII characters".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}

impl Client {
    /// A client of the gateway at this URL.
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            url: url.into(),
            key: None,
            credentials: None,
            retry: RetryPolicy::default(),
            timeout: Duration::from_secs(30),
            http: None,
        }
    }

    /// A client with a key.
    ///
    /// # Errors
    /// The URL or the key cannot be.
    pub fn new(url: impl Into<String>, key: impl Into<String>) -> Result<Self> {
        Self::builder(url).key(key).build()
    }

    /// A client by the environment: `MINGJING_URL`, and `MINGJING_KEY` or `MINGJING_CLIENT_ID` with
    /// `MINGJING_CLIENT_SECRET`.
    ///
    /// # Errors
    /// `MINGJING_URL` is not set, or something there cannot be.
    pub fn from_env() -> Result<Self> {
        let read = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let url =
            read("MINGJING_URL").ok_or_else(|| Error::Argument("MINGJING_URL says where the gateway is".to_owned()))?;
        let mut builder = Self::builder(url);
        if let Some(key) = read("MINGJING_KEY") {
            builder = builder.key(key);
        } else if let (Some(id), Some(secret)) = (read("MINGJING_CLIENT_ID"), read("MINGJING_CLIENT_SECRET")) {
            builder = builder.credentials(id, secret, &[]);
        }
        builder.build()
    }
}
