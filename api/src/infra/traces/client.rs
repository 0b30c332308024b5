//! The way to the collector: plain HTTP/1.1, a connection for each batch.
//!
//! The thread that sends has no runtime of its own, so the exchange runs on the gateway's, where it stands in no span and
//! is never traced itself. Everything about it is bounded: its time, and what the collector may answer.

use std::{
    error::Error,
    fmt::{self, Write as _},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{
    client::conn::http1,
    header::{CONNECTION, HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::{net::TcpStream, runtime::Handle, time::timeout};

/// How long a batch may take to be sent, attempts after a failure included.
pub(super) const LONGEST_SENDING: Duration = Duration::from_secs(5);

/// The most that a collector may answer, in bytes. It has nothing to say but which spans it refused.
const ANSWER_MAX: usize = 64 * 1024;

/// A cause is cut to so many characters for the log.
const LONGEST_CAUSE: usize = 200;

/// Why the last attempt failed: the exporter tells only that it did. Clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Causes(Arc<Mutex<Option<String>>>);

impl Causes {
    /// The cause, if the last attempt got no answer.
    pub(super) fn last(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, cause: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = cause;
    }
}

/// A client without TLS.
#[derive(Debug)]
pub(super) struct PlainClient {
    runtime: Handle,
    causes: Causes,
}

impl PlainClient {
    /// One that works on this runtime.
    pub(super) fn new(runtime: Handle) -> Self {
        Self { runtime, causes: Causes::default() }
    }

    /// Where it tells why it fails.
    pub(super) fn causes(&self) -> Causes {
        self.causes.clone()
    }
}

#[async_trait]
impl HttpClient for PlainClient {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let sending = self.runtime.spawn(async { timeout(LONGEST_SENDING, exchange(request)).await });
        let sent = match sending.await {
            Ok(Ok(sent)) => sent,
            Ok(Err(_elapsed)) => Err(format!("no answer within {} s", LONGEST_SENDING.as_secs()).into()),
            Err(ended) => Err(ended.into()),
        };
        self.causes.note(sent.as_ref().err().map(|error| chain(error.as_ref())));
        sent
    }
}

/// Sends a request and reads the whole answer.
async fn exchange(request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    let uri = request.uri().clone();
    let (Some(host), Some(authority)) = (uri.host(), uri.authority()) else { return Err("no host is named".into()) };
    let stream = TcpStream::connect((host.trim_matches(['[', ']']), uri.port_u16().unwrap_or(80))).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let mut request = request.map(Full::new);
    *request.uri_mut() = uri.path().parse()?;
    request.headers_mut().insert(HOST, HeaderValue::from_str(authority.as_str())?);
    request.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    let mut answering = pin!(async move {
        let (head, body) = sender.send_request(request).await?.into_parts();
        let body = Limited::new(body, ANSWER_MAX).collect().await?.to_bytes();
        Ok(Response::from_parts(head, body))
    });
    tokio::select! {
        answer = &mut answering => answer,
        // What came before the connection ended is still to be read.
        ended = connection => { ended?; answering.await }
    }
}

/// An error with what led to it, for the log.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        // Writing to a string cannot fail.
        let _: fmt::Result = write!(text, ": {error}");
        cause = error.source();
    }
    text.chars().take(LONGEST_CAUSE).collect()
}
