//! How far the primary had come, and when: what a standby's freshness is judged by.

use std::{collections::VecDeque, time::Duration};

use tokio::time::Instant;

/// How far a database has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    /// Changes.
    pub(super) sequence: i64,
    /// Migrations that were applied.
    pub(super) migrations: i64,
}

/// How far the primary had come, and when.
#[derive(Debug)]
pub(super) struct Notes {
    pub(super) longest_lag: Duration,
    notes: VecDeque<(Instant, Position)>,
}

impl Notes {
    pub(super) fn new(longest_lag: Duration) -> Self {
        Self { longest_lag, notes: VecDeque::new() }
    }

    pub(super) fn note(&mut self, at: Instant, position: Position) {
        while self.notes.front().is_some_and(|(noted, _)| at.duration_since(*noted) > self.longest_lag) {
            self.notes.pop_front();
        }
        self.notes.push_back((at, position));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// The latest moment whose changes a database holds that has come so far.
    pub(super) fn reached(&self, position: Position) -> Option<Instant> {
        let newest_first = self.notes.iter().rev();
        let mut reached = newest_first
            .filter(|(_, noted)| noted.sequence <= position.sequence && noted.migrations == position.migrations);
        reached.next().map(|(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAG: Duration = Duration::from_secs(1);

    fn notes(begin: Instant, sequences: &[(u64, i64)]) -> Notes {
        let mut notes = Notes::new(LAG);
        for (ms, sequence) in sequences {
            notes.note(begin + Duration::from_millis(*ms), at(*sequence));
        }
        notes
    }

    fn at(sequence: i64) -> Position {
        Position { sequence, migrations: 20 }
    }

    #[test]
    fn a_standby_is_as_old_as_the_last_note_that_it_has_reached() {
        let begin = Instant::now();
        let notes = notes(begin, &[(0, 10), (200, 20), (400, 20), (600, 30)]);
        let reached = |position| notes.reached(position).map(|at| (at - begin).as_millis());
        assert_eq!(reached(at(9)), None);
        assert_eq!(reached(at(10)), Some(0));
        assert_eq!(reached(at(29)), Some(400));
        assert_eq!(reached(at(31)), Some(600));
        assert_eq!(reached(Position { sequence: 31, migrations: 19 }), None, "it lacks a migration");
    }

    #[test]
    fn notes_are_forgotten_after_the_longest_lag() {
        let begin = Instant::now();
        let notes = notes(begin, &[(0, 10), (600, 20), (1001, 30)]);
        assert_eq!(notes.reached(at(10)), None);
        assert_eq!(notes.notes.len(), 2);
    }
}
