//! A history that looks random and is the same each time: records that come, are revised, corrected, withdrawn, published
//! again, objected to and settled, and expire; enterprises that change their names, their codes and their districts.

use chrono::{Days, NaiveDate};
use mingjing::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
    write::{Amendment, Batch, Wanted},
};
use sea_orm::FromQueryResult;
use tests::{
    draft::{abnormal_operation, credit_code, draft, enterprise, kind},
    eventful::{Dice, amend},
    gateway::{Gateway, today},
    history::rows,
};

/// Enterprises that there may be.
pub(super) const ENTERPRISES: u32 = 9;
/// Their districts by turns.
pub(super) const DISTRICTS: [&str; 3] = ["310115", "310104", "310112"];
/// Who decides by turns.
pub(super) const AUTHORITIES: [&str; 2] = ["上海市徐汇区市场监督管理局", "上海市浦东新区市场监督管理局"];

/// One of so many.
fn pick(dice: &mut Dice, of: usize) -> usize {
    usize::try_from(dice.roll(of as u64)).unwrap()
}

fn day(dice: &mut Dice) -> String {
    let day = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + Days::new(dice.roll(1_000));
    day.to_string()
}

#[derive(FromQueryResult)]
struct Stored {
    id: i64,
}

async fn write(gateway: &Gateway, kind_name: &str, draft: Draft) {
    let drafts = [draft];
    let batch =
        Batch { kind: kind(kind_name), publisher: gateway.publisher, drafts: &drafts, now: today(), dry_run: false };
    gateway.app.writer.write(&batch).await.unwrap();
}

/// Some steps of the history.
pub(super) async fn live(gateway: &Gateway, dice: &mut Dice, steps: usize) {
    for _ in 0..steps {
        let number = u32::try_from(pick(dice, ENTERPRISES as usize)).unwrap() + 1;
        match pick(dice, 10) {
            0..=2 => write(gateway, "enterprise", one(dice, number)).await,
            3 => write(gateway, "abnormal_operation", entry(dice, number)).await,
            4..=5 => write(gateway, "penalty", penalty(dice, number)).await,
            6 => write(gateway, "annual_report", report(dice, number)).await,
            amended => {
                let table = ["penalty", "abnormal_operation", "annual_report"][pick(dice, 3)];
                let records: Vec<Stored> =
                    rows(&gateway.app.store, &format!("SELECT id FROM {table} ORDER BY id")).await;
                if records.is_empty() {
                    continue;
                }
                let record = records[pick(dice, records.len())].id;
                let wanted = match amended {
                    7 => Wanted::Withdraw,
                    8 => Wanted::Mark(pick(dice, 2) == 0),
                    // A withdrawn record is published again, and says what it said.
                    _ => Wanted::Correct(vec![None; kind(table).fields().len()]),
                };
                let amendment = Amendment { record, expected_revision: None, wanted, reason: None };
                amend(gateway, table, amendment, today()).await;
            }
        }
        if pick(dice, 20) == 0 {
            gateway.app.expiry().run(today()).await.unwrap();
        }
    }
}

fn one(dice: &mut Dice, number: u32) -> Draft {
    let name = format!("上海{}贸易有限公司", ["明镜", "华渊", "德胜", "安泰"][pick(dice, 4)]);
    let district = DISTRICTS[pick(dice, 3)];
    let mut draft = enterprise(number, &[("name", Cell::text(name)), ("district", Cell::text(district))]);
    // It is known by its number, so that its code can change.
    let registration = format!("{:014}", u64::from(number) + 31_010_000_000_000);
    let registration = entity::value::RegistrationNumber::with_check(&registration).unwrap();
    draft.subject = Subject::RegistrationNumber(registration.as_str().into());
    draft.cells[1] = Cell::text(registration.as_str());
    draft.cells[0] = Cell::text(credit_code(number + if pick(dice, 3) == 0 { 100 } else { 0 }));
    draft
}

/// Drafts about an enterprise name it by its number, for its code may have changed.
fn about(number: u32, mut draft: Draft) -> Draft {
    let registration = format!("{:014}", u64::from(number) + 31_010_000_000_000);
    let registration = entity::value::RegistrationNumber::with_check(&registration).unwrap();
    draft.subject = Subject::RegistrationNumber(registration.as_str().into());
    draft
}

fn entry(dice: &mut Dice, number: u32) -> Draft {
    let removed = [("removed_on", Cell::text("2017-10-01")), ("removal_reason", Cell::text("1"))];
    let values = if pick(dice, 2) == 0 { &removed[..] } else { &[] };
    let listed_on = day(dice);
    about(number, abnormal_operation(number, if pick(dice, 2) == 0 { "2016-07-08" } else { &listed_on }, values))
}

fn penalty(dice: &mut Dice, number: u32) -> Draft {
    let until = if pick(dice, 3) == 0 { "2017-08-01" } else { "2027-08-01" };
    let values = [
        ("document_number", Cell::text(format!("{}号", pick(dice, 3)))),
        ("authority", Cell::text(AUTHORITIES[pick(dice, 2)])),
        ("kinds", Cell::List(vec![Cell::text("1")])),
        ("facts", Cell::text(["\"以次充好\", 掺杂掺假", "虚假宣传\n情节轻微", "=无照经营"][pick(dice, 3)])),
        ("decided_on", Cell::text("2016-04-11")),
        ("display_until", Cell::text(until)),
    ];
    about(number, draft("penalty", number, &values))
}

fn report(dice: &mut Dice, number: u32) -> Draft {
    let year = i64::try_from(2014 + pick(dice, 3)).unwrap();
    let values = [
        ("year", Cell::Number(year)),
        ("contact_phone", Cell::text(format!("021-5555{:04}", pick(dice, 10_000)))),
        ("authority", Cell::text("上海市浦东新区市场监督管理局")),
        ("employees_disclosed", Cell::Flag(false)),
        ("submitted_on", Cell::text(format!("{}-05-0{}", year + 1, 1 + pick(dice, 9)))),
    ];
    about(number, draft("annual_report", number, &values))
}
