//! The order of hits: DOMAIN.md §5. Inside a tier live enterprises come first, then shorter names, then lower ids.

use super::query::MatchedField;

/// How well an enterprise fits, worst first. Scores are built on the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Tier {
    /// With one typo.
    Typo = 1,
    /// With one typo, and sounding the same.
    Homophone,
    /// Without the organisation form.
    Formless,
    /// The same, and the brand is the brand.
    FormlessBrand,
    /// A former name holds all parts.
    Former,
    /// Initials from the start of the name or the brand.
    InitialsPrefix,
    /// Pinyin from the start of the name or the brand.
    PinyinPrefix,
    /// The name holds all parts somewhere.
    NameScattered,
    /// The name holds the query in one piece.
    NameInner,
    /// The name begins with the query.
    NamePrefix,
    /// The brand of a former name is the query.
    FormerBrand,
    /// The brand holds the query or its brand.
    BrandInner,
    /// The brand's initials are the query.
    BrandInitials,
    /// The brand's pinyin is the query.
    BrandPinyin,
    /// The brand begins with the query or its brand.
    BrandPrefix,
    /// The brand is the query's brand, and the name holds the other parts.
    BrandExact,
    /// The brand is the query, or the query's brand and the name holds the query in one piece.
    BrandWhole,
    /// A former name is the query.
    FormerName,
    /// The name is the query.
    NameExact,
    /// A code begins with the query.
    CodePrefix,
    /// A code is the query.
    CodeExact,
}

impl Tier {
    const ALL: [Self; 21] = [
        Self::Typo,
        Self::Homophone,
        Self::Formless,
        Self::FormlessBrand,
        Self::Former,
        Self::InitialsPrefix,
        Self::PinyinPrefix,
        Self::NameScattered,
        Self::NameInner,
        Self::NamePrefix,
        Self::FormerBrand,
        Self::BrandInner,
        Self::BrandInitials,
        Self::BrandPinyin,
        Self::BrandPrefix,
        Self::BrandExact,
        Self::BrandWhole,
        Self::FormerName,
        Self::NameExact,
        Self::CodePrefix,
        Self::CodeExact,
    ];

    /// The tier with this number.
    pub(super) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| *tier as u32 == number)
    }

    /// The stage that finds enterprises of this tier.
    pub(super) fn stage(self) -> usize {
        match self {
            Self::Typo | Self::Homophone => 2,
            Self::Formless | Self::FormlessBrand => 1,
            _ => 0,
        }
    }

    /// What the query was found in.
    pub(super) fn matched(self) -> MatchedField {
        match self {
            Self::Typo
            | Self::Homophone
            | Self::Formless
            | Self::NameScattered
            | Self::NameInner
            | Self::NamePrefix
            | Self::NameExact => MatchedField::Name,
            Self::FormlessBrand | Self::BrandInner | Self::BrandPrefix | Self::BrandExact | Self::BrandWhole => {
                MatchedField::Brand
            }
            Self::Former | Self::FormerBrand | Self::FormerName => MatchedField::FormerName,
            Self::InitialsPrefix | Self::PinyinPrefix | Self::BrandInitials | Self::BrandPinyin => MatchedField::Pinyin,
            Self::CodePrefix | Self::CodeExact => MatchedField::Code,
        }
    }
}

/// The number of stages.
pub(super) const STAGES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_are_numbered_in_their_order() {
        assert!(Tier::ALL.is_sorted());
        for (position, tier) in Tier::ALL.into_iter().enumerate() {
            assert_eq!(tier as usize, position + 1);
            assert_eq!(Tier::from_number(tier as u32), Some(tier));
            assert!(tier.stage() < STAGES);
        }
        assert_eq!(Tier::from_number(0), None);
    }
}
