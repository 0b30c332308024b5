//! What a token opens, and what ends it.

use std::collections::BTreeSet;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::*;

fn part(token: &str, position: usize) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(position).unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn a_token_is_its_client_and_says_what_rfc_9068_asks() {
    let world = World::new().await;
    let issued = world.ask(None).await.unwrap();
    assert_eq!(issued.expires_in, 900);
    let header = part(&issued.token, 0);
    assert_eq!((&header["typ"], &header["alg"]), (&Value::from("at+jwt"), &Value::from("EdDSA")));
    assert_eq!(header["kid"], world.oauth.keys().read().await.unwrap().signing(world.access.clock.now()).unwrap().kid);
    let claims = part(&issued.token, 1);
    let now = world.access.clock.now().timestamp();
    let client = Value::from(world.client.client.to_string());
    for (claim, expected) in [
        ("iss", Value::from(ISSUER)),
        ("aud", AUDIENCE.into()),
        ("sub", client.clone()),
        ("client_id", client),
        ("iat", now.into()),
        ("nbf", now.into()),
        ("exp", (now + 900).into()),
        ("scope", "disclosure:read person:read".into()),
    ] {
        assert_eq!(claims[claim], expected, "{claim}");
    }
    let other = world.ask(None).await.unwrap();
    assert_ne!(claims["jti"], part(&other.token, 1)["jti"]);
    let caller = world.oauth.authenticate(&issued.token).await.unwrap();
    let by_key = world.access.authenticator.authenticate(world.client.key.expose()).await.unwrap();
    assert_eq!(*caller, *by_key);
}

#[tokio::test]
async fn scopes_that_are_asked_for_must_be_held_and_narrow_the_token() {
    let world = World::new().await;
    let issued = world.ask(Some("disclosure:read")).await.unwrap();
    assert_eq!(issued.scopes, BTreeSet::from([Scope::DisclosureRead]));
    let caller = world.oauth.authenticate(&issued.token).await.unwrap();
    assert!(caller.may(Scope::DisclosureRead) && !caller.may(Scope::PersonRead));
    for refused in ["admin", "disclosure:read admin", "nonsense", "", " ", "disclosure:read  person:read"] {
        let error = world.ask(Some(refused)).await.map(|_| ()).unwrap_err();
        assert!(matches!(error, IssueTokenError::InvalidScope), "{refused:?}: {error:?}");
    }
}

#[tokio::test]
async fn only_the_clients_own_live_key_gets_a_token() {
    let world = World::new().await;
    let other = world.access.client("developer", &[]).await;
    let own = world.client.client.to_string();
    let good = world.client.key.expose();
    for (client_id, client_secret) in [
        (other.client.to_string(), good),
        (own.clone(), other.key.expose()),
        (own.clone(), "mj_test_x"),
        (own.clone(), ""),
        ("404".to_owned(), good),
        (format!("0{own}"), good),
        (String::new(), good),
    ] {
        let request = TokenRequest { client_id: &client_id, client_secret, scope: None };
        let error = world.oauth.issue(request).await.map(|_| ()).unwrap_err();
        assert!(matches!(error, IssueTokenError::InvalidClient), "{client_id}: {error:?}");
    }
    world.access.access.revoke_key(world.client.key.id()).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(5));
    assert!(matches!(world.ask(None).await.map(|_| ()).unwrap_err(), IssueTokenError::InvalidClient));
}

#[tokio::test]
async fn a_token_ends_after_fifteen_minutes_and_the_leeway() {
    let world = World::new().await;
    let token = world.token().await;
    world.access.clock.advance(TimeDelta::seconds(929));
    world.oauth.authenticate(&token).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(1));
    assert_eq!(world.fault(&token).await, TokenFault::Expired);
}

#[tokio::test]
async fn a_token_from_a_clock_that_is_ahead_is_taken_within_the_leeway_only() {
    let world = World::new().await;
    let token = world.token().await;
    world.access.clock.advance(TimeDelta::seconds(-30));
    world.oauth.authenticate(&token).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(-1));
    assert_eq!(world.fault(&token).await, TokenFault::Early);
}

#[tokio::test]
async fn a_token_ends_with_the_key_that_it_was_got_with_within_five_seconds() {
    let world = World::new().await;
    let second = world.access.access.issue_key(world.client.client, None).await.unwrap();
    let token = world.token().await;
    world.oauth.authenticate(&token).await.unwrap();
    world.access.access.revoke_key(world.client.key.id()).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(5));
    assert_eq!(world.fault(&token).await, TokenFault::Ended);
    let request =
        TokenRequest { client_id: &world.client.client.to_string(), client_secret: second.key.expose(), scope: None };
    let token = world.oauth.issue(request).await.unwrap().token;
    world.oauth.authenticate(&token).await.expect("the client's other key goes on");
}

#[tokio::test]
async fn a_token_ends_with_the_expiry_of_its_key() {
    let mut world = World::new().await;
    world.client = world.access.client_until(Some(world.access.clock.now() + TimeDelta::minutes(1))).await;
    let token = world.token().await;
    world.oauth.authenticate(&token).await.unwrap();
    world.access.clock.advance(TimeDelta::minutes(1));
    assert_eq!(world.fault(&token).await, TokenFault::Ended);
}

#[tokio::test]
async fn a_token_has_never_more_scopes_than_its_client_has_now() {
    let world = World::new().await;
    let token = world.token().await;
    let mut tiers = world.access.access.list_tiers().await.unwrap();
    for tier in &mut tiers {
        tier.scopes = BTreeSet::from([Scope::FeedRead]);
    }
    world.access.access.seed_tiers(&tiers).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(5));
    let caller = world.oauth.authenticate(&token).await.unwrap();
    // What the tier lost is gone; what it gained the token was not given.
    assert_eq!(caller.scopes, BTreeSet::from([Scope::PersonRead]));
}

#[tokio::test]
async fn a_token_that_is_remembered_is_still_held_to_its_times_its_key_and_its_signing_key() {
    let world = World::new().await;
    let token = world.token().await;
    world.oauth.authenticate(&token).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(-31));
    assert_eq!(world.fault(&token).await, TokenFault::Early);
    world.access.clock.advance(TimeDelta::seconds(31 + 930));
    assert_eq!(world.fault(&token).await, TokenFault::Expired);
    let token = world.token().await;
    world.oauth.authenticate(&token).await.unwrap();
    let origin = crate::domain::audit::Origin::command_line();
    world.oauth.keys().rotate(rotate_key::Rotation::Compromised, &origin).await.unwrap();
    assert_eq!(world.fault(&token).await, TokenFault::UnknownKey);
    let token = world.token().await;
    world.oauth.authenticate(&token).await.unwrap();
    world.access.access.revoke_key(world.client.key.id()).await.unwrap();
    world.access.clock.advance(TimeDelta::seconds(5));
    assert_eq!(world.fault(&token).await, TokenFault::Ended);
}

#[tokio::test]
async fn a_token_costs_no_statement_while_its_keys_are_remembered() {
    let world = World::new().await;
    let token = world.token().await;
    let before = world.access.store.statements();
    for _ in 0..10 {
        world.oauth.authenticate(&token).await.unwrap();
    }
    assert_eq!(world.access.store.statements(), before);
}
