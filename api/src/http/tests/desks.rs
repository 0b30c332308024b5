//! Desks that have nothing: what the routes answer by themselves.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

use super::{Answer, Body, Name, NoReports, Request, app};
use crate::{
    error::ClientError,
    http::v1::{
        Announced, ChangePages, Changes, ChangesQuery, Desks, FileFormat, Incoming, Rows, RowsFile, SubjectsAnnounced,
        TemplateFile, TemplateShelf, UploadDesk, WatchListDesk,
    },
};

struct Bare;

impl TemplateShelf for Bare {
    fn find(&self, kind: &str, _: FileFormat) -> Option<TemplateFile> {
        (kind == "honour").then(|| TemplateFile { name: "h.csv".into(), bytes: "a,b".into(), version: "1".into() })
    }
}

#[async_trait]
impl UploadDesk<Name> for Bare {
    async fn announce(&self, _: &Name, _: Announced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::forbidden("no"))
    }

    async fn find(&self, _: &Name, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("there is no such upload"))
    }

    async fn rows(&self, _: &Name, _: &str, _: Rows) -> Result<RowsFile, ClientError> {
        Err(ClientError::not_found("there is no such upload"))
    }
}

#[async_trait]
impl Changes<Name> for Bare {
    async fn open(&self, _: &Name, _: ChangesQuery) -> Result<Box<dyn ChangePages>, ClientError> {
        Err(ClientError::forbidden("no"))
    }
}

#[async_trait]
impl WatchListDesk<Name> for Bare {
    async fn announce(&self, _: &Name, _: SubjectsAnnounced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::not_found("there is no such watch list"))
    }
}

pub(super) fn desks() -> Desks<Name> {
    Desks {
        templates: Arc::new(Bare),
        uploads: Arc::new(Bare),
        reports: Arc::new(NoReports),
        changes: Arc::new(Bare),
        watch_lists: Arc::new(Bare),
    }
}

async fn send(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    super::send(app(), request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn errors_of_plain_routes_are_json_with_the_code_and_the_request() {
    for (method, path, status, code) in [
        ("GET", "/v1/templates/honour.pdf", 404, "NOT_FOUND"),
        ("GET", "/v1/templates/horse.csv", 404, "NOT_FOUND"),
        ("POST", "/v1/templates/honour.csv", 405, "BAD_USER_INPUT"),
        ("GET", "/v1/uploads/1", 404, "NOT_FOUND"),
        ("GET", "/v1/uploads/1/errors", 404, "NOT_FOUND"),
        ("DELETE", "/v1/uploads/1", 405, "BAD_USER_INPUT"),
        ("GET", "/v1/uploads", 405, "BAD_USER_INPUT"),
        ("POST", "/v1/uploads", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/watch-lists/1/subjects", 405, "BAD_USER_INPUT"),
        ("PUT", "/v1/watch-lists/1/subjects", 415, "BAD_USER_INPUT"),
    ] {
        let answer = send(method, path, &[]).await;
        let error = &answer.json()["error"];
        assert_eq!((answer.status, error["code"].as_str()), (status, Some(code)), "{method} {path}: {error}");
        assert_eq!(error["requestId"].as_str(), answer.headers["x-request-id"].to_str().ok(), "{method} {path}");
    }
}

#[tokio::test]
async fn a_template_that_is_known_is_not_sent_again() {
    let first = send("GET", "/v1/templates/honour.csv", &[]).await;
    assert_eq!((first.status, first.headers["etag"].to_str().unwrap()), (200, "W/\"1\""));
    assert_eq!(first.headers["content-disposition"], "attachment; filename*=UTF-8''h.csv");
    for (known, status) in [("W/\"1\"", 304), ("\"0\", \"1\"", 304), ("*", 304), ("\"2\"", 200)] {
        let again = send("GET", "/v1/templates/honour.csv", &[("if-none-match", known)]).await;
        assert_eq!(again.status, status, "{known}");
    }
}
