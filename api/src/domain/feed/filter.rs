//! Which changes a reader wants. All conditions given must hold.

use serde::{Deserialize, Serialize};

use super::feed_table;
use crate::domain::{
    reading::{
        plan::{Condition, NodePlan, ValueSet},
        row::{NotPlanned, Row},
    },
    store::cell::Cell,
};

/// Which changes a reader wants; nothing is all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FeedFilter {
    /// Of records of one of these kinds, by their tables' names.
    pub kinds: Option<Vec<String>>,
    /// Of one of these sorts, by the operation's stored name.
    pub operations: Option<Vec<String>>,
    /// Made by one of these organisations.
    pub publishers: Option<Vec<i64>>,
    /// Of records that name one of these authorities.
    pub authorities: Option<Vec<String>>,
    /// About enterprises of one of these districts, by code.
    pub districts: Option<Vec<String>>,
    /// About enterprises of one of these industry sections, by letter.
    pub industries: Option<Vec<String>>,
    /// About one of these enterprises. One that is registered later is noticed then.
    pub subjects: Option<Subjects>,
}

/// Enterprises, by what they are known by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Subjects {
    /// By unified social credit code.
    pub credit_codes: Vec<String>,
    /// By registration number.
    pub registration_numbers: Vec<String>,
}

/// The most enterprises of one filter.
const SUBJECTS_MAX: usize = 1000;

/// More enterprises than one filter may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("creditCode and registrationNumber together must have at most {SUBJECTS_MAX} values")]
pub struct TooManySubjects;

impl Subjects {
    /// These enterprises; all of them when nothing is said.
    ///
    /// # Errors
    /// [`TooManySubjects`] when there are more than a filter may have.
    pub fn bounded(
        credit_codes: Option<Vec<String>>,
        registration_numbers: Option<Vec<String>>,
    ) -> Result<Option<Self>, TooManySubjects> {
        if credit_codes.is_none() && registration_numbers.is_none() {
            return Ok(None);
        }
        let subjects = Self {
            credit_codes: credit_codes.unwrap_or_default(),
            registration_numbers: registration_numbers.unwrap_or_default(),
        };
        let count = subjects.credit_codes.len() + subjects.registration_numbers.len();
        if count > SUBJECTS_MAX { Err(TooManySubjects) } else { Ok(Some(subjects)) }
    }
}

impl FeedFilter {
    /// Whether every change is wanted.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The plan that a change has to be read by, so that [`is_met_by`](Self::is_met_by) can tell of any filter.
    pub fn facts() -> NodePlan {
        let mut node = NodePlan::new(feed_table());
        for column in [
            "kind",
            "operation",
            "publisher_id",
            "enterprise_id",
            "authority",
            "district",
            "industry",
            "credit_code",
            "registration_number",
        ] {
            node.want(column);
        }
        node
    }

    /// Whether a change that was read by [`facts`](Self::facts) is wanted: what the database says of
    /// [`conditions`](Self::conditions).
    ///
    /// # Errors
    /// [`NotPlanned`] for a row of another plan.
    pub fn is_met_by(&self, change: &Row) -> Result<bool, NotPlanned> {
        for condition in self.conditions() {
            if !is_met(&condition, change)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The conditions on the view of all changes.
    pub(super) fn conditions(&self) -> Vec<Condition> {
        let texts = |values: &Option<Vec<String>>| values.as_ref().map(|values| cells(values));
        let numbers = self.publishers.as_ref().map(|ids| ids.iter().map(|id| Cell::Number(*id)).collect());
        let columns = [
            ("kind", texts(&self.kinds)),
            ("operation", texts(&self.operations)),
            ("publisher_id", numbers),
            ("authority", texts(&self.authorities)),
            ("district", texts(&self.districts)),
            ("industry", texts(&self.industries)),
        ];
        let narrowed = columns.into_iter().filter_map(|(name, values)| one_of(name, values?));
        let subjects = self.subjects.as_ref().map(|subjects| {
            let codes = one_of("credit_code", cells(&subjects.credit_codes));
            let numbers = one_of("registration_number", cells(&subjects.registration_numbers));
            Condition::AnyOf(codes.into_iter().chain(numbers).collect())
        });
        narrowed.chain(subjects).collect()
    }
}

/// The condition that a change is about an enterprise whose codes are in this set.
pub(super) fn about(codes: ValueSet) -> Condition {
    let columns = ["credit_code", "registration_number"].into_iter().filter_map(|name| feed_table().find(name));
    Condition::AnyOf(columns.map(|column| Condition::InSet(column, codes)).collect())
}

fn is_met(condition: &Condition, change: &Row) -> Result<bool, NotPlanned> {
    match condition {
        Condition::OneOf(column, values) => {
            let cell = change.cell(column.name)?;
            Ok(!cell.is_null() && values.contains(cell))
        }
        Condition::AnyOf(either) => {
            for condition in either {
                if is_met(condition, change)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        // The conditions of a filter are no others: a watch list is none of them.
        _ => Ok(false),
    }
}

fn cells(values: &[String]) -> Vec<Cell> {
    values.iter().map(|value| Cell::text(value.as_str())).collect()
}

fn one_of(column: &str, values: Vec<Cell>) -> Option<Condition> {
    feed_table().find(column).map(|column| Condition::OneOf(column, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_has_so_many_enterprises_at_most() {
        let texts = |count: usize| Some(vec!["x".to_owned(); count]);
        assert_eq!(Subjects::bounded(None, None), Ok(None));
        assert!(Subjects::bounded(texts(0), None).is_ok_and(|subjects| subjects.is_some()));
        assert!(Subjects::bounded(texts(600), texts(400)).is_ok());
        assert_eq!(Subjects::bounded(texts(600), texts(401)), Err(TooManySubjects));
    }

    #[test]
    fn every_condition_has_its_column_and_nothing_is_all() {
        assert!(FeedFilter::default().is_all() && FeedFilter::default().conditions().is_empty());
        let some = || Some(vec!["x".to_owned()]);
        let filter = FeedFilter {
            kinds: some(),
            operations: some(),
            publishers: Some(vec![1]),
            authorities: some(),
            districts: some(),
            industries: some(),
            subjects: Some(Subjects { credit_codes: vec!["x".to_owned()], registration_numbers: Vec::new() }),
        };
        assert!(!filter.is_all());
        let conditions = filter.conditions();
        assert_eq!(conditions.len(), 7);
        assert!(matches!(&conditions[6], Condition::AnyOf(either) if either.len() == 2));
    }
}
