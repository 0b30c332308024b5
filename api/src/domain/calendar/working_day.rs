//! The working-day calendar: weekdays, except as the State Council's yearly holiday notices move them.
//!
//! Source: the holiday-cn data, one file a notice, 2007 to 2026. A notice is named after its year, but its New Year
//! holiday may reach back: it has moved days as early as 29 December. The holiday has at most three days with 1 January
//! among them, so it begins on 30 December at the earliest, and the days that make up for it lie at most a week before.
//! Hence the rule: **a day of year Y is covered if the notice of Y is known and, from 23 December on, that of Y + 1 is
//! known too.** With notices up to 2026 the last covered day is 22 December 2026.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

/// The day of December from which the next year's notice is needed.
const LATE_DECEMBER: u32 = 23;

static FILES: &[&str] = &[
    include_str!("../../../data/holiday-cn/2007.json"),
    include_str!("../../../data/holiday-cn/2008.json"),
    include_str!("../../../data/holiday-cn/2009.json"),
    include_str!("../../../data/holiday-cn/2010.json"),
    include_str!("../../../data/holiday-cn/2011.json"),
    include_str!("../../../data/holiday-cn/2012.json"),
    include_str!("../../../data/holiday-cn/2013.json"),
    include_str!("../../../data/holiday-cn/2014.json"),
    include_str!("../../../data/holiday-cn/2015.json"),
    include_str!("../../../data/holiday-cn/2016.json"),
    include_str!("../../../data/holiday-cn/2017.json"),
    include_str!("../../../data/holiday-cn/2018.json"),
    include_str!("../../../data/holiday-cn/2019.json"),
    include_str!("../../../data/holiday-cn/2020.json"),
    include_str!("../../../data/holiday-cn/2021.json"),
    include_str!("../../../data/holiday-cn/2022.json"),
    include_str!("../../../data/holiday-cn/2023.json"),
    include_str!("../../../data/holiday-cn/2024.json"),
    include_str!("../../../data/holiday-cn/2025.json"),
    include_str!("../../../data/holiday-cn/2026.json"),
];

static EMBEDDED: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::try_new(FILES.iter().copied()).expect("the embedded notices are well formed; a test reads them")
});

/// Which days are worked, for the years whose notices are known.
#[derive(Debug)]
pub struct Calendar {
    years: BTreeSet<i32>,
    /// The days that a notice names: whether they are worked.
    moved: HashMap<NaiveDate, bool>,
}

/// A day outside the known notices. Whether it is worked is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("whether {date} is a working day is not known: it needs the State Council's holiday notice for {year}")]
pub struct NotCovered {
    /// The first day that was asked for and is not covered.
    pub date: NaiveDate,
    /// The year of the notice that is missing.
    pub year: i32,
}

/// Why files are no calendar.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// A file is not JSON of the expected shape.
    #[error("a holiday file must be JSON with `year` and `days`, each day with `date` and `isOffDay`")]
    Malformed(#[source] serde_json::Error),
    /// A notice is given twice.
    #[error("the holiday notice for {0} is given twice; each year needs one file")]
    YearTwice(i32),
    /// A file names a day that its notice cannot move.
    #[error("the holiday notice for {year} names {date}; it can only move days from 23 December before to its own end")]
    OutOfYear {
        /// The year of the notice.
        year: i32,
        /// The day that it names.
        date: NaiveDate,
    },
    /// A day is named both as worked and as off.
    #[error("{0} is named both as a working day and as a day off")]
    Contradiction(NaiveDate),
}

#[derive(Deserialize)]
struct Notice {
    year: i32,
    days: Vec<Day>,
}

#[derive(Deserialize)]
struct Day {
    date: NaiveDate,
    #[serde(rename = "isOffDay")]
    is_off_day: bool,
}

impl Calendar {
    /// The calendar of the embedded notices.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A calendar of these files, each the JSON of one notice.
    pub fn try_new<'a>(files: impl IntoIterator<Item = &'a str>) -> Result<Self, CalendarError> {
        let mut calendar = Self { years: BTreeSet::new(), moved: HashMap::new() };
        for file in files {
            let notice: Notice = serde_json::from_str(file).map_err(CalendarError::Malformed)?;
            if !calendar.years.insert(notice.year) {
                return Err(CalendarError::YearTwice(notice.year));
            }
            for day in notice.days {
                if day.date.year() != notice.year && !(is_late_december(day.date) && day.date.year() + 1 == notice.year)
                {
                    return Err(CalendarError::OutOfYear { year: notice.year, date: day.date });
                }
                let is_worked = !day.is_off_day;
                if calendar.moved.insert(day.date, is_worked).is_some_and(|before| before != is_worked) {
                    return Err(CalendarError::Contradiction(day.date));
                }
            }
        }
        Ok(calendar)
    }

    /// Whether a day is worked.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, NotCovered> {
        let year = date.year();
        let next = is_late_december(date).then_some(year + 1);
        if let Some(year) = [Some(year), next].into_iter().flatten().find(|year| !self.years.contains(year)) {
            return Err(NotCovered { date, year });
        }
        let is_weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(self.moved.get(&date).copied().unwrap_or(is_weekday))
    }

    /// The day on which a period of working days ends. The start day is excluded, so a period of none ends on it.
    ///
    /// Every day after the start, up to the end, must be covered.
    pub fn add_working_days(&self, start: NaiveDate, days: u32) -> Result<NaiveDate, NotCovered> {
        let mut date = start;
        let mut left = days;
        while left > 0 {
            date = date.succ_opt().ok_or(NotCovered { date, year: date.year() })?;
            if self.is_working_day(date)? {
                left -= 1;
            }
        }
        Ok(date)
    }
}

