//! `PUT /v1/watch-lists/{id}/subjects` and `POST` there: takes a file of subjects for a watch list, as it comes. The file is
//! dealt with before the answer: a million codes take some seconds.
//!
//! Cheap before dear, as for uploads: method, parameters and media type, declared length, then the gate and the desk, then
//! the body.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{Method, StatusCode, request},
    response::Response,
};
use serde_json::Value;

use super::{
    Server, SubjectsAnnounced, WatchListDesk, answer,
    receive::{self, Way},
};
use crate::{
    error::echo,
    http::{caller::Gate, error::Failure},
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
    let announced = announced(&head, id, server.settings.max_upload);
    let way = Way { operation: OPERATION, accepted: |report: &Value| answer::json_of(StatusCode::OK, report) };
    let announce = async |caller: &G::Caller, announced: SubjectsAnnounced, address| {
        desk.lists.announce(caller, SubjectsAnnounced { address, ..announced }).await
    };
    receive::receive(server, (head, body), way, announced, announce).await
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
    receive::check_media_type(&head.headers, &MEDIA_TYPES)?;
    receive::check_length(&head.headers, max_upload)?;
    let request_id = answer::request_id_of(&head.extensions);
    Ok(SubjectsAnnounced { list: id, replaces, dry_run, request_id, address: crate::http::address::peer_of(head) })
}
