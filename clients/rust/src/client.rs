//! The client: how requests are made, judged, and sent again.

mod builder;
mod call;
mod token;

use std::{fmt, sync::Arc, time::Duration};

use reqwest::{
    Method, Response, StatusCode,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue},
};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::Mutex;

pub use self::builder::ClientBuilder;
pub(crate) use self::call::{Body, Call};
use self::token::Token;
use crate::{
    answer::{Whole, graphql_error, request_id},
    error::{ApiError, Error, Result},
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

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("url", &self.inner.base).finish_non_exhaustive()
    }
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

impl Client {
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
