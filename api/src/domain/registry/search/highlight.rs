//! Marks what a query matched in the texts as they are registered.

use std::ops::Range;

use super::{
    query::{Highlight, MatchedField, Understood},
    terms::position_of,
};
use crate::domain::registry::name::{NameParts, Normalised, pinyin};

/// The texts of a hit with their matching characters. `written` is the name and then the former names.
pub(super) fn highlights(
    query: &Understood,
    matched: MatchedField,
    written: &[&str],
    codes: &[String],
) -> Vec<Highlight> {
    let name = written.first().copied().unwrap_or_default();
    match matched {
        MatchedField::Name | MatchedField::Brand => vec![by_text(query, name)],
        MatchedField::FormerName => {
            let best = written.iter().skip(1).map(|former| by_text(query, former));
            best.max_by_key(|highlight| highlight.ranges.iter().map(Range::len).sum::<usize>()).into_iter().collect()
        }
        MatchedField::Pinyin => vec![by_pinyin(query, name)],
        MatchedField::Code => {
            let typed: String = query.letters.iter().collect();
            let fitting = codes.iter().filter(|code| code.starts_with(&typed));
            fitting
                .map(|code| Highlight { text: code.clone(), ranges: std::iter::once(0..query.letters.len()).collect() })
                .collect()
        }
    }
}

/// The query in one piece, else its parts, else (after a typo) the pairs that both hold.
fn by_text(query: &Understood, written: &str) -> Highlight {
    let letters = Normalised::new(written).letters();
    let find = |part: &[char]| position_of(letters.characters(), part).map(|start| start..start + part.len());
    let mut found: Vec<Range<usize>> = find(&query.letters).into_iter().collect();
    if found.is_empty() {
        let parts: Vec<_> = query.pieces.iter().chain(&query.endings).map(|part| find(part)).collect();
        if parts.iter().all(Option::is_some) {
            found = parts.into_iter().flatten().collect();
        } else {
            found = query.letters.windows(2).filter_map(find).collect();
        }
    }
    marked(written, &letters, found)
}

/// The characters whose pinyin or initials spell the query, at the brand or at the start.
fn by_pinyin(query: &Understood, written: &str) -> Highlight {
    let normalised = Normalised::new(written);
    let letters = normalised.letters();
    let readings = pinyin::readings(letters.characters());
    let brand: Vec<char> = NameParts::of(&normalised).distinctive().chars().collect();
    let typed: String = query.letters.iter().collect();
    let starts = position_of(letters.characters(), &brand).into_iter().chain([0]);
    let mut found = starts.filter_map(|start| spelled(&readings[start..], &typed).map(|length| start..start + length));
    let found = found.next().into_iter().collect();
    marked(written, &letters, found)
}

/// How many characters the typed letters spell, in full (the last may be unfinished) or by initials.
fn spelled(readings: &[Vec<String>], typed: &str) -> Option<usize> {
    in_full(readings, typed).or_else(|| {
        let fits = typed.len() <= readings.len()
            && typed.chars().zip(readings).all(|(letter, readings)| readings.iter().any(|r| r.starts_with(letter)));
        fits.then_some(typed.len())
    })
}

fn in_full(readings: &[Vec<String>], typed: &str) -> Option<usize> {
    // The positions in the typed letters that some reading of the characters so far ends at.
    let mut ends = vec![0];
    for (number, choices) in readings.iter().enumerate() {
        let rests =
            || ends.iter().filter_map(|end| typed.get(*end..)).flat_map(|rest| choices.iter().map(move |c| (rest, c)));
        if rests().any(|(rest, choice)| choice.starts_with(rest)) {
            return Some(number + 1);
        }
        let mut next: Vec<usize> = rests()
            .filter(|(rest, choice)| rest.starts_with(choice.as_str()))
            .map(|(rest, choice)| typed.len() - rest.len() + choice.len())
            .collect();
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    None
}

fn marked(written: &str, letters: &Normalised, mut found: Vec<Range<usize>>) -> Highlight {
    found.sort_by_key(|range| range.start);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in found {
        let range = letters.origin(range);
        match ranges.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ if range.is_empty() => {}
            _ => ranges.push(range),
        }
    }
    Highlight { text: written.to_owned(), ranges }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn marks(query: &str, matched: MatchedField, written: &[&str]) -> String {
        let query = Understood::new(query).unwrap();
        let codes = ["310141000157096".to_owned()];
        let mut text = String::new();
        for highlight in highlights(&query, matched, written, &codes) {
            for (position, character) in highlight.text.chars().enumerate() {
                let starts = highlight.ranges.iter().any(|range| range.start == position);
                let ends = highlight.ranges.iter().any(|range| range.end == position + 1);
                text.extend(starts.then_some('['));
                text.push(character);
                text.extend(ends.then_some(']'));
            }
        }
        text
    }

    #[test]
    fn what_matched_is_marked_in_the_text_as_registered() {
        use MatchedField::{Brand, Code, FormerName, Name, Pinyin};
        let name = "上海明鏡（集團）科技有限公司";
        for (query, matched, expected) in [
            ("明镜", Brand, "上海[明鏡]（集團）科技有限公司"),
            ("明镜集团", Name, "上海[明鏡（集團]）科技有限公司"),
            ("明镜 科技", Name, "上海[明鏡]（集團）[科技]有限公司"),
            ("上海名镜科技有限公司", Name, "[上海]明鏡（集團）[科技有限公司]"),
            ("mingj", Pinyin, "上海[明鏡]（集團）科技有限公司"),
            ("shanghaiming", Pinyin, "[上海明]鏡（集團）科技有限公司"),
            ("mjjt", Pinyin, "上海[明鏡（集團]）科技有限公司"),
            ("310141", Code, "[310141]000157096"),
            ("旧名", FormerName, "上海[旧名]公司"),
        ] {
            assert_eq!(marks(query, matched, &[name, "上海其他公司", "上海旧名公司"]), expected, "{query}");
        }
    }
}
