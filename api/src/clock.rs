//! The time of day, injected: a test sets it, everything else asks [`Clock`]. A lint bans the alternatives.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};

/// Where the time of day comes from. Clones share it.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    /// Microseconds since 1970.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until it is advanced.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Source::Fixed(Arc::new(AtomicI64::new(at.timestamp_micros()))))
    }

    /// The time now, to the microsecond, which is what both databases keep.
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match &self.0 {
            Source::System => system_now().timestamp_micros(),
            Source::Fixed(micros) => micros.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or_default()
    }

    /// Moves a fixed clock; the system's clock goes its own way.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Fixed(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still_until_it_is_advanced() {
        let clock = Clock::fixed(DateTime::UNIX_EPOCH);
        let shared = clock.clone();
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH);
        shared.advance(TimeDelta::seconds(5));
        assert_eq!(clock.now().timestamp(), 5);
    }
}
