//! The desk where files of subjects are taken for watch lists.

use std::{io::Seek as _, sync::Arc};

use async_trait::async_trait;
use entity::code::{CodeList as _, Scope};
use serde_json::{Value, json};
use tokio::{fs::File, io::AsyncWriteExt as _, sync::Semaphore};

use crate::{
    domain::{
        access::Caller,
        audit::{Actor, Origin},
        watch::{
            Keeper, LIST, WatchError, WatchLists,
            file::{self, SubjectFile, SubjectFileError},
            replace::{FileDifference, Others},
        },
    },
    error::{ClientError, ErrorCode},
    graphql::{id, mask::INTERNAL_MESSAGE},
    http::v1::{Incoming, SubjectsAnnounced, WatchListDesk},
};

/// Files that are dealt with at once; each holds up to nineteen megabytes of codes. The others wait.
const AT_ONCE: usize = 2;

/// The desk.
pub(super) struct SubjectDesk {
    lists: WatchLists,
    file_bytes_max: u64,
    turns: Arc<Semaphore>,
}

impl SubjectDesk {
    /// For these lists, which takes files of so many bytes.
    pub(super) fn new(lists: WatchLists, file_bytes_max: u64) -> Self {
        Self { lists, file_bytes_max, turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

#[async_trait]
impl WatchListDesk<Caller> for SubjectDesk {
    async fn announce(&self, caller: &Caller, announced: SubjectsAnnounced) -> Result<Box<dyn Incoming>, ClientError> {
        let (Some(client), Some(organisation)) = (&caller.client, &caller.organisation) else {
            return Err(ClientError::new(ErrorCode::Unauthenticated, "watch lists need a key"));
        };
        if !caller.may(Scope::WatchWrite) {
            let scope = Scope::WatchWrite.code();
            return Err(ClientError::forbidden(format!("this needs the scope {scope}, which this key does not have")));
        }
        let absent = || ClientError::not_found("there is no such watch list");
        let number = match id::decode(&announced.list.as_str().into()) {
            Ok((table, number)) if table == LIST => number,
            _ => return Err(absent()),
        };
        let keeper = Keeper {
            client: client.id.0,
            origin: Origin {
                actor: Actor::Client {
                    organisation: organisation.id.0,
                    client: client.id.0,
                    key: client.key.to_string(),
                },
                request_id: Some(announced.request_id),
                address: Some(announced.address),
            },
            subjects_max: caller.tier.limits.watched_subjects_max.into(),
        };
        let found = self.lists.find(keeper.client, number).await.map_err(|error| refused(&error))?;
        found.ok_or_else(absent)?;
        let spool = tempfile::tempfile().map_err(|error| failed(&error))?;
        Ok(Box::new(IncomingSubjects {
            lists: self.lists.clone(),
            turns: Arc::clone(&self.turns),
            keeper,
            list: number,
            others: if announced.replaces { Others::Go } else { Others::Stay },
            dry_run: announced.dry_run,
            spool: File::from_std(spool),
            size: 0,
            most: self.file_bytes_max,
        }))
    }
}

/// A file on its way in, kept in a temporary file that nobody else sees.
struct IncomingSubjects {
    lists: WatchLists,
    turns: Arc<Semaphore>,
    keeper: Keeper,
    list: i64,
    others: Others,
    dry_run: bool,
    spool: File,
    size: u64,
    most: u64,
}

#[async_trait]
impl Incoming for IncomingSubjects {
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ClientError> {
        self.size += bytes.len() as u64;
        if self.size > self.most {
            let message = format!("the file must be at most {} bytes; split it (文件过大，请拆分)", self.most);
            return Err(ClientError::new(ErrorCode::QueryTooLarge, message));
        }
        self.spool.write_all(bytes).await.map_err(|error| failed(&error))
    }

    async fn finish(mut self: Box<Self>) -> Result<Value, ClientError> {
        self.spool.flush().await.map_err(|error| failed(&error))?;
        // Never closed.
        let _turn = self.turns.acquire().await;
        let (mut spool, size) = (self.spool.into_std().await, self.size);
        let reading = tokio::task::spawn_blocking(move || {
            spool.rewind().map_err(|error| failed(&error))?;
            file::read(spool, size).map_err(|error| not_read(&error))
        });
        let mut read = reading.await.map_err(|error| failed(&error))??;
        let codes = std::mem::take(&mut read.codes);
        let done = self.lists.take_file(&self.keeper, self.list, codes, (self.others, self.dry_run)).await;
        let (list, difference) = done.map_err(|error| refused(&error))?;
        Ok(report(self.dry_run, list.subjects, &read, &difference))
    }

    async fn give_up(self: Box<Self>) {}
}

/// What became of a file, or would.
fn report(dry_run: bool, subjects: u64, read: &SubjectFile, difference: &FileDifference) -> Value {
    let faults =
        read.faults.iter().map(|fault| json!({ "row": fault.row, "value": fault.value, "reason": fault.reason }));
    json!({
        "dryRun": dry_run,
        "rows": read.rows,
        "added": difference.added,
        "alreadyThere": difference.unchanged,
        "removed": difference.removed,
        "invalid": read.invalid,
        "invalidRows": faults.collect::<Vec<_>>(),
        "unregistered": difference.unregistered,
        "unregisteredCodes": difference.unregistered_codes,
        "subjectCount": subjects,
    })
}

fn not_read(error: &SubjectFileError) -> ClientError {
    ClientError::new(ErrorCode::BadUserInput, error.to_string())
}

fn refused(error: &WatchError) -> ClientError {
    let code = match error {
        WatchError::UnknownList => ErrorCode::NotFound,
        WatchError::Busy => ErrorCode::Conflict,
        WatchError::TooManySubjects { .. } => ErrorCode::BadUserInput,
        WatchError::Store(_) | WatchError::Lease(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "a file of subjects was not taken");
            let message = "the database does not answer at the moment; send the file again";
            return ClientError::new(ErrorCode::Overloaded, message);
        }
        _ => return failed(error),
    };
    ClientError::new(code, error.to_string())
}

/// What is not written for callers: logged once, and shown as internal.
fn failed(error: &(dyn std::error::Error + 'static)) -> ClientError {
    tracing::error!(error, "a file of subjects was not taken");
    ClientError::new(ErrorCode::Internal, INTERNAL_MESSAGE)
}
