//! The feed as a subscription, with writers beside it.

use std::{collections::BTreeMap, sync::Arc};

use tests::{draft::credit_code, gateway::Gateway, history::rows, on_both};
use tokio::sync::Notify;

use super::*;
use crate::streams::Events;

/// An honour as it is stored.
#[derive(sea_orm::FromQueryResult)]
struct Stored {
    title: String,
    basis: String,
    id: i64,
}

/// Follows the feed from after this number.
pub(super) async fn follow(gateway: &Gateway, arguments: &str) -> Events {
    let query = format!("subscription {{ changes({arguments}) {{ {PAGE} }} }}");
    let request = gateway.http().post(format!("{}/stream", gateway.url())).header("accept", "text/event-stream");
    Events::of(request.header("x-api-key", &gateway.key).json(&json!({"query": query})).send().await.unwrap())
}

/// The next page of a stream.
pub(super) async fn next(events: &mut Events) -> Value {
    let told = events.next().await;
    assert!(told.get("errors").is_none(), "{told:#}");
    told["data"]["changes"].clone()
}

on_both! {
    async fn a_subscriber_is_told_each_change_once_from_wherever_it_begins(gateway: Gateway) {
        changes(&gateway).await;
        let mut from_the_first = follow(&gateway, "after: \"0\", first: 5").await;
        assert_eq!(sequences(&next(&mut from_the_first).await), (1..=5).collect::<Vec<_>>());
        assert_eq!(sequences(&next(&mut from_the_first).await), (6..=8).collect::<Vec<_>>());
        let mut from_now = follow(&gateway, "first: 5").await;
        let first = next(&mut from_now).await;
        assert_eq!((sequences(&first), &first["upTo"]), (vec![], &json!("8")), "it is told where it begins");
        let filter = format!("after: \"8\", filter: {{ creditCode: [\"{}\"] }}", credit_code(3));
        let mut filtered = follow(&gateway, &filter).await;
        assert_eq!(sequences(&next(&mut filtered).await), Vec::<u64>::new());
        gateway.write("honour", &[honour(1, "丙")]).await;
        // What another replica writes is told as well.
        let replica = gateway.start_replica(&[]).await;
        replica.write("honour", &[honour(3, "丁")]).await;
        for stream in [&mut from_the_first, &mut from_now] {
            let mut told = sequences(&next(stream).await);
            if told.len() < 2 { told.extend(sequences(&next(stream).await)); }
            assert_eq!(told, [9, 10]);
        }
        let told = next(&mut filtered).await;
        assert_eq!((sequences(&told), &told["events"][0]["after"]["title"]), (vec![10], &json!("丁")));
    }

    async fn a_copy_that_follows_concurrent_writers_is_what_is_stored(gateway: Gateway) {
        const ENTERPRISES: u32 = 20;
        const ROUNDS: u32 = 6;
        let drafts: Vec<_> = (1..=ENTERPRISES).map(|number| enterprise(number, &[])).collect();
        gateway.write("enterprise", &drafts).await;
        let start = u64::from(ENTERPRISES);
        let mut events = follow(&gateway, &format!("after: \"{start}\", first: 7, filter: {{ kind: [HONOUR] }}")).await;
        next(&mut events).await;
        let replica = gateway.start_replica(&[]).await;
        let write = async |gateway: &Gateway, writer: u32| {
            for round in 0..ROUNDS {
                // The same honours with other grounds are revisions.
                let drafts: Vec<_> = (1..=ENTERPRISES).map(|number| {
                    let mut honour = honour(number, &format!("荣誉{}", writer * 10 + round % 3));
                    let place = tests::draft::kind("honour").fields().iter().position(|field| field.name == "basis").unwrap();
                    honour.cells[place] = Cell::text(format!("依据{round}"));
                    honour
                }).collect();
                gateway.write("honour", &drafts).await;
            }
        };
        tokio::join!(write(&gateway, 1), write(&replica, 2), write(&gateway, 3));
        let (mut copy, mut last, mut seen) = (BTreeMap::new(), start, start);
        let end: u64 = page(&gateway, "first: 1").await["head"].as_str().unwrap().parse().unwrap();
        while seen < end {
            let page = next(&mut events).await;
            for event in page["events"].as_array().unwrap() {
                let sequence: u64 = event["sequence"].as_str().unwrap().parse().unwrap();
                assert_eq!(sequence, last + 1, "nothing is skipped or repeated");
                last = sequence;
                let known = copy.insert(event["recordId"].to_string(), event.clone());
                assert_eq!(known.map_or(Value::Null, |known| known["after"].clone()), event["before"], "{event:#}");
            }
            seen = page["upTo"].as_str().unwrap().parse().unwrap();
        }
        assert_eq!(copy.len(), 9 * ENTERPRISES as usize);
        let stored: Vec<Stored> = rows(&gateway.app.store, "SELECT id, title, basis FROM honour").await;
        assert_eq!(stored.len(), copy.len());
        for honour in stored {
            let id = json!(mingjing::graphql::id::encode("honour", honour.id).as_str()).to_string();
            let after = &copy[&id]["after"];
            assert_eq!((&after["title"], &after["basis"]), (&json!(honour.title), &json!(honour.basis)));
        }
    }

    async fn commits_of_another_process_are_told_at_once_where_the_database_tells_them(gateway: Gateway) {
        use mingjing::domain::store::dialect::Dialect;
        let told = Arc::new(Notify::new());
        let tell = { let told = Arc::clone(&told); move || told.notify_one() };
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let listening = mingjing::infra::commits::listen(gateway.app.store.clone(), tell, async { let _ = stopped.await; });
        let listening = tokio::spawn(listening);
        if gateway.app.store.dialect() == Dialect::Postgres {
            // Until it listens nothing is told; each write is a chance.
            let replica = gateway.start_replica(&[]).await;
            let mut number = 0;
            loop {
                number += 1;
                replica.write("enterprise", &[enterprise(number, &[])]).await;
                if tokio::time::timeout(std::time::Duration::from_millis(200), told.notified()).await.is_ok() { break; }
                assert!(number < 100, "nothing is ever told");
            }
            drop(stop);
        }
        listening.await.unwrap();
    }
}
