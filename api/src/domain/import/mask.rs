//! What of a cell may be shown again: cut to a bound, and without a digit of anybody's identity number.

use std::borrow::Cow;

use entity::value::RegistrationNumber;

/// The longest value that is shown, in characters.
pub const SHOWN_CHARS: usize = 100;
/// The longest name in a message, in characters.
const LABEL_CHARS: usize = 40;

/// The text as it may be shown: cut, and everything that could be an identity number (身份证号) replaced by asterisks,
/// including those with a wrong check digit: a slip of the pen does not make them anybody else's.
pub fn shown(text: &str) -> String {
    shown_within(text, SHOWN_CHARS)
}

/// A name that a file uses, such as a header, as a message may show it.
pub fn label(text: &str) -> String {
    shown_within(text, LABEL_CHARS)
}

/// The whole cell as it may be shown to who wrote it: a registration number is none of anybody's identity, however it
/// looks, nor is a credit code, also one with a slip of the pen.
pub fn whole(text: &str) -> Cow<'_, str> {
    if !text.contains(is_digit) || RegistrationNumber::try_new(text).is_ok() || has_shape_of_credit_code(text) {
        return Cow::Borrowed(text);
    }
    let mut plain: Vec<char> = text.chars().collect();
    mask(&mut plain);
    Cow::Owned(plain.into_iter().collect())
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

/// Whether it has the length and the beginning of a credit code that the industry-and-commerce administrations give out.
/// No identity number of 18 digits begins so; one of 15 digits inside it would stand there by chance.
fn has_shape_of_credit_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 18
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && matches!(&text[..2], "91" | "92" | "93")
}

fn shown_within(text: &str, limit: usize) -> String {
    if has_shape_of_credit_code(text) {
        return text.to_owned();
    }
    // A number may straddle the cut: look further, then cut.
    let mut plain: Vec<char> = text.chars().take(limit + 100).collect();
    let is_cut = plain.len() > limit;
    mask(&mut plain);
    plain.truncate(limit);
    let mut shown: String = plain.into_iter().collect();
    if is_cut {
        shown.push('…');
    }
    shown
}

/// Replaces runs that look like an identity number. Spaces and hyphens inside a run do not hide it.
fn mask(characters: &mut [char]) {
    let mut run: Vec<(usize, u8)> = Vec::new();
    for position in 0..=characters.len() {
        let half = characters.get(position).map(|character| match character {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(*character as u32 - 0xFEE0).unwrap_or(*character),
            other => *other,
        });
        match half {
            Some(digit) if digit.is_ascii_digit() => run.push((position, digit as u8 - b'0')),
            Some('x' | 'X') if run.len() >= 17 => run.push((position, 10)),
            Some(' ' | '-' | '\u{A0}' | '\u{3000}') if !run.is_empty() => {}
            _ => {
                mask_run(characters, &run);
                run.clear();
            }
        }
    }
}

fn mask_run(characters: &mut [char], run: &[(usize, u8)]) {
    for length in [18, 15] {
        for window in run.windows(length) {
            let digits: Vec<u32> = window.iter().map(|(_, digit)| u32::from(*digit)).collect();
            if looks_like_identity_number(&digits) {
                for (position, _) in window {
                    characters[*position] = '*';
                }
            }
        }
    }
}

/// A region from 11 to 82 and a birth date at its place: 18 digits with the century, 15 without.
fn looks_like_identity_number(digits: &[u32]) -> bool {
    let region = digits[0] * 10 + digits[1];
    let (century_is_plausible, date) = if digits.len() == 18 {
        (matches!((digits[6], digits[7]), (1, 8 | 9) | (2, 0)), &digits[8..14])
    } else {
        (true, &digits[6..12])
    };
    let month = date[2] * 10 + date[3];
    let day = date[4] * 10 + date[5];
    (11..=82).contains(&region) && century_is_plausible && (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_are_masked_in_any_dress_and_codes_are_shown() {
        for (text, expected) in [
            ("310101198001010018", "******************"),
            ("张三31010119800101001X号", "张三******************号"),
            ("31010119800101001x", "******************"),
            ("310101 19800101 0018", "****** ******** ****"),
            ("３１０１０１１９８００１０１００１８", "******************"),
            ("91310000132221035X", "91310000132221035X"),
            // With a wrong check character, and what could be an old identity number inside.
            ("91310115060712787A", "91310115060712787A"),
            (" 913101150607127873", " 913101150607127873"),
            ("91310115060712787", "91***************"),
            ("310141000157096", "310141000157096"),
            ("2016-04-11", "2016-04-11"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_whole_cell_keeps_its_length_and_registration_numbers() {
        assert_eq!(whole("310141000157096"), "310141000157096");
        assert_eq!(whole("91310115060712787A"), "91310115060712787A");
        let text = format!("{}31010119800101001x{}", "长".repeat(200), "尾".repeat(200));
        let expected = text.replace("31010119800101001x", "******************");
        assert_eq!(whole(&text), expected);
    }

    #[test]
    fn a_long_value_is_cut_and_a_number_across_the_cut_is_masked() {
        let text = format!("{}310101198001010018", "长".repeat(90));
        let shown_text = shown(&text);
        assert_eq!(shown_text.chars().count(), SHOWN_CHARS + 1);
        assert!(!shown_text.contains(|letter: char| letter.is_ascii_digit()));
        assert_eq!(shown(&"长".repeat(100)), "长".repeat(100));
    }
}
