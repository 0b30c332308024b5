//! Which enterprise a subject means: exactly one that fits all that was stated, or none.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{CANDIDATES_MAX, Match, subject::Subject};
use crate::domain::registry::key::{Key, KeyKind};

/// Whether a subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Exactly one enterprise fits all that was stated.
    Found,
    /// No enterprise fits any of it.
    NotFound,
    /// Several fit, or what was stated leads to different ones.
    Ambiguous,
    /// What was stated cannot be looked up.
    Invalid,
}

impl Status {
    /// Its name, as the schema writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "FOUND",
            Self::NotFound => "NOT_FOUND",
            Self::Ambiguous => "AMBIGUOUS",
            Self::Invalid => "INVALID",
        }
    }
}

/// An enterprise as it was registered at the point that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enterprise {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: Box<str>,
    /// The names that it had.
    pub former_names: Vec<Box<str>>,
    /// Its unified social credit code.
    pub credit_code: Option<Box<str>>,
    /// Its registration number.
    pub registration_number: Option<Box<str>>,
    /// A code of `RegistrationStatus`.
    pub status: Box<str>,
}

/// An enterprise that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The enterprise.
    pub enterprise: Arc<Enterprise>,
    /// By what it fits.
    pub matched: Match,
}

/// Whom keys lead to.
#[derive(Debug, Default)]
pub(super) struct Registry {
    /// The enterprises that have or ever had a key.
    pub(super) holders: HashMap<Key, Vec<i64>>,
    /// The enterprises as they were at the point that is asked about; none that were not registered then.
    pub(super) enterprises: HashMap<i64, Arc<Enterprise>>,
}

/// What a subject was resolved to.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) status: Status,
    pub(super) found: Option<(Arc<Enterprise>, Match)>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) searched: bool,
}

impl Enterprise {
    /// By what it fits a key, if it does.
    fn fits(&self, key: &Key) -> Option<Match> {
        let is = |code: &Option<Box<str>>| code.as_ref() == Some(&key.value);
        let is_name = |name: &str| Key::of_name(name).as_ref() == Some(key);
        match key.kind {
            KeyKind::CreditCode => is(&self.credit_code).then_some(Match::CreditCode),
            KeyKind::RegistrationNumber => is(&self.registration_number).then_some(Match::RegistrationNumber),
            KeyKind::Name if is_name(&self.name) => Some(Match::Name),
            KeyKind::Name => self.former_names.iter().any(|name| is_name(name)).then_some(Match::FormerName),
        }
    }
}

impl Registry {
    /// The enterprises that a key fits, by their ids.
    fn fitting(&self, key: &Key) -> BTreeMap<i64, Match> {
        let holders = self.holders.get(key).into_iter().flatten();
        holders.filter_map(|id| Some((*id, self.enterprises.get(id)?.fits(key)?))).collect()
    }

    fn candidates(&self, fitting: impl Iterator<Item = (i64, Match)>) -> Vec<Candidate> {
        let candidate = |(id, matched)| Some(Candidate { enterprise: Arc::clone(self.enterprises.get(&id)?), matched });
        best(fitting.filter_map(candidate).collect())
    }
}

/// The likeliest of them first, and no more than are shown.
pub(super) fn best(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.matched), candidate.enterprise.id));
    candidates.truncate(CANDIDATES_MAX);
    candidates
}

