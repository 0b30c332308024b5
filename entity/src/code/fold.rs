//! Folding: two texts that differ only in width, brackets, spaces, commas or case are the same term.

use crate::value::half_width;

/// The longest text that can be a term, in characters; more than any official wording.
pub(super) const LONGEST_TERM: usize = 300;

/// The characters that matter of a text, each in its plain form: half width, lower case, no spaces, one kind of
/// bracket, one kind of comma.
pub(super) fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| {
        let half = match half_width(c) {
            '、' => ',',
            '。' => '.',
            '【' | '〔' | '﹝' => '(',
            '】' | '〕' | '﹞' => ')',
            '\u{FFE5}' => '¥',
            other => other,
        };
        match half {
            '[' => '(',
            ']' => ')',
            plain => plain.to_ascii_lowercase(),
        }
    })
}

/// A whole term, folded, without the 的 or the full stop that provisions end in.
///
/// `None` for a text that is empty or too long to be a term.
pub(super) fn fold_term(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len().min(LONGEST_TERM * 4));
    for (count, c) in fold(text).enumerate() {
        if count == LONGEST_TERM {
            return None;
        }
        folded.push(c);
    }
    let end = folded.trim_end_matches(['.', ';', ',']).trim_end_matches('的').len();
    folded.truncate(end);
    (!folded.is_empty()).then_some(folded)
}

/// Whether a term of a table, folded, is this folded text.
pub(super) fn is_term(folded: &str, term: &str) -> bool {
    let mut rest = fold(term);
    for wanted in folded.chars() {
        if rest.next() != Some(wanted) {
            return false;
        }
    }
    matches!((rest.next(), rest.next()), (None, _) | (Some('的'), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_brackets_spaces_commas_and_case_do_not_matter() {
        for (text, term) in [
            ("有限责任公司（国有独资）", "有限责任公司(国有独资)"),
            (" 存续 （在营、开业、在册） ", "存续（在营,开业，在册）"),
            ("ＣＮＹ", "cny"),
            ("隐瞒真实情况，弄虚作假的。", "隐瞒真实情况、弄虚作假"),
            ("隐瞒真实情况", "隐瞒真实情况的"),
            ("股份有限公司【上市】", "股份有限公司[上市]"),
        ] {
            let folded = fold_term(text).expect("a term");
            assert!(is_term(&folded, term), "{text} is {term}");
        }
    }

    #[test]
    fn a_part_of_a_term_is_not_the_term() {
        for (text, term) in [("存", "存续"), ("存续企", "存续"), ("目", "目的地")] {
            let folded = fold_term(text).expect("a term");
            assert!(!is_term(&folded, term), "{text} is not {term}");
        }
    }

    #[test]
    fn nothing_and_far_too_much_are_no_terms() {
        for text in ["", " 　", "。", "的"] {
            assert_eq!(fold_term(text), None);
        }
        assert_eq!(fold_term(&"长".repeat(LONGEST_TERM + 1)), None);
        assert!(fold_term(&"长".repeat(LONGEST_TERM)).is_some());
    }
}
