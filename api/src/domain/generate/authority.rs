//! The authorities and associations that enter records, by their names of 2016.

use super::{
    code::authority_code,
    data::{District, Section},
    form::{Form, Size},
    profile::Profile,
};

/// The city's administration.
pub(super) const CITY_AIC: &str = "上海市工商行政管理局";

/// The division of authorities of the city as a whole.
const CITY: &str = "310000";

/// A branch of government, of the city or of each district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    MarketSupervision,
    Culture,
    Fire,
    Transport,
    Health,
    Construction,
    Labour,
    Environment,
    CityManagement,
    Tax,
}

impl Office {
    /// Its name in a district; that of the city's where districts have none.
    pub(super) fn name(self, district: &District) -> String {
        let name = district.name;
        match self {
            Self::MarketSupervision => format!("上海市{name}市场监督管理局"),
            Self::Culture => format!("上海市{name}文化广播影视管理局"),
            Self::Fire => format!("上海市{name}公安消防支队"),
            Self::Health => format!("上海市{name}卫生和计划生育委员会"),
            Self::Construction => format!("上海市{name}建设和管理委员会"),
            Self::Labour => format!("上海市{name}人力资源和社会保障局"),
            Self::Environment => format!("上海市{name}环境保护局"),
            Self::CityManagement => format!("上海市{name}城市管理行政执法局"),
            Self::Transport => "上海市交通委员会".to_owned(),
            Self::Tax => format!("上海市{name}国家税务局"),
        }
    }

    /// Its credit code in a district.
    pub(super) fn code(self, district: &District) -> String {
        let division = if self == Self::Transport { CITY } else { district.code };
        authority_code(division, self as usize + 1)
    }
}

/// Who registers an enterprise: the city the large and the foreign ones, the districts all others.
pub(super) fn registration(profile: &Profile) -> String {
    let of_city = matches!(profile.form, Form::JointStock | Form::Office)
        || profile.size >= Size::Large
        || (profile.form == Form::Foreign && profile.number.is_multiple_of(2));
    if of_city { CITY_AIC.to_owned() } else { Office::MarketSupervision.name(profile.district) }
}

/// The industry association for a section.
pub(super) fn association(section: &Section) -> &'static str {
    match section.code {
        "A" => "上海市农业产业化龙头企业协会",
        "C" => "上海市工业经济联合会",
        "D" => "上海市能源行业协会",
        "E" => "上海市建筑施工行业协会",
        "F" => "上海市商业联合会",
        "G" => "上海市物流协会",
        "H" => "上海市餐饮烹饪行业协会",
        "I" => "上海市软件行业协会",
        "J" => "上海市金融业联合会",
        "K" => "上海市物业管理行业协会",
        "L" => "上海市商务服务行业协会",
        "M" => "上海市科技服务业协会",
        "N" => "上海市环境保护产业协会",
        "O" => "上海市家庭服务业行业协会",
        "P" => "上海市教育培训行业协会",
        "Q" => "上海市健康服务业协会",
        _ => "上海市文化娱乐行业协会",
    }
}
