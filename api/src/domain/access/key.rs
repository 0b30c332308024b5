//! API keys (接口密钥): `mj_<env>_<id>_<secret><checksum>`.
//!
//! The id is public: it names the key in logs and audits. The secret is 256 random bits in base 62. The checksum is the
//! CRC-32 of everything before it, so that a typing error is told without asking the database and a scanner of leaked
//! secrets knows a key when it sees one; it protects nothing. Only [`KeyHasher::hash`] of a key is ever stored.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::{
    random::{Random, RandomUnavailable},
    secret::Secret,
};

const PREFIX: &str = "mj";
const ID_CHARS: usize = 12;
/// 62^43 just exceeds 2^256.
const SECRET_CHARS: usize = 43;
/// 62^6 exceeds 2^32, so different checksums are written differently.
const CHECKSUM_CHARS: usize = 6;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The public part of a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId([u8; ID_CHARS]);

impl KeyId {
    /// Reads an id.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; ID_CHARS] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphanumeric).then_some(Self(bytes))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        // Only ASCII letters and digits ever get in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// Why a text is not a key. No message repeats any of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It does not begin as keys do.
    #[error("an API key begins with mj_, as in mj_live_…")]
    Prefix,
    /// It has too few or too many parts.
    #[error("an API key has four parts joined by \"_\": mj, the environment, the id and the secret")]
    Parts,
    /// Its environment is not one.
    #[error("the environment of an API key, its second part, is 1 to 16 lower-case letters or digits")]
    Environment,
    /// Its id is not one.
    #[error("the id of an API key, its third part, is {ID_CHARS} letters or digits")]
    Id,
    /// Its last part is too short or too long.
    #[error("the last part of an API key is {} letters or digits, not {found}; copy the whole key", SECRET_CHARS + CHECKSUM_CHARS)]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Its last part holds something else than letters and digits.
    #[error("the last part of an API key holds letters and digits only; copy the key again")]
    Character,
    /// A character was lost or changed.
    #[error("the checksum of the API key does not match: a character was changed; copy the key again")]
    Checksum,
}

/// A whole key. `Debug` shows its public part only.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey {
    environment: String,
    id: KeyId,
    text: Secret,
}

impl ApiKey {
    /// A new key of an environment.
    ///
    /// # Errors
    /// [`RandomUnavailable`] when the system gives no randomness.
    pub fn generate(environment: &str, random: &Random) -> Result<Self, RandomUnavailable> {
        let (mut id_bytes, mut secret_bytes) = ([0; 16], [0; 32]);
        random.fill(&mut id_bytes)?;
        random.fill(&mut secret_bytes)?;
        let mut id = [0; ID_CHARS];
        base62(&mut id_bytes, &mut id);
        let mut secret = [0; SECRET_CHARS];
        base62(&mut secret_bytes, &mut secret);
        let id = KeyId(id);
        let secret: String = secret.iter().map(|byte| char::from(*byte)).collect();
        let mut text = format!("{PREFIX}_{environment}_{id}_{secret}");
        text += &checksum(&text);
        Ok(Self { environment: environment.to_owned(), id, text: Secret::new(text) })
    }

    /// Reads a key that was presented.
    ///
    /// # Errors
    /// [`KeyError`] says what no key looks like.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut parts = text.split('_');
        if parts.next() != Some(PREFIX) {
            return Err(KeyError::Prefix);
        }
        let (Some(environment), Some(id), Some(secret), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(KeyError::Parts);
        };
        let is_environment = (1..=16).contains(&environment.len())
            && environment.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if !is_environment {
            return Err(KeyError::Environment);
        }
        let id = KeyId::parse(id).ok_or(KeyError::Id)?;
        if !secret.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(KeyError::Character);
        }
        if secret.len() != SECRET_CHARS + CHECKSUM_CHARS {
            return Err(KeyError::Length { found: secret.len() });
        }
        // Everything is ASCII by now, so the cut is between characters.
        let (signed, given) = text.split_at(text.len() - CHECKSUM_CHARS);
        if checksum(signed) != given {
            return Err(KeyError::Checksum);
        }
        Ok(Self { environment: environment.to_owned(), id, text: Secret::new(text) })
    }

    /// Its public part.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The environment it was issued for.
    pub fn environment(&self) -> &str {
        &self.environment
    }

    /// The whole key, to be shown once.
    pub fn expose(&self) -> &str {
        self.text.expose()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({PREFIX}_{}_{}_…)", self.environment, self.id)
    }
}

/// What is stored of a key. Compared in constant time; `Debug` shows nothing.
#[derive(Clone, Copy)]
pub struct KeyHash([u8; 32]);

impl KeyHash {
    /// As the database keeps it.
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// From what the database keeps.
    pub fn decode(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }
}

impl PartialEq for KeyHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for KeyHash {}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

/// Hashes keys with the gateway's own secret: a stolen table cannot be matched against leaked keys.
#[derive(Clone)]
pub struct KeyHasher(Hmac<Sha256>);

impl fmt::Debug for KeyHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHasher(…)")
    }
}

impl KeyHasher {
    /// With the gateway's key secret.
    #[expect(clippy::missing_panics_doc, reason = "HMAC takes keys of any length, so it never does")]
    pub fn new(key_secret: &Secret) -> Self {
        Self(Hmac::new_from_slice(key_secret.expose().as_bytes()).expect("HMAC takes keys of any length"))
    }

