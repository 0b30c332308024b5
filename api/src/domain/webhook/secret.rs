//! What deliveries are signed with (Standard Webhooks, symmetric signatures): HMAC-SHA256 of `id.timestamp.body`.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{
    domain::seal::{SealError, Sealer},
    random::{Random, RandomUnavailable},
    secret::Secret,
};

/// What a secret begins with as its owner sees it.
const PREFIX: &str = "whsec_";
/// How long a secret is, in bytes. The standard asks for 24 to 64.
const BYTES: usize = 32;

/// The secret of an endpoint.
#[derive(Clone)]
pub(super) struct SigningSecret(Vec<u8>);

impl SigningSecret {
    /// Another one.
    pub(super) fn generate(random: &Random) -> Result<Self, RandomUnavailable> {
        let mut bytes = vec![0; BYTES];
        random.fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The secret as its owner keeps it.
    pub(super) fn shown(&self) -> Secret {
        Secret::new(format!("{PREFIX}{}", BASE64_STANDARD.encode(&self.0)))
    }

    /// The secret as the database keeps it.
    pub(super) fn seal(&self, sealer: &Sealer, endpoint: i64, random: &Random) -> Result<String, SealError> {
        sealer.seal(&self.0, &binding(endpoint), random)
    }

    /// The secret that was sealed for this endpoint; nothing for any other text.
    pub(super) fn open(text: &str, sealer: &Sealer, endpoint: i64) -> Option<Self> {
        sealer.open(text, &binding(endpoint)).map(Self)
    }

    /// The signature of a delivery.
    pub(super) fn sign(&self, id: &str, timestamp: i64, body: &str) -> String {
        // HMAC takes keys of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        for part in [id, ".", &timestamp.to_string(), ".", body] {
            mac.update(part.as_bytes());
        }
        format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
    }
}

fn binding(endpoint: i64) -> String {
    format!("webhook_endpoint:{endpoint}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::domain::seal::Purpose;

    #[test]
    fn a_signature_is_that_of_the_standards_own_example() {
        // https://github.com/standard-webhooks/standard-webhooks, the vector of all reference libraries.
        let bytes = BASE64_STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signature =
            SigningSecret(bytes).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_secret_is_shown_as_the_standard_has_it_and_opens_for_its_endpoint_alone() {
        let random = Random::seeded(1);
        let sealer = Sealer::try_new(&Secret::new("one"), Purpose::WebhookSecrets).unwrap();
        let secret = SigningSecret::generate(&random).unwrap();
        let shown = secret.shown().expose().to_owned();
        assert_eq!(BASE64_STANDARD.decode(shown.strip_prefix(PREFIX).unwrap()).unwrap(), secret.0);
        let text = secret.seal(&sealer, 7, &random).unwrap();
        assert_eq!(SigningSecret::open(&text, &sealer, 7).unwrap().0, secret.0);
        assert!(SigningSecret::open(&text, &sealer, 8).is_none());
    }
}
