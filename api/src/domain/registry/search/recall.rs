//! How much of what people mean the search finds: a labelled set of queries over a fixed corpus of names.
//!
//! Recall at *k* of a query is the share of the expected enterprises (at most *k* of them) among its first *k* hits; of a
//! class, the mean over its queries. The labels come from the data, not from the rules that are being measured.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
};

use super::{
    SearchError, SearchIndex,
    document::SearchDocument,
    query::{Page, SearchFilter, SearchRequest},
};

/// The `k` of the second figure.
const DEPTH: usize = 10;
/// Begins an expectation of every name with a brand.
const BRAND: &str = "brand:";

/// Names, and queries with the names that they mean.
#[derive(Debug, Clone)]
pub struct RecallSet {
    /// The corpus; ids are positions in it.
    pub enterprises: Vec<SearchDocument>,
    /// The queries.
    pub queries: Vec<LabelledQuery>,
}

/// A query and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelledQuery {
    /// What kind of query it is.
    pub class: String,
    /// What is typed.
    pub query: String,
    /// The enterprises that are meant, by id.
    pub expected: HashSet<i64>,
}

/// What was found of each class.
#[derive(Debug, Clone, PartialEq)]
pub struct RecallReport {
    /// By class.
    pub classes: BTreeMap<String, Recall>,
    /// Over all queries.
    pub all: Recall,
    /// Queries whose first hit was not meant: class, query.
    pub misses: Vec<(String, String)>,
}

/// What was found of some queries.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Recall {
    /// How many queries.
    pub queries: u32,
    sum_at_1: f64,
    sum_at_10: f64,
}

impl Recall {
    /// The share of queries whose first hit was meant.
    pub fn at_1(&self) -> f64 {
        self.sum_at_1 / f64::from(self.queries.max(1))
    }

    /// The share of what was meant among the first ten.
    pub fn at_10(&self) -> f64 {
        self.sum_at_10 / f64::from(self.queries.max(1))
    }

    fn add(&mut self, at_1: f64, at_10: f64) {
        self.queries += 1;
        self.sum_at_1 += at_1;
        self.sum_at_10 += at_10;
    }
}

impl RecallSet {
    /// The set that comes with the product.
    pub fn embedded() -> Self {
        Self::read(
            include_str!("../../../../testdata/recall/corpus.tsv"),
            include_str!("../../../../testdata/recall/queries.tsv"),
        )
    }

    /// Reads a corpus (source, name, brand, former name) and queries (class, query, expected), columns separated by tabs.
    fn read(corpus: &str, queries: &str) -> Self {
        let mut enterprises = Vec::new();
        let mut by_name: HashMap<&str, Vec<i64>> = HashMap::new();
        let mut by_brand: HashMap<&str, Vec<i64>> = HashMap::new();
        for (id, row) in (0..).zip(rows(corpus)) {
            let column = |number: usize| row.get(number).copied().unwrap_or_default();
            let (name, brand, former) = (column(1), column(2), column(3));
            by_name.entry(name).or_default().push(id);
            by_brand.entry(brand).or_default().push(id);
            enterprises.push(SearchDocument {
                id,
                name: name.to_owned(),
                former_names: (!former.is_empty()).then(|| former.to_owned()).into_iter().collect(),
                status: "1".to_owned(),
                ..SearchDocument::default()
            });
        }
        let meant = |expected: &str| -> HashSet<i64> {
            match expected.strip_prefix(BRAND) {
                Some(brand) => by_brand.get(brand).into_iter().flatten().copied().collect(),
                None => expected.split('|').filter_map(|name| by_name.get(name)).flatten().copied().collect(),
            }
        };
        let queries = rows(queries).filter_map(|row| match row.as_slice() {
            [class, query, expected] => Some(LabelledQuery {
                class: (*class).to_owned(),
                query: (*query).to_owned(),
                expected: meant(expected),
            }),
            _ => None,
        });
        let queries = queries.collect();
        Self { enterprises, queries }
    }

