//! Tokens that somebody made up, changed or took from elsewhere. Each is refused, and callers are not told why.

use aws_lc_rs::hmac;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::{Value, json};

use super::*;
use crate::domain::access::authenticate::AuthenticationError;

fn encoded(text: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(text)
}

fn decoded(token: &str, position: usize) -> String {
    String::from_utf8(URL_SAFE_NO_PAD.decode(token.split('.').nth(position).unwrap()).unwrap()).unwrap()
}

/// Makes tokens of any content, with the gateway's own signing key.
struct Forge {
    world: World,
    good: String,
    header: Value,
    claims: Value,
    key: EncodingKey,
    public_key: Vec<u8>,
}

impl Forge {
    async fn new() -> Self {
        let world = World::new().await;
        let good = world.token().await;
        let key = world.oauth.keys().signing().await.unwrap();
        let jwks = world.oauth.keys().jwks().await.unwrap();
        Self {
            header: serde_json::from_str(&decoded(&good, 0)).unwrap(),
            claims: serde_json::from_str(&decoded(&good, 1)).unwrap(),
            public_key: URL_SAFE_NO_PAD.decode(jwks["keys"][0]["x"].as_str().unwrap()).unwrap(),
            key: key.encoding().clone(),
            good,
            world,
        }
    }

    /// These texts, signed as the gateway signs.
    fn signed(&self, header: &str, claims: &str) -> String {
        let message = format!("{}.{}", encoded(header), encoded(claims));
        let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &self.key, ALGORITHM).unwrap();
        format!("{message}.{signature}")
    }

    /// The good token with one entry of its header set, or taken out.
    fn header(&self, name: &str, value: Option<Value>) -> String {
        self.signed(&with(&self.header, name, value), &self.claims.to_string())
    }

    /// The good token with one claim set, or taken out.
    fn claim(&self, name: &str, value: Option<Value>) -> String {
        self.signed(&self.header.to_string(), &with(&self.claims, name, value))
    }
}

fn with(object: &Value, name: &str, value: Option<Value>) -> String {
    let mut object = object.clone();
    let entries = object.as_object_mut().unwrap();
    match value {
        Some(value) => entries.insert(name.to_owned(), value),
        None => entries.remove(name),
    };
    object.to_string()
}

#[tokio::test]
async fn the_forge_makes_tokens_that_are_taken() {
    let forge = Forge::new().await;
    let same = forge.signed(&forge.header.to_string(), &forge.claims.to_string());
    forge.world.oauth.authenticate(&same).await.unwrap();
    let long = forge.header("typ", Some("application/AT+JWT".into()));
    forge.world.oauth.authenticate(&long).await.unwrap();
}

#[tokio::test]
async fn headers_that_are_not_ours_are_refused() {
    let forge = Forge::new().await;
    for (name, value, expected) in [
        ("alg", Some(json!("ES256")), TokenFault::Algorithm),
        ("alg", Some(json!("HS256")), TokenFault::Algorithm),
        ("alg", Some(json!("none")), TokenFault::Form),
        ("alg", Some(json!("eddsa")), TokenFault::Form),
        ("alg", None, TokenFault::Form),
        ("typ", Some(json!("JWT")), TokenFault::Type),
        ("typ", Some(json!("text/at+jwt")), TokenFault::Type),
        ("typ", None, TokenFault::Type),
        ("kid", Some(json!("unknown")), TokenFault::UnknownKey),
        ("kid", Some(json!("../../etc/passwd")), TokenFault::UnknownKey),
        ("kid", Some(json!(7)), TokenFault::Form),
        ("kid", None, TokenFault::UnknownKey),
        ("crit", Some(json!(["exp"])), TokenFault::Critical),
        ("crit", Some(json!([])), TokenFault::Critical),
    ] {
        let token = forge.header(name, value.clone());
        assert_eq!(forge.world.fault(&token).await, expected, "{name}: {value:?}");
    }
    // A key that the header brings along is not used.
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": encoded([7; 32])});
    let token = forge.header("jwk", Some(jwk));
    forge.world.oauth.authenticate(&token).await.expect("it is passed over, and the signature is still ours");
}

#[tokio::test]
async fn claims_that_are_missing_or_wrong_are_refused() {
    let forge = Forge::new().await;
    let now = forge.world.access.clock.now().timestamp();
    for claim in ["iss", "aud", "sub", "client_id", "exp", "nbf", "iat", "jti", "scope", "key_id"] {
        assert_eq!(forge.world.fault(&forge.claim(claim, None)).await, TokenFault::Claims, "without {claim}");
        let null = forge.claim(claim, Some(Value::Null));
        assert_eq!(forge.world.fault(&null).await, TokenFault::Claims, "{claim} null");
    }
    for (name, value, expected) in [
        ("iss", json!("https://elsewhere.example.cn"), TokenFault::Issuer),
        ("aud", json!("https://elsewhere.example.cn/graphql"), TokenFault::Audience),
        ("aud", json!([AUDIENCE]), TokenFault::Claims),
        ("sub", json!(""), TokenFault::Claims),
        ("sub", json!("999"), TokenFault::Claims),
        ("exp", json!(now - 31), TokenFault::Expired),
        ("exp", json!(0), TokenFault::Expired),
        ("exp", json!(-1), TokenFault::Claims),
        ("exp", json!("never"), TokenFault::Claims),
        ("exp", json!(1e300), TokenFault::Claims),
        ("nbf", json!(now + 31), TokenFault::Early),
        ("nbf", json!(i64::MAX), TokenFault::Early),
        ("iat", json!(now + 31), TokenFault::Early),
        ("key_id", json!("short"), TokenFault::Claims),
        ("key_id", json!("abcdefghijkl"), TokenFault::Ended),
        ("scope", json!(["admin"]), TokenFault::Claims),
    ] {
        let token = forge.claim(name, Some(value.clone()));
        assert_eq!(forge.world.fault(&token).await, expected, "{name}: {value}");
    }
    let other = forge.world.access.client("developer", &[]).await;
    let foreign_key = forge.claim("key_id", Some(json!(other.key.id().as_str())));
    assert_eq!(forge.world.fault(&foreign_key).await, TokenFault::Ended);
    // Even a signed token opens nothing that its client does not hold.
    let greedy = forge.claim("scope", Some(json!("admin disclosure:read")));
    assert!(!forge.world.oauth.authenticate(&greedy).await.unwrap().may(Scope::Admin));
}

