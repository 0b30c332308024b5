//! A code that names an enterprise: its unified social credit code, or the registration number that it had before.

use std::fmt;

use super::{CreditCode, CreditCodeError, RegistrationNumber, RegistrationNumberError, tidy_code};

/// How many digits a registration number has.
const REGISTRATION_NUMBER_CHARS: usize = 15;

/// A code that names an enterprise. The lengths of the two sorts tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnterpriseCode {
    /// Its unified social credit code.
    Credit(CreditCode),
    /// Its registration number.
    Registration(RegistrationNumber),
}

/// Why a text is not such a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EnterpriseCodeError {
    /// It is no credit code, and has not the length of a registration number.
    #[error(transparent)]
    Credit(#[from] CreditCodeError),
    /// It has the length of a registration number and is none.
    #[error(transparent)]
    Registration(#[from] RegistrationNumberError),
}

impl EnterpriseCode {
    /// The code that a text holds; spaces and small letters are put right. What has a registration number's length is one;
    /// everything else was to be a credit code.
    ///
    /// # Errors
    /// [`EnterpriseCodeError`] says what is wrong and what would be right.
    pub fn try_new(text: &str) -> Result<Self, EnterpriseCodeError> {
        let text = tidy_code(text);
        if text.chars().count() == REGISTRATION_NUMBER_CHARS {
            return Ok(Self::Registration(RegistrationNumber::try_new(&text)?));
        }
        Ok(Self::Credit(CreditCode::try_new_aic_subject(&text)?))
    }

    /// The code itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Credit(code) => code.as_str(),
            Self::Registration(number) => number.as_str(),
        }
    }
}

impl fmt::Display for EnterpriseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod test {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_meant_or_refused_with_what_is_wrong() {
        let credit_code = CreditCode::from_parts('9', '1', "310115", "00000001").unwrap();
        let given = format!(" {} ", credit_code.as_str().to_lowercase());
        assert_eq!(EnterpriseCode::try_new(&given), Ok(EnterpriseCode::Credit(credit_code)));
        let number = EnterpriseCode::try_new("3101 4100 0157 096").unwrap();
        assert_eq!(number.to_string(), "310141000157096");
        for (text, message) in [
            ("", "a credit code has 18 characters, this has 0"),
            ("上海测试有限公司", "a credit code has 18 characters, this has 8"),
            ("310141000157097", "the check digit, the last, is wrong: it would be 6"),
            ("9131011500000001X0", "the organisation code in characters 9 to 17 is wrong"),
        ] {
            let refused = EnterpriseCode::try_new(text).unwrap_err().to_string();
            assert!(refused.starts_with(message), "{text}: {refused}");
        }
    }
}
