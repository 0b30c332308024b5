//! `POST /v1/uploads?kind=honour&dryRun=false`: takes a file as it comes, piece by piece.
//!
//! Cheap before dear: method, parameters and media type, declared length, then the gate and the desk, then the body. The
//! body is taken by a task of its own, which goes on when the caller hangs up, so that it can clean up after it.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use super::{Announced, Incoming, Server, answer};
use crate::{
    error::{ClientError, ErrorCode, echo},
    http::{
        access_log::ClientLabel,
        address::peer_of,
        caller::{self, Admission, Answered, Gate},
        error::Failure,
        graphql::body,
        limit, rate_limit,
    },
};

/// The header that names an upload.
const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The longest name.
const KEY_CHARS_MAX: usize = 200;
/// What a file may be sent as.
pub(super) const MEDIA_TYPES: [&str; 3] =
    ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"];
/// How long nothing may come of a file that has begun to come.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// What uploads are counted as in the usage of a client. No operation can be called so.
pub(super) const OPERATION: &str = "(uploads)";

pub(super) async fn serve<G: Gate>(State(server): State<Arc<Server<G>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let announced = announced(&head, server.settings.max_upload);
    let way = Way { operation: OPERATION, accepted };
    let announce = async |caller: &G::Caller, announced: Announced, address| {
        server.uploads.announce(caller, Announced { address, ..announced }).await
    };
    receive(&server, (head, body), way, announced, announce).await
}

/// How a sort of files is received.
pub(super) struct Way<A> {
    /// What they are counted as in the usage of a client.
    pub(super) operation: &'static str,
    /// The answer when the file was taken.
    pub(super) accepted: A,
}

