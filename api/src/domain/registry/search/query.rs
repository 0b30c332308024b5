//! What is asked of the index and what it answers.

use std::ops::Range;

use crate::domain::registry::name::{NameParts, Normalised};

/// The most characters of a query after normalisation.
pub const LONGEST_QUERY: usize = 100;
/// The most characters that are looked at before that.
const LONGEST_WRITTEN: usize = 4 * LONGEST_QUERY;
/// The most hits of one page.
pub const LARGEST_PAGE: usize = 1_000;

/// A search.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchRequest {
    /// What was typed: a name or a part of one, pinyin, initials, a code.
    pub query: String,
    /// What hits must be.
    pub filter: SearchFilter,
    /// Which part of the hits.
    pub page: Page,
    /// How many hits at most; more than [`LARGEST_PAGE`] are not given.
    pub limit: usize,
    /// Whether to count by district, industry, status and list.
    pub facets: bool,
}

/// What hits must be. An empty list and `None` ask for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchFilter {
    /// One of these districts.
    pub districts: Vec<String>,
    /// One of these industry sections.
    pub industries: Vec<String>,
    /// One of these statuses.
    pub statuses: Vec<String>,
    /// On the list of abnormal operations, or not.
    pub on_abnormal_list: Option<bool>,
    /// On the list of serious violations, or not.
    pub on_serious_list: Option<bool>,
}

/// Which part of the hits. The hits of a page are always in the order of rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// The first.
    #[default]
    First,
    /// Those behind a hit.
    After(HitKey),
    /// The last.
    Last,
    /// Those in front of a hit.
    Before(HitKey),
}

/// Where a hit stands. Higher scores come first, lower ids first among equals.
///
/// It depends on the query and the enterprise alone: it stays valid when the index changes, and a hit whose enterprise
/// is gone still marks its place. With another query it means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HitKey {
    /// The score.
    pub score: u32,
    /// The enterprise.
    pub id: i64,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPage {
    /// The hits, best first.
    pub hits: Vec<SearchHit>,
    /// All hits, exactly.
    pub total: u64,
    /// Whether there are more hits in the direction of the page.
    pub more: bool,
    /// Counts over all hits, if asked for.
    pub facets: Option<Facets>,
    /// The last change that the answer knows.
    pub position: u64,
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// The enterprise.
    pub id: i64,
    /// How well it fits; only comparable within one query.
    pub score: u32,
    /// What the query was found in.
    pub matched: MatchedField,
    /// Texts with the matching characters marked.
    pub highlights: Vec<Highlight>,
}

impl SearchHit {
    /// Where the hit stands.
    pub fn key(&self) -> HitKey {
        HitKey { score: self.score, id: self.id }
    }
}

/// What a query was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchedField {
    /// The name.
    Name,
    /// The brand (字号) inside the name.
    Brand,
    /// A former name (曾用名).
    FormerName,
    /// The pinyin or its initials.
    Pinyin,
    /// The credit code or the registration number.
    Code,
}

/// A text as it is registered, with the matching characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The text.
    pub text: String,
    /// What matches: ascending ranges of characters (Unicode scalar values, not bytes), apart from each other.
    pub ranges: Vec<Range<usize>>,
}

/// How many hits there are of each kind: the most frequent first, equals by code. Filters apply to all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By district.
    pub district: Vec<(String, u64)>,
    /// By industry section.
    pub industry: Vec<(String, u64)>,
    /// By status.
    pub status: Vec<(String, u64)>,
    /// On the list of abnormal operations.
    pub on_abnormal_list: u64,
    /// On the list of serious violations.
    pub on_serious_list: u64,
}

/// Why a query is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadQuery {
    /// Nothing to search with.
    #[error("must hold 1 to 100 letters, digits or Chinese characters; it holds none")]
    Empty,
    /// Too much.
    #[error("must hold 1 to 100 letters, digits or Chinese characters; it holds more")]
    TooLong,
    /// Control characters.
    #[error("query must not hold control characters")]
    ControlCharacter,
}

