//! Scores, and the hits of a page while a scan goes on.

use std::collections::BinaryHeap;

use tantivy::DocAddress;

use super::{
    query::{HitKey, Page},
    schema::{LIVE, RANK_BITS},
    tier::Tier,
};

/// How many bits of a score stand below the tier.
const TIER_SHIFT: u32 = RANK_BITS.count_ones();

const _: () = assert!(LIVE <= RANK_BITS);

/// An enterprise and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) key: HitKey,
    pub(super) address: DocAddress,
}

/// The tier that a score was built on.
pub(super) fn tier_of(score: u32) -> Option<Tier> {
    Tier::from_number(score >> TIER_SHIFT)
}

pub(super) fn score(tier: Tier, rank: u64) -> u32 {
    // The masked bits fit: there are nine of them.
    ((tier as u32) << TIER_SHIFT) | u32::try_from(rank & RANK_BITS).unwrap_or_default()
}

/// The hits of a page so far: those nearest to its key, in its direction.
pub(super) struct Best {
    limit: usize,
    /// Whether places are counted from the end.
    backward: bool,
    /// Only places behind this one.
    after: Option<u128>,
    /// The worst on top.
    heap: BinaryHeap<(u128, Place)>,
    /// How many were on the page's side of its key.
    pub(super) seen: u64,
}

/// What a heap entry carries; the place decides alone.
#[derive(Debug, Clone, Copy)]
struct Place(Ranked);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Place {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

impl Best {
    pub(super) fn new(page: Page, limit: usize) -> Self {
        let (backward, key) = match page {
            Page::First => (false, None),
            Page::After(key) => (false, Some(key)),
            Page::Last => (true, None),
            Page::Before(key) => (true, Some(key)),
        };
        let mut best = Self { limit, backward, after: None, heap: BinaryHeap::with_capacity(limit + 1), seen: 0 };
        best.after = key.map(|key| best.place(key));
        best
    }

    /// A number that grows from the first hit to the last, or the other way round.
    fn place(&self, key: HitKey) -> u128 {
        // Flipping the sign bit orders negative ids before positive ones.
        let id = key.id.cast_unsigned() ^ (1 << 63);
        let place = (u128::from(!key.score) << 64) | u128::from(id);
        if self.backward { !place } else { place }
    }

    /// Whether nothing of this tier can enter any more, and all of it is behind the key: only counting is left.
    pub(super) fn is_hopeless(&self, tier: Tier) -> bool {
        if self.backward || self.heap.len() < self.limit {
            return false;
        }
        let first = self.place(HitKey { score: score(tier, RANK_BITS), id: i64::MIN });
        self.heap.peek().is_none_or(|(worst, _)| first > *worst) && self.after.is_none_or(|after| first > after)
    }

    /// Whether a hit of this score has to be looked at, if only to be counted.
    pub(super) fn may_enter(&mut self, score: u32) -> bool {
        if self.after.is_some() || self.backward || self.heap.len() < self.limit {
            return true;
        }
        let first = self.place(HitKey { score, id: i64::MIN });
        let may = self.heap.peek().is_some_and(|(worst, _)| first <= *worst);
        self.seen += u64::from(!may);
        may
    }

    pub(super) fn offer(&mut self, hit: Ranked) {
        let place = self.place(hit.key);
        if self.after.is_some_and(|after| place <= after) {
            return;
        }
        self.seen += 1;
        if self.heap.len() < self.limit {
            self.heap.push((place, Place(hit)));
        } else if let Some(mut worst) = self.heap.peek_mut()
            && place < worst.0
        {
            *worst = (place, Place(hit));
        }
    }

    pub(super) fn into_hits(self) -> Vec<Ranked> {
        let backward = self.backward;
        let mut hits: Vec<Ranked> = self.heap.into_sorted_vec().into_iter().map(|(_, place)| place.0).collect();
        if backward {
            hits.reverse();
        }
        hits
    }
}
