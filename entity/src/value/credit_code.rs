//! Unified social credit codes (统一社会信用代码): GB 32100-2015, with the organisation code of GB 11714 inside.

use std::fmt;

use super::{ascii_str, text_serde};

/// The characters of a code in the order of their values.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100: the weights of the first seventeen characters.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// GB 11714: the weights of the first eight characters of the organisation code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// The authorities that register subjects: the first character of a code.
const AUTHORITIES: &[u8] = b"123456789ANY";

/// The code of one subject: eighteen characters whose both checks are right.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CreditCode([u8; 18]);

/// Why a text is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// It is shorter or longer than a code.
    #[error("a credit code has 18 characters, this has {found}")]
    Length {
        /// How many it has.
        found: usize,
    },
    /// A character is not in the alphabet.
    #[error(
        "character {position} is {found:?}; a credit code holds digits and capital letters other than I, O, S, V, Z"
    )]
    Character {
        /// Which one, from 1.
        position: usize,
        /// What it is.
        found: char,
    },
    /// The first character names no registering authority.
    #[error("character 1 names the registering authority and must be 1 to 9, A, N or Y")]
    Authority,
    /// The administrative division is not six digits.
    #[error("characters 3 to 8 are the administrative division and must be digits; character {position} is not")]
    Division {
        /// Which character is not, from 1.
        position: usize,
    },
    /// The organisation code inside fails its own check.
    #[error(
        "the organisation code in characters 9 to 17 is wrong: its check character, character 17, would be {expected}"
    )]
    OrganisationCheck {
        /// What character 17 would be if the others are right.
        expected: char,
    },
    /// The code as a whole fails its check.
    #[error("the check character, character 18, is wrong: it would be {expected}")]
    Check {
        /// What character 18 would be if the others are right.
        expected: char,
    },
    /// A right code, but not of a subject that the administration registers.
    #[error(
        "an enterprise's credit code begins 91, an individual business's 92, a cooperative's 93; this is another kind of subject"
    )]
    NotAicRegistered,
}

impl CreditCode {
    /// A code of any subject.
    pub fn try_new(text: &str) -> Result<Self, CreditCodeError> {
        let bytes = alphabet_bytes::<18>(text, 0)?;
        if !AUTHORITIES.contains(&bytes[0]) {
            return Err(CreditCodeError::Authority);
        }
        if let Some(offset) = bytes[2..8].iter().position(|byte| !byte.is_ascii_digit()) {
            return Err(CreditCodeError::Division { position: offset + 3 });
        }
        let expected = organisation_check(&bytes[8..16]);
        if bytes[16] != expected {
            return Err(CreditCodeError::OrganisationCheck { expected: expected.into() });
        }
        let expected = check(&bytes[..17]);
        if bytes[17] != expected {
            return Err(CreditCodeError::Check { expected: expected.into() });
        }
        Ok(Self(bytes))
    }

    /// A code of a subject that the industry-and-commerce administration registers: an enterprise, an individual
    /// business or a cooperative.
    pub fn try_new_aic_subject(text: &str) -> Result<Self, CreditCodeError> {
        let code = Self::try_new(text)?;
        if code.is_aic_registered() { Ok(code) } else { Err(CreditCodeError::NotAicRegistered) }
    }

    /// The code of these parts, with both check characters computed. `organisation` is the first eight characters of
    /// the organisation code.
    pub fn from_parts(
        authority: char,
        category: char,
        division: &str,
        organisation: &str,
    ) -> Result<Self, CreditCodeError> {
        let length = 2 + division.chars().count() + organisation.chars().count() + 2;
        if division.chars().count() != 6 || organisation.chars().count() != 8 {
            return Err(CreditCodeError::Length { found: length });
        }
        let mut bytes = [b'0'; 18];
        let start: String = [authority, category].into_iter().chain(division.chars()).collect();
        bytes[..8].copy_from_slice(&alphabet_bytes::<8>(&start, 0)?);
        bytes[8..16].copy_from_slice(&alphabet_bytes::<8>(organisation, 8)?);
        bytes[16] = organisation_check(&bytes[8..16]);
        bytes[17] = check(&bytes[..17]);
        Self::try_new(ascii_str(&bytes))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        ascii_str(&self.0)
    }

