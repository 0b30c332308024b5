//! Rules that several kinds share, each a small function that faults the field to change.

use entity::{code::CodeList, value::RegistrationNumber};

use super::StatutoryPeriod;
use crate::domain::disclosure::{
    cell::Cell,
    draft::{DraftView, Fault},
};

/// Rule: where both dates are stated, the second is not before the first.
pub(crate) fn dates_in_order(draft: DraftView<'_>, first: &'static str, second: &'static str) -> Result<(), Fault> {
    match (draft.date(first), draft.date(second)) {
        (Some(earlier), Some(later)) if later < earlier => {
            Err(Fault::new(second, format!("must not be before {first} ({earlier})")))
        }
        _ => Ok(()),
    }
}

/// Rule: a list entry that was removed has its reason and its date; an open one has neither, and no authority that
/// removed it.
pub(crate) fn removal_is_whole(draft: DraftView<'_>) -> Result<(), Fault> {
    dates_in_order(draft, "listed_on", "removed_on")?;
    if draft.get("removed_on").is_null() != draft.get("removal_reason").is_null() {
        return Err(Fault::new(
            "removal_reason",
            "a removal needs both its reason and its date; an open entry has neither",
        ));
    }
    needs(draft, "removal_authority", "removed_on")
}

/// Rule: a field that says more about another is only stated together with it.
pub(crate) fn needs(draft: DraftView<'_>, field: &'static str, needed: &'static str) -> Result<(), Fault> {
    if draft.get(field).is_null() || !draft.get(needed).is_null() {
        return Ok(());
    }
    Err(Fault::new(field, format!("is only stated together with {needed}; state both or leave it empty")))
}

/// Rule: the amounts in these fields are not negative.
pub(crate) fn not_negative(draft: DraftView<'_>, fields: &[&'static str]) -> Result<(), Fault> {
    match fields.iter().find(|field| draft.get(field).as_i64().is_some_and(|amount| amount < 0)) {
        Some(field) => Err(Fault::new(field, "must not be negative")),
        None => Ok(()),
    }
}

/// The period of this rule that begins on the day in this field.
pub(crate) fn period_from(draft: DraftView<'_>, rule: &'static str, field: &str) -> Option<StatutoryPeriod> {
    draft.date(field).map(|from| StatutoryPeriod { rule, from })
}

/// Rule: these lists, where they are stated, are not empty.
pub(crate) fn not_empty(draft: DraftView<'_>, fields: &[&'static str]) -> Result<(), Fault> {
    let empty = |cell: &Cell| matches!(cell, Cell::List(values) if values.is_empty());
    match fields.iter().find(|field| empty(draft.get(field))) {
        Some(field) => Err(Fault::new(field, "needs at least one value")),
        None => Ok(()),
    }
}

/// Rule: a registration number, where there is one, passes its check.
pub(crate) fn registration_number_holds(draft: DraftView<'_>) -> Result<(), Fault> {
    match draft.get("registration_number").as_str().map(RegistrationNumber::try_new) {
        Some(Err(error)) => Err(Fault::new("registration_number", error.to_string())),
        _ => Ok(()),
    }
}

/// Whether the field holds this code, alone or among others.
pub(crate) fn has_code<C: CodeList>(draft: DraftView<'_>, field: &str, code: C) -> bool {
    let is = |cell: &Cell| cell.as_str() == Some(code.code());
    let cell = draft.get(field);
    is(cell) || cell.as_list().iter().any(is)
}