/// Receives a file of which this was announced, once `announce` has said who takes it.
pub(super) async fn receive<G: Gate, T>(
    server: &Server<G>,
    (head, body): (request::Parts, Body),
    way: Way<impl FnOnce(&Value) -> Response>,
    announced: Result<T, Failure>,
    announce: impl AsyncFnOnce(&G::Caller, T, IpAddr) -> Result<Box<dyn Incoming>, ClientError>,
) -> Response {
    let deadline = Instant::now() + server.settings.upload_deadline;
    let drained = async |body| {
        body::drain(body, server.settings.max_body, Instant::now() + server.settings.request_deadline).await;
    };
    let admitted = match announced {
        Ok(announced) => admit(server, &head).await.map(|admission| (announced, admission)),
        Err(failure) => Err(failure),
    };
    let (announced, admission) = match admitted {
        Ok(admitted) => admitted,
        Err(failure) => {
            drained(body).await;
            return answer::failed(&head.extensions, failure);
        }
    };
    let (caller, client, standing) =
        (Arc::clone(&admission.caller), admission.client.clone(), admission.standing.clone());
    let taken = match announce(&caller, announced, admission.address).await {
        Ok(incoming) => {
            // What is in progress is so until the task has ended, also when the caller hangs up.
            let task = take(incoming, body, deadline, admission).instrument(tracing::Span::current());
            tokio::spawn(task).await.unwrap_or_else(|_| Err(Failure::new(internal())))
        }
        Err(error) => {
            drained(body).await;
            Err(answer::failure_of(error))
        }
    };
    let failed = taken.is_err();
    let mut answer = match taken {
        Ok(taken) => (way.accepted)(&taken),
        Err(failure) => answer::failed(&head.extensions, failure),
    };
    server.gate.answered(&caller, &Answered { operation: Some(way.operation.to_owned()), failed, cost: 0 });
    rate_limit::write(&standing, answer.headers_mut());
    if let Some(client) = client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

/// Authenticates, and takes one request from the caller's rate.
pub(super) async fn admit<G: Gate>(server: &Server<G>, head: &request::Parts) -> Result<Admission<G::Caller>, Failure> {
    let credentials = caller::presented(&head.headers)?;
    let address = server.settings.trusted_proxies.caller_of(peer_of(head), &head.headers);
    server.gate.admit(credentials, address).await.map_err(Failure::from)
}

/// Takes the whole body, or leaves nothing of it.
async fn take<C>(
    mut incoming: Box<dyn Incoming>,
    body: Body,
    deadline: Instant,
    _in_progress: Admission<C>,
) -> Result<Value, Failure> {
    let mut pieces = body.into_data_stream();
    loop {
        let failure = match timeout_at(deadline.min(Instant::now() + LONGEST_PAUSE), pieces.next()).await {
            Ok(Some(Ok(bytes))) => match incoming.write(&bytes).await {
                Ok(()) => continue,
                Err(error) => answer::failure_of(error),
            },
            Ok(None) => return incoming.finish().await.map_err(answer::failure_of),
            Ok(Some(Err(_))) => Failure::bad_request("the file broke off; send it whole"),
            Err(_) => Failure::slow_body(),
        };
        incoming.give_up().await;
        drain(pieces).await;
        return Err(failure);
    }
}

/// Reads and throws away what is still sent of a file that was refused, for a moment: a client that is still sending when
/// its connection is closed would not see why.
async fn drain<S: futures_util::Stream + Unpin>(mut pieces: S) {
    const DRAINED: usize = 256;
    let until = Instant::now() + Duration::from_secs(2);
    for _ in 0..DRAINED {
        if !matches!(timeout_at(until, pieces.next()).await, Ok(Some(_))) {
            return;
        }
    }
}

/// What the request says of its file.
fn announced(head: &request::Parts, max_upload: usize) -> Result<Announced, Failure> {
    if head.method != Method::POST {
        return Err(Failure::method_not_allowed("POST", "files are sent by POST"));
    }
    let (mut kind, mut dry_run, mut file_name) = (None, false, None);
    for (name, value) in form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()) {
        match name.as_ref() {
            "kind" => kind = Some(value.into_owned()),
            "fileName" => file_name = Some(value.into_owned()),
            "dryRun" => {
                dry_run = match value.as_ref() {
                    "true" => true,
                    "false" => false,
                    _ => return Err(Failure::bad_request("dryRun must be true or false").at("dryRun")),
                }
            }
            other => {
                let message = format!("{} is no parameter; they are kind, dryRun and fileName", echo(other));
                return Err(Failure::bad_request(message).at(echo(other)));
            }
        }
    }
    let kind =
        kind.ok_or_else(|| Failure::bad_request("name the kind of the rows, such as ?kind=honour").at("kind"))?;
    let idempotency_key = idempotency_key(&head.headers)?.ok_or_else(no_key)?;
    check_media_type(&head.headers, &MEDIA_TYPES)?;
    check_length(&head.headers, max_upload)?;
    let file_name = file_name.or_else(|| named_by(&head.headers));
    let length = head.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let size = length.and_then(|length| length.parse().ok());
    let request_id = answer::request_id_of(&head.extensions);
    let address = peer_of(head);
    Ok(Announced { kind, dry_run, size, idempotency_key, file_name, request_id, address })
}

/// Refuses a file that says that it is too large.
pub(super) fn check_length(headers: &HeaderMap, most: usize) -> Result<(), Failure> {
    limit::check_declared_length(headers, most).map_err(|failure| match failure.error.code {
        ErrorCode::QueryTooLarge => {
            let message = format!("the file must be at most {most} bytes; split it (文件过大，请拆分)");
            Failure::new(ClientError::new(ErrorCode::QueryTooLarge, message))
        }
        _ => failure,
    })
}

/// What the caller calls the file, if anything.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(key) = values.next() else { return Ok(None) };
    let key = key.to_str().ok().map(str::trim);
    let fits = |key: &&str| (1..=KEY_CHARS_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if let (Some(key), None) = (key.filter(fits), values.next()) {
        return Ok(Some(key.to_owned()));
    }
    Err(no_key())
}

/// 400: the file has no name, or one that cannot be.
fn no_key() -> Failure {
    let message = format!(
        "send one Idempotency-Key of 1 to {KEY_CHARS_MAX} visible characters, another for each file: \
         sent again with the same file it answers as the first time"
    );
    Failure::bad_request(message).at("Idempotency-Key")
}

