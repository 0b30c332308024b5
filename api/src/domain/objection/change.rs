//! What objections do to the record: mark it, and withdraw or correct it when they were right.

use entity::value::MoneyUnit;
use serde::Serialize;

use super::{ObjectionError, Objections, Party, Refusal, repo::Stored};
use crate::domain::{
    disclosure::{
        cell::Cell,
        kind::DisclosureKind,
        write::{Amend, Amendment, By, Outcome, Wanted, Work, WriteError},
    },
    import::parse::{CellContext, parse_cell},
    import::raw::RawValue,
};

/// Why a mark is set, as everybody reads it: nothing that anybody wrote.
const OBJECTED: &str = "有人提出异议";
/// Why it is cleared.
const SETTLED: &str = "异议已办结";
/// Why a record is withdrawn or corrected.
const DECIDED: &str = "经异议处理";

/// The field of a fault that says that the record has changed.
const EXPECTED_REVISION: &str = "expected_revision";

/// A correction of the record.
#[derive(Debug, Clone, Serialize)]
pub struct Correction {
    /// The revision that was read.
    pub expected_revision: i64,
    /// The fields that change, by their stored names, each as text; without one it is cleared.
    pub fields: Vec<(String, Option<String>)>,
}

impl Correction {
    /// Each field of the kind with its new value, or nothing for one that stays.
    fn read(&self, kind: &dyn DisclosureKind) -> Result<Vec<Option<Cell>>, Refusal> {
        // Amounts are in 万元, as everywhere in the API.
        let context = CellContext { unit: Some(MoneyUnit::Wan), ..CellContext::default() };
        let mut cells = vec![None; kind.fields().len()];
        for (name, value) in &self.fields {
            let known = kind.fields().iter().enumerate().find(|(_, field)| field.name == name);
            let Some((position, field)) = known else { return Err(Refusal::UnknownField) };
            if cells[position].is_some() {
                return Err(Refusal::Field { message: format!("{name}: stands twice; give each field once") });
            }
            let raw = value.as_deref().map_or(RawValue::Empty, RawValue::Text);
            let cell = parse_cell(field, raw, context);
            let cell = cell.map_err(|message| Refusal::Field { message: format!("{name}: {message}") })?;
            cells[position] = Some(cell);
        }
        Ok(cells)
    }
}

impl Objections {
    /// Marks a record as objected to, or clears the mark: in the publisher's name, so that nobody learns who objects.
    pub(super) async fn mark(
        &self,
        work: &mut Work,
        kind: &'static dyn DisclosureKind,
        record: i64,
        set: bool,
    ) -> Result<(), WriteError> {
        let reason = if set { OBJECTED } else { SETTLED };
        let amendment = amendment(record, Wanted::Mark(set), reason);
        match self.amend(work, kind, By::Itself, amendment).await? {
            Some(Outcome::Revised { .. } | Outcome::Unchanged { .. }) => Ok(()),
            // A mark that is not set must not pass for one that is.
            _ => Err(sea_orm::DbErr::Custom(format!("the {} {record} could not be marked", kind.name())).into()),
        }
    }

