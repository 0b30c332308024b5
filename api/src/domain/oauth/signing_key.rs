//! Signing keys (签名密钥) and what each of them is good for at a moment: Ed25519, one signs at a time.
//!
//! A key's state follows from its own times and from those of the keys after it; nothing has to be done at a moment for
//! a key to change its state:
//!
//! ```text
//! announced ── signs_at ──▶ signing ── a later key signs ──▶ retired ── its last token has expired ──▶ ended
//!                                any of them ── given up for compromised ──▶ ended
//! ```
//!
//! Announced, signing and retired keys are published and verify tokens.

use std::{fmt, sync::Arc};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    domain::seal::{SealError, Sealer},
    random::Random,
};

/// What a key is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyState {
    /// Published, so that verifiers know it before it signs.
    Announced,
    /// Signs every new token.
    Signing,
    /// Signs no more; its tokens are still good.
    Retired,
    /// Verifies nothing any more.
    Ended,
}

impl KeyState {
    /// The state's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Signing => "signing",
            Self::Retired => "retired",
            Self::Ended => "ended",
        }
    }
}

/// A key as the database keeps it.
#[derive(Debug, Clone)]
pub(super) struct StoredKey {
    pub(super) generation: i64,
    pub(super) kid: String,
    pub(super) public_key: String,
    pub(super) sealed_private_key: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) signs_at: DateTime<Utc>,
    pub(super) revoked_at: Option<DateTime<Utc>>,
}

/// A key that opened with this gateway's secret.
#[derive(Clone)]
pub struct SigningKey {
    /// Its place in the sequence of keys.
    pub generation: i64,
    /// The `kid` of its tokens.
    pub kid: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// From when on it signs.
    pub signs_at: DateTime<Utc>,
    /// When it was given up for compromised.
    pub revoked_at: Option<DateTime<Utc>>,
    public_key: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({}, from {})", self.kid, self.signs_at)
    }
}

/// What its private half is bound to.
fn binding(generation: i64, public_key: &str) -> String {
    format!("{generation}/{public_key}")
}

/// Makes the key of a generation, ready to be stored.
pub(super) fn generate(
    generation: i64,
    created_at: DateTime<Utc>,
    signs_at: DateTime<Utc>,
    sealer: &Sealer,
    random: &Random,
) -> Result<StoredKey, SealError> {
    let mut seed = [0; 32];
    random.fill(&mut seed)?;
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| SealError::Library)?;
    let public_key = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
    Ok(StoredKey {
        generation,
        kid: thumbprint(&public_key),
        sealed_private_key: sealer.seal(&seed, &binding(generation, &public_key), random)?,
        public_key,
        created_at,
        signs_at,
        revoked_at: None,
    })
}

/// RFC 7638, for the form of RFC 8037.
fn thumbprint(public_key: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public_key}"}}"#)))
}

impl SigningKey {
    /// Opens a stored key; nothing for one that another secret sealed, or that was tampered with.
    pub(super) fn open(stored: StoredKey, sealer: &Sealer) -> Option<Self> {
        let seed = sealer.open(&stored.sealed_private_key, &binding(stored.generation, &stored.public_key))?;
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).ok()?;
        let public = pair.public_key().as_ref();
        let fits = URL_SAFE_NO_PAD.encode(public) == stored.public_key && thumbprint(&stored.public_key) == stored.kid;
        if !fits {
            return None;
        }
        Some(Self {
            generation: stored.generation,
            kid: stored.kid,
            created_at: stored.created_at,
            signs_at: stored.signs_at,
            revoked_at: stored.revoked_at,
            public_key: stored.public_key,
            encoding: EncodingKey::from_ed_der(pair.to_pkcs8v1().ok()?.as_ref()),
            decoding: DecodingKey::from_ed_der(public),
        })
    }

    pub(super) fn encoding(&self) -> &EncodingKey {
        &self.encoding
    }

    pub(super) fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }

    fn jwk(&self) -> Value {
        json!({
            "kty": "OKP", "crv": "Ed25519", "x": self.public_key,
            "kid": self.kid, "use": "sig", "alg": "EdDSA",
        })
    }
}

/// The keys of this gateway, in the order of their generations.
#[derive(Debug, Clone, Default)]
pub struct KeyRing {
    keys: Vec<Arc<SigningKey>>,
    /// How long a key that signs no more still verifies.
    retention: TimeDelta,
}

impl KeyRing {
    /// Of keys in the order of their generations.
    pub(super) fn new(keys: Vec<SigningKey>, retention: TimeDelta) -> Self {
        Self { keys: keys.into_iter().map(Arc::new).collect(), retention }
    }

    /// Every key with its state, the oldest first.
    pub fn states(&self, now: DateTime<Utc>) -> impl Iterator<Item = (&Arc<SigningKey>, KeyState)> {
        self.keys.iter().enumerate().map(move |(position, key)| (key, self.state(position, now)))
    }

    /// The key that signs now.
    pub(super) fn signing(&self, now: DateTime<Utc>) -> Option<&Arc<SigningKey>> {
        self.states(now).find(|(_, state)| *state == KeyState::Signing).map(|(key, _)| key)
    }

    /// The key that is announced, if there is one.
    pub(super) fn announced(&self, now: DateTime<Utc>) -> Option<&Arc<SigningKey>> {
        self.states(now).find(|(_, state)| *state == KeyState::Announced).map(|(key, _)| key)
    }

