//! Search (检索) over the names and codes of enterprises: an embedded index that follows the change events.
//!
//! Source: DOMAIN.md §5. The index is a copy: everything in it comes from the store and can be built again, so a
//! missing, damaged or outdated index is thrown away and rebuilt. Its invariants:
//! - what is committed carries the sequence of the last change in it, so following resumes exactly;
//! - a hit's score depends on the query and the enterprise alone, never on the rest of the index, so a cursor
//!   (score, id) stays valid while the index changes, and any depth costs the same;
//! - totals and facet counts are exact.
//!
//! Reading the store is left to whoever implements [`follow::ChangeSource`].

pub mod autocomplete;
mod best;
mod clause;
pub mod document;
mod facet;
pub mod follow;
mod highlight;
pub mod index;
mod plan;
pub mod query;
pub mod recall;
mod scan;
mod schema;
mod terms;
#[cfg(test)]
mod tests;
mod tier;

pub use autocomplete::Suggestion;
pub use document::SearchDocument;
pub use index::SearchIndex;
pub use query::{BadQuery, Facets, HitKey, MatchedField, Page, SearchFilter, SearchHit, SearchPage, SearchRequest};

/// The version of what is stored: raised with every change of a field, of a word list or of a normalisation rule.
/// An index of another version is built anew.
pub const SCHEMA_VERSION: u32 = 1;

/// Why the index could not answer or be written.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The query breaks a rule.
    #[error(transparent)]
    BadQuery(#[from] BadQuery),
    /// Another process has the index open for writing.
    #[error("the search index is in use by another process; give each process a search directory of its own")]
    Locked,
    /// The directory cannot be used.
    #[error("the search directory cannot be read or written")]
    Directory(#[source] std::io::Error),
    /// The engine failed.
    #[error("the search index failed")]
    Engine(#[from] tantivy::TantivyError),
}
