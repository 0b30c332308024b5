//! Ranks while it scans: walks the enterprises of some lanes, counts all, keeps the best of a page.
//!
//! Memory is one page and one counter a facet value, whatever is found. A common word costs its list of enterprises and
//! one look into a packed column for each that could still enter the page; marks are small sets that are only advanced.

use std::{cmp::Reverse, collections::BTreeMap, collections::BinaryHeap};

use tantivy::{
    COLLECT_BLOCK_BUFFER_LEN, DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED,
    columnar::{Column, StrColumn},
    query::{EnableScoring, Scorer, Weight},
};

use super::{
    plan::{Lane, Tier},
    query::{Facets, HitKey, Page, SearchFilter},
    schema::{ABNORMAL, DISTRICT, ID, INDUSTRY, LIVE, RANK, RANK_BITS, SERIOUS, STATUS},
};

/// How many bits of a score stand below the tier.
const TIER_SHIFT: u32 = RANK_BITS.count_ones();

/// What to keep of a scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scan<'a> {
    /// What hits must be.
    pub(super) filter: &'a SearchFilter,
    /// Which part of the hits.
    pub(super) page: Page,
    /// How many of them.
    pub(super) limit: usize,
    /// Whether to count facets.
    pub(super) facets: bool,
    /// The most enterprises to look at in one segment.
    pub(super) reach: usize,
}

/// What a scan found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The page, best first.
    pub(super) hits: Vec<Ranked>,
    /// Hits.
    pub(super) total: u64,
    /// Hits before filters.
    pub(super) unfiltered: u64,
    /// Hits on the page's side of its key.
    pub(super) beyond: u64,
    /// Counts.
    pub(super) facets: Option<Facets>,
}

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

fn score(tier: Tier, rank: u64) -> u32 {
    // The masked bits fit: there are nine of them.
    ((tier as u32) << TIER_SHIFT) | u32::try_from(rank & RANK_BITS).unwrap_or_default()
}

/// Scans the lanes in every segment.
pub(super) fn scan(searcher: &Searcher, lanes: &[Lane], scan: Scan<'_>) -> tantivy::Result<Found> {
    let scoring = EnableScoring::disabled_from_searcher(searcher);
    let weights: Vec<WeightedLane> =
        lanes.iter().map(|lane| WeightedLane::new(lane, scoring)).collect::<tantivy::Result<_>>()?;
    let mut best = Best::new(scan.page, scan.limit);
    let mut found = Found::default();
    let mut counts = BTreeMap::new();
    for (ordinal, reader) in (0..).zip(searcher.segment_readers()) {
        let mut segment = Segment::open(reader, ordinal, scan)?;
        for number in 0..weights.len() {
            segment.walk(&weights, number, &mut best, &mut found)?;
        }
        segment.facets.iter().flatten().try_for_each(|facet| facet.add_to(&mut counts))?;
    }
    found.beyond = best.seen;
    found.hits = best.into_hits();
    found.facets = scan.facets.then(|| facets(counts));
    Ok(found)
}

struct WeightedLane {
    base: Box<dyn Weight>,
    floor: Tier,
    marks: Vec<(Tier, Box<dyn Weight>)>,
}

impl WeightedLane {
    fn new(lane: &Lane, scoring: EnableScoring<'_>) -> tantivy::Result<Self> {
        let marks = lane.marks.iter().map(|(tier, mark)| Ok((*tier, mark.weight(scoring)?)));
        Ok(Self { base: lane.base.weight(scoring)?, floor: lane.floor, marks: marks.collect::<tantivy::Result<_>>()? })
    }

    fn open(&self, reader: &SegmentReader) -> tantivy::Result<OpenLane> {
        let marks = self.marks.iter().map(|(tier, mark)| Ok((*tier, mark.scorer(reader, 1.0)?)));
        let mut lane = OpenLane {
            base: self.base.scorer(reader, 1.0)?,
            floor: self.floor,
            marks: marks.collect::<tantivy::Result<_>>()?,
            next_mark: 0,
        };
        lane.marks.retain(|(_, mark)| mark.doc() != TERMINATED);
        Ok(lane)
    }
}

