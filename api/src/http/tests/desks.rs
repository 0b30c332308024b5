//! Desks that have nothing: what the routes answer by themselves.

use std::{ops::Range, sync::Arc};

use async_trait::async_trait;
use axum::body::Bytes;
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use super::{Answer, Body, Name, NoReports, Request, app};
use crate::{
    error::ClientError,
    http::v1::{
        Announced, ChangePages, Changes, ChangesQuery, Desks, ExportDesk, FileBytes, FileFormat, FileName, Incoming,
        KeptFile, Pieces, Rows, RowsFile, SubjectsAnnounced, TemplateFile, TemplateShelf, UploadDesk,
        VerificationAnnounced, VerificationDesk, WatchListDesk,
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

/// Ten bytes.
struct Digits;

#[async_trait]
impl FileBytes for Digits {
    async fn read(&self, range: Range<u64>) -> Result<Pieces, ClientError> {
        let place = |at: u64| usize::try_from(at).unwrap();
        let bytes = Bytes::from_static(&b"0123456789"[place(range.start)..place(range.end)]);
        Ok(stream::once(async { Ok(bytes) }).boxed())
    }
}

#[async_trait]
impl ExportDesk<Name> for Bare {
    async fn request(&self, _: &Name, input: Value) -> Result<Value, ClientError> {
        Ok(json!({"input": input, "links": {"self": "/v1/exports/7"}}))
    }

    async fn find(&self, _: &Name, id: &str) -> Result<Value, ClientError> {
        if id == "7" { Ok(json!({"id": id})) } else { Err(ClientError::not_found("there is no such export")) }
    }

    async fn latest(&self, _: &Name, format: &str) -> Result<Value, ClientError> {
        Ok(json!({"format": format}))
    }

    async fn file(&self, _: &Name, id: &str, name: FileName<'_>) -> Result<KeptFile, ClientError> {
        if (id, name) != ("7", FileName::Part("a.csv")) {
            return Err(ClientError::not_found("there is no such file"));
        }
        Ok(KeptFile {
            name: "a.csv".into(),
            content_type: "text/csv; charset=utf-8",
            length: 10,
            sha256: "a1".into(),
            modified: chrono::DateTime::UNIX_EPOCH,
            bytes: Box::new(Digits),
        })
    }
}

#[async_trait]
impl VerificationDesk<Name> for Bare {
    async fn announce(&self, _: &Name, _: VerificationAnnounced) -> Result<Box<dyn Incoming>, ClientError> {
        Err(ClientError::forbidden("no"))
    }

    async fn find(&self, _: &Name, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("there is no such verification"))
    }

    async fn cancel(&self, _: &Name, _: &str) -> Result<Value, ClientError> {
        Err(ClientError::not_found("there is no such verification"))
    }

    async fn result(&self, _: &Name, _: &str) -> Result<KeptFile, ClientError> {
        Err(ClientError::not_found("there is no result"))
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
        exports: Arc::new(Bare),
        verifications: Arc::new(Bare),
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
        ("GET", "/v1/nothing", 404, "NOT_FOUND"),
        ("POST", "/v1", 404, "NOT_FOUND"),
        ("GET", "/v1/uploads/1", 404, "NOT_FOUND"),
        ("GET", "/v1/uploads/1/errors", 404, "NOT_FOUND"),
        ("DELETE", "/v1/uploads/1", 405, "BAD_USER_INPUT"),
        ("GET", "/v1/exports/8", 404, "NOT_FOUND"),
        ("GET", "/v1/exports/8/manifest", 404, "NOT_FOUND"),
        ("GET", "/v1/exports/7/parts/b.csv", 404, "NOT_FOUND"),
        ("GET", "/v1/exports", 405, "BAD_USER_INPUT"),
        ("POST", "/v1/exports/7", 405, "BAD_USER_INPUT"),
        ("POST", "/v1/exports", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/snapshots/latest", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/snapshots/latest?form=csv", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/snapshots/latest?format=a&format=b", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/uploads", 405, "BAD_USER_INPUT"),
        ("POST", "/v1/uploads", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/verifications", 405, "BAD_USER_INPUT"),
        ("POST", "/v1/verifications", 415, "BAD_USER_INPUT"),
        ("POST", "/v1/verifications?list=penalty", 400, "BAD_USER_INPUT"),
        ("GET", "/v1/verifications/1", 404, "NOT_FOUND"),
        ("DELETE", "/v1/verifications/1", 404, "NOT_FOUND"),
        ("POST", "/v1/verifications/1", 405, "BAD_USER_INPUT"),
        ("GET", "/v1/verifications/1/result", 404, "NOT_FOUND"),
        ("DELETE", "/v1/verifications/1/result", 405, "BAD_USER_INPUT"),
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
    assert_eq!(first.headers["content-disposition"], "attachment; filename=\"h.csv\"; filename*=UTF-8''h.csv");
    for (known, status) in [("W/\"1\"", 304), ("\"0\", \"1\"", 304), ("*", 304), ("\"2\"", 200)] {
        let again = send("GET", "/v1/templates/honour.csv", &[("if-none-match", known)]).await;
        assert_eq!(again.status, status, "{known}");
    }
}

#[tokio::test]
async fn a_file_of_an_export_is_sent_whole_or_from_where_it_broke_off() {
    let path = "/v1/exports/7/parts/a.csv";
    let whole = send("GET", path, &[("accept-encoding", "gzip")]).await;
    assert_eq!((whole.status, whole.text()), (200, "0123456789".to_owned()));
    let header = |answer: &Answer, name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    for (name, value) in [
        ("etag", Some("\"a1\"")),
        ("accept-ranges", Some("bytes")),
        ("last-modified", Some("Thu, 01 Jan 1970 00:00:00 GMT")),
        ("content-length", Some("10")),
        ("content-disposition", Some("attachment; filename=\"a.csv\"; filename*=UTF-8''a.csv")),
        ("cache-control", Some("private, no-cache")),
        ("content-encoding", None),
    ] {
        assert_eq!(header(&whole, name).as_deref(), value, "{name}");
    }
    for (headers, status, text, range) in [
        (vec![("range", "bytes=3-5")], 206, "345", Some("bytes 3-5/10")),
        (vec![("range", "bytes=-2")], 206, "89", Some("bytes 8-9/10")),
        (vec![("range", "bytes=3-"), ("if-range", "\"a1\"")], 206, "3456789", Some("bytes 3-9/10")),
        (vec![("range", "bytes=3-"), ("if-range", "\"b\"")], 200, "0123456789", None),
        (vec![("range", "bytes=1-2,4-5")], 200, "0123456789", None),
        (vec![("if-none-match", "\"a1\""), ("range", "bytes=3-5")], 304, "", None),
        (vec![("if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT")], 304, "", None),
        (vec![("if-none-match", "\"b\"")], 200, "0123456789", None),
    ] {
        let answer = send("GET", path, &headers).await;
        assert_eq!((answer.status, answer.text()), (status, text.to_owned()), "{headers:?}");
        assert_eq!(header(&answer, "content-range").as_deref(), range, "{headers:?}");
        assert_eq!(header(&answer, "etag").as_deref(), Some("\"a1\""), "{headers:?}");
    }
    let beyond = send("GET", path, &[("range", "bytes=10-")]).await;
    assert_eq!((beyond.status, header(&beyond, "content-range").as_deref()), (416, Some("bytes */10")));
    let head = send("HEAD", path, &[("range", "bytes=3-5")]).await;
    assert_eq!((head.status, header(&head, "content-length").as_deref()), (200, Some("10")));
}

#[tokio::test]
async fn an_export_is_asked_for_with_its_input_as_json() {
    let ask = async |body: &'static str| {
        super::send(app(), Request::builder().method("POST").uri("/v1/exports").body(Body::from(body)).unwrap()).await
    };
    let asked = ask(r#"{"format":"CSV"}"#).await;
    assert_eq!((asked.status, &asked.json()["input"]["format"]), (202, &json!("CSV")));
    assert_eq!(asked.headers["location"], "/v1/exports/7");
    assert_eq!(ask("format=CSV").await.status, 400);
    let latest = send("GET", "/v1/snapshots/latest?format=parquet", &[]).await;
    assert_eq!((latest.status, &latest.json()["format"]), (200, &json!("parquet")));
}
