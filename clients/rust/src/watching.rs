//! Files of watch lists: whom a bank watches, as a sheet.

use std::time::Duration;

use reqwest::Method;
use serde::Deserialize;

use crate::{
    client::{Client, segment},
    error::{Error, Result},
    files::FileSource,
    retry::{Attempts, RetryPolicy},
};

/// How long is waited for a file of one's own that is still dealt with: a million codes take some tens of seconds.
const PATIENT: Duration = Duration::from_secs(300);

/// What a file made of a watch list, or would make of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchListReport {
    /// Whether nothing was changed.
    pub dry_run: bool,
    /// How many rows were read.
    pub rows: u64,
    /// How many subjects came. Where the file had to be sent again, those that came with its last sending.
    pub added: u64,
    /// How many were there already.
    pub already_there: u64,
    /// How many were taken off.
    pub removed: u64,
    /// How many rows name no subject.
    pub invalid: u64,
    /// The first hundred of them.
    pub invalid_rows: Vec<InvalidRow>,
    /// How many subjects nobody is registered as yet. They are kept, and match once somebody is.
    pub unregistered: u64,
    /// Some of them.
    pub unregistered_codes: Vec<String>,
    /// How many subjects the list has.
    pub subject_count: u64,
}

/// A row that names no subject.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct InvalidRow {
    /// Which.
    pub row: u64,
    /// What stands there.
    pub value: String,
    /// Why it cannot be.
    pub reason: String,
}

impl Client {
    /// Makes a file of up to a million codes, CSV or XLSX, be a watch list: what is not in it is taken off. A dry run says what
    /// would change, and changes nothing.
    ///
    /// # Errors
    /// The gateway refuses it, such as because another file is being taken for the list; or it cannot be read here.
    pub async fn replace_watch_list(
        &self,
        watch_list_id: &str,
        file: impl Into<FileSource>,
        dry_run: bool,
    ) -> Result<WatchListReport> {
        self.send_subjects(Method::PUT, watch_list_id, &file.into(), dry_run).await
    }

    /// Adds the codes of a file to a watch list. See [`replace_watch_list`](Self::replace_watch_list).
    ///
    /// # Errors
    /// As there.
    pub async fn extend_watch_list(
        &self,
        watch_list_id: &str,
        file: impl Into<FileSource>,
        dry_run: bool,
    ) -> Result<WatchListReport> {
        self.send_subjects(Method::POST, watch_list_id, &file.into(), dry_run).await
    }

    /// Sends a file of subjects. A second time it has no second effect, so it has no key.
    async fn send_subjects(
        &self,
        method: Method,
        watch_list_id: &str,
        file: &FileSource,
        dry_run: bool,
    ) -> Result<WatchListReport> {
        let query = if dry_run { "?dryRun=true" } else { "" };
        let path = format!("/v1/watch-lists/{}/subjects{query}", segment(watch_list_id));
        let policy = self.retry();
        let mut patient =
            Attempts::new(RetryPolicy { attempts: u32::MAX, within: policy.within.max(PATIENT), ..policy });
        let mut broke_off = false;
        loop {
            match self.send_file(method.clone(), &path, file, None).await {
                // One file at a time is taken for a list, and what has come whole is dealt with though its sender hung up:
                // after a break it is this very file that is in the way.
                Err(Error::Api(error)) if error.code == "CONFLICT" && (broke_off || error.attempts > 1) => {
                    broke_off = true;
                    patient.after_passing(Error::Api(error)).await?;
                }
                sent => return sent?.json(),
            }
        }
    }
}
