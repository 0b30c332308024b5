//! Access tokens: got from one replica, taken by another, refused when they do not hold any more.

use chrono::TimeDelta;
use entity::code::OrganisationKind;
use mingjing::domain::{
    audit::Origin,
    oauth::rotate_key::{ANNOUNCEMENT, Rotation},
};
use reqwest::Response;
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both, program::finish};

const WHO: &str = "{ viewer { client { clientId } tier { name } scopes { code } } }";

fn at(gateway: &Gateway, path: &str) -> String {
    format!("http://{}{path}", gateway.address)
}

/// Asks for a token in the name of whoever holds this key.
async fn ask(gateway: &Gateway, key: &str, scope: Option<&str>) -> Response {
    let (_, answer) = query(gateway, key, WHO).await;
    let client = answer["data"]["viewer"]["client"]["clientId"].as_str().unwrap_or("0").to_owned();
    let mut form = vec![("grant_type", "client_credentials")];
    form.extend(scope.map(|scope| ("scope", scope)));
    gateway.http().post(at(gateway, "/oauth/token")).basic_auth(client, Some(key)).form(&form).send().await.unwrap()
}

async fn token(gateway: &Gateway, key: &str) -> String {
    let response = ask(gateway, key, None).await;
    assert_eq!(response.status(), 200);
    let answer: Value = response.json().await.unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

/// The status and the answer to a query by this key or token.
async fn query(gateway: &Gateway, bearer: &str, query: &str) -> (u16, Value) {
    let response = gateway.post().bearer_auth(bearer).json(&json!({"query": query})).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn assert_unauthenticated(gateway: &Gateway, bearer: &str) {
    let (status, answer) = query(gateway, bearer, WHO).await;
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (401, &json!("UNAUTHENTICATED")), "{answer}");
}

on_both! {
    async fn a_token_got_from_one_replica_opens_another_as_its_client(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let response = ask(&gateway, &key, Some("disclosure:read")).await;
        assert_eq!(response.headers()["cache-control"], "no-store");
        let answer: Value = response.json().await.unwrap();
        assert_eq!((&answer["token_type"], &answer["expires_in"], &answer["scope"]),
            (&json!("Bearer"), &json!(900), &json!("disclosure:read")));
        let token = answer["access_token"].as_str().unwrap();
        let (by_key, by_token) = (query(&other, &key, WHO).await.1, query(&other, token, WHO).await.1);
        assert_eq!(by_token["data"]["viewer"]["client"], by_key["data"]["viewer"]["client"]);
        assert_eq!(by_token["data"]["viewer"]["scopes"], json!([{"code": "disclosure:read"}]));
        // What the token was not given it does not open, though the client holds it.
        let feed = self::token(&gateway, &key).await;
        assert_eq!(query(&other, &feed, WHO).await.1["data"], by_key["data"]);
    }

    async fn tokens_that_do_not_hold_are_unauthenticated_and_tell_no_reason(gateway: Gateway) {
        let token = token(&gateway, &gateway.key).await;
        let (_, answer) = query(&gateway, "mj_live_abcdefghijkl_x", WHO).await;
        let message = answer["errors"][0]["message"].clone();
        let (head, _) = token.rsplit_once('.').unwrap();
        for bearer in [format!("{head}."), format!("{token}A"), "a.b.c".to_owned(), "eyJhbGciOiJub25lIn0.e30.".to_owned(), "A.".repeat(1500)] {
            let (status, answer) = query(&gateway, &bearer, WHO).await;
            assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (401, &json!("UNAUTHENTICATED")), "{bearer}");
            assert_eq!(answer["errors"][0]["message"], message, "{bearer}");
        }
        gateway.app.clock.advance(TimeDelta::seconds(930));
        assert_unauthenticated(&gateway, &token).await;
    }

    async fn a_revoked_key_ends_its_tokens_and_gets_none_on_another_replica_within_five_seconds(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let token = token(&gateway, &key).await;
        assert_eq!(query(&other, &token, WHO).await.0, 200);
        let revoked = finish(gateway.program(&["key", "revoke", &key]), None).await;
        assert!(revoked.printed().contains("is revoked"), "{revoked:?}");
        gateway.app.clock.advance(TimeDelta::seconds(5));
        assert_unauthenticated(&other, &token).await;
        assert_unauthenticated(&other, &key).await;
        let refused = ask(&other, &key, None).await;
        assert_eq!((refused.status().as_u16(), refused.headers()["www-authenticate"].to_str().unwrap()),
            (401, "Basic realm=\"mingjing\", charset=\"UTF-8\""));
        assert_eq!(refused.json::<Value>().await.unwrap()["error"], "invalid_client");
    }

    async fn suspension_ends_the_tokens_of_a_client_on_another_replica_within_five_seconds(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let token = token(&gateway, &key).await;
        assert_eq!(query(&other, &token, WHO).await.0, 200);
        finish(gateway.program(&["client", "suspend", "2"]), None).await.printed();
        gateway.app.clock.advance(TimeDelta::seconds(5));
        for bearer in [&token, &key] {
            let (status, answer) = query(&other, bearer, WHO).await;
            assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (403, &json!("FORBIDDEN")), "{answer}");
        }
        // A guess at a suspended client's key learns nothing of it.
        let guess = format!("{}A", &key[..key.len() - 1]);
        assert_unauthenticated(&other, &guess).await;
        assert_eq!(ask(&other, &key, None).await.status(), 401);
    }

    async fn a_rotated_key_is_published_on_another_replica_before_it_signs(gateway: Gateway) {
        let other = gateway.start_replica(&[]).await;
        let jwks = async |gateway: &Gateway| -> Vec<String> {
            let response = gateway.http().get(at(gateway, "/.well-known/jwks.json")).send().await.unwrap();
            assert_eq!(response.headers()["cache-control"], "public, max-age=300");
            let keys: Value = response.json().await.unwrap();
            keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
        };
        let old = token(&gateway, &gateway.key).await;
        let first = jwks(&other).await;
        assert_eq!((first.len(), &first), (1, &jwks(&gateway).await));
        let keys = mingjing::app::signing_keys(&gateway.app.store, &gateway.app.config, &gateway.app.clock,
            &mingjing::random::Random::system()).unwrap();
        let next = keys.rotate(Rotation::Announced, &Origin::command_line()).await.unwrap();
        gateway.app.clock.advance(TimeDelta::seconds(5));
        assert_eq!(jwks(&other).await, [first[0].clone(), next.kid.clone()]);
        gateway.app.clock.advance(ANNOUNCEMENT);
        let new = token(&gateway, &gateway.key).await;
        for token in [&old, &new] {
            assert_eq!(query(&other, token, WHO).await.0, 200);
        }
        gateway.app.clock.advance(TimeDelta::minutes(30));
        assert_eq!(jwks(&other).await, [next.kid]);
    }

    async fn attempts_at_tokens_are_counted_by_address(gateway: Gateway with [
        ("oauth.attempts_per_second", "1"), ("oauth.attempts_burst", "3"),
    ]) {
        let form = [("grant_type", "client_credentials"), ("client_id", "1"), ("client_secret", "mj_live_guess")];
        let mut refused = None;
        // A bucket of three is empty after a hundred attempts, however long they take.
        for _ in 0..100 {
            let response = gateway.http().post(at(&gateway, "/oauth/token")).form(&form).send().await.unwrap();
            match response.status().as_u16() {
                401 => {}
                429 => {
                    refused = Some(response);
                    break;
                }
                status => panic!("{status}"),
            }
        }
        let refused = refused.expect("the attempts are counted");
        let seconds: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=3).contains(&seconds), "{seconds}");
        assert_eq!(query(&gateway, &gateway.key, WHO).await.0, 200, "requests have their own bucket");
    }

    async fn the_command_line_rotates_and_lists_signing_keys(gateway: Gateway) {
        let list = async || {
            let ended = finish(gateway.program(&["signing-key", "list", "--format", "json"]), None).await;
            let keys: Value = serde_json::from_str(ended.printed()).unwrap();
            keys.as_array().unwrap().iter().map(|key| key["state"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(list().await.is_empty());
        finish(gateway.program(&["signing-key", "rotate"]), None).await.printed();
        assert_eq!(list().await, ["signing"], "there is nobody to announce the first key to");
        finish(gateway.program(&["signing-key", "rotate"]), None).await.printed();
        let again = finish(gateway.program(&["signing-key", "rotate"]), None).await;
        assert!(again.complaint().contains("is announced already and signs from"), "{again:?}");
        assert_eq!(list().await, ["signing", "announced"]);
        finish(gateway.program(&["signing-key", "rotate", "--compromised"]), None).await.printed();
        assert_eq!(list().await, ["ended", "ended", "signing"]);
    }

    async fn the_metadata_says_where_things_are(gateway: Gateway with [("oauth.issuer", "https://mirror.example.cn")]) {
        let response = gateway.http().get(at(&gateway, "/.well-known/oauth-authorization-server")).send().await.unwrap();
        let metadata: Value = response.json().await.unwrap();
        assert_eq!(metadata["issuer"], "https://mirror.example.cn");
        assert_eq!(metadata["token_endpoint"], "https://mirror.example.cn/oauth/token");
        assert_eq!(metadata["grant_types_supported"], json!(["client_credentials"]));
        // A token of a gateway with another issuer is not taken, though the keys are the same.
        let elsewhere = gateway.start_replica(&[("oauth.issuer", "https://elsewhere.example.cn")]).await;
        let token = token(&gateway, &gateway.key).await;
        assert_eq!(query(&gateway, &token, WHO).await.0, 200);
        assert_unauthenticated(&elsewhere, &token).await;
    }
}
