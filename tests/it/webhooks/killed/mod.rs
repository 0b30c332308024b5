//! `kill -9` at random moments of one of two replicas, or of both, while clients write and receivers flap: each receiver is
//! told of each event that meets its endpoint's rules, known by its id, in the order of its enterprise, with a signature
//! that holds.
//!
//! The clients are those of [`killed_writers`](crate::killed_writers). Between the kills receivers take everything, or
//! answer by chance with an error, too late, in part or not at all, or are away. What failed twice would wait for minutes, so
//! most owners whose receivers are well again disable their endpoints and enable them: all that waits is due at once then.
//! At the end they are all well, and everything is delivered.
//!
//! `MINGJING_TEST_KILLS` sets how often a replica is killed on each database, `MINGJING_TEST_SEED` the seed.

mod flapping;
mod proof;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use tests::{choice, draft::credit_code, on_both, serving::Serving};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinSet,
};

use self::{
    flapping::{Flapping, Mood},
    proof::{Expected, assert_told, expected_of},
};
use super::*;
use crate::killed_writers::{
    SETTINGS, assert_writes,
    client::{Client, Done, ENTERPRISES, Shared},
    new_key,
};

/// How often a replica is killed on each database when nothing else is said.
const KILLS: u64 = 6;
/// The seed when nothing else is said.
const SEED: u64 = 20_171_229;
/// Clients that write, two of each organisation.
const CLIENTS: u64 = 4;
/// Before a kill so many calls may be made at most, and so many microseconds pass at most.
const CALLS_MAX: usize = 8;
const PAUSE_MAX_US: u64 = 1_500_000;
/// Enterprises on the watch list of one endpoint.
const WATCHED: u32 = 12;
/// How many owners do something about an endpoint whose receiver is well again.
const SWITCHED: f64 = 0.7;
/// Everything is delivered so long after the last kill, even by a debug build on a busy machine.
const LONGEST_END: Duration = Duration::from_mins(30);

/// What the replicas have beside the settings of the writers: short leases, and receivers that are here.
const OF_REPLICAS: [(&str, &str); 6] = [
    ("webhooks.allow_private", "127.0.0.1/32"),
    ("webhooks.timeout_ms", "1000"),
    ("jobs.lease_ms", "1500"),
    ("tiers.institution.requests_per_second", "100000"),
    ("tiers.institution.burst", "100000"),
    ("tiers.institution.writes_per_minute", "1000000"),
];
/// The gateway of the test works on nothing: its clock stands still.
const BY_HAND: [(&str, &str); 4] =
    [("webhooks.allow_private", "127.0.0.1/32"), ("jobs.enabled", "false"), SETTINGS[0], SETTINGS[1]];

/// An endpoint, and the receiver behind it.
struct Watching {
    id: String,
    flapping: Flapping,
    expects: fn(&Expected) -> bool,
}

/// The replicas, some of which are killed and started again.
struct Replicas<'a> {
    gateway: &'a Gateway,
    serving: Vec<Serving>,
    place: watch::Sender<(u32, String)>,
}

impl<'a> Replicas<'a> {
    async fn start(gateway: &'a Gateway) -> Self {
        let serving = vec![start(gateway).await, start(gateway).await];
        let place = watch::Sender::new((0, serving[0].url()));
        Self { gateway, serving, place }
    }

    /// Kills one of them, or all, and starts as many. Clients find the first of them from now on.
    async fn kill(&mut self, random: &mut ChaCha8Rng) {
        let number = if random.random_bool(0.25) { self.serving.len() } else { 1 };
        for _ in 0..number {
            self.serving.swap_remove(random.random_range(0..self.serving.len())).kill();
        }
        for _ in 0..number {
            self.serving.push(start(self.gateway).await);
        }
        let first = self.serving[0].url();
        self.place.send_modify(|(number, url)| (*number, *url) = (*number + 1, first));
    }
}

async fn start(gateway: &Gateway) -> Serving {
    Serving::start(gateway, &[SETTINGS.as_slice(), &OF_REPLICAS].concat()).await
}

/// The endpoint's owner disables it and enables it again, at this replica: all that waits is due at once.
async fn switch(bank: &Bank<'_>, url: &str, id: &str) {
    for mutation in ["disableWebhookEndpoint", "enableWebhookEndpoint"] {
        let query = format!(
            "mutation($id: ID!) {{ {mutation}(input: {{ endpointId: $id }}) {{ userErrors {{ code message }} }} }}"
        );
        let body = json!({"query": query, "variables": {"id": id}});
        let request = bank.gateway.http().post(url).header("x-api-key", &bank.key).json(&body);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["data"][mutation]["userErrors"], json!([]), "{answer}");
    }
}

