//! By which day the law wants a record published (公示期限), and whether it was.
//!
//! Source: DOMAIN.md §3. The period is a rule of `data/rules.toml` as it applied on the day that the period begins; days
//! are those of China. Where the law sets no period, or the calendar does not reach, nothing is said: never guessed.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::{draft::DraftView, kind::DisclosureKind};
use crate::domain::calendar::{Calendar, Rules};

/// How far China's time is ahead of UTC, in seconds. It has no summer time since 1991.
const CHINA_AHEAD: i32 = 8 * 3600;

/// The day that it is in China at a moment.
pub fn day_in_china(at: DateTime<Utc>) -> NaiveDate {
    FixedOffset::east_opt(CHINA_AHEAD).map_or_else(|| at.date_naive(), |china| at.with_timezone(&china).date_naive())
}

/// The last day on which a record may be published first.
pub fn due_on(kind: &dyn DisclosureKind, draft: DraftView<'_>) -> Option<NaiveDate> {
    let period = kind.statutory_period(draft)?;
    let rule = Rules::embedded().find(period.rule, period.from)?;
    rule.deadline(period.from, Calendar::embedded()).ok()
}

/// Whether a record that was published at this moment was late; nothing where no day is set.
pub fn is_late(due_on: Option<NaiveDate>, published_at: DateTime<Utc>) -> Option<bool> {
    due_on.map(|due_on| day_in_china(published_at) > due_on)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::disclosure::{cell::Cell, registry::find_kind};

    fn due(kind: &str, field: &str, value: &Cell) -> Option<String> {
        let kind = find_kind(kind).unwrap();
        let cells: Vec<Cell> =
            kind.fields().iter().map(|known| if known.name == field { value.clone() } else { Cell::Null }).collect();
        due_on(kind, DraftView::new(kind.fields(), &cells)).map(|day| day.to_string())
    }

    #[test]
    fn the_statutory_day_follows_the_calendar() {
        let day = |text: &str| Cell::text(text);
        for (kind, field, value, expected) in [
            // The vectors of DOMAIN.md §3, twenty working days.
            ("penalty", "decided_on", day("2016-01-29"), Some("2016-03-02")),
            ("licence", "decided_on", day("2016-09-29"), Some("2016-11-01")),
            ("inspection", "inspected_on", day("2016-12-30"), Some("2017-02-03")),
            ("abnormal_operation", "listed_on", day("2016-09-29"), Some("2016-11-01")),
            ("annual_report", "year", Cell::Number(2015), Some("2016-06-30")),
            // Before the rule, outside the calendar, without a rule, without a date.
            ("penalty", "decided_on", day("2014-09-30"), None),
            ("penalty", "decided_on", day("2026-12-10"), None),
            ("honour", "awarded_on", day("2016-01-29"), None),
            ("penalty", "decided_on", Cell::Null, None),
        ] {
            assert_eq!(due(kind, field, &value).as_deref(), expected, "{kind} {value:?}");
        }
    }

    #[test]
    fn a_day_of_china_begins_at_sixteen_hundred_utc() {
        let due_on = "2016-03-02".parse().ok();
        for (at, expected) in [
            ("2016-03-02T15:59:59Z", Some(false)),
            ("2016-03-02T16:00:00Z", Some(true)),
            ("2016-03-01T16:00:00Z", Some(false)),
        ] {
            assert_eq!(is_late(due_on, at.parse().unwrap()), expected, "{at}");
        }
        assert_eq!(is_late(None, "2016-03-02T16:00:00Z".parse().unwrap()), None);
    }
}
