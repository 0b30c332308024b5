//! Files of subjects that are verified, for the HTTP side: finds out who may do what, asks the domain, and says it in plain
//! JSON.

use std::ops::Range;

use async_trait::async_trait;
use chrono::{DateTime, SecondsFormat, Utc};
use entity::code::{CodeList, Scope, VerificationState};
use futures_util::StreamExt as _;
use serde_json::{Value, json};

use crate::{
    domain::{
        access::Caller,
        verification_job::{
            Format, JOB, VerificationJob, VerificationJobError, VerificationJobs, What,
            receive::{NewJob, ReceiveError, Receiving},
        },
    },
    error::{ClientError, ErrorCode, echo},
    graphql::{
        as_of::AsOf,
        id,
        mask::INTERNAL_MESSAGE,
        verification::{JobLinks, authorities_of, lists_of, no_authority},
    },
    http::v1::{FileBytes, Incoming, KeptFile, Pieces, VerificationAnnounced, VerificationDesk},
};

/// The jobs.
pub(super) struct VerificationFiles(pub(super) VerificationJobs);

#[async_trait]
impl VerificationDesk<Caller> for VerificationFiles {
    async fn announce(
        &self,
        caller: &Caller,
        announced: VerificationAnnounced,
    ) -> Result<Box<dyn Incoming>, ClientError> {
        let client = admitted(caller)?;
        let new = NewJob {
            client,
            idempotency_key: announced.idempotency_key.clone(),
            file_name: announced.file_name.clone(),
            what: what(announced)?,
            daily_rows_max: caller.tier.limits.verified_rows_per_day,
        };
        let receiving = self.0.receive(new).await.map_err(|error| refused(&error))?;
        Ok(Box::new(IncomingFile(receiving)))
    }

    async fn find(&self, caller: &Caller, id: &str) -> Result<Value, ClientError> {
        Ok(json_of(&self.own(caller, id).await?))
    }

    async fn cancel(&self, caller: &Caller, id: &str) -> Result<Value, ClientError> {
        let (client, number) = (admitted(caller)?, number_of(id)?);
        let cancelled = self.0.cancel(client, number).await.map_err(|error| failed(&error))?;
        Ok(json_of(&cancelled.ok_or_else(absent)?))
    }

    async fn result(&self, caller: &Caller, id: &str) -> Result<KeptFile, ClientError> {
        let job = self.own(caller, id).await?;
        let absent = || ClientError::not_found("there is no result; a verification has one while its state is ready");
        let (Some(result), Some(modified), VerificationState::Ready) = (&job.result, job.finished_at, job.state) else {
            return Err(absent());
        };
        Ok(KeptFile {
            name: job.result_name(),
            content_type: content_type(job.what.format),
            length: result.bytes,
            sha256: result.sha256.clone(),
            modified,
            bytes: Box::new(Kept { jobs: self.0.clone(), job: job.id }),
        })
    }
}

impl VerificationFiles {
    /// The job of this id, if it is the caller's.
    async fn own(&self, caller: &Caller, id: &str) -> Result<VerificationJob, ClientError> {
        let (client, number) = (admitted(caller)?, number_of(id)?);
        self.0.find(client, number).await.map_err(|error| failed(&error))?.ok_or_else(absent)
    }
}

/// A file on its way in.
struct IncomingFile(Receiving);

#[async_trait]
impl Incoming for IncomingFile {
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ClientError> {
        self.0.write(bytes).await.map_err(|error| refused(&error))
    }

    async fn finish(self: Box<Self>) -> Result<Value, ClientError> {
        let job = self.0.finish().await.map_err(|error| refused(&error))?;
        Ok(json_of(&job))
    }

    async fn give_up(self: Box<Self>) {
        if let Err(error) = self.0.give_up().await {
            tracing::warn!(error = &error as &dyn std::error::Error, "what is left of a file is removed later");
        }
    }
}

/// A result where it is kept.
struct Kept {
    jobs: VerificationJobs,
    job: i64,
}

#[async_trait]
impl FileBytes for Kept {
    async fn read(&self, range: Range<u64>) -> Result<Pieces, ClientError> {
        let pieces = self.jobs.read(self.job, range).await.map_err(|error| failed(&error))?;
        let job = self.job;
        let told = pieces.map(move |piece| {
            piece.map_err(|cause| {
                // The answer has begun: its connection breaks, and whoever reads goes on from there by a range.
                failed(&VerificationJobError::Storage { id: job, cause });
                std::io::Error::other("the file broke off")
            })
        });
        Ok(told.boxed())
    }
}

fn absent() -> ClientError {
    ClientError::not_found("there is no such verification")
}

fn number_of(id: &str) -> Result<i64, ClientError> {
    match id::decode(&id.into()) {
        Ok((table, number)) if table == JOB => Ok(number),
        _ => Err(absent()),
    }
}

