//! Which drafts of a batch may be about the same record, so that they are written one after the other.
//!
//! An enterprise has up to two codes, and a file may name it now by one and now by the other. Two drafts are taken to be
//! about the same enterprise when they state a code in common, or codes that name the same stored enterprise.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{
    batch::{alternative_number, find_row},
    repo::SubjectRow,
    row::identity_of,
};
use crate::domain::disclosure::{
    draft::{Draft, Subject},
    kind::{DisclosureKind, SubjectRule},
};

/// The enterprises that codes name, as far as they are stored.
pub(super) type Found = HashMap<Subject, SubjectRow>;

/// What two drafts about the same enterprise have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Name<'a> {
    Stated(Cow<'a, Subject>),
    Stored(i64),
}

fn names<'a>(kind: &dyn DisclosureKind, draft: &'a Draft, found: &Found) -> Vec<Name<'a>> {
    let stored = find_row(kind, draft, found).map(|row| Name::Stored(row.id));
    match kind.subject() {
        // One name is enough where the enterprise's row, once found, stays what it is.
        SubjectRule::Enterprise => vec![stored.unwrap_or(Name::Stated(Cow::Borrowed(&draft.subject)))],
        SubjectRule::Itself => {
            let alternative = alternative_number(kind, draft).map(|number| Name::Stated(Cow::Owned(number)));
            let stated = Name::Stated(Cow::Borrowed(&draft.subject));
            // The number may be another stored enterprise's: whoever names that one is concerned too.
            let other = match &alternative {
                Some(Name::Stated(number)) => found.get(number.as_ref()).map(|row| Name::Stored(row.id)),
                _ => None,
            };
            [Some(stated), alternative, stored, other].into_iter().flatten().collect()
        }
    }
}

/// Splits positions of a batch so that no part holds one record twice: a later part revises what an earlier one wrote.
pub(super) fn rounds(
    kind: &dyn DisclosureKind,
    drafts: &[Draft],
    positions: Vec<usize>,
    found: &Found,
) -> Vec<Vec<usize>> {
    let mut rest = positions;
    let mut rounds = Vec::new();
    while !rest.is_empty() {
        let mut seen = HashSet::new();
        let (round, later) = rest.into_iter().partition(|position| {
            let draft = &drafts[*position];
            let identity = identity_of(kind, &draft.cells);
            // A draft may have one name twice: its codes may lead to one stored row. That is not another draft's.
            let names: HashSet<_> =
                names(kind, draft, found).into_iter().map(|name| (name, identity.clone())).collect();
            let is_first = seen.is_disjoint(&names);
            // All names are noted, of a draft that has to wait too: who shares one of them waits behind it.
            seen.extend(names);
            is_first
        });
        rounds.push(round);
        rest = later;
    }
    rounds
}

/// Splits a batch into up to `most` parts, each about other enterprises, in which the drafts keep their order.
pub(super) fn lanes(kind: &dyn DisclosureKind, drafts: &[Draft], found: &Found, most: usize) -> Vec<Vec<usize>> {
    let mut groups = Groups::default();
    let mut named: HashMap<Name<'_>, usize> = HashMap::with_capacity(drafts.len());
    let grouped: Vec<usize> = drafts
        .iter()
        .map(|draft| {
            let group = groups.add();
            for name in names(kind, draft, found) {
                let known = *named.entry(name).or_insert(group);
                groups.join(known, group);
            }
            group
        })
        .collect();
    let mut lanes = vec![Vec::new(); most.max(1)];
    for (position, group) in grouped.into_iter().enumerate() {
        lanes[groups.first_of(group) % most.max(1)].push(position);
    }
    lanes.retain(|lane| !lane.is_empty());
    lanes
}

