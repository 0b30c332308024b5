//! Keys that are guessed, forged, doubled or hidden in other headers, and addresses that are made up.

use entity::code::OrganisationKind;
use reqwest::{Client, header::HeaderMap};
use serde_json::{Value, json};
use tests::{
    shown::{assert_errors_are_fit, assert_tells_no_internals},
    target::{PATIENCE, Target, UNLIMITED},
};

use super::{fill, target};

/// Headers that are shown, and the status that comes.
struct Shown {
    headers: Vec<(&'static str, String)>,
    status: u16,
}

fn shown(headers: &[(&'static str, &str)], status: u16) -> Shown {
    Shown { headers: headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(), status }
}

async fn ask(client: &Client, target: &Target, headers: &[(&'static str, String)]) -> (u16, HeaderMap, String) {
    let request = client.post(target.url()).json(&json!({"query": "{viewer{client{name}}}"}));
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, value.as_bytes()));
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.headers().clone(), response.text().await.unwrap())
}

/// Texts that look like a key, most of them nearly this one.
fn guesses(key: &str) -> Vec<String> {
    let mut guesses: Vec<String> = (0..key.len())
        .map(|at| {
            let other = if key.as_bytes()[at] == b'a' { 'b' } else { 'a' };
            format!("{}{other}{}", &key[..at], &key[at + 1..])
        })
        .collect();
    let (head, secret) = key.rsplit_once('_').unwrap();
    guesses.extend([
        key[..key.len() - 1].to_owned(),
        key[1..].to_owned(),
        format!("{key}a"),
        key.to_lowercase(),
        format!("{head}_"),
        format!("{head}_{}", "a".repeat(secret.len())),
        format!("{head}_%"),
        format!("{head}_'OR'1'='1"),
        format!("{head}_../../{secret}"),
        "mj_live__".to_owned(),
        "mj_live_".to_owned() + &"a".repeat(4_000),
        "a".repeat(300_000),
        key.repeat(50),
    ]);
    guesses
}

/// Tokens that are none of ours: no tokens are given out so far, so each of them is a key that nobody has. Their parts are
/// `{"alg":"none"}`, `{"alg":"HS256"}` and `{"sub":"operator","scope":"admin"}`.
const TOKENS: &[&str] = &[
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciIsInNjb3BlIjoiYWRtaW4ifQ.",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciIsInNjb3BlIjoiYWRtaW4ifQ",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcGVyYXRvciIsInNjb3BlIjoiYWRtaW4ifQ.AAAA",
    "..",
    "e30.e30.e30",
];

/// More than one key, or a key where none is looked for. `key` and `other` are good ones.
fn arrangements(key: &str, other: &str) -> Vec<Shown> {
    let bearer = |text: &str| format!("Bearer {text}");
    let (own, foreign) = (bearer(key), bearer(other));
    let mut all = vec![
        shown(&[("x-api-key", key)], 200),
        shown(&[("authorization", &own)], 200),
        shown(&[("authorization", &own), ("x-api-key", key)], 200),
        shown(&[("authorization", &own), ("x-api-key", other)], 400),
        shown(&[("authorization", &own), ("authorization", &foreign)], 400),
        shown(&[("authorization", &own), ("authorization", &own)], 400),
        shown(&[("x-api-key", key), ("x-api-key", other)], 400),
        shown(&[("x-api-key", &format!("{key},{other}"))], 401),
        shown(&[("x-api-key", &format!("{key} {other}"))], 401),
        shown(&[("authorization", &format!("{own}, {foreign}"))], 401),
        shown(&[("authorization", key)], 401),
        shown(&[("authorization", &format!("Basic {key}"))], 401),
        shown(&[("authorization", &format!("Digest username=\"{key}\""))], 401),
        shown(&[("authorization", &bearer(&own))], 401),
        shown(&[("authorization", "Bearer\u{a0}x")], 401),
        shown(&[("authorization", "")], 401),
        shown(&[("x-api-key", "明镜")], 401),
        // Not where keys are looked for: an anonymous caller.
        shown(&[("cookie", &format!("key={key}"))], 200),
        shown(&[("proxy-authorization", &own)], 200),
        shown(
            &[("x-forwarded-authorization", &own), ("x-original-url", "/admin"), ("x-http-method-override", "DELETE")],
            200,
        ),
    ];
    for token in TOKENS {
        all.push(shown(&[("authorization", &bearer(token))], 401));
        all.push(shown(&[("x-api-key", token)], 401));
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_guess_and_no_arrangement_of_keys_makes_a_caller_of_a_stranger() {
    let mut target = target().await;
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let key = target.gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
    let other = target.gateway.new_key("燎原数据", OrganisationKind::Developer, "developer").await;
    let mut bystander = target.bystander();
    let guesses = guesses(&key).into_iter().map(|guess| Shown { headers: vec![("x-api-key", guess)], status: 401 });
    for Shown { headers, status } in guesses.chain(arrangements(&key, &other)) {
        let (name, value) = &headers[0];
        let asked: String = format!("{name}: {value}").chars().take(200).collect();
        let (found, told, text) = ask(&client, &target, &headers).await;
        assert_eq!(found, status, "{asked}: {text}");
        assert_eq!(told.contains_key("www-authenticate"), status == 401, "{asked}: {told:?}");
        assert_tells_no_internals(&asked, &text);
        let answer: Value = serde_json::from_str(&text).unwrap();
        if status == 200 {
            let is_key = ["authorization", "x-api-key"].contains(name);
            assert_eq!(answer["data"]["viewer"]["client"].is_object(), is_key, "{asked}: {answer}");
        } else {
            assert_errors_are_fit(&asked, &format!("{key} {other}"), &answer);
            assert!(!text.contains(&key[10..30]) && !text.contains(&other[10..30]), "{asked}: {text}");
        }
    }
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}

/// Whoever has no key is counted by address, whatever address it makes up and whatever key it guesses.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn made_up_addresses_and_guessed_keys_do_not_get_around_the_limit_by_address() {
    let limited = [("tiers.anonymous.burst", "2"), ("tiers.anonymous.requests_per_second", "1")];
    let others = UNLIMITED.iter().filter(|(path, _)| limited.iter().all(|(limited, _)| limited != path)).copied();
    let settings: Vec<_> = others.chain(limited).collect();
    let mut target = Target::start(&settings, fill).await;
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let mut bystander = target.bystander();
    for forged in [
        |number: u32| vec![("x-forwarded-for", format!("203.0.113.{number}"))],
        |number: u32| {
            vec![("x-forwarded-for", "127.0.0.1".to_owned()), ("x-forwarded-for", format!("203.0.113.{number}"))]
        },
        |number: u32| {
            vec![("forwarded", format!("for=203.0.113.{number}")), ("x-real-ip", format!("203.0.113.{number}"))]
        },
        |number: u32| {
            vec![("x-client-ip", format!("203.0.113.{number}")), ("cf-connecting-ip", format!("203.0.113.{number}"))]
        },
        |number: u32| vec![("x-api-key", format!("mj_live_guess{number}_guess"))],
    ] {
        // At once, so that what a second brings back is nothing beside them.
        let sent = (0..20).map(|number| {
            let (client, url) = (client.clone(), target.url());
            let headers = forged(number);
            tokio::spawn(async move {
                let request = client.post(url).json(&json!({"query": "{__typename}"}));
                let request = headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
                request.send().await.unwrap().status().as_u16()
            })
        });
        let sent: Vec<_> = sent.collect();
        let mut statuses = Vec::new();
        for status in sent {
            statuses.push(status.await.unwrap());
        }
        assert!(statuses.contains(&429), "{:?}: {statuses:?}", forged(0));
        assert!(statuses.iter().all(|status| [200, 401, 429].contains(status)), "{statuses:?}");
    }
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}
