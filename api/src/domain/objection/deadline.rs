//! Within which periods the law wants an objection dealt with (DOMAIN.md §3), as days by the working-day calendar.
//!
//! A period is kept under the name of its rule. Outside the years whose holidays are known, or before the rule was in
//! force, there is no day, and the reason why stands in its place.

use chrono::NaiveDate;
use entity::code::{CodeList, ObjectionPeriod, ObjectionType};
use serde::{Deserialize, Serialize};

use crate::domain::{
    calendar::{Calendar, Rules},
    disclosure::kind::{AbnormalOperation, DisclosureKind},
};

/// Working days before the day by which something has to be done, from which on it is reminded of.
pub(super) const REMINDED_BEFORE: u32 = 2;

/// A day that never comes: where an objection without one stands in the order of days.
pub(super) const NEVER: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Something that has to be done within a period of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The code of what has to be done.
    period: String,
    /// The name of the rule.
    rule: String,
    /// The last day; none where it is not known.
    due_on: Option<NaiveDate>,
    /// Why it is not known.
    reason: Option<String>,
    /// The day on which it was done.
    met_on: Option<NaiveDate>,
}

/// All periods of one objection, in the order in which they began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deadlines(Vec<Deadline>);

/// Which law an objection goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Law {
    /// SAIC Order 68: an entry in the list of enterprises with abnormal operations.
    AbnormalList,
    /// State Council Order 654 Art. 13, with the rule's name.
    Disclosure(&'static str),
    /// The Shanghai Social Credit Regulation.
    Regulation,
}

impl Law {
    fn of(kind: &str, sort: ObjectionType) -> Self {
        match sort {
            _ if kind == AbnormalOperation.name() => Self::AbnormalList,
            ObjectionType::Report => Self::Disclosure("report_verification"),
            ObjectionType::Query => Self::Disclosure("query_answer"),
            ObjectionType::Correction => Self::Regulation,
        }
    }
}

impl Deadline {
    /// The period of this rule, as it was in force on the day on which the objection was filed, from `start` on.
    fn new(period: ObjectionPeriod, rule: &str, filed_on: NaiveDate, start: NaiveDate) -> Self {
        let deadline = match Rules::embedded().find(rule, filed_on) {
            Some(found) => found.deadline(start, Calendar::embedded()).map_err(|error| error.to_string()),
            None => Err(format!("no rule {rule} was in force on {filed_on}")),
        };
        let (due_on, reason) = match deadline {
            Ok(day) => (Some(day), None),
            Err(reason) => (None, Some(reason)),
        };
        Self { period: period.code().to_owned(), rule: rule.to_owned(), due_on, reason, met_on: None }
    }

    fn met(self, day: NaiveDate) -> Self {
        Self { met_on: Some(day), ..self }
    }
}

impl Deadlines {
    /// Those of an objection that is filed on a day to a record of this kind, whose mark is set at once.
    pub fn at_filing(kind: &str, sort: ObjectionType, day: NaiveDate) -> Self {
        let new = |period, rule| Deadline::new(period, rule, day, day);
        Self(match Law::of(kind, sort) {
            Law::AbnormalList => vec![new(ObjectionPeriod::Acceptance, "abnormal_objection_acceptance")],
            Law::Disclosure(rule) => vec![new(ObjectionPeriod::Decision, rule)],
            Law::Regulation => vec![
                new(ObjectionPeriod::Marking, "objection_flag").met(day),
                new(ObjectionPeriod::Decision, "objection_decision"),
            ],
        })
    }

    /// The last day on which an entry of this kind is objected to; none where the law sets none.
    pub fn last_filing(kind: &str, listed_on: NaiveDate) -> Option<NaiveDate> {
        if kind != AbnormalOperation.name() {
            return None;
        }
        let rule = Rules::embedded().find("abnormal_objection_filing", listed_on)?;
        rule.deadline(listed_on, Calendar::embedded()).ok()
    }

    /// It is accepted: where the law has a period for that, another one begins.
    #[must_use]
    pub fn accepted(self, kind: &str, sort: ObjectionType, filed_on: NaiveDate, day: NaiveDate) -> Self {
        let mut deadlines = self.meet(ObjectionPeriod::Acceptance, day);
        if Law::of(kind, sort) == Law::AbnormalList {
            let rule = "abnormal_objection_verification";
            deadlines.0.push(Deadline::new(ObjectionPeriod::Decision, rule, filed_on, day));
        }
        deadlines
    }

