//! Identity numbers of natural persons (公民身份号码): GB 11643.
//!
//! No digit of one ever leaves the system (DOMAIN.md §4): the type shows nothing, is never written as JSON, and its
//! errors hold no character of the input. Its main use is to notice numbers where none may be.
//! The fifteen-digit numbers of before 1999 have no check and cannot be told from registration numbers: they are not
//! looked for.

use std::{borrow::Cow, fmt};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer};

use super::{CreditCode, ascii_str};

/// GB 11643: the weights of the first seventeen digits.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// GB 11643: the check characters, by the weighted sum modulo 11.
const CHECKS: &[u8; 11] = b"10X98765432";
/// The years in which a person with a number can be born.
const BIRTH_YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;
/// The characters in a number.
const LENGTH: usize = 18;

/// The identity number of a natural person. It cannot be shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct IdentityNumber([u8; LENGTH]);

/// Why a text is no identity number. Holds nothing of the text but its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityNumberError {
    /// It is shorter or longer than a number.
    #[error("an identity number has 18 characters, this has {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// A character is neither a digit nor, as the last, X.
    #[error("an identity number is 17 digits and a digit or X; character {position} is something else")]
    Character {
        /// Which one, from 1.
        position: usize,
    },
    /// It begins with no province, nor with the 9 of foreign residents.
    #[error("an identity number begins with the code of a province, or with 9 and that code")]
    Region,
    /// The digits of the birth date are no date, or one that nobody living has.
    #[error("characters 7 to 14 must be a birth date, YYYYMMDD, of 1900 to 2099")]
    BirthDate,
    /// The check character is wrong.
    #[error("the check character, character 18, does not fit the others")]
    Check,
}

impl IdentityNumber {
    /// A number of eighteen characters; x and X are the same.
    pub fn try_new(text: &str) -> Result<Self, IdentityNumberError> {
        let found = text.chars().count();
        if found != LENGTH {
            return Err(IdentityNumberError::Length { found });
        }
        let mut bytes = [b'0'; LENGTH];
        for (index, c) in text.chars().enumerate() {
            bytes[index] = match c {
                '0'..='9' => u8::try_from(c).unwrap_or_default(),
                'x' | 'X' if index == LENGTH - 1 => b'X',
                _ => return Err(IdentityNumberError::Character { position: index + 1 }),
            };
        }
        Self::from_digits(bytes)
    }

    fn from_digits(bytes: [u8; LENGTH]) -> Result<Self, IdentityNumberError> {
        if !is_region(&bytes) {
            return Err(IdentityNumberError::Region);
        }
        if !is_birth_date(&bytes[6..14]) {
            return Err(IdentityNumberError::BirthDate);
        }
        let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
        if bytes[LENGTH - 1] != CHECKS[(sum % 11) as usize] {
            return Err(IdentityNumberError::Check);
        }
        Ok(Self(bytes))
    }
}

/// A province first, or 9 (a foreigner with permanent residence) and then a province.
fn is_region(bytes: &[u8; LENGTH]) -> bool {
    let province = if bytes[0] == b'9' { &bytes[1..3] } else { &bytes[..2] };
    matches!(
        province,
        [b'1' | b'6', b'1'..=b'5']
            | [b'2' | b'8', b'1'..=b'3']
            | [b'3', b'1'..=b'7']
            | [b'4', b'1'..=b'6']
            | [b'5', b'0'..=b'4']
            | [b'7', b'1']
    )
}

fn is_birth_date(bytes: &[u8]) -> bool {
    NaiveDate::parse_from_str(ascii_str(bytes), "%Y%m%d").is_ok_and(|date| BIRTH_YEARS.contains(&date.year()))
}

/// Whether a valid identity number stands anywhere in a text, also in full-width digits, with spaces or hyphens
/// between its digits, or between other digits.
///
/// An enterprise's credit code is not one, even in the rare case that its digits would pass.
pub fn contains_identity_number(text: &str) -> bool {
    let mut window = [0; LENGTH];
    let mut filled = 0;
    for c in text.chars() {
        let byte = match c {
            '0'..='9' => u8::try_from(c).unwrap_or_default(),
            '０'..='９' => u8::try_from(c as u32 - '０' as u32).unwrap_or_default() + b'0',
            'x' | 'X' | 'ｘ' | 'Ｘ' => b'X',
            '-' | '－' | '‐'..='―' => continue,
            space if space.is_whitespace() => continue,
            _ => {
                filled = 0;
                continue;
            }
        };
        window.rotate_left(1);
        window[LENGTH - 1] = byte;
        filled = (filled + 1).min(LENGTH);
        if filled == LENGTH && is_identity_number(window) {
            return true;
        }
        if byte == b'X' {
            // An X can only be the last character: nothing that spans it is a number.
            filled = 0;
        }
    }
    false
}

