//! Tidying of codes as spreadsheets hold them.

/// The longest text that is looked at, in characters; more than any code, so that what is cut was wrong anyway.
const LONGEST: usize = 64;

/// A credit code or registration number as it was meant: half width, upper case, without spaces, hyphens, invisible
/// characters and the apostrophe that spreadsheets put before numbers; the letters O and I, which no such code
/// contains, read as 0 and 1.
///
/// It only tidies. Whether the result is a code, its constructor says.
pub fn tidy_code(text: &str) -> String {
    text.chars()
        .filter(|c| !is_noise(*c))
        .take(LONGEST)
        .map(|c| match half_width(c).to_ascii_uppercase() {
            'O' => '0',
            'I' => '1',
            upper => upper,
        })
        .collect()
}

/// The half-width form of a full-width letter, digit or sign; any other character as it is.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

fn is_noise(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '－' | '‐'..='―' | '−' | '\'' | '’' | '＇' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_spreadsheets_do_to_codes_is_undone() {
        for (text, code) in [
            (" 91310000 MA1FL-0B83 X ", "91310000MA1FL0B83X"),
            ("９１３１０００ＯＭＡ１ＦＬ０Ｂ８３Ｘ", "91310000MA1FL0B83X"),
            ("9131oooomailfl", "91310000MA1LFL"),
            ("'310141000157096", "310141000157096"),
            ("\u{FEFF}3101\u{200B}41\u{00A0}000157096\t", "310141000157096"),
            ("9131–0000—MA1F－L0B8", "91310000MA1FL0B8"),
            ("", ""),
        ] {
            assert_eq!(tidy_code(text), code, "{text:?}");
        }
    }

    #[test]
    fn a_text_of_any_length_is_cut() {
        assert_eq!(tidy_code(&"9".repeat(100_000)).len(), LONGEST);
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in ".{0,80}") {
            let once = tidy_code(&text);
            prop_assert_eq!(tidy_code(&once), once);
        }
    }
}