/// Refuses what is sent as none of these.
pub(super) fn check_media_type(headers: &HeaderMap, known: &[&str]) -> Result<(), Failure> {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = stated.split(';').next().unwrap_or_default().trim();
    if known.iter().any(|known| known.eq_ignore_ascii_case(media_type)) {
        return Ok(());
    }
    let message = format!("Content-Type must be one of {}; the file itself is the body", known.join(", "));
    Err(Failure::with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE, ErrorCode::BadUserInput, message).at("Content-Type"))
}

/// The name in `Content-Disposition`: the encoded one before the plain one (RFC 6266).
pub(super) fn named_by(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_DISPOSITION)?.to_str().ok()?;
    let parameter = |name: &str| {
        value.split(';').map(str::trim).find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).map(str::trim)
    };
    if let Some(encoded) = parameter("filename*").and_then(|text| text.strip_prefix("UTF-8''")) {
        // A percent-encoded text is one name of a form without a value.
        let plain = encoded.replace('+', "%2B");
        return form_urlencoded::parse(plain.as_bytes()).next().map(|(name, _)| name.into_owned());
    }
    parameter("filename").map(|name| name.trim_matches('"').to_owned())
}

/// 202: what was taken waits for its turn, or was sent before.
pub(super) fn accepted(taken: &Value) -> Response {
    let mut answer = answer::json_of(StatusCode::ACCEPTED, taken);
    let place = taken["links"]["self"].as_str().map(HeaderValue::from_str);
    if let Some(Ok(location)) = place {
        answer.headers_mut().insert(header::LOCATION, location);
    }
    answer
}

fn internal() -> ClientError {
    ClientError::new(ErrorCode::Internal, crate::graphql::mask::INTERNAL_MESSAGE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn head(uri: &str, headers: &[(&'static str, &str)]) -> request::Parts {
        let mut request = Request::builder().method(Method::POST).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn a_file_is_announced_by_parameters_and_headers() {
        let headers = [
            ("idempotency-key", "荣誉-1"),
            ("content-type", "text/csv; charset=gbk"),
            ("content-disposition", "attachment; filename=\"a.csv\"; filename*=UTF-8''%E8%8D%A3%E8%AA%89+1.csv"),
        ];
        assert!(announced(&head("/v1/uploads?kind=honour", &headers), 10).is_err(), "a key is plain ASCII");
        let headers = [("idempotency-key", "k-1"), headers[1], headers[2]];
        let said = announced(&head("/v1/uploads?kind=honour&dryRun=true", &headers), 10).unwrap();
        assert_eq!((said.kind.as_str(), said.dry_run, said.idempotency_key.as_str()), ("honour", true, "k-1"));
        assert_eq!(said.file_name.as_deref(), Some("荣誉+1.csv"));
        let said = announced(&head("/v1/uploads?kind=honour&fileName=b.csv", &headers), 10).unwrap();
        assert_eq!(said.file_name.as_deref(), Some("b.csv"));
    }

    #[test]
    fn what_is_announced_wrongly_is_refused_before_anything_is_read() {
        let (key, kind) = (("idempotency-key", "k"), ("content-type", "text/csv"));
        let long = "k".repeat(KEY_CHARS_MAX + 1);
        for (uri, headers, status) in [
            ("/v1/uploads", vec![key, kind], 400),
            ("/v1/uploads?kind=honour&dryRun=yes", vec![key, kind], 400),
            ("/v1/uploads?kind=honour&colour=red", vec![key, kind], 400),
            ("/v1/uploads?kind=honour", vec![kind], 400),
            ("/v1/uploads?kind=honour", vec![("idempotency-key", long.as_str()), kind], 400),
            ("/v1/uploads?kind=honour", vec![key, key, kind], 400),
            ("/v1/uploads?kind=honour", vec![key], 415),
            ("/v1/uploads?kind=honour", vec![key, ("content-type", "multipart/form-data")], 415),
            ("/v1/uploads?kind=honour", vec![key, kind, ("content-length", "11")], 413),
        ] {
            let refused = announced(&head(uri, &headers), 10).unwrap_err();
            assert_eq!(refused.status.as_u16(), status, "{uri} {headers:?}");
        }
    }
}