fn is_identity_number(window: [u8; LENGTH]) -> bool {
    IdentityNumber::from_digits(window).is_ok()
        && !CreditCode::try_new(ascii_str(&window)).is_ok_and(|code| code.is_aic_registered())
}

impl TryFrom<&str> for IdentityNumber {
    type Error = IdentityNumberError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        Self::try_new(text)
    }
}

impl<'de> Deserialize<'de> for IdentityNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::try_new(&text).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[identity number]")
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityNumber([redacted])")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    /// The example that the standard itself prints.
    const EXAMPLE: &str = "11010519491231002X";

    /// A number of these parts, with its check computed here, apart from the code under test.
    fn number(region: &str, birth: &str, sequence: u16) -> String {
        let start = format!("{region}{birth}{sequence:03}");
        let sum: u32 = start.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
        format!("{start}{}", char::from(CHECKS[(sum % 11) as usize]))
    }

    #[test]
    fn right_numbers_are_accepted_and_wrong_ones_refused_with_the_check_that_failed() {
        assert_eq!(number("110105", "19491231", 2), EXAMPLE);
        assert!(IdentityNumber::try_new(EXAMPLE).is_ok());
        assert_eq!(IdentityNumber::try_new("11010519491231002x"), IdentityNumber::try_new(EXAMPLE));
        for (text, error) in [
            ("110105194912310021".to_owned(), IdentityNumberError::Check),
            (number("110105", "19490230", 2), IdentityNumberError::BirthDate),
            (number("110105", "18991231", 2), IdentityNumberError::BirthDate),
            (number("990105", "19491231", 2), IdentityNumberError::Region),
            (number("010105", "19491231", 2), IdentityNumberError::Region),
            ("1101051949123100".to_owned(), IdentityNumberError::Length { found: 16 }),
            ("X1010519491231002X".to_owned(), IdentityNumberError::Character { position: 1 }),
            ("１1010519491231002X".to_owned(), IdentityNumberError::Character { position: 1 }),
        ] {
            assert_eq!(IdentityNumber::try_new(&text), Err(error), "{text}");
        }
    }

    #[test]
    fn nothing_shows_a_digit_of_it() {
        let number = IdentityNumber::try_new(EXAMPLE).unwrap();
        let error = IdentityNumber::try_new("110105194912310021").unwrap_err();
        for shown in [format!("{number}"), format!("{number:?}"), format!("{number:#?}")] {
            assert!(!shown.contains(|c: char| c.is_ascii_digit()), "{shown}");
        }
        for shown in [format!("{error}"), format!("{error:?}")] {
            assert!(!shown.contains("110105") && !shown.contains("1949"), "{shown}");
        }
        let json = serde_json::from_str::<IdentityNumber>("\"110105194912310021\"").unwrap_err().to_string();
        assert!(!json.contains("1949"), "{json}");
        assert_eq!(serde_json::from_str::<IdentityNumber>(&format!("\"{EXAMPLE}\"")).unwrap(), number);
    }

    #[test]
    fn a_number_is_found_wherever_it_stands() {
        for text in [
            EXAMPLE.to_owned(),
            format!("身份证号：{EXAMPLE}。"),
            format!("张三{}李四", EXAMPLE.to_lowercase()),
            "110105 19491231 002X".to_owned(),
            "110105-1949-1231-002X".to_owned(),
            "１１０１０５１９４９１２３１００２Ｘ".to_owned(),
            format!("13800000000{EXAMPLE}"),
            format!("2016-04-11 {EXAMPLE}"),
            format!("X{EXAMPLE}"),
            format!("{}7", number("310115", "19870908", 640)),
            number("911840", "19800101", 1),
        ] {
            assert!(contains_identity_number(&text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_identity_numbers() {
        for text in [
            "",
            "上海明镜信息有限公司",
            "110105194912310021",
            "1101051949123",
            "11010519491231,002X",
            "310141000157096",
            "沪工商检处字〔2016〕第320201510001号",
            "11010519491231002",
        ] {
            assert!(!contains_identity_number(text), "{text}");
        }
        for code in include_str!("../../testdata/credit-codes/valid.txt").lines() {
            assert!(!contains_identity_number(code), "{code}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(
            sequence in 0..1000_u16,
            position in 0..17_usize,
            replacement in b'0'..=b'9',
        ) {
            let mut bytes = number("310115", "19870908", sequence).into_bytes();
            prop_assume!(bytes[position] != replacement);
            bytes[position] = replacement;
            prop_assert!(IdentityNumber::try_new(ascii_str(&bytes)).is_err());
        }

        #[test]
        fn a_number_inside_any_text_is_found(
            before in ".{0,20}",
            after in ".{0,20}",
            year in 1900..=2099,
            month in 1..=12,
            day in 1..=28,
            sequence in 0..1000_u16,
        ) {
            let text = number("440301", &format!("{year:04}{month:02}{day:02}"), sequence);
            let surrounded = format!("{before}{text}{after}");
            prop_assert!(contains_identity_number(&surrounded));
        }
    }
}
