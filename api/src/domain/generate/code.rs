//! Codes that are valid and unique by construction: each is a permutation of the enterprise's number.

use chrono::NaiveDate;
use entity::value::{CreditCode, RegistrationNumber};

/// The characters of a credit code, in the order of their values (GB 32100).
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Organisation codes given since October 2015 are `MA1` and five characters: so many there are.
const NEW_CODES: u64 = 31 * 31 * 31 * 31 * 31;

/// Those before are eight digits.
const OLD_CODES: u64 = 100_000_000;

/// A prime that divides none of the moduli, so that multiplying by it only changes the order.
const STRIDE: u64 = 7_368_787;

/// How many enterprises a city can have before codes repeat.
pub const MAX_ENTERPRISES: u64 = NEW_CODES;

/// How many branches an enterprise can have before codes repeat.
pub(super) const MAX_BRANCHES: u64 = 512;

/// When unified social credit codes came in and registration numbers went out.
pub(super) const UNIFIED_FROM: NaiveDate = match NaiveDate::from_ymd_opt(2015, 10, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// Makes the codes of one city.
#[derive(Debug, Clone, Copy)]
pub(super) struct Codes {
    /// Where the permutation begins, so that cities of different seeds have different codes.
    offset: u64,
}

impl Codes {
    pub(super) fn new(seed: u64) -> Self {
        Self { offset: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32 }
    }

    /// The credit code of an enterprise. `category` is 1 for enterprises, 2 for individual businesses, 3 for
    /// cooperatives.
    pub(super) fn credit_code(self, number: u64, category: char, division: &str, established_on: NaiveDate) -> String {
        let organisation = if established_on < UNIFIED_FROM {
            format!("{:08}", self.permute(number, OLD_CODES))
        } else {
            format!("MA1{}", in_alphabet(self.permute(number, NEW_CODES), 5))
        };
        composed('9', category, division, &organisation)
    }

    /// The credit code of an enterprise's branch: a range of its own, in which no enterprise has its code.
    pub(super) fn branch_code(number: u64, branch: u64, division: &str) -> String {
        composed('9', '1', division, &format!("X{}", in_alphabet(number * MAX_BRANCHES + branch, 7)))
    }

    /// The registration number of an enterprise in a district of Shanghai.
    pub(super) fn registration_number(self, number: u64, division: &str) -> Option<String> {
        let start = format!("{division}{:08}", self.permute(number, OLD_CODES));
        RegistrationNumber::with_check(&start).ok().map(|number| number.as_str().to_owned())
    }

    fn permute(self, number: u64, modulus: u64) -> u64 {
        (number * STRIDE + self.offset) % modulus
    }
}

/// The credit code of a public authority in a division.
pub(super) fn authority_code(division: &str, index: usize) -> String {
    composed('1', '1', division, &format!("{index:08}"))
}

fn composed(authority: char, category: char, division: &str, organisation: &str) -> String {
    match CreditCode::from_parts(authority, category, division, organisation) {
        Ok(code) => code.as_str().to_owned(),
        // Never: the parts are made of the alphabet above. The tests read every code back.
        Err(_) => String::new(),
    }
}

fn in_alphabet(mut value: u64, width: usize) -> String {
    let mut digits = vec![b'0'; width];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[usize::try_from(value % 31).unwrap_or_default()];
        value /= 31;
    }
    digits.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_valid_and_never_repeat() {
        let city = Codes::new(42);
        let mut seen = HashSet::new();
        let last = MAX_ENTERPRISES - 1;
        for number in (0..5_000).chain(last - 5_000..=last) {
            for established_on in [UNIFIED_FROM, UNIFIED_FROM.pred_opt().unwrap()] {
                let code = city.credit_code(number, '1', "310115", established_on);
                assert!(CreditCode::try_new_aic_subject(&code).is_ok(), "{code}");
                assert!(seen.insert(code));
            }
            for branch in [0, 1, MAX_BRANCHES - 1] {
                let code = Codes::branch_code(number, branch, "310115");
                assert!(CreditCode::try_new_aic_subject(&code).is_ok(), "{code}");
                assert!(seen.insert(code));
            }
            let registration = city.registration_number(number, "310115").unwrap();
            assert!(RegistrationNumber::try_new(&registration).is_ok() && registration.starts_with("310"));
            assert!(seen.insert(registration));
        }
    }

    #[test]
    fn the_stride_only_changes_the_order() {
        for modulus in [NEW_CODES, OLD_CODES] {
            let (mut a, mut b) = (modulus, STRIDE);
            while b > 0 {
                (a, b) = (b, a % b);
            }
            assert_eq!(a, 1, "{modulus}");
        }
    }

    #[test]
    fn authorities_have_codes_of_their_own() {
        for index in 0..100 {
            assert!(CreditCode::try_new(&authority_code("310000", index)).unwrap().as_str().starts_with("11310000"));
        }
    }
}
