//! Cursors: a row's place in one list's order, signed, so that nobody can make one up or use it elsewhere.
//!
//! Text form: base64url of an 8-byte HMAC-SHA256 followed by the JSON of `[value, id]`. The list's name, its order
//! and its direction are signed with it and not part of it. A cursor stays valid for as long as the secret does.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::plan::Position;
use crate::domain::store::cell::Cell;

const SIGNATURE_BYTES: usize = 8;

/// Rounds of the cipher that veils numbers; four would do for what cannot be asked at will.
const VEIL_ROUNDS: u8 = 8;

/// The secret that cursors are signed with.
#[derive(Clone)]
pub struct CursorKey(Hmac<Sha256>);

impl std::fmt::Debug for CursorKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CursorKey(…)")
    }
}

/// A text that is not a cursor of this list in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a cursor of this list in this order: pass a cursor that the same list returned, with the same orderBy")]
pub struct BadCursor;

impl CursorKey {
    /// A key of this secret.
    pub fn new(secret: &[u8; 32]) -> Self {
        // HMAC pads a shorter key with zeros to the hash's block; doing it here leaves nothing that could fail.
        let mut block = [0; 64];
        block[..secret.len()].copy_from_slice(secret);
        Self(Hmac::new(&block.into()))
    }

    /// The cursor of a place in the list and order that `scope` names.
    pub fn encode(&self, scope: &str, position: &Position) -> String {
        let mut place = String::new();
        Cell::List(vec![position.value.clone(), Cell::Number(position.id)]).write_json(&mut place);
        let mut bytes = self.sign(scope, place.as_bytes()).to_vec();
        bytes.extend_from_slice(place.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The place that a cursor of this list and order names.
    ///
    /// # Errors
    /// [`BadCursor`] for anything that [`Self::encode`] did not make for the same scope.
    pub fn decode(&self, scope: &str, cursor: &str) -> Result<Position, BadCursor> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| BadCursor)?;
        let (signature, place) = bytes.split_at_checked(SIGNATURE_BYTES).ok_or(BadCursor)?;
        let expected = self.sign(scope, place);
        if !bool::from(subtle::ConstantTimeEq::ct_eq(signature, &expected[..])) {
            return Err(BadCursor);
        }
        let place: Cell = serde_json::from_slice(place).map_err(|_| BadCursor)?;
        match place.as_list() {
            [value, Cell::Number(id)] => Ok(Position { value: value.clone(), id: *id }),
            _ => Err(BadCursor),
        }
    }

    /// Another number for this one, which tells nothing of it, in the list that `scope` names. No two have the same. For
    /// lists whose numbers would tell how much there is that the caller may not see.
    ///
    /// A Feistel cipher over the two halves, with the keyed hash as its round function.
    pub fn veil(&self, scope: &str, id: i64) -> i64 {
        let (mut left, mut right) = halves(id);
        for round in 0..VEIL_ROUNDS {
            (left, right) = (right, left ^ self.round(scope, round, right));
        }
        whole(left, right)
    }

    /// The number that was veiled as this one in the same list.
    pub fn unveil(&self, scope: &str, veiled: i64) -> i64 {
        let (mut left, mut right) = halves(veiled);
        for round in (0..VEIL_ROUNDS).rev() {
            (left, right) = (right ^ self.round(scope, round, left), left);
        }
        whole(left, right)
    }

    fn round(&self, scope: &str, round: u8, half: u32) -> u32 {
        let mut input = vec![b'v', round];
        input.extend_from_slice(&half.to_be_bytes());
        let [a, b, c, d, ..] = self.sign(scope, &input);
        u32::from_be_bytes([a, b, c, d])
    }

    fn sign(&self, scope: &str, place: &[u8]) -> [u8; SIGNATURE_BYTES] {
        let mut mac = self.0.clone();
        mac.update(scope.as_bytes());
        mac.update(&[0]);
        mac.update(place);
        let digest = mac.finalize().into_bytes();
        let mut signature = [0; SIGNATURE_BYTES];
        signature.copy_from_slice(&digest[..SIGNATURE_BYTES]);
        signature
    }
}

fn halves(id: i64) -> (u32, u32) {
    let bits = u64::from_be_bytes(id.to_be_bytes());
    // Either fits: what does not belong to the half is shifted or masked away.
    let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default();
    (half(bits >> 32), half(bits))
}

fn whole(left: u32, right: u32) -> i64 {
    i64::from_be_bytes((u64::from(left) << 32 | u64::from(right)).to_be_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn key() -> CursorKey {
        CursorKey::new(&[7; 32])
    }

    proptest! {
        #[test]
        fn a_cursor_names_the_place_it_was_made_for(value in ".*", id in any::<i64>()) {
            let position = Position { value: Cell::text(value), id };
            let cursor = key().encode("penalty/decided_on/desc", &position);
            prop_assert_eq!(key().decode("penalty/decided_on/desc", &cursor).unwrap(), position);
        }

        #[test]
        fn a_veiled_number_is_another_and_comes_back(id in any::<i64>()) {
            let veiled = key().veil("own", id);
            prop_assert_ne!(veiled, id);
            prop_assert_eq!(key().unveil("own", veiled), id);
        }

        #[test]
        fn a_changed_cursor_is_refused(byte in 0_usize..20, bit in 0_u8..8) {
            let cursor = key().encode("s", &Position { value: Cell::text("2016-04-11"), id: 5 });
            let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).unwrap();
            bytes[byte] ^= 1 << bit;
            prop_assert_eq!(key().decode("s", &BASE64_URL_SAFE_NO_PAD.encode(bytes)), Err(BadCursor));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = key().decode("s", &text);
        }
    }

    #[test]
    fn veiled_numbers_show_neither_order_nor_distance_and_are_a_lists_own() {
        let veiled: Vec<i64> = (1..=1_000).map(|id| key().veil("own", id)).collect();
        let rising = veiled.windows(2).filter(|pair| pair[0] < pair[1]).count();
        assert!((400..600).contains(&rising), "{rising} of 999 rise");
        let far = veiled.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) > u64::MAX >> 16).count();
        assert!(far > 990, "{far} of 999 are far apart");
        assert!((1..=1_000).zip(&veiled).all(|(id, veiled)| key().veil("other", id) != *veiled));
    }

    #[test]
    fn a_cursor_of_another_list_or_another_secret_is_refused() {
        let position = Position { value: Cell::text("2016-04-11"), id: 5 };
        let cursor = key().encode("penalty", &position);
        assert_eq!(key().decode("licence", &cursor), Err(BadCursor));
        assert_eq!(CursorKey::new(&[8; 32]).decode("penalty", &cursor), Err(BadCursor));
    }
}