/// Whether the next year's notice may move this day.
fn is_late_december(date: NaiveDate) -> bool {
    date.month() == 12 && date.day() >= LATE_DECEMBER
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn notice(year: i32, days: &str) -> String {
        format!(r#"{{"year": {year}, "days": [{days}]}}"#)
    }

    #[test]
    fn periods_end_on_the_days_of_the_domain() {
        for (start, days, end) in [
            ("2016-02-05", 5, "2016-02-17"),
            ("2016-01-29", 20, "2016-03-02"),
            ("2016-09-30", 5, "2016-10-12"),
            ("2016-09-29", 20, "2016-11-01"),
            ("2016-06-30", 10, "2016-07-14"),
            ("2016-12-30", 20, "2017-02-03"),
            ("2015-09-01", 5, "2015-09-09"),
            ("2016-04-11", 0, "2016-04-11"),
            ("2006-12-31", 1, "2007-01-04"),
        ] {
            assert_eq!(Calendar::embedded().add_working_days(day(start), days), Ok(day(end)), "{start} + {days}");
        }
    }

    #[test]
    fn days_that_notices_move_are_known() {
        for (date, is_worked) in [
            ("2016-04-11", true),
            ("2016-04-10", false),
            ("2015-09-03", false),
            ("2015-09-06", true),
            ("2016-02-06", true),
            ("2007-12-29", true),
            ("2018-12-29", true),
            ("2018-12-31", false),
            ("2026-01-04", true),
            ("2026-12-22", true),
        ] {
            assert_eq!(Calendar::embedded().is_working_day(day(date)), Ok(is_worked), "{date}");
        }
    }

    #[test]
    fn days_outside_the_notices_are_refused() {
        for (date, year) in [
            ("2006-12-29", 2006),
            ("2006-12-30", 2006),
            ("2026-12-23", 2027),
            ("2026-12-31", 2027),
            ("2027-01-01", 2027),
            ("1949-10-01", 1949),
        ] {
            let refused = Err(NotCovered { date: day(date), year });
            assert_eq!(Calendar::embedded().is_working_day(day(date)), refused, "{date}");
        }
        let message = Calendar::embedded().is_working_day(day("2026-12-31")).unwrap_err().to_string();
        assert!(message.contains("2026-12-31") && message.contains("notice for 2027"), "{message}");
    }

    #[test]
    fn a_period_that_leaves_the_notices_is_refused_and_one_that_ends_before_is_not() {
        let calendar = Calendar::embedded();
        assert_eq!(calendar.add_working_days(day("2026-12-21"), 1), Ok(day("2026-12-22")));
        let refused = Err(NotCovered { date: day("2026-12-23"), year: 2027 });
        assert_eq!(calendar.add_working_days(day("2026-12-21"), 2), refused);
        assert_eq!(calendar.add_working_days(day("2007-01-01"), u32::MAX), refused);
        assert!(calendar.add_working_days(NaiveDate::MAX, 1).is_err());
    }

    #[test]
    fn a_gap_between_notices_is_not_bridged() {
        let files = [notice(2015, ""), notice(2017, "")];
        let calendar = Calendar::try_new(files.iter().map(String::as_str)).unwrap();
        assert_eq!(calendar.is_working_day(day("2015-12-22")), Ok(true));
        let refused = NotCovered { date: day("2015-12-23"), year: 2016 };
        assert_eq!(calendar.is_working_day(refused.date), Err(refused));
        assert_eq!(calendar.add_working_days(day("2015-12-18"), 20), Err(refused));
    }

    #[test]
    fn malformed_notices_are_refused() {
        let read = |files: &[String]| Calendar::try_new(files.iter().map(String::as_str)).unwrap_err();
        assert!(matches!(read(&["{}".into()]), CalendarError::Malformed(_)));
        assert!(matches!(
            read(&[notice(2016, r#"{"date": "2016-02-30", "isOffDay": true}"#)]),
            CalendarError::Malformed(_)
        ));
        assert!(matches!(read(&[notice(2016, ""), notice(2016, "")]), CalendarError::YearTwice(2016)));
        for date in ["2017-01-01", "2015-12-22", "2014-12-31"] {
            let file = notice(2016, &format!(r#"{{"date": "{date}", "isOffDay": true}}"#));
            assert!(matches!(read(&[file]), CalendarError::OutOfYear { year: 2016, .. }), "{date}");
        }
        let both = r#"{"date": "2016-01-01", "isOffDay": true}, {"date": "2016-01-01", "isOffDay": false}"#;
        assert!(matches!(read(&[notice(2016, both)]), CalendarError::Contradiction(_)));
    }

    proptest! {
        #[test]
        fn a_period_ends_on_a_working_day_after_as_many_as_were_asked_for(offset in 0..7000_u64, days in 1..200_u32) {
            let calendar = Calendar::embedded();
            let start = day("2007-01-01") + chrono::Days::new(offset);
            let Ok(end) = calendar.add_working_days(start, days) else {
                prop_assert!(start > day("2026-01-01") - chrono::Days::new(365));
                return Ok(());
            };
            prop_assert!(calendar.is_working_day(end).unwrap());
            let worked = start.iter_days().skip(1).take_while(|date| *date <= end);
            prop_assert_eq!(worked.filter(|date| calendar.is_working_day(*date).unwrap()).count(), days as usize);
        }
    }
}
