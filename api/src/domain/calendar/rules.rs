//! The numbers of the law, as data with the dates from which they apply: `data/rules.toml`.

use std::sync::LazyLock;

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

use super::working_day::{Calendar, NotCovered};

static EMBEDDED: LazyLock<Rules> = LazyLock::new(|| {
    Rules::try_new(include_str!("../../../data/rules.toml"))
        .expect("the embedded rules are well formed; a test reads them")
});

/// The largest number that a rule may hold: no period or count of the law comes near it.
const LARGEST: u32 = 1000;

/// What a rule's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Working days (工作日).
    WorkingDays,
    /// Calendar days (自然日).
    CalendarDays,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Hundredths of a whole.
    Percent,
    /// Occurrences.
    Times,
}

/// One number of the law, for the time in which it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What the code asks for, snake case.
    pub name: String,
    /// The Chinese term.
    pub title: String,
    /// How many of the unit; at least one.
    pub number: u32,
    /// What the number counts.
    pub unit: Unit,
    /// The first day on which it applies.
    pub from: NaiveDate,
    /// The last day on which it applies, where it has ended.
    pub until: Option<NaiveDate>,
    /// The provision that says so.
    pub source: String,
}

/// Every rule.
#[derive(Debug)]
pub struct Rules {
    rules: Vec<Rule>,
}

/// Why a text is no set of rules.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// It is not TOML of the expected shape.
    #[error("rules must be TOML, a [[rule]] each with name, title, number, unit, from, source and perhaps until")]
    Malformed(#[source] toml::de::Error),
    /// A field of a rule holds what it cannot.
    #[error("rule {rule}: {field} {expected}")]
    Field {
        /// The rule's name, cut; its place in the file where it has none.
        rule: String,
        /// The field.
        field: &'static str,
        /// What would be right.
        expected: &'static str,
    },
    /// Two rules of one name apply on the same day.
    #[error("rule {0} is given twice for the same day; its periods must not overlap")]
    Overlap(String),
}

/// Why a rule gives no deadline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineError {
    /// The period leaves the years whose holidays are known.
    #[error(transparent)]
    NotCovered(#[from] NotCovered),
    /// The rule is a share or a count.
    #[error("rule {0} is no period and has no deadline")]
    NotAPeriod(String),
    /// The deadline is further than dates reach.
    #[error("the deadline of rule {0} is further than dates reach")]
    TooFar(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    title: String,
    number: u32,
    unit: Unit,
    from: toml::value::Datetime,
    until: Option<toml::value::Datetime>,
    source: String,
}

impl Rules {
    /// The embedded rules.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The rules of a TOML text.
    pub fn try_new(text: &str) -> Result<Self, RulesError> {
        let file: File = toml::from_str(text).map_err(RulesError::Malformed)?;
        let mut rules: Vec<Rule> = Vec::with_capacity(file.rule.len());
        for (index, entry) in file.rule.into_iter().enumerate() {
            let rule = entry.check(index)?;
            if rules.iter().any(|other| other.name == rule.name && other.overlaps(&rule)) {
                return Err(RulesError::Overlap(rule.name));
            }
            rules.push(rule);
        }
        Ok(Self { rules })
    }

    /// The rule of this name as it applies on a day.
    pub fn find(&self, name: &str, on: NaiveDate) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name && rule.applies_on(on))
    }

    /// Every rule, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }
}