    /// The key of this `kid`, if it verifies.
    pub(super) fn verifying(&self, kid: &str, now: DateTime<Utc>) -> Option<&Arc<SigningKey>> {
        self.states(now).find(|(key, state)| key.kid == kid && *state != KeyState::Ended).map(|(key, _)| key)
    }

    /// The public halves of the keys that verify, or will (RFC 7517, RFC 8037).
    pub fn jwks(&self, now: DateTime<Utc>) -> Value {
        let published = self.states(now).filter(|(_, state)| *state != KeyState::Ended);
        json!({ "keys": published.map(|(key, _)| key.jwk()).collect::<Vec<_>>() })
    }

    fn state(&self, position: usize, now: DateTime<Utc>) -> KeyState {
        let key = &self.keys[position];
        if key.revoked_at.is_some() {
            return KeyState::Ended;
        }
        if key.signs_at > now {
            return KeyState::Announced;
        }
        let later = self.keys[position + 1..].iter().filter(|later| later.revoked_at.is_none());
        match later.map(|later| later.signs_at).min() {
            Some(succeeded_at) if succeeded_at <= now && now < succeeded_at + self.retention => KeyState::Retired,
            Some(succeeded_at) if succeeded_at <= now => KeyState::Ended,
            _ => KeyState::Signing,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::{domain::seal::Purpose, secret::Secret};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    /// A ring of keys that sign from these minutes on, with twenty minutes of retention.
    fn ring(signs_at: &[i64]) -> KeyRing {
        let (sealer, random) =
            (Sealer::try_new(&Secret::new("secret"), Purpose::SigningKeys).unwrap(), Random::seeded(1));
        let keys = signs_at.iter().zip(1..).map(|(minute, generation)| {
            let stored = generate(generation, at(0), at(*minute), &sealer, &random).unwrap();
            SigningKey::open(stored, &sealer).unwrap()
        });
        KeyRing::new(keys.collect(), TimeDelta::minutes(20))
    }

    fn states(ring: &KeyRing, minute: i64) -> String {
        ring.states(at(minute)).map(|(_, state)| &state.as_str()[..1]).collect()
    }

    #[test]
    fn a_key_goes_from_announced_to_ended_by_the_clock_alone() {
        let ring = ring(&[0, 10, 100]);
        for (minute, expected) in [
            (-1, "aaa"),
            (0, "saa"),
            (9, "saa"),
            (10, "rsa"),
            (29, "rsa"),
            (30, "esa"),
            (100, "ers"),
            (119, "ers"),
            (120, "ees"),
            (100_000, "ees"),
        ] {
            assert_eq!(states(&ring, minute), expected, "minute {minute}");
        }
    }

    #[test]
    fn at_every_moment_at_most_one_key_signs_and_it_is_published() {
        let ring = ring(&[0, 10, 12, 12, 300]);
        for minute in 0..400 {
            let signing = ring.states(at(minute)).filter(|(_, state)| *state == KeyState::Signing).count();
            assert_eq!(signing, 1, "minute {minute}");
            let kid = &ring.signing(at(minute)).unwrap().kid;
            let jwks = ring.jwks(at(minute));
            assert!(jwks["keys"].as_array().unwrap().iter().any(|key| key["kid"] == **kid), "minute {minute}");
        }
    }

    #[test]
    fn a_key_given_up_is_ended_and_published_no_more() {
        let mut ring = ring(&[0, 10]);
        Arc::make_mut(&mut ring.keys[0]).revoked_at = Some(at(10));
        assert_eq!(states(&ring, 11), "es");
        assert!(ring.verifying(&ring.keys[0].kid, at(11)).is_none());
        assert_eq!(ring.jwks(at(11))["keys"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn the_published_form_holds_no_private_half() {
        let jwks = ring(&[0]).jwks(at(0));
        let key = jwks["keys"][0].as_object().unwrap();
        assert_eq!(key.keys().map(String::as_str).collect::<Vec<_>>(), ["alg", "crv", "kid", "kty", "use", "x"]);
        assert_eq!(URL_SAFE_NO_PAD.decode(key["x"].as_str().unwrap()).unwrap().len(), 32);
    }

    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        // Appendix A.3 of RFC 8037.
        let thumbprint = thumbprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(thumbprint, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn a_row_of_another_secret_or_a_forged_one_does_not_open() {
        let (sealer, random) =
            (Sealer::try_new(&Secret::new("secret"), Purpose::SigningKeys).unwrap(), Random::seeded(1));
        let own = generate(1, at(0), at(0), &sealer, &random).unwrap();
        let other_secret = Sealer::try_new(&Secret::new("another"), Purpose::SigningKeys).unwrap();
        let foreign = generate(1, at(0), at(0), &other_secret, &random).unwrap();
        assert!(SigningKey::open(own.clone(), &sealer).is_some());
        assert!(SigningKey::open(own.clone(), &other_secret).is_none());
        // Whoever can write rows can put in a public half of his own, but not seal its private half.
        let forged = StoredKey { public_key: foreign.public_key, kid: foreign.kid, ..own.clone() };
        assert!(SigningKey::open(forged, &sealer).is_none());
        assert!(SigningKey::open(StoredKey { generation: 2, ..own.clone() }, &sealer).is_none());
        assert!(SigningKey::open(StoredKey { kid: "other".to_owned(), ..own }, &sealer).is_none());
    }
}
