//! Blocks of documents and what is counted over them.

use std::{cmp::Reverse, collections::BTreeMap};

use tantivy::{
    DocId,
    columnar::{Column, StrColumn},
};

use super::{
    query::Facets,
    schema::{ABNORMAL, SERIOUS},
    tier::Tier,
};

/// Some documents, their tiers, and what was last read from a column about them.
#[derive(Default)]
pub(super) struct Block {
    pub(super) documents: Vec<DocId>,
    pub(super) tiers: Vec<Tier>,
    pub(super) values: Vec<Option<u64>>,
}

impl Block {
    pub(super) fn clear(&mut self) {
        self.documents.clear();
        self.tiers.clear();
        self.values.clear();
    }

    pub(super) fn push(&mut self, document: DocId, tier: Tier) {
        self.documents.push(document);
        self.tiers.push(tier);
        self.values.push(None);
    }

    pub(super) fn read(&mut self, column: &Column<u64>) {
        column.first_vals(&self.documents, &mut self.values);
    }

    pub(super) fn retain(&mut self, keeps: impl Fn(Option<u64>, Tier) -> bool) {
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

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FacetKind {
    District,
    Industry,
    Status,
    Flags,
}

/// One way to count the hits of a segment.
pub(super) struct Facet {
    kind: FacetKind,
    column: Option<StrColumn>,
    counts: Vec<u64>,
}

impl Facet {
    /// Counts the two lists.
    pub(super) fn flags() -> Self {
        Self { kind: FacetKind::Flags, column: None, counts: vec![0; 2] }
    }

    /// Counts the values of a column.
    pub(super) fn counted(kind: FacetKind, column: Option<StrColumn>) -> Self {
        Self { kind, counts: vec![0; column.as_ref().map_or(0, |column| column.num_terms())], column }
    }

    /// Counts a block whose values are ranks; leaves them so for the flags, which are counted first.
    pub(super) fn count(&mut self, block: &mut Block) {
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

    pub(super) fn add_to(&self, all: &mut BTreeMap<(FacetKind, String), u64>) -> tantivy::Result<()> {
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

/// The counts of all segments together.
pub(super) fn facets(counts: BTreeMap<(FacetKind, String), u64>) -> Facets {
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
