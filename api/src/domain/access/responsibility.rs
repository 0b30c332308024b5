//! What an administrator says of an organisation: for whom it is responsible, what it may write, and how.
//!
//! [`Jurisdiction`](super::Jurisdiction) is what becomes of it with the organisation's kind. None of it has to make sense
//! together: an association without an industry section is registered all the same, and writes about nobody.
//!
//! Left to others: which kinds of record there are. The schema's enum and the command line take none that are not in
//! `disclosure::registry`, which stands above this context.

use std::collections::BTreeSet;

use entity::code::{CodeList, Industry, division};

/// For whom an organisation is responsible, what it may write, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsibility {
    /// The code of the division that it is responsible for; none for the whole city.
    pub division: Option<String>,
    /// The letters of the industry sections that it writes for.
    pub industry_sections: BTreeSet<String>,
    /// The kinds of record that it may write, by name; none for all that its clients' scopes allow.
    pub kinds: Option<BTreeSet<String>>,
    /// Whether it writes about enterprises on its member list alone.
    pub members_only: bool,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: bool,
}

/// Which part of a responsibility cannot be, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResponsibilityError {
    /// The division is not one.
    #[error("there is no such division; give its six digits, such as 310115 for 浦东新区")]
    UnknownDivision,
    /// An industry section is not one.
    #[error("there is no such industry section; give a letter from A to T")]
    UnknownIndustry,
}

impl Responsibility {
    /// Whether the division and the sections that are named exist.
    ///
    /// # Errors
    /// [`ResponsibilityError`] says what does not.
    pub(super) fn check(&self) -> Result<(), ResponsibilityError> {
        if self.division.as_deref().is_some_and(|code| division::find_any(code).is_none()) {
            return Err(ResponsibilityError::UnknownDivision);
        }
        if self.industry_sections.iter().any(|letter| Industry::from_code(letter).is_none()) {
            return Err(ResponsibilityError::UnknownIndustry);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_must_exist() {
        let letters = |letters: &[&str]| letters.iter().map(|letter| (*letter).to_owned()).collect::<BTreeSet<_>>();
        for (responsibility, expected) in [
            (Responsibility::default(), None),
            (Responsibility { division: Some("310115".to_owned()), ..Default::default() }, None),
            (Responsibility { industry_sections: letters(&["A", "T"]), ..Default::default() }, None),
            (Responsibility { kinds: Some(letters(&["penalty", "licence"])), ..Default::default() }, None),
            (Responsibility { kinds: Some(BTreeSet::new()), ..Default::default() }, None),
            (Responsibility { division: Some("999999".to_owned()), ..Default::default() }, Some("such as 310115")),
            (Responsibility { industry_sections: letters(&["A", "Z"]), ..Default::default() }, Some("from A to T")),
        ] {
            let refused = responsibility.check().err().map(|error| error.to_string());
            let fits = match (&refused, expected) {
                (None, None) => true,
                (Some(refused), Some(expected)) => refused.contains(expected),
                _ => false,
            };
            assert!(fits, "{responsibility:?}: {refused:?}");
        }
    }
}
