//! Penalties: what enterprises of each section are penalised for, and those that a serious listing counts.

use chrono::{Datelike, NaiveDate};
use entity::code::{PenaltyKind, SeriousReason};

use super::Sheet;
use crate::domain::{
    disclosure::kind::Penalty,
    generate::{
        authority::Office,
        law::add_years,
        random::{Dice, Topic},
        row::{Row, codes},
    },
};

/// A violation and what usually follows. Amounts are in yuan.
struct Violation {
    office: Office,
    word: &'static str,
    name: &'static str,
    facts: &'static str,
    basis: &'static str,
    kinds: &'static [PenaltyKind],
    fine: (i64, i64),
    /// The serious reason that it counts for.
    counts_for: Option<SeriousReason>,
    /// The sections in which it occurs; all when empty.
    sections: &'static str,
}

static VIOLATIONS: &[Violation] = &[
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管案处字",
        name: "发布虚假广告",
        facts: "当事人在其经营场所及网站发布含有虚假内容的广告，欺骗、误导消费者。",
        basis: "《中华人民共和国广告法》第五十五条第一款",
        kinds: &[PenaltyKind::Fine],
        fine: (2_000, 200_000),
        counts_for: Some(SeriousReason::FalseAdvertising),
        sections: "",
    },
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管案处字",
        name: "侵犯注册商标专用权",
        facts: "当事人未经商标注册人许可，销售侵犯注册商标专用权的商品。",
        basis: "《中华人民共和国商标法》第六十条第二款",
        kinds: &[PenaltyKind::Fine, PenaltyKind::ConfiscationOfProperty],
        fine: (1_000, 250_000),
        counts_for: Some(SeriousReason::TrademarkInfringement),
        sections: "FCHO",
    },
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管案处字",
        name: "不正当竞争",
        facts: "当事人对商品的质量、用途等作引人误解的虚假宣传。",
        basis: "《中华人民共和国反不正当竞争法》第二十四条第一款",
        kinds: &[PenaltyKind::Fine],
        fine: (10_000, 200_000),
        counts_for: Some(SeriousReason::UnfairCompetition),
        sections: "",
    },
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管案处字",
        name: "销售不符合保障人身、财产安全要求的商品",
        facts: "当事人销售的商品经抽检不符合保障人身、财产安全的国家标准。",
        basis: "《中华人民共和国产品质量法》第四十九条",
        kinds: &[PenaltyKind::Fine, PenaltyKind::ConfiscationOfGains, PenaltyKind::ConfiscationOfProperty],
        fine: (500, 100_000),
        counts_for: Some(SeriousReason::UnsafeGoods),
        sections: "FCH",
    },
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管食处字",
        name: "未取得食品经营许可从事食品经营活动",
        facts: "当事人未取得食品经营许可，擅自从事食品经营活动。",
        basis: "《中华人民共和国食品安全法》第一百二十二条第一款",
        kinds: &[PenaltyKind::Fine, PenaltyKind::ConfiscationOfGains],
        fine: (5_000, 50_000),
        counts_for: None,
        sections: "FH",
    },
    Violation {
        office: Office::MarketSupervision,
        word: "沪监管案处字",
        name: "登记事项发生变更未办理变更登记",
        facts: "当事人的登记事项发生变更，未按规定办理变更登记，经责令逾期仍未登记。",
        basis: "《中华人民共和国公司登记管理条例》第六十九条第一款",
        kinds: &[PenaltyKind::Fine],
        fine: (10_000, 30_000),
        counts_for: None,
        sections: "",
    },
    Violation {
        office: Office::Environment,
        word: "沪环罚字",
        name: "超标排放污染物",
        facts: "当事人排放的污染物超过国家规定的排放标准。",
        basis: "《中华人民共和国环境保护法》第六十条",
        kinds: &[PenaltyKind::Fine, PenaltyKind::BusinessSuspended],
        fine: (20_000, 500_000),
        counts_for: None,
        sections: "CHOD",
    },
    Violation {
        office: Office::Fire,
        word: "沪公消行罚决字",
        name: "消防设施未保持完好有效",
        facts: "当事人经营场所的消防设施未保持完好有效。",
        basis: "《中华人民共和国消防法》第六十条第一款",
        kinds: &[PenaltyKind::Fine],
        fine: (5_000, 50_000),
        counts_for: None,
        sections: "",
    },
    Violation {
        office: Office::CityManagement,
        word: "沪城管罚字",
        name: "跨门营业",
        facts: "当事人超出门窗和外墙经营。",
        basis: "《上海市市容环境卫生管理条例》第二十条",
        kinds: &[PenaltyKind::Warning],
        fine: (0, 0),
        counts_for: None,
        sections: "FHO",
    },
    Violation {
        office: Office::Transport,
        word: "沪交罚字",
        name: "未按规定维护和检测运输车辆",
        facts: "当事人未按规定维护和检测运输车辆。",
        basis: "《中华人民共和国道路运输条例》第七十一条第一款",
        kinds: &[PenaltyKind::Fine],
        fine: (1_000, 5_000),
        counts_for: None,
        sections: "G",
    },
    Violation {
        office: Office::Construction,
        word: "沪建罚字",
        name: "未按照工程设计图纸施工",
        facts: "当事人在施工中未按照工程设计图纸和施工技术标准施工。",
        basis: "《建设工程质量管理条例》第六十四条",
        kinds: &[PenaltyKind::PublicCriticism, PenaltyKind::Fine],
        fine: (20_000, 300_000),
        counts_for: None,
        sections: "E",
    },
];

