//! What records of a kind say against an enterprise that is looked at before one deals with it (核验).
//!
//! A [`Measure`] names the fields of its kind in which the rest of the product finds what an entry is about: why, by whom,
//! since when and until when. Verification reads these fields and no others, and is written once for all kinds.

use chrono::NaiveDate;
use entity::code::{CodeList, Validity};

use super::DisclosureKind;
use crate::domain::disclosure::cell::Cell;

/// How records of a kind count as entries against their enterprise. All but [`only`](Self::only) names fields of the kind.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// Whether it is asked about when nobody says what is.
    pub by_default: bool,
    /// What the entry is for: the first of these that is stated.
    pub reasons: &'static [&'static str],
    /// The number of the document or of the registration.
    pub number: &'static str,
    /// Who decided on it.
    pub authority: &'static str,
    /// The day since which it is in force.
    pub begins: &'static str,
    /// The day on which it was lifted, and why it was.
    pub lifted: Option<Lifted>,
    /// The last day on which it is in force.
    pub lasts_until: Option<&'static str>,
    /// The field that says whether it is in force still, by a code of [`Validity`].
    pub validity: Option<&'static str>,
    /// Of which records it is true, by one of their fields; of all where nothing is said.
    pub only: Option<Only>,
}

/// How an entry is lifted before its time.
#[derive(Debug, Clone, Copy)]
pub struct Lifted {
    /// The day since which it is no longer in force.
    pub on: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// Which records count.
#[derive(Debug, Clone, Copy)]
pub struct Only {
    /// The field.
    pub field: &'static str,
    /// Whether a record counts that states this there.
    pub counts: fn(&Cell) -> bool,
}

impl Measure {
    /// An entry in a list that the law calls a list.
    pub(super) const LIST: Self = Self {
        by_default: true,
        reasons: &["reason"],
        number: super::DOCUMENT_NUMBER,
        authority: "authority",
        begins: "listed_on",
        lifted: Some(Lifted { on: "removed_on", reason: "removal_reason" }),
        lasts_until: None,
        validity: None,
        only: None,
    };

    /// A decision about the enterprise that is not lifted.
    pub(super) const DECISION: Self = Self { by_default: false, begins: "decided_on", lifted: None, ..Self::LIST };

    /// A security that is registered until it is cancelled.
    pub(super) const SECURITY: Self = Self {
        by_default: false,
        reasons: &[],
        number: "registration_number",
        begins: "registered_on",
        lifted: Some(Lifted { on: "cancelled_on", reason: "cancellation_reason" }),
        validity: Some("validity"),
        ..Self::LIST
    };

    /// The fields that have to be read, each once.
    pub fn fields(&self) -> Vec<&'static str> {
        let lifted = self.lifted.iter().flat_map(|lifted| [lifted.on, lifted.reason]);
        let others = [self.lasts_until, self.validity, self.only.map(|only| only.field)].into_iter().flatten();
        let mut fields: Vec<&'static str> = self.reasons.to_vec();
        for field in [self.number, self.authority, self.begins].into_iter().chain(lifted).chain(others) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields
    }

    /// Whether an entry that says this was in force on a day; nothing where it is no entry of that day at all: it does
    /// not count, begins later, or its display is over.
    pub fn in_force<'a>(
        &self,
        kind: &dyn DisclosureKind,
        value: impl Fn(&str) -> &'a Cell,
        day: NaiveDate,
    ) -> Option<bool> {
        let date = |field: &str| value(field).as_date();
        if self.only.is_some_and(|only| !(only.counts)(value(only.field))) || date(self.begins)? > day {
            return None;
        }
        // The display ends when the day is over, whether or not that has been written down.
        if kind.displayed_until().and_then(date).is_some_and(|until| until < day) {
            return None;
        }
        let is_lifted = self.lifted.and_then(|lifted| date(lifted.on)).is_some_and(|on| on <= day);
        let is_over = self.lasts_until.and_then(date).is_some_and(|until| until < day);
        let is_invalid = self.validity.is_some_and(|field| value(field).as_str() == Some(Validity::Invalid.code()));
        // Said to be invalid without a day: since when is not known, so it is taken at its word.
        Some(!(is_lifted || is_over || is_invalid && self.lifted.is_none_or(|lifted| value(lifted.on).is_null())))
    }
}

