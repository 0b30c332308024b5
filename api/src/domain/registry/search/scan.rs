//! Ranks while it scans: walks the enterprises of some lanes, counts all, keeps the best of a page.
//!
//! Memory is one page and one counter a facet value, whatever is found. A common word costs its list of enterprises and
//! one look into a packed column for each that could still enter the page; marks are small sets that are only advanced.

use std::collections::BTreeMap;

use tantivy::{
    COLLECT_BLOCK_BUFFER_LEN, DocAddress, DocId, DocSet, Searcher, SegmentReader, TERMINATED,
    columnar::{Column, StrColumn},
    query::{EnableScoring, Scorer, Weight},
};

use super::{
    best::{Best, Ranked, score},
    facet::{Block, Facet, FacetKind, facets},
    plan::Lane,
    query::{Facets, HitKey, Page, SearchFilter},
    schema::{ABNORMAL, DISTRICT, ID, INDUSTRY, RANK, SERIOUS, STATUS},
    tier::Tier,
};

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
            // The flags are counted while the ranks are at hand.
            Some([
                Facet::flags(),
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
