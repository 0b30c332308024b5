//! A bounded set of label values: strangers choose the names of their operations, and every distinct value of a label
//! is a series that Prometheus keeps.

use std::{
    collections::HashSet,
    sync::{PoisonError, RwLock},
};

/// What stands for every name that has no place.
pub const OTHER: &str = "other";

/// A longer name has no place.
const LONGEST: usize = 64;

/// The first names that came, up to a number.
#[derive(Debug)]
pub struct Names {
    known: RwLock<HashSet<String>>,
    most: usize,
}

impl Names {
    /// Room for this many names.
    pub fn new(most: usize) -> Self {
        Self { known: RwLock::default(), most }
    }

    /// The name, if it has a place or `may_enter` and there is one left; otherwise [`OTHER`]. The empty name always
    /// stands for itself.
    pub fn label<'a>(&self, name: &'a str, may_enter: bool) -> &'a str {
        if name.is_empty() || self.has(name) || (may_enter && self.enter(name)) { name } else { OTHER }
    }

    fn has(&self, name: &str) -> bool {
        self.known.read().unwrap_or_else(PoisonError::into_inner).contains(name)
    }

    fn enter(&self, name: &str) -> bool {
        if name.len() > LONGEST {
            return false;
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        // Another request may have brought it meanwhile.
        if known.len() < self.most {
            known.insert(name.to_owned());
        }
        known.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_names_stand_for_themselves_and_all_later_ones_are_other() {
        let names = Names::new(2);
        assert_eq!(names.label("Refused", false), OTHER);
        for (name, label) in [("A", "A"), ("B", "B"), ("C", OTHER), ("A", "A"), ("", "")] {
            assert_eq!(names.label(name, true), label, "{name}");
        }
        assert_eq!(names.label("B", false), "B");
    }

    #[test]
    fn a_name_too_long_for_a_label_has_no_place() {
        let (long, longest) = ("a".repeat(LONGEST + 1), "a".repeat(LONGEST));
        let names = Names::new(2);
        assert_eq!(names.label(&long, true), OTHER);
        assert_eq!(names.label(&longest, true), longest);
    }
}
