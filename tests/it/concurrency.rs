//! Many writers at once, and readers beside them.

use std::{collections::BTreeSet, ops::RangeInclusive};

use mingjing::domain::{
    disclosure::{
        cell::Cell,
        draft::Draft,
        write::{Batch, Outcome, Writer},
    },
    store::Store,
};
use sea_orm::FromQueryResult;
use tests::{
    draft::{abnormal_operation, enterprise, kind},
    gateway::{Gateway, today},
    history::{assert_history_is_whole, rows},
    on_both,
};
use tokio::task::JoinSet;

const WRITERS: u32 = 8;

/// A record that does not say of its enterprise what the enterprise says.
#[derive(Debug, FromQueryResult)]
struct Astray {
    id: i64,
}

#[derive(Debug, FromQueryResult)]
struct Seen {
    last: i64,
    count: i64,
}

/// Writes one batch after another. A gateway of its own: another process would share no memory either.
async fn write_all(store: Store, publisher: i64, kind_name: &str, batches: Vec<Vec<Draft>>) -> Vec<Vec<Outcome>> {
    let writer = Writer::new(store);
    let mut outcomes = Vec::new();
    for drafts in &batches {
        let batch = Batch { kind: kind(kind_name), publisher, drafts, now: today(), dry_run: false };
        outcomes.push(writer.write(&batch).await.unwrap_or_else(|error| panic!("{error:?}")));
    }
    outcomes
}

/// Runs a writer for each list of batches, all at once.
async fn write_at_once(gateway: &Gateway, kind_name: &'static str, work: Vec<Vec<Vec<Draft>>>) -> Vec<Outcome> {
    let mut writers = JoinSet::new();
    for batches in work {
        writers.spawn(write_all(gateway.app.store.clone(), gateway.publisher, kind_name, batches));
    }
    let mut outcomes = Vec::new();
    while let Some(done) = writers.join_next().await {
        outcomes.extend(done.unwrap().into_iter().flatten());
    }
    outcomes
}

/// The numbers in an order that differs from writer to writer, so that locks are asked for crosswise.
fn shuffled(numbers: RangeInclusive<u32>, writer: u32) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_by_key(|number| number.wrapping_mul(2_654_435_761).rotate_left(writer * 4));
    numbers
}

fn created(outcomes: &[Outcome]) -> usize {
    outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Created { .. })).count()
}

