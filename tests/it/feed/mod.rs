//! The feed: every change in the order of commits, page by page and as it happens.

mod follow;
mod page;
mod plain;
mod watched;

use mingjing::domain::disclosure::cell::Cell;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, draft, enterprise},
    gateway::Gateway,
};

/// What the tests read of a page.
const PAGE: &str = "upTo hasMore head events { sequence at operation kind recordId revision after before
    changes { field before after } enterprise { creditCode name } by { name } state { code } underObjection reason }";

/// Three enterprises, of two industries and two districts, with one honour, one entry that is removed again, and one that
/// is not: eight changes.
async fn changes(gateway: &Gateway) {
    let enterprises = [
        enterprise(1, &[]),
        enterprise(2, &[("industry", Cell::text("I")), ("registration_number", Cell::text("310141000157096"))]),
        enterprise(3, &[("district", Cell::text("310101"))]),
    ];
    gateway.write("enterprise", &enterprises).await;
    gateway.write("honour", &[honour(1, "甲")]).await;
    gateway
        .write(
            "abnormal_operation",
            &[entry(2, &[]), entry(3, &[("authority", Cell::text("上海市黄浦区市场监督管理局"))])],
        )
        .await;
    let removed = [("removed_on", Cell::text("2017-01-05")), ("removal_reason", Cell::text("1"))];
    gateway.write("abnormal_operation", &[entry(2, &removed)]).await;
    gateway.write("honour", &[honour(2, "乙")]).await;
}

fn honour(enterprise: u32, title: &str) -> mingjing::domain::disclosure::draft::Draft {
    let values = [
        ("title", Cell::text(title)),
        ("authority", Cell::text("市餐饮协会")),
        ("awarded_on", Cell::text("2016-04-11")),
    ];
    draft("honour", enterprise, &values)
}

fn entry(enterprise: u32, values: &[(&str, Cell)]) -> mingjing::domain::disclosure::draft::Draft {
    abnormal_operation(enterprise, "2016-07-11", values)
}

/// A page of the feed.
async fn page(gateway: &Gateway, arguments: &str) -> Value {
    gateway.data(&format!("{{ changes({arguments}) {{ {PAGE} }} }}")).await["changes"].clone()
}

/// The sequence numbers of a page.
fn sequences(page: &Value) -> Vec<u64> {
    let events = page["events"].as_array().unwrap_or_else(|| panic!("{page}")).iter();
    events.map(|event| event["sequence"].as_str().unwrap().parse().unwrap()).collect()
}

/// Where a page says that it looked up to, whether there is more, and how far the data set goes.
fn bounds(page: &Value) -> Value {
    json!([page["upTo"], page["hasMore"], page["head"]])
}
