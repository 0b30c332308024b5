//! The numbers of the law that the generated dates obey, and working days counted fast.
//!
//! Rules and holidays are the calendar's; here they are only looked up once, because a city has millions of dates.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::GenerateError;
use crate::domain::calendar::{Calendar, Rule, Rules};

/// The rules as they apply on the data set's day, and its working days.
#[derive(Debug)]
pub(super) struct Law {
    pub(super) today: NaiveDate,
    /// Working days from the day on which enterprises began to disclose, up to today.
    working_days: Vec<NaiveDate>,
    pub(super) disclosure: Rule,
    pub(super) annual_report: Rule,
    pub(super) abnormal_listing: Rule,
    pub(super) abnormal_removal: Rule,
    pub(super) serious_after_abnormal: Rule,
    pub(super) serious_listing: Rule,
    pub(super) serious_penalty_window: Rule,
    pub(super) serious_penalty_count: Rule,
    pub(super) trademark_penalty_window: Rule,
    pub(super) trademark_penalty_count: Rule,
}

impl Law {
    pub(super) fn try_new(today: NaiveDate) -> Result<Self, GenerateError> {
        let rule = |name: &'static str| {
            Rules::embedded().find(name, today).cloned().ok_or(GenerateError::RuleMissing { name, today })
        };
        let disclosure = rule("aic_disclosure")?;
        let mut working_days = Vec::new();
        for date in disclosure.from.iter_days().take_while(|date| *date <= today) {
            if Calendar::embedded().is_working_day(date)? {
                working_days.push(date);
            }
        }
        Ok(Self {
            today,
            working_days,
            disclosure,
            annual_report: rule("annual_report")?,
            abnormal_listing: rule("abnormal_listing")?,
            abnormal_removal: rule("abnormal_removal")?,
            serious_after_abnormal: rule("serious_after_abnormal")?,
            serious_listing: rule("serious_listing")?,
            serious_penalty_window: rule("serious_penalty_window")?,
            serious_penalty_count: rule("serious_penalty_count")?,
            trademark_penalty_window: rule("serious_trademark_window")?,
            trademark_penalty_count: rule("serious_trademark_count")?,
        })
    }

    /// The day on which enterprises began to disclose, and so the first of the disclosed decisions.
    pub(super) fn begin(&self) -> NaiveDate {
        self.disclosure.from
    }

    /// The day that many working days after another, which is not counted. Nothing once it is after today.
    pub(super) fn add_working_days(&self, start: NaiveDate, days: i64) -> Option<NaiveDate> {
        let next = self.working_days.partition_point(|date| *date <= start);
        let offset = usize::try_from(days.checked_sub(1)?).ok()?;
        self.working_days.get(next + offset).copied()
    }

    /// The first working day on or after a day. Nothing once it is after today.
    pub(super) fn working_day_from(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.working_days.get(self.working_days.partition_point(|day| *day < date)).copied()
    }

    /// The last day on which the report about a year is in time.
    pub(super) fn report_deadline(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, 12, 31)?.checked_add_months(Months::new(self.annual_report.number))
    }
}

/// The day itself, or the Friday before a weekend: registrations of years whose holidays nobody knows.
pub(super) fn weekday_on_or_before(date: NaiveDate) -> NaiveDate {
    let back = match date.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    date.checked_sub_days(Days::new(back)).unwrap_or(date)
}

/// The same day that many years later, on 28 February where there is no such day.
pub(super) fn add_years(date: NaiveDate, years: u32) -> NaiveDate {
    date.checked_add_months(Months::new(years * 12)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_agree_with_the_calendar() {
        let law = Law::try_new(day("2017-12-29")).unwrap();
        for start in ["2014-10-01", "2016-02-05", "2016-09-29", "2017-06-30"] {
            for days in [1, 5, 10, 20] {
                let expected = Calendar::embedded().add_working_days(day(start), days).unwrap();
                assert_eq!(law.add_working_days(day(start), days.into()), Some(expected), "{start} + {days}");
            }
        }
        assert_eq!(law.add_working_days(day("2017-12-28"), 1), Some(day("2017-12-29")));
        assert_eq!(law.add_working_days(day("2017-12-28"), 2), None);
        assert_eq!(law.working_day_from(day("2016-10-01")), Some(day("2016-10-08")));
    }

    #[test]
    fn reports_are_due_by_the_end_of_june() {
        assert_eq!(Law::try_new(day("2017-12-29")).unwrap().report_deadline(2015), Some(day("2016-06-30")));
    }

    #[test]
    fn a_day_without_rules_or_holidays_is_refused() {
        assert!(matches!(Law::try_new(day("2013-01-01")), Err(GenerateError::RuleMissing { .. })));
        assert!(matches!(Law::try_new(day("2027-03-01")), Err(GenerateError::NotCovered(_))));
    }
}
