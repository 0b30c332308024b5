//! Leases: who does which work in the background, on both databases.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use chrono::TimeDelta;
use mingjing::{
    domain::lease::{Lease, Leases},
    random::Random,
    worker::{Done, Job, JobError, Wake, Workshop},
};
use sea_orm::TransactionTrait;
use tests::{gateway::Gateway, on_both};
use tokio::sync::{Notify, watch};

const TERM: Duration = Duration::from_secs(30);

/// Two processes that share the work.
fn processes(gateway: &Gateway) -> (Leases, Leases) {
    let of = |seed| Leases::new(gateway.app.store.clone(), gateway.app.clock.clone(), Random::seeded(seed), TERM);
    (of(1), of(2))
}

on_both! {
    async fn a_lease_is_one_holders_until_it_ends_or_its_term_is_over(gateway: Gateway) {
        let (one, other) = processes(&gateway);
        let held = one.take("work:1").await.unwrap().expect("it is free");
        assert_eq!((held.name(), held.attempts()), ("work:1", 1));
        assert!(other.take("work:1").await.unwrap().is_none());
        assert!(one.take("work:1").await.unwrap().is_none(), "its own process has no second one");
        assert!(other.take("work:2").await.unwrap().is_some(), "another name is another lease");

        gateway.app.clock.advance(TimeDelta::seconds(29));
        assert!(one.renew(&held).await.unwrap());
        gateway.app.clock.advance(TimeDelta::seconds(29));
        assert!(other.take("work:1").await.unwrap().is_none(), "it was renewed");
        gateway.app.clock.advance(TimeDelta::seconds(1));
        let taken = other.take("work:1").await.unwrap().expect("its term is over");
        assert_eq!(taken.attempts(), 2, "the work did not get on");
        assert!(!one.renew(&held).await.unwrap(), "who lost it knows");
        one.end(&held).await.unwrap();
        assert!(one.take("work:1").await.unwrap().is_none(), "who lost it cannot end it");
        other.end(&taken).await.unwrap();
        assert_eq!(one.take("work:1").await.unwrap().expect("it ended").attempts(), 1);
    }

    async fn who_lost_a_lease_writes_nothing_and_work_that_gets_on_is_counted_anew(gateway: Gateway) {
        let (one, other) = processes(&gateway);
        let lost = one.take("work").await.unwrap().unwrap();
        gateway.app.clock.advance(TimeDelta::seconds(30));
        let held = other.take("work").await.unwrap().unwrap();
        let transaction = gateway.app.store.writer().begin().await.unwrap();
        assert!(!one.hold(&transaction, &lost).await.unwrap());
        assert!(other.hold(&transaction, &held).await.unwrap());
        transaction.commit().await.unwrap();
        gateway.app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(one.take("work").await.unwrap().unwrap().attempts(), 1, "it got on before");
    }

    async fn work_that_rests_is_taken_by_nobody_before_its_next_turn(gateway: Gateway) {
        let (one, other) = processes(&gateway);
        let held = one.take("nightly").await.unwrap().unwrap();
        one.rest(&held, gateway.app.clock.now() + TimeDelta::hours(1), true).await.unwrap();
        gateway.app.clock.advance(TimeDelta::minutes(59));
        assert!(other.take("nightly").await.unwrap().is_none());
        gateway.app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(other.take("nightly").await.unwrap().expect("its turn").attempts(), 1);
    }

    async fn those_that_take_many_at_once_share_them(gateway: Gateway) {
        let (one, other) = processes(&gateway);
        let names: Vec<String> = (0..50).map(|number| format!("work:{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let held = one.take("work:7").await.unwrap().unwrap();
        let resting = one.take("work:9").await.unwrap().unwrap();
        one.rest(&resting, gateway.app.clock.now() + TimeDelta::hours(1), true).await.unwrap();
        assert!(one.take_some(&names, 0).await.unwrap().is_empty());
        assert!(one.take_some(&[], 5).await.unwrap().is_empty());
        let first = one.take_some(&names, 3).await.unwrap();
        let first: HashSet<&str> = first.iter().map(Lease::name).collect();
        assert_eq!(first, HashSet::from(["work:0", "work:1", "work:2"]), "the first that are free");

        let reversed: Vec<&str> = names.iter().rev().copied().collect();
        let (mine, theirs) = tokio::join!(one.take_some(&names, 30), other.take_some(&reversed, 30));
        let (mine, theirs) = (mine.unwrap(), theirs.unwrap());
        assert!(mine.len() <= 30 && theirs.len() <= 30);
        let mut all: Vec<&str> = mine.iter().chain(&theirs).map(Lease::name).collect();
        all.sort_unstable();
        let mut free: Vec<&str> = names.into_iter().filter(|name| !first.contains(name)).collect();
        free.retain(|name| ![held.name(), resting.name()].contains(name));
        free.sort_unstable();
        assert_eq!(all, free, "each has one holder, and none was left though there was room");
        assert!(mine.iter().chain(&theirs).all(|lease| lease.attempts() == 1));

        gateway.app.clock.advance(TimeDelta::seconds(30));
        let lost = mine.last().unwrap();
        let taken = other.take_some(&[lost.name()], 5).await.unwrap();
        assert_eq!(taken.iter().map(Lease::attempts).collect::<Vec<_>>(), [2], "its term is over");
        assert!(!one.renew(lost).await.unwrap());
    }

    async fn of_many_that_try_at_once_one_gets_it(gateway: Gateway) {
        for round in 0..10 {
            let name = format!("race:{round}");
            let tries = (0..8_u64).map(|seed| {
                let leases = Leases::new(gateway.app.store.clone(), gateway.app.clock.clone(), Random::seeded(seed), TERM);
                let name = name.clone();
                tokio::spawn(async move { leases.take(&name).await.unwrap().is_some() })
            });
            let mut got = 0;
            for attempt in tries.collect::<Vec<_>>() {
                got += u32::from(attempt.await.unwrap());
            }
            assert_eq!(got, 1, "round {round}");
        }
    }
}

/// Work of which one piece panics, one is done, and one goes on for ever.
struct Pieces {
    done: Mutex<Vec<String>>,
    told: Notify,
}

#[async_trait]
impl Job for Pieces {
    fn name(&self) -> &'static str {
        "pieces"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        let done = self.done.lock().unwrap();
        let pieces = ["panics", "is done", "goes on"].map(str::to_owned);
        Ok(pieces.into_iter().filter(|piece| !done.contains(piece)).collect())
    }

    async fn run(&self, lease: &Lease) -> Result<Done, JobError> {
        self.done.lock().unwrap().push(lease.name().to_owned());
        self.told.notify_one();
        match lease.name() {
            "panics" => panic!("as it is meant to"),
            "is done" => Ok(Done::Finished),
            _ => std::future::pending().await,
        }
    }
}

on_both! {
    async fn a_panic_costs_its_piece_and_a_stop_gives_the_lease_back(gateway: Gateway) {
        let (own, other) = processes(&gateway);
        let job = Arc::new(Pieces { done: Mutex::default(), told: Notify::new() });
        let stop = watch::Sender::new(false);
        let workshop = Workshop::new(own, gateway.app.clock.clone()).with(job.clone(), Wake::default());
        let working = tokio::spawn(workshop.run(stop.subscribe()));
        while job.done.lock().unwrap().last().is_none_or(|last| last != "goes on") {
            job.told.notified().await;
        }
        assert_eq!(*job.done.lock().unwrap(), ["panics", "is done", "goes on"]);
        assert!(other.take("goes on").await.unwrap().is_none(), "it is being done");
        assert!(other.take("panics").await.unwrap().is_none(), "it rests");
        assert!(other.take("is done").await.unwrap().is_some(), "its lease has ended");
        stop.send_replace(true);
        working.await.unwrap();
        assert_eq!(other.take("goes on").await.unwrap().expect("it was given back").attempts(), 1);
        gateway.app.clock.advance(TimeDelta::seconds(5));
        assert_eq!(other.take("panics").await.unwrap().expect("it has rested").attempts(), 2);
    }
}
