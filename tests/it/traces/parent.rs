//! Whose trace a request belongs to.

use serde_json::json;

use super::{
    ENDPOINT, PARENT, PROXIES, RATIO, TRACE,
    collector::{Behaviour, Collector},
    gateway,
    served::Served,
    traceparent,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trusted_proxys_trace_is_joined_and_a_strangers_is_not() {
    let gateway = gateway().await;
    let body = json!({"query": "{ __typename }"});
    for (proxies, ratio, header, expected) in [
        // A trusted proxy decides, whatever share is drawn.
        ("127.0.0.1", "0", Some(traceparent("01")), Some((TRACE, PARENT))),
        ("127.0.0.0/8", "1", Some(traceparent("01")), Some((TRACE, PARENT))),
        ("127.0.0.1", "1", Some(traceparent("00")), None),
        ("127.0.0.1", "0", None, None),
        ("127.0.0.1", "1", Some("00-no-parent-01".to_owned()), Some(("", ""))),
        // A stranger neither has its requests traced nor puts them into another's trace.
        ("", "0", Some(traceparent("01")), None),
        ("10.0.0.0/8", "0", Some(traceparent("01")), None),
        ("", "1", Some(traceparent("01")), Some(("", ""))),
        ("", "1", Some(traceparent("00")), Some(("", ""))),
    ] {
        let case = format!("{proxies} {ratio} {header:?}");
        let collector = Collector::start(Behaviour::Takes).await;
        let environment = [(ENDPOINT, collector.endpoint.as_str()), (RATIO, ratio), (PROXIES, proxies)];
        let mut served = Served::start(&gateway, &environment).await;
        let mut request = served.with_key(&body);
        if let Some(header) = &header {
            request = request.header("traceparent", header);
        }
        assert_eq!(request.send().await.unwrap().status(), 200);
        assert!(served.stop().await.success());
        let requests = collector.requests();
        assert_eq!(requests.len(), usize::from(expected.is_some()), "{case}: {requests:#?}");
        let line = served.lines().into_iter().find(|line| line["target"] == "access").unwrap();
        let logged = line["span"]["trace_id"].as_str();
        if let Some((trace, parent)) = expected {
            let root = &requests[0];
            assert_eq!(root.parent, parent, "{case}");
            assert!(if trace.is_empty() { root.trace != TRACE } else { root.trace == trace }, "{case}: {root:?}");
            assert_eq!(logged, Some(root.trace.as_str()), "{case}");
        } else {
            // Its lines still join what the proxy logs.
            let joins = proxies.starts_with("127") && header.is_some();
            assert_eq!(logged, joins.then_some(TRACE), "{case}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_parents_are_none() {
    let (gateway, collector) = (gateway().await, Collector::start(Behaviour::Takes).await);
    let environment = [(ENDPOINT, collector.endpoint.as_str()), (RATIO, "0"), (PROXIES, "127.0.0.1")];
    let mut served = Served::start(&gateway, &environment).await;
    let request = served.with_key(&json!({"query": "{ __typename }"})).header("traceparent", traceparent("01"));
    assert_eq!(request.header("traceparent", traceparent("01")).send().await.unwrap().status(), 200);
    assert!(served.stop().await.success());
    assert_eq!(collector.taken().len(), 0);
}
