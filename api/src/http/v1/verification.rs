//! Files of subjects that are verified, by plain HTTP: `POST /v1/verifications` takes one, `GET /v1/verifications/{id}` says how
//! far it is, `GET /v1/verifications/{id}/result` fetches what came of it, and `DELETE /v1/verifications/{id}` takes it back.
//!
//! A file costs no points: how many rows a client may have verified in a day is bounded instead. What a job is, is for
//! [`VerificationDesk`] to know.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{Method, StatusCode, request},
    response::Response,
    routing::any,
};
use serde_json::Value;

use super::{
    Incoming, Server, answer, charged,
    file::KeptFile,
    receive::{self, Way},
};
use crate::{
    error::{ClientError, echo},
    http::{caller::Gate, error::Failure, limit},
};

/// Where files are sent.
const VERIFICATIONS: &str = "/v1/verifications";
const ONE: &str = "/v1/verifications/{id}";
const RESULT: &str = "/v1/verifications/{id}/result";
/// What these requests are counted as in the usage of a client. No operation can be called so.
const OPERATION: &str = "(verifications)";
/// The parameters, as a caller is told them.
const PARAMETERS: &str = "lists, authorities, asOf, format, bom and fileName";

/// What is said of a file before it comes. What was not said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerificationAnnounced {
    /// The names of the lists that count.
    pub lists: Vec<String>,
    /// The names of the authorities whose entries count.
    pub authorities: Vec<String>,
    /// As of when: a sequence number or a moment.
    pub as_of: Option<String>,
    /// How the result is to be written.
    pub format: Option<String>,
    /// Whether a result in CSV begins with a byte order mark.
    pub byte_order_mark: bool,
    /// What the client calls it.
    pub idempotency_key: Option<String>,
    /// What the file is called.
    pub file_name: Option<String>,
}

/// Takes files of subjects, shows what became of them, and hands out results.
#[async_trait]
pub trait VerificationDesk<C>: Send + Sync + 'static {
    /// Whether this caller may send such a file; whoever takes it then.
    async fn announce(&self, caller: &C, announced: VerificationAnnounced) -> Result<Box<dyn Incoming>, ClientError>;

    /// A job of the caller's.
    async fn find(&self, caller: &C, id: &str) -> Result<Value, ClientError>;

    /// Takes a job of the caller's back.
    async fn cancel(&self, caller: &C, id: &str) -> Result<Value, ClientError>;

    /// The result of a job of the caller's.
    async fn result(&self, caller: &C, id: &str) -> Result<KeptFile, ClientError>;
}

/// What the routes need.
struct Desk<G: Gate> {
    server: Arc<Server<G>>,
    jobs: Arc<dyn VerificationDesk<G::Caller>>,
}

/// The routes.
pub(super) fn router<G: Gate>(server: Arc<Server<G>>, jobs: Arc<dyn VerificationDesk<G::Caller>>) -> Router {
    Router::new()
        .route(VERIFICATIONS, any(take::<G>))
        .route(ONE, any(one::<G>))
        .route(RESULT, any(result::<G>))
        .with_state(Arc::new(Desk { server, jobs }))
}

/// Takes a file.
async fn take<G: Gate>(State(desk): State<Arc<Desk<G>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let announced = announced(&head, desk.server.settings.max_verification);
    let way = Way { operation: OPERATION, accepted: receive::accepted };
    let announce =
        async |caller: &G::Caller, announced: VerificationAnnounced, _| desk.jobs.announce(caller, announced).await;
    receive::receive(&desk.server, (head, body), way, announced, announce).await
}

/// Shows a job, or takes it back.
async fn one<G: Gate>(State(desk): State<Arc<Desk<G>>>, Path(id): Path<String>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let is_over = head.method == Method::DELETE;
    if !is_over && !charged::is_reading(&head.method) {
        let message = "verifications are read by GET and taken back by DELETE";
        return answer::failed(&head.extensions, Failure::method_not_allowed("GET, HEAD, DELETE", message));
    }
    desk.server
        .answer_to(&head, OPERATION, async |let_in| {
            let caller = &let_in.admission.caller;
            let job = if is_over { desk.jobs.cancel(caller, &id).await } else { desk.jobs.find(caller, &id).await };
            Ok(answer::json_of(StatusCode::OK, &job.map_err(answer::failure_of)?))
        })
        .await
}

