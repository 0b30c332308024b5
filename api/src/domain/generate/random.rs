//! Dice: the only source of chance in the generator.
//!
//! Every draw is made of whole numbers from ChaCha8, whose output is fixed for ever; floating point and the sampling
//! algorithms of other crates may change between platforms and releases, and with them the data set. Each enterprise
//! and topic has its own stream, so that a change to one topic leaves all others as they were.

use chrono::{Days, NaiveDate};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// What is being drawn about an enterprise. The numbers are part of the data set: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Profile = 0,
    Name = 1,
    History = 2,
    Alteration = 3,
    Shareholder = 4,
    KeyPerson = 5,
    Branch = 6,
    Licence = 7,
    Penalty = 8,
    Security = 9,
    AnnualReport = 10,
    Complaint = 11,
    Association = 12,
    Publication = 13,
}

/// The streams that one enterprise has: room for topics to come.
const TOPICS: u64 = 64;

/// Where dice come from: one seed, a stream for every enterprise and topic.
#[derive(Debug, Clone)]
pub(super) struct DiceBox {
    seeded: ChaCha8Rng,
}

impl DiceBox {
    pub(super) fn new(seed: u64) -> Self {
        Self { seeded: ChaCha8Rng::seed_from_u64(seed) }
    }

    pub(super) fn dice(&self, number: u64, topic: Topic) -> Dice {
        let mut random = self.seeded.clone();
        random.set_stream(number.wrapping_mul(TOPICS) + topic as u64);
        Dice { random }
    }
}

/// One stream of chance.
#[derive(Debug)]
pub(super) struct Dice {
    random: ChaCha8Rng,
}

impl Dice {
    /// A number from 0 up to, but without, `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let product = u128::from(self.random.next_u64()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// A number from `first` to `last`, both included; `first` when `last` is smaller.
    pub(super) fn between(&mut self, first: i64, last: i64) -> i64 {
        let span = u64::try_from(last.saturating_sub(first)).map_or(1, |span| span + 1);
        first + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// Whether something happens that does so in this many of a thousand cases.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < u64::from(per_mille)
    }

    /// A position in something of this length.
    pub(super) fn position(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// One of several. The slice must not be empty.
    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.position(choices.len())]
    }

    /// One of several, each as likely as its weight. The slice must not be empty.
    pub(super) fn weighted<'a, T>(&mut self, choices: &'a [(u32, T)]) -> &'a T {
        let total: u64 = choices.iter().map(|(weight, _)| u64::from(*weight)).sum();
        let mut left = self.below(total);
        for (weight, choice) in choices {
            match left.checked_sub(u64::from(*weight)) {
                Some(rest) => left = rest,
                None => return choice,
            }
        }
        &choices[0].1
    }

    /// How often something happens that does so this many times in a thousand on average, at most `most` times.
    pub(super) fn count(&mut self, mean_per_mille: u64, most: u64) -> u64 {
        let count = match mean_per_mille {
            0..500 => u64::from(self.below(1000) < mean_per_mille),
            mean => self.below(2 * mean + 1000) / 1000,
        };
        count.min(most)
    }

    /// A day from `first` to `last`, both included; `first` when `last` is earlier.
    pub(super) fn date(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let days = self.between(0, (last - first).num_days());
        first.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_seed_number_and_topic_alone() {
        let draw = |seed, number, topic| {
            let mut dice = DiceBox::new(seed).dice(number, topic);
            [dice.below(1 << 40), dice.below(1 << 40)]
        };
        let first = draw(1, 2, Topic::Name);
        assert_eq!(first, draw(1, 2, Topic::Name));
        for other in [draw(2, 2, Topic::Name), draw(1, 3, Topic::Name), draw(1, 2, Topic::History)] {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn draws_stay_within_their_bounds_and_reach_them() {
        let mut dice = DiceBox::new(7).dice(0, Topic::Profile);
        let draws: Vec<i64> = (0..1000).map(|_| dice.between(-2, 2)).collect();
        assert_eq!((draws.iter().min(), draws.iter().max()), (Some(&-2), Some(&2)));
        assert_eq!(dice.between(5, 1), 5);
        assert_eq!(dice.below(0), 0);
        let day = NaiveDate::default();
        assert_eq!(dice.date(day, day - Days::new(3)), day);
    }

    #[test]
    fn weights_and_means_are_kept() {
        let mut dice = DiceBox::new(7).dice(1, Topic::Profile);
        let heavy = (0..10_000).filter(|_| *dice.weighted(&[(1, false), (9, true), (0, false)])).count();
        assert!((8_800..9_200).contains(&heavy), "{heavy}");
        for mean in [100, 2_000, 40_000] {
            let sum: u64 = (0..10_000).map(|_| dice.count(mean, u64::MAX)).sum();
            assert!((sum / 10).abs_diff(mean) < mean / 10 + 10, "mean {mean}: {sum}");
        }
        assert!((0..1000).all(|_| dice.count(90_000, 7) <= 7));
    }
}
