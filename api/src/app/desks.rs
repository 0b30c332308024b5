//! Templates and uploads for the HTTP side: finds out who may do what, asks the domain, and says it in plain JSON.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use async_trait::async_trait;
use axum::body::Bytes;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::SecondsFormat;
use entity::code::CodeList;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        access::Caller,
        disclosure::registry::KINDS,
        import::template::{Template, find_kind_by_name},
        submission::RowsRefused,
        upload::{
            self, Sender, Upload, UploadError, Uploads,
            error_file::{ErrorFileError, Which},
            receive::{NewUpload, ReceiveError, Receiving},
        },
    },
    error::{ClientError, ErrorCode, echo},
    graphql::{
        id,
        mask::INTERNAL_MESSAGE,
        upload::{Links, UPLOAD},
    },
    http::v1::{Announced, FileFormat, Incoming, Rows, RowsFile, TemplateFile, TemplateShelf, UploadDesk},
    worker::Wake,
};

/// The templates, each made when it is first asked for.
#[derive(Default)]
pub(super) struct Templates(Mutex<HashMap<(&'static str, &'static str), TemplateFile>>);

impl TemplateShelf for Templates {
    fn find(&self, kind: &str, format: FileFormat) -> Option<TemplateFile> {
        let kind = find_kind_by_name(kind)?;
        let key = (kind.name(), format.ending());
        let made = |known: &HashMap<_, TemplateFile>| known.get(&key).cloned();
        // A panic elsewhere leaves whole files.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = made(&known) {
            return Some(file);
        }
        let template = Template::of(kind);
        let bytes = match format {
            FileFormat::Csv => template.csv(),
            FileFormat::Xlsx => template
                .xlsx()
                .inspect_err(|error| tracing::error!(error = error as &dyn std::error::Error, "a template failed"))
                .ok()?,
        };
        let version = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..16]);
        let name = format!("{}-template.{}", kind.name().replace('_', "-"), format.ending());
        let file = TemplateFile { name, bytes: Bytes::from(bytes), version };
        known.insert(key, file.clone());
        Some(file)
    }
}

/// The desk where files are taken.
pub(super) struct Desk {
    pub(super) uploads: Uploads,
    /// Told of each file that is there.
    pub(super) wake: Wake,
}

#[async_trait]
impl UploadDesk<Caller> for Desk {
    async fn announce(&self, caller: &Caller, announced: Announced) -> Result<Box<dyn Incoming>, ClientError> {
        let kind = find_kind_by_name(&announced.kind).ok_or_else(|| {
            let known = KINDS.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
            ClientError::bad_input("kind", format!("there is no kind {}; the kinds are {known}", echo(&announced.kind)))
        })?;
        let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
            return Err(ClientError::new(ErrorCode::Unauthenticated, "uploads need a key"));
        };
        let scope = kind.write_scope();
        if !caller.may(scope) {
            let message =
                format!("rows of {} need the scope {}, which this key does not have", kind.name(), scope.code());
            return Err(ClientError::forbidden(message));
        }
        let enters =
            kind.entered_by().contains(&organisation.kind) && organisation.jurisdiction.covers_kind(kind.name());
        if !enters {
            return Err(ClientError::forbidden(format!("your organisation does not enter rows of {}", kind.name())));
        }
        if caller.tier.limits.writes_per_minute == 0 {
            return Err(ClientError::forbidden(RowsRefused::Never.to_string()));
        }
        let sender = Sender {
            organisation: organisation.id.0,
            needs_review: organisation.needs_review,
            client: client.id.0,
            key: client.key.to_string(),
            request_id: announced.request_id,
            address: announced.address.to_string(),
        };
        let new = NewUpload {
            idempotency_key: announced.idempotency_key,
            kind: kind.name(),
            dry_run: announced.dry_run,
            file_name: announced.file_name,
            size: announced.size,
        };
        let receiving = self.uploads.receive(sender, new).await.map_err(|error| refused(&error))?;
        Ok(Box::new(IncomingFile { receiving, wake: self.wake.clone() }))
    }

    async fn find(&self, caller: &Caller, id: &str) -> Result<Value, ClientError> {
        Ok(json_of(&self.own(caller, id).await?))
    }

    async fn rows(&self, caller: &Caller, id: &str, rows: Rows) -> Result<RowsFile, ClientError> {
        let upload = self.own(caller, id).await?;
        let (which, suffix) = match rows {
            Rows::Refused => (Which::Refused, "errors"),
            Rows::All => (Which::All, "rows"),
        };
        let made = self.uploads.error_file(&upload, which).await.map_err(|error| match error {
            ErrorFileError::Absent => ClientError::not_found(
                "there is no such file: the upload's is not kept any more, was not read yet, or could not be read",
            ),
            error => failed(&error),
        })?;
        let format = match made.format {
            upload::FileFormat::Csv => FileFormat::Csv,
            upload::FileFormat::Xlsx => FileFormat::Xlsx,
        };
        let stem = upload.file_name.as_deref().unwrap_or(&upload.kind);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let name = format!("{stem}-{suffix}.{}", format.ending());
        Ok(RowsFile { name, format, file: made.file, length: made.length })
    }
}

