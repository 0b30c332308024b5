//! The client: how requests are made, judged, and sent again.

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use reqwest::{
    Method, Response, StatusCode,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::{sync::Mutex, time::Instant};
use url::Url;

use crate::{
    answer::{Whole, graphql_error, plain_error, request_id},
    error::{ApiError, Error, Result},
    files::FileSource,
    graphql::is_query,
    retry::{Attempts, Repeat, RetryPolicy},
};

/// A client of a gateway. Clones share its connections and its access token.
///
/// Keys, secrets and tokens are never shown: not by `Debug`, not in errors.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    http: reqwest::Client,
    base: String,
    access: Access,
    retry: RetryPolicy,
    timeout: Duration,
    token: Mutex<Option<Token>>,
}

enum Access {
    Anonymous,
    Key(HeaderValue),
    Credentials { client_id: String, client_secret: String, scopes: Vec<String> },
}

#[derive(Clone)]
struct Token {
    header: HeaderValue,
    renew_at: Instant,
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("url", &self.inner.base).finish_non_exhaustive()
    }
}

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

/// What an operation was answered with.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The data.
    pub data: Value,
    /// What was said beside it, such as the cost.
    pub extensions: Value,
    /// The request's id.
    pub request_id: Option<String>,
}

/// A request as it is sent, perhaps several times.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) path: &'a str,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) body: Body<'a>,
    pub(crate) repeat: Repeat,
    /// Statuses that are no errors to whoever asks.
    pub(crate) accept: &'a [u16],
    /// How long an attempt may take, where not as long as others.
    pub(crate) timeout: Option<Duration>,
}

/// What a request carries.
pub(crate) enum Body<'a> {
    Empty,
    Whole(Bytes),
    /// Read anew each time it is sent.
    File(&'a FileSource),
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self {
            method: Method::GET,
            path,
            headers: Vec::new(),
            body: Body::Empty,
            repeat: Repeat::Read,
            accept: &[],
            timeout: None,
        }
    }
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

    /// Where the gateway is.
    pub fn url(&self) -> &str {
        &self.inner.base
    }

    pub(crate) fn retry(&self) -> RetryPolicy {
        self.inner.retry
    }

    pub(crate) fn has_tokens(&self) -> bool {
        matches!(self.inner.access, Access::Credentials { .. })
    }

    /// The data of any document.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub async fn query(&self, document: &str, variables: &Value) -> Result<Value> {
        Ok(self.execute(document, variables, None).await?.data)
    }

    /// Executes any document. Queries are sent again after faults. A mutation is, when each object among its variables has an
    /// `idempotencyKey`, and otherwise only when it was surely not executed.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub async fn execute(&self, document: &str, variables: &Value, operation_name: Option<&str>) -> Result<Answer> {
        let mut body = json!({ "query": document, "variables": variables });
        if let Some(name) = operation_name {
            body["operationName"] = name.into();
        }
        let body = serde_json::to_vec(&body).map_err(|error| Error::Argument(error.to_string()))?;
        let call = Call {
            method: Method::POST,
            path: "/graphql",
            headers: vec![
                (CONTENT_TYPE, "application/json".to_owned()),
                // With this media type the status says whether anything was executed.
                (ACCEPT, "application/graphql-response+json, application/json;q=0.9".to_owned()),
            ],
            body: Body::Whole(body.into()),
            repeat: repeat_of(document, operation_name, variables),
            accept: &[],
            timeout: None,
        };
        let whole = self.perform(call, graphql_error).await?;
        let mut answer: Value = whole.json()?;
        Ok(Answer {
            data: answer["data"].take(),
            extensions: answer["extensions"].take(),
            request_id: request_id(&whole.headers),
        })
    }

    /// Sends a request until it is answered well, or may not be sent again.
    pub(crate) async fn perform(&self, call: Call<'_>, judge: fn(&Whole) -> Option<ApiError>) -> Result<Whole> {
        let mut attempts = match call.body {
            // How long it takes to send says nothing about how long it is waited for.
            Body::File(_) => Attempts::counting_pauses(self.inner.retry),
            _ => Attempts::new(self.inner.retry),
        };
        let mut renewed = false;
        loop {
            let error = match self.send_once(&call).await {
                Ok((whole, used)) => {
                    if call.accept.contains(&whole.status.as_u16()) {
                        return Ok(whole);
                    }
                    let Some(error) = judge(&whole) else { return Ok(whole) };
                    if let Some(used) = used.filter(|_| whole.status == StatusCode::UNAUTHORIZED && !renewed) {
                        // The token may have ended early: one new one, at once.
                        self.drop_token(&used).await;
                        renewed = true;
                        continue;
                    }
                    error.into()
                }
                Err(error) => error,
            };
            attempts.after(error, call.repeat).await?;
        }
    }

    async fn send_once(&self, call: &Call<'_>) -> Result<(Whole, Option<HeaderValue>)> {
        let (response, used) = self.open(call, call.timeout.unwrap_or(self.inner.timeout)).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await?;
        Ok((Whole { status, headers, body }, used))
    }

    /// Sends a request and gives its answer with the body still to come; and the access token that it was sent with.
    pub(crate) async fn open(&self, call: &Call<'_>, timeout: Duration) -> Result<(Response, Option<HeaderValue>)> {
        let url = self.address(call.path)?;
        let mut request = self.inner.http.request(call.method.clone(), url);
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let mut used = None;
        match &self.inner.access {
            Access::Anonymous => {}
            Access::Key(key) => request = request.header("x-api-key", key),
            Access::Credentials { .. } => {
                let token = self.token().await?;
                request = request.header(AUTHORIZATION, &token);
                used = Some(token);
            }
        }
        request = match &call.body {
            Body::Empty => request,
            Body::Whole(body) => request.body(body.clone()),
            Body::File(file) => {
                let (body, length) = file.body()?;
                request.header(CONTENT_LENGTH, length).body(body)
            }
        };
        if timeout > Duration::ZERO {
            request = request.timeout(timeout);
        }
        Ok((request.send().await?, used))
    }

    /// The URL of a path. An absolute URL must be the gateway's own, since the key goes there.
    fn address(&self, path: &str) -> Result<String> {
        if !path.contains("://") || path.starts_with('/') {
            return Ok(format!("{}{path}", self.inner.base));
        }
        if path.starts_with(&format!("{}/", self.inner.base)) {
            return Ok(path.to_owned());
        }
        Err(Error::Unexpected(format!("the gateway named an address that is not at {}", self.inner.base)))
    }

    // Tokens

    /// The token; a new one where there is none or it is about to end. While one is got, others wait for it.
    async fn token(&self) -> Result<HeaderValue> {
        let mut kept = self.inner.token.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| Instant::now() < token.renew_at) {
            return Ok(token.header.clone());
        }
        let token = self.new_token().await?;
        let header = token.header.clone();
        *kept = Some(token);
        Ok(header)
    }

    pub(crate) async fn drop_token(&self, used: &HeaderValue) {
        let mut kept = self.inner.token.lock().await;
        if kept.as_ref().is_some_and(|token| token.header == *used) {
            *kept = None;
        }
    }

    async fn new_token(&self) -> Result<Token> {
        let Access::Credentials { client_id, client_secret, scopes } = &self.inner.access else {
            return Err(Error::Argument("there are no client credentials".to_owned()));
        };
        let mut form = vec![("grant_type", "client_credentials".to_owned())];
        if !scopes.is_empty() {
            form.push(("scope", scopes.join(" ")));
        }
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut attempts = Attempts::new(self.inner.retry);
        loop {
            let request = self
                .inner
                .http
                .post(format!("{}/oauth/token", self.inner.base))
                .basic_auth(client_id, Some(client_secret))
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .timeout(self.inner.timeout)
                .body(body.clone());
            let sent = async {
                let response = request.send().await?;
                let (status, headers) = (response.status(), response.headers().clone());
                Ok::<_, Error>(Whole { status, headers, body: response.bytes().await? })
            };
            let error = match sent.await {
                Ok(whole) => {
                    if let Some(error) = plain_error(&whole) {
                        error.into()
                    } else {
                        return token_of(&whole);
                    }
                }
                Err(error) => error,
            };
            // To ask for a token twice does no harm.
            attempts.after(error, Repeat::Read).await?;
        }
    }
}

