//! Registration numbers (注册号) of the time before credit codes: fifteen digits, the last of them a check
//! (ISO 7064, MOD 11,10).

use std::fmt;

use super::{ascii_str, text_serde};

/// The registration number of one enterprise: division, sequence, check.
///
/// Its first six digits need not be a division of any list (310141 is none).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegistrationNumber([u8; 15]);

/// Why a text is no registration number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationNumberError {
    /// It is shorter or longer than a number.
    #[error("a registration number has {expected} digits, this has {found} characters")]
    Length {
        /// How many it should have: 15, or 14 before the check digit.
        expected: usize,
        /// How many it has.
        found: usize,
    },
    /// A character is no digit.
    #[error("character {position} is {found:?}; a registration number holds digits only")]
    Digit {
        /// Which one, from 1.
        position: usize,
        /// What it is.
        found: char,
    },
    /// The check digit is wrong.
    #[error("the check digit, the last, is wrong: it would be {expected}")]
    Check {
        /// What it would be if the others are right.
        expected: char,
    },
}

impl RegistrationNumber {
    /// A number of fifteen digits.
    pub fn try_new(text: &str) -> Result<Self, RegistrationNumberError> {
        let bytes = digits::<15>(text)?;
        let expected = check(&bytes[..14]);
        if bytes[14] == expected {
            Ok(Self(bytes))
        } else {
            Err(RegistrationNumberError::Check { expected: expected.into() })
        }
    }

    /// The number of these fourteen digits (division and sequence), with its check digit computed.
    pub fn with_check(text: &str) -> Result<Self, RegistrationNumberError> {
        let start = digits::<14>(text)?;
        let mut bytes = [b'0'; 15];
        bytes[..14].copy_from_slice(&start);
        bytes[14] = check(&start);
        Ok(Self(bytes))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        ascii_str(&self.0)
    }

    /// Its first six digits. They need not be in the division lists.
    pub fn division(&self) -> &str {
        ascii_str(&self.0[..6])
    }
}

fn digits<const N: usize>(text: &str) -> Result<[u8; N], RegistrationNumberError> {
    let found = text.chars().count();
    if found != N {
        return Err(RegistrationNumberError::Length { expected: N, found });
    }
    let mut bytes = [b'0'; N];
    for (index, c) in text.chars().enumerate() {
        match u8::try_from(c) {
            Ok(byte) if byte.is_ascii_digit() => bytes[index] = byte,
            _ => return Err(RegistrationNumberError::Digit { position: index + 1, found: c }),
        }
    }
    Ok(bytes)
}

fn check(digits: &[u8]) -> u8 {
    let product = digits.iter().fold(10, |product, digit| {
        let sum = match (product + u32::from(digit - b'0')) % 10 {
            0 => 10,
            sum => sum,
        };
        2 * sum % 11
    });
    b"0123456789"[((11 - product) % 10) as usize]
}

impl TryFrom<&str> for RegistrationNumber {
    type Error = RegistrationNumberError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        Self::try_new(text)
    }
}

text_serde!(RegistrationNumber);

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegistrationNumber({})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn real_numbers_are_accepted() {
        for text in ["310141000157096", "310000400311804", "120118000032322"] {
            let number = RegistrationNumber::try_new(text).unwrap();
            assert_eq!(number.as_str(), text);
            assert_eq!(RegistrationNumber::with_check(&text[..14]), Ok(number));
        }
        assert_eq!(RegistrationNumber::try_new("310141000157096").unwrap().division(), "310141");
    }

    #[test]
    fn wrong_numbers_are_refused_with_what_would_be_right() {
        for (text, error) in [
            ("310141000157095", RegistrationNumberError::Check { expected: '6' }),
            ("31014100015709", RegistrationNumberError::Length { expected: 15, found: 14 }),
            ("", RegistrationNumberError::Length { expected: 15, found: 0 }),
            ("31014100015709X", RegistrationNumberError::Digit { position: 15, found: 'X' }),
            ("３10141000157096", RegistrationNumberError::Digit { position: 1, found: '３' }),
        ] {
            assert_eq!(RegistrationNumber::try_new(text), Err(error), "{text}");
        }
        assert_eq!(
            RegistrationNumber::with_check("3101410001570"),
            Err(RegistrationNumberError::Length { expected: 14, found: 13 }),
        );
    }

    #[test]
    fn json_holds_the_text_and_is_checked() {
        let number: RegistrationNumber = serde_json::from_str("\"310141000157096\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"310141000157096\"");
        assert!(serde_json::from_str::<RegistrationNumber>("\"310141000157095\"").is_err());
    }

    proptest! {
        #[test]
        fn a_computed_check_is_right_and_one_wrong_digit_is_always_noticed(
            text in "[0-9]{14}",
            position in 0..15_usize,
            replacement in b'0'..=b'9',
        ) {
            let number = RegistrationNumber::with_check(&text).unwrap();
            prop_assert_eq!(RegistrationNumber::try_new(number.as_str()), Ok(number));
            let mut bytes = number.0;
            prop_assume!(bytes[position] != replacement);
            bytes[position] = replacement;
            prop_assert!(RegistrationNumber::try_new(ascii_str(&bytes)).is_err());
        }
    }
}
