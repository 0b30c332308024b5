//! The months that statistics cover.

use crate::domain::calendar::Month;

/// Months of one report at most.
pub const MONTHS_MAX: i64 = 24;

/// Months in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    from: Month,
    to: Month,
}

/// Why there is no such range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MonthsError {
    /// The first is after the last.
    #[error("from must not be after to")]
    Reversed,
    /// There are too many.
    #[error("statistics cover at most {MONTHS_MAX} months")]
    TooMany,
}

impl Months {
    /// From one month to another, both included.
    ///
    /// # Errors
    /// [`MonthsError`] for a range that ends before it begins, or is too long.
    pub fn try_new(from: Month, to: Month) -> Result<Self, MonthsError> {
        match to.number() - from.number() {
            ..0 => Err(MonthsError::Reversed),
            0..MONTHS_MAX => Ok(Self { from, to }),
            _ => Err(MonthsError::TooMany),
        }
    }

    /// The first month.
    pub fn from(self) -> Month {
        self.from
    }

    /// The last month.
    pub fn to(self) -> Month {
        self.to
    }
}
