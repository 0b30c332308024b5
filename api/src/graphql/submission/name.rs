//! What the mutations of a kind are called: `honour` makes `submitHonours`, `correctHonours` and `withdrawHonours`.

use crate::domain::{
    disclosure::{
        kind::{DisclosureKind, SubjectRule},
        registry::KINDS,
    },
    submission::Action,
};

/// The kinds that are submitted: all that are recorded under an enterprise.
pub fn kinds() -> impl Iterator<Item = &'static dyn DisclosureKind> {
    KINDS.iter().copied().filter(|kind| kind.subject() == SubjectRule::Enterprise)
}

/// The kind's object in the schema: `key_person` is `KeyPerson`.
pub fn object(kind: &dyn DisclosureKind) -> String {
    pascal(kind.name())
}

/// `key_person` is `KeyPerson`.
pub fn pascal(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        first.to_ascii_uppercase() + rest
    });
    words.collect()
}

/// Several of the kind: `KeyPersons`, `Branches`, `Penalties`.
pub fn plural(kind: &dyn DisclosureKind) -> String {
    let object = object(kind);
    match object.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if object.ends_with("ch") => format!("{object}es"),
        None => format!("{object}s"),
    }
}

/// The mutation that does this to records of this kind.
pub fn mutation(kind: &dyn DisclosureKind, action: Action) -> String {
    format!("{}{}", action.code(), plural(kind))
}

/// What a mutation of this name does to which kind, if it is one of these.
pub fn meant(mutation: &str) -> Option<(&'static dyn DisclosureKind, Action)> {
    let action = Action::ALL.iter().copied().find(|action| mutation.starts_with(action.code()))?;
    let named = mutation.strip_prefix(action.code())?;
    kinds().find(|kind| plural(*kind) == named).map(|kind| (kind, action))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::disclosure::field::camel;

    #[test]
    fn every_kind_has_its_three_mutations() {
        for kind in kinds() {
            for action in Action::ALL {
                let found = meant(&mutation(kind, *action));
                assert_eq!(found.map(|(kind, action)| (kind.name(), action)), Some((kind.name(), *action)));
            }
        }
        for other in ["submit", "submitHonour", "approveSubmission", "withdrawEnterprises", "setTier", ""] {
            assert!(meant(other).is_none(), "{other}");
        }
    }

    #[test]
    fn several_of_a_kind_are_called_as_its_list_is() {
        let lists = crate::graphql::access::scope::ROOT_FIELDS;
        for kind in kinds() {
            let list = camel(&plural(kind));
            assert!(lists.iter().any(|(name, _)| **name == *list), "{list}");
        }
    }
}
