//! What the index promises, through its public interface.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod following;
mod ranking;
mod storing;

use super::{SearchDocument, SearchIndex, SearchPage, SearchRequest};

/// A live enterprise with this name.
fn enterprise(id: i64, name: &str) -> SearchDocument {
    SearchDocument { id, name: name.into(), status: "1".into(), ..SearchDocument::default() }
}

/// An index in memory that holds these names, numbered from 1.
fn index_of(names: &[&str]) -> SearchIndex {
    let enterprises: Vec<_> = (1..).zip(names).map(|(id, name)| enterprise(id, name)).collect();
    index_with(&enterprises)
}

fn index_with(enterprises: &[SearchDocument]) -> SearchIndex {
    let index = SearchIndex::open(None).unwrap();
    index.apply(enterprises, &[]).unwrap();
    index.commit(1).unwrap();
    index
}

fn find(index: &SearchIndex, query: &str) -> SearchPage {
    index.search(&SearchRequest { query: query.into(), limit: 20, ..SearchRequest::default() }).unwrap()
}

fn ids(page: &SearchPage) -> Vec<i64> {
    page.hits.iter().map(|hit| hit.id).collect()
}
