//! Plain HTTP beside GraphQL: templates of spreadsheets, uploads of them, files of watch lists, files that are verified,
//! reports, exports, and the feed. What a kind, an upload and an error file are, is for [`TemplateShelf`] and [`UploadDesk`]
//! to know.
//!
//! A request about uploads passes the same gate as one to `/graphql`: key, request rate, requests in progress. Errors are
//! `{"error": {"code", "message", "requestId"}}` with the codes of the one table (`crate::error`).

mod answer;
pub mod changes;
mod charged;
pub mod export;
pub mod file;
mod receive;
pub mod report;
mod template;
mod upload;
pub mod verification;
mod watch_list;

use std::{fs::File, net::IpAddr, sync::Arc};

use async_trait::async_trait;
use axum::{Router, body::Bytes, http::Extensions, response::Response, routing::any};
use serde_json::Value;

pub use self::{
    changes::{ChangeLines, ChangePages, Changes, ChangesQuery},
    export::{ExportDesk, FileName},
    file::{FileBytes, KeptFile, Pieces},
    report::{ReportQuery, Reports},
    verification::{VerificationAnnounced, VerificationDesk},
};
use super::{Draining, Gate, error::Failure, settings::Settings, shed::Shedder};
use crate::error::{ClientError, ErrorCode};

/// The routes.
const TEMPLATES: &str = "/v1/templates/{file}";
/// Where uploads are sent.
pub const UPLOADS: &str = "/v1/uploads";
const UPLOAD: &str = "/v1/uploads/{id}";
const ERRORS: &str = "/v1/uploads/{id}/errors";
const ROWS: &str = "/v1/uploads/{id}/rows";

/// Whether a path is below those that are served here.
pub(super) fn is_below(path: &str) -> bool {
    path.strip_prefix("/v1").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The answer where nothing is.
pub(super) fn nothing(extensions: &Extensions) -> Response {
    let message = "nothing is served at this address; docs/api.md lists what is (无此地址)";
    answer::failed(extensions, Failure::new(ClientError::new(ErrorCode::NotFound, message)))
}

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// Values separated by commas.
    Csv,
    /// An Office Open XML workbook.
    Xlsx,
}

impl FileFormat {
    /// The media type of its files.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A file that is the same for everybody.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// What it is called when it is saved.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// What tells this version of it from others: letters, digits, `-` and `_`.
    pub version: String,
}

/// Knows templates.
pub trait TemplateShelf: Send + Sync + 'static {
    /// The template of a kind; none when there is no such kind.
    fn find(&self, kind: &str, format: FileFormat) -> Option<TemplateFile>;
}

/// What is said of a file before it comes.
#[derive(Debug, Clone)]
pub struct Announced {
    /// The kind of its records.
    pub kind: String,
    /// Whether it only says what would happen.
    pub dry_run: bool,
    /// How many bytes it is said to have.
    pub size: Option<u64>,
    /// What the client calls it.
    pub idempotency_key: String,
    /// What the file is called.
    pub file_name: Option<String>,
    /// The request.
    pub request_id: String,
    /// Where it comes from.
    pub address: IpAddr,
}

/// Which rows of an upload are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Those that were refused.
    Refused,
    /// All of them.
    All,
}

/// A file with rows of an upload, and what is wrong with those that were refused.
#[derive(Debug)]
pub struct RowsFile {
    /// What it is called when it is saved.
    pub name: String,
    /// What it is.
    pub format: FileFormat,
    /// Its bytes.
    pub file: File,
    /// How many there are.
    pub length: u64,
}

/// Takes and shows uploads.
#[async_trait]
pub trait UploadDesk<C>: Send + Sync + 'static {
    /// Whether this caller may send such a file; whoever takes it then.
    async fn announce(&self, caller: &C, announced: Announced) -> Result<Box<dyn Incoming>, ClientError>;

    /// An upload of the caller's organisation.
    async fn find(&self, caller: &C, id: &str) -> Result<Value, ClientError>;

    /// Rows of an upload of the caller's organisation.
    async fn rows(&self, caller: &C, id: &str, rows: Rows) -> Result<RowsFile, ClientError>;
}

/// A file that is coming in.
#[async_trait]
pub trait Incoming: Send {
    /// Takes more of it.
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ClientError>;

    /// The whole file is there. The upload, with its `id`.
    async fn finish(self: Box<Self>) -> Result<Value, ClientError>;

    /// Leaves nothing of it.
    async fn give_up(self: Box<Self>);
}

/// What is said of a file of subjects before it comes.
#[derive(Debug, Clone)]
pub struct SubjectsAnnounced {
    /// The id of the watch list.
    pub list: String,
    /// Whether the file is the list; otherwise it is added to it.
    pub replaces: bool,
    /// Whether it only says what would change.
    pub dry_run: bool,
    /// The request.
    pub request_id: String,
    /// Where it comes from.
    pub address: IpAddr,
}

/// Takes files of subjects for watch lists.
#[async_trait]
pub trait WatchListDesk<C>: Send + Sync + 'static {
    /// Whether this caller may send such a file; whoever takes it then.
    async fn announce(&self, caller: &C, announced: SubjectsAnnounced) -> Result<Box<dyn Incoming>, ClientError>;
}

/// Who serves templates, uploads and reports.
pub struct Desks<C> {
    /// Templates.
    pub templates: Arc<dyn TemplateShelf>,
    /// Uploads.
    pub uploads: Arc<dyn UploadDesk<C>>,
    /// Reports.
    pub reports: Arc<dyn Reports<C>>,
    /// Snapshots and deltas.
    pub exports: Arc<dyn ExportDesk<C>>,
    /// Files that are verified.
    pub verifications: Arc<dyn VerificationDesk<C>>,
    /// The feed.
    pub changes: Arc<dyn Changes<C>>,
    /// Watch lists.
    pub watch_lists: Arc<dyn WatchListDesk<C>>,
}

/// What the routes share.
struct Server<G: Gate> {
    gate: Arc<G>,
    uploads: Arc<dyn UploadDesk<G::Caller>>,
    settings: Arc<Settings>,
}

/// The routes.
pub(super) fn router<G: Gate>(
    gate: Arc<G>,
    desks: Desks<G::Caller>,
    settings: Arc<Settings>,
    shedder: Arc<Shedder>,
    draining: Draining,
) -> Router {
    let Desks { templates, uploads, reports, exports, verifications, changes, watch_lists } = desks;
    let reporting = report::Desk { gate: Arc::clone(&gate), settings: Arc::clone(&settings), shedder, reports };
    let server = Arc::new(Server { gate, uploads, settings });
    let watching = watch_list::Desk { server: Arc::clone(&server), lists: watch_lists };
    let feed = changes::Desk { server: Arc::clone(&server), changes, draining };
    Router::new()
        .route(UPLOADS, any(receive::serve::<G>))
        .route(UPLOAD, any(upload::serve::<G>))
        .route(ERRORS, any(upload::serve_errors::<G>))
        .route(ROWS, any(upload::serve_rows::<G>))
        .with_state(Arc::clone(&server))
        .merge(export::router(Arc::clone(&server), exports))
        .merge(verification::router(server, verifications))
        .merge(Router::new().route(TEMPLATES, any(template::serve)).with_state(templates))
        .merge(Router::new().route(watch_list::PATH, any(watch_list::serve::<G>)).with_state(Arc::new(watching)))
        .merge(Router::new().route(changes::PATH, any(changes::serve::<G>)).with_state(Arc::new(feed)))
        .merge(Router::new().route(report::PATH, any(report::serve::<G>)).with_state(Arc::new(reporting)))
}