    /// Character 1: the authority that registered the subject.
    pub fn authority(&self) -> char {
        self.0[0].into()
    }

    /// Character 2: the category of the subject within its authority.
    pub fn category(&self) -> char {
        self.0[1].into()
    }

    /// Characters 3 to 8: the division of the registration. It need not be in the division lists.
    pub fn division(&self) -> &str {
        ascii_str(&self.0[2..8])
    }

    /// Characters 9 to 17: the organisation code (组织机构代码) with its check character.
    pub fn organisation_code(&self) -> &str {
        ascii_str(&self.0[8..17])
    }

    /// Whether the subject is an enterprise (91), an individual business (92) or a cooperative (93).
    pub fn is_aic_registered(&self) -> bool {
        self.0[0] == b'9' && matches!(self.0[1], b'1'..=b'3')
    }
}

/// Exactly `N` characters of the alphabet. Positions in errors are counted from `before` + 1.
fn alphabet_bytes<const N: usize>(text: &str, before: usize) -> Result<[u8; N], CreditCodeError> {
    let found = text.chars().count();
    if found != N {
        return Err(CreditCodeError::Length { found: found + before });
    }
    let mut bytes = [b'0'; N];
    for (index, c) in text.chars().enumerate() {
        match u8::try_from(c) {
            Ok(byte) if value_of(byte).is_some() => bytes[index] = byte,
            _ => return Err(CreditCodeError::Character { position: before + index + 1, found: c }),
        }
    }
    Ok(bytes)
}

/// The value of a character: its place in the alphabet.
fn value_of(byte: u8) -> Option<u32> {
    (0..).zip(ALPHABET).find_map(|(value, letter)| (*letter == byte).then_some(value))
}

/// GB 32100: the eighteenth character of these seventeen.
fn check(bytes: &[u8]) -> u8 {
    let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(byte, weight)| value_of(*byte).unwrap_or_default() * weight).sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}

/// GB 11714: the ninth character of these eight.
fn organisation_check(bytes: &[u8]) -> u8 {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        letter => u32::from(letter - b'A') + 10,
    };
    let sum: u32 = bytes.iter().zip(ORGANISATION_WEIGHTS).map(|(byte, weight)| value(*byte) * weight).sum();
    match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => ALPHABET[digit as usize],
    }
}

impl TryFrom<&str> for CreditCode {
    type Error = CreditCodeError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        Self::try_new(text)
    }
}

