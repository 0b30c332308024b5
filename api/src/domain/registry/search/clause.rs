//! The sets that lanes are made of, as queries of the engine.

use std::ops::Bound;

use tantivy::{
    Term,
    query::{BooleanQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery},
    schema::{Field, IndexRecordOption},
};

use crate::domain::registry::name::parts::long_words;

/// What could have been meant: the characters at their places, `None` for any one.
pub(super) fn one_typo(typed: &[char]) -> impl Iterator<Item = Vec<Option<char>>> {
    let meant = |before: &[char], between: &[Option<char>], after: &[char]| {
        let certain = |part: &[char]| part.iter().copied().map(Some).collect::<Vec<_>>();
        [certain(before), between.to_vec(), certain(after)].concat()
    };
    (0..typed.len()).flat_map(move |at| {
        let replaced = meant(&typed[..at], &[None], &typed[at + 1..]);
        let too_many = meant(&typed[..at], &[], &typed[at + 1..]);
        let missing = (at > 0).then(|| meant(&typed[..at], &[None], &typed[at..]));
        let swapped =
            typed.get(at + 1).map(|next| meant(&typed[..at], &[Some(*next), Some(typed[at])], &typed[at + 2..]));
        [Some(replaced), Some(too_many), missing, swapped].into_iter().flatten()
    })
}

/// A text with gaps: common words and pairs where the characters are known, single characters between two gaps.
pub(super) fn fragments(field: Field, text: &[Option<char>]) -> Box<dyn Query> {
    let mut terms = Vec::new();
    let mut position = 0;
    while position < text.len() {
        let known: Vec<char> = text[position..].iter().map_while(|character| *character).collect();
        let mut start = 0;
        while start < known.len() {
            let rest = &known[start..];
            // Pieces overlap in one character, so that nothing can stand between them.
            let length = long_words(rest).next().unwrap_or(2).min(rest.len());
            if length > 1 || start == 0 {
                let term = rest[..length].iter().collect::<String>();
                terms.push((position + start, Term::from_field_text(field, &term)));
            }
            start += (length - 1).max(1);
        }
        position += known.len() + 1;
    }
    positioned(terms)
}

/// The text in one piece.
pub(super) fn phrase(field: Field, text: &[char]) -> Box<dyn Query> {
    fragments(field, &text.iter().copied().map(Some).collect::<Vec<_>>())
}

/// The text at the start of the field.
pub(super) fn anchored(field: Field, text: &[char]) -> Box<dyn Query> {
    let start: String = std::iter::once('^').chain(text.iter().copied().take(2)).collect();
    let pairs = text.windows(2).enumerate().skip(1);
    let pairs =
        pairs.map(|(position, pair)| (position, Term::from_field_text(field, &pair.iter().collect::<String>())));
    positioned(std::iter::once((0, Term::from_field_text(field, &start))).chain(pairs).collect())
}

/// The field is the text.
pub(super) fn whole(field: Field, text: &[char]) -> Box<dyn Query> {
    one(Term::from_field_text(field, &text.iter().collect::<String>()))
}

pub(super) fn one(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
}

/// The terms at these distances from each other.
pub(super) fn positioned(mut terms: Vec<(usize, Term)>) -> Box<dyn Query> {
    if terms.len() == 1
        && let Some((_, term)) = terms.pop()
    {
        return one(term);
    }
    if terms.is_empty() {
        return any_of(Vec::new());
    }
    Box::new(PhraseQuery::new_with_offset(terms))
}

pub(super) fn all_pieces<'p>(field: Field, pieces: impl IntoIterator<Item = &'p Vec<char>>) -> Option<Box<dyn Query>> {
    let found: Vec<_> = pieces.into_iter().map(|piece| phrase(field, piece)).collect();
    (!found.is_empty()).then(|| all_of(found))
}

pub(super) fn all_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if queries.len() == 1 { queries.swap_remove(0) } else { combined(Occur::Must, queries) }
}

pub(super) fn any_of(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if queries.len() == 1 { queries.swap_remove(0) } else { combined(Occur::Should, queries) }
}

fn combined(occur: Occur, queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::new(queries.into_iter().map(|query| (occur, query)).collect()))
}

/// Values of a column that begin so. Codes are ASCII, so `~` is behind all of them.
pub(super) fn beginning(column: Field, typed: &str) -> Box<dyn Query> {
    between(column, Bound::Included(typed), Bound::Excluded(&format!("{typed}~")))
}

pub(super) fn between(column: Field, from: Bound<&str>, to: Bound<&str>) -> Box<dyn Query> {
    let term = |bound: Bound<&str>| bound.map(|value| Term::from_field_text(column, value));
    Box::new(RangeQuery::new(term(from), term(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_covers_replacing_dropping_adding_and_swapping() {
        let typed: Vec<char> = "甲乙丙".chars().collect();
        let meant: Vec<String> =
            one_typo(&typed).map(|text| text.into_iter().map(|character| character.unwrap_or('?')).collect()).collect();
        for expected in ["?乙丙", "甲?丙", "甲乙?", "乙丙", "甲丙", "甲乙", "甲?乙丙", "甲乙?丙", "乙甲丙", "甲丙乙"]
        {
            assert!(meant.iter().any(|text| text == expected), "{expected} in {meant:?}");
        }
    }
}