/// A query understood: its letters, and the parts that a name should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Understood {
    /// Letters, ideographs and digits, normalised.
    pub(super) letters: Vec<char>,
    /// Parts to be found, each in one piece: places without their 市 or 区, the brand, the trade.
    pub(super) pieces: Vec<Vec<char>>,
    /// Organisation form and branch: a part that people leave out or mistake.
    pub(super) endings: Vec<Vec<char>>,
    /// What looks like the brand.
    pub(super) brand: Option<Vec<char>>,
}

impl Understood {
    /// Understands a query.
    pub(super) fn new(query: &str) -> Result<Self, BadQuery> {
        if query.chars().nth(LONGEST_WRITTEN).is_some() {
            return Err(BadQuery::TooLong);
        }
        if query.chars().any(|character| character.is_control() && !character.is_whitespace()) {
            return Err(BadQuery::ControlCharacter);
        }
        let mut understood = Self { letters: Vec::new(), pieces: Vec::new(), endings: Vec::new(), brand: None };
        for word in query.split_whitespace() {
            let word = Normalised::new(word);
            understood.letters.extend_from_slice(word.letters().characters());
            let parts = NameParts::of(&word);
            understood.pieces.extend(parts.places.iter().map(|place| short_place(place)));
            for piece in [parts.brand.as_deref().unwrap_or_default(), &parts.trade] {
                understood.pieces.extend((!piece.is_empty()).then(|| piece.chars().collect()));
            }
            for ending in [&parts.suffix, &parts.branch] {
                understood.endings.extend((!ending.is_empty()).then(|| ending.chars().collect()));
            }
            let brand = parts.brand.map(|brand| brand.chars().collect());
            understood.brand = understood.brand.or(brand);
        }
        match understood.letters.len() {
            0 => Err(BadQuery::Empty),
            1..=LONGEST_QUERY => Ok(understood),
            _ => Err(BadQuery::TooLong),
        }
    }
}

/// A place as every name that holds it writes it: 上海市 and 上海 both hold 上海.
fn short_place(place: &str) -> Vec<char> {
    let mut place: Vec<char> = place.chars().collect();
    if place.len() > 3 && place.ends_with(&['新', '区']) {
        place.truncate(place.len() - 2);
    } else if place.len() > 2 && matches!(place.last(), Some('省' | '市' | '区' | '县')) {
        place.pop();
    }
    place
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_query_without_letters_or_with_too_many_is_refused_by_the_rule() {
        for (query, refusal) in [
            (String::new(), BadQuery::Empty),
            ("  \t ".into(), BadQuery::Empty),
            ("（）。，!?".into(), BadQuery::Empty),
            ("明".repeat(101), BadQuery::TooLong),
            ("明".repeat(10_000), BadQuery::TooLong),
            ("，".repeat(10_000), BadQuery::TooLong),
            ("明\u{0}镜".into(), BadQuery::ControlCharacter),
            ("明\u{7F}镜".into(), BadQuery::ControlCharacter),
        ] {
            assert_eq!(Understood::new(&query), Err(refusal));
        }
        assert!(Understood::new(&"明".repeat(100)).is_ok());
        assert!(BadQuery::TooLong.to_string().contains("1 to 100"));
    }

    #[test]
    fn a_query_is_taken_apart_like_a_name() {
        let text = |piece: &Vec<char>| piece.iter().collect::<String>();
        for (query, pieces, endings, brand) in [
            ("上海市明镜科技有限公司", "上海|明镜|科技", "有限公司", "明镜"),
            ("明鏡 上海", "明镜|上海", "", "明镜"),
            ("明镜有限公司", "明镜", "有限公司", "明镜"),
            ("浦东新区", "浦东", "", ""),
        ] {
            let understood = Understood::new(query).unwrap();
            assert_eq!(understood.pieces.iter().map(text).collect::<Vec<_>>().join("|"), pieces, "{query}");
            assert_eq!(understood.endings.iter().map(text).collect::<Vec<_>>().join("|"), endings, "{query}");
            assert_eq!(understood.brand.iter().map(text).collect::<String>(), brand, "{query}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(query in "\\PC{0,120}") {
            if let Ok(understood) = Understood::new(&query) {
                prop_assert!((1..=LONGEST_QUERY).contains(&understood.letters.len()));
                prop_assert!(understood.pieces.iter().chain(&understood.endings).all(|piece| !piece.is_empty()));
            }
        }
    }
}
