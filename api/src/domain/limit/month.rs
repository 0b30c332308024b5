//! Calendar months, as the city counts them: in China's time, which has had no summer time since 1991.

use std::{fmt, time::Duration};

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

const CHINA: TimeDelta = TimeDelta::hours(8);

/// A month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month that this moment is in.
    pub fn of(moment: DateTime<Utc>) -> Self {
        let there = moment + CHINA;
        Self { year: there.year(), month: there.month() }
    }

    /// When it begins.
    pub fn begins_at(self) -> DateTime<Utc> {
        let midnight = NaiveDate::from_ymd_opt(self.year, self.month, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
        // Every month has a first day; chrono cannot know that ours came from a day.
        midnight.map_or(DateTime::UNIX_EPOCH, |midnight| midnight.and_utc() - CHINA)
    }

    /// When it ends, which is when the next one begins.
    pub fn ends_at(self) -> DateTime<Utc> {
        let next = if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        };
        next.begins_at()
    }

    /// How long it is.
    pub fn length(self) -> Duration {
        (self.ends_at() - self.begins_at()).to_std().unwrap_or_default()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_chinas_month() {
        for (moment, month) in [
            ("2016-11-30T15:59:59Z", "2016-11"),
            ("2016-11-30T16:00:00Z", "2016-12"),
            ("2016-12-31T15:59:59Z", "2016-12"),
            ("2016-12-31T16:00:00Z", "2017-01"),
        ] {
            assert_eq!(Month::of(at(moment)).to_string(), month, "{moment}");
        }
    }

    #[test]
    fn a_month_ends_when_the_next_begins() {
        let december = Month::of(at("2016-12-15T00:00:00Z"));
        assert_eq!(december.begins_at(), at("2016-11-30T16:00:00Z"));
        assert_eq!(december.ends_at(), at("2016-12-31T16:00:00Z"));
        assert_eq!(december.length(), Duration::from_hours(31 * 24));
        assert_eq!(Month::of(at("2016-02-15T00:00:00Z")).length(), Duration::from_hours(29 * 24));
    }
}
