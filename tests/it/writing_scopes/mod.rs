//! Nobody writes what it may not, or reads what others submit: random organisations and clients do random things, and an
//! oracle that knows the rules but not the product says what must come of each.
//!
//! The rules (DOMAIN.md §1–§2): a client writes the kinds that its scopes name and that its kind of organisation enters,
//! as far as they were granted; new records about enterprises of its organisation's division, industry sections and
//! member list; corrections and withdrawals of its organisation's own records; and where its organisation reviews, what
//! one client submits another approves. After each step the database is compared with what the oracle says.
//!
//! `MINGJING_TEST_STEPS` sets how many steps there are on each database, `MINGJING_TEST_SEED` the seed.

mod act;
mod look;
mod model;
mod world;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::json;
use tests::{choice, on_both};

use self::{act::Play, look::assert_shown, world::World};

/// Steps on each database when nothing else is said.
const STEPS: u64 = 300;
/// The seed when nothing else is said.
const SEED: u64 = 20_171_229;

/// What happens in so many steps, at least once.
const SORTS: [&str; 12] = [
    "PUBLISHED",
    "PENDING",
    "REFUSED",
    "TRIED_OUT",
    "a new row outside",
    "a stranger's record",
    "submitted without the scope",
    "submitted without the kind",
    "reviewed another organisation's",
    "reviewed its own or what was reviewed",
    "rejected",
    "approved",
];

on_both! {
    async fn nobody_writes_what_it_may_not_or_reads_what_others_submit(gateway: Gateway with [
        ("tiers.institution.requests_per_second", "100000"), ("tiers.institution.burst", "100000"),
        ("tiers.institution.bucket_points", "1000000000"), ("tiers.institution.writes_per_minute", "1000000"),
    ]) {
        let (steps, seed) = (choice::number("MINGJING_TEST_STEPS", STEPS).unwrap(), choice::number("MINGJING_TEST_SEED", SEED).unwrap());
        println!("{steps} steps on {:?}, MINGJING_TEST_SEED={seed}", gateway.backend);
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let world = World::make(&gateway, &mut random).await;
        let mut play = Play::new(&gateway, world, random);
        for _ in 0..steps {
            let step = match play.random.random_range(0..10) {
                0..=5 => play.submit().await,
                6..=7 => play.review().await,
                _ => play.look().await,
            };
            play.model.assert_stored(&gateway, &play.world, &step).await;
        }
        assert_shown(&gateway, &play).await;
        println!("{} records, {} changes; {:?}", play.model.records.len(), play.model.changes, play.seen);
        // A few steps need not do all of it.
        let missing: Vec<_> = SORTS.iter().filter(|sort| !play.seen.contains_key(*sort)).collect();
        assert!(steps < STEPS || missing.is_empty(), "nobody did this: {missing:?}");
        // Whoever has no key sees and submits nothing.
        let body = json!({"query": "{ submissions { totalCount } }"});
        let response = gateway.post().json(&body).send().await.unwrap();
        let answer: serde_json::Value = response.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{answer}");
    }
}
