//! Inspections, as the history has them: spot checks, and double-random inspections since 2016.

use chrono::Datelike;
use entity::code::InspectionKind;

use super::Sheet;
use crate::domain::{
    disclosure::kind::Inspection,
    generate::{
        authority::{CITY_AIC, Office},
        row::{Row, code, codes, texts},
    },
};

/// Tasks of a year's plan: name, kind, what is looked at.
static TASKS: &[(&str, InspectionKind, &[&str])] = &[
    ("企业公示信息不定向抽查", InspectionKind::Undirected, &["登记事项检查", "公示信息检查"]),
    ("企业年度报告公示信息抽查", InspectionKind::Undirected, &["年度报告公示信息检查"]),
    ("广告行为定向抽查", InspectionKind::Directed, &["广告行为检查"]),
    ("商标使用行为定向抽查", InspectionKind::Directed, &["商标使用行为检查"]),
    ("流通领域商品质量定向抽查", InspectionKind::Directed, &["流通领域商品质量监督检查", "合同行为检查"]),
    ("特种设备使用单位定向抽查", InspectionKind::Directed, &["特种设备使用单位监督检查"]),
];

/// The first year of double-random inspections.
const DOUBLE_RANDOM_FROM: i32 = 2016;

pub(super) fn add(sheet: &mut Sheet<'_>) {
    let (profile, history) = (sheet.profile, sheet.history);
    for (index, inspection) in history.inspections.iter().enumerate() {
        let year = inspection.inspected_on.year();
        let spread = usize::try_from(profile.number % 97).unwrap_or_default();
        let (task, kind, items) = TASKS[(index + spread) % TASKS.len()];
        let word = if year >= DOUBLE_RANDOM_FROM { "双随机" } else { "" };
        let by_city = (index + spread).is_multiple_of(7);
        let authority = if by_city { CITY_AIC.to_owned() } else { Office::MarketSupervision.name(profile.district) };
        let mut row = Row::new(&Inspection);
        row.set("document_number", format!("沪监管抽查〔{year}〕第{:010}号", sheet.serial(index)))
            .set("authority", authority)
            .set("plan", format!("上海市{year}年度{word}抽查工作计划"))
            .set("task", format!("{year}年{word}{task}"))
            .set("kind", code(kind))
            .set("items", texts(items))
            .set("inspected_on", inspection.inspected_on)
            .set("results", codes(inspection.results));
        sheet.push(&Inspection, inspection.inspected_on, row);
    }
}
