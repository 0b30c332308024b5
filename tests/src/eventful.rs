//! A random history that is the same each time: enterprises that come, change their names and codes, and go; entries that
//! are made, removed, withdrawn and objected to. And its events, as the database keeps them.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use mingjing::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
    write::{Amend, Amendment, Batch, By, Decision, Task, Wanted, Work, WriteError},
};
use sea_orm::FromQueryResult;
use serde_json::Value;

use crate::{
    draft::{abnormal_operation, credit_code, draft, enterprise, kind},
    gateway::{Gateway, today},
    history::rows,
};

/// How many enterprises there are.
pub const ENTERPRISES: u32 = 12;
const STEPS: u64 = 120;

/// A sequence of numbers that looks random and is the same each time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        // Knuth's MMIX generator; its high bits are the better ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn number(&mut self) -> u32 {
        u32::try_from(self.roll(ENTERPRISES.into())).expect("it works") + 1
    }

    fn day(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2015, 1, 1).expect("it works") + Days::new(self.roll(1_000))
    }
}

/// Amends one record in its publisher's name.
struct One(Amendment, &'static str, DateTime<Utc>);

#[async_trait::async_trait]
impl Task for One {
    type Done = ();

    async fn run(&self, work: &mut Work) -> Result<Decision<()>, WriteError> {
        let amend =
            Amend { kind: kind(self.1), by: By::Itself, amendments: std::slice::from_ref(&self.0), now: self.2 };
        work.amend(&amend).await?;
        Ok(Decision::Commit(()))
    }
}

/// Amends one record in its publisher's name.
///
/// # Panics
/// When the database refuses it.
pub async fn amend(gateway: &Gateway, kind_name: &'static str, amendment: Amendment, now: DateTime<Utc>) {
    gateway.app.writer.run(&One(amendment, kind_name, now)).await.expect("it works");
}

async fn write(gateway: &Gateway, kind_name: &str, drafts: &[Draft], now: DateTime<Utc>) {
    let batch = Batch { kind: kind(kind_name), publisher: gateway.publisher, drafts, now, dry_run: false };
    gateway.app.writer.write(&batch).await.expect("it works");
}

/// An event as it is stored.
#[derive(Debug, FromQueryResult)]
pub struct Event {
    /// Its place.
    pub sequence: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// The record's kind.
    pub kind: String,
    /// The record.
    pub record_id: i64,
    /// Its enterprise.
    pub enterprise_id: i64,
    /// The code of the record's state after it.
    pub state: String,
    /// The record's revision after it.
    pub revision: i64,
    /// What the record said after it.
    pub content: Value,
}

/// All events.
///
/// # Panics
/// When they cannot be read.
pub async fn events(gateway: &Gateway) -> Vec<Event> {
    let sql =
        "SELECT sequence, at, kind, record_id, enterprise_id, state, CAST(revision AS bigint) AS revision, content
        FROM change_event ORDER BY sequence";
    rows(&gateway.app.store, sql).await
}

/// Some steps of the history.
///
/// # Panics
/// When a write fails.
pub async fn live(gateway: &Gateway, dice: &mut Dice) {
    let names = ["明镜", "华渊", "德胜", "安泰"];
    for step in 0..STEPS {
        let now = today() - TimeDelta::days(400) + TimeDelta::hours(i64::try_from(step).expect("it works") * 70);
        let number = dice.number();
        let day = dice.day().to_string();
        match dice.roll(8) {
            0..=2 => {
                let name = format!("上海{}贸易有限公司", names[usize::try_from(dice.roll(4)).expect("it works")]);
                let former = Cell::List(vec![Cell::text(format!("上海{number}号商店"))]);
                let mut draft = enterprise(number, &[("name", Cell::text(name)), ("former_names", former)]);
                if dice.roll(3) == 0 {
                    // Its code changes; it is known by its number.
                    let registration = format!("{:014}", u64::from(number) + 31_010_000_000_000);
                    let registration = entity::value::RegistrationNumber::with_check(&registration).expect("it works");
                    draft.subject = Subject::RegistrationNumber(registration.as_str().into());
                    draft.cells[1] = Cell::text(registration.as_str());
                    draft.cells[0] = Cell::text(credit_code(number + if dice.roll(2) == 0 { 100 } else { 200 }));
                }
                write(gateway, "enterprise", &[draft], now).await;
            }
            3 | 4 => {
                let removed = [("removed_on", Cell::text("2017-10-01")), ("removal_reason", Cell::text("1"))];
                let values = if dice.roll(2) == 0 { &removed[..] } else { &[] };
                let listed_on = if dice.roll(2) == 0 { "2016-07-08" } else { &*day };
                write(gateway, "abnormal_operation", &[abnormal_operation(number, listed_on, values)], now).await;
            }
            5 => {
                let penalty = draft(
                    "penalty",
                    number,
                    &[
                        ("document_number", Cell::text(format!("{}号", dice.roll(3)))),
                        ("authority", Cell::text("上海市徐汇区市场监督管理局")),
                        ("kinds", Cell::List(vec![Cell::text("1")])),
                        ("decided_on", Cell::text(&*day)),
                        ("display_until", Cell::text("2017-08-01")),
                    ],
                );
                write(gateway, "penalty", &[penalty], now).await;
            }
            amended => {
                let events = events(gateway).await;
                let entries: Vec<&Event> = events.iter().filter(|event| event.kind == "abnormal_operation").collect();
                if entries.is_empty() {
                    continue;
                }
                let record = entries[usize::try_from(dice.roll(entries.len() as u64)).expect("it works")].record_id;
                let wanted = if amended == 6 { Wanted::Withdraw } else { Wanted::Mark(dice.roll(2) == 0) };
                let amendment = Amendment { record, expected_revision: None, wanted, reason: None };
                amend(gateway, "abnormal_operation", amendment, now).await;
            }
        }
    }
}

/// What each record said last up to an event.
pub fn replay(events: &[Event], sequence: i64) -> BTreeMap<i64, &Event> {
    events.iter().filter(|event| event.sequence <= sequence).map(|event| (event.record_id, event)).collect()
}
