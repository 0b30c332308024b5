//! The feed: whatever breaks, each change is told once.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod city;
mod gateway;

use city::{City, history, start};
use futures_util::TryStreamExt as _;
use gateway::{Gateway, Reply};
use mingjing::{
    Error,
    changes::{ChangeFilter, Told},
};

#[tokio::test]
async fn after_a_break_the_feed_goes_on_without_a_gap_or_a_repeat() {
    let city = City::new(history(200, 1));
    city.lock().unwrap().breaks = vec![3, 1, 50, 2, 20, 0, 0];
    let gateway = start(&city).await;
    let changes: Vec<_> = gateway.client().feed(0).changes().try_collect().await.unwrap();
    assert_eq!(changes.iter().map(|it| it.sequence).collect::<Vec<_>>(), (1..=200).collect::<Vec<_>>());
    assert!(changes.iter().all(|it| it.changed_fields == ["title"]));
    let after: Vec<_> = gateway.asked().iter().filter_map(|it| it.parameter("after")).collect();
    assert_eq!(after, ["0", "2", "2", "51", "52", "71", "71", "71"]);
    let restored = gateway.client().feed(999).changes().try_collect::<Vec<_>>().await;
    assert!(matches!(restored, Err(Error::DatasetRestored { after: 999, .. })));
}

#[tokio::test]
async fn what_is_no_change_is_a_fault_and_an_error_line_is_raised() {
    let change = format!("{}\n", history(1, 1)[0]);
    for (line, code) in [
        ("garbage\n", None),
        ("{}\n", None),
        ("{\"sequence\":\"2\"}\n", None),
        ("{\"error\":{\"code\":\"FORBIDDEN\",\"message\":\"x\",\"requestId\":\"r\"}}\n", Some("FORBIDDEN")),
    ] {
        let gateway = Gateway::script(vec![Reply::text(200, format!("{change}{line}")), Reply::text(500, "")]).await;
        let mut feed = gateway.client().feed(0);
        assert!(feed.next().await.unwrap().is_some());
        let error = feed.next().await.unwrap_err();
        assert_eq!(error.code(), code.or(Some("HTTP_500")), "{line}");
    }
}

#[tokio::test]
async fn whoever_follows_goes_on_over_an_outage_of_any_length_and_others_give_up() {
    let outage = || std::iter::repeat_n(Reply::refusal(503, "OVERLOADED"), 100);
    let line = |number: usize| Reply::text(200, format!("{}\n", history(3, 1)[number - 1]));
    let script: Vec<_> = outage().chain([line(1)]).chain(outage()).chain([line(2)]).collect();
    let gateway = Gateway::script(script.clone()).await;
    let mut feed = gateway.client().feed(0).follow(true);
    for sequence in [1, 2] {
        let told = feed.next().await.unwrap();
        assert!(matches!(told, Some(Told::Change(change)) if change.sequence == sequence));
    }
    let gateway = Gateway::script(script).await;
    assert_eq!(gateway.client().feed(0).next().await.unwrap_err().code(), Some("OVERLOADED"));
    assert_eq!(gateway.asked().len(), 6);
}

#[tokio::test]
async fn what_does_not_pass_ends_a_feed_at_once() {
    for (status, code) in [(401, "UNAUTHENTICATED"), (403, "FORBIDDEN"), (400, "BAD_USER_INPUT")] {
        let gateway = Gateway::script(vec![Reply::refusal(status, code)]).await;
        assert_eq!(gateway.client().feed(0).follow(true).next().await.unwrap_err().code(), Some(code));
        assert_eq!(gateway.asked().len(), 1);
    }
}

#[tokio::test]
async fn filters_are_parameters() {
    let gateway = start(&City::new(history(1, 1))).await;
    let filter = ChangeFilter {
        kind: vec!["PENALTY".to_owned(), "HONOUR".to_owned()],
        by_id: vec!["a".to_owned()],
        watch_list_id: Some("d2F0Y2hfbGlzdDox".to_owned()),
        ..ChangeFilter::default()
    };
    gateway.client().feed(0).filter(filter).next().await.unwrap();
    let asked = gateway.asked().remove(0);
    let told = ["kind", "byId", "watchListId", "district"].map(|name| asked.parameter(name));
    assert_eq!(
        told.each_ref().map(Option::as_deref),
        [Some("PENALTY,HONOUR"), Some("a"), Some("d2F0Y2hfbGlzdDox"), None]
    );
}