/// Three endpoints of one bank: one is told of everything, one of what is entered and withdrawn, one of whom it watches.
async fn endpoints_of(bank: &Bank<'_>, random: &mut ChaCha8Rng) -> Vec<Watching> {
    let list = bank.list("贷款客户").await;
    let subjects: Vec<String> = (1..=WATCHED).map(credit_code).collect();
    bank.subjects("addWatchSubjects", &list, &subjects).await;
    let everything: fn(&Expected) -> bool = |_| true;
    let mut all = Vec::new();
    for (rules, expects) in [
        (EVERYTHING.to_owned(), everything),
        ("[{ kind: HONOUR, operation: [CREATE, WITHDRAW] }]".to_owned(), |event| {
            event.kind == "honour" && event.operation != "revise"
        }),
        (format!("[{{ watchListId: \"{list}\" }}]"), |event| {
            (1..=WATCHED).any(|number| credit_code(number) == event.credit_code)
        }),
    ] {
        let flapping = Flapping::start(random.random()).await;
        let (id, secret) = bank.endpoint(&flapping.receiver.url(), &rules, "").await;
        flapping.verify_with(&id, &secret);
        all.push(Watching { id, flapping, expects });
    }
    all
}

on_both! {
    async fn every_event_reaches_its_receivers_in_order_whatever_is_killed_and_whatever_they_answer(gateway: Gateway with BY_HAND) {
        let (kills, seed) = (choice::number("MINGJING_TEST_KILLS", KILLS).unwrap(), choice::number("MINGJING_TEST_SEED", SEED).unwrap());
        println!("{kills} kills on {:?}, MINGJING_TEST_SEED={seed}", gateway.backend);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        register(&gateway, ENTERPRISES).await;
        let bank = Bank::new(&gateway, "某银行").await;
        let mut endpoints = endpoints_of(&bank, &mut random).await;
        let mut replicas = Replicas::start(&gateway).await;
        let (answers, turns) = (watch::Sender::new(0), Arc::new(Semaphore::new(0)));
        let done = Arc::new(Mutex::new(Done::default()));
        let mut clients = JoinSet::new();
        for number in 0..CLIENTS {
            let key = new_key(&gateway, number / 2).await;
            let shared = Shared { place: replicas.place.subscribe(), done: Arc::clone(&done), answers: answers.clone(), turns: Arc::clone(&turns) };
            clients.spawn(Client::new(format!("甲{number}"), key, random.random(), shared).write());
        }
        let mut switched = 0;
        for _ in 0..kills {
            for endpoint in &mut endpoints {
                let mood = Mood::any(&mut random);
                if endpoint.flapping.change(mood).await && random.random_bool(SWITCHED) {
                    switch(&bank, &replicas.serving[0].url(), &endpoint.id).await;
                    switched += 1;
                }
            }
            turns.add_permits(random.random_range(0..=CALLS_MAX));
            // The moment of the kill is random: it waits for nothing.
            tokio::time::sleep(Duration::from_micros(random.random_range(0..PAUSE_MAX_US))).await;
            replicas.kill(&mut random).await;
            assert_writes(clients.try_join_next());
            for endpoint in &endpoints {
                endpoint.flapping.assert_nothing_wrong();
            }
        }
        turns.close();
        while let Some(ended) = clients.join_next().await {
            ended.unwrap();
        }
        for endpoint in &mut endpoints {
            endpoint.flapping.change(Mood::Well).await;
        }
        let head = mingjing::domain::dataset::last_sequence(&gateway.app.store).await.unwrap().to_string();
        let ending = async {
            for endpoint in &endpoints {
                let mut waits = Value::Null;
                loop {
                    let state = bank.state(&endpoint.id).await;
                    if state["pendingCount"] == 0 && state["cursor"] == head {
                        break;
                    }
                    // What has failed twice waits for minutes: its owner need not.
                    if std::mem::replace(&mut waits, state["pendingCount"].clone()) == state["pendingCount"] && state["cursor"] == head {
                        switch(&bank, &replicas.serving[0].url(), &endpoint.id).await;
                        switched += 1;
                    }
                    tokio::time::sleep(Duration::from_secs(3)).await;
                }
            }
        };
        tokio::time::timeout(LONGEST_END, ending).await.expect("everything is delivered");
        let events = expected_of(&gateway, ENTERPRISES).await;
        for (place, endpoint) in endpoints.iter().enumerate() {
            let expected: Vec<&Expected> = events.iter().filter(|event| (endpoint.expects)(event)).collect();
            let said = assert_told(&gateway, &endpoint.id, &expected, &endpoint.flapping.arrivals()).await;
            println!("endpoint {}: {said}", place + 1);
        }
        println!("{} events; {switched} times an endpoint was switched off and on", events.len());
    }
}
