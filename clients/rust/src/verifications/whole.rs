//! A file verified by one call.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::{VerificationJob, VerificationOptions};
use crate::{
    client::Client,
    error::{Error, Result},
    files::FileSource,
    verify::AsOf,
};

/// A verification of a file that is being put together.
pub struct VerifyFile<'a> {
    client: &'a Client,
    file: FileSource,
    result: PathBuf,
    options: VerificationOptions,
    within: Duration,
    progress: Box<dyn FnMut(&VerificationJob) + Send + 'a>,
}

impl std::fmt::Debug for VerifyFile<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("VerifyFile").field("file", &self.file).field("result", &self.result).finish_non_exhaustive()
    }
}

impl Client {
    /// Verifies a file of up to a million subjects, CSV or XLSX: sends it, waits, and downloads the result to another. That is
    /// written as its name says: `.ndjson`, `.csv` or `.xlsx`.
    pub fn verify_file(&self, file: impl Into<FileSource>, result: impl AsRef<Path>) -> VerifyFile<'_> {
        VerifyFile {
            client: self,
            file: file.into(),
            result: result.as_ref().to_owned(),
            options: VerificationOptions::default(),
            within: Duration::from_secs(3_600),
            progress: Box::new(|_| ()),
        }
    }
}

impl<'a> VerifyFile<'a> {
    /// What counts, such as `PENALTY`; the lists of abnormal operations and serious violations when nothing is said.
    #[must_use]
    pub fn lists(mut self, lists: &[&str]) -> Self {
        self.options.lists = lists.iter().map(|&it| it.to_owned()).collect();
        self
    }

    /// Only entries of these authorities.
    #[must_use]
    pub fn authorities(mut self, authorities: &[&str]) -> Self {
        self.options.authorities = authorities.iter().map(|&it| it.to_owned()).collect();
        self
    }

    /// As of when; as of when the file is there when nothing is said.
    #[must_use]
    pub fn as_of(mut self, as_of: AsOf) -> Self {
        self.options.as_of = Some(as_of);
        self
    }

    /// How the result is written, where its name does not say it: `NDJSON`, `CSV` or `XLSX`.
    #[must_use]
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.options.format = Some(format.into());
        self
    }

    /// Whether a result in CSV begins with a byte order mark, for spreadsheets.
    #[must_use]
    pub fn bom(mut self, bom: bool) -> Self {
        self.options.bom = bom;
        self
    }

    /// Your name for it. Called again by this name, by another process too, it goes on with the same job.
    #[must_use]
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.options.idempotency_key = Some(key.into());
        self
    }

    /// How long to wait; an hour when nothing is said.
    #[must_use]
    pub fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// Is told of the job as often as it is looked at.
    #[must_use]
    pub fn progress(mut self, progress: impl FnMut(&VerificationJob) + Send + 'a) -> Self {
        self.progress = Box::new(progress);
        self
    }

    /// Does it.
    ///
    /// # Errors
    /// [`Error::JobFailed`] when the file cannot be read, or has more rows than are left to you today, which it says;
    /// [`Error::NotOver`] when it is not over in time. It goes on then: wait for it by its id.
    pub async fn send(mut self) -> Result<VerificationJob> {
        if self.options.format.is_none() {
            self.options.format = Some(format_of(&self.result)?);
        }
        let verifications = self.client.verifications();
        let sent = verifications.send(self.file, &self.options).await?;
        let done = verifications.wait(&sent.id, self.within, self.progress).await?;
        verifications.download_of(&done, &self.result).await?;
        Ok(done)
    }
}

fn format_of(result: &Path) -> Result<String> {
    let extension = result.extension().unwrap_or_default().to_string_lossy().to_uppercase();
    if matches!(&*extension, "CSV" | "XLSX" | "NDJSON") {
        return Ok(extension);
    }
    Err(Error::Argument(format!(
        "{} does not say how the result is to be written: name it .csv, .xlsx or .ndjson, or say its format",
        result.display()
    )))
}
