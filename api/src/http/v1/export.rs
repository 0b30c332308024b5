//! Exports by plain HTTP: asked for by `POST /v1/exports`, looked at by `GET /v1/exports/{id}` and
//! `GET /v1/snapshots/latest`, fetched from `GET /v1/exports/{id}/manifest` and `GET /v1/exports/{id}/parts/{name}`.
//!
//! Asking costs what the mutation of the same name costs; a fetched file costs a little, however large it is, and counts as
//! a request in progress until its last byte was taken. What an export is, is for [`ExportDesk`] to know.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderValue, Method, StatusCode, header, request},
    response::Response,
    routing::any,
};
use serde_json::Value;
use tokio::time::Instant;

use super::{
    Server, answer,
    charged::{self, Let},
    file::KeptFile,
};
use crate::{
    error::{ClientError, echo},
    graphql::cost::directive::EXPORT,
    http::{
        caller::{Gate, Work},
        error::Failure,
        graphql::body,
    },
};

/// Where exports are asked for.
const EXPORTS: &str = "/v1/exports";
const ONE: &str = "/v1/exports/{id}";
const MANIFEST: &str = "/v1/exports/{id}/manifest";
const PART: &str = "/v1/exports/{id}/parts/{name}";
const LATEST: &str = "/v1/snapshots/latest";

/// What these requests are counted as in the usage of a client. No operation can be called so.
const OPERATION: &str = "(exports)";

/// Which file of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileName<'a> {
    /// What says what its parts are.
    Manifest,
    /// The part of this name.
    Part(&'a str),
}

/// Takes requests for exports, shows them, and hands out their files.
#[async_trait]
pub trait ExportDesk<C>: Send + Sync + 'static {
    /// Asks for an export; the input is that of the mutation.
    async fn request(&self, caller: &C, input: Value) -> Result<Value, ClientError>;

    /// An export that this caller may see.
    async fn find(&self, caller: &C, id: &str) -> Result<Value, ClientError>;

    /// The latest snapshot of this format that the gateway made by itself.
    async fn latest(&self, caller: &C, format: &str) -> Result<Value, ClientError>;

    /// A file of an export that this caller may read.
    async fn file(&self, caller: &C, id: &str, name: FileName<'_>) -> Result<KeptFile, ClientError>;
}

/// What the routes need.
struct Desk<G: Gate> {
    server: Arc<Server<G>>,
    exports: Arc<dyn ExportDesk<G::Caller>>,
}

/// The routes.
pub(super) fn router<G: Gate>(server: Arc<Server<G>>, exports: Arc<dyn ExportDesk<G::Caller>>) -> Router {
    Router::new()
        .route(EXPORTS, any(ask::<G>))
        .route(ONE, any(show::<G>))
        .route(MANIFEST, any(manifest::<G>))
        .route(PART, any(part::<G>))
        .route(LATEST, any(latest::<G>))
        .with_state(Arc::new(Desk { server, exports }))
}

/// Asks for an export.
async fn ask<G: Gate>(State(desk): State<Arc<Desk<G>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let settings = &desk.server.settings;
    let deadline = Instant::now() + settings.request_deadline;
    let admitted = match check_method(&head, "POST", |method| method == Method::POST) {
        Ok(()) => desk.server.let_in(&head).await,
        Err(failure) => Err(failure),
    };
    let mut let_in = match admitted {
        Ok(let_in) => let_in,
        Err(failure) => {
            body::drain(body, settings.max_body, deadline).await;
            return answer::failed(&head.extensions, failure);
        }
    };
    let asked = async {
        let bytes = body::read(&head.headers, body, settings.max_body, deadline).await?;
        let input = serde_json::from_slice(&bytes).map_err(|_| {
            Failure::bad_request("the body must be JSON: the input of requestExport, such as {\"format\": \"CSV\"}")
        })?;
        desk.server.charge(&mut let_in, Work { cost: EXPORT, is_write: true }).await?;
        let export = desk.exports.request(&let_in.admission.caller, input).await.map_err(answer::failure_of)?;
        let mut answer = answer::json_of(StatusCode::ACCEPTED, &export);
        if let Some(Ok(place)) = export["links"]["self"].as_str().map(HeaderValue::from_str) {
            answer.headers_mut().insert(header::LOCATION, place);
        }
        Ok(answer)
    };
    let asked = asked.await;
    desk.server.answered(&head, OPERATION, let_in, asked)
}

/// Shows an export.
async fn show<G: Gate>(State(desk): State<Arc<Desk<G>>>, Path(id): Path<String>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    desk.read(&head, async |let_in| {
        let export = desk.exports.find(&let_in.admission.caller, &id).await.map_err(answer::failure_of)?;
        Ok(answer::json_of(StatusCode::OK, &export))
    })
    .await
}

/// Shows the latest snapshot.
async fn latest<G: Gate>(State(desk): State<Arc<Desk<G>>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    desk.read(&head, async |let_in| {
        let format = format_of(head.uri.query().unwrap_or_default())?;
        let export = desk.exports.latest(&let_in.admission.caller, &format).await.map_err(answer::failure_of)?;
        Ok(answer::json_of(StatusCode::OK, &export))
    })
    .await
}

async fn manifest<G: Gate>(State(desk): State<Arc<Desk<G>>>, Path(id): Path<String>, request: Request) -> Response {
    desk.fetch(request, &id, FileName::Manifest).await
}

async fn part<G: Gate>(
    State(desk): State<Arc<Desk<G>>>,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    desk.fetch(request, &id, FileName::Part(&name)).await
}

impl<G: Gate> Desk<G> {
    /// Lets the caller in, and answers.
    async fn read(
        &self,
        head: &request::Parts,
        read: impl AsyncFnOnce(&mut Let<G::Caller>) -> Result<Response, Failure>,
    ) -> Response {
        if let Err(failure) = check_method(head, "GET, HEAD", charged::is_reading) {
            return answer::failed(&head.extensions, failure);
        }
        self.server.answer_to(head, OPERATION, read).await
    }

    async fn fetch(&self, request: Request, id: &str, name: FileName<'_>) -> Response {
        let (head, _) = request.into_parts();
        self.read(&head, async |let_in| {
            let found = self.exports.file(&let_in.admission.caller, id, name).await;
            self.server.send_file(&head, let_in, found).await
        })
        .await
    }
}

fn check_method(head: &request::Parts, allow: &'static str, allows: impl Fn(&Method) -> bool) -> Result<(), Failure> {
    if allows(&head.method) {
        return Ok(());
    }
    let message = if allow == "POST" { "exports are asked for by POST" } else { "exports are read by GET" };
    Err(Failure::method_not_allowed(allow, message))
}

/// The format that a snapshot is wanted in.
fn format_of(query: &str) -> Result<String, Failure> {
    let mut format = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "format" {
            let message = format!("{} is no parameter; there is format", echo(&name));
            return Err(Failure::bad_request(message).at(echo(&name)));
        }
        if format.replace(value.into_owned()).is_some() {
            return Err(Failure::bad_request("format must stand only once").at("format"));
        }
    }
    format.ok_or_else(|| Failure::bad_request("name a format: ?format=ndjson or ?format=parquet").at("format"))
}
