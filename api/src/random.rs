//! Randomness, injected: a test seeds it, everything else gets the system's. A lint bans the alternatives.

use std::sync::{Arc, Mutex, PoisonError};

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// Where random bytes come from. Clones share it.
#[derive(Debug, Clone)]
pub struct Random(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<ChaCha20Rng>>),
}

/// The system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct RandomUnavailable(#[source] getrandom::Error);

impl Random {
    /// The system's randomness, fit for secrets.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes for the same seed; for tests and generated data, never for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))))
    }

    /// Fills the bytes.
    ///
    /// # Errors
    /// [`RandomUnavailable`] when the system has none.
    pub fn fill(&self, bytes: &mut [u8]) -> Result<(), RandomUnavailable> {
        match &self.0 {
            Source::System => fill_from_system(bytes),
            Source::Seeded(generator) => {
                // A panic elsewhere leaves the generator usable.
                generator.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
                Ok(())
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
fn fill_from_system(bytes: &mut [u8]) -> Result<(), RandomUnavailable> {
    getrandom::fill(bytes).map_err(RandomUnavailable)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn bytes(random: &Random) -> [u8; 16] {
        let mut bytes = [0; 16];
        random.fill(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_seed_repeats_itself_and_the_system_does_not() {
        assert_eq!(bytes(&Random::seeded(7)), bytes(&Random::seeded(7)));
        assert_ne!(bytes(&Random::system()), bytes(&Random::system()));
    }
}
