//! Values that cannot be wrong: the numbers that identify enterprises and persons, and money (DOMAIN.md §4).
//!
//! Each type is made by a constructor that checks, so that holding one is the proof. Constructors are strict; what
//! comes out of a spreadsheet goes through [`tidy_code`] first. Errors say which check failed and what would be
//! right, and never repeat the input at length.

mod credit_code;
mod enterprise_code;
mod identity_number;
mod money;
mod registration_number;
mod tidy;

pub use credit_code::{CreditCode, CreditCodeError};
pub use enterprise_code::{EnterpriseCode, EnterpriseCodeError};
pub use identity_number::{IdentityNumber, IdentityNumberError, contains_identity_number};
pub use money::{Money, MoneyError, MoneyUnit};
pub use registration_number::{RegistrationNumber, RegistrationNumberError};
pub(crate) use tidy::half_width;
pub use tidy::tidy_code;

/// Reads and writes a value as the text that its constructor checks.
macro_rules! text_serde {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = <$name as TryFrom<&'static str>>::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::try_new(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::try_new(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use text_serde;

/// The text of bytes that a constructor has checked to be ASCII.
fn ascii_str(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
