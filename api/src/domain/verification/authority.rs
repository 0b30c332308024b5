//! Whose entries count, where a call is narrowed to authorities, and which names are nobody's.
//!
//! Names are compared as those of enterprises are: traditional characters, widths, brackets and spaces do not matter. A
//! name that nobody has would make everybody clear, which whoever misspelt it would believe: it is refused, with the
//! names that are like it.

use std::collections::{BTreeMap, HashSet};

use super::{VerifyError, repo};
use crate::domain::{registry::key::Key, store::view::View};

/// The most names that are proposed for one that nobody has.
const SIMILAR_MAX: usize = 3;
/// How much alike a proposal must be; 1 is the same.
const SIMILAR_MIN: f64 = 0.5;
/// The longest name, in characters, that others are likened to: no authority has a longer one.
const LIKENED_CHARS_MAX: usize = 100;

/// The authorities that a call is narrowed to, by name.
#[derive(Debug)]
pub(super) struct Authorities(Option<HashSet<Key>>);

impl Authorities {
    /// These; all where there are none.
    pub(super) fn new(names: &[String]) -> Self {
        Self((!names.is_empty()).then(|| names.iter().filter_map(|name| Key::of_name(name)).collect()))
    }

    /// Whether an entry of one of these names counts.
    pub(super) fn have(&self, names: [Option<&str>; 2]) -> bool {
        let Self(Some(wanted)) = self else { return true };
        names.into_iter().flatten().filter_map(Key::of_name).any(|name| wanted.contains(&name))
    }
}

/// An authority that no entry of any list names, nor is anybody called so who publishes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no authority is called {name:?}")]
pub struct UnknownAuthority {
    /// The name that was asked for.
    pub name: String,
    /// Names that are like it, the most alike first.
    pub similar: Vec<String>,
}

/// Whether somebody may be called so: not where a text has no letter.
pub fn may_be_name(text: &str) -> bool {
    Key::of_name(text).is_some()
}

/// The names that authorities have.
pub(super) struct KnownNames {
    /// The names, as entries and publishers have them.
    pub(super) names: HashSet<String>,
    /// Whether these are all.
    pub(super) is_whole: bool,
}

/// Holds that somebody has each of these names.
pub(super) async fn check(view: &View, names: &[String]) -> Result<(), VerifyError> {
    if names.is_empty() {
        return Ok(());
    }
    let KnownNames { names: known, is_whole } = repo::authorities(view).await?;
    let keys: HashSet<Key> = known.iter().filter_map(|name| Key::of_name(name)).collect();
    let is_known = |name: &&String| Key::of_name(name).is_some_and(|key| keys.contains(&key));
    let Some(name) = names.iter().find(|name| !is_known(name)).cloned() else { return Ok(()) };
    if !is_whole {
        tracing::warn!("a name of an authority is not checked: the entries of a list have too many different ones");
        return Ok(());
    }
    let asked = name.clone();
    // Thousands of names may have to be likened. Where that fails, nothing is proposed.
    let similar = tokio::task::spawn_blocking(move || similar(&asked, &known)).await.unwrap_or_default();
    Err(UnknownAuthority { name, similar }.into())
}

/// The names that are most like one, by their letters alone; one of each that are spelled alike.
fn similar(name: &str, known: &HashSet<String>) -> Vec<String> {
    let letters = |name: &str| Key::of_name(name).map(|key| key.value).unwrap_or_default();
    let asked = letters(name);
    if asked.chars().nth(LIKENED_CHARS_MAX).is_some() {
        return Vec::new();
    }
    let mut spelled: BTreeMap<Box<str>, &String> = BTreeMap::new();
    for other in known {
        let first = spelled.entry(letters(other)).or_insert(other);
        *first = other.min(*first);
    }
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(&asked, other);
    let mut found: Vec<(f64, &String)> = spelled.iter().map(|(letters, name)| (likeness(letters), *name)).collect();
    found.retain(|(likeness, _)| *likeness >= SIMILAR_MIN);
    found.sort_by(|(a, first), (b, second)| b.total_cmp(a).then_with(|| first.cmp(second)));
    found.into_iter().take(SIMILAR_MAX).map(|(_, name)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_most_like_a_name_is_proposed_and_what_is_unlike_it_is_not() {
        let known =
            ["上海市徐汇区市场监督管理局", "上海市浦东新区市场监督管理局", "上海市税务局", "上海市徐汇区税务局"];
        let known: HashSet<String> = known.map(str::to_owned).into();
        assert_eq!(
            similar("上海市徐汇区市场监管局", &known),
            ["上海市徐汇区市场监督管理局", "上海市浦东新区市场监督管理局", "上海市徐汇区税务局"]
        );
        assert_eq!(similar("horse", &known), Vec::<String>::new());
        let spellings = HashSet::from(["明镜（上海）局", "明镜(上海)局", "明鏡(上海)局"].map(str::to_owned));
        assert_eq!(similar("明鏡〔上海〕厅", &spellings), ["明鏡(上海)局"]);
        let known = HashSet::from(["局".repeat(101)]);
        assert_eq!(similar(&"局".repeat(101), &known), Vec::<String>::new());
        assert_eq!(similar(&"局".repeat(100), &known), ["局".repeat(101)]);
    }
}