impl Rule {
    /// Whether it applies on a day.
    pub fn applies_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The last day of the period that starts on a day, which is itself not counted.
    pub fn deadline(&self, start: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, DeadlineError> {
        let end = match self.unit {
            Unit::WorkingDays => return Ok(calendar.add_working_days(start, self.number)?),
            Unit::CalendarDays => start.checked_add_days(Days::new(self.number.into())),
            Unit::Months => start.checked_add_months(Months::new(self.number)),
            Unit::Years => start.checked_add_months(Months::new(self.number * 12)),
            Unit::Percent | Unit::Times => return Err(DeadlineError::NotAPeriod(self.name.clone())),
        };
        end.ok_or_else(|| DeadlineError::TooFar(self.name.clone()))
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ends_before = |a: &Self, b: &Self| a.until.is_some_and(|until| until < b.from);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

impl Entry {
    fn check(self, index: usize) -> Result<Rule, RulesError> {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let named = !self.name.is_empty() && self.name.len() <= 60 && self.name.chars().all(is_name);
        let rule = if named { self.name.clone() } else { format!("number {}", index + 1) };
        let wrong = |field, expected| RulesError::Field { rule: rule.clone(), field, expected };
        if !named {
            return Err(wrong("name", "must be 1 to 60 small letters, digits and underscores"));
        }
        if self.title.trim().is_empty() {
            return Err(wrong("title", "must be the Chinese term"));
        }
        if self.source.trim().is_empty() {
            return Err(wrong("source", "must name the provision"));
        }
        if !(1..=LARGEST).contains(&self.number) {
            return Err(wrong("number", "must be 1 to 1000"));
        }
        if self.unit == Unit::Percent && self.number > 100 {
            return Err(wrong("number", "must be at most 100 per cent"));
        }
        let from = date(&self.from).ok_or_else(|| wrong("from", "must be a date, YYYY-MM-DD, without a time"))?;
        let until = self
            .until
            .map(|until| date(&until).ok_or_else(|| wrong("until", "must be a date, YYYY-MM-DD, without a time")))
            .transpose()?;
        if until.is_some_and(|until| until < from) {
            return Err(wrong("until", "must not be before from"));
        }
        let Self { name, title, number, unit, source, .. } = self;
        Ok(Rule { name, title, number, unit, from, until, source })
    }
}

/// The date of a TOML date; `None` for one with a time.
fn date(value: &toml::value::Datetime) -> Option<NaiveDate> {
    match (value.date, value.time, value.offset) {
        (Some(date), None, None) => {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(changes: &[(&str, &str)]) -> String {
        let mut fields = vec![
            ("name", "\"a_rule\""),
            ("title", "\"规则\""),
            ("number", "5"),
            ("unit", "\"working_days\""),
            ("from", "2016-01-01"),
            ("source", "\"a provision\""),
        ];
        for change in changes {
            fields.retain(|(name, _)| *name != change.0);
            fields.push(*change);
        }
        let lines: Vec<_> = fields.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        format!("[[rule]]\n{}\n", lines.join("\n"))
    }

    #[test]
    fn the_numbers_of_the_domain_are_known() {
        use Unit::{CalendarDays, Months, Percent, Times, WorkingDays, Years};
        let expected = [
            ("aic_disclosure", 20, WorkingDays),
            ("annual_report", 6, Months),
            ("enterprise_disclosure", 20, WorkingDays),
            ("report_verification", 20, WorkingDays),
            ("query_answer", 20, WorkingDays),
            ("abnormal_listing", 10, WorkingDays),
            ("abnormal_removal", 5, WorkingDays),
            ("abnormal_objection_filing", 30, CalendarDays),
            ("abnormal_objection_acceptance", 5, WorkingDays),
            ("abnormal_objection_verification", 20, WorkingDays),
            ("serious_after_abnormal", 3, Years),
            ("serious_reminder", 60, CalendarDays),
            ("serious_listing", 10, WorkingDays),
            ("serious_removal", 5, Years),
            ("serious_penalty_count", 3, Times),
            ("serious_penalty_window", 2, Years),
            ("serious_trademark_count", 2, Times),
            ("serious_trademark_window", 5, Years),
            ("spot_check_share", 3, Percent),
            ("inspection_plan_disclosure", 5, WorkingDays),
            ("inspection_draw_disclosure", 5, WorkingDays),
            ("inspection_result_disclosure", 20, WorkingDays),
            ("simplified_deregistration_notice", 45, CalendarDays),
            ("objection_flag", 1, WorkingDays),
            ("objection_decision", 5, WorkingDays),
            ("objection_forward", 2, WorkingDays),
            ("objection_forwarded_decision", 5, WorkingDays),
            ("objection_deletion", 3, WorkingDays),
        ];
        for (name, number, unit) in expected {
            let rule = Rules::embedded().find(name, day("2018-01-01")).unwrap();
            assert_eq!((rule.number, rule.unit), (number, unit), "{name}");
        }
        assert_eq!(Rules::embedded().iter().count(), expected.len());
    }

    #[test]
    fn a_rule_applies_from_its_first_day_on() {
        let rules = Rules::embedded();
        for (name, first) in [
            ("aic_disclosure", "2014-10-01"),
            ("serious_listing", "2016-04-01"),
            ("simplified_deregistration_notice", "2017-03-01"),
            ("objection_decision", "2017-10-01"),
        ] {
            assert!(rules.find(name, day(first)).is_some(), "{name}");
            assert!(rules.find(name, day(first).pred_opt().unwrap()).is_none(), "{name}");
        }
        assert!(rules.find("no_such_rule", day("2018-01-01")).is_none());
    }

    #[test]
    fn a_later_edition_of_a_rule_takes_over() {
        let text = entry(&[("until", "2017-02-28")]) + &entry(&[("from", "2017-03-01"), ("number", "7")]);
        let rules = Rules::try_new(&text).unwrap();
        assert_eq!(rules.find("a_rule", day("2017-02-28")).unwrap().number, 5);
        assert_eq!(rules.find("a_rule", day("2017-03-01")).unwrap().number, 7);
    }

    #[test]
    fn deadlines_are_counted_in_the_unit_of_the_rule() {
        for (name, start, end) in [
            ("abnormal_listing", "2016-06-30", "2016-07-14"),
            ("annual_report", "2016-12-31", "2017-06-30"),
            ("simplified_deregistration_notice", "2017-03-01", "2017-04-15"),
            ("serious_after_abnormal", "2016-07-14", "2019-07-14"),
            ("serious_after_abnormal", "2016-02-29", "2019-02-28"),
        ] {
            let rule = Rules::embedded().find(name, day("2018-01-01")).unwrap();
            assert_eq!(rule.deadline(day(start), Calendar::embedded()), Ok(day(end)), "{name} from {start}");
        }
    }

    #[test]
    fn what_has_no_deadline_says_so() {
        let find = |name| Rules::embedded().find(name, day("2018-01-01")).unwrap();
        for name in ["spot_check_share", "serious_penalty_count"] {
            let error = find(name).deadline(day("2018-01-01"), Calendar::embedded());
            assert_eq!(error, Err(DeadlineError::NotAPeriod(name.into())));
        }
        assert!(matches!(
            find("aic_disclosure").deadline(day("2026-12-20"), Calendar::embedded()),
            Err(DeadlineError::NotCovered(NotCovered { year: 2027, .. }))
        ));
        assert!(matches!(
            find("serious_removal").deadline(NaiveDate::MAX, Calendar::embedded()),
            Err(DeadlineError::TooFar(_))
        ));
    }

    #[test]
    fn malformed_rules_are_refused() {
        assert!(Rules::try_new(&entry(&[])).is_ok());
        for changes in [
            [("unit", "\"fortnights\"")],
            [("number", "-5")],
            [("number", "\"5\"")],
            [("from", "\"2016-01-01\"")],
            [("colour", "\"red\"")],
        ] {
            assert!(matches!(Rules::try_new(&entry(&changes)), Err(RulesError::Malformed(_))), "{changes:?}");
        }
        for (changes, field) in [
            ([("name", "\"A Rule\"")], "name"),
            ([("name", "\"\"")], "name"),
            ([("title", "\" \"")], "title"),
            ([("source", "\"\"")], "source"),
            ([("number", "0")], "number"),
            ([("number", "1001")], "number"),
            ([("from", "2016-01-01T08:00:00")], "from"),
            ([("until", "08:00:00")], "until"),
            ([("until", "2015-12-31")], "until"),
        ] {
            match Rules::try_new(&entry(&changes)) {
                Err(RulesError::Field { field: named, .. }) => assert_eq!(named, field, "{changes:?}"),
                other => panic!("{changes:?}: {other:?}"),
            }
        }
        assert!(matches!(
            Rules::try_new(&entry(&[("unit", "\"percent\""), ("number", "101")])),
            Err(RulesError::Field { field: "number", .. })
        ));
        for second in [entry(&[]), entry(&[("from", "2020-01-01")]), entry(&[("from", "2014-01-01")])] {
            assert!(matches!(Rules::try_new(&(entry(&[]) + &second)), Err(RulesError::Overlap(_))));
        }
        assert!(Rules::try_new("").is_err());
    }
}
