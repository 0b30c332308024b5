//! Exports for the HTTP side: finds out who may do what, asks the domain, and says it in plain JSON.

use std::ops::Range;

use async_graphql::{InputType as _, resolver_utils::EnumType as _};
use async_trait::async_trait;
use axum::body::Bytes;
use entity::code::{CodeList, ExportState, Scope};
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};

use crate::{
    domain::{
        access::Caller,
        disclosure::registry::KINDS,
        export::{
            Asker, Export, ExportError, Exports, Format, MANIFEST, Part,
            manifest::{EXPORT, moment, part_link, screamed},
            request::RequestError,
            schedule::FORMATS,
        },
    },
    error::{ClientError, ErrorCode, echo},
    graphql::{
        argument::{explained, without_long_quotes},
        export::{ExportCompression, ExportFormat, Links, RequestExportInput, may_read},
        id,
        mask::INTERNAL_MESSAGE,
    },
    http::v1::{ExportDesk, FileBytes, FileName, KeptFile, Pieces},
};

/// The exports.
pub(super) struct ExportFiles(pub(super) Exports);

#[async_trait]
impl ExportDesk<Caller> for ExportFiles {
    async fn request(&self, caller: &Caller, mut input: Value) -> Result<Value, ClientError> {
        let asker = admitted(caller)?;
        name_values(&mut input)?;
        // Read as the mutation's input is: the same names, the same refusals.
        let input = async_graphql::Value::from_json(input).map_err(|error| unreadable(&error.to_string()))?;
        let input = RequestExportInput::parse(Some(input)).map_err(|error| {
            let said = error.into_server_error(async_graphql::Pos::default()).message;
            unreadable(&explained(&said).unwrap_or_else(|| without_long_quotes(&said)))
        })?;
        let export = self.0.request(asker, input.into_domain(caller)?).await.map_err(|error| refused(&error))?;
        self.json(&export).await
    }

    async fn find(&self, caller: &Caller, id: &str) -> Result<Value, ClientError> {
        let export = self.own(caller, id).await?;
        self.json(&export).await
    }

    async fn latest(&self, caller: &Caller, format: &str) -> Result<Value, ClientError> {
        admitted(caller)?;
        let known = Format::from_code(&format.to_ascii_lowercase()).filter(|format| FORMATS.contains(format));
        let format = known.ok_or_else(|| {
            ClientError::bad_input(
                "format",
                format!("there are no snapshots as {}; ask for ndjson or parquet", echo(format)),
            )
        })?;
        if let Some(export) = self.0.latest_snapshot(format).await.map_err(|error| failed(&error))? {
            return self.json(&export).await;
        }
        let due = self.0.next_snapshot_at().await.map_err(|error| failed(&error))?;
        Err(ClientError::not_found(match due {
            Some(due) => format!("there is no snapshot yet; the next one is due at {}", moment(due)),
            None => "there is no snapshot, and none is made by itself; ask for an export".to_owned(),
        }))
    }

    async fn file(&self, caller: &Caller, id: &str, name: FileName<'_>) -> Result<KeptFile, ClientError> {
        let export = self.own(caller, id).await?;
        let absent = || ClientError::not_found("there is no such file; an export has files while its state is ready");
        if !may_read(caller, &export) {
            let scope = Scope::PersonRead.code();
            return Err(ClientError::forbidden(format!(
                "this export has fields that lead to persons; its files need the scope {scope}, which this key does not have"
            )));
        }
        let modified = export.finished_at.filter(|_| export.state == ExportState::Ready).ok_or_else(absent)?;
        match name {
            FileName::Manifest => {
                let (bytes, sha256) = self.0.manifest(&export).await.map_err(|error| failed(&error))?;
                Ok(KeptFile {
                    name: MANIFEST.to_owned(),
                    content_type: "application/json; charset=utf-8",
                    length: bytes.len() as u64,
                    sha256,
                    modified,
                    bytes: Box::new(Held(bytes.into())),
                })
            }
            FileName::Part(name) => {
                let parts = self.parts(export.id).await?;
                let part = parts.into_iter().find(|part| part.name == name).ok_or_else(absent)?;
                Ok(KeptFile {
                    name: part.name.clone(),
                    content_type: content_type(&part.name),
                    length: part.bytes,
                    sha256: part.sha256.clone(),
                    modified,
                    bytes: Box::new(Kept { exports: self.0.clone(), export: export.id, part }),
                })
            }
        }
    }
}

