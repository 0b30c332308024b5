//! Which changes an endpoint is told of: those that meet any of its rules.

use std::collections::{BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::{
    feed::FeedFilter,
    reading::row::{NotPlanned, Row},
};

/// The most rules of an endpoint.
pub const RULES_MAX: usize = 20;

/// One rule: all of it must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rule {
    /// Which changes, as the feed is filtered.
    pub filter: FeedFilter,
    /// Only about enterprises on this watch list; about all when nothing is said.
    pub watch_list: Option<i64>,
}

/// The subjects of watch lists that some changes are about: each a list with a code.
pub(super) type Watched = HashSet<(i64, String)>;

/// The rules of an endpoint as the database keeps them.
pub(super) fn stored(rules: &[Rule]) -> Result<String, serde_json::Error> {
    serde_json::to_string(rules)
}

/// The rules that the database keeps.
pub(super) fn of_stored(json: &str) -> Result<Vec<Rule>, serde_json::Error> {
    serde_json::from_str(json)
}

/// The watch lists that rules name.
pub(super) fn lists<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> BTreeSet<i64> {
    rules.into_iter().filter_map(|rule| rule.watch_list).collect()
}

/// The codes of the enterprise that a change is about.
pub(super) fn codes(change: &Row) -> Result<impl Iterator<Item = &str>, NotPlanned> {
    Ok(change.text("credit_code")?.into_iter().chain(change.text("registration_number")?))
}

/// Whether a change that was read by [`FeedFilter::facts`] meets any of the rules.
pub(super) fn any_is_met(rules: &[Rule], change: &Row, watched: &Watched) -> Result<bool, NotPlanned> {
    for rule in rules {
        let is_watched = match rule.watch_list {
            None => true,
            Some(list) => codes(change)?.any(|code| watched.contains(&(list, code.to_owned()))),
        };
        if is_watched && rule.filter.is_met_by(change)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn rules_survive_the_way_through_the_database() {
        let filter = FeedFilter { kinds: Some(vec!["penalty".to_owned()]), ..FeedFilter::default() };
        let rules = vec![Rule { filter, watch_list: Some(7) }, Rule::default()];
        assert_eq!(of_stored(&stored(&rules).unwrap()).unwrap(), rules);
        assert_eq!(lists(&rules), BTreeSet::from([7]));
        assert!(of_stored(r#"[{"colour": "red"}]"#).is_err(), "a rule that is not understood is no rule");
    }
}
