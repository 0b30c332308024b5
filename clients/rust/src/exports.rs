//! Exports (导出): snapshots and deltas as files, each of which is downloaded once and checked.
//!
//! An export is asked for, waited for, and fetched part by part. A download that breaks off goes on where it was, in this
//! process or the next, and nothing is used unless its SHA-256 is the manifest's.

mod rows;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use reqwest::{Method, StatusCode, header::CONTENT_TYPE};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use self::rows::{Compression, rows_of};
pub(crate) use self::rows::{can_unpack, rows};
use crate::{
    answer::{Whole, plain_error},
    changes::{maybe_number, number},
    client::{Body, Call, Client, random_name},
    error::{Error, Result, UserError},
    files::download::{KeptFile, fetch},
    retry::Repeat,
    waiting::{Awaited, Patience, until_over},
};

/// How a gateway answers that has no such export, or none for this caller.
pub(crate) const NOT_THERE: [u16; 4] = [403, 404, 405, 410];

/// What an export is to be. What is left out is not narrowed, or chosen by the gateway.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportOptions {
    /// Records of these kinds, such as `PENALTY`; of all where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// `NDJSON`, which is meant when nothing is said, `CSV` or `PARQUET`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// `ZSTD`, `GZIP` or `NONE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<String>,
    /// `authority`, `district`, `industry`, `creditCode`, `registrationNumber`: lists of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Value>,
    /// A sequence number: a delta, which has what changed after it.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "as_text")]
    pub since: Option<u64>,
    /// Whether CSV begins with a byte order mark, for spreadsheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bom: Option<bool>,
    /// Your name for it; a new one when nothing is said. Asked for again by this name, it is the same export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
fn as_text<S: serde::Serializer>(since: &Option<u64>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    since.map(|since| since.to_string()).serialize(serializer)
}

/// An export.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Export {
    /// Its id.
    pub id: String,
    /// `queued`, `running`, `ready`, `failed`, `expired` or `cancelled`.
    pub state: String,
    /// The change as of which it is.
    #[serde(default, deserialize_with = "maybe_number")]
    pub sequence: Option<u64>,
    /// Of a delta, the change after which it begins.
    #[serde(default, deserialize_with = "maybe_number")]
    pub since: Option<u64>,
    /// `zstd`, `gzip` or `none`.
    #[serde(default)]
    pub compression: Option<String>,
    /// Why it failed.
    #[serde(default)]
    pub failure: Option<String>,
}

impl Export {
    fn of(mut told: Value) -> Result<Self> {
        let inner = if told["export"].is_object() { told["export"].take() } else { told };
        serde_json::from_value(inner).map_err(|error| Error::Unexpected(format!("the gateway told no export: {error}")))
    }

    /// Whether its files are there.
    pub fn is_ready(&self) -> bool {
        self.state.eq_ignore_ascii_case("ready")
    }

    fn is_coming(&self) -> bool {
        self.state.eq_ignore_ascii_case("queued") || self.state.eq_ignore_ascii_case("running")
    }
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The kind of its records.
    pub kind: String,
    /// How many rows it has.
    pub rows: u64,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of it as it is kept.
    pub sha256: String,
    /// Where it is, below the gateway's address.
    #[serde(alias = "url")]
    pub path: String,
}

impl Part {
    pub(crate) fn file(&self) -> KeptFile<'_> {
        KeptFile { name: &self.name, bytes: self.bytes, sha256: &self.sha256, path: &self.path }
    }
}

/// What an export consists of.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Manifest {
    /// The export.
    pub id: String,
    /// The change as of which it is.
    #[serde(deserialize_with = "number")]
    pub sequence: u64,
    /// Of a delta, the change after which it begins.
    #[serde(default, deserialize_with = "maybe_number")]
    pub since: Option<u64>,
    /// `ndjson`, `csv` or `parquet`.
    #[serde(default)]
    pub format: Option<String>,
    /// `zstd`, `gzip` or `none`.
    #[serde(default)]
    pub compression: Option<String>,
    /// Its files, in the order in which they are to be read.
    pub parts: Vec<Part>,
}

/// The exports of a client.
#[derive(Debug, Clone, Copy)]
pub struct Exports<'a> {
    client: &'a Client,
}

impl Client {
    /// Snapshots and deltas as files.
    pub fn exports(&self) -> Exports<'_> {
        Exports { client: self }
    }
}