impl ExportFiles {
    /// The export of this id, if the caller may see it.
    async fn own(&self, caller: &Caller, id: &str) -> Result<Export, ClientError> {
        let asker = admitted(caller)?;
        let absent = || ClientError::not_found("there is no such export");
        let number = match id::decode(&id.into()) {
            Ok((table, number)) if table == EXPORT => number,
            _ => return Err(absent()),
        };
        let found = self.0.find(asker.organisation, number).await.map_err(|error| failed(&error))?;
        found.ok_or_else(absent)
    }

    async fn parts(&self, export: i64) -> Result<Vec<Part>, ClientError> {
        let mut parts = self.0.parts(&[export]).await.map_err(|error| failed(&error))?;
        Ok(parts.remove(&export).unwrap_or_default())
    }

    /// An export as the plain routes tell it.
    async fn json(&self, export: &Export) -> Result<Value, ClientError> {
        // What has no manifest is not there.
        let is_ready = export.state == ExportState::Ready;
        let parts = if is_ready { self.parts(export.id).await? } else { Vec::new() };
        Ok(json_of(export, &parts))
    }
}

/// A file that is in memory.
struct Held(Bytes);

#[async_trait]
impl FileBytes for Held {
    async fn read(&self, range: Range<u64>) -> Result<Pieces, ClientError> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(self.0.len());
        let piece = self.0.slice(place(range.start)..place(range.end));
        Ok(stream::once(async { Ok(piece) }).boxed())
    }
}

/// A part where exports are kept.
struct Kept {
    exports: Exports,
    export: i64,
    part: Part,
}

#[async_trait]
impl FileBytes for Kept {
    async fn read(&self, range: Range<u64>) -> Result<Pieces, ClientError> {
        let pieces = self.exports.read(self.export, &self.part, range).await.map_err(|error| failed(&error))?;
        let export = self.export;
        let told = pieces.map(move |piece| {
            piece.map_err(|cause| {
                // The answer has begun: its connection breaks, and whoever reads goes on from there by a range.
                failed(&ExportError::Storage { id: export, cause });
                std::io::Error::other("the file broke off")
            })
        });
        Ok(told.boxed())
    }
}

/// Who asks, if it may read exports.
fn admitted(caller: &Caller) -> Result<Asker, ClientError> {
    let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
        return Err(ClientError::new(
            ErrorCode::Unauthenticated,
            "exports need a key; send one as `Authorization: Bearer mj_…` or `X-API-Key: mj_…`",
        ));
    };
    if !caller.may(Scope::ExportRead) {
        let scope = Scope::ExportRead.code();
        return Err(ClientError::forbidden(format!("exports need the scope {scope}, which this key does not have")));
    }
    Ok(Asker { organisation: organisation.id.0, client: client.id.0 })
}

/// Writes values that are one of a list as the schema does; answers write them small.
fn name_values(input: &mut Value) -> Result<(), ClientError> {
    let formats: Vec<String> = ExportFormat::items().iter().map(|item| item.name.to_owned()).collect();
    let compressions: Vec<String> = ExportCompression::items().iter().map(|item| item.name.to_owned()).collect();
    let kinds: Vec<String> = KINDS.iter().map(|kind| kind.name().to_ascii_uppercase()).collect();
    for (field, known) in [("format", formats), ("compression", compressions), ("kinds", kinds)] {
        let values = match input.get_mut(field) {
            Some(Value::Array(values)) => values.as_mut_slice(),
            Some(value) => std::slice::from_mut(value),
            None => continue,
        };
        for value in values {
            let Value::String(text) = value else { continue };
            let name = text.to_ascii_uppercase();
            if !known.contains(&name) {
                let message = format!("{} is none of {field}; they are {}", echo(text), known.join(", "));
                return Err(ClientError::bad_input(field, message));
            }
            *text = name;
        }
    }
    Ok(())
}

