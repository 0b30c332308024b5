//! Verification of files (批量核验): a sheet of up to a million subjects is sent, verified in the background, and answered with a
//! file that has a row for each of its rows.
//!
//! All rows are judged at one point of the data: that at which the file was there, or the one that was asked for.

mod job;
mod whole;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use reqwest::{Method, StatusCode};

pub use self::{
    job::{JobCounts, JobFile, JobProgress, JobResult, JobVerdicts, Stated, VerificationJob, VerifiedRow, results_of},
    whole::VerifyFile,
};
use crate::{
    answer::{Whole, plain_error},
    client::{Call, Client, random_name},
    error::{Error, Result},
    files::{
        FileSource,
        download::{KeptFile, fetch},
    },
    retry::Repeat,
    verify::AsOf,
    waiting::{Awaited, Patience, until_over},
};

/// How a gateway answers that has no such verification.
const NOT_THERE: [u16; 1] = [404];
const KIND: &str = "verification";

/// What is asked about the subjects of a file. What is left out is not narrowed, or chosen by the gateway.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerificationOptions {
    /// What counts, such as `PENALTY`; the lists of abnormal operations and serious violations where none is named.
    pub lists: Vec<String>,
    /// Only entries of these authorities; of all where none is named.
    pub authorities: Vec<String>,
    /// As of when; as of when the file is there when nothing is said.
    pub as_of: Option<AsOf>,
    /// How the result is written: `NDJSON`, which is meant when nothing is said, `CSV` or `XLSX`.
    pub format: Option<String>,
    /// Whether a result in CSV begins with a byte order mark, for spreadsheets.
    pub bom: bool,
    /// Your name for it; a new one when nothing is said. Sent again by this name, by another process too, it is the same job.
    pub idempotency_key: Option<String>,
}

impl VerificationOptions {
    fn query(&self, file: &FileSource) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if !self.lists.is_empty() {
            query.append_pair("lists", &self.lists.join(","));
        }
        for name in &self.authorities {
            query.append_pair("authorities", name);
        }
        match &self.as_of {
            Some(AsOf::Sequence(sequence)) => drop(query.append_pair("asOf", &sequence.to_string())),
            Some(AsOf::Moment(at)) => drop(query.append_pair("asOf", at)),
            None => {}
        }
        query.append_pair("format", &self.format.as_deref().unwrap_or("ndjson").to_lowercase());
        if self.bom {
            query.append_pair("bom", "true");
        }
        if let Some(name) = file.name() {
            query.append_pair("fileName", name);
        }
        query.finish()
    }
}

/// The verifications of files of a client.
#[derive(Debug, Clone, Copy)]
pub struct Verifications<'a> {
    client: &'a Client,
}

impl Client {
    /// Verifications of files, step by step.
    pub fn verifications(&self) -> Verifications<'_> {
        Verifications { client: self }
    }
}

impl Verifications<'_> {
    /// Sends a file, again with the same key until it is there. It is verified afterwards.
    ///
    /// # Errors
    /// The gateway refuses it, or it cannot be read here.
    pub async fn send(&self, file: impl Into<FileSource>, options: &VerificationOptions) -> Result<VerificationJob> {
        let file = file.into();
        let path = format!("/v1/verifications?{}", options.query(&file));
        let key = options.idempotency_key.clone().unwrap_or_else(random_name);
        self.client.send_file(Method::POST, &path, &file, Some(key)).await?.json()
    }

    /// How far one is; nothing when there is no such one.
    ///
    /// # Errors
    /// The gateway refuses or cannot be reached.
    pub async fn find(&self, id: &str) -> Result<Option<VerificationJob>> {
        let path = path_of(id);
        let whole = self.client.perform(Call { accept: &NOT_THERE, ..Call::get(&path) }, plain_error).await?;
        if whole.status == StatusCode::OK { whole.json().map(Some) } else { Ok(None) }
    }

    /// Waits until a result is there; `progress` is told of the job as often as it is looked at. Dropped, it waits no longer, and
    /// the job goes on: wait for it again by its id.
    ///
    /// # Errors
    /// [`Error::JobFailed`] when it failed, was cancelled or has expired; [`Error::NotOver`] when it is not over within so long;
    /// [`Error::Gone`] when there is no such one.
    pub async fn wait(
        &self,
        id: &str,
        within: Duration,
        mut progress: impl FnMut(&VerificationJob),
    ) -> Result<VerificationJob> {
        let path = path_of(id);
        let awaited = Awaited { kind: KIND, id, path: &path, gone: &NOT_THERE };
        let is_over = |job: &VerificationJob| {
            progress(job);
            job.has_ended()
        };
        let job = until_over(self.client, awaited, Patience::within(within), Whole::json, is_over).await?;
        if job.is_ready() { Ok(job) } else { Err(failed(&job)) }
    }

    /// Downloads a result to a file, checked by its SHA-256. Called again after a break, it goes on; under its name the file is
    /// there whole or not at all.
    ///
    /// # Errors
    /// As [`wait`](Self::wait), which it does not do; [`Error::Integrity`] when what comes is not what the gateway says it is.
    pub async fn download(&self, id: &str, path: impl AsRef<Path>) -> Result<PathBuf> {
        let gone = || Error::Gone(format!("the verification {id} is not kept any more, or not yours"));
        let job = self.find(id).await?.ok_or_else(gone)?;
        self.download_of(&job, path.as_ref()).await
    }

    async fn download_of(&self, job: &VerificationJob, path: &Path) -> Result<PathBuf> {
        let (Some(result), Some(link), true) = (&job.result, &job.links.result, job.is_ready()) else {
            return Err(if job.has_ended() {
                failed(job)
            } else {
                Error::NotOver { kind: KIND, id: job.id.clone(), within: Duration::ZERO }
            });
        };
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(Error::Argument(format!("{} names no file", path.display())));
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let kept = KeptFile { name, bytes: result.bytes, sha256: &result.sha256, path: link };
        fetch(self.client, kept, folder, name).await
    }

    /// Takes one back: nothing more is done, and what is kept of it is removed.
    ///
    /// # Errors
    /// There is none of this id.
    pub async fn cancel(&self, id: &str) -> Result<VerificationJob> {
        let path = path_of(id);
        // A second time it is cancelled already.
        let call = Call { method: Method::DELETE, repeat: Repeat::Idempotent, ..Call::get(&path) };
        self.client.perform(call, plain_error).await?.json()
    }
}

fn path_of(id: &str) -> String {
    format!("/v1/verifications/{}", crate::client::segment(id))
}

fn failed(job: &VerificationJob) -> Error {
    Error::JobFailed { kind: KIND, id: job.id.clone(), state: job.state.clone(), failure: job.failure.clone() }
}
