//! `PUT /v1/watch-lists/{id}/subjects` and `POST` there: takes a file of subjects for a watch list, as it comes. The file is
//! dealt with before the answer: a million codes take some seconds.
//!
//! Cheap before dear, as for uploads: method, parameters and media type, declared length, then the gate and the desk, then
//! the body.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{Method, StatusCode, header, request},
    response::Response,
};
use tokio::time::Instant;
use tracing::Instrument as _;

use super::{Server, SubjectsAnnounced, WatchListDesk, answer, receive};
use crate::{
    error::{ErrorCode, echo},
    http::{
        access_log::ClientLabel,
        caller::{Answered, Gate},
        error::Failure,
        graphql::body,
        limit, rate_limit,
    },
};

/// Where subjects are sent.
pub(super) const PATH: &str = "/v1/watch-lists/{id}/subjects";
/// What a file may be sent as.
const MEDIA_TYPES: [&str; 4] = [
    "text/csv",
    "text/plain",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/octet-stream",
];
/// What files of subjects are counted as in the usage of a client. No operation can be called so.
const OPERATION: &str = "(watch lists)";

/// Who takes files of subjects.
pub(super) struct Desk<G: Gate> {
    pub(super) server: Arc<Server<G>>,
    pub(super) lists: Arc<dyn WatchListDesk<G::Caller>>,
}

pub(super) async fn serve<G: Gate>(
    State(desk): State<Arc<Desk<G>>>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let server = &desk.server;
    let deadline = Instant::now() + server.settings.upload_deadline;
    let admitted = match announced(&head, id, server.settings.max_upload) {
        Ok(announced) => receive::admit(server, &head).await.map(|admission| (announced, admission)),
        Err(failure) => Err(failure),
    };
    let drained = async |body| {
        body::drain(body, server.settings.max_body, Instant::now() + server.settings.request_deadline).await;
    };
    let (mut announced, admission) = match admitted {
        Ok(admitted) => admitted,
        Err(failure) => {
            drained(body).await;
            return answer::failed(&head.extensions, failure);
        }
    };
    announced.address = admission.address;
    let (caller, client, standing) =
        (Arc::clone(&admission.caller), admission.client.clone(), admission.standing.clone());
    let taken = match desk.lists.announce(&caller, announced).await {
        Ok(incoming) => {
            // What is in progress is so until the task has ended, also when the caller hangs up.
            let task = receive::take(incoming, body, deadline, admission).instrument(tracing::Span::current());
            tokio::spawn(task).await.unwrap_or_else(|_| Err(Failure::new(receive::internal())))
        }
        Err(error) => {
            drained(body).await;
            Err(answer::failure_of(error))
        }
    };
    let failed = taken.is_err();
    let mut answer = match taken {
        Ok(report) => answer::json_of(StatusCode::OK, &report),
        Err(failure) => answer::failed(&head.extensions, failure),
    };
    server.gate.answered(&caller, &Answered { operation: Some(OPERATION.to_owned()), failed, cost: 0 });
    rate_limit::write(&standing, answer.headers_mut());
    if let Some(client) = client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

/// What the request says of its file.
fn announced(head: &request::Parts, id: String, max_upload: usize) -> Result<SubjectsAnnounced, Failure> {
    let replaces = match head.method {
        Method::PUT => true,
        Method::POST => false,
        _ => {
            let message = "a file is sent by PUT to be the list, or by POST to be added to it";
            return Err(Failure::method_not_allowed("PUT, POST", message));
        }
    };
    let mut dry_run = false;
    for (name, value) in form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()) {
        match (name.as_ref(), value.as_ref()) {
            ("dryRun", "true") => dry_run = true,
            ("dryRun", "false") => dry_run = false,
            ("dryRun", _) => return Err(Failure::bad_request("dryRun must be true or false").at("dryRun")),
            (other, _) => {
                let message = format!("{} is no parameter; there is dryRun alone", echo(other));
                return Err(Failure::bad_request(message).at(echo(other)));
            }
        }
    }
    let stated = head.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = stated.split(';').next().unwrap_or_default().trim();
    if !MEDIA_TYPES.iter().any(|known| known.eq_ignore_ascii_case(media_type)) {
        let message = format!("Content-Type must be one of {}; the file itself is the body", MEDIA_TYPES.join(", "));
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        return Err(Failure::with_status(status, ErrorCode::BadUserInput, message).at("Content-Type"));
    }
    limit::check_declared_length(&head.headers, max_upload).map_err(|failure| match failure.error.code {
        ErrorCode::QueryTooLarge => receive::too_large(max_upload),
        _ => failure,
    })?;
    let request_id = answer::request_id_of(&head.extensions);
    Ok(SubjectsAnnounced { list: id, replaces, dry_run, request_id, address: crate::http::address::peer_of(head) })
}
