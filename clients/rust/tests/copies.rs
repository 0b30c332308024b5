//! Copies: whatever breaks, in the end a copy is what the data set says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod city;
mod gateway;
mod place;

use std::{
    io::Write as _,
    sync::{Arc, Mutex},
};

use city::{City, history, standing, start};
use gateway::{Gateway, Reply};
use mingjing::{
    Error,
    pull::{DirectorySink, Sink as _, Start, State},
};
use place::{Dying, Place};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::Value;

#[tokio::test]
async fn a_copy_is_what_the_feed_says_whether_it_begins_with_a_snapshot_or_not() {
    for (sqlite, snapshot) in [(true, None), (true, Some(200)), (false, None), (false, Some(200))] {
        let city = City::new(history(300, 1));
        city.lock().unwrap().snapshot = snapshot;
        city.lock().unwrap().cut = Some(400);
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        let pulled = gateway.client().pull(&mut place).once(true).batch(7).run().await.unwrap();
        assert_eq!((pulled.cursor, pulled.head), (300, Some(300)));
        assert_eq!(place.rows(), standing(&history(300, 1), 300));
        if snapshot.is_some() {
            assert!(gateway.asked().iter().any(|it| it.header("range") == Some("bytes=400-")));
            assert!(!place.downloads().unwrap().exists());
        }
        drop(place);
        let mut place = Place::open(folder.path(), sqlite);
        assert_eq!(place.rows(), standing(&history(300, 1), 300));
        let again = gateway.client().pull(&mut place).once(true).run().await.unwrap();
        assert_eq!(again.applied, 0);
    }
}

#[tokio::test]
async fn however_often_it_is_killed_nothing_is_missed_or_done_twice() {
    for seed in 0..6 {
        let mut chance = StdRng::seed_from_u64(seed);
        let (changes, sqlite) = (history(400, seed), seed % 2 == 0);
        let city = City::new(changes[..250].to_vec());
        city.lock().unwrap().snapshot = (seed % 3 == 0).then_some(150);
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut kills = 0;
        loop {
            {
                let mut city = city.lock().unwrap();
                city.breaks = if chance.random_bool(0.3) { vec![chance.random_range(0..20)] } else { Vec::new() };
                city.cut = chance.random_bool(0.3).then_some(300);
            }
            let mut place = Place::open(folder.path(), sqlite);
            if let Some(state) = place.load().unwrap().filter(|state| state.loading.is_none()) {
                let cursor = usize::try_from(state.cursor).unwrap();
                assert_eq!(place.rows(), standing(&changes, cursor), "what was committed is whole at any moment");
            }
            match gateway.client().pull(&mut Dying(place, &mut chance)).once(true).batch(9).run().await {
                Err(_) => kills += 1,
                Ok(_) if city.lock().unwrap().changes.len() == 400 => break,
                Ok(_) => city.lock().unwrap().changes.clone_from(&changes),
            }
            assert!(kills < 2000);
        }
        assert!(kills > 5);
        assert_eq!(Place::open(folder.path(), sqlite).rows(), standing(&changes, 400));
    }
}

#[tokio::test]
async fn a_data_set_that_was_restored_is_noticed_and_the_copy_can_be_taken_anew() {
    for (sqlite, grown) in [(true, false), (true, true), (false, true)] {
        let city = City::new(history(200, 1));
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        gateway.client().pull(&mut place).once(true).run().await.unwrap();
        let before = place.rows();
        let other = history(if grown { 250 } else { 150 }, 2);
        city.lock().unwrap().changes.clone_from(&other);
        let noticed = gateway.client().pull(&mut place).once(true).run().await;
        assert!(matches!(noticed, Err(Error::DatasetRestored { .. })), "{noticed:?}");
        assert_eq!(place.rows(), before, "nothing was touched");
        gateway.client().pull(&mut place).once(true).restart_when_restored(true).run().await.unwrap();
        assert_eq!(place.rows(), standing(&other, other.len()));
    }
}

#[tokio::test]
async fn a_copy_that_is_far_behind_is_brought_up_to_date_by_a_delta_however_often_it_is_killed() {
    for (sqlite, seed) in [(true, 1), (false, 2), (true, 3)] {
        let (changes, mut chance) = (history(300, seed), StdRng::seed_from_u64(seed));
        let city = City::new(changes[..120].to_vec());
        let gateway = start(&city).await;
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::open(folder.path(), sqlite);
        gateway.client().pull(&mut place).once(true).run().await.unwrap();
        drop(place);
        city.lock().unwrap().changes.clone_from(&changes);
        city.lock().unwrap().deltas = true;
        while {
            let place = Place::open(folder.path(), sqlite);
            gateway
                .client()
                .pull(&mut Dying(place, &mut chance))
                .once(true)
                .by_delta(true)
                .batch(9)
                .run()
                .await
                .is_err()
        } {}
        assert_eq!(Place::open(folder.path(), sqlite).rows(), standing(&changes, 300));
        let asked: Vec<_> = gateway.asked().into_iter().filter(|it| it.path == "/v1/exports").collect();
        // The copy began when there were no exports yet.
        assert_eq!(asked[0].json()["since"], Value::Null);
        assert_eq!(asked[1].json()["since"], "120");
    }
}

