//! Why a file cannot be imported at all. A fault of one row is not here but in its rejected row.

use std::io;

/// Why a file as a whole is refused, or why reading it stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("the file cannot be read; check its path and permissions")]
    Read(#[from] io::Error),
    /// The file holds nothing.
    #[error("the file is empty; it needs a header row and at least one row of data (文件为空)")]
    Empty,
    /// The file is of a kind that is not read.
    #[error("{0}")]
    Format(String),
    /// The text's encoding is not one that is read.
    #[error("{0}")]
    Encoding(String),
    /// The workbook cannot be read.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// The columns do not fit the kind.
    #[error("{0}")]
    Header(String),
    /// The rejects file cannot be written.
    #[error("the rejects file {path} cannot be written: {reason}")]
    Rejects {
        /// Where it should be.
        path: String,
        /// Why it is not.
        reason: String,
    },
}