on_both! {
    async fn eight_writers_of_the_same_new_records_make_each_of_them_once(gateway: Gateway) {
        let work = (0..WRITERS).map(|writer| {
            // Each writer has a window of 60 enterprises that overlaps with its neighbours', in batches of 20.
            let numbers = shuffled(writer * 20 + 1..=writer * 20 + 60, writer);
            numbers.chunks(20).map(|chunk| chunk.iter().map(|number| enterprise(*number, &[])).collect()).collect()
        });
        let outcomes = write_at_once(&gateway, "enterprise", work.collect()).await;
        let all = (WRITERS - 1) * 20 + 60;
        assert_eq!(outcomes.len(), WRITERS as usize * 60);
        assert_eq!(created(&outcomes), all as usize);
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Created { .. } | Outcome::Unchanged { .. })));
        assert_eq!(assert_history_is_whole(&gateway, "enterprise").await, all as usize);
        let answer = gateway.data("{ enterprises { totalCount } }").await;
        assert_eq!(answer["enterprises"]["totalCount"], all);
    }

    async fn eight_writers_that_change_the_same_records_lose_no_change(gateway: Gateway) {
        const RECORDS: u32 = 30;
        gateway.write("enterprise", &(1..=RECORDS).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
        let first: Vec<Draft> = (1..=RECORDS).map(|number| abnormal_operation(number, "2016-07-11", &[])).collect();
        gateway.write("abnormal_operation", &first).await;
        let work = (0..WRITERS).map(|writer| {
            (0..3).map(|round| {
                let number = format!("浦市监异字〔2016〕第{writer}{round}号");
                let stated = [("document_number", Cell::text(number))];
                let drafts = shuffled(1..=RECORDS, writer).into_iter();
                drafts.map(|record| abnormal_operation(record, "2016-07-11", &stated)).collect()
            }).collect()
        });
        let outcomes = write_at_once(&gateway, "abnormal_operation", work.collect()).await;
        // Whether the document number is part of the identity or not: each draft is another, so each leaves its trace.
        let written = outcomes.iter().filter(|outcome| !matches!(outcome, Outcome::Unchanged { .. })).count();
        assert_eq!(written, (WRITERS * 3 * RECORDS) as usize, "{:?}", &outcomes[..3]);
        let events = assert_history_is_whole(&gateway, "abnormal_operation").await;
        assert_eq!(events, written + RECORDS as usize);
    }

    async fn changes_of_an_enterprise_and_of_its_records_at_once_lose_neither(gateway: Gateway) {
        const ENTERPRISES: u32 = 20;
        gateway.write("enterprise", &(1..=ENTERPRISES).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, publisher) = (gateway.app.store.clone(), gateway.publisher);
            let numbers = shuffled(1..=ENTERPRISES, writer);
            if writer % 2 == 0 {
                let district = ["310115", "310101", "310104", "310105"][writer as usize / 2];
                let moved = numbers.into_iter().map(|number| enterprise(number, &[("district", Cell::text(district))]));
                writers.spawn(write_all(store, publisher, "enterprise", vec![moved.collect()]));
            } else {
                let day = format!("201{}-07-10", writer / 2);
                let entries = numbers.into_iter().map(|number| abnormal_operation(number, &day, &[]));
                writers.spawn(write_all(store, publisher, "abnormal_operation", vec![entries.collect()]));
            }
        }
        while let Some(done) = writers.join_next().await { done.unwrap(); }
        assert_history_is_whole(&gateway, "enterprise").await;
        assert_eq!(assert_history_is_whole(&gateway, "abnormal_operation").await, 4 * ENTERPRISES as usize);
        let flags = gateway.data("{ enterprises(filter: { onAbnormalList: true }) { totalCount } }").await;
        assert_eq!(flags["enterprises"]["totalCount"], ENTERPRISES);
        // A record's district is its enterprise's, whoever came first.
        let astray: Vec<Astray> = rows(&gateway.app.store, "SELECT r.id FROM abnormal_operation r
            JOIN enterprise e ON e.id = r.enterprise_id WHERE r.district <> e.district").await;
        assert_eq!(astray.iter().map(|row| row.id).collect::<Vec<_>>(), Vec::<i64>::new());
    }

    async fn readers_beside_writers_never_see_a_gap(gateway: Gateway) {
        let done = std::sync::Arc::new(tokio::sync::watch::Sender::new(false));
        let mut readers = JoinSet::new();
        for _ in 0..2 {
            let (store, done) = (gateway.app.store.clone(), done.clone());
            readers.spawn(async move {
                let (mut last, mut looks) = (0, 0_u32);
                loop {
                    // Once more after the end, so that the last state is seen too.
                    let is_last = *done.borrow();
                    let seen: Seen = rows(&store, "SELECT COALESCE(max(sequence), 0) AS last, count(*) AS count FROM change_event")
                        .await.remove(0);
                    assert_eq!(seen.last, seen.count, "a reader at {} misses an event", seen.last);
                    assert!(seen.last >= last, "the feed went back from {last} to {}", seen.last);
                    last = seen.last;
                    looks += 1;
                    if is_last { return (last, looks); }
                    tokio::task::yield_now().await;
                }
            });
        }
        let work = (0..WRITERS).map(|writer| {
            let numbers = shuffled(writer * 30 + 1..=writer * 30 + 50, writer);
            numbers.chunks(5).map(|chunk| chunk.iter().map(|number| enterprise(*number, &[])).collect()).collect()
        });
        write_at_once(&gateway, "enterprise", work.collect()).await;
        done.send_replace(true);
        let all = i64::from((WRITERS - 1) * 30 + 50);
        while let Some(reader) = readers.join_next().await {
            let (last, looks) = reader.unwrap();
            assert_eq!(last, all);
            assert!(looks > 1, "{looks}");
        }
        assert_history_is_whole(&gateway, "enterprise").await;
    }

    async fn two_replicas_hand_out_no_id_twice(gateway: Gateway) {
        let work = (0..WRITERS).map(|writer| {
            let drafts = (writer * 100 + 1..=writer * 100 + 40).map(|number| enterprise(number, &[]));
            vec![drafts.collect()]
        });
        let outcomes = write_at_once(&gateway, "enterprise", work.collect()).await;
        let ids: BTreeSet<i64> = outcomes.iter().map(|outcome| match outcome {
            Outcome::Created { id } => *id,
            other => panic!("{other:?}"),
        }).collect();
        assert_eq!(ids.len(), WRITERS as usize * 40);
    }
}
