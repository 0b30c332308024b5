//! Access tokens that are forged from a real one: another algorithm, another key, other claims, other bytes.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use entity::code::OrganisationKind;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Client;
use serde_json::{Value, json};
use sha2::Sha256;
use tests::target::{PATIENCE, Target};

use super::target;

/// A real token, taken apart.
struct Token {
    text: String,
    header: Value,
    claims: Value,
    signature: String,
}

impl Token {
    fn read(text: &str) -> Self {
        let parts: Vec<&str> = text.split('.').collect();
        let json = |part: &str| serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
        assert_eq!(parts.len(), 3, "{text}");
        Self { text: text.to_owned(), header: json(parts[0]), claims: json(parts[1]), signature: parts[2].to_owned() }
    }
}

fn part(value: &Value) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(value.to_string())
}

/// The object with this member in place of its own.
fn with(object: &Value, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    object[name] = value;
    object
}

/// Headers that name another algorithm or another key, under no signature, the real one, or one by what is published.
fn of_other_algorithms(token: &Token, jwks: &Value) -> Vec<String> {
    let mut forged = Vec::new();
    let claims = part(&token.claims);
    for algorithm in ["none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "RS256", "ES256", "eddsa", "Ed448"]
    {
        let head = part(&with(&token.header, "alg", json!(algorithm)));
        forged.extend([
            format!("{head}.{claims}."),
            format!("{head}.{claims}.{}", token.signature),
            format!("{head}.{claims}"),
        ]);
    }
    // The public key, taken for a secret.
    let public = jwks["keys"][0]["x"].as_str().unwrap();
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(public).unwrap();
    for secret in [public.as_bytes(), &bytes, jwks.to_string().as_bytes(), b""] {
        let signed = format!("{}.{claims}", part(&with(&token.header, "alg", json!("HS256"))));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
        mac.update(signed.as_bytes());
        forged.push(format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())));
    }
    let own = jwks["keys"][0].clone();
    for (name, value) in [
        ("kid", json!("")),
        ("kid", json!("../../dev/null")),
        ("kid", json!("' OR 1=1 --")),
        ("kid", json!("x".repeat(2_000))),
        ("kid", json!(7)),
        ("kid", Value::Null),
        ("typ", json!("JWT")),
        ("typ", Value::Null),
        ("jwk", own),
        ("jku", json!("http://127.0.0.1/jwks.json")),
        ("x5u", json!("http://127.0.0.1/")),
        ("crit", json!(["exp"])),
        ("zip", json!("DEF")),
    ] {
        forged.push(format!("{}.{claims}.{}", part(&with(&token.header, name, value)), token.signature));
    }
    forged
}

/// Claims that nobody signed.
fn of_other_claims(token: &Token) -> Vec<String> {
    let head = part(&token.header);
    let mut forged = Vec::new();
    for (name, value) in [
        ("scope", json!("admin")),
        ("scope", json!(["admin"])),
        ("sub", json!("1")),
        ("sub", json!(1)),
        ("sub", Value::Null),
        ("client_id", json!("1")),
        ("exp", json!(4_102_444_800_u32)),
        ("exp", json!("never")),
        ("exp", json!(-1)),
        ("exp", json!(1e300)),
        ("exp", Value::Null),
        ("nbf", json!(0)),
        ("nbf", json!(4_102_444_800_u32)),
        ("iss", json!("http://evil.example")),
        ("aud", json!([])),
        ("aud", json!("*")),
        ("jti", json!("x".repeat(2_000))),
    ] {
        forged.push(format!("{head}.{}.{}", part(&with(&token.claims, name, value)), token.signature));
    }
    for claims in [json!({}), json!([]), json!(null), json!("x"), json!(7)] {
        forged.push(format!("{head}.{}.{}", part(&claims), token.signature));
    }
    forged
}

/// Each text that differs from the token in one character, and some that are more or less of it.
fn of_other_bytes(token: &Token) -> Vec<String> {
    let text = &token.text;
    let mut forged: Vec<String> = (0..text.len())
        .map(|at| {
            let other = if text.as_bytes()[at] == b'A' { 'B' } else { 'A' };
            format!("{}{other}{}", &text[..at], &text[at + 1..])
        })
        .collect();
    let half = &text[..text.len() / 2];
    forged.extend([
        half.to_owned(),
        format!("{text}A"),
        format!("{text}="),
        format!("{text}."),
        format!(".{text}"),
        format!("{text}.{}", token.signature),
        format!("{text}{text}"),
        text.replace('.', ""),
        text.replace('.', ".."),
        "..".to_owned(),
        "e30.e30.e30".to_owned(),
        "A.".repeat(1_500),
        format!("{}.{}.{}", "A".repeat(1_000), "A".repeat(1_000), "A".repeat(1_000)),
    ]);
    forged
}

async fn get_token(client: &Client, target: &Target) -> Token {
    let key = target.gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
    let (_, who) = ask(client, target, &key).await;
    let id = who["data"]["viewer"]["client"]["clientId"].as_str().unwrap().to_owned();
    let request = client.post(format!("http://{}/oauth/token", target.address)).basic_auth(id, Some(key));
    let response = request.form(&[("grant_type", "client_credentials")]).send().await.unwrap();
    let answer: Value = response.json().await.unwrap();
    Token::read(answer["access_token"].as_str().unwrap())
}

async fn ask(client: &Client, target: &Target, bearer: &str) -> (u16, Value) {
    let body = json!({"query": "{viewer{client{clientId}}}"});
    let response = client.post(target.url()).bearer_auth(bearer).json(&body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_token_that_was_forged_from_a_real_one_opens_anything() {
    let mut target = target().await;
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let token = get_token(&client, &target).await;
    let jwks = client.get(format!("http://{}/.well-known/jwks.json", target.address)).send().await.unwrap();
    let jwks: Value = jwks.json().await.unwrap();
    let mut bystander = target.bystander();
    let (status, real) = ask(&client, &target, &token.text).await;
    assert!(status == 200 && real["data"]["viewer"]["client"].is_object(), "{real}");
    let (_, unknown) = ask(&client, &target, "mj_live_abcdefghijkl_x").await;
    let forged = [of_other_algorithms(&token, &jwks), of_other_claims(&token), of_other_bytes(&token)].concat();
    for forged in forged.into_iter().filter(|forged| *forged != token.text) {
        let (status, answer) = ask(&client, &target, &forged).await;
        // All alike, so that nobody learns how near a forgery is.
        assert_eq!((status, &answer), (401, &unknown), "{forged}");
    }
    assert_eq!(ask(&client, &target, &token.text).await, (200, real));
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}