/// Whether a field states one of these codes, alone or among others.
pub(super) fn states<C: CodeList>(cell: &Cell, codes: &[C]) -> bool {
    let is = |cell: &Cell| cell.as_str().is_some_and(|stated| codes.iter().any(|code| code.code() == stated));
    is(cell) || cell.as_list().iter().any(is)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use crate::domain::disclosure::{
        cell::Cell,
        field::FieldType,
        kind::SubjectRule,
        registry::{KINDS, find_kind},
    };

    #[test]
    fn a_measure_names_fields_of_its_kind_and_what_it_counts_by_are_dates() {
        let measures: Vec<_> = KINDS.iter().filter_map(|kind| Some((kind, kind.measure()?))).collect();
        let by_default = measures.iter().filter(|(_, measure)| measure.by_default).map(|(kind, _)| kind.name());
        assert_eq!(by_default.collect::<Vec<_>>(), ["abnormal_operation", "serious_violation"]);
        assert!(measures.len() >= 8);
        for (kind, measure) in measures {
            let field = |name: &str| kind.fields().iter().find(|field| field.name == name);
            assert_eq!(kind.subject(), SubjectRule::Enterprise);
            for name in measure.fields() {
                assert!(field(name).is_some(), "{} has no {name}", kind.name());
                assert!(!kind.contacts().contains(&name), "{} tells {name} of a person", kind.name());
            }
            let dates = [Some(measure.begins), measure.lasts_until, measure.lifted.map(|lifted| lifted.on)];
            for name in dates.into_iter().flatten().chain(kind.displayed_until()) {
                assert!(matches!(field(name).unwrap().kind, FieldType::Date), "{}.{name} is no date", kind.name());
            }
            assert!(field(measure.begins).unwrap().required, "{} may begin on no day", kind.name());
            assert!(kind.displayed_until().is_none_or(|until| measure.fields().contains(&until)), "{}", kind.name());
        }
    }

    #[test]
    fn an_entry_is_in_force_from_its_day_until_it_is_lifted_or_over() {
        const LISTED: (&str, &str) = ("listed_on", "2016-07-08");
        const REGISTERED: (&str, &str) = ("registered_on", "2016-01-01");
        const DECIDED: (&str, &str) = ("decided_on", "2016-01-01");
        for (kind, values, day, expected) in [
            ("abnormal_operation", vec![LISTED], "2016-07-07", None),
            ("abnormal_operation", vec![LISTED], "2016-07-08", Some(true)),
            ("abnormal_operation", vec![LISTED, ("removed_on", "2016-08-01")], "2016-07-31", Some(true)),
            ("abnormal_operation", vec![LISTED, ("removed_on", "2016-08-01")], "2016-08-01", Some(false)),
            ("penalty", vec![DECIDED, ("display_until", "2017-01-01")], "2017-01-01", Some(true)),
            ("penalty", vec![DECIDED, ("display_until", "2017-01-01")], "2017-01-02", None),
            ("equity_pledge", vec![REGISTERED, ("validity", "1")], "2017-01-01", Some(true)),
            ("equity_pledge", vec![REGISTERED, ("validity", "2")], "2017-01-01", Some(false)),
            (
                "equity_pledge",
                vec![REGISTERED, ("validity", "2"), ("cancelled_on", "2017-05-01")],
                "2017-01-01",
                Some(true),
            ),
            (
                "equity_pledge",
                vec![REGISTERED, ("validity", "2"), ("cancelled_on", "2017-05-01")],
                "2017-06-01",
                Some(false),
            ),
            ("supervision_record", vec![DECIDED, ("kind", "2"), ("valid_to", "2016-12-31")], "2016-12-31", Some(true)),
            ("supervision_record", vec![DECIDED, ("kind", "2"), ("valid_to", "2016-12-31")], "2017-01-01", Some(false)),
            ("supervision_record", vec![DECIDED, ("kind", "4")], "2017-01-01", None),
        ] {
            let kind = find_kind(kind).unwrap();
            let cells: Vec<(&str, Cell)> = values.iter().map(|(name, value)| (*name, Cell::text(*value))).collect();
            let value =
                |name: &str| cells.iter().find(|(known, _)| *known == name).map_or(&Cell::Null, |(_, cell)| cell);
            let found = kind.measure().unwrap().in_force(kind, value, day.parse().unwrap());
            assert_eq!(found, expected, "{} {values:?} on {day}", kind.name());
        }
    }

    #[test]
    fn an_inspection_counts_when_it_found_something() {
        let kind = find_kind("inspection").unwrap();
        for (results, expected) in [
            (&["1"][..], None),
            (&["F"], None),
            (&["1", "9"], None),
            (&["B"], Some(true)),
            (&["9", "2"], Some(true)),
            (&["8"], Some(true)),
            (&["6"], Some(true)),
        ] {
            let results = Cell::List(results.iter().map(|code| Cell::text(*code)).collect());
            let on = Cell::text("2016-05-20");
            let value = |name: &str| match name {
                "results" => &results,
                "inspected_on" => &on,
                _ => &Cell::Null,
            };
            let found = kind.measure().unwrap().in_force(kind, value, "2017-01-01".parse().unwrap());
            assert_eq!(found, expected, "{results:?}");
        }
    }
}
