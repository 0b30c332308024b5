//! Calendar months, as the city counts them: in China's time, which has had no summer time since 1991.

use std::{fmt, str::FromStr, time::Duration};

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

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 { Self { year: self.year + 1, month: 1 } } else { Self { month: self.month + 1, ..self } }
    }

    /// Its number in the row of all months: the next one has the next number.
    pub fn number(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    /// When it begins.
    pub fn begins_at(self) -> DateTime<Utc> {
        let midnight = NaiveDate::from_ymd_opt(self.year, self.month, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
        // Every month has a first day; chrono cannot know that ours came from a day.
        midnight.map_or(DateTime::UNIX_EPOCH, |midnight| midnight.and_utc() - CHINA)
    }

    /// When it ends, which is when the next one begins.
    pub fn ends_at(self) -> DateTime<Utc> {
        self.next().begins_at()
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

/// A text that is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be a month written as YYYY-MM, such as 2016-07")]
pub struct NoMonth;

impl FromStr for Month {
    type Err = NoMonth;

    /// Reads what [`Month`] is displayed as.
    fn from_str(text: &str) -> Result<Self, NoMonth> {
        // chrono passes by spaces and signs.
        let is_plain = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok().filter(|_| is_plain);
        first.map(|day| Self { year: day.year(), month: day.month() }).ok_or(NoMonth)
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

    #[test]
    fn a_month_is_read_back_as_it_is_displayed_and_nothing_else_is_one() {
        let december: Month = "2016-12".parse().unwrap();
        assert_eq!((december.to_string().as_str(), december.next().to_string().as_str()), ("2016-12", "2017-01"));
        assert_eq!(december.next().number() - december.number(), 1);
        for text in ["", "2016", "2016-13", "2016-00", "2016-7", "2016-07-01", "16-07", "2016/07", " 2016-7", "+016-07"]
        {
            assert_eq!(text.parse::<Month>(), Err(NoMonth), "{text}");
        }
    }
}
