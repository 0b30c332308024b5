//! Tokens over HTTP: the answers of RFC 6749 §5, to the letter.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::*;
use crate::http::oauth::{IssuedToken, TokenFacts, TokenRefusal, TokenRequest};

/// Knows the client 7 with one secret. The address 192.0.2.9 has tried too often.
pub(super) struct Desk;

#[async_trait::async_trait]
impl TokenServer for Desk {
    fn attempt(&self, address: IpAddr) -> Result<(), Duration> {
        let tried_too_often = address == IpAddr::from([192, 0, 2, 9]);
        if tried_too_often { Err(Duration::from_millis(1500)) } else { Ok(()) }
    }

    async fn issue(&self, request: &TokenRequest) -> Result<IssuedToken, TokenRefusal> {
        let scope = match (request.client_id.as_str(), request.client_secret.as_str(), request.scope.as_deref()) {
            (_, "unchecked", _) => return Err(TokenRefusal::Unavailable),
            ("7", "mj_good", None) => "disclosure:read feed:read",
            ("7", "mj_good", Some("disclosure:read")) => "disclosure:read",
            ("7", "mj_good", Some(_)) => return Err(TokenRefusal::Scope),
            _ => return Err(TokenRefusal::Client),
        };
        Ok(IssuedToken { token: "a.b.c".into(), expires_in: 900, scope: scope.into(), client: "7".into() })
    }

    async fn jwks(&self) -> Result<Value, TokenRefusal> {
        Ok(json!({"keys": [{"kid": "one"}]}))
    }

    fn facts(&self) -> TokenFacts {
        TokenFacts {
            issuer: "https://mirror.example.cn".into(),
            scopes: vec!["disclosure:read"],
            jwks_max_age: Duration::from_mins(5),
        }
    }
}

fn form() -> axum::http::request::Builder {
    Request::post("/oauth/token").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

async fn ask(body: &str) -> Answer {
    send(app(), form().body(Body::from(body.to_owned())).unwrap()).await
}

fn assert_uncached(answer: &Answer) {
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.headers["pragma"], "no-cache");
    assert_eq!(answer.headers["content-type"], "application/json;charset=UTF-8");
}

const GOOD: &str = "grant_type=client_credentials&client_id=7&client_secret=mj_good";

#[tokio::test]
async fn a_token_is_answered_as_section_5_1_says() {
    let answer = ask(GOOD).await;
    assert_eq!(answer.status, 200);
    assert_uncached(&answer);
    let scope = "disclosure:read feed:read";
    let expected = json!({"access_token": "a.b.c", "token_type": "Bearer", "expires_in": 900, "scope": scope});
    assert_eq!(answer.json(), expected);
    let basic = format!("Basic {}", STANDARD.encode("7:mj_good"));
    let request = form().header(header::AUTHORIZATION, basic);
    let body = "grant_type=client_credentials&scope=disclosure%3Aread";
    let answer = send(app(), request.body(Body::from(body)).unwrap()).await;
    assert_eq!((answer.status, &answer.json()["scope"]), (200, &json!("disclosure:read")));
}

#[tokio::test]
async fn refusals_are_answered_as_section_5_2_says() {
    for (body, status, error) in [
        ("grant_type=client_credentials&client_id=7&client_secret=mj_bad".to_owned(), 401, "invalid_client"),
        ("grant_type=client_credentials&client_id=8&client_secret=mj_good".to_owned(), 401, "invalid_client"),
        ("grant_type=client_credentials".to_owned(), 401, "invalid_client"),
        (format!("{GOOD}&scope=admin"), 400, "invalid_scope"),
        (format!("{GOOD}&client_id=7"), 400, "invalid_request"),
        (GOOD.replace("grant_type", "grant"), 400, "invalid_request"),
        (GOOD.replace("client_credentials", "authorization_code"), 400, "unsupported_grant_type"),
        (format!("{GOOD}&x={}", "x".repeat(9000)), 400, "invalid_request"),
        (
            "grant_type=client_credentials&client_id=7&client_secret=unchecked".to_owned(),
            503,
            "temporarily_unavailable",
        ),
    ] {
        let answer = ask(&body).await;
        assert_eq!((answer.status, answer.json()["error"].as_str().unwrap()), (status, error), "{body}");
        assert_uncached(&answer);
        let challenged = answer
            .headers
            .get("www-authenticate")
            .is_some_and(|value| value == "Basic realm=\"mingjing\", charset=\"UTF-8\"");
        assert_eq!(challenged, status == 401, "{body}");
        let description = answer.json()["error_description"].as_str().unwrap().to_owned();
        assert!(
            description.bytes().all(|byte| matches!(byte, 0x20..=0x21 | 0x23..=0x5b | 0x5d..=0x7e)),
            "{description}"
        );
    }
}

#[tokio::test]
async fn only_forms_by_post_are_taken() {
    let answer = send(app(), Request::get("/oauth/token").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, &answer.headers["allow"]), (405, &HeaderValue::from_static("POST")));
    assert_uncached(&answer);
    for content_type in ["application/json", "multipart/form-data", "text/plain", ""] {
        let request = Request::post("/oauth/token").header(header::CONTENT_TYPE, content_type);
        let answer = send(app(), request.body(Body::from(GOOD)).unwrap()).await;
        assert_eq!((answer.status, &answer.json()["error"]), (400, &json!("invalid_request")), "{content_type}");
    }
    let with_charset = form().header("x-ignored", "1").body(Body::from(GOOD)).unwrap();
    assert_eq!(send(app(), with_charset).await.status, 200);
}

#[tokio::test]
async fn too_many_attempts_are_refused_before_anything_is_read() {
    let settings = Settings {
        trusted_proxies: address::TrustedProxies::new(vec!["0.0.0.0/32".parse().unwrap()]),
        ..Settings::default()
    };
    let ask = |address: &'static str, body: &'static str| {
        let request = form().header("x-forwarded-for", address).body(Body::from(body)).unwrap();
        send(router(parts(settings.clone())).unwrap(), request)
    };
    for body in [GOOD, "nonsense"] {
        let answer = ask("192.0.2.9", body).await;
        assert_eq!((answer.status, &answer.headers["retry-after"]), (429, &HeaderValue::from_static("2")));
        assert_uncached(&answer);
    }
    assert_eq!(ask("192.0.2.8", GOOD).await.status, 200);
}

#[tokio::test]
async fn keys_and_metadata_may_be_cached() {
    for (path, content_type, expected) in [
        ("/.well-known/jwks.json", "application/jwk-set+json", json!({"keys": [{"kid": "one"}]})),
        (
            "/.well-known/oauth-authorization-server",
            "application/json",
            json!({
                "issuer": "https://mirror.example.cn",
                "token_endpoint": "https://mirror.example.cn/oauth/token",
                "jwks_uri": "https://mirror.example.cn/.well-known/jwks.json",
                "scopes_supported": ["disclosure:read"],
                "response_types_supported": [],
                "grant_types_supported": ["client_credentials"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            }),
        ),
    ] {
        let answer = send(app(), Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.json()), (200, expected), "{path}");
        assert_eq!(answer.headers["content-type"], content_type);
        assert_eq!(answer.headers["cache-control"], "public, max-age=300");
    }
}
