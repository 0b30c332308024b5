//! `kill -9` at random moments while clients write: what was acknowledged is there once, and nothing is there in part.
//!
//! The program itself serves, over a database that outlives it. Clients send submissions, corrections and withdrawals of
//! random sizes and modes, some of them wrong in part, and send again with the same key what was not answered, or give it
//! up. After each kill the feed is followed to its end and held against what was acknowledged until then.
//!
//! `MINGJING_TEST_KILLS` sets how often the program is killed on each database, `MINGJING_TEST_SEED` the seed.

mod call;
pub(crate) mod client;
mod proof;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use entity::code::OrganisationKind;
use mingjing::domain::access::create_client::{NewClient, NewOrganisation};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use tests::{choice, draft::enterprise, gateway::Gateway, on_both, serving::Serving, target::PATIENCE};
use tokio::{
    sync::{Semaphore, watch},
    task::{JoinError, JoinSet},
};

use self::{
    client::{Client, Done, ENTERPRISES, Shared},
    proof::Proof,
};

/// How often the program is killed on each database when nothing else is said.
const KILLS: u64 = 25;
/// The seed when nothing else is said.
const SEED: u64 = 20_171_229;
/// Clients, two of each organisation.
const CLIENTS: u64 = 6;
/// Before a kill so many calls are answered at most, and after them so many microseconds pass at most.
const ANSWERS_MAX: u64 = 8;
const PAUSE_MAX_US: u64 = 60_000;

/// Rates that stop nobody, and time enough for a debug build on a busy machine.
pub(crate) const SETTINGS: [(&str, &str); 10] = [
    ("tiers.association.requests_per_second", "100000"),
    ("tiers.association.burst", "100000"),
    ("tiers.association.concurrency_max", "1000"),
    ("tiers.association.bucket_points", "1000000000"),
    ("tiers.association.refill_points_per_second", "1000000"),
    ("tiers.association.writes_per_minute", "1000000000"),
    ("tiers.operator.bucket_points", "1000000000"),
    ("tiers.operator.burst", "100000"),
    ("server.request_deadline_ms", "60000"),
    ("limits.waiting_ms", "60000"),
];

/// The key of a client of the association of this number.
pub(crate) async fn new_key(gateway: &Gateway, association: u64) -> String {
    let new = NewClient {
        organisation: NewOrganisation {
            name: format!("上海市第{association}协会"),
            kind: OrganisationKind::Association,
            division: None,
            industry_sections: BTreeSet::from(["F".to_owned()]),
        },
        tier: "association".to_owned(),
        name: "录入".to_owned(),
        scopes: BTreeSet::new(),
        expires_at: None,
    };
    gateway.app.access.create_client(new).await.unwrap().key.expose().to_owned()
}

/// Ends the test when a client has.
pub(crate) fn assert_writes(ended: Option<Result<(), JoinError>>) {
    if let Some(ended) = ended {
        ended.unwrap();
        panic!("a client ended by itself");
    }
}

on_both! {
    async fn what_was_acknowledged_is_there_once_whenever_the_program_is_killed(gateway: Gateway with SETTINGS) {
        let (kills, seed) = (choice::number("MINGJING_TEST_KILLS", KILLS).unwrap(), choice::number("MINGJING_TEST_SEED", SEED).unwrap());
        println!("{kills} kills on {:?}, MINGJING_TEST_SEED={seed}", gateway.backend);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        gateway.write("enterprise", &(1..=ENTERPRISES).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
        let mut serving = Serving::start(&gateway, &SETTINGS).await;
        let (place, turns) = (watch::Sender::new((0, serving.url())), Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)));
        let (answers, done) = (watch::Sender::new(0), Arc::new(Mutex::new(Done::default())));
        let mut answered = answers.subscribe();
        let shared = Shared { place: place.subscribe(), done: Arc::clone(&done), answers, turns: Arc::clone(&turns) };
        let mut clients = JoinSet::new();
        for number in 0..CLIENTS {
            let key = new_key(&gateway, number / 2).await;
            clients.spawn(Client::new(format!("甲{number}"), key, random.random(), shared.clone()).write());
        }
        let mut proof = Proof::default();
        for kill in 1..=kills {
            let enough = *answered.borrow_and_update() + random.random_range(0..=ANSWERS_MAX);
            tokio::select! {
                waited = tokio::time::timeout(PATIENCE, answered.wait_for(|answers| *answers >= enough)) => {
                    waited.unwrap_or_else(|_| panic!("nobody is answered before kill {kill}")).unwrap();
                }
                ended = clients.join_next() => assert_writes(ended),
            }
            // The moment of the kill is random: it waits for nothing.
            tokio::time::sleep(Duration::from_micros(random.random_range(0..PAUSE_MAX_US))).await;
            serving.kill();
            let calls = std::mem::take(&mut done.lock().unwrap().calls);
            proof.follow(&gateway, calls).await;
            serving = Serving::start(&gateway, &SETTINGS).await;
            place.send_modify(|(number, url)| (*number, *url) = (*number + 1, serving.url()));
            assert_writes(clients.try_join_next());
        }
        turns.close();
        while let Some(ended) = clients.join_next().await {
            ended.unwrap();
        }
        let done = std::mem::take(&mut *done.lock().unwrap());
        proof.follow(&gateway, done.calls).await;
        let said = proof.finish(&gateway, &serving.url()).await;
        println!("{said}; {} times a call was sent again, {} times one was put off", done.repeated, done.put_off);
    }
}