impl Exports<'_> {
    /// Asks for an export.
    ///
    /// # Errors
    /// The gateway refuses it, such as because the exports of the day are used up.
    pub async fn request(&self, options: &ExportOptions) -> Result<Export> {
        let found = self.try_request(options, &[]).await?;
        found.ok_or_else(|| Error::Unexpected("the gateway told no export".to_owned()))
    }

    /// Asks for an export; nothing where it is answered by one of these statuses.
    pub(crate) async fn try_request(&self, options: &ExportOptions, accept: &[u16]) -> Result<Option<Export>> {
        let mut wanted = serde_json::to_value(options).map_err(|error| Error::Argument(error.to_string()))?;
        if options.format.is_none() {
            wanted["format"] = "NDJSON".into();
        }
        if options.idempotency_key.is_none() {
            wanted["idempotencyKey"] = random_name().into();
        }
        let call = Call {
            method: Method::POST,
            path: "/v1/exports",
            headers: vec![(CONTENT_TYPE, "application/json".to_owned())],
            body: Body::Whole(wanted.to_string().into()),
            repeat: Repeat::Idempotent,
            accept,
            timeout: None,
        };
        let whole = self.client.perform(call, plain_error).await?;
        if !whole.status.is_success() {
            return Ok(None);
        }
        let mut told: Value = whole.json()?;
        let errors: Vec<UserError> = serde_json::from_value(told["userErrors"].take()).unwrap_or_default();
        if errors.is_empty() { Export::of(told).map(Some) } else { Err(Error::Refused(errors)) }
    }

    /// The newest snapshot that the gateway made by itself, in this format; nothing where there is none yet, or none for this
    /// caller.
    ///
    /// # Errors
    /// The gateway refuses or cannot be reached.
    pub async fn latest(&self, format: &str) -> Result<Option<Export>> {
        self.get(&format!("/v1/snapshots/latest?format={}", format.to_lowercase())).await
    }

    /// How far an export is; nothing when there is no such one.
    ///
    /// # Errors
    /// The gateway refuses or cannot be reached.
    pub async fn find(&self, id: &str) -> Result<Option<Export>> {
        self.get(&format!("/v1/exports/{id}")).await
    }

    async fn get(&self, path: &str) -> Result<Option<Export>> {
        let whole = self.client.perform(Call { accept: &NOT_THERE, ..Call::get(path) }, plain_error).await?;
        if whole.status == StatusCode::OK { Export::of(whole.json()?).map(Some) } else { Ok(None) }
    }

    /// Waits until an export is ready.
    ///
    /// # Errors
    /// [`Error::Gone`] when there is no such one, [`Error::JobFailed`] when it failed, was cancelled or has expired,
    /// [`Error::NotOver`] when it is not ready within so long.
    pub async fn wait(&self, id: &str, within: Duration) -> Result<Export> {
        let path = format!("/v1/exports/{id}");
        let awaited = Awaited { kind: "export", id, path: &path, gone: &NOT_THERE };
        let read = |whole: &Whole| Export::of(whole.json()?);
        let is_over = |export: &Export| !export.is_coming();
        let export = until_over(self.client, awaited, Patience::within(within), read, is_over).await?;
        if export.is_ready() {
            return Ok(export);
        }
        let state = export.state.to_lowercase();
        Err(Error::JobFailed { kind: "export", id: export.id, state, failure: export.failure })
    }

    /// What an export consists of.
    ///
    /// # Errors
    /// [`Error::Gone`] when there is no such export any more, or it is not ready yet.
    pub async fn manifest(&self, id: &str) -> Result<Manifest> {
        let path = format!("/v1/exports/{id}/manifest");
        let whole = self.client.perform(Call { accept: &NOT_THERE, ..Call::get(&path) }, plain_error).await?;
        if whole.status != StatusCode::OK {
            return Err(Error::Gone(format!("the export {id} is not kept any more, or not ready yet")));
        }
        whole.json()
    }

    /// Downloads the files of an export into a folder, those of these kinds or all, and checks each by its SHA-256. Called
    /// again, it goes on.
    ///
    /// # Errors
    /// [`Error::Integrity`] when a file is not what the manifest says; otherwise as [`manifest`](Self::manifest), or when the
    /// folder cannot be written.
    pub async fn download(&self, id: &str, folder: impl AsRef<Path>, kinds: &[&str]) -> Result<Vec<PathBuf>> {
        let manifest = self.manifest(id).await?;
        fs::create_dir_all(folder.as_ref())?;
        let mut files = Vec::new();
        for part in &manifest.parts {
            if !kinds.is_empty() && !kinds.iter().any(|kind| kind.eq_ignore_ascii_case(&part.kind)) {
                continue;
            }
            let is_name = Path::new(&part.name).file_name().is_some_and(|name| name == part.name.as_str());
            if !is_name || part.name.starts_with('.') {
                return Err(Error::Integrity(format!("{:?} is no name of a file", part.name)));
            }
            files.push(fetch(self.client, part.file(), folder.as_ref(), &part.name).await?);
        }
        Ok(files)
    }

    /// Takes an export back.
    ///
    /// # Errors
    /// [`Error::Refused`] when it is too late for that, or there is no such one.
    pub async fn cancel(&self, id: &str) -> Result<Export> {
        let document = "mutation CancelExport($input: CancelExportInput!) { cancelExport(input: $input) \
            { export { id state { value } sequence since compression failure } userErrors { path code message } } }";
        let mut told = self.client.mutate_any(document, &json!({ "exportId": id })).await?;
        let mut export = told["export"].take();
        export["state"] = export["state"]["value"].take();
        Export::of(export)
    }
}
