//! Where the files of a job are kept.

/// The folder of all that is kept of a job.
pub(super) fn folder(job: i64) -> String {
    format!("verifications/{job}")
}

/// The folder of what is kept until a job is over.
pub(super) fn work_folder(job: i64) -> String {
    format!("{}/work", folder(job))
}

/// Where the file that was sent is kept.
pub(super) fn file_path(job: i64) -> String {
    format!("{}/file", work_folder(job))
}

/// Where what was found of some rows is kept: those of the batch of this number, from 1.
pub(super) fn segment_path(job: i64, number: u64) -> String {
    format!("{}/{number:06}", work_folder(job))
}

/// Where the result is kept.
pub(super) fn result_path(job: i64) -> String {
    format!("{}/result", folder(job))
}