#[tokio::test]
async fn a_delta_is_of_the_same_data_set_of_all_enterprises_and_left_to_the_feed_where_there_is_none() {
    let city = City::new(history(200, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), true);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    city.lock().unwrap().changes = history(260, 1);
    gateway.client().pull(&mut place).once(true).by_delta(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(260, 1), 260));
    city.lock().unwrap().changes = history(300, 2);
    city.lock().unwrap().deltas = true;
    let noticed = gateway.client().pull(&mut place).once(true).by_delta(true).run().await;
    assert!(matches!(noticed, Err(Error::DatasetRestored { .. })), "{noticed:?}");
    assert_eq!(place.rows(), standing(&history(260, 1), 260), "nothing was touched");
    let narrowed = gateway.client().pull(&mut place).by_delta(true).credit_codes(&["x".to_owned()]).run().await;
    assert!(matches!(narrowed, Err(Error::Argument(_))));
}

#[tokio::test]
async fn what_is_not_what_the_manifest_says_is_never_loaded() {
    let city = City::new(history(100, 1));
    city.lock().unwrap().snapshot = Some(100);
    city.lock().unwrap().spoilt = true;
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), true);
    let refused = gateway.client().pull(&mut place).once(true).run().await;
    assert!(matches!(refused, Err(Error::Integrity(_))), "{refused:?}");
    assert!(place.rows().is_empty());
    // It is gone in the middle, unknown or expired; the newest takes its place.
    city.lock().unwrap().snapshot = Some(95);
    city.lock().unwrap().expires = true;
    let refused = gateway.client().pull(&mut place).once(true).run().await;
    assert!(matches!(refused, Err(Error::Integrity(_))), "{refused:?}");
    city.lock().unwrap().spoilt = false;
    city.lock().unwrap().expires = false;
    city.lock().unwrap().snapshot = Some(90);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(100, 1), 100));
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Place::open(elsewhere.path(), false);
    city.lock().unwrap().snapshot = None;
    let none = gateway.client().pull(&mut other).once(true).start(Start::Snapshot).run().await;
    assert!(matches!(none, Err(Error::Gone(_))), "{none:?}");
}

#[tokio::test]
async fn one_copy_has_one_writer_and_one_selection() {
    let city = City::new(history(20, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let first = DirectorySink::open(folder.path().join("copy")).unwrap();
    assert!(DirectorySink::open(folder.path().join("copy")).is_err());
    drop(first);
    let (mut one, mut other) = (Place::open(folder.path(), true), Place::open(folder.path(), true));
    one.load().unwrap();
    gateway.client().pull(&mut other).once(true).run().await.unwrap();
    assert!(one.apply(&[], &State::default()).is_err());
    let narrowed = gateway.client().pull(&mut other).once(true).kinds(&["penalty"]).run().await;
    assert!(matches!(narrowed, Err(Error::Argument(_))));
}

#[tokio::test]
async fn what_a_killed_process_left_in_the_files_is_not_part_of_the_copy() {
    let city = City::new(history(60, 1));
    let gateway = start(&city).await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), false);
    gateway.client().pull(&mut place).once(true).batch(50).run().await.unwrap();
    drop(place);
    let copy = folder.path().join("copy");
    let log = std::fs::read_dir(&copy).unwrap().map(|it| it.unwrap().path());
    let log = log.filter(|it| it.file_name().unwrap().to_string_lossy().starts_with("log-")).max();
    if let Some(log) = log {
        let mut file = std::fs::OpenOptions::new().append(true).open(log).unwrap();
        file.write_all(b"{\"put\": {\"rec").unwrap();
    }
    std::fs::write(copy.join("STATE.json.new"), "{").unwrap();
    std::fs::create_dir(copy.join("records-000099")).unwrap();
    let mut place = Place::open(folder.path(), false);
    assert_eq!(place.rows(), standing(&history(60, 1), 60));
    city.lock().unwrap().changes = history(90, 1);
    gateway.client().pull(&mut place).once(true).run().await.unwrap();
    assert_eq!(place.rows(), standing(&history(90, 1), 90));
}

#[tokio::test]
async fn a_pull_for_ever_goes_on_over_an_outage_of_any_length_wherever_it_is() {
    let city = City::new(history(300, 1));
    city.lock().unwrap().snapshot = Some(200);
    // Each is down for a hundred requests when it is asked for first.
    let mut places = vec!["/graphql", "/manifest", "/parts/1", "/changes"];
    let mut left = 0;
    let is_down = Mutex::new(move |path: &str| {
        if left == 0 && places.first().is_some_and(|place| path.contains(place)) {
            places.remove(0);
            left = 100;
        }
        left -= i32::from(left > 0);
        left > 0
    });
    let truth = Arc::clone(&city);
    let gateway = Gateway::start(move |asked| {
        let is_down = (is_down.lock().unwrap())(&asked.path);
        if is_down { Reply::text(502, "proxy") } else { truth.lock().unwrap().answer(asked) }
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = Place::open(folder.path(), true);
    let (level, mut is_level) = tokio::sync::mpsc::unbounded_channel();
    let client = gateway.client();
    let pulling = client.pull(&mut place).progress(move |pulled| {
        if pulled.cursor == 300 && !pulled.loading {
            level.send(()).unwrap();
        }
    });
    tokio::select! {
        ended = pulling.run() => panic!("it ended: {ended:?}"),
        _ = is_level.recv() => {}
    }
    assert_eq!(place.rows(), standing(&history(300, 1), 300));
    assert!(gateway.asked().len() > 400, "{} requests", gateway.asked().len());
    let refused = Gateway::script(vec![Reply::refusal(403, "FORBIDDEN")]).await;
    let mut place = Place::open(folder.path(), false);
    let ended = refused.client().pull(&mut place).start(Start::Feed).run().await;
    assert_eq!((ended.unwrap_err().code(), refused.asked().len()), (Some("FORBIDDEN"), 1));
}
