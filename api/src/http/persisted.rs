//! Persisted documents: requests that name their document by its hash. The seam to whoever keeps documents, and the step
//! of the pipeline that finds the text that is meant.
//!
//! What is found goes on like a text that was sent: caps, guard, cost, scopes and validation are asked again, for schema,
//! tier and caller may have changed since. Which codes and messages Apollo's and urql's clients look for stands at
//! [`not_found`] and [`not_supported`].

use std::{fmt, sync::Arc};

use async_trait::async_trait;

use super::error::Failure;
use crate::{
    document_hash::DocumentHash,
    error::{ClientError, ErrorCode},
};

/// Which document a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentSource {
    /// The one of this text.
    Text(String),
    /// The one of this hash.
    Hash(DocumentHash),
    /// The one of this text, whose hash is this.
    TextAndHash(String, DocumentHash),
}

/// What a caller may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentRule {
    /// Texts.
    Off,
    /// Texts, and the hashes of what it sent with its hash before.
    Automatic,
    /// Texts and hashes of what was registered for it beforehand.
    AllowList,
}

/// The documents cannot be asked for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unavailable;

/// Keeps the documents of callers.
#[async_trait]
pub trait PersistedDocuments<C>: fmt::Debug + Send + Sync {
    /// What this caller may send.
    fn rule(&self, caller: &C) -> DocumentRule;

    /// The text of a document that this caller may run by its hash.
    async fn find(&self, caller: &C, hash: DocumentHash) -> Result<Option<Arc<str>>, Unavailable>;

    /// Keeps a valid document, so that the caller finds it. That it could not be kept is nobody's fault but ours, and no
    /// reason to keep an answer back.
    async fn keep(&self, caller: &C, hash: DocumentHash, text: &str);
}

/// The text that a request is about.
#[derive(Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The document.
    pub text: String,
    /// Its hash, when it is to be kept once it was found valid.
    pub keep: Option<DocumentHash>,
}

/// Finds it.
///
/// # Errors
/// What the caller is told: it is not known, not registered, or not to be found now.
pub async fn resolve<C: Sync>(
    documents: &dyn PersistedDocuments<C>,
    caller: &C,
    source: DocumentSource,
) -> Result<Resolved, Failure> {
    let rule = documents.rule(caller);
    let hash = match source {
        DocumentSource::Text(text) if rule == DocumentRule::AllowList => DocumentHash::of(&text),
        DocumentSource::Text(text) => return Ok(Resolved { text, keep: None }),
        DocumentSource::TextAndHash(text, hash) if rule != DocumentRule::AllowList => {
            return Ok(Resolved { text, keep: (rule == DocumentRule::Automatic).then_some(hash) });
        }
        DocumentSource::Hash(_) if rule == DocumentRule::Off => return Err(not_supported()),
        DocumentSource::Hash(hash) | DocumentSource::TextAndHash(_, hash) => hash,
    };
    match documents.find(caller, hash).await {
        Ok(Some(text)) => Ok(Resolved { text: text.as_ref().to_owned(), keep: None }),
        Ok(None) if rule == DocumentRule::AllowList => Err(not_listed(hash)),
        Ok(None) => Err(not_found()),
        Err(Unavailable) => Err(unavailable()),
    }
}

/// Clients that send hashes know the message (urql) or the code (Apollo); they send the text then.
fn not_found() -> Failure {
    Failure::new(ClientError::new(ErrorCode::PersistedQueryNotFound, "PersistedQueryNotFound"))
}

/// Clients that send hashes know the message; they send texts from then on.
fn not_supported() -> Failure {
    Failure::new(ClientError::new(ErrorCode::PersistedQueryNotFound, "PersistedQueryNotSupported"))
}

fn not_listed(hash: DocumentHash) -> Failure {
    let message = format!(
        "your tier runs only documents that the operator registered for this client beforehand, and {} is none of them",
        hash.id()
    );
    Failure::new(ClientError::forbidden(message))
}