struct OpenLane {
    base: Box<dyn Scorer>,
    floor: Tier,
    /// Highest tier first.
    marks: Vec<(Tier, Box<dyn Scorer>)>,
    /// No mark holds a document before this one.
    next_mark: DocId,
}

impl OpenLane {
    /// The tier of a document of the base. Documents come in ascending order.
    fn tier(&mut self, document: DocId) -> Tier {
        if document < self.next_mark {
            return self.floor;
        }
        let mut tier = self.floor;
        let mut next = TERMINATED;
        for (marked, mark) in &mut self.marks {
            let at = if mark.doc() < document { mark.seek(document) } else { mark.doc() };
            if at == document {
                tier = tier.max(*marked);
            }
            next = next.min(at);
        }
        self.next_mark = next;
        tier
    }

    fn holds(&mut self, document: DocId) -> bool {
        let at = if self.base.doc() < document { self.base.seek(document) } else { self.base.doc() };
        at == document
    }
}

struct Segment<'a> {
    reader: &'a SegmentReader,
    ordinal: u32,
    ids: Column<i64>,
    ranks: Column<u64>,
    /// A column, and which of its values are asked for.
    allowed: Vec<(Column<u64>, Vec<bool>)>,
    /// The flags that are asked for, and what they must be.
    mask: u64,
    wanted: u64,
    facets: Option<[Facet; 4]>,
    reach: usize,
}

impl<'a> Segment<'a> {
    fn open(reader: &'a SegmentReader, ordinal: u32, scan: Scan<'_>) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let mut allowed = Vec::new();
        for (name, values) in
            [(DISTRICT, &scan.filter.districts), (INDUSTRY, &scan.filter.industries), (STATUS, &scan.filter.statuses)]
        {
            if !values.is_empty() {
                allowed.push(allow(columns.str(name)?, values, reader.max_doc())?);
            }
        }
        let (mut mask, mut wanted) = (0, 0);
        for (bit, flag) in [(ABNORMAL, scan.filter.on_abnormal_list), (SERIOUS, scan.filter.on_serious_list)] {
            if let Some(flag) = flag {
                mask |= bit;
                wanted |= if flag { bit } else { 0 };
            }
        }
        let facets = if scan.facets {
            let counted = |kind, name| tantivy::Result::Ok(Facet::counted(kind, columns.str(name)?));
            let flags = Facet { kind: FacetKind::Flags, column: None, counts: vec![0; 2] };
            // The flags are counted while the ranks are at hand.
            Some([
                flags,
                counted(FacetKind::District, DISTRICT)?,
                counted(FacetKind::Industry, INDUSTRY)?,
                counted(FacetKind::Status, STATUS)?,
            ])
        } else {
            None
        };
        Ok(Self {
            reader,
            ordinal,
            ids: columns.i64(ID)?,
            ranks: columns.u64(RANK)?,
            allowed,
            mask,
            wanted,
            facets,
            reach: scan.reach,
        })
    }

    /// Walks one lane; documents of an earlier lane were met there.
    fn walk(
        &mut self,
        weights: &[WeightedLane],
        number: usize,
        best: &mut Best,
        found: &mut Found,
    ) -> tantivy::Result<()> {
        let mut lane = weights[number].open(self.reader)?;
        if lane.base.doc() == TERMINATED {
            return Ok(());
        }
        let open = |weights: &[WeightedLane]| -> tantivy::Result<Vec<OpenLane>> {
            let lanes = weights.iter().map(|weight| weight.open(self.reader));
            lanes.filter(|lane| !matches!(lane, Ok(lane) if lane.base.doc() == TERMINATED)).collect()
        };
        let mut earlier = open(&weights[..number])?;
        let mut later = open(&weights[number + 1..])?;
        let alive = self.reader.alive_bitset();
        let mut buffer = [0; COLLECT_BLOCK_BUFFER_LEN];
        let mut block = Block::default();
        let mut looked_at = 0;
        while looked_at < self.reach {
            let filled = lane.base.fill_buffer(&mut buffer);
            if filled == 0 {
                break;
            }
            looked_at += filled;
            block.clear();
            for document in buffer[..filled].iter().copied() {
                if alive.is_some_and(|alive| alive.is_deleted(document))
                    || earlier.iter_mut().any(|lane| lane.holds(document))
                {
                    continue;
                }
                let mut tier = lane.tier(document);
                for other in &mut later {
                    if other.holds(document) {
                        tier = tier.max(other.tier(document));
                    }
                }
                block.push(document, tier);
            }
            self.meet(&mut block, best, found);
        }
        Ok(())
    }

    /// Filters, counts and ranks a block of documents. Columns are read for the whole block at once.
    fn meet(&mut self, block: &mut Block, best: &mut Best, found: &mut Found) {
        found.unfiltered += block.documents.len() as u64;
        for (column, allowed) in &self.allowed {
            block.read(column);
            block.retain(|value, _| {
                let value = value.and_then(|value| usize::try_from(value).ok());
                value.is_some_and(|value| allowed.get(value).copied().unwrap_or_default())
            });
        }
        if self.mask == 0 && self.facets.is_none() {
            let before = block.documents.len();
            block.retain(|_, tier| !best.is_hopeless(tier));
            let hopeless = (before - block.documents.len()) as u64;
            found.total += hopeless;
            best.seen += hopeless;
        }
        block.read(&self.ranks);
        block.retain(|rank, _| rank.unwrap_or_default() & self.mask == self.wanted);
        found.total += block.documents.len() as u64;
        for ((document, tier), rank) in block.documents.iter().zip(&block.tiers).zip(&block.values) {
            let score = score(*tier, rank.unwrap_or_default());
            if best.may_enter(score) {
                let key = HitKey { score, id: self.ids.first(*document).unwrap_or_default() };
                best.offer(Ranked { key, address: DocAddress::new(self.ordinal, *document) });
            }
        }
        for facet in self.facets.iter_mut().flatten() {
            facet.count(block);
        }
    }
}