    /// Withdraws the record.
    pub(super) async fn withdraw(&self, work: &mut Work, party: &Party, found: &Stored) -> Result<(), ObjectionError> {
        let amendment = amendment(found.record, Wanted::Withdraw, DECIDED);
        let outcome = self.amend(work, found.kind, by(party, found), amendment).await?;
        refused(outcome).map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// Corrects the record.
    pub(super) async fn correct(
        &self,
        work: &mut Work,
        party: &Party,
        found: &Stored,
        correction: &Correction,
    ) -> Result<(), ObjectionError> {
        let cells = correction.read(found.kind)?;
        let amendment = Amendment {
            expected_revision: Some(correction.expected_revision),
            ..amendment(found.record, Wanted::Correct(cells), DECIDED)
        };
        let outcome = self.amend(work, found.kind, by(party, found), amendment).await?;
        match outcome {
            Some(Outcome::Unchanged { .. }) => Err(Refusal::Unchanged.into()),
            outcome => refused(outcome).map_or(Ok(()), |refusal| Err(refusal.into())),
        }
    }

    async fn amend(
        &self,
        work: &mut Work,
        kind: &'static dyn DisclosureKind,
        by: By,
        amendment: Amendment,
    ) -> Result<Option<Outcome>, WriteError> {
        let amend = Amend { kind, by, amendments: &[amendment], now: self.now() };
        Ok(work.amend(&amend).await?.pop())
    }
}

fn amendment(record: i64, wanted: Wanted, reason: &str) -> Amendment {
    Amendment { record, expected_revision: None, wanted, reason: Some(reason.into()) }
}

/// Who decides: the publisher about its own record, the operator about everybody's.
fn by(party: &Party, found: &Stored) -> By {
    if party.organisation == found.concerned.publisher {
        By::Publisher(party.organisation)
    } else {
        By::Anybody(party.organisation)
    }
}

fn refused(outcome: Option<Outcome>) -> Option<Refusal> {
    match outcome {
        Some(Outcome::Refused(fault)) if fault.field == EXPECTED_REVISION => {
            Some(Refusal::Revision { message: fault.message })
        }
        Some(Outcome::Refused(fault)) if fault.field.is_empty() => Some(Refusal::Field { message: fault.message }),
        Some(Outcome::Refused(fault)) => Some(Refusal::Field { message: fault.to_string() }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::{draft::Fault, kind::Penalty};

    fn read(fields: &[(&str, Option<&str>)]) -> Result<Vec<Option<Cell>>, Refusal> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.map(str::to_owned))).collect();
        Correction { expected_revision: 1, fields }.read(&Penalty)
    }

    #[test]
    fn a_correction_says_only_what_changes_and_amounts_are_in_ten_thousands() {
        let position = |name: &str| Penalty.fields().iter().position(|field| field.name == name);
        let fields = [("fine_amount", Some("1.5")), ("facts", None), ("decided_on", Some("2016-04-11"))];
        let cells = read(&fields).unwrap_or_else(|refusal| panic!("{refusal}"));
        for (name, expected) in [
            ("fine_amount", Some(Cell::Number(1_500_000))),
            ("facts", Some(Cell::Null)),
            ("decided_on", Some(Cell::text("2016-04-11"))),
            ("authority", None),
        ] {
            assert_eq!(position(name).map(|position| cells[position].clone()), Some(expected), "{name}");
        }
    }

    #[test]
    fn what_is_no_field_or_no_value_of_it_is_refused() {
        for (fields, message) in [
            (&[("colour", Some("red"))][..], "no such field"),
            (&[("decided_on", Some("soon"))], "decided_on: "),
            (&[("facts", Some("a")), ("facts", Some("b"))], "facts: stands twice"),
            (&[("facts", Some("身份证号11010519491231002X"))], "facts: "),
        ] {
            let refusal = read(fields).map_or_else(|refusal| refusal.to_string(), |cells| panic!("{cells:?}"));
            assert!(refusal.contains(message) && !refusal.contains("1949"), "{refusal}");
        }
    }

    #[test]
    fn a_fault_of_the_write_path_keeps_its_words() {
        let of = |field, message: &str| refused(Some(Outcome::Refused(Fault::new(field, message))));
        assert_eq!(of("facts", "is too long"), Some(Refusal::Field { message: "facts: is too long".to_owned() }));
        assert_eq!(of("", "is gone"), Some(Refusal::Field { message: "is gone".to_owned() }));
        assert_eq!(of(EXPECTED_REVISION, "at 3"), Some(Refusal::Revision { message: "at 3".to_owned() }));
        assert_eq!(refused(Some(Outcome::Withdrawn { id: 1, revision: 2 })), None);
    }
}
