//! Who asks, and what an objection is to it.

use entity::code::{OrganisationKind, Scope};

use crate::domain::access::Caller;

/// A client as far as objections concern it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// Its number.
    pub client: i64,
    /// The number of its organisation.
    pub organisation: i64,
    /// Whether it decides what is objected to in its organisation's records.
    decides: bool,
    /// Whether it decides everything, and forwards.
    operates: bool,
}

/// Whom an objection concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concerned {
    /// The organisation that entered the record.
    pub publisher: i64,
    /// The organisation that objects.
    pub organisation: i64,
    /// The client that filed it.
    pub client: i64,
}

impl Party {
    /// The caller as a party; nothing for callers without a key, whom no objection concerns.
    pub fn of(caller: &Caller) -> Option<Self> {
        let (client, organisation) = (caller.client.as_ref()?, caller.organisation.as_ref()?);
        let is_authority = matches!(organisation.kind, OrganisationKind::Aic | OrganisationKind::Operator);
        Some(Self {
            client: client.id.0,
            organisation: organisation.id.0,
            decides: caller.may(Scope::ObjectionDecide),
            operates: is_authority && caller.may(Scope::Admin),
        })
    }

    /// Whether it decides objections to every publisher's records.
    pub fn operates(&self) -> bool {
        self.operates
    }

    /// The publisher whose records' objections it decides and therefore sees, where it is one.
    pub fn decides_for(&self) -> Option<i64> {
        self.decides.then_some(self.organisation)
    }

    /// Whether it accepts, refuses and decides this objection.
    pub fn may_decide(&self, concerned: &Concerned) -> bool {
        self.operates || self.decides_for() == Some(concerned.publisher)
    }

    /// Whether the objection is there for it at all.
    pub fn may_see(&self, concerned: &Concerned) -> bool {
        self.may_decide(concerned) || concerned.organisation == self.organisation
    }

    /// Whether it is told who objects.
    pub fn may_see_objector(&self, concerned: &Concerned) -> bool {
        self.may_decide(concerned) || concerned.client == self.client
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHER: i64 = 10;
    const OBJECTOR: i64 = 20;
    const FILER: i64 = 21;

    fn party(client: i64, organisation: i64, decides: bool, operates: bool) -> Party {
        Party { client, organisation, decides, operates }
    }

    #[test]
    fn each_party_sees_what_concerns_it_and_only_deciders_and_the_filer_see_who_objects() {
        let concerned = Concerned { publisher: PUBLISHER, organisation: OBJECTOR, client: FILER };
        for (who, party, sees, sees_objector, may_decide) in [
            ("the publisher's decider", party(11, PUBLISHER, true, false), true, true, true),
            ("the publisher's other client", party(12, PUBLISHER, false, false), false, false, false),
            ("the operator", party(1, 2, true, true), true, true, true),
            ("the operator without the other scope", party(1, 2, false, true), true, true, true),
            ("the client that filed it", party(FILER, OBJECTOR, false, false), true, true, false),
            ("another client of the objector", party(22, OBJECTOR, false, false), true, false, false),
            ("a decider at the objector", party(22, OBJECTOR, true, false), true, false, false),
            ("somebody else", party(31, 30, false, false), false, false, false),
            ("another publisher's decider", party(31, 30, true, false), false, false, false),
        ] {
            assert_eq!(party.may_see(&concerned), sees, "{who}");
            assert_eq!(party.may_see_objector(&concerned), sees_objector, "{who}");
            assert_eq!(party.may_decide(&concerned), may_decide, "{who}");
        }
    }
}
