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

on_both! {
    async fn nobody_writes_what_it_may_not_or_reads_what_others_submit(gateway: Gateway with [
        ("tiers.institution.requests_per_second", "100000"), ("tiers.institution.burst", "100000"),
        ("tiers.institution.bucket_points", "1000000000"),
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
        // Each sort of thing has happened.
        let states = |wanted: &str| play.model.submissions.iter().filter(|made| made.state == wanted).count();
        let (pending, published, rejected) = (states("PENDING"), states("PUBLISHED"), states("REJECTED"));
        println!("{} records, {} changes, {pending} pending, {published} published, {rejected} rejected", play.model.records.len(), play.model.changes);
        // A few steps need not do all of it.
        assert!(steps < STEPS || pending > 0 && published > 0 && rejected > 0 && play.model.changes > play.model.records.len());
        // Whoever has no key sees and submits nothing.
        let body = json!({"query": "{ submissions { totalCount } }"});
        let response = gateway.post().json(&body).send().await.unwrap();
        let answer: serde_json::Value = response.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
    }
}
