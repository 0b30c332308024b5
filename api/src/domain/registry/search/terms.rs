//! The terms that a name is stored under.
//!
//! A text is stored as its single characters and its pairs of neighbours, both with positions: pairs find words of two
//! characters and more, single characters fill the gap that a typo leaves. Common words of three characters and more
//! (有限公司) are terms too, since the pairs inside them are in nearly every name. `^` marks a character, a pair, a
//! syllable or two at the start. A name has about thirty such terms, its pinyin as many; most are so common that they
//! take a few bits each.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::domain::registry::name::parts::long_words;

/// The name under which the tokenizer of stored terms is registered.
pub(super) const TERMS_TOKENIZER: &str = "stored_terms";
/// Separates terms at one position, and positions, in a text of terms.
const SAME_POSITION: char = '\u{1}';
const NEXT_POSITION: char = '\u{2}';
/// The stored term of two syllables at the start.
pub(super) fn syllable_pair(first: &str, second: &str) -> String {
    format!("^{first}'{second}")
}

/// The stored term of a brand's full pinyin.
pub(super) fn pinyin_term(pinyin: &str) -> String {
    format!("P{pinyin}")
}

/// The stored term of a brand's initials.
pub(super) fn initials_term(initials: &str) -> String {
    format!("I{initials}")
}

/// Where a text begins in another.
pub(super) fn position_of(text: &[char], part: &[char]) -> Option<usize> {
    if part.is_empty() { None } else { text.windows(part.len()).position(|window| window == part) }
}

/// The characters and pairs of a text.
pub(super) fn text_terms(text: &[char]) -> String {
    join_terms((0..text.len()).map(|position| {
        let mut terms = vec![text[position].to_string()];
        if let Some(pair) = text.get(position..position + 2) {
            terms.push(pair.iter().collect());
        }
        terms.extend(long_words(&text[position..]).map(|length| text[position..position + length].iter().collect()));
        if position == 0 {
            terms.push(format!("^{}", text[0]));
            terms.extend(text.get(..2).map(|pair| format!("^{}{}", pair[0], pair[1])));
        }
        terms
    }))
}

/// Terms, by position, as one text for [`StoredTerms`].
pub(super) fn join_terms(positions: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for (position, terms) in positions.enumerate() {
        if position > 0 {
            text.push(NEXT_POSITION);
        }
        for (number, term) in terms.iter().enumerate() {
            if number > 0 {
                text.push(SAME_POSITION);
            }
            text.push_str(term);
        }
    }
    text
}

/// Reads a text of terms back into terms and positions.
#[derive(Debug, Clone, Default)]
pub(super) struct StoredTerms {
    token: Token,
}

/// The terms of one text.
pub(super) struct StoredTermStream<'a> {
    rest: Option<&'a str>,
    token: &'a mut Token,
}

impl Tokenizer for StoredTerms {
    type TokenStream<'a> = StoredTermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StoredTermStream<'a> {
        self.token.reset();
        self.token.position = 0;
        StoredTermStream { rest: (!text.is_empty()).then_some(text), token: &mut self.token }
    }
}

impl TokenStream for StoredTermStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(rest) = self.rest else { return false };
        let rest = rest.strip_prefix(NEXT_POSITION).map_or_else(
            || rest.strip_prefix(SAME_POSITION).unwrap_or(rest),
            |rest| {
                self.token.position += 1;
                rest
            },
        );
        let end = rest.find([SAME_POSITION, NEXT_POSITION]).unwrap_or(rest.len());
        self.token.text.clear();
        self.token.text.push_str(&rest[..end]);
        self.rest = (end < rest.len()).then_some(&rest[end..]);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_terms_is_read_back_with_its_positions() {
        let text = text_terms(&['明', '镜', '社']);
        let mut terms = StoredTerms::default();
        let mut stream = terms.token_stream(&text);
        let mut found = Vec::new();
        stream.process(&mut |token| found.push((token.position, token.text.clone())));
        let expected = [(0, "明"), (0, "明镜"), (0, "^明"), (0, "^明镜"), (1, "镜"), (1, "镜社"), (2, "社")];
        assert_eq!(found, expected.map(|(position, term)| (position, term.to_owned())));
    }
}
