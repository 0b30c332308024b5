//! How well an enterprise fits what was stated, and why.

use crate::domain::registry::name::NameParts;

/// By what an enterprise fits, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Its name is similar: letters, or how they sound.
    Similar,
    /// Its name has the same brand.
    SameBrand,
    /// Its name has the same brand and trade, and another place.
    OtherPlace,
    /// Its name differs in the organisation form alone, or in how the place is written.
    OtherForm,
    /// It had this name.
    FormerName,
    /// It has this name.
    Name,
    /// It has this registration number.
    RegistrationNumber,
    /// It has this credit code.
    CreditCode,
}

impl Match {
    /// How well it fits, up to 100. Comparable over all subjects.
    pub fn score(self) -> u8 {
        match self {
            Self::Similar => 25,
            Self::SameBrand => 50,
            Self::OtherPlace => 65,
            Self::OtherForm => 80,
            Self::FormerName => 90,
            Self::Name | Self::RegistrationNumber | Self::CreditCode => 100,
        }
    }

    /// Its name, as the schema writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Similar => "SIMILAR",
            Self::SameBrand => "SAME_BRAND",
            Self::OtherPlace => "OTHER_PLACE",
            Self::OtherForm => "OTHER_FORM",
            Self::FormerName => "FORMER_NAME",
            Self::Name => "NAME",
            Self::RegistrationNumber => "REGISTRATION_NUMBER",
            Self::CreditCode => "CREDIT_CODE",
        }
    }

    /// Why, in words.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::Similar => "the name is similar in letters or sound (名称近似)",
            Self::SameBrand => "the brand is the same, the trade is not (字号相同)",
            Self::OtherPlace => "brand and trade are the same, the place is not (字号、行业相同，行政区划不同)",
            Self::OtherForm => "place, brand and trade are the same, the organisation form is not (仅组织形式不同)",
            Self::FormerName => "it had exactly this name (曾用名)",
            Self::Name => "it has exactly this name (名称相同)",
            Self::RegistrationNumber => "it has this registration number (注册号相同)",
            Self::CreditCode => "it has this credit code (统一社会信用代码相同)",
        }
    }

    /// How well a name fits another that it does not equal.
    pub(super) fn of_names(stated: &NameParts, known: &NameParts) -> Self {
        if stated.brand.is_none() || stated.brand != known.brand {
            return Self::Similar;
        }
        if stated.trade != known.trade {
            return Self::SameBrand;
        }
        let (stated, known) = (places(stated), places(known));
        let is_within = |some: &[&str], of: &[&str]| some.iter().all(|place| of.contains(place));
        if is_within(&stated, &known) || is_within(&known, &stated) { Self::OtherForm } else { Self::OtherPlace }
    }
}

/// The places of a name, as every name that holds them writes them.
fn places(parts: &NameParts) -> Vec<&str> {
    parts.places.iter().map(|place| shortened(place)).collect()
}

/// 上海市 and 上海 are the same place.
fn shortened(place: &str) -> &str {
    let short = place.strip_suffix("新区").or_else(|| place.strip_suffix(['省', '市', '区', '县'])).unwrap_or(place);
    if short.chars().count() < 2 { place } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_part_by_part() {
        let stated = NameParts::new("上海明镜信息科技有限公司");
        for (known, expected) in [
            ("上海明镜信息科技股份有限公司", Match::OtherForm),
            ("上海市明镜信息科技有限责任公司", Match::OtherForm),
            ("明镜信息科技有限公司", Match::OtherForm),
            ("北京明镜信息科技有限公司", Match::OtherPlace),
            ("上海明镜餐饮管理有限公司", Match::SameBrand),
            ("上海明静信息科技有限公司", Match::Similar),
        ] {
            assert_eq!(Match::of_names(&stated, &NameParts::new(known)), expected, "{known}");
        }
        let nameless = NameParts::new("上海科技有限公司");
        assert_eq!(Match::of_names(&nameless, &nameless), Match::Similar);
    }

    #[test]
    fn what_fits_better_scores_no_less() {
        use Match::{CreditCode, FormerName, Name, OtherForm, OtherPlace, RegistrationNumber, SameBrand, Similar};
        let all = [Similar, SameBrand, OtherPlace, OtherForm, FormerName, Name, RegistrationNumber, CreditCode];
        assert!(all.is_sorted() && all.is_sorted_by_key(|fit| fit.score()));
        assert!(all.iter().all(|fit| fit.score() <= 100 && !fit.explanation().is_empty()));
    }
}
