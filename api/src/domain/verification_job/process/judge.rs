//! Verifies the rows of a file batch by batch. The next rows are read while others are verified.

use std::{fs::File, sync::Arc};

use tokio::sync::mpsc;

use super::{ProcessError, Processor, read, read::ReadError};
use crate::domain::{
    import::subjects::SubjectRow,
    lease::Lease,
    store::view::{Route, View},
    verification::{Status, Terms, Verdict, VerifiedSubject},
    verification_job::{
        Counts, VerificationJob,
        line::{Line, subject},
        place::segment_path,
        repo,
        result::ResultError,
    },
};

/// Batches that wait between reading and verifying.
const BATCHES_AHEAD: usize = 1;

impl Processor {
    /// Verifies the rows that are not verified yet.
    pub(super) async fn judge(
        &self,
        job: &mut VerificationJob,
        file: &Arc<File>,
        lease: &Lease,
    ) -> Result<(), ProcessError> {
        let (send, mut receive) = mpsc::channel(BATCHES_AHEAD);
        let (copy, size, past) = (Arc::clone(file), job.size, job.counts.rows);
        let batch_rows = self.jobs.0.settings.batch_rows;
        let reading = tokio::task::spawn_blocking(move || read::run(&copy, size, past, batch_rows, &send));
        let view = View::new(self.jobs.0.store.clone(), Route::undecided());
        view.hold(job.point.sequence);
        while let Some(rows) = receive.recv().await {
            self.judge_batch(job, &view, rows, lease).await?;
        }
        match reading.await? {
            Ok(()) if job.counts.rows == job.total => Ok(()),
            // It could be read to its end when its rows were counted.
            Ok(()) => Err(ProcessError::Copy(std::io::ErrorKind::UnexpectedEof.into())),
            Err(ReadError::Copy(error)) => Err(error.into()),
            Err(error) => Err(ProcessError::Copy(std::io::Error::other(error))),
        }
    }

    async fn judge_batch(
        &self,
        job: &mut VerificationJob,
        view: &View,
        rows: Vec<SubjectRow>,
        lease: &Lease,
    ) -> Result<(), ProcessError> {
        let left = self.jobs.0.settings.names_searched_max.saturating_sub(job.counts.searched);
        let terms = Terms {
            lists: &job.what.lists,
            authorities: &job.what.authorities,
            searched_max: usize::try_from(left).unwrap_or(usize::MAX),
        };
        let subjects = rows.iter().filter_map(subject).collect();
        let found = self.jobs.0.verification.verify_at(view, subjects, terms, &job.point).await?;
        let before = job.counts.rows;
        let known = job.clone();
        let (bytes, counts) = tokio::task::spawn_blocking(move || written(&known, &rows, &found)).await??;
        self.keep(&segment_path(job.id, job.segments + 1), bytes.into(), lease).await?;
        let transaction = self.held(lease).await?;
        if !repo::advance(&transaction, job.id, before, &counts).await? {
            transaction.rollback().await?;
            return Err(ProcessError::Lost);
        }
        transaction.commit().await?;
        job.counts = counts;
        job.segments += 1;
        Ok(())
    }
}

/// What was found of the next rows of a job, as lines, and what all of its rows have come to with them.
fn written(
    job: &VerificationJob,
    rows: &[SubjectRow],
    found: &[VerifiedSubject],
) -> Result<(Vec<u8>, Counts), ResultError> {
    let mut counts = job.counts.clone();
    let mut bytes = Vec::new();
    let mut found = found.iter();
    for row in rows {
        let verified = if row.faults.is_empty() { found.next() } else { None };
        let index = counts.rows;
        let line = match verified {
            Some(verified) => Line::verified(job, index, row, verified),
            None => Line::unreadable(job, index, row),
        };
        counts.add(&line, verified);
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.push(b'\n');
    }
    Ok((bytes, counts))
}

impl Counts {
    fn add(&mut self, line: &Line, verified: Option<&VerifiedSubject>) {
        self.rows += 1;
        let of_status = match verified.map_or(Status::Invalid, |verified| verified.status) {
            Status::Found => &mut self.found,
            Status::NotFound => &mut self.not_found,
            Status::Ambiguous => &mut self.ambiguous,
            Status::Invalid => &mut self.invalid,
        };
        *of_status += 1;
        self.listed += u64::from(line.is_listed());
        self.searched += u64::from(line.searched_similar);
        let verdicts = verified.into_iter().flat_map(|verified| verified.verdicts.iter());
        for (of_list, verdict) in self.verdicts.iter_mut().zip(verdicts) {
            of_list[match verdict.verdict {
                Verdict::Listed => 0,
                Verdict::FormerlyListed => 1,
                Verdict::Clear => 2,
            }] += 1;
        }
    }
}