/// Disjoint groups of numbers, each known by its smallest.
#[derive(Debug, Default)]
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn add(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    fn first_of(&mut self, mut number: usize) -> usize {
        while self.parents[number] != number {
            self.parents[number] = self.parents[self.parents[number]];
            number = self.parents[number];
        }
        number
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        self.parents[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        disclosure::{
            kind::{AbnormalOperation, DisclosureKind},
            registry::find_kind,
        },
        store::cell::Cell,
    };

    fn code(text: &str) -> Subject {
        Subject::CreditCode(text.into())
    }

    fn number(text: &str) -> Subject {
        Subject::RegistrationNumber(text.into())
    }

    fn row(id: i64) -> SubjectRow {
        SubjectRow::new(id, Cell::Null, Cell::Null)
    }

    /// A draft of a kind, with some cells stated.
    fn draft(kind: &dyn DisclosureKind, subject: Subject, stated: &[(&str, &str)]) -> Draft {
        let cell = |name: &str| {
            let stated = stated.iter().find(|(field, _)| *field == name);
            stated.map_or(Cell::Null, |(_, value)| Cell::text(*value))
        };
        Draft { subject, name: None, cells: kind.fields().iter().map(|field| cell(field.name)).collect() }
    }

    #[test]
    fn a_record_named_by_either_code_of_its_enterprise_is_one_record() {
        let kind: &dyn DisclosureKind = &AbnormalOperation;
        let entry = |subject, day| draft(kind, subject, &[("listed_on", day), ("reason", "1")]);
        let drafts = [
            entry(code("A"), "2016-07-11"),
            entry(number("1"), "2016-07-11"),
            entry(number("1"), "2017-07-11"),
            entry(code("B"), "2016-07-11"),
        ];
        let found = Found::from([(code("A"), row(7)), (number("1"), row(7)), (code("B"), row(8))]);
        assert_eq!(rounds(kind, &drafts, vec![0, 1, 2, 3], &found), [vec![0, 2, 3], vec![1]]);
        assert_eq!(lanes(kind, &drafts, &found, 2), [vec![0, 1, 2], vec![3]]);
        assert_eq!(rounds(kind, &drafts, vec![0, 1, 2, 3], &Found::new()), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn an_enterprise_whose_codes_both_name_its_stored_row_waits_for_nobody() {
        let Some(kind) = find_kind("enterprise") else { panic!("enterprises are a kind") };
        let stated = [("credit_code", "A"), ("registration_number", "1")];
        let drafts = [draft(kind, code("A"), &stated), draft(kind, code("A"), &stated)];
        let found = Found::from([(code("A"), row(7)), (number("1"), row(7))]);
        assert_eq!(rounds(kind, &drafts, vec![0, 1], &found), [vec![0], vec![1]]);
    }

    #[test]
    fn enterprises_that_share_a_code_through_others_keep_their_order() {
        let Some(kind) = find_kind("enterprise") else { panic!("enterprises are a kind") };
        let drafts = [
            draft(kind, code("A"), &[("credit_code", "A"), ("registration_number", "1")]),
            draft(kind, number("2"), &[("registration_number", "2")]),
            draft(kind, number("1"), &[("registration_number", "1")]),
            draft(kind, code("B"), &[("credit_code", "B")]),
            draft(kind, code("A"), &[("credit_code", "A"), ("registration_number", "2")]),
            draft(kind, number("3"), &[("registration_number", "3")]),
        ];
        let all = || (0..drafts.len()).collect();
        assert_eq!(rounds(kind, &drafts, all(), &Found::new()), [vec![0, 1, 3, 5], vec![2, 4]]);
        assert_eq!(lanes(kind, &drafts, &Found::new(), 2), [vec![0, 1, 2, 4], vec![3, 5]]);
        // B and 3 name one stored enterprise.
        let found = Found::from([(code("B"), row(9)), (number("3"), row(9))]);
        assert_eq!(rounds(kind, &drafts, all(), &found), [vec![0, 1, 3], vec![2, 4, 5]]);
        assert_eq!(lanes(kind, &drafts, &found, 8).last(), Some(&vec![3, 5]));
    }
}
