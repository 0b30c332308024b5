//! Documents that callers name by their hash: the tiers' rules over the clients' documents; and what is valid, for those
//! that are registered beforehand.

use std::sync::Arc;

use async_graphql::{ServerError, Variables, parser};
use async_trait::async_trait;

use crate::{
    document_hash::DocumentHash,
    domain::{
        access::{Caller, DocumentMode},
        document::{Documents, register::Validator},
    },
    graphql::{self, cost::dry_run::DryRun, shape::SchemaShape},
    http::{self, DocumentRule, PersistedDocuments, persisted::Unavailable},
};

/// The documents of the callers' clients.
#[derive(Debug)]
pub(super) struct ClientDocuments(pub(super) Documents);

#[async_trait]
impl PersistedDocuments<Caller> for ClientDocuments {
    fn rule(&self, caller: &Caller) -> DocumentRule {
        match caller.tier.documents {
            DocumentMode::AllowList => DocumentRule::AllowList,
            // Documents are a client's.
            DocumentMode::Automatic if !caller.is_anonymous() => DocumentRule::Automatic,
            DocumentMode::Automatic | DocumentMode::Off => DocumentRule::Off,
        }
    }

    async fn find(&self, caller: &Caller, hash: DocumentHash) -> Result<Option<Arc<str>>, Unavailable> {
        let Some(client) = caller.client_id() else { return Ok(None) };
        let found = self.0.find(client, hash).await.map_err(|error| {
            tracing::error!(error = &error as &dyn std::error::Error, "a persisted document cannot be looked up");
            Unavailable
        })?;
        let is_strict = caller.tier.documents == DocumentMode::AllowList;
        let found = found.filter(|document| document.is_listed || !is_strict);
        Ok(found.map(|document| Arc::clone(&document.text)))
    }

    async fn keep(&self, caller: &Caller, hash: DocumentHash, text: &str) {
        let Some(client) = caller.client_id() else { return };
        if let Err(error) = self.0.keep(client, hash, text).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "a persisted document was not kept");
        }
    }
}

/// Holds documents against what a request is held against: caps, guard and schema. Scopes and costs are the caller's
/// affair and are asked when the document runs.
#[derive(Debug)]
pub struct SchemaValidator {
    documents: http::graphql::documents::Documents,
    dry_run: DryRun,
}

impl SchemaValidator {
    /// For this version's schema.
    ///
    /// # Errors
    /// When the schema's own definition cannot be read back.
    pub fn try_new() -> Result<Self, parser::Error> {
        let shape = Arc::new(SchemaShape::from_sdl(&graphql::sdl())?);
        Ok(Self { documents: http::graphql::documents::Documents::default(), dry_run: DryRun::new(shape) })
    }
}

#[async_trait]
impl Validator for SchemaValidator {
    async fn fault(&self, text: &str) -> Option<String> {
        let errors = match self.documents.check(text) {
            Ok(document) => self.dry_run.invalid(&document, None, Variables::default()).await,
            Err(errors) => errors,
        };
        errors.first().map(described)
    }
}

fn described(error: &ServerError) -> String {
    match error.locations.first() {
        Some(place) if place.line > 0 => format!("line {}, column {}: {}", place.line, place.column, error.message),
        _ => error.message.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[tokio::test]
    async fn a_document_is_held_against_caps_guard_and_schema() {
        let validator = SchemaValidator::try_new().unwrap();
        let many = format!("{{ {} }}", "__typename ".repeat(2_500));
        for (text, expected) in [
            ("{ dataset { name } }", None),
            ("query($code: CreditCode!) { enterprise(creditCode: $code) { name } }", None),
            ("query A { __typename } query B { dataset { name } }", None),
            ("{ __schema { types { name } } }", None),
            ("{ dataset { name ", Some("line 1, column ")),
            ("{ nothing }", Some("line 1, column 3: Unknown field \"nothing\"")),
            ("query A { __typename } query B { nothing }", Some("line 1, column 34: Unknown field")),
            ("query($a: Int) { __typename }", Some("line 1, column 7: ")),
            ("{ ...f } fragment f on Query { ...f }", Some("")),
            (&many, Some("the query has more than 2000 tokens")),
        ] {
            let fault = validator.fault(text).await;
            assert_eq!(fault.is_some(), expected.is_some(), "{text}: {fault:?}");
            assert!(fault.unwrap_or_default().starts_with(expected.unwrap_or_default()), "{text}");
        }
    }
}