impl Desk {
    /// The upload of this id, if it is the caller's organisation's.
    async fn own(&self, caller: &Caller, id: &str) -> Result<Upload, ClientError> {
        let absent = || ClientError::not_found("there is no such upload");
        let number = match id::decode(&id.into()) {
            Ok((table, number)) if table == UPLOAD => number,
            _ => return Err(absent()),
        };
        let organisation = caller.organisation.as_ref().ok_or_else(absent)?;
        let found = self.uploads.find(organisation.id.0, number).await.map_err(|error| failed(&error))?;
        found.ok_or_else(absent)
    }
}

/// A file on its way in.
struct IncomingFile {
    receiving: Receiving,
    wake: Wake,
}

#[async_trait]
impl Incoming for IncomingFile {
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ClientError> {
        self.receiving.write(bytes).await.map_err(|error| refused(&error))
    }

    async fn finish(self: Box<Self>) -> Result<Value, ClientError> {
        let Self { receiving, wake } = *self;
        let upload = receiving.finish().await.map_err(|error| refused(&error))?;
        wake.now();
        Ok(json_of(&upload))
    }

    async fn give_up(self: Box<Self>) {
        if let Err(error) = self.receiving.give_up().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "what is left of a file is removed later");
        }
    }
}

/// What the caller is told of a file that was not taken.
fn refused(error: &ReceiveError) -> ClientError {
    let code = match error {
        ReceiveError::TooLarge(_) => ErrorCode::QueryTooLarge,
        ReceiveError::TooMany(_) | ReceiveError::TooMuchKept { .. } => ErrorCode::RateLimited,
        ReceiveError::Empty => ErrorCode::BadUserInput,
        ReceiveError::KeyReused => ErrorCode::IdempotencyKeyReused,
        ReceiveError::GivenUp => ErrorCode::Timeout,
        ReceiveError::Upload(error) => return failed(error),
    };
    ClientError::new(code, error.to_string())
}

/// What is not written for callers: logged once, and shown as internal; as passing where it is the database.
fn failed(error: &(dyn std::error::Error + 'static)) -> ClientError {
    tracing::error!(error, "an upload failed");
    match error.downcast_ref::<UploadError>() {
        Some(UploadError::Database(_)) => {
            ClientError::new(ErrorCode::Overloaded, "the database does not answer at the moment; try again")
        }
        _ => ClientError::new(ErrorCode::Internal, INTERNAL_MESSAGE),
    }
}

/// An upload as the plain routes tell it.
fn json_of(upload: &Upload) -> Value {
    let id = id::encode(UPLOAD, upload.id).to_string();
    let moment = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let links = Links::of(upload);
    json!({
        "kind": upload.kind,
        "dryRun": upload.dry_run,
        "needsReview": upload.needs_review,
        "review": upload.review.as_ref().map(|review| json!({
            "clientId": review.client.to_string(),
            "at": moment(review.at),
            "note": review.note,
        })),
        "clientId": upload.client.to_string(),
        "idempotencyKey": upload.idempotency_key,
        "fileName": upload.file_name,
        "sha256": upload.sha256,
        "state": upload.state.code(),
        "failure": upload.failure,
        "progress": { "bytes": upload.size, "bytesRead": upload.bytes_read, "rows": upload.counts.rows },
        "counts": {
            "created": upload.counts.created,
            "unchanged": upload.counts.unchanged,
            "refused": upload.counts.refused,
        },
        "createdAt": moment(upload.created_at),
        "finishedAt": upload.finished_at.map(moment),
        "links": {
            "self": links.itself,
            "errors": links.errors,
            "rows": links.rows,
        },
        "id": id,
    })
}
