//! Checks that a webhook comes from the gateway ([Standard Webhooks](https://www.standardwebhooks.com)).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac as _};
use serde_json::Value;
use sha2::Sha256;

/// How old a webhook may be, or ahead of our clock, when nothing is said.
pub const TOLERANCE: Duration = Duration::from_secs(300);

/// Why a webhook is not to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookError {
    /// A header is missing.
    #[error("the header {0} is missing")]
    MissingHeader(&'static str),
    /// The timestamp is no moment.
    #[error("webhook-timestamp is no moment")]
    Timestamp,
    /// It is too old, or of the future.
    #[error("the webhook is too old, or its timestamp lies in the future")]
    Age,
    /// No signature fits any secret.
    #[error("no signature fits")]
    Signature,
    /// The body is no JSON object.
    #[error("the body is no JSON object")]
    Body,
    /// A secret is none. This is a fault of the program that verifies.
    #[error("a secret must be whsec_ and base64")]
    Secret,
}

/// What a webhook says, once it is certain that it comes from who knows one of the secrets, and is recent.
///
/// `header` gives a header by its name in lower case. The body has to be as it came; it must not have been parsed and
/// written again. Do what it asks for once for each `webhook-id`: a webhook may be delivered again.
///
/// # Errors
/// Answer 400 and do nothing.
pub fn verify_webhook<'a>(
    header: impl Fn(&'static str) -> Option<&'a str>,
    body: &[u8],
    secrets: &[&str],
    tolerance: Duration,
) -> Result<Value, WebhookError> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    verify_at(header, body, secrets, tolerance, now)
}

/// As [`verify_webhook`], at a moment in seconds since 1970.
///
/// # Errors
/// As there.
pub fn verify_at<'a>(
    header: impl Fn(&'static str) -> Option<&'a str>,
    body: &[u8],
    secrets: &[&str],
    tolerance: Duration,
    now: u64,
) -> Result<Value, WebhookError> {
    let read = |name| header(name).filter(|value| !value.is_empty()).ok_or(WebhookError::MissingHeader(name));
    let (id, timestamp, signatures) = (read("webhook-id")?, read("webhook-timestamp")?, read("webhook-signature")?);
    if !timestamp.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WebhookError::Timestamp);
    }
    let at: u64 = timestamp.parse().map_err(|_| WebhookError::Timestamp)?;
    if at.abs_diff(now) > tolerance.as_secs() {
        return Err(WebhookError::Age);
    }
    if secrets.is_empty() {
        return Err(WebhookError::Secret);
    }
    let shown: Vec<Vec<u8>> = signatures
        .split_whitespace()
        .filter_map(|signature| signature.strip_prefix("v1,"))
        .filter_map(|text| STANDARD.decode(text).ok())
        .collect();
    let mut fits = false;
    for secret in secrets {
        let mac = mac(secret, id, timestamp, body)?;
        // Every pair is compared, each in constant time, so that time tells nothing.
        for signature in &shown {
            fits |= mac.clone().verify_slice(signature).is_ok();
        }
    }
    if !fits {
        return Err(WebhookError::Signature);
    }
    serde_json::from_slice(body).ok().filter(Value::is_object).ok_or(WebhookError::Body)
}

/// The signature that a webhook would have: for tests of a receiver.
///
/// # Errors
/// The secret is none.
pub fn sign_webhook(secret: &str, id: &str, timestamp: u64, body: &[u8]) -> Result<String, WebhookError> {
    let mac = mac(secret, id, &timestamp.to_string(), body)?;
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

fn mac(secret: &str, id: &str, timestamp: &str, body: &[u8]) -> Result<Hmac<Sha256>, WebhookError> {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap_or(secret)).map_err(|_| WebhookError::Secret)?;
    if key.is_empty() {
        return Err(WebhookError::Secret);
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| WebhookError::Secret)?;
    mac.update(format!("{id}.{timestamp}.").as_bytes());
    mac.update(body);
    Ok(mac)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    // The example of the specification.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const AT: u64 = 1_614_265_330;
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const OTHER: &str = "whsec_YW5vdGhlciBzZWNyZXQ=";

    fn verify(
        id: &str,
        timestamp: &str,
        signature: &str,
        body: &[u8],
        secrets: &[&str],
        now: u64,
    ) -> Result<Value, WebhookError> {
        let header = |name| {
            Some(match name {
                "webhook-id" => id,
                "webhook-timestamp" => timestamp,
                _ => signature,
            })
        };
        verify_at(header, body, secrets, TOLERANCE, now)
    }

    #[test]
    fn the_known_vector_is_verified_and_signed() {
        let told = verify(ID, "1614265330", SIGNATURE, BODY, &[SECRET], AT).unwrap();
        assert_eq!(told["test"], 2_432_232_314_u64);
        assert_eq!(sign_webhook(SECRET, ID, AT, BODY).unwrap(), SIGNATURE);
    }

    #[test]
    fn one_of_several_signatures_and_secrets_is_enough() {
        let several = format!("v1,AAAA v2,x v1a,y garbage {SIGNATURE}");
        assert!(verify(ID, "1614265330", &several, BODY, &[OTHER, SECRET], AT).is_ok());
        let rotated = format!("{} {SIGNATURE}", sign_webhook(OTHER, ID, AT, BODY).unwrap());
        assert!(verify(ID, "1614265330", &rotated, BODY, &[OTHER], AT).is_ok());
    }

    #[test]
    fn what_was_tampered_with_is_refused() {
        use WebhookError::{Age, MissingHeader, Secret, Signature, Timestamp};
        let good = (ID, "1614265330", SIGNATURE, BODY, SECRET, AT);
        for (case, expected) in [
            ((ID, "1614265330", SIGNATURE, &b"{}"[..], SECRET, AT), Signature),
            (("x", good.1, good.2, good.3, good.4, AT), Signature),
            ((ID, "1614265331", good.2, good.3, good.4, AT), Signature),
            ((ID, good.1, good.2, good.3, OTHER, AT), Signature),
            ((ID, good.1, "v1,", good.3, good.4, AT), Signature),
            ((ID, good.1, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", good.3, good.4, AT), Signature),
            ((ID, good.1, "", good.3, good.4, AT), MissingHeader("webhook-signature")),
            (("", good.1, good.2, good.3, good.4, AT), MissingHeader("webhook-id")),
            ((ID, "soon", good.2, good.3, good.4, AT), Timestamp),
            ((ID, "+1614265330", good.2, good.3, good.4, AT), Timestamp),
            ((ID, "99999999999999999999", good.2, good.3, good.4, AT), Timestamp),
            ((ID, good.1, good.2, good.3, good.4, AT + 301), Age),
            ((ID, good.1, good.2, good.3, good.4, AT - 301), Age),
            ((ID, good.1, good.2, good.3, "whsec_!", AT), Secret),
            ((ID, good.1, good.2, good.3, "whsec_", AT), Secret),
        ] {
            let (id, timestamp, signature, body, secret, now) = case;
            assert_eq!(verify(id, timestamp, signature, body, &[secret], now), Err(expected), "{case:?}");
        }
        assert!(verify(ID, good.1, good.2, BODY, &[SECRET], AT + 300).is_ok());
        let signed = sign_webhook(SECRET, ID, AT, b"text").unwrap();
        assert_eq!(verify(ID, good.1, &signed, b"text", &[SECRET], AT), Err(WebhookError::Body));
        assert_eq!(verify(ID, good.1, SIGNATURE, BODY, &[], AT), Err(Secret));
    }
}
