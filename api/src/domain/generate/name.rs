//! Names of enterprises and persons, composed as real ones are: place, brand (字号), trade, form.
//!
//! DOMAIN.md §5: three in four brands have two characters. Persons are invented from common surnames and given names.

use super::{
    data::{Section, Trade, Words},
    form::Form,
    random::Dice,
};

/// What a composed name is made of.
#[derive(Debug, Clone)]
pub(super) struct NameParts {
    pub(super) form: Form,
    pub(super) section: &'static Section,
    pub(super) trade: &'static Trade,
    pub(super) district: &'static super::data::District,
    pub(super) street: &'static str,
    /// Whether it may call itself a group.
    pub(super) is_group: bool,
    /// Whether a partnership is a limited one.
    pub(super) is_limited_partnership: bool,
}

/// A brand: 75 % have two characters, the rest three or four.
pub(super) fn brand(dice: &mut Dice) -> String {
    let words = Words::embedded();
    match dice.below(100) {
        0..75 => (*dice.pick(&words.short_brands)).to_owned(),
        75..92 => (*dice.pick(&words.long_brands)).to_owned(),
        // Two of two: so no known brand of four characters comes up.
        _ => format!("{}{}", dice.pick(&words.short_brands), dice.pick(&words.short_brands)),
    }
}

/// The name of an enterprise other than a branch.
pub(super) fn enterprise(parts: &NameParts, dice: &mut Dice) -> String {
    let brand = brand(dice);
    let trade = parts.trade.name;
    match parts.form {
        Form::Individual => shop(parts, &brand, dice),
        Form::Cooperative => {
            format!("上海{brand}{}专业合作社", dice.pick(&["蔬菜", "果蔬", "水产", "粮食", "农机", "葡萄", "花卉"]))
        }
        Form::Office => match dice.below(4) {
            0 => format!("香港{brand}有限公司上海代表处"),
            1 => format!("日本{brand}株式会社上海代表处"),
            2 => format!("美国{brand}公司上海代表处"),
            _ => format!("新加坡{brand}私人有限公司上海代表处"),
        },
        Form::Sole => {
            let suffix = dice.pick(&["工作室", "事务所", "中心", "服务部", "经营部", "服务社"]);
            let trade = trade.trim_end_matches("服务");
            format!("上海{brand}{trade}{suffix}")
        }
        Form::Partnership if parts.is_limited_partnership => {
            let trade = dice.pick(&["投资管理", "投资", "股权投资", "企业管理", "商务咨询", "创业投资"]);
            let kind = dice.pick(&["合伙企业", "中心"]);
            format!("上海{brand}{trade}{kind}（有限合伙）")
        }
        Form::Partnership => {
            let trade = dice.pick(&["会计师", "税务师", "资产评估", "企业管理咨询", "市场营销策划", "建筑设计"]);
            let kind = dice.pick(&["事务所", "服务中心", "合伙企业"]);
            format!("上海{brand}{trade}{kind}（普通合伙）")
        }
        Form::Collective => match (parts.section.code, dice.below(3)) {
            ("C", _) => format!("上海{brand}{trade}厂"),
            (_, 0) => format!("上海{}{brand}{trade}公司", parts.district.short),
            (_, 1) => format!("上海{brand}{trade}总公司"),
            _ => format!("上海{brand}{trade}公司"),
        },
        Form::JointStock => company(parts, &brand, "股份有限公司", dice),
        Form::Company | Form::Foreign | Form::Branch => {
            let suffix = if parts.is_group {
                *dice.pick(&["（集团）有限公司", "集团有限公司"])
            } else if dice.chance(15) {
                "有限责任公司"
            } else {
                "有限公司"
            };
            company(parts, &brand, suffix, dice)
        }
    }
}

fn company(parts: &NameParts, brand: &str, suffix: &str, dice: &mut Dice) -> String {
    let trade = parts.trade.name;
    // Enterprises from elsewhere put the city behind their brand.
    let local = if parts.form == Form::Foreign { 450 } else { 830 };
    match dice.below(1000) {
        draw if draw < local => format!("上海{brand}{trade}{suffix}"),
        draw if draw < local + 20 => format!("上海{}{brand}{trade}{suffix}", parts.district.short),
        draw if draw < local + 110 => format!("{brand}（上海）{trade}{suffix}"),
        _ => format!("{brand}{trade}（上海）{suffix}"),
    }
}

fn shop(parts: &NameParts, brand: &str, dice: &mut Dice) -> String {
    let (district, shop) = (parts.district.name, parts.trade.name);
    match dice.below(10) {
        0..6 => format!("上海市{district}{}{brand}{shop}", town(parts.street)),
        6..9 => format!("上海市{district}{brand}{shop}"),
        _ => format!("上海{}{brand}{shop}", parts.district.short),
    }
}

/// The name of a company's branch that is registered as a subject of its own, or recorded under its enterprise.
pub(super) fn branch(parent: &str, district: &str, street: &str, ordinal: Option<u64>, dice: &mut Dice) -> String {
    const ORDINALS: &[&str] = &["第一", "第二", "第三", "第四", "第五", "第六", "第七", "第八", "第九", "第十"];
    let ordinal = ordinal.and_then(|ordinal| ORDINALS.get(usize::try_from(ordinal).ok()?));
    match (ordinal, dice.below(3)) {
        (Some(ordinal), 0) => format!("{parent}{district}{ordinal}分公司"),
        (_, 1) => format!("{parent}{district}分公司"),
        _ => format!("{parent}{}分公司", town(street)),
    }
}

/// A street or town without the word for what it is.
fn town(street: &str) -> &str {
    street.trim_end_matches("街道").trim_end_matches('镇').trim_end_matches('乡')
}

/// An address in a district.
pub(super) fn address(district: &super::data::District, street: &str, dice: &mut Dice) -> String {
    let road = dice.pick(&Words::embedded().roads);
    let number = dice.between(1, 2999);
    let building = dice.between(1, 30);
    let floor = dice.between(1, 28);
    let room = dice.between(1, 20);
    let district = district.name;
    match dice.below(4) {
        0 => format!("上海市{district}{road}路{number}号{building}幢{floor}层{room:02}室"),
        1 => format!("上海市{district}{road}路{number}弄{building}号{floor}{room:02}室"),
        2 if street.ends_with('镇') => format!("上海市{district}{street}{road}路{number}号{building}幢{room:03}室"),
        _ => format!("上海市{district}{road}路{number}号{floor}{room:02}室"),
    }
}

/// The name of a person.
pub(super) fn person(dice: &mut Dice) -> String {
    let words = Words::embedded();
    let mut name = (*dice.weighted(&words.surnames)).to_owned();
    name.push(*dice.pick(&words.given));
    if dice.chance(720) {
        name.push(*dice.pick(&words.given));
    }
    name
}
