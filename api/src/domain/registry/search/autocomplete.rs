//! Completes what is being typed: brands and names that begin so, also by pinyin.

use std::collections::HashSet;

use super::{
    SearchError, SearchIndex,
    best::tier_of,
    plan,
    query::{MatchedField, Page, SearchFilter, Understood},
    scan::{Scan, scan},
    tier::Tier,
};
use crate::domain::registry::name::{NameParts, Normalised};

/// The most suggestions.
pub const MOST_SUGGESTIONS: usize = 50;
/// Hits looked at for each suggestion: several enterprises share a brand.
const HITS_A_SUGGESTION: usize = 8;
/// Enterprises looked at in one segment. A beginning as common as 上海 is completed from these; more letters follow soon.
const REACH: usize = 100_000;

/// A completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The enterprise that it was taken from, the best one of a shared brand.
    pub id: i64,
    /// A brand, or a name as registered.
    pub text: String,
    /// What began so.
    pub matched: MatchedField,
}

impl SearchIndex {
    /// Distinct brands and names that begin with what was typed, also by pinyin or initials. Brands first, and at most
    /// half of the suggestions when there are names to show.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn autocomplete(&self, prefix: &str, limit: usize) -> Result<Vec<Suggestion>, SearchError> {
        let query = Understood::new(prefix)?;
        let limit = limit.clamp(1, MOST_SUGGESTIONS);
        let searcher = self.searcher();
        let lanes = plan::completions(self.fields(), &query);
        let filter = SearchFilter::default();
        let wanted =
            Scan { filter: &filter, page: Page::First, limit: limit * HITS_A_SUGGESTION, facets: false, reach: REACH };
        let (mut brands, mut names, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        for hit in scan(&searcher, &lanes, wanted)?.hits {
            let written = self.written(&searcher, &hit)?;
            let name = written.lines().next().unwrap_or_default().to_owned();
            let tier = tier_of(hit.key.score).unwrap_or(Tier::NamePrefix);
            let matched = tier.matched();
            let suggestion = |text| Suggestion { id: hit.key.id, text, matched };
            let parts = NameParts::of(&Normalised::new(&name));
            if tier != Tier::NamePrefix
                && let Some(brand) = parts.brand
                && seen.insert(brand.clone())
            {
                brands.push(suggestion(brand));
            }
            if seen.insert(name.clone()) {
                names.push(suggestion(name));
            }
        }
        let brands_shown = brands.len().min((limit / 2).max(limit.saturating_sub(names.len())));
        brands.truncate(brands_shown);
        names.truncate(limit - brands_shown);
        brands.extend(names);
        Ok(brands)
    }
}