/// The token that was given. It is renewed before its end: a tenth of its life, a minute at most.
fn token_of(whole: &Whole) -> Result<Token> {
    #[derive(Deserialize)]
    struct Given {
        access_token: String,
        #[serde(default)]
        expires_in: Option<f64>,
    }
    let given: Given = whole.json()?;
    let mut header = HeaderValue::try_from(format!("Bearer {}", given.access_token))
        .map_err(|_| Error::Unexpected("the gateway gave no access token".to_owned()))?;
    header.set_sensitive(true);
    let life = given.expires_in.unwrap_or(60.0).clamp(0.0, 86_400.0);
    let good_for = Duration::from_secs_f64(life - (life / 10.0).min(60.0));
    Ok(Token { header, renew_at: Instant::now() + good_for })
}

/// What it would mean to send the operation twice.
fn repeat_of(document: &str, name: Option<&str>, variables: &Value) -> Repeat {
    if is_query(document, name) {
        return Repeat::Read;
    }
    let inputs: Vec<_> =
        variables.as_object().into_iter().flat_map(|it| it.values()).filter(|it| it.is_object()).collect();
    let has_key = |input: &&Value| input["idempotencyKey"].as_str().is_some_and(|key| !key.is_empty());
    if !inputs.is_empty() && inputs.iter().all(has_key) { Repeat::Idempotent } else { Repeat::Once }
}

/// A name for something that is sent once: 32 hexadecimal digits by chance.
pub(crate) fn random_name() -> String {
    format!("{:032x}", rand::random::<u128>())
}

/// An id as a segment of a path.
pub(crate) fn segment(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).map(|piece| piece.replace('+', "%20")).collect()
}

/// The tier's bound on what a query may cost.
pub(crate) async fn query_cost_max(client: &Client) -> Result<usize> {
    let data = client.query("query VerifyLimits { viewer { tier { limits { queryCostMax } } } }", &json!({})).await?;
    let limit = data["viewer"]["tier"]["limits"]["queryCostMax"].as_u64().unwrap_or_default();
    Ok(usize::try_from(limit).unwrap_or(usize::MAX))
}

/// JSON of something that is known to have some.
pub(crate) fn to_json(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| Error::Argument(error.to_string()))
}
