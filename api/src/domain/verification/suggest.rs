//! Whom a name may have meant that nobody has: enterprises of similar names, from the search index.
//!
//! The index proposes; who a candidate was at the point that is asked about, and how well its names fit, is judged by
//! what is stored. Whatever fails here leaves subjects without candidates.

use std::{collections::HashSet, sync::Arc};

use super::{
    Candidate, Match, Status, Subject, Verification, repo,
    resolve::{Enterprise, Resolved, best},
};
use crate::domain::{
    registry::{
        RegistrySource,
        name::NameParts,
        search::{SearchRequest, follow},
    },
    store::{StoreError, view::View},
};

/// Hits of one search.
const HITS: usize = 5;

impl Verification {
    /// Adds candidates to subjects that were not found, as far as they state a name: to so many of them at most.
    pub(super) async fn suggest(
        &self,
        view: &View,
        (subjects, resolved): (&[Subject], &mut [Resolved]),
        sequence: u64,
        searched_max: usize,
    ) -> Result<(), StoreError> {
        let wanted: Vec<(usize, String)> = subjects
            .iter()
            .zip(resolved.iter())
            .enumerate()
            .filter(|(_, (_, resolved))| resolved.status == Status::NotFound)
            .filter_map(|(position, (subject, _))| Some((position, subject.name.clone()?)))
            .take(searched_max)
            .collect();
        let proposed = self.search(wanted).await;
        let ids: HashSet<i64> = proposed.iter().flat_map(|(.., ids)| ids.iter().copied()).collect();
        let enterprises = repo::enterprises(view, ids.into_iter().collect(), sequence).await?;
        for (position, name, ids) in proposed {
            let stated = NameParts::new(&name);
            let found = ids.iter().filter_map(|id| enterprises.get(id));
            let candidates = found
                .map(|found| Candidate { enterprise: Arc::clone(found), matched: similarity(&stated, found) })
                .collect();
            if let Some(resolved) = resolved.get_mut(position) {
                resolved.candidates = best(candidates);
                resolved.searched = true;
            }
        }
        Ok(())
    }

    /// The enterprises that the index proposes for names; none where there is no index, or one that is being built.
    async fn search(&self, wanted: Vec<(usize, String)>) -> Vec<(usize, String, Vec<i64>)> {
        let Some(index) = self.search.clone().filter(|_| !wanted.is_empty()) else { return Vec::new() };
        let source = RegistrySource::new(self.store.clone());
        if !follow::is_built(&index, &source).await.unwrap_or(false) {
            return Vec::new();
        }
        let searching = tokio::task::spawn_blocking(move || {
            let proposed = wanted.into_iter().map(|(position, name)| {
                let hits = |query: &String| {
                    let request = SearchRequest { query: query.clone(), limit: HITS, ..SearchRequest::default() };
                    let page = index.search(&request).ok()?;
                    (!page.hits.is_empty()).then(|| page.hits.iter().map(|hit| hit.id).collect())
                };
                let ids = queries(&name).iter().find_map(hits).unwrap_or_default();
                (position, name, ids)
            });
            proposed.collect()
        });
        searching.await.unwrap_or_default()
    }
}

/// What is searched for one after the other until something is found: the name, and less and less of it.
fn queries(name: &str) -> Vec<String> {
    let parts = NameParts::new(name);
    let mut queries = vec![name.to_owned()];
    if let Some(brand) = parts.brand {
        queries.push(format!("{brand}{}", parts.trade));
        queries.push(brand);
    }
    queries
}

/// How well the best of an enterprise's names fits.
fn similarity(stated: &NameParts, enterprise: &Enterprise) -> Match {
    let names = std::iter::once(&enterprise.name).chain(&enterprise.former_names);
    let fits = names.map(|name| Match::of_names(stated, &NameParts::new(name)));
    fits.max().unwrap_or(Match::Similar)
}