    /// HMAC-SHA256 of the whole key.
    pub fn hash(&self, key: &ApiKey) -> KeyHash {
        let mut mac = self.0.clone();
        mac.update(key.expose().as_bytes());
        KeyHash(mac.finalize().into_bytes().into())
    }
}

fn checksum(text: &str) -> String {
    let mut digits = [0; CHECKSUM_CHARS];
    base62(&mut crc32fast::hash(text.as_bytes()).to_be_bytes(), &mut digits);
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// Writes a big-endian number in base 62, cut or padded on the left to the width of `digits`; uses the number up.
fn base62(number: &mut [u8], digits: &mut [u8]) {
    for digit in digits.iter_mut().rev() {
        let mut remainder = 0_u16;
        for byte in number.iter_mut() {
            let value = (remainder << 8) | u16::from(*byte);
            // At most (61 × 256 + 255) / 62 = 255.
            *byte = u8::try_from(value / 62).unwrap_or(u8::MAX);
            remainder = value % 62;
        }
        *digit = ALPHABET[usize::from(remainder)];
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn key(seed: u64) -> ApiKey {
        ApiKey::generate("live", &Random::seeded(seed)).unwrap()
    }

    proptest! {
        #[test]
        fn a_generated_key_parses(seed: u64, environment in "[a-z0-9]{1,16}") {
            let key = ApiKey::generate(&environment, &Random::seeded(seed)).unwrap();
            let parsed = ApiKey::parse(key.expose()).unwrap();
            prop_assert_eq!(&parsed, &key);
            prop_assert_eq!(parsed.environment(), environment);
        }

        #[test]
        fn any_single_changed_character_is_refused(seed: u64, at: prop::sample::Index, to in 0_usize..62) {
            let key = key(seed);
            let mut text = key.expose().as_bytes().to_vec();
            let at = at.index(text.len());
            prop_assume!(text[at] != ALPHABET[to]);
            let was_separator = text[at] == b'_';
            text[at] = ALPHABET[to];
            let refused = ApiKey::parse(std::str::from_utf8(&text).unwrap()).unwrap_err();
            // Inside the id and the secret nothing but the checksum can tell.
            if at >= "mj_live_".len() && !was_separator {
                prop_assert_eq!(refused, KeyError::Checksum);
            }
        }

        #[test]
        fn any_other_single_character_is_refused(seed: u64, at: prop::sample::Index, to: char) {
            let key = key(seed);
            let mut text: Vec<char> = key.expose().chars().collect();
            let at = at.index(text.len());
            prop_assume!(text[at] != to);
            text[at] = to;
            prop_assert!(ApiKey::parse(&text.iter().collect::<String>()).is_err());
        }

        #[test]
        fn no_text_makes_parsing_panic(text: String) {
            prop_assert!(ApiKey::parse(&text).is_err());
        }

        #[test]
        fn swapped_neighbours_are_refused(seed: u64, at in 8_usize..69) {
            let key = key(seed);
            let mut text = key.expose().as_bytes().to_vec();
            prop_assume!(text[at] != text[at + 1]);
            text.swap(at, at + 1);
            prop_assert!(ApiKey::parse(std::str::from_utf8(&text).unwrap()).is_err());
        }
    }

    #[test]
    fn faults_are_told_apart() {
        let good = key(1).expose().to_owned();
        let cases = [
            ("", KeyError::Prefix),
            ("sk_live_x", KeyError::Prefix),
            ("mj_live_x", KeyError::Parts),
            ("mj_live_x_y_z", KeyError::Parts),
            ("mj_LIVE_x_y", KeyError::Environment),
            ("mj_live_short_y", KeyError::Id),
            (&good[..good.len() - 1], KeyError::Length { found: 48 }),
            (&format!("{}-", &good[..good.len() - 1]), KeyError::Character),
            (&good.replace("live", "test"), KeyError::Checksum),
        ];
        for (text, expected) in cases {
            assert_eq!(ApiKey::parse(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn base_62_writes_the_whole_range() {
        let written = |mut number: [u8; 4]| {
            let mut digits = [0; 6];
            base62(&mut number, &mut digits);
            String::from_utf8(digits.to_vec()).unwrap()
        };
        assert_eq!(written([0; 4]), "000000");
        assert_eq!(written(62_u32.to_be_bytes()), "000010");
        assert_eq!(written([0xff; 4]), "4gfFC3");
    }

    #[test]
    fn a_hash_depends_on_the_key_and_on_the_secret_and_survives_storage() {
        let (one, other) = (KeyHasher::new(&Secret::new("a")), KeyHasher::new(&Secret::new("b")));
        let hash = one.hash(&key(1));
        assert_eq!(KeyHash::decode(&hash.encode()), Some(hash));
        assert_ne!(hash, one.hash(&key(2)));
        assert_ne!(hash, other.hash(&key(1)));
    }

    #[test]
    fn debug_shows_no_secret() {
        let key = key(1);
        let secret = &key.expose()[21..];
        let hasher = KeyHasher::new(&Secret::new("pepper"));
        let shown = format!("{key:?} {:?} {hasher:?}", hasher.hash(&key));
        assert!(!shown.contains(secret) && !shown.contains("pepper") && !shown.contains(&hasher.hash(&key).encode()));
        assert!(shown.contains(key.id().as_str()));
    }
}
