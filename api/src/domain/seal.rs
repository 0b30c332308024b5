//! Seals for the database what the gateway has to know in clear later: the private halves of signing keys, the secrets of
//! webhooks. AES-256-GCM under a key that HKDF-SHA256 derives from the gateway's key secret, another for each purpose.
//!
//! What is sealed is bound to a text that says what it belongs to. So a row that was written by somebody who does not know
//! the secret, or put together from two rows, does not open, and what does not open is not trusted.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    error::Unspecified,
    hkdf::{HKDF_SHA256, Salt},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{
    random::{Random, RandomUnavailable},
    secret::Secret,
};

/// Keeps the derived keys apart from every other use of the secret.
const SALT: &[u8] = b"mingjing";

/// What is sealed with a key of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The private halves of the keys that access tokens are signed with.
    SigningKeys,
    /// What deliveries to webhooks are signed with.
    WebhookSecrets,
}

impl Purpose {
    /// What the key is derived for. Another text is another key: what was sealed before does not open any more.
    const fn info(self) -> &'static [u8] {
        match self {
            Self::SigningKeys => b"signing keys, version 1",
            Self::WebhookSecrets => b"webhook secrets, version 1",
        }
    }
}

/// Seals and opens. Clones share the derived key.
#[derive(Clone)]
pub struct Sealer(Arc<LessSafeKey>);

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(…)")
    }
}

/// Why something was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The system gave no randomness.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
    /// The cryptographic library refused, which it does only when it is out of order.
    #[error("a secret could not be made or sealed")]
    Library,
}

impl From<Unspecified> for SealError {
    fn from(_: Unspecified) -> Self {
        Self::Library
    }
}

impl Sealer {
    /// With the gateway's key secret, for this purpose.
    ///
    /// # Errors
    /// [`SealError`] when the cryptographic library is out of order.
    pub fn try_new(key_secret: &Secret, purpose: Purpose) -> Result<Self, SealError> {
        let secret = Salt::new(HKDF_SHA256, SALT).extract(key_secret.expose().as_bytes());
        let info = [purpose.info()];
        let derived = UnboundKey::from(secret.expand(&info, &AES_256_GCM)?);
        Ok(Self(Arc::new(LessSafeKey::new(derived))))
    }

    /// The sealed text of these bytes; it opens only under the same binding.
    ///
    /// # Errors
    /// [`SealError`] when there is no randomness, or the cryptographic library is out of order.
    pub fn seal(&self, private: &[u8], binding: &str, random: &Random) -> Result<String, SealError> {
        let mut nonce = [0; NONCE_LEN];
        random.fill(&mut nonce)?;
        let mut sealed = private.to_vec();
        let unique = Nonce::assume_unique_for_key(nonce);
        self.0.seal_in_place_append_tag(unique, Aad::from(binding.as_bytes()), &mut sealed)?;
        Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What was sealed under this binding with this secret; nothing for any other text.
    pub fn open(&self, sealed: &str, binding: &str) -> Option<Vec<u8>> {
        let mut bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        if bytes.len() < NONCE_LEN {
            return None;
        }
        let mut sealed = bytes.split_off(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(&bytes).ok()?;
        let opened = self.0.open_in_place(nonce, Aad::from(binding.as_bytes()), &mut sealed).ok()?;
        Some(opened.to_vec())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn sealer(secret: &str) -> Sealer {
        Sealer::try_new(&Secret::new(secret), Purpose::SigningKeys).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_secret_purpose_and_binding_only() {
        let sealed = sealer("one").seal(b"private", "1/a", &Random::seeded(1)).unwrap();
        assert_eq!(sealer("one").open(&sealed, "1/a").unwrap(), b"private");
        assert_eq!(sealer("two").open(&sealed, "1/a"), None);
        assert_eq!(sealer("one").open(&sealed, "2/a"), None);
        let other = Sealer::try_new(&Secret::new("one"), Purpose::WebhookSecrets).unwrap();
        assert_eq!(other.open(&sealed, "1/a"), None, "sealed for another purpose");
    }

    #[test]
    fn no_changed_or_cut_text_opens() {
        let sealer = sealer("one");
        let text = sealer.seal(b"private", "1/a", &Random::seeded(1)).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(&text).unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(sealer.open(&URL_SAFE_NO_PAD.encode(changed), "1/a"), None, "byte {at}");
            assert_eq!(sealer.open(&URL_SAFE_NO_PAD.encode(&bytes[..at]), "1/a"), None, "cut at {at}");
        }
        assert_eq!(sealer.open("not base64!", "1/a"), None);
    }

    #[test]
    fn the_same_bytes_are_never_sealed_alike_and_do_not_show() {
        let (sealer, random) = (sealer("one"), Random::seeded(1));
        let first = sealer.seal(b"private", "1/a", &random).unwrap();
        assert_ne!(first, sealer.seal(b"private", "1/a", &random).unwrap());
        assert!(!URL_SAFE_NO_PAD.decode(first).unwrap().windows(7).any(|window| window == b"private"));
        assert_eq!(format!("{sealer:?}"), "Sealer(…)");
    }
}
