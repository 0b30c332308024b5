//! One spelling of a name: NFKC, full-width brackets folded, traditional to simplified, upper case, spaces dropped.
//!
//! Source: DOMAIN.md §5. [`Normalised`] remembers where each character came from, so that a match in the normalised
//! text can be marked in the text as it was written.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// A normalised text that knows where each of its characters stood in the original.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Normalised {
    characters: Vec<char>,
    /// For each character, where its original stands, in characters.
    origins: Vec<Range<usize>>,
}

/// The normalised spelling of a text.
pub fn normalise(text: &str) -> String {
    Normalised::new(text).text()
}

impl Normalised {
    /// Normalises a text.
    pub fn new(text: &str) -> Self {
        let original: Vec<char> = text.chars().collect();
        let mut characters = Vec::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        let mut start = 0;
        while start < original.len() {
            // A letter and the marks that combine with it are normalised together.
            let marks = original[start + 1..].iter().take_while(|mark| canonical_combining_class(**mark) != 0).count();
            let end = start + 1 + marks;
            for character in original[start..end].iter().copied().nfkc() {
                for character in fold(character).to_uppercase().nfkc() {
                    if is_kept(character) {
                        characters.push(character);
                        origins.push(start..end);
                    }
                }
            }
            start = end;
        }
        Self { characters: simplify(characters), origins }
    }

    /// The normalised text.
    pub fn text(&self) -> String {
        self.characters.iter().collect()
    }

    /// Its characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The same without punctuation: the letters, ideographs and digits that names are compared by.
    #[must_use]
    pub fn letters(&self) -> Self {
        let kept = || self.characters.iter().zip(&self.origins).filter(|(character, _)| character.is_alphanumeric());
        Self {
            characters: kept().map(|(character, _)| *character).collect(),
            origins: kept().map(|(_, origin)| origin.clone()).collect(),
        }
    }

    /// Where a range of the normalised characters stands in the original, in characters.
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        match self.origins.get(range).and_then(|origins| Some((origins.first()?, origins.last()?))) {
            Some((first, last)) => first.start..last.end,
            None => 0..0,
        }
    }
}

/// Brackets and dots that NFKC leaves alone.
fn fold(character: char) -> char {
    match character {
        '〔' | '【' | '〖' | '「' | '『' | '《' | '〈' | '[' | '{' | '﹝' => '(',
        '〕' | '】' | '〗' | '」' | '』' | '》' | '〉' | ']' | '}' | '﹞' => ')',
        '•' | '‧' | '∙' | '⋅' | '・' => '·',
        '—' | '–' | '‐' | '−' => '-',
        other => other,
    }
}

/// Spaces, controls and invisible marks carry nothing.
fn is_kept(character: char) -> bool {
    !character.is_whitespace()
        && !character.is_control()
        && !matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Traditional to simplified. The converter looks at the neighbours of a character and gives one for each.
fn simplify(characters: Vec<char>) -> Vec<char> {
    let text: String = characters.iter().collect();
    let simplified: Vec<char> = fast2s::convert(&text).chars().collect();
    if simplified.len() == characters.len() { simplified } else { characters }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_become_one() {
        for (written, normalised) in [
            ("上海明鏡（集團）有限公司", "上海明镜(集团)有限公司"),
            ("上海　明镜 科技\u{200B}有限公司", "上海明镜科技有限公司"),
            ("ＡＢＣ明镜１２３", "ABC明镜123"),
            ("abc明镜", "ABC明镜"),
            ("明镜【上海】科技", "明镜(上海)科技"),
            ("臺灣龍騰書店", "台湾龙腾书店"),
            ("①号店", "1号店"),
            ("e\u{301}toile", "ÉTOILE"),
            ("straße", "STRASSE"),
            ("", ""),
            (" \t（）", "()"),
        ] {
            assert_eq!(normalise(written), normalised, "{written}");
        }
    }

    #[test]
    fn a_range_is_found_again_in_the_original() {
        for (written, found, original) in [
            ("上海 明鏡（集團）公司", "明镜", "明鏡"),
            ("上海 明鏡（集團）公司", "镜集团公", "鏡（集團）公"),
            ("e\u{301}toile 明镜", "镜", "镜"),
            ("㈱明镜", "明", "明"),
            ("ß明", "明", "明"),
        ] {
            let letters = Normalised::new(written).letters();
            let text = letters.text();
            let start = text[..text.find(found).unwrap()].chars().count();
            let range = letters.origin(start..start + found.chars().count());
            let marked: String = written.chars().skip(range.start).take(range.len()).collect();
            assert_eq!(marked, original, "{written}");
        }
    }

    #[test]
    fn an_empty_or_impossible_range_marks_nothing() {
        assert_eq!(Normalised::new("明镜").origin(1..1), 0..0);
        assert_eq!(Normalised::new("明镜").origin(1..9), 0..0);
    }

    proptest! {
        #[test]
        fn every_character_has_an_origin_inside_the_original(text in "\\PC{0,40}") {
            let normalised = Normalised::new(&text);
            let length = text.chars().count();
            for position in 0..normalised.characters().len() {
                let range = normalised.origin(position..position + 1);
                prop_assert!(range.start < range.end && range.end <= length, "{range:?} of {length}");
            }
        }

        #[test]
        fn normalising_twice_is_normalising_once(text in "[上海明鏡科技（）集團 a-zA-ZＡ-Ｚ０-９]{0,20}") {
            prop_assert_eq!(normalise(&normalise(&text)), normalise(&text));
        }
    }
}