/// For how many years a penalty is displayed.
const DISPLAYED_YEARS: u32 = 5;

pub(super) fn add(sheet: &mut Sheet<'_>) {
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::Penalty);
    let section = profile.section.code;
    // In thousandths of one a year.
    let rate = match section {
        "H" => 30,
        "F" | "C" | "E" | "G" | "O" => 14,
        _ => 5,
    };
    let occurring: Vec<_> = VIOLATIONS
        .iter()
        .filter(|violation| violation.sections.is_empty() || violation.sections.contains(section))
        .collect();
    let days = sheet.working_days(rate * profile.size.factor(), 300, &mut dice);
    let ordinary = days.into_iter().map(|day| (*dice.pick(&occurring), day)).collect::<Vec<_>>();
    let counted = sheet.history.penalties.iter().filter_map(|(reason, day)| {
        let violation = VIOLATIONS.iter().find(|violation| violation.counts_for == Some(*reason))?;
        Some((violation, *day))
    });
    let all: Vec<_> = ordinary.into_iter().chain(counted).collect();
    for (index, (violation, decided_on)) in all.into_iter().enumerate() {
        push(sheet, violation, decided_on, index, &mut dice);
    }
}

fn push(sheet: &mut Sheet<'_>, violation: &Violation, decided_on: NaiveDate, index: usize, dice: &mut Dice) {
    let profile = sheet.profile;
    let fined = violation.fine.1 > 0;
    let confiscated = violation.kinds.contains(&PenaltyKind::ConfiscationOfGains)
        || violation.kinds.contains(&PenaltyKind::ConfiscationOfProperty);
    // Fines are round.
    let fine = dice.between(violation.fine.0 / 100, violation.fine.1 / 100) * 100;
    let gains = dice.between(100, 50_000);
    let mut content = match (fined, confiscated) {
        (true, true) => format!("没收违法所得、非法财物，价值人民币{gains}元；罚款人民币{fine}元"),
        (true, false) => format!("罚款人民币{fine}元"),
        _ => "警告".to_owned(),
    };
    content.push('。');
    let mut row = Row::new(&Penalty);
    row.set("document_number", format!("{}〔{}〕第{:010}号", violation.word, decided_on.year(), sheet.serial(index)))
        .set("violation", violation.name)
        .set("facts", violation.facts)
        .set("legal_basis", violation.basis)
        .set("kinds", codes(violation.kinds))
        .set("content", content)
        .set("fine_amount", fined.then_some(fine * 100))
        .set("confiscated_amount", confiscated.then_some(gains * 100))
        .set("decided_on", decided_on)
        .set("display_until", add_years(decided_on, DISPLAYED_YEARS))
        .set("authority", violation.office.name(profile.district))
        .set("authority_code", violation.office.code(profile.district));
    sheet.push(&Penalty, decided_on, row);
}
