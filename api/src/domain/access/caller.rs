//! Who is calling, and what it may do. Made by `authenticate`; carried with the request from there on.

use std::{collections::BTreeSet, fmt, sync::Arc};

use entity::code::{OrganisationKind, Scope};

use super::{jurisdiction::Jurisdiction, key::KeyId, tier::Tier};

/// The number of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub i64);

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationId(pub i64);

impl fmt::Display for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The organisation (机构) that a caller belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallerOrganisation {
    /// Its number.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// About whom it may write, and what.
    pub jurisdiction: Jurisdiction,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: bool,
}

/// The client that a caller is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallerClient {
    /// Its number.
    pub id: ClientId,
    /// What its owner calls it.
    pub name: String,
    /// The key it presented; its public part, fit for the audit.
    pub key: KeyId,
}

/// Who is calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The client; none for an anonymous caller.
    pub client: Option<CallerClient>,
    /// Its organisation; none for an anonymous caller.
    pub organisation: Option<CallerOrganisation>,
    /// Its tier.
    pub tier: Arc<Tier>,
    /// What it may do.
    pub scopes: BTreeSet<Scope>,
}

impl Caller {
    /// A caller without a key: it has the scopes of its tier.
    pub fn anonymous(tier: Arc<Tier>) -> Self {
        let scopes = tier.scopes.clone();
        Self { client: None, organisation: None, tier, scopes }
    }

    /// Whether it presented no key.
    pub fn is_anonymous(&self) -> bool {
        self.client.is_none()
    }

    /// Its client's number; none for an anonymous caller.
    pub fn client_id(&self) -> Option<ClientId> {
        self.client.as_ref().map(|client| client.id)
    }

    /// Whether it holds a scope.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether it may submit records, many at once, keeps watch lists, or administers the platform.
    pub fn submits(&self) -> bool {
        const SUBMITTING: [Scope; 10] = [
            Scope::HonourWrite,
            Scope::SupervisionWrite,
            Scope::LicenceWrite,
            Scope::PenaltyWrite,
            Scope::ListWrite,
            Scope::InspectionWrite,
            Scope::ComplaintWrite,
            Scope::RegistryWrite,
            Scope::WatchWrite,
            Scope::Admin,
        ];
        SUBMITTING.iter().any(|scope| self.may(*scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::fixture;

    #[test]
    fn who_writes_many_rows_or_administers_submits() {
        use entity::code::CodeList as _;

        for scope in Scope::ALL {
            let caller = Caller::anonymous(Arc::new(fixture::tier("some", &[*scope])));
            let code = scope.code();
            let expected = code == "admin" || code.ends_with(":write") && code != "objection:write";
            assert_eq!(caller.submits(), expected, "{code}");
        }
    }

    #[test]
    fn an_anonymous_caller_has_the_scopes_of_its_tier_and_no_other() {
        let tier = fixture::tier("anonymous", &[Scope::DisclosureRead]);
        let caller = Caller::anonymous(Arc::new(tier));
        assert!(caller.is_anonymous());
        for scope in <Scope as entity::code::CodeList>::ALL {
            assert_eq!(caller.may(*scope), *scope == Scope::DisclosureRead, "{scope:?}");
        }
    }
}