/// Some documents, their tiers, and what was last read from a column about them.
#[derive(Default)]
struct Block {
    documents: Vec<DocId>,
    tiers: Vec<Tier>,
    values: Vec<Option<u64>>,
}

impl Block {
    fn clear(&mut self) {
        self.documents.clear();
        self.tiers.clear();
        self.values.clear();
    }

    fn push(&mut self, document: DocId, tier: Tier) {
        self.documents.push(document);
        self.tiers.push(tier);
        self.values.push(None);
    }

    fn read(&mut self, column: &Column<u64>) {
        column.first_vals(&self.documents, &mut self.values);
    }

    fn retain(&mut self, keeps: impl Fn(Option<u64>, Tier) -> bool) {
        let mut kept = 0;
        for position in 0..self.documents.len() {
            if keeps(self.values[position], self.tiers[position]) {
                self.documents[kept] = self.documents[position];
                self.tiers[kept] = self.tiers[position];
                self.values[kept] = self.values[position];
                kept += 1;
            }
        }
        self.documents.truncate(kept);
        self.tiers.truncate(kept);
        self.values.truncate(kept);
    }
}

fn allow(column: Option<StrColumn>, values: &[String], documents: DocId) -> tantivy::Result<(Column<u64>, Vec<bool>)> {
    let Some(column) = column else { return Ok((Column::build_empty_column(documents), Vec::new())) };
    let mut allowed = vec![false; column.num_terms()];
    for value in values {
        let ordinal = column.dictionary().term_ord(value.as_bytes())?;
        if let Some(slot) = ordinal.and_then(|ordinal| allowed.get_mut(usize::try_from(ordinal).ok()?)) {
            *slot = true;
        }
    }
    Ok((column.ords().clone(), allowed))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FacetKind {
    District,
    Industry,
    Status,
    Flags,
}

struct Facet {
    kind: FacetKind,
    column: Option<StrColumn>,
    counts: Vec<u64>,
}

impl Facet {
    fn counted(kind: FacetKind, column: Option<StrColumn>) -> Self {
        Self { kind, counts: vec![0; column.as_ref().map_or(0, |column| column.num_terms())], column }
    }

    /// Counts a block whose values are ranks; leaves them so for the flags, which are counted first.
    fn count(&mut self, block: &mut Block) {
        let Some(column) = &self.column else {
            if self.kind == FacetKind::Flags {
                for rank in block.values.iter().flatten() {
                    self.counts[0] += u64::from(rank & ABNORMAL != 0);
                    self.counts[1] += u64::from(rank & SERIOUS != 0);
                }
            }
            return;
        };
        block.read(column.ords());
        for value in block.values.iter().flatten() {
            if let Some(count) = usize::try_from(*value).ok().and_then(|value| self.counts.get_mut(value)) {
                *count += 1;
            }
        }
    }

    fn add_to(&self, all: &mut BTreeMap<(FacetKind, String), u64>) -> tantivy::Result<()> {
        for (value, count) in (0..).zip(&self.counts).filter(|(_, count)| **count > 0) {
            let mut text = value.to_string();
            if let Some(column) = &self.column {
                column.ord_to_str(value, &mut text)?;
            }
            *all.entry((self.kind, text)).or_default() += count;
        }
        Ok(())
    }
}

fn facets(counts: BTreeMap<(FacetKind, String), u64>) -> Facets {
    let mut facets = Facets::default();
    for ((kind, value), count) in counts {
        match kind {
            FacetKind::District => facets.district.push((value, count)),
            FacetKind::Industry => facets.industry.push((value, count)),
            FacetKind::Status => facets.status.push((value, count)),
            FacetKind::Flags if value == "0" => facets.on_abnormal_list = count,
            FacetKind::Flags => facets.on_serious_list = count,
        }
    }
    for list in [&mut facets.district, &mut facets.industry, &mut facets.status] {
        list.sort_by_key(|(_, count)| Reverse(*count));
    }
    facets
}

/// The hits of a page so far: those nearest to its key, in its direction.
struct Best {
    limit: usize,
    /// Whether places are counted from the end.
    backward: bool,
    /// Only places behind this one.
    after: Option<u128>,
    /// The worst on top.
    heap: BinaryHeap<(u128, Place)>,
    /// How many were on the page's side of its key.
    seen: u64,
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
    fn new(page: Page, limit: usize) -> Self {
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
    fn is_hopeless(&self, tier: Tier) -> bool {
        if self.backward || self.heap.len() < self.limit {
            return false;
        }
        let first = self.place(HitKey { score: score(tier, RANK_BITS), id: i64::MIN });
        self.heap.peek().is_none_or(|(worst, _)| first > *worst) && self.after.is_none_or(|after| first > after)
    }

    /// Whether a hit of this score has to be looked at, if only to be counted.
    fn may_enter(&mut self, score: u32) -> bool {
        if self.after.is_some() || self.backward || self.heap.len() < self.limit {
            return true;
        }
        let first = self.place(HitKey { score, id: i64::MIN });
        let may = self.heap.peek().is_some_and(|(worst, _)| first <= *worst);
        self.seen += u64::from(!may);
        may
    }

    fn offer(&mut self, hit: Ranked) {
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

    fn into_hits(self) -> Vec<Ranked> {
        let backward = self.backward;
        let mut hits: Vec<Ranked> = self.heap.into_sorted_vec().into_iter().map(|(_, place)| place.0).collect();
        if backward {
            hits.reverse();
        }
        hits
    }
}

const _: () = assert!(LIVE <= RANK_BITS);
