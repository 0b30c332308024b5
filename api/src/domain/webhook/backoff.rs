//! When a delivery that failed is attempted again, and how long an endpoint that keeps failing is left alone.

use chrono::{DateTime, TimeDelta, Utc};

use crate::random::{Random, RandomUnavailable};

/// After which time the next attempt follows each that failed; after the last of these, always the same.
const DELAYS: [TimeDelta; 8] = [
    TimeDelta::seconds(5),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(5),
    TimeDelta::hours(10),
    TimeDelta::hours(14),
    TimeDelta::hours(18),
];
/// A delay is longer by a random part of this share of it, so that what failed together does not come back together.
const JITTER_PARTS: i64 = 10;

/// So many attempts in a row may fail before an endpoint is left alone for a while.
const PATIENCE: i64 = 5;
/// For how long: doubled with each further failure, up to the longest.
const FIRST_REST: TimeDelta = TimeDelta::seconds(10);
const LONGEST_REST: TimeDelta = TimeDelta::minutes(5);

/// When a delivery is attempted again whose `attempts`th attempt has just failed; nothing when it is given up. The last
/// attempt is made when it has been pending for `give_up`.
pub(super) fn next_attempt(
    attempts: i64,
    (created_at, now): (DateTime<Utc>, DateTime<Utc>),
    asked_for: Option<TimeDelta>,
    give_up: TimeDelta,
    random: &Random,
) -> Result<Option<DateTime<Utc>>, RandomUnavailable> {
    let last = created_at + give_up;
    if now >= last {
        return Ok(None);
    }
    let place = usize::try_from(attempts - 1).unwrap_or_default().min(DELAYS.len() - 1);
    let mut dice = [0];
    random.fill(&mut dice)?;
    let delay = DELAYS[place];
    // In whole milliseconds: databases keep no more than microseconds.
    let jitter = TimeDelta::milliseconds(delay.num_milliseconds() / JITTER_PARTS * i64::from(dice[0]) / 256);
    let next = now + (delay + jitter).max(asked_for.unwrap_or_default());
    Ok(Some(next.min(last)))
}

/// How long an endpoint is left alone after so many failures in a row.
pub(super) fn rest_after(failures: i64) -> Option<TimeDelta> {
    let doublings = u32::try_from(failures - PATIENCE).ok()?;
    let rest = FIRST_REST.checked_mul(2_i32.saturating_pow(doublings.min(20)));
    Some(rest.unwrap_or(LONGEST_REST).min(LONGEST_REST))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const GIVE_UP: TimeDelta = TimeDelta::hours(72);

    #[test]
    fn attempts_are_spread_over_three_days_and_the_last_is_at_their_end() {
        let (random, begun) = (Random::seeded(1), DateTime::UNIX_EPOCH);
        let (mut now, mut delays) = (begun, Vec::new());
        for attempt in 1.. {
            let Some(next) = next_attempt(attempt, (begun, now), None, GIVE_UP, &random).unwrap() else { break };
            delays.push(next - now);
            now = next;
        }
        assert_eq!(now, begun + GIVE_UP);
        assert!((8..=11).contains(&delays.len()), "{delays:?}");
        for (delay, least) in delays.iter().zip(DELAYS).take(delays.len() - 1) {
            assert!(*delay >= least && *delay <= least + least / 10, "{delay} for {least}");
        }
    }

    #[test]
    fn what_the_endpoint_asks_for_is_waited_for_but_not_beyond_the_end() {
        let (random, begun) = (Random::seeded(1), DateTime::UNIX_EPOCH);
        let next = |asked| next_attempt(1, (begun, begun), Some(asked), GIVE_UP, &random).unwrap().unwrap();
        assert_eq!(next(TimeDelta::hours(1)), begun + TimeDelta::hours(1));
        assert_eq!(next(TimeDelta::days(30)), begun + GIVE_UP);
        assert!(next(TimeDelta::seconds(1)) >= begun + TimeDelta::seconds(5));
    }

    #[test]
    fn an_endpoint_that_keeps_failing_is_left_alone_for_longer_and_longer_up_to_five_minutes() {
        let rests: Vec<_> = [1, 4, 5, 6, 9, 10, 1000].map(rest_after).to_vec();
        let seconds = |seconds| Some(TimeDelta::seconds(seconds));
        assert_eq!(rests, [None, None, seconds(10), seconds(20), seconds(160), seconds(300), seconds(300)]);
    }
}