    /// It is forwarded to the publisher, which then has a period of its own; nothing where the law knows no forwarding.
    pub fn forwarded(self, kind: &str, sort: ObjectionType, filed_on: NaiveDate, day: NaiveDate) -> Option<Self> {
        if Law::of(kind, sort) != Law::Regulation {
            return None;
        }
        let decision = ObjectionPeriod::Decision.code();
        let mut kept: Vec<Deadline> = self.0.into_iter().filter(|deadline| deadline.period != decision).collect();
        kept.push(Deadline::new(ObjectionPeriod::Forwarding, "objection_forward", filed_on, filed_on).met(day));
        kept.push(Deadline::new(ObjectionPeriod::Decision, "objection_forwarded_decision", filed_on, day));
        Some(Self(kept))
    }

    /// Whether it was forwarded.
    pub fn is_forwarded(&self) -> bool {
        self.0.iter().any(|deadline| deadline.period == ObjectionPeriod::Forwarding.code())
    }

    /// It is refused or decided: nothing is left to be done.
    #[must_use]
    pub fn closed(mut self, day: NaiveDate) -> Self {
        for deadline in self.0.iter_mut().filter(|deadline| deadline.met_on.is_none()) {
            deadline.met_on = Some(day);
        }
        self
    }

    /// The record was withdrawn on a day, and was no longer shown as standing from then on.
    #[must_use]
    pub fn deleted(mut self, filed_on: NaiveDate, day: NaiveDate) -> Self {
        self.0.push(Deadline::new(ObjectionPeriod::Deletion, "objection_deletion", filed_on, day).met(day));
        self
    }

    /// The next day by which something has to be done; none where nothing has, or no day is known.
    pub fn next(&self) -> Option<NaiveDate> {
        self.0.iter().filter(|deadline| deadline.met_on.is_none()).filter_map(|deadline| deadline.due_on).min()
    }

    fn meet(mut self, period: ObjectionPeriod, day: NaiveDate) -> Self {
        let unmet = |deadline: &&mut Deadline| deadline.period == period.code() && deadline.met_on.is_none();
        for deadline in self.0.iter_mut().filter(unmet) {
            deadline.met_on = Some(day);
        }
        self
    }
}