    /// An index in memory over the corpus.
    ///
    /// # Errors
    /// [`SearchError::Engine`] when it cannot be built.
    pub fn index(&self) -> Result<SearchIndex, SearchError> {
        let index = SearchIndex::open(None)?;
        index.append(&self.enterprises)?;
        index.commit(1)?;
        Ok(index)
    }
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Asks every query of an index over the corpus.
///
/// # Errors
/// [`SearchError`] when a query is refused or the index fails.
pub fn measure(index: &SearchIndex, set: &RecallSet) -> Result<RecallReport, SearchError> {
    let mut report = RecallReport { classes: BTreeMap::new(), all: Recall::default(), misses: Vec::new() };
    for query in &set.queries {
        let request = SearchRequest {
            query: query.query.clone(),
            filter: SearchFilter::default(),
            page: Page::First,
            limit: DEPTH,
            facets: false,
        };
        let hits: Vec<i64> = index.search(&request)?.hits.iter().map(|hit| hit.id).collect();
        let (at_1, at_10) = (recall(&hits, &query.expected, 1), recall(&hits, &query.expected, DEPTH));
        report.classes.entry(query.class.clone()).or_default().add(at_1, at_10);
        report.all.add(at_1, at_10);
        if at_1 < 1.0 {
            report.misses.push((query.class.clone(), query.query.clone()));
        }
    }
    Ok(report)
}

fn recall(hits: &[i64], expected: &HashSet<i64>, depth: usize) -> f64 {
    let found = hits.iter().take(depth).filter(|hit| expected.contains(hit)).count();
    let possible = expected.len().min(depth).max(1);
    // At most ten of each.
    f64::from(u32::try_from(found).unwrap_or_default()) / f64::from(u32::try_from(possible).unwrap_or(1))
}

impl fmt::Display for RecallReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<20} {:>8} {:>9} {:>9}", "class", "queries", "recall@1", "recall@10")?;
        let all = ("all".to_owned(), self.all);
        for (class, recall) in self.classes.iter().map(|(class, recall)| (class.clone(), *recall)).chain([all]) {
            writeln!(formatter, "{class:<20} {:>8} {:>9.3} {:>9.3}", recall.queries, recall.at_1(), recall.at_10())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn recall_counts_what_was_possible() {
        let expected = HashSet::from([1, 2, 3]);
        for (hits, depth, share) in
            [(vec![1, 9], 1, 1.0), (vec![9, 1], 1, 0.0), (vec![1, 9, 2], 10, 2.0 / 3.0), (vec![], 10, 0.0)]
        {
            assert!((recall(&hits, &expected, depth) - share).abs() < 1e-9, "{hits:?} at {depth}");
        }
    }

    #[test]
    fn the_labelled_set_is_whole() {
        let set = RecallSet::embedded();
        assert!(set.enterprises.len() > 7_000 && set.queries.len() > 1_000);
        for query in &set.queries {
            assert!(!query.expected.is_empty(), "{} {} expects nothing", query.class, query.query);
        }
    }

    #[test]
    fn what_people_mean_is_found() {
        let floors = [
            ("brand_and_form", 0.96, 0.97),
            ("former_brand", 0.98, 1.0),
            ("former_name", 1.0, 1.0),
            ("full_name", 1.0, 1.0),
            ("initials", 0.85, 0.97),
            ("one_character", 0.75, 0.95),
            ("pinyin", 0.98, 1.0),
            ("place_and_brand", 0.98, 0.99),
            ("spaces_and_order", 0.97, 1.0),
            ("three_and_four", 0.98, 1.0),
            ("traditional", 0.98, 1.0),
            ("two_characters", 0.98, 0.99),
            ("typo", 0.95, 0.98),
            ("without_form", 0.98, 1.0),
            ("without_place", 0.98, 1.0),
        ];
        let set = RecallSet::embedded();
        let report = measure(&set.index().unwrap(), &set).unwrap();
        println!("{report}{:#?}", report.misses);
        assert_eq!(report.classes.len(), floors.len());
        for (class, at_1, at_10) in floors {
            let found = report.classes[class];
            assert!(found.at_1() >= at_1, "{class}: {} of the first hits are meant", found.at_1());
            assert!(found.at_10() >= at_10, "{class}: {} of what is meant is in the first ten", found.at_10());
        }
        assert!(report.to_string().contains("recall@10"));
    }
}