fn unreadable(problem: &str) -> ClientError {
    ClientError::new(ErrorCode::BadUserInput, problem)
}

/// What the caller is told of an export that is not made.
fn refused(error: &RequestError) -> ClientError {
    let invalid = |field: &str| ClientError::bad_input(field, error.to_string());
    match error {
        RequestError::NoKinds => invalid("kinds"),
        RequestError::Key => invalid("idempotencyKey"),
        RequestError::KeyReused => ClientError::new(ErrorCode::IdempotencyKeyReused, error.to_string()),
        RequestError::PackedParquet => invalid("compression"),
        RequestError::MarkedElsewhere => invalid("bom"),
        RequestError::Ahead(_) => invalid("since"),
        RequestError::Never => ClientError::forbidden(error.to_string()),
        RequestError::TooManyWaiting(_) | RequestError::TooManyToday(_) | RequestError::NoRoom => {
            ClientError::new(ErrorCode::RateLimited, error.to_string())
        }
        RequestError::Export(error) => failed(error),
    }
}

/// What is not written for callers: logged once, and shown as internal; as passing where something does not answer.
fn failed(error: &ExportError) -> ClientError {
    tracing::error!(error = error as &dyn std::error::Error, "an export failed");
    match error {
        ExportError::UnknownValue(_) => ClientError::new(ErrorCode::Internal, INTERNAL_MESSAGE),
        ExportError::Database(_) | ExportError::Store(_) => {
            ClientError::new(ErrorCode::Overloaded, "the database does not answer at the moment; try again")
        }
        ExportError::Storage { .. } => {
            ClientError::new(ErrorCode::Overloaded, "the files of exports cannot be reached at the moment; try again")
        }
    }
}

/// The media type of a part, as its name ends.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("zst") => "application/zstd",
        Some("gz") => "application/gzip",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("csv") => "text/csv; charset=utf-8; header=present",
        _ => "application/x-ndjson",
    }
}

fn json_of(export: &Export, parts: &[Part]) -> Value {
    let links = Links::of(export);
    let what = &export.what;
    let counts = what.kinds.iter().filter(|_| !parts.is_empty()).map(|kind| {
        let of_kind = parts.iter().filter(|part| part.kind == kind.name());
        let (rows, deleted) = of_kind.fold((0, 0), |(rows, deleted), part| (rows + part.rows, deleted + part.deleted));
        json!({"kind": screamed(kind.name()), "rows": rows, "deleted": deleted})
    });
    let parts = parts.iter().map(|part| {
        json!({
            "name": part.name,
            "kind": screamed(&part.kind),
            "rows": part.rows,
            "bytes": part.bytes,
            "sha256": part.sha256,
            "path": part_link(export.id, part),
        })
    });
    json!({
        "id": id::encode(EXPORT, export.id).as_str(),
        "state": export.state.code(),
        "sequence": export.sequence.to_string(),
        "since": what.since.map(|since| since.to_string()),
        "kinds": what.kinds.iter().map(|kind| screamed(kind.name())).collect::<Vec<_>>(),
        "format": what.format.code(),
        "compression": what.compression.code(),
        "bom": what.byte_order_mark,
        "withContacts": what.with_contacts,
        "filter": what.filter,
        "scheduled": export.is_scheduled(),
        "progress": { "rows": export.progress.looked, "of": export.progress.total },
        "counts": counts.collect::<Vec<_>>(),
        "parts": parts.collect::<Vec<_>>(),
        "bytes": export.progress.bytes,
        "failure": export.failure,
        "idempotencyKey": export.idempotency_key,
        "createdAt": moment(export.created_at),
        "finishedAt": export.finished_at.map(moment),
        "expiresAt": export.expires_at.map(moment),
        "links": { "self": links.itself, "manifest": links.manifest },
    })
}