/// The last day that is no more than so many working days after this one. Beyond the years whose holidays are known no
/// objection has a day, so that no day at all is too far.
pub(super) fn horizon(today: NaiveDate) -> NaiveDate {
    Calendar::embedded().add_working_days(today, REMINDED_BEFORE).unwrap_or(NEVER)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The rules with their days, and whether they are met.
    fn told(deadlines: &Deadlines) -> Vec<(&str, Option<NaiveDate>, bool)> {
        let told = deadlines.0.iter();
        told.map(|deadline| (deadline.rule.as_str(), deadline.due_on, deadline.met_on.is_some())).collect()
    }

    #[test]
    fn each_kind_and_type_goes_by_its_law_and_holidays_are_not_counted() {
        use ObjectionType::{Correction, Query, Report};
        for (kind, sort, filed_on, rule, due_on) in [
            // The vectors of DOMAIN.md §3.
            ("abnormal_operation", Correction, "2016-02-05", "abnormal_objection_acceptance", "2016-02-17"),
            ("abnormal_operation", Query, "2016-09-30", "abnormal_objection_acceptance", "2016-10-12"),
            ("abnormal_operation", Correction, "2015-09-01", "abnormal_objection_acceptance", "2015-09-09"),
            ("penalty", Report, "2016-01-29", "report_verification", "2016-03-02"),
            ("licence", Query, "2016-09-29", "query_answer", "2016-11-01"),
            ("honour", Report, "2016-12-30", "report_verification", "2017-02-03"),
            // New Year 2018 is 30 December to 1 January; the Spring Festival 15 to 21 February, worked on the 11th and 24th.
            ("penalty", Correction, "2017-12-29", "objection_decision", "2018-01-08"),
            ("penalty", Correction, "2018-02-13", "objection_decision", "2018-02-26"),
            // The National Day of 2017 is 1 to 8 October, worked on 30 September.
            ("honour", Correction, "2017-10-01", "objection_decision", "2017-10-13"),
        ] {
            let deadlines = Deadlines::at_filing(kind, sort, day(filed_on));
            let open: Vec<_> = told(&deadlines).into_iter().filter(|(_, _, met)| !met).collect();
            assert_eq!(open, [(rule, Some(day(due_on)), false)], "{kind} {sort:?} {filed_on}");
            assert_eq!(deadlines.next(), Some(day(due_on)));
        }
    }

    #[test]
    fn the_abnormal_list_has_a_period_for_the_acceptance_and_one_from_it() {
        let (kind, sort, filed_on) = ("abnormal_operation", ObjectionType::Correction, day("2016-02-05"));
        let deadlines = Deadlines::at_filing(kind, sort, filed_on).accepted(kind, sort, filed_on, day("2016-02-17"));
        let verification = ("abnormal_objection_verification", Some(day("2016-03-16")), false);
        assert_eq!(told(&deadlines), [("abnormal_objection_acceptance", Some(day("2016-02-17")), true), verification]);
        assert!(deadlines.clone().forwarded(kind, sort, filed_on, day("2016-02-18")).is_none());
        assert_eq!(deadlines.closed(day("2016-03-01")).next(), None);
    }

    #[test]
    fn a_forwarded_objection_has_two_days_and_five_more() {
        let (kind, sort, filed_on) = ("penalty", ObjectionType::Correction, day("2017-12-29"));
        let deadlines = Deadlines::at_filing(kind, sort, filed_on).accepted(kind, sort, filed_on, day("2018-01-02"));
        assert_eq!(deadlines.next(), Some(day("2018-01-08")));
        let forwarded = deadlines.forwarded(kind, sort, filed_on, day("2018-01-03")).unwrap();
        assert!(forwarded.is_forwarded());
        let marked = ("objection_flag", Some(day("2018-01-02")), true);
        let sent = ("objection_forward", Some(day("2018-01-03")), true);
        let decision = ("objection_forwarded_decision", Some(day("2018-01-10")), false);
        assert_eq!(told(&forwarded), [marked, sent, decision]);
        let withdrawn = forwarded.closed(day("2018-01-09")).deleted(filed_on, day("2018-01-09"));
        let decided = ("objection_forwarded_decision", Some(day("2018-01-10")), true);
        let deleted = ("objection_deletion", Some(day("2018-01-12")), true);
        assert_eq!(told(&withdrawn), [marked, sent, decided, deleted]);
        assert_eq!(withdrawn.next(), None);
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let late = Deadlines::at_filing("penalty", ObjectionType::Correction, day("2026-12-18"));
        assert_eq!(late.0[1].due_on, None);
        assert!(late.0[1].reason.as_deref().unwrap().contains("notice for 2027"), "{late:?}");
        let early = Deadlines::at_filing("penalty", ObjectionType::Correction, day("2017-09-30"));
        assert_eq!(early.0[1].reason.as_deref(), Some("no rule objection_decision was in force on 2017-09-30"));
        assert_eq!((late.next(), early.next()), (None, None));
    }

    #[test]
    fn only_the_abnormal_list_is_objected_to_within_thirty_days() {
        for (kind, listed_on, last) in [
            ("abnormal_operation", "2017-11-29", Some("2017-12-29")),
            ("abnormal_operation", "2016-02-01", Some("2016-03-02")),
            // Before the rule was in force.
            ("abnormal_operation", "2014-09-30", None),
            ("serious_violation", "2017-11-29", None),
            ("penalty", "2017-11-29", None),
        ] {
            assert_eq!(Deadlines::last_filing(kind, day(listed_on)), last.map(day), "{kind} {listed_on}");
        }
    }

    #[test]
    fn what_cannot_be_counted_is_near() {
        assert_eq!(horizon(day("2017-12-29")), day("2018-01-03"));
        assert_eq!(horizon(day("2026-12-22")), NEVER);
    }

    proptest! {
        #[test]
        fn whatever_is_done_the_next_day_is_one_of_a_period_that_is_not_met(
            offset in 0..7000_u64, later in 0..40_u64, kind in prop::sample::select(vec!["penalty", "abnormal_operation"]),
            sort in prop::sample::select(ObjectionType::ALL), accept: bool, forward: bool,
        ) {
            let filed_on = day("2008-01-01") + chrono::Days::new(offset);
            let on = filed_on + chrono::Days::new(later);
            let mut deadlines = Deadlines::at_filing(kind, sort, filed_on);
            if accept {
                deadlines = deadlines.accepted(kind, sort, filed_on, on);
            }
            if forward && let Some(forwarded) = deadlines.clone().forwarded(kind, sort, filed_on, on) {
                deadlines = forwarded;
            }
            for deadline in &deadlines.0 {
                prop_assert_eq!(deadline.due_on.is_none(), deadline.reason.is_some());
                prop_assert!(deadline.due_on.is_none_or(|due| due > filed_on));
            }
            let open = deadlines.0.iter().filter(|deadline| deadline.met_on.is_none());
            prop_assert_eq!(deadlines.next(), open.filter_map(|deadline| deadline.due_on).min());
            prop_assert_eq!(deadlines.closed(on).next(), None);
            let written = serde_json::to_value(Deadlines::at_filing(kind, sort, filed_on)).unwrap();
            prop_assert_eq!(serde_json::from_value::<Deadlines>(written).unwrap(), Deadlines::at_filing(kind, sort, filed_on));
        }
    }
}