#[tokio::test]
async fn names_that_stand_twice_are_refused() {
    let forge = Forge::new().await;
    let (header, claims) = (forge.header.to_string(), forge.claims.to_string());
    for (name, value) in [("exp", "99999999999"), ("sub", "\"1\""), ("scope", "\"admin\"")] {
        let twice = format!("{{\"{name}\":{value},{}", &claims[1..]);
        assert_eq!(forge.world.fault(&forge.signed(&header, &twice)).await, TokenFault::Claims, "{name}");
        let twice = format!("{},\"{name}\":{value}}}", &claims[..claims.len() - 1]);
        assert_eq!(forge.world.fault(&forge.signed(&header, &twice)).await, TokenFault::Claims, "{name}");
    }
    for (name, value) in [("alg", "\"none\""), ("alg", "\"EdDSA\""), ("kid", "\"x\"")] {
        let twice = format!("{{\"{name}\":{value},{}", &header[1..]);
        assert_eq!(forge.world.fault(&forge.signed(&twice, &claims)).await, TokenFault::Form, "{name}");
    }
}

#[tokio::test]
async fn other_signatures_are_refused() {
    let forge = Forge::new().await;
    let good = &forge.good;
    let (message, signature) = good.rsplit_once('.').unwrap();
    let claims = good.split('.').nth(1).unwrap();

    // Unsigned, in each spelling.
    for alg in ["none", "None", "NONE"] {
        let header = encoded(with(&forge.header, "alg", Some(alg.into())));
        for signature in ["", signature] {
            assert_eq!(forge.world.fault(&format!("{header}.{claims}.{signature}")).await, TokenFault::Form);
        }
    }
    assert_eq!(forge.world.fault(&format!("{message}.")).await, TokenFault::Signature);
    // The public key taken for the secret of an HMAC.
    for key in [forge.public_key.clone(), encoded(&forge.public_key).into_bytes()] {
        let header = encoded(with(&forge.header, "alg", Some("HS256".into())));
        let forged = format!("{header}.{claims}");
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), forged.as_bytes());
        let token = format!("{forged}.{}", encoded(tag.as_ref()));
        assert_eq!(forge.world.fault(&token).await, TokenFault::Algorithm);
    }
    // Another key of the right sort, under our kid.
    let stranger = World::new().await;
    let stranger = stranger.oauth.keys().signing().await.unwrap();
    let mut header = Header::new(ALGORITHM);
    header.typ = Some(TOKEN_TYPE.to_owned());
    header.kid = forge.header["kid"].as_str().map(str::to_owned);
    let token = jsonwebtoken::encode(&header, &forge.claims, stranger.encoding()).unwrap();
    assert_eq!(forge.world.fault(&token).await, TokenFault::Signature);
    // The signature of another token.
    let other = forge.world.token().await;
    let token = format!("{message}.{}", other.rsplit('.').next().unwrap());
    assert_eq!(forge.world.fault(&token).await, TokenFault::Signature);
}

#[tokio::test]
async fn no_changed_cut_or_overlong_token_is_taken() {
    let forge = Forge::new().await;
    let good = &forge.good;
    let tried = (0..good.len()).map(|length| good[..length].to_owned());
    let swapped = (0..good.len()).filter(|at| good.as_bytes()[*at] != b'.').map(|at| {
        let other = if good.as_bytes()[at] == b'A' { "B" } else { "A" };
        format!("{}{other}{}", &good[..at], &good[at + 1..])
    });
    let odd = ["", ".", "..", "...", "a.b.c", "eyJ", "..x"].map(str::to_owned);
    let longer = [format!("{good}."), format!("{good}.x"), format!("{good}="), format!("x.{good}"), format!("{good}A")];
    let padded = with(&forge.claims, "padding", Some("x".repeat(10_000).into()));
    let huge = [forge.signed(&forge.header.to_string(), &padded), format!("{good}{}", "A".repeat(1_000_000))];
    for token in tried.chain(swapped).chain(odd).chain(longer).chain(huge) {
        let outcome = forge.world.oauth.authenticate(&token).await;
        assert!(
            matches!(outcome, Err(AuthenticationError::Invalid)),
            "{} bytes: {}",
            token.len(),
            &token[..token.len().min(900)]
        );
    }
}
