//! Parsed documents, remembered: clients send the same few texts again and again, and parsing one costs more than
//! everything else that a lookup does. Only documents within all caps and past the expansion guard are remembered, so neither is asked again; what is
//! refused is not remembered.

use std::sync::Arc;

use async_graphql::{ServerError, parser::types::ExecutableDocument};
use moka::sync::Cache;

use super::{expansion, operation, preparation::Refused};
use crate::http::limit;

/// Bytes of text that are remembered in all; a parsed document takes several times its text.
const TEXT_MAX: u64 = 2 * 1024 * 1024;

/// Longer texts are parsed each time, so that a few of them do not drive out everybody else's.
const DOCUMENT_MAX: usize = 16 * 1024;

/// Parses documents and remembers them.
#[derive(Debug)]
pub struct Documents {
    parsed: Cache<String, Arc<ExecutableDocument>>,
}

impl Default for Documents {
    fn default() -> Self {
        let weight = |text: &String, _: &Arc<ExecutableDocument>| u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self { parsed: Cache::builder().max_capacity(TEXT_MAX).weigher(weight).build() }
    }
}

impl Documents {
    /// Holds a text against the caps and the guard, as one that is sent.
    ///
    /// # Errors
    /// What it would be refused with before it is held against the schema.
    pub fn check(&self, text: &str) -> Result<Arc<ExecutableDocument>, Vec<ServerError>> {
        self.parse(text).map_err(Refused::into_errors)
    }

    /// The document of this text.
    ///
    /// # Errors
    /// A document that is too large, written or spread, or none.
    pub(super) fn parse(&self, text: &str) -> Result<Arc<ExecutableDocument>, Refused> {
        if let Some(parsed) = self.parsed.get(text) {
            return Ok(parsed);
        }
        limit::check_text(text)?;
        let document = operation::parse(text)?;
        limit::check_document(&document)?;
        expansion::check(&document)?;
        let document = Arc::new(document);
        if text.len() <= DOCUMENT_MAX {
            self.parsed.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_same_text_is_parsed_once_and_another_text_is_another_document() {
        let documents = Documents::default();
        let first = documents.parse("{ a }").ok().unwrap();
        assert!(Arc::ptr_eq(&first, &documents.parse("{ a }").ok().unwrap()));
        assert!(!Arc::ptr_eq(&first, &documents.parse("{ b }").ok().unwrap()));
    }

    #[test]
    fn what_is_refused_is_refused_again() {
        let documents = Documents::default();
        let deep = "{a".repeat(20) + &"}".repeat(20);
        for refused in ["{ a", "{ ...f } fragment f on Query { ...f }", &deep] {
            for _ in 0..2 {
                assert!(documents.parse(refused).is_err(), "{refused}");
            }
        }
    }

    #[test]
    fn a_long_text_is_not_remembered() {
        let documents = Documents::default();
        let long = format!("{{ a }}{}", " ".repeat(DOCUMENT_MAX));
        assert!(!Arc::ptr_eq(&documents.parse(&long).ok().unwrap(), &documents.parse(&long).ok().unwrap()));
    }
}