fn unavailable() -> Failure {
    let message = "persisted documents cannot be found at the moment; try again";
    Failure::overloaded(message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const TEXT: &str = "{ a }";

    /// Has one document.
    #[derive(Debug)]
    struct One(DocumentRule);

    #[async_trait]
    impl PersistedDocuments<()> for One {
        fn rule(&self, (): &()) -> DocumentRule {
            self.0
        }

        async fn find(&self, (): &(), hash: DocumentHash) -> Result<Option<Arc<str>>, Unavailable> {
            Ok((hash == DocumentHash::of(TEXT)).then(|| Arc::from(TEXT)))
        }

        async fn keep(&self, (): &(), _: DocumentHash, _: &str) {}
    }

    /// Cannot be asked.
    #[derive(Debug)]
    struct Down;

    #[async_trait]
    impl PersistedDocuments<()> for Down {
        fn rule(&self, (): &()) -> DocumentRule {
            DocumentRule::Automatic
        }

        async fn find(&self, (): &(), _: DocumentHash) -> Result<Option<Arc<str>>, Unavailable> {
            Err(Unavailable)
        }

        async fn keep(&self, (): &(), _: DocumentHash, _: &str) {}
    }

    #[tokio::test]
    async fn documents_that_cannot_be_asked_for_are_to_be_tried_again() {
        let failure = resolve(&Down, &(), DocumentSource::Hash(DocumentHash::of(TEXT))).await.unwrap_err();
        assert_eq!((failure.status.as_u16(), failure.error.code), (503, ErrorCode::Overloaded));
        assert!(failure.headers.contains_key("retry-after"));
    }

    #[tokio::test]
    async fn what_may_be_sent_follows_the_rule() {
        use DocumentRule::{AllowList, Automatic, Off};
        let (known, other) = (DocumentHash::of(TEXT), DocumentHash::of("{ b }"));
        let text = |text: &str| DocumentSource::Text(text.to_owned());
        let both = |text: &str| DocumentSource::TextAndHash(text.to_owned(), DocumentHash::of(text));
        let runs = |text: &str, keep| Ok(Resolved { text: text.to_owned(), keep });
        let fails = |status: u16, message: &'static str| Err((status, message));
        for (rule, source, expected) in [
            (Off, text("{ b }"), runs("{ b }", None)),
            (Off, both("{ b }"), runs("{ b }", None)),
            (Off, DocumentSource::Hash(known), fails(400, "PersistedQueryNotSupported")),
            (Automatic, text("{ b }"), runs("{ b }", None)),
            (Automatic, both("{ b }"), runs("{ b }", Some(other))),
            (Automatic, DocumentSource::Hash(known), runs(TEXT, None)),
            (Automatic, DocumentSource::Hash(other), fails(400, "PersistedQueryNotFound")),
            (AllowList, text(TEXT), runs(TEXT, None)),
            (AllowList, both(TEXT), runs(TEXT, None)),
            (AllowList, DocumentSource::Hash(known), runs(TEXT, None)),
            (AllowList, text("{ b }"), fails(403, "your tier runs only documents")),
            (AllowList, both("{ b }"), fails(403, "your tier runs only documents")),
            (AllowList, DocumentSource::Hash(other), fails(403, "your tier runs only documents")),
        ] {
            let case = format!("{rule:?} {source:?}");
            match (resolve(&One(rule), &(), source).await, expected) {
                (Ok(resolved), Ok(expected)) => assert_eq!(resolved, expected, "{case}"),
                (Err(failure), Err((status, message))) => {
                    assert_eq!(failure.status.as_u16(), status, "{case}");
                    assert!(failure.error.message.starts_with(message), "{case}: {}", failure.error.message);
                }
                (resolved, expected) => panic!("{case}: {resolved:?}, not {expected:?}"),
            }
        }
    }
}