/// Hands out a result.
async fn result<G: Gate>(State(desk): State<Arc<Desk<G>>>, Path(id): Path<String>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    if !charged::is_reading(&head.method) {
        let failure = Failure::method_not_allowed("GET, HEAD", "results are read by GET");
        return answer::failed(&head.extensions, failure);
    }
    desk.server
        .answer_to(&head, OPERATION, async |let_in| {
            let found = desk.jobs.result(&let_in.admission.caller, &id).await;
            desk.server.send_file(&head, let_in, found).await
        })
        .await
}

/// What the request says of its file.
fn announced(head: &request::Parts, max_file: usize) -> Result<VerificationAnnounced, Failure> {
    if head.method != Method::POST {
        return Err(Failure::method_not_allowed("POST", "files are sent by POST"));
    }
    limit::check_url(&head.uri)?;
    let mut announced = parameters(head.uri.query().unwrap_or_default())?;
    announced.idempotency_key = receive::idempotency_key(&head.headers)?;
    receive::check_media_type(&head.headers, &receive::MEDIA_TYPES)?;
    receive::check_length(&head.headers, max_file)?;
    announced.file_name = announced.file_name.or_else(|| receive::named_by(&head.headers));
    Ok(announced)
}

fn parameters(query: &str) -> Result<VerificationAnnounced, Failure> {
    let mut announced = VerificationAnnounced::default();
    let mut is_marked = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "lists" => {
                let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
                announced.lists.extend(names.map(str::to_owned));
            }
            "authorities" => announced.authorities.push(value.into_owned()),
            "asOf" => once("asOf", &mut announced.as_of, value.into_owned())?,
            "format" => once("format", &mut announced.format, value.into_owned())?,
            "fileName" => once("fileName", &mut announced.file_name, value.into_owned())?,
            "bom" => match value.as_ref() {
                "true" => once("bom", &mut is_marked, true)?,
                "false" => once("bom", &mut is_marked, false)?,
                _ => return Err(Failure::bad_request("bom must be true or false").at("bom")),
            },
            other => {
                let message = format!("{} is no parameter; they are {PARAMETERS}", echo(other));
                return Err(Failure::bad_request(message).at(echo(other)));
            }
        }
    }
    announced.byte_order_mark = is_marked.unwrap_or_default();
    Ok(announced)
}

fn once<T>(name: &'static str, place: &mut Option<T>, value: T) -> Result<(), Failure> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Failure::bad_request(format!("{name} must stand only once")).at(name)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn head(query: &str, headers: &[(&'static str, &str)]) -> request::Parts {
        let mut request = Request::builder().method(Method::POST).uri(format!("{VERIFICATIONS}?{query}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(axum::body::Body::empty()).unwrap().into_parts().0
    }

    #[test]
    fn a_file_is_announced_by_parameters_and_headers() {
        let headers = [("content-type", "text/csv"), ("content-disposition", "attachment; filename=\"a.csv\"")];
        let query = "lists=PENALTY,inspection&lists=ABNORMAL_OPERATION&authorities=%E7%94%B2,%E4%B9%99&asOf=812&format=csv&bom=true";
        let said = announced(&head(query, &headers), 10).unwrap();
        let expected = VerificationAnnounced {
            lists: ["PENALTY", "inspection", "ABNORMAL_OPERATION"].map(str::to_owned).to_vec(),
            authorities: vec!["甲,乙".to_owned()],
            as_of: Some("812".to_owned()),
            format: Some("csv".to_owned()),
            byte_order_mark: true,
            idempotency_key: None,
            file_name: Some("a.csv".to_owned()),
        };
        assert_eq!(said, expected);
        let said = announced(&head("fileName=b.csv", &[headers[0], ("idempotency-key", "k")]), 10).unwrap();
        assert_eq!((said.file_name.as_deref(), said.idempotency_key.as_deref()), (Some("b.csv"), Some("k")));
    }

    #[test]
    fn what_is_announced_wrongly_is_refused_before_anything_is_read() {
        let kind = ("content-type", "text/csv");
        for (query, headers, status) in [
            ("format=csv&format=xlsx", vec![kind], 400),
            ("asOf=1&asOf=1", vec![kind], 400),
            ("bom=yes", vec![kind], 400),
            ("colour=red", vec![kind], 400),
            ("", vec![kind, ("idempotency-key", "a b")], 400),
            ("", vec![kind, ("idempotency-key", "a"), ("idempotency-key", "b")], 400),
            ("", vec![], 415),
            ("", vec![("content-type", "application/json")], 415),
            ("", vec![kind, ("content-length", "11")], 413),
        ] {
            let refused = announced(&head(query, &headers), 10).unwrap_err();
            assert_eq!(refused.status.as_u16(), status, "{query} {headers:?}");
        }
    }
}