text_serde!(CreditCode);

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CreditCode({})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn real_codes() -> Vec<&'static str> {
        include_str!("../../testdata/credit-codes/valid.txt").lines().filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn every_real_code_is_accepted() {
        let codes = real_codes();
        assert_eq!(codes.len(), 150);
        for text in codes {
            let code = CreditCode::try_new(text).unwrap();
            assert_eq!(code.as_str(), text);
            assert_eq!(code.is_aic_registered(), text.starts_with('9'));
            assert_eq!(CreditCode::try_new_aic_subject(text).is_ok(), text.starts_with('9'), "{text}");
        }
    }

    #[test]
    fn every_wrong_code_is_refused_with_the_check_that_failed() {
        let lines: Vec<_> = include_str!("../../testdata/credit-codes/invalid.csv").lines().skip(1).collect();
        let expected = [
            ("91110000600037341N", CreditCodeError::Check { expected: 'L' }),
            ("9111000060003IOZSV", CreditCodeError::Character { position: 14, found: 'I' }),
            ("362322198709086409", CreditCodeError::OrganisationCheck { expected: '5' }),
            ("913101203509698598", CreditCodeError::OrganisationCheck { expected: '8' }),
            ("91310112087994932", CreditCodeError::Length { found: 17 }),
        ];
        assert_eq!(lines.len(), expected.len());
        for (line, (text, error)) in lines.into_iter().zip(expected) {
            assert_eq!(line.split(',').next(), Some(text));
            assert_eq!(CreditCode::try_new(text), Err(error), "{text}");
        }
    }

    #[test]
    fn each_part_is_checked_for_itself() {
        for (text, error) in [
            ("", CreditCodeError::Length { found: 0 }),
            ("0".repeat(10_000).as_str(), CreditCodeError::Length { found: 10_000 }),
            ("B1310000MA1FL0B83X", CreditCodeError::Authority),
            ("913A0000MA1FL0B83X", CreditCodeError::Division { position: 4 }),
            ("91310000ma1FL0B83X", CreditCodeError::Character { position: 9, found: 'm' }),
            ("91310000 A1FL0B83X", CreditCodeError::Character { position: 9, found: ' ' }),
            ("９1310000MA1FL0B83X", CreditCodeError::Character { position: 1, found: '９' }),
        ] {
            assert_eq!(CreditCode::try_new(text), Err(error));
        }
        assert_eq!(
            CreditCode::try_new_aic_subject(
                &CreditCode::from_parts('1', '2', "310000", "MA1FL0B8").unwrap().to_string()
            ),
            Err(CreditCodeError::NotAicRegistered),
        );
    }

    #[test]
    fn parts_of_the_wrong_length_are_refused() {
        for (division, organisation) in [("31000", "MA1FL0B8"), ("310000", "MA1FL0B"), ("3100001", "MA1FL0B")] {
            assert!(matches!(
                CreditCode::from_parts('9', '1', division, organisation),
                Err(CreditCodeError::Length { .. })
            ));
        }
        assert_eq!(
            CreditCode::from_parts('9', '1', "310000", "MAIFL0B8"),
            Err(CreditCodeError::Character { position: 11, found: 'I' }),
        );
    }

    #[test]
    fn json_holds_the_text_and_is_checked() {
        let text = real_codes()[0];
        let code: CreditCode = serde_json::from_str(&format!("\"{text}\"")).unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{text}\""));
        let error = serde_json::from_str::<CreditCode>("\"91310112087994932\"").unwrap_err().to_string();
        assert!(error.contains("18 characters"), "{error}");
    }

    fn letters(count: usize) -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(&ALPHABET[..]), count)
            .prop_map(|bytes| String::from_utf8(bytes).unwrap())
    }

    proptest! {
        #[test]
        fn a_code_made_of_parts_is_valid_and_gives_them_back(
            authority in proptest::sample::select(AUTHORITIES),
            category in letters(1),
            division in "[0-9]{6}",
            organisation in letters(8),
        ) {
            let category = category.chars().next().unwrap();
            let code = CreditCode::from_parts(authority.into(), category, &division, &organisation).unwrap();
            prop_assert_eq!(CreditCode::try_new(code.as_str()), Ok(code));
            prop_assert_eq!((code.authority(), code.category()), (char::from(authority), category));
            prop_assert_eq!(code.division(), division);
            prop_assert_eq!(&code.organisation_code()[..8], organisation);
        }

        #[test]
        fn one_wrong_character_is_always_noticed(
            organisation in letters(8),
            position in 0..18_usize,
            replacement in proptest::sample::select(&ALPHABET[..]),
        ) {
            let mut bytes = CreditCode::from_parts('9', '1', "310115", &organisation).unwrap().0;
            prop_assume!(bytes[position] != replacement);
            bytes[position] = replacement;
            prop_assert!(CreditCode::try_new(ascii_str(&bytes)).is_err());
        }

        #[test]
        fn two_characters_exchanged_are_always_noticed(organisation in letters(8), position in 0..16_usize) {
            let mut bytes = CreditCode::from_parts('9', '1', "310115", &organisation).unwrap().0;
            prop_assume!(bytes[position] != bytes[position + 1]);
            bytes.swap(position, position + 1);
            prop_assert!(CreditCode::try_new(ascii_str(&bytes)).is_err());
        }

        #[test]
        fn any_text_is_a_code_or_not_without_a_panic(text in ".{0,30}") {
            if let Ok(code) = CreditCode::try_new(&text) {
                prop_assert_eq!(code.as_str(), text);
            }
        }
    }
}
