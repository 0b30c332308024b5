//! Annual reports, as the history has them. What an enterprise does not disclose has no amount.

use chrono::{Days, NaiveDate};
use entity::code::{CodeList, ContributionForm, FinancialFigure, OperatingState};

use super::{Sheet, person::Owner};
use crate::domain::{
    disclosure::kind::AnnualReport,
    generate::{
        authority,
        form::Size,
        name,
        random::{Dice, Topic},
        row::{Row, Value, code, codes},
    },
};

/// The most shareholders that a report repeats.
const OWNERS_SHOWN: usize = 10;

pub(super) fn add(sheet: &mut Sheet<'_>, owners: &[Owner]) {
    let (profile, history) = (sheet.profile, sheet.history);
    let mut dice = sheet.dice(Topic::AnnualReport);
    // Enterprises decide once what they disclose, and mostly stay with it.
    let discloses_figures = dice.chance(180);
    let discloses_employees = dice.chance(350);
    let site = dice.chance(150).then(|| format!("www.qy{:08}.example", profile.number));
    let phone = format!("021-{:08}", dice.between(50_000_000, 69_999_999));
    let email = format!("qy{:08}@mail.example", profile.number);
    for report in &history.reports {
        let employees = discloses_employees.then(|| people(profile.size, &mut dice));
        let mut row = Row::new(&AnnualReport);
        row.set("year", i64::from(report.year))
            .set("submitted_on", report.submitted_on)
            .set("authority", authority::registration(profile))
            .set("contact_phone", phone.as_str())
            .set("contact_email", email.as_str())
            .set("postal_address", profile.address.as_str())
            .set("postal_code", "200000")
            .set("operating_state", code(state(&mut dice)))
            .set("employees", employees)
            .set("employees_disclosed", discloses_employees)
            .set_items("figures", figures(profile.size, discloses_figures, &mut dice));
        if let Some(address) = &site {
            row.set_items("websites", vec![[("kind", "网站".into()), ("address", address.as_str().into())]]);
        }
        if !owners.is_empty() {
            row.set_items("shareholders", shareholders(owners, report.submitted_on));
        }
        if profile.size >= Size::Medium && dice.chance(80) {
            row.set_items("guarantees", vec![guarantee(report.submitted_on, &mut dice)]);
        }
        // One report in fifty is amended.
        if dice.chance(20) {
            let amendment = amendment(report.submitted_on, profile.ending.last_day, &mut dice);
            row.set_items("amendments", vec![amendment]);
        }
        sheet.push(&AnnualReport, report.submitted_on, row);
    }
}

fn state(dice: &mut Dice) -> OperatingState {
    *dice.weighted(&[(92, OperatingState::Operating), (6, OperatingState::Dormant), (2, OperatingState::InLiquidation)])
}

fn people(size: Size, dice: &mut Dice) -> i64 {
    match size {
        Size::Micro => dice.between(1, 12),
        Size::Small => dice.between(5, 60),
        Size::Medium => dice.between(40, 300),
        Size::Large => dice.between(200, 2000),
        Size::Giant => dice.between(1500, 20_000),
    }
}

fn shareholders(owners: &[Owner], submitted_on: NaiveDate) -> Vec<[(&'static str, Value); 7]> {
    let shown = owners.iter().take(OWNERS_SHOWN).map(|owner| {
        let paid = owner.paid.filter(|(_, day)| *day <= submitted_on);
        [
            ("name", owner.name.as_str().into()),
            ("subscribed_amount", owner.subscribed_amount.into()),
            ("subscribed_on", owner.subscribed_on.into()),
            ("subscribed_forms", codes(&[ContributionForm::Money]).into()),
            ("paid_amount", paid.map(|(amount, _)| amount).into()),
            ("paid_on", paid.map(|(_, day)| day).into()),
            ("paid_forms", paid.map(|_| codes(&[ContributionForm::Money])).into()),
        ]
    });
    shown.collect()
}

fn guarantee(submitted_on: NaiveDate, dice: &mut Dice) -> [(&'static str, Value); 7] {
    let from = submitted_on - Days::new(dice.below(300) + 100);
    [
        ("creditor", "上海某银行股份有限公司".into()),
        ("debtor", format!("上海{}有限公司", name::brand(dice)).into()),
        ("claim_amount", (dice.between(50, 2000) * 1_000_000).into()),
        ("performance_from", from.into()),
        ("performance_to", (from + Days::new(730)).into()),
        ("period", "期限".into()),
        ("form", "连带保证".into()),
    ]
}

fn figures(size: Size, disclosed: bool, dice: &mut Dice) -> Vec<[(&'static str, Value); 3]> {
    /// 1,000 yuan in fen.
    const THOUSAND: i64 = 100_000;
    let scale = i64::try_from(size.factor()).unwrap_or(1) * THOUSAND;
    let assets = dice.between(50, 20_000) * scale;
    let revenue = dice.between(10, 30_000) * scale;
    let profit = revenue / 100 * dice.between(-20, 25);
    let amount = |figure| match figure {
        FinancialFigure::TotalAssets => assets,
        FinancialFigure::TotalLiabilities => assets / 100 * 45,
        FinancialFigure::OwnersEquity => assets - assets / 100 * 45,
        FinancialFigure::TotalRevenue => revenue,
        FinancialFigure::MainBusinessRevenue => revenue / 100 * 93,
        FinancialFigure::TotalProfit => profit,
        FinancialFigure::NetProfit => profit / 100 * 75,
        FinancialFigure::TotalTax => revenue / 1000 * 31,
    };
    let figure = |figure: &FinancialFigure| {
        let amount = disclosed.then(|| amount(*figure));
        [("figure", code(*figure).into()), ("amount", amount.into()), ("disclosed", disclosed.into())]
    };
    FinancialFigure::ALL.iter().map(figure).collect()
}

/// Within the half year.
fn amendment(submitted_on: NaiveDate, last_day: NaiveDate, dice: &mut Dice) -> [(&'static str, Value); 4] {
    let amended_on = dice.date(submitted_on, last_day.min(submitted_on + Days::new(180)));
    let before = dice.between(1, 40);
    [
        ("item", "从业人数".into()),
        ("before", before.to_string().into()),
        ("after", (before + dice.between(1, 9)).to_string().into()),
        ("amended_on", amended_on.into()),
    ]
}
