//! Signing keys over time and over several processes.

use super::{
    rotate_key::{ANNOUNCEMENT, JWKS_MAX_AGE, RotateKeyError, Rotation},
    signing_key::KeyState,
    *,
};
use crate::domain::audit::Origin;

async fn states(oauth: &Oauth, world: &World) -> Vec<KeyState> {
    let ring = oauth.keys().read().await.unwrap();
    ring.states(world.access.clock.now()).map(|(_, state)| state).collect()
}

async fn published(oauth: &Oauth) -> Vec<String> {
    let jwks = oauth.keys().jwks().await.unwrap();
    jwks["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

async fn signing(oauth: &Oauth) -> String {
    oauth.keys().signing().await.unwrap().kid.clone()
}

#[tokio::test]
async fn replicas_that_need_the_first_key_together_make_one() {
    let world = World::new().await;
    let replicas: Vec<Oauth> = (0..6).map(|_| replica(&world.access, "secret")).collect();
    let kids = futures_util::future::join_all(replicas.iter().map(signing)).await;
    assert_eq!(kids.iter().collect::<std::collections::BTreeSet<_>>().len(), 1, "{kids:?}");
    assert_eq!(states(&world.oauth, &world).await, [KeyState::Signing]);
}

#[tokio::test]
async fn a_token_of_one_replica_is_taken_by_another_also_right_after_the_first_key() {
    let world = World::new().await;
    let other = replica(&world.access, "secret");
    let token = world.token().await;
    other.authenticate(&token).await.unwrap();
    // A key that signs at once is found before the memory of the other has run out.
    world.access.clock.advance(TimeDelta::seconds(2));
    world.oauth.keys().rotate(Rotation::AtOnce, &Origin::command_line()).await.unwrap();
    let token = world.token().await;
    other.authenticate(&token).await.unwrap();
}

#[tokio::test]
async fn a_rotation_refuses_no_token_and_publishes_each_key_before_it_signs() {
    let world = World::new().await;
    let verifier = replica(&world.access, "secret");
    let first = signing(&world.oauth).await;
    let next = world.oauth.keys().rotate(Rotation::Announced, &Origin::command_line()).await.unwrap();
    assert_eq!(next.signs_at, world.access.clock.now() + ANNOUNCEMENT);
    assert!(ANNOUNCEMENT > JWKS_MAX_AGE, "a verifier reads the keys again before the next one signs");

    // A client that gets a token every minute and uses each as long as it may.
    let mut tokens: Vec<(i64, String)> = Vec::new();
    let mut signed_by = Vec::new();
    let mut known = published(&verifier).await;
    for minute in 0..60 {
        tokens.push((minute, world.token().await));
        signed_by.push(signing(&world.oauth).await);
        assert!(
            known.contains(&signed_by[signed_by.len() - 1]),
            "minute {minute}: signed by a key that was not published before"
        );
        for (got, token) in tokens.iter().filter(|(got, _)| minute - got < 15) {
            verifier.authenticate(token).await.unwrap_or_else(|error| panic!("minute {minute}, of {got}: {error}"));
        }
        if minute % 5 == 0 {
            known = published(&verifier).await;
        }
        world.access.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!((&signed_by[0], &signed_by[59]), (&first, &next.kid));
    assert_eq!(states(&verifier, &world).await, [KeyState::Ended, KeyState::Signing]);
    assert_eq!(published(&verifier).await, [next.kid]);
}

#[tokio::test]
async fn only_one_key_is_announced_at_a_time() {
    let world = World::new().await;
    signing(&world.oauth).await;
    let next = world.oauth.keys().rotate(Rotation::Announced, &Origin::command_line()).await.unwrap();
    let other = replica(&world.access, "secret");
    let refused = other.keys().rotate(Rotation::Announced, &Origin::command_line()).await.unwrap_err();
    assert!(matches!(refused, RotateKeyError::Announced { kid, .. } if kid == next.kid));
    world.access.clock.advance(ANNOUNCEMENT);
    other.keys().rotate(Rotation::Announced, &Origin::command_line()).await.unwrap();
    assert_eq!(states(&world.oauth, &world).await, [KeyState::Retired, KeyState::Signing, KeyState::Announced]);
}

#[tokio::test]
async fn rotations_done_together_make_one_key() {
    let world = World::new().await;
    signing(&world.oauth).await;
    let replicas: Vec<Oauth> = (0..4).map(|_| replica(&world.access, "secret")).collect();
    let origin = Origin::command_line();
    let rotations = replicas.iter().map(|replica| replica.keys().rotate(Rotation::Announced, &origin));
    let outcomes = futures_util::future::join_all(rotations).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(states(&world.oauth, &world).await, [KeyState::Signing, KeyState::Announced]);
}

#[tokio::test]
async fn the_first_rotation_of_a_new_gateway_makes_a_key_that_signs_at_once() {
    let world = World::new().await;
    let next = world.oauth.keys().rotate(Rotation::Announced, &Origin::command_line()).await.unwrap();
    assert_eq!(next.signs_at, world.access.clock.now());
    assert_eq!(signing(&world.oauth).await, next.kid);
}

#[tokio::test]
async fn giving_up_a_compromised_key_ends_its_tokens_everywhere_within_five_seconds() {
    let world = World::new().await;
    let other = replica(&world.access, "secret");
    let token = world.token().await;
    other.authenticate(&token).await.unwrap();
    let next = world.oauth.keys().rotate(Rotation::Compromised, &Origin::command_line()).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(5));
    assert_eq!(fault_at(&other, &token).await, TokenFault::UnknownKey);
    assert_eq!(published(&other).await, [next.kid]);
    other.authenticate(&world.token().await).await.unwrap();
}

#[tokio::test]
async fn a_gateway_with_another_secret_neither_trusts_nor_disturbs_these_keys() {
    let world = World::new().await;
    let stranger = replica(&world.access, "another secret");
    let token = world.token().await;
    assert_eq!(fault_at(&stranger, &token).await, TokenFault::UnknownKey);
    let own = signing(&stranger).await;
    assert_ne!(own, signing(&world.oauth).await);
    assert_eq!(published(&stranger).await, [own]);
    world.access.clock.advance(TimeDelta::seconds(5));
    world.oauth.authenticate(&token).await.unwrap();
    world.oauth.authenticate(&world.token().await).await.unwrap();
}
