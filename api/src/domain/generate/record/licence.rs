//! Licences, by what the enterprise's section needs.

use chrono::{Datelike, Days};
use entity::code::{LicenceKind, Validity};

use super::Sheet;
use crate::domain::{
    disclosure::kind::Licence,
    generate::{
        authority::Office,
        law::add_years,
        random::Topic,
        row::{Row, code},
    },
};

/// A kind of licence: who grants it for how many years, how its documents are called.
struct Grant {
    office: Office,
    certificate: &'static str,
    document: &'static str,
    /// The word that its numbers begin with.
    word: &'static str,
    kind: LicenceKind,
    years: u32,
}

const fn grant(
    office: Office,
    certificate: &'static str,
    document: &'static str,
    word: &'static str,
    kind: LicenceKind,
    years: u32,
) -> Grant {
    Grant { office, certificate, document, word, kind, years }
}

static FOOD: &[Grant] = &[
    grant(Office::MarketSupervision, "食品经营许可证", "准予食品经营许可决定书", "JY1310", LicenceKind::Ordinary, 5),
    grant(Office::MarketSupervision, "酒类商品零售许可证", "准予行政许可决定书", "沪酒专", LicenceKind::Ordinary, 3),
    grant(
        Office::Fire,
        "公众聚集场所投入使用、营业前消防安全检查合格证",
        "消防安全检查合格决定书",
        "沪公消安检",
        LicenceKind::Approval,
        0,
    ),
];
static TRADE: &[Grant] = &[
    grant(Office::MarketSupervision, "食品经营许可证", "准予食品经营许可决定书", "JY1310", LicenceKind::Ordinary, 5),
    grant(
        Office::MarketSupervision,
        "第二类医疗器械经营备案凭证",
        "备案决定书",
        "沪食药监械经营备",
        LicenceKind::Registration,
        0,
    ),
    grant(Office::Culture, "出版物经营许可证", "准予行政许可决定书", "新出发沪批字", LicenceKind::Ordinary, 4),
];
static MAKING: &[Grant] = &[
    grant(Office::Environment, "排污许可证", "准予行政许可决定书", "沪环许", LicenceKind::Ordinary, 3),
    grant(Office::MarketSupervision, "全国工业产品生产许可证", "准予生产许可决定书", "沪XK", LicenceKind::Approval, 5),
    grant(
        Office::MarketSupervision,
        "特种设备使用登记证",
        "特种设备使用登记决定书",
        "容沪",
        LicenceKind::Registration,
        0,
    ),
];
static BUILDING: &[Grant] = &[
    grant(
        Office::Construction,
        "建筑业企业资质证书",
        "建筑业企业资质许可决定书",
        "D231",
        LicenceKind::Accreditation,
        5,
    ),
    grant(Office::Construction, "安全生产许可证", "安全生产许可决定书", "沪JZ安许证字", LicenceKind::Ordinary, 3),
];
static TRANSPORT: &[Grant] = &[grant(
    Office::Transport,
    "道路运输经营许可证",
    "道路运输经营行政许可决定书",
    "沪交运管许可",
    LicenceKind::Ordinary,
    4,
)];
static CULTURE: &[Grant] = &[
    grant(Office::Culture, "营业性演出许可证", "准予行政许可决定书", "沪市文演", LicenceKind::Ordinary, 2),
    grant(Office::Culture, "娱乐经营许可证", "准予行政许可决定书", "沪文娱", LicenceKind::Ordinary, 2),
];
static PUBLIC_PLACE: &[Grant] =
    &[grant(Office::Health, "公共场所卫生许可证", "准予行政许可决定书", "沪卫公证字", LicenceKind::Ordinary, 4)];
static SERVICE: &[Grant] = &[
    grant(Office::Labour, "人力资源服务许可证", "准予行政许可决定书", "沪人社", LicenceKind::Ordinary, 3),
    grant(
        Office::Tax,
        "增值税专用发票最高开票限额审批",
        "准予税务行政许可决定书",
        "沪国税许准字",
        LicenceKind::Ordinary,
        0,
    ),
];

/// The licences of a section, and how many its smallest enterprises get in a thousandth of a year.
fn grants(section: &str) -> (&'static [Grant], u64) {
    match section {
        "H" => (FOOD, 260),
        "F" => (TRADE, 90),
        "C" => (MAKING, 110),
        "E" => (BUILDING, 160),
        "G" => (TRANSPORT, 200),
        "R" => (CULTURE, 180),
        "O" | "Q" | "P" => (PUBLIC_PLACE, 140),
        _ => (SERVICE, 60),
    }
}

pub(super) fn add(sheet: &mut Sheet<'_>) {
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::Licence);
    let (grants, rate) = grants(profile.section.code);
    for (index, decided_on) in sheet.working_days(rate * profile.size.factor(), 300, &mut dice).into_iter().enumerate()
    {
        let grant = dice.pick(grants);
        let serial = sheet.serial(index);
        let year = decided_on.year();
        let valid_to = (grant.years > 0).then(|| add_years(decided_on, grant.years) - Days::new(1));
        let runs = profile.is_alive() && valid_to.is_none_or(|end| end >= sheet.city.law.today);
        let validity = if runs { Validity::Valid } else { Validity::Invalid };
        let mut row = Row::new(&Licence);
        row.set("document_number", format!("{}〔{year}〕第{serial:010}号", grant.word))
            .set("document_name", grant.document)
            .set("licence_kind", code(grant.kind))
            .set("content", profile.trade.scope)
            .set("certificate_name", grant.certificate)
            .set("certificate_number", format!("{}〔{year}〕{serial:010}", grant.word))
            .set("decided_on", decided_on)
            .set("valid_from", decided_on)
            .set("valid_to", valid_to)
            .set("authority", grant.office.name(profile.district))
            .set("authority_code", grant.office.code(profile.district))
            .set("validity", code(validity));
        sheet.push(&Licence, decided_on, row);
    }
}
