//! Whom a row may have meant that names an enterprise nobody knows: those of a similar name.

use std::collections::HashMap;

use super::Processor;
use crate::domain::{
    disclosure::{
        draft::{Draft, FaultKind},
        write::Outcome,
    },
    registry::{
        RegistrySource,
        search::{SearchRequest, follow::ChangeSource},
    },
};

/// Suggestions for one row.
const SUGGESTIONS: usize = 3;
/// The most rows of a batch that get suggestions: searching costs, and who has more wrong has another problem.
const ROWS: usize = 100;

/// The drafts whose enterprise is unknown and that state a name.
pub(super) fn wanted(drafts: &[Draft], outcomes: &[Outcome]) -> Vec<usize> {
    let is_unknown = |outcome: &Outcome| {
        matches!(outcome, Outcome::Refused(fault) if fault.kind == FaultKind::NotFound
            && matches!(fault.field, "credit_code" | "registration_number"))
    };
    let rows = drafts.iter().zip(outcomes).enumerate();
    let unknown = rows.filter(|(_, (draft, outcome))| draft.name.is_some() && is_unknown(outcome));
    unknown.map(|(row, _)| row).take(ROWS).collect()
}

impl Processor {
    /// What to add to what is said of these drafts. What fails here leaves rows without suggestions.
    pub(super) async fn suggest(&self, drafts: &[Draft], rows: &[usize]) -> HashMap<usize, String> {
        let Some(index) = &self.search else { return HashMap::new() };
        let mut found: Vec<(usize, Vec<i64>)> = Vec::new();
        for row in rows {
            let Some(name) = drafts.get(*row).and_then(|draft| draft.name.as_deref()) else { continue };
            let request = SearchRequest { query: name.to_owned(), limit: SUGGESTIONS, ..SearchRequest::default() };
            if let Ok(page) = index.search(&request) {
                found.push((*row, page.hits.iter().map(|hit| hit.id).collect()));
            }
        }
        let ids: Vec<i64> = found.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        if ids.is_empty() {
            return HashMap::new();
        }
        let source = RegistrySource::new(self.uploads.store.clone());
        let Ok(documents) = source.documents(&ids).await else { return HashMap::new() };
        let described = |id: &i64| {
            let document = documents.iter().find(|document| document.id == *id)?;
            let code = document.credit_code.as_deref().or(document.registration_number.as_deref());
            Some(format!("{} {}", document.name, code.unwrap_or_default()))
        };
        let text = |ids: Vec<i64>| {
            let names: Vec<String> = ids.iter().filter_map(described).collect();
            (!names.is_empty()).then(|| format!("; similar names (名称相近): {}", names.join(", ")))
        };
        found.into_iter().filter_map(|(row, ids)| Some((row, text(ids)?))).collect()
    }
}
