//! A collector that is away, or does not answer: no request waits for it, the log says so once, and the program stops.

use super::{
    ENDPOINT, RATIO,
    collector::{Behaviour, Collector},
    gateway,
    served::Served,
};
use serde_json::json;
use tests::until;

const FAILS: &str = "the collector does not take traces";
const WORKS: &str = "the collector takes traces again";
const DROPS: &str = "more spans than can be sent";

/// Requests of one round of a flood.
const ROUND: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_is_away_is_said_once_however_long_it_is_away() {
    let gateway = gateway().await;
    // A port that nobody listens on.
    let endpoint = (ENDPOINT, "http://127.0.0.1:1/v1/traces");
    let mut served = Served::start(&gateway, &[endpoint, (RATIO, "1")]).await;
    let failed = async || served.metric("mingjing_spans_total{outcome=\"failed\"}").await;
    for _ in 0..3 {
        let before = failed().await;
        served.ask("{ __typename }").await;
        until(async || (failed().await > before).then_some(())).await;
    }
    assert!(served.stop().await.success());
    assert_eq!((served.said(FAILS), served.said(WORKS), served.said(DROPS)), (1, 0, 0));
    let line = served.lines().into_iter().find(|line| line["message"].as_str().unwrap().contains(FAILS)).unwrap();
    assert!(line["cause"].as_str().unwrap().contains("refused") && line["level"] == "WARN", "{line}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_comes_back_is_said_once_and_gets_what_is_traced_from_then_on() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Refuses).await);
    let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
    served.ask("query Before { __typename }").await;
    until(async || (served.said(FAILS) == 1).then_some(())).await;
    collector.behave(Behaviour::Takes);
    served.ask("query After { __typename }").await;
    until(async || (served.said(WORKS) == 1).then_some(())).await;
    assert!(served.stop().await.success());
    assert!(collector.holds("After"));
    assert_eq!((served.said(FAILS), served.said(WORKS)), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_says_nothing_delays_no_answer_and_no_end() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Hangs).await);
    let mut served = Served::start(&gateway, &[(ENDPOINT, &collector.endpoint), (RATIO, "1")]).await;
    // As many as have no room any more with all of their spans.
    until(async || {
        for _ in 0..ROUND {
            let answer = served.post(&json!({"query": "{ __typename }"})).send().await.unwrap();
            assert_eq!(answer.status(), 200);
        }
        (served.metric("mingjing_spans_total{outcome=\"dropped\"}").await > 0).then_some(())
    })
    .await;
    assert_eq!(served.metric("mingjing_spans_total{outcome=\"sent\"}").await, 0);
    assert!(served.stop().await.success());
    assert_eq!(served.said(DROPS), 1);
    assert_eq!(served.said("the last traces could not be sent"), 1);
    assert_eq!(collector.taken().len(), 0);
}
