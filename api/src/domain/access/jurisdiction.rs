//! About which enterprises, and with which kinds of record, an organisation may write (管辖范围).
//!
//! An association writes about enterprises of its industry sections and, where the operator keeps a list of its members,
//! about those alone. An authority or a district writes about enterprises of its division. Whoever only reads writes
//! about nobody. The scopes of a client say what it may do at all; this says to whom.

use std::collections::BTreeSet;

use entity::code::OrganisationKind;

/// About which enterprises, and with which kinds of record, an organisation may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jurisdiction {
    /// What the organisation is.
    pub kind: OrganisationKind,
    /// The division that it is responsible for (GB/T 2260); none for the whole city.
    pub division: Option<String>,
    /// The letters of the industry sections that it writes for. An association without any writes about nobody.
    pub industry_sections: BTreeSet<String>,
    /// The kinds of record that it may write, by their tables' names; none for all that its clients' scopes allow.
    pub kinds: Option<BTreeSet<String>>,
    /// Whether it writes about enterprises on its member list alone.
    pub members_only: bool,
}

/// Which part of a jurisdiction an enterprise is outside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Its division.
    Division,
    /// Its industry sections.
    Industry,
}

impl Jurisdiction {
    /// The jurisdiction of an organisation of this kind that nobody has narrowed.
    pub fn whole(kind: OrganisationKind) -> Self {
        Self { kind, division: None, industry_sections: BTreeSet::new(), kinds: None, members_only: false }
    }

    /// Whether the organisation may write this kind of record at all.
    pub fn covers_kind(&self, kind: &str) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.contains(kind))
    }

    /// What the division codes of its enterprises begin with; none for the whole city.
    pub fn division_prefix(&self) -> Option<&str> {
        let code = self.division.as_deref()?;
        Some(code.strip_suffix("00").map_or(code, |shorter| shorter.strip_suffix("00").unwrap_or(shorter)))
    }

    /// Whether it is bound to its industry sections.
    pub fn is_by_industry(&self) -> bool {
        self.kind == OrganisationKind::Association || !self.industry_sections.is_empty()
    }

    /// The first part that an enterprise of this district and industry is outside of. The member list is another matter:
    /// it is asked of the database.
    pub fn outside(&self, district: Option<&str>, industry: Option<&str>) -> Option<Outside> {
        let in_division = self.division_prefix().is_none_or(|prefix| district.is_some_and(|it| it.starts_with(prefix)));
        if !in_division {
            return Some(Outside::Division);
        }
        let in_section = !self.is_by_industry() || industry.is_some_and(|it| self.industry_sections.contains(it));
        (!in_section).then_some(Outside::Industry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jurisdiction(kind: OrganisationKind, division: Option<&str>, sections: &[&str]) -> Jurisdiction {
        Jurisdiction {
            division: division.map(str::to_owned),
            industry_sections: sections.iter().map(|section| (*section).to_owned()).collect(),
            ..Jurisdiction::whole(kind)
        }
    }

    #[test]
    fn an_association_writes_for_its_sections_and_an_authority_for_its_division() {
        use OrganisationKind::{Aic, Association, District};
        for (jurisdiction, district, industry, expected) in [
            (jurisdiction(Association, None, &["H"]), Some("310115"), Some("H"), None),
            (jurisdiction(Association, None, &["H"]), Some("310115"), Some("I"), Some(Outside::Industry)),
            (jurisdiction(Association, None, &["H"]), Some("310115"), None, Some(Outside::Industry)),
            (jurisdiction(Association, None, &[]), Some("310115"), Some("H"), Some(Outside::Industry)),
            (jurisdiction(Association, Some("310101"), &["H"]), Some("310115"), Some("H"), Some(Outside::Division)),
            (jurisdiction(District, Some("310115"), &[]), Some("310115"), Some("H"), None),
            (jurisdiction(District, Some("310115"), &[]), Some("310101"), Some("H"), Some(Outside::Division)),
            (jurisdiction(District, Some("310115"), &[]), None, Some("H"), Some(Outside::Division)),
            (jurisdiction(Aic, Some("310000"), &[]), Some("310101"), None, None),
            (jurisdiction(Aic, Some("310000"), &[]), Some("110101"), None, Some(Outside::Division)),
            (jurisdiction(Aic, Some("310100"), &[]), Some("310101"), None, None),
            (jurisdiction(Aic, None, &[]), None, None, None),
        ] {
            assert_eq!(
                jurisdiction.outside(district, industry),
                expected,
                "{jurisdiction:?} {district:?} {industry:?}"
            );
        }
    }

    #[test]
    fn kinds_narrow_only_where_they_are_stated() {
        let mut jurisdiction = Jurisdiction::whole(OrganisationKind::Authority);
        assert!(jurisdiction.covers_kind("penalty"));
        jurisdiction.kinds = Some(BTreeSet::from(["licence".to_owned()]));
        assert!(jurisdiction.covers_kind("licence") && !jurisdiction.covers_kind("penalty"));
    }
}
