//! Mortgages of chattels, pledges of equity and of intellectual property.

use chrono::{Datelike, Days, NaiveDate};
use entity::code::{PropertyKind, SecuredClaimKind, Validity};

use super::{Sheet, person::Owner};
use crate::domain::{
    disclosure::{
        cell::Cell,
        kind::{ChattelMortgage, EquityPledge, IntellectualPropertyPledge},
    },
    generate::{
        authority::{self, Office},
        form::Form,
        law::add_years,
        name,
        random::{Dice, Topic},
        row::{Row, code},
    },
};

/// 10,000 yuan in fen.
const WAN: i64 = 1_000_000;

pub(super) fn add(sheet: &mut Sheet<'_>, owners: &[Owner]) {
    if owners.is_empty() || sheet.profile.form == Form::Sole {
        return;
    }
    let mut dice = sheet.dice(Topic::Security);
    // In thousandths of one a year for the smallest; makers have machines, others have rights.
    let (mortgages, rights) = match sheet.profile.section.code {
        "C" => (12, 2),
        "M" | "I" => (1, 4),
        _ => (2, 0),
    };
    let factor = sheet.profile.size.factor();
    for (index, day) in sheet.working_days(mortgages * factor, 60, &mut dice).into_iter().enumerate() {
        mortgage(sheet, index, day, &mut dice);
    }
    for (index, day) in sheet.working_days(2 * factor, 60, &mut dice).into_iter().enumerate() {
        let owner = dice.pick(owners);
        equity(sheet, index, day, owner, &mut dice);
    }
    for (index, day) in sheet.working_days(rights * factor, 40, &mut dice).into_iter().enumerate() {
        property(sheet, index, day, &mut dice);
    }
}

/// A lender: a bank of the invented city, or a company.
fn lender(dice: &mut Dice) -> String {
    let brand = name::brand(dice);
    match dice.below(3) {
        0 => format!("{brand}银行股份有限公司上海分行"),
        1 => format!("{brand}融资租赁有限公司"),
        _ => format!("上海{brand}小额贷款有限公司"),
    }
}

/// The day on which a registration was cancelled, if it was: most are after a year or more.
fn cancellation(sheet: &Sheet<'_>, registered_on: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    let day = registered_on + Days::new(dice.below(900) + 100);
    let day = sheet.city.law.working_day_from(day)?;
    (day <= sheet.profile.ending.last_day && dice.chance(600)).then_some(day)
}

fn validity(cancelled_on: Option<NaiveDate>) -> Cell {
    code(if cancelled_on.is_some() { Validity::Invalid } else { Validity::Valid })
}

fn mortgage(sheet: &mut Sheet<'_>, index: usize, registered_on: NaiveDate, dice: &mut Dice) {
    let profile = sheet.profile;
    let amount = dice.between(20, 3000) * WAN;
    let cancelled_on = cancellation(sheet, registered_on, dice);
    let until = cancelled_on.unwrap_or(profile.ending.last_day);
    let altered_on = dice.chance(80).then(|| dice.date(registered_on, until));
    let things = (0..=dice.below(3)).map(|_| {
        let name = *dice.pick(&["数控机床", "注塑机", "冲压设备", "印刷机", "原材料", "产成品", "叉车"]);
        let count = dice.between(1, 40);
        [
            ("name", name.into()),
            ("ownership", profile.name.as_str().into()),
            ("condition", format!("{count}台（套），状况良好，存放于抵押人厂区").into()),
        ]
    });
    let things = things.collect();
    let mut row = Row::new(&ChattelMortgage);
    row.set("registration_number", format!("沪动抵〔{}〕{:010}", registered_on.year(), sheet.serial(index)))
        .set("authority", Office::MarketSupervision.name(profile.district))
        .set("registered_on", registered_on)
        .set("validity", validity(cancelled_on))
        .set_items("mortgagees", vec![[("name", lender(dice).into())]])
        .set("secured_claim_kind", code(*dice.pick(&[SecuredClaimKind::Loan, SecuredClaimKind::FinanceLease])))
        .set("secured_claim_amount", amount)
        .set("secured_claim_scope", "主债权本金、利息、违约金、损害赔偿金及实现债权的费用")
        .set("secured_claim_from", registered_on)
        .set("secured_claim_to", add_years(registered_on, 1 + u32::try_from(dice.below(3)).unwrap_or(0)))
        .set_items("collateral", things)
        .set("cancelled_on", cancelled_on)
        .set("cancellation_reason", cancelled_on.map(|_| "主债权消灭"));
    if let Some(day) = altered_on {
        row.set_items("alterations", vec![[("altered_on", day.into()), ("content", "被担保债权数额变更".into())]]);
    }
    sheet.push(&ChattelMortgage, registered_on, row);
}

fn equity(sheet: &mut Sheet<'_>, index: usize, registered_on: NaiveDate, owner: &Owner, dice: &mut Dice) {
    let profile = sheet.profile;
    let cancelled_on = cancellation(sheet, registered_on, dice);
    let mut row = Row::new(&EquityPledge);
    row.set("registration_number", format!("沪股质〔{}〕{:010}", registered_on.year(), sheet.serial(index)))
        .set("authority", authority::registration(profile))
        .set("pledgor", owner.name.as_str())
        .set("pledgee", lender(dice))
        .set("pledged_amount", owner.subscribed_amount / 100 * dice.between(5, 100))
        .set("registered_on", registered_on)
        .set("validity", validity(cancelled_on))
        .set("cancelled_on", cancelled_on)
        .set("cancellation_reason", cancelled_on.map(|_| "主债权消灭"));
    sheet.push(&EquityPledge, registered_on, row);
}

fn property(sheet: &mut Sheet<'_>, index: usize, registered_on: NaiveDate, dice: &mut Dice) {
    let profile = sheet.profile;
    let kind = *dice.pick(&[PropertyKind::Patent, PropertyKind::Trademark, PropertyKind::Copyright]);
    let (authority, title) = match kind {
        PropertyKind::Trademark => ("国家工商行政管理总局商标局", format!("“{}”注册商标专用权", name::brand(dice))),
        PropertyKind::Copyright => ("中国版权保护中心", format!("{}软件V1.0著作权", profile.trade.name)),
        PropertyKind::Patent => ("国家知识产权局", format!("一种{}装置（实用新型专利）", profile.trade.name)),
    };
    let valid_to = add_years(registered_on, 1 + u32::try_from(dice.below(3)).unwrap_or(0)) - Days::new(1);
    let runs = valid_to >= sheet.city.law.today;
    let mut row = Row::new(&IntellectualPropertyPledge);
    row.set("registration_number", format!("沪知质〔{}〕{:010}", registered_on.year(), sheet.serial(index)))
        .set("authority", authority)
        .set("pledgor", profile.name.as_str())
        .set("title", title)
        .set("property_kind", code(kind))
        .set("pledgee", lender(dice))
        .set("registered_on", registered_on)
        .set("valid_from", registered_on)
        .set("valid_to", valid_to)
        .set("validity", code(if runs { Validity::Valid } else { Validity::Invalid }));
    sheet.push(&IntellectualPropertyPledge, registered_on, row);
}
