//! What a change did to a record: the fields in which two contents differ, as whoever reads may know them.

use super::{cell::Cell, field::Field, kind::DisclosureKind};

/// A field that a change changed.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The field.
    pub field: &'static Field,
    /// What it said before; null when it was not stated.
    pub before: Cell,
    /// What it says after; null when it is not stated any more.
    pub after: Cell,
}

/// The fields in which two contents differ, in the order of the kind's fields; all that are stated where there was none
/// before. What leads to persons is left out unless it may be seen, and what the record withholds is no difference.
pub fn differences(
    kind: &'static dyn DisclosureKind,
    before: &Cell,
    after: &Cell,
    with_contacts: bool,
) -> Vec<Difference> {
    let withheld = if with_contacts { &[][..] } else { kind.contacts() };
    let [before, after] = [before, after].map(|content| kind.withhold(content, with_contacts));
    let seen = kind.fields().iter().filter(|field| !withheld.contains(&field.name));
    let differing = seen.filter_map(|field| {
        let (before, after) = (before.member(field.name), after.member(field.name));
        (before != after).then(|| Difference { field, before: before.clone(), after: after.clone() })
    });
    differing.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;
    use crate::domain::disclosure::registry::find_kind;

    fn names(kind: &str, [before, after]: [serde_json::Value; 2], with_contacts: bool) -> Vec<&'static str> {
        let [before, after] = [before, after].map(|content| serde_json::from_value(content).unwrap());
        let differing = differences(find_kind(kind).unwrap(), &before, &after, with_contacts);
        assert!(differing.iter().all(|it| it.before != it.after));
        differing.iter().map(|it| it.field.name).collect()
    }

    #[test]
    fn only_what_differs_is_told_in_the_order_of_the_fields() {
        let before = json!({"document_number": "1", "fine_amount": 500_000, "kinds": ["3"]});
        let after = json!({"document_number": "1", "fine_amount": 600_000, "facts": "某事"});
        assert_eq!(names("penalty", [before, after.clone()], false), ["facts", "kinds", "fine_amount"]);
        assert_eq!(names("penalty", [json!(null), after.clone()], false).len(), 3);
        assert!(names("penalty", [after.clone(), after], false).is_empty());
    }

    #[test]
    fn contacts_are_told_to_who_may_see_them_and_what_a_report_withholds_to_nobody() {
        let content = |phone: &str, amended: &str| {
            let amendment = json!({"item": "资产总额", "before": "1", "after": amended, "amended_on": "2016-07-01"});
            json!({"contact_phone": phone, "figures": [{"figure": "1", "disclosed": false}], "amendments": [amendment]})
        };
        let contents = [content("021-1", "2"), content("021-2", "3")];
        assert_eq!(names("annual_report", contents.clone(), false), Vec::<&str>::new());
        assert_eq!(names("annual_report", contents, true), ["contact_phone"]);
    }
}
