//! Whom a row may have meant that names an enterprise nobody knows: those of a similar name.

use super::{
    Row, Submissions, Suggestion,
    outcome::{Refusal, RowOutcome},
};
use crate::domain::{
    disclosure::draft::FaultKind,
    registry::{
        RegistrySource,
        search::{SearchRequest, follow::ChangeSource},
    },
};

/// Suggestions for one row.
const SUGGESTIONS: usize = 3;
/// The most rows of one submission that get suggestions: searching costs, and who has more wrong has another problem.
const ROWS: usize = 100;

impl Submissions {
    /// Adds suggestions to rows whose enterprise is unknown, as far as they state a name. What fails here leaves rows
    /// without suggestions.
    pub(super) async fn suggest(&self, rows: &[Row], outcomes: &mut [RowOutcome]) {
        let Some(index) = &self.search else { return };
        let mut wanted: Vec<(&mut Refusal, Vec<i64>)> = Vec::new();
        for (row, outcome) in rows.iter().zip(outcomes) {
            let Some(refusal) = outcome.refusals.iter_mut().find(|refusal| is_unknown_subject(refusal)) else {
                continue;
            };
            let Some(name) = row.subject.as_ref().and_then(|subject| subject.name.clone()) else { continue };
            let request = SearchRequest { query: name, limit: SUGGESTIONS, ..SearchRequest::default() };
            if let Ok(page) = index.search(&request) {
                wanted.push((refusal, page.hits.iter().map(|hit| hit.id).collect()));
            }
            if wanted.len() == ROWS {
                break;
            }
        }
        let ids: Vec<i64> = wanted.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
        if ids.is_empty() {
            return;
        }
        let source = RegistrySource::new(self.store.clone());
        let Ok(documents) = source.documents(&ids).await else { return };
        for (refusal, ids) in wanted {
            let found = ids.iter().filter_map(|id| documents.iter().find(|document| document.id == *id));
            refusal.suggestions = found
                .map(|document| Suggestion {
                    name: document.name.clone(),
                    credit_code: document.credit_code.clone(),
                    registration_number: document.registration_number.clone(),
                })
                .collect();
        }
    }
}

/// Whether a row was refused because it names an enterprise that is not there, or by its name alone.
fn is_unknown_subject(refusal: &Refusal) -> bool {
    matches!(refusal.field.as_str(), "credit_code" | "registration_number")
        && matches!(refusal.kind, FaultKind::NotFound | FaultKind::Invalid)
}
