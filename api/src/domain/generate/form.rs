//! The legal forms of a city's enterprises, and how common each is.

use entity::code::EntityType;

/// What an enterprise's form means for its name, its people and its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 个体工商户: no shareholders, and marked abnormal instead of listed.
    Individual,
    /// A limited company.
    Company,
    /// A joint-stock company.
    JointStock,
    /// A limited company with foreign, Hong Kong, Macao or Taiwan investors.
    Foreign,
    /// A sole proprietorship.
    Sole,
    /// A partnership.
    Partnership,
    /// An enterprise of the older forms: state-owned, collective, joint-stock cooperative.
    Collective,
    /// A farmers' cooperative.
    Cooperative,
    /// A resident office of a foreign enterprise.
    Office,
    /// A branch that is registered as a subject of its own.
    Branch,
}

impl Form {
    /// The form of a type.
    pub(super) fn of(entity_type: EntityType) -> Self {
        use EntityType as T;
        match entity_type {
            T::IndividualBusiness => Self::Individual,
            T::JointStockListedOther | T::JointStockUnlistedNaturalPerson | T::JointStockUnlistedOther => {
                Self::JointStock
            }
            T::ForeignEquityJointVenture
            | T::ForeignNaturalPersonSole
            | T::ForeignLegalPersonSole
            | T::RegionalEquityJointVenture
            | T::RegionalLegalPersonSole => Self::Foreign,
            T::SoleProprietorship => Self::Sole,
            T::GeneralPartnership | T::LimitedPartnership => Self::Partnership,
            T::StateOwned | T::Collective | T::JointStockCooperative => Self::Collective,
            T::Cooperative => Self::Cooperative,
            T::RepresentativeOffice => Self::Office,
            T::BranchOfLimitedNaturalPerson
            | T::BranchOfLimitedLegalPersonSole
            | T::BranchOfJointStockUnlistedOther => Self::Branch,
            _ => Self::Company,
        }
    }

    /// The second character of its credit code.
    pub(super) fn category(self) -> char {
        match self {
            Self::Individual => '2',
            Self::Cooperative => '3',
            _ => '1',
        }
    }

    /// Whether it has registered capital and shareholders or partners.
    pub(super) fn has_owners(self) -> bool {
        !matches!(self, Self::Individual | Self::Office | Self::Branch)
    }

    /// Whether it can be on the abnormal list: an individual business is only marked (DOMAIN.md §2).
    pub(super) fn can_be_listed(self) -> bool {
        self != Self::Individual
    }
}

/// The types of the city, in thousandths of its enterprises.
pub(super) const TYPES: &[(u32, EntityType)] = &[
    (252, EntityType::IndividualBusiness),
    (398, EntityType::LimitedNaturalPerson),
    (112, EntityType::LimitedNaturalPersonSole),
    (46, EntityType::LimitedLegalPersonSole),
    (20, EntityType::LimitedNaturalPersonLegalPersonSole),
    (30, EntityType::LimitedOther),
    (6, EntityType::LimitedStateControlled),
    (2, EntityType::LimitedStateSole),
    (4, EntityType::JointStockUnlistedNaturalPerson),
    (2, EntityType::JointStockUnlistedOther),
    (1, EntityType::JointStockListedOther),
    (30, EntityType::SoleProprietorship),
    (18, EntityType::LimitedPartnership),
    (4, EntityType::GeneralPartnership),
    (7, EntityType::Collective),
    (6, EntityType::JointStockCooperative),
    (2, EntityType::StateOwned),
    (6, EntityType::ForeignEquityJointVenture),
    (9, EntityType::ForeignLegalPersonSole),
    (1, EntityType::ForeignNaturalPersonSole),
    (4, EntityType::RegionalEquityJointVenture),
    (7, EntityType::RegionalLegalPersonSole),
    (3, EntityType::RepresentativeOffice),
    (5, EntityType::Cooperative),
    (19, EntityType::BranchOfLimitedNaturalPerson),
    (4, EntityType::BranchOfLimitedLegalPersonSole),
    (2, EntityType::BranchOfJointStockUnlistedOther),
];

/// The industry sections of enterprises other than individual businesses, in thousandths.
pub(super) const SECTIONS: &[(u32, &str)] = &[
    (340, "F"),
    (182, "L"),
    (150, "M"),
    (98, "C"),
    (52, "I"),
    (50, "E"),
    (30, "G"),
    (26, "K"),
    (22, "H"),
    (20, "O"),
    (12, "R"),
    (8, "J"),
    (4, "N"),
    (3, "P"),
    (2, "Q"),
    (1, "D"),
];

/// Those of individual businesses.
pub(super) const SHOP_SECTIONS: &[(u32, &str)] =
    &[(560, "F"), (230, "H"), (130, "O"), (30, "C"), (20, "G"), (20, "R"), (10, "L")];

/// How much goes on in an enterprise; the variety of record counts comes from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    Micro,
    Small,
    Medium,
    Large,
    Giant,
}

impl Size {
    /// How many times as much happens to it as to the smallest.
    pub(super) fn factor(self) -> u64 {
        match self {
            Self::Micro => 1,
            Self::Small => 2,
            Self::Medium => 4,
            Self::Large => 16,
            Self::Giant => 120,
        }
    }
}

/// The sizes of enterprises, in ten-thousandths.
pub(super) const SIZES: &[(u32, Size)] =
    &[(6_690, Size::Micro), (2_600, Size::Small), (620, Size::Medium), (80, Size::Large), (10, Size::Giant)];

/// Those of individual businesses and the other small forms.
pub(super) const SMALL_SIZES: &[(u32, Size)] = &[(9_600, Size::Micro), (400, Size::Small)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        assert_eq!(TYPES.iter().map(|(weight, _)| weight).sum::<u32>(), 1000);
        assert_eq!(SECTIONS.iter().map(|(weight, _)| weight).sum::<u32>(), 1000);
        assert_eq!(SHOP_SECTIONS.iter().map(|(weight, _)| weight).sum::<u32>(), 1000);
        assert_eq!(SIZES.iter().map(|(weight, _)| weight).sum::<u32>(), 10_000);
    }

    #[test]
    fn every_type_has_the_form_that_its_code_says() {
        for (_, entity_type) in TYPES {
            use entity::code::CodeList;
            let expected = match &entity_type.code()[..2] {
                "11" => Form::Company,
                "12" => Form::JointStock,
                "21" | "22" => Form::Branch,
                "31" | "32" | "34" => Form::Collective,
                "51" | "61" => Form::Foreign,
                "72" => Form::Office,
                "91" => Form::Cooperative,
                "95" => Form::Individual,
                _ if *entity_type == EntityType::SoleProprietorship => Form::Sole,
                _ => Form::Partnership,
            };
            assert_eq!(Form::of(*entity_type), expected, "{}", entity_type.code());
        }
    }
}