/// Resolves one subject.
pub(super) fn resolve(subject: &Subject, registry: &Registry) -> Resolved {
    let resolved = |status, found, candidates| Resolved { status, found, candidates, searched: false };
    if !subject.problems.is_empty() {
        return resolved(Status::Invalid, None, Vec::new());
    }
    let fitting: Vec<BTreeMap<i64, Match>> = subject.keys().iter().map(|key| registry.fitting(key)).collect();
    // What any part of it leads to, by the part that says most.
    let mut all: BTreeMap<i64, Match> = BTreeMap::new();
    for (id, matched) in fitting.iter().flatten() {
        let known = all.entry(*id).or_insert(*matched);
        *known = (*known).max(*matched);
    }
    if all.is_empty() {
        return resolved(Status::NotFound, None, Vec::new());
    }
    let mut meant: Vec<(i64, Match)> =
        all.iter().filter(|(id, _)| fitting.iter().all(|of| of.contains_key(id))).map(|(id, of)| (*id, *of)).collect();
    // Who has a name now is meant rather than who had it.
    if meant.iter().any(|(_, matched)| *matched > Match::FormerName) {
        meant.retain(|(_, matched)| *matched > Match::FormerName);
    }
    let found = match meant[..] {
        [(id, matched)] => registry.enterprises.get(&id).map(|found| (Arc::clone(found), matched)),
        _ => None,
    };
    let own = found.as_ref().map(|(found, _)| found.id);
    let candidates = registry.candidates(all.into_iter().filter(|(id, _)| Some(*id) != own));
    let status = if found.is_some() { Status::Found } else { Status::Ambiguous };
    resolved(status, found, candidates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::verification::SubjectText;

    const FIRST: &str = "91310112087994932F";
    const NUMBER: &str = "310141000157096";

    fn enterprise(id: i64, name: &str, former: &[&str], code: Option<&str>, number: Option<&str>) -> Enterprise {
        Enterprise {
            id,
            name: name.into(),
            former_names: former.iter().map(|name| (*name).into()).collect(),
            credit_code: code.map(Into::into),
            registration_number: number.map(Into::into),
            status: "1".into(),
        }
    }

    fn registry() -> Registry {
        let mut registry = Registry::default();
        for enterprise in [
            enterprise(1, "上海明镜科技有限公司", &["上海华渊科技有限公司"], Some(FIRST), None),
            enterprise(2, "上海德胜贸易有限公司", &["上海明镜科技有限公司"], None, Some(NUMBER)),
            enterprise(3, "上海同名商店", &[], None, None),
            enterprise(4, "上海同名商店", &["上海安泰商店"], None, None),
        ] {
            let names = std::iter::once(&enterprise.name).chain(&enterprise.former_names);
            let mut keys: Vec<Key> = names.filter_map(|name| Key::of_name(name)).collect();
            let code = |kind| move |code: &str| Key::of_code(kind, code);
            keys.extend(enterprise.credit_code.as_deref().map(code(KeyKind::CreditCode)));
            keys.extend(enterprise.registration_number.as_deref().map(code(KeyKind::RegistrationNumber)));
            for key in keys {
                registry.holders.entry(key).or_default().push(enterprise.id);
            }
            registry.enterprises.insert(enterprise.id, Arc::new(enterprise));
        }
        // Enterprise 5 had the code once and is not registered at this point.
        registry.holders.entry(Key::of_code(KeyKind::CreditCode, FIRST)).or_default().push(5);
        registry
    }

    /// The status, who was found, and the candidates.
    type Outcome = (Status, Option<(i64, Match)>, Vec<(i64, Match)>);

    fn resolved(code: &str, number: &str, name: &str) -> Outcome {
        let text = |text: &str| Some(text.to_owned());
        let subject = Subject::understand(SubjectText {
            reference: None,
            credit_code: text(code),
            registration_number: text(number),
            name: text(name),
        });
        let found = resolve(&subject, &registry());
        let candidates = found.candidates.iter().map(|candidate| (candidate.enterprise.id, candidate.matched));
        (found.status, found.found.map(|(found, matched)| (found.id, matched)), candidates.collect())
    }

    #[test]
    fn exactly_one_that_fits_everything_is_found() {
        use Match::{CreditCode, FormerName, Name, RegistrationNumber};
        let found = |id, matched, candidates| (Status::Found, Some((id, matched)), candidates);
        assert_eq!(resolved(FIRST, "", ""), found(1, CreditCode, vec![]));
        assert_eq!(resolved("", NUMBER, ""), found(2, RegistrationNumber, vec![]));
        assert_eq!(resolved("", "", "上海明镜科技有限公司"), found(1, Name, vec![(2, FormerName)]));
        assert_eq!(resolved("", "", "上海华渊科技有限公司"), found(1, FormerName, vec![]));
        assert_eq!(resolved(FIRST, "", "上海华渊科技有限公司"), found(1, CreditCode, vec![]));
        assert_eq!(resolved("", NUMBER, "上海明镜科技有限公司"), found(2, RegistrationNumber, vec![(1, Name)]));
    }

    #[test]
    fn several_or_contradicting_ones_are_ambiguous_and_named() {
        use Match::{CreditCode, Name, RegistrationNumber};
        let ambiguous = |candidates| (Status::Ambiguous, None, candidates);
        assert_eq!(resolved("", "", "上海同名商店"), ambiguous(vec![(3, Name), (4, Name)]));
        assert_eq!(resolved(FIRST, "", "上海同名商店"), ambiguous(vec![(1, CreditCode), (3, Name), (4, Name)]));
        assert_eq!(resolved(FIRST, NUMBER, ""), ambiguous(vec![(1, CreditCode), (2, RegistrationNumber)]));
        assert_eq!(resolved(FIRST, "", "上海无此公司"), ambiguous(vec![(1, CreditCode)]));
    }

    #[test]
    fn what_leads_nowhere_is_not_found_and_what_cannot_be_is_invalid() {
        assert_eq!(resolved("", "", "上海无此公司"), (Status::NotFound, None, vec![]));
        assert_eq!(resolved("91310112087994932A", "", "上海明镜科技有限公司").0, Status::Invalid);
        assert_eq!(resolved("", "", "").0, Status::Invalid);
    }
}