/// The client that asks, if it may verify.
fn admitted(caller: &Caller) -> Result<i64, ClientError> {
    let Some(client) = caller.client_id() else {
        return Err(ClientError::new(
            ErrorCode::Unauthenticated,
            "verifications need a key; send one as `Authorization: Bearer mj_…` or `X-API-Key: mj_…`",
        ));
    };
    if !caller.may(Scope::VerifyRead) {
        let scope = Scope::VerifyRead.code();
        return Err(ClientError::forbidden(format!("this needs the scope {scope}, which this key does not have")));
    }
    Ok(client.0)
}

/// What is asked about the subjects of a file: in the words of the query, with the same refusals.
fn what(announced: VerificationAnnounced) -> Result<What, ClientError> {
    let format = match &announced.format {
        None => Format::Csv,
        Some(name) => Format::from_code(&name.to_ascii_lowercase()).ok_or_else(|| {
            ClientError::bad_input(
                "format",
                format!("there are no results as {}; ask for csv, xlsx or ndjson", echo(name)),
            )
        })?,
    };
    if announced.byte_order_mark && format != Format::Csv {
        return Err(ClientError::bad_input("bom", "only CSV files can begin with a byte order mark"));
    }
    let names: Vec<String> = announced.lists.iter().map(|name| name.to_ascii_lowercase()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ok(What {
        lists: lists_of(if names.is_empty() { None } else { Some(&names) })?,
        authorities: authorities_of(announced.authorities)?,
        as_of: announced.as_of.as_deref().map(AsOf::read).transpose()?,
        format,
        byte_order_mark: announced.byte_order_mark,
    })
}

/// What the caller is told of a file that was not taken.
fn refused(error: &ReceiveError) -> ClientError {
    let code = match error {
        ReceiveError::Never => ErrorCode::Forbidden,
        ReceiveError::TooLarge(_) => ErrorCode::QueryTooLarge,
        ReceiveError::Empty => ErrorCode::BadUserInput,
        ReceiveError::TooMany(_) | ReceiveError::TooManyToday(_) | ReceiveError::NoRoom => ErrorCode::RateLimited,
        ReceiveError::NoPoint(error) => return ClientError::bad_input("asOf", error.to_string()),
        ReceiveError::Authority(error) => return no_authority(error),
        ReceiveError::KeyReused => ErrorCode::IdempotencyKeyReused,
        ReceiveError::GivenUp => ErrorCode::Timeout,
        ReceiveError::Job(error) => return failed(error),
    };
    ClientError::new(code, error.to_string())
}

/// What is not written for callers: logged once, and shown as internal; as passing where something does not answer.
fn failed(error: &VerificationJobError) -> ClientError {
    tracing::error!(error = error as &dyn std::error::Error, "a verification of a file failed");
    match error {
        VerificationJobError::UnknownValue(_) => ClientError::new(ErrorCode::Internal, INTERNAL_MESSAGE),
        VerificationJobError::Database(_) | VerificationJobError::Store(_) | VerificationJobError::Lease(_) => {
            ClientError::new(ErrorCode::Overloaded, "the database does not answer at the moment; try again")
        }
        VerificationJobError::Storage { .. } => ClientError::new(
            ErrorCode::Overloaded,
            "the files of verifications cannot be reached at the moment; try again",
        ),
    }
}

fn content_type(format: Format) -> &'static str {
    match format {
        Format::Csv => "text/csv; charset=utf-8; header=present",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Ndjson => "application/x-ndjson",
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// A job as the plain routes tell it.
fn json_of(job: &VerificationJob) -> Value {
    let links = JobLinks::of(job);
    let (what, counts) = (&job.what, &job.counts);
    let name = |kind: &str| kind.to_ascii_uppercase();
    let verdicts = what.lists.iter().zip(&counts.verdicts).map(|(list, [listed, formerly_listed, clear])| {
        json!({"list": name(list.kind.name()), "listed": listed, "formerlyListed": formerly_listed, "clear": clear})
    });
    let result = job.result.as_ref().filter(|_| job.state == VerificationState::Ready);
    json!({
        "id": id::encode(JOB, job.id).as_str(),
        "state": job.state.code(),
        "file": {
            "name": job.file_name,
            "format": job.file_format.map(Format::code),
            "bytes": job.size,
            "sha256": job.sha256,
            "ignoredColumns": job.ignored_columns,
        },
        "lists": what.lists.iter().map(|list| name(list.kind.name())).collect::<Vec<_>>(),
        "authorities": what.authorities,
        "format": what.format.code(),
        "bom": what.byte_order_mark,
        "sequence": job.point.sequence.to_string(),
        "at": moment(job.point.at),
        "day": job.day(),
        "progress": { "rows": counts.rows, "of": job.total },
        "counts": {
            "found": counts.found,
            "notFound": counts.not_found,
            "ambiguous": counts.ambiguous,
            "invalid": counts.invalid,
            "listed": counts.listed,
        },
        "verdicts": verdicts.collect::<Vec<_>>(),
        "failure": job.failure,
        "result": result.map(|result| json!({"bytes": result.bytes, "sha256": result.sha256})),
        "idempotencyKey": job.idempotency_key,
        "createdAt": moment(job.created_at),
        "finishedAt": job.finished_at.map(moment),
        "expiresAt": job.expires_at.map(moment),
        "links": { "self": links.itself, "result": links.result },
    })
}
