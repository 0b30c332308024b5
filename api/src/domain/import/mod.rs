//! Import: from a file as offices exchange it to typed drafts.
//!
//! Source: DOMAIN.md §6. A file (CSV in any of the usual encodings, XLSX, NDJSON) becomes a stream of [`draft`]s, each
//! with the row that it came from, or of rejected rows that say which cell is wrong and what would be right.
//!
//! Invariants: nothing is guessed (a variant that has two readings is refused), nothing is replaced silently, memory
//! is bounded whatever the file holds, and no input panics. A row is either wholly typed or wholly rejected.
//! Left to others: storing drafts (the write path), finding the enterprise that a draft is about, the command line.

mod buffer;
pub mod codes;
pub mod csv;
pub mod draft;
pub mod encoding;
pub mod error;
pub mod header;
pub mod mask;
pub mod ndjson;
pub mod parse;
pub mod protect;
pub mod raw;
pub mod rejects;
pub mod run;
pub mod source;
pub mod subjects;
pub mod template;
pub mod xlsx;

pub use draft::{Batch, DraftReader, NumberedDraft, Reject, RejectedRow, RowOutcome};
pub use error::ImportError;
pub use rejects::RejectsFile;
pub use source::{Source, SourceFormat, SourceOptions};

#[cfg(test)]
mod tests;
