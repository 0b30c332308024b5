//! Which changes a reader wants. All conditions given must hold.

use super::feed_table;
use crate::domain::{reading::plan::Condition, store::cell::Cell};

/// Which changes a reader wants; nothing is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subjects {
    /// By unified social credit code.
    pub credit_codes: Vec<String>,
    /// By registration number.
    pub registration_numbers: Vec<String>,
}

impl FeedFilter {
    /// Whether every change is wanted.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
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
