//! Reads the records of a kind in the order of their numbers, batch by batch.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet, VecDeque},
    sync::Arc,
};

use crate::domain::{
    disclosure::kind::{DisclosureKind, SubjectRule},
    export::{
        Export, ExportError,
        repo::record::{self, Next, Reading, Record},
        row::{Enterprise, Publisher, Row, Shown},
        what::What,
    },
    registry::key::{self, Key, KeyKind},
    store::{StoreError, cell::Cell, view::View},
};

/// Records that one statement looks at while it tells most of them: what it tells is held in memory.
const LOOKED_AT: u32 = 500;
/// Records that one statement looks at at most, where few of them are told.
const PASSED_BY: u32 = 8_000;
/// Of so many records that were looked at less than one is told, where they are few.
const FEW: u64 = 20;
/// A delta over so many changes at most goes by the records that they are about, not by all that there are.
const CHANGES_BY_RECORD: u64 = 200_000;
/// Enterprises whose records one statement finds.
const ENTERPRISES_AT_ONCE: usize = 200;
/// Records that one statement counts.
const COUNTED_AT_ONCE: u32 = 100_000;

/// Where the records of a kind are found.
enum Walk {
    /// In the kind's table, after this one.
    All(i64),
    /// Among these.
    Some(VecDeque<i64>),
}

/// Reads one kind.
pub(super) struct Reader<'a> {
    view: &'a View,
    export: &'a Export,
    kind: &'static dyn DisclosureKind,
    publishers: &'a mut Publishers,
    walk: Walk,
    /// How many records are looked at next.
    limit: u32,
    is_over: bool,
    read: VecDeque<Row>,
    looked: u64,
}

impl<'a> Reader<'a> {
    /// From after this record on.
    pub(super) async fn open(
        view: &'a View,
        export: &'a Export,
        kind: &'static dyn DisclosureKind,
        after: i64,
        publishers: &'a mut Publishers,
    ) -> Result<Self, ExportError> {
        let known = known_records(view, export, kind).await?;
        let walk = known.map_or(Walk::All(after), |ids| Walk::Some(ids.into_iter().filter(|id| *id > after).collect()));
        let is_over = !export.what.filter.may_want(kind);
        Ok(Self { view, export, kind, publishers, walk, limit: LOOKED_AT, is_over, read: VecDeque::new(), looked: 0 })
    }

    /// Records that were looked at since this was last asked.
    pub(super) fn take_looked(&mut self) -> u64 {
        std::mem::take(&mut self.looked)
    }

    /// Whether every row was taken. Known once [`fill`](Self::fill) has returned.
    pub(super) fn is_done(&self) -> bool {
        self.is_over && self.read.is_empty()
    }

    /// Takes rows that were read, so many at most.
    pub(super) fn take(&mut self, most: usize) -> Vec<Row> {
        self.read.drain(..most.min(self.read.len())).collect()
    }

    /// Reads until there are rows, or there are none any more.
    pub(super) async fn fill(&mut self) -> Result<(), ExportError> {
        while self.read.is_empty() && !self.is_over {
            let found = self.next().await?;
            self.looked += found.looked;
            let rows = self.rows(found.records).await?;
            self.read.extend(rows);
        }
        Ok(())
    }

    async fn next(&mut self) -> Result<record::Found, StoreError> {
        let what = &self.export.what;
        let reading = Reading { kind: self.kind, what, sequence: self.export.sequence };
        match &mut self.walk {
            Walk::All(after) => {
                let found = record::next(self.view, reading, Next::After(*after, self.limit)).await?;
                self.is_over = found.looked < self.limit.into();
                *after = found.last.unwrap_or(*after);
                let are_few = found.records.len() as u64 * FEW < found.looked;
                self.limit = if are_few { (self.limit * 2).min(PASSED_BY) } else { LOOKED_AT };
                Ok(found)
            }
            Walk::Some(ids) => {
                let these: Vec<i64> = ids.drain(..ids.len().min(LOOKED_AT as usize)).collect();
                self.is_over = ids.is_empty();
                record::next(self.view, reading, Next::These(&these)).await
            }
        }
    }

    async fn rows(&mut self, records: Vec<Record>) -> Result<Vec<Row>, ExportError> {
        let enterprises = self.enterprises(&records).await?;
        let publishers: HashSet<i64> = records.iter().map(|record| record.publisher).collect();
        self.publishers.know(self.view, publishers).await?;
        let row = |record: Record| {
            let lost = ExportError::UnknownValue(record.id);
            let shown = match record.content {
                None => None,
                Some(content) => Some(Shown {
                    revision: record.revision,
                    updated_at: record.updated_at,
                    publisher: self.publishers.0.get(&record.publisher).cloned().ok_or(lost)?,
                    enterprise: match enterprises.get(&record.enterprise) {
                        Some(known) => Arc::clone(known),
                        None => return Err(ExportError::UnknownValue(record.id)),
                    },
                    under_objection: record.under_objection,
                    content: match self.kind.withhold(&content, self.export.what.with_contacts) {
                        Cow::Borrowed(_) => content,
                        Cow::Owned(told) => told,
                    },
                }),
            };
            Ok(Row { record: record.id, sequence: record.sequence, shown })
        };
        records.into_iter().map(row).collect()
    }

    async fn enterprises(&self, records: &[Record]) -> Result<HashMap<i64, Arc<Enterprise>>, StoreError> {
        let shown = records.iter().filter_map(|record| Some((record, record.content.as_ref()?)));
        if self.kind.subject() == SubjectRule::Itself {
            return Ok(shown.map(|(record, content)| (record.id, Arc::new(itself(record.id, content)))).collect());
        }
        let ids: HashSet<i64> = shown.map(|(record, _)| record.enterprise).collect();
        record::enterprises(self.view, &ids.into_iter().collect::<Vec<_>>(), self.export.sequence).await
    }
}

/// An enterprise as its own record says it.
fn itself(id: i64, content: &Cell) -> Enterprise {
    record::enterprise(id, ["credit_code", "registration_number", "name"].map(|name| content.member(name)))
}

/// The organisations that publish: a few thousand at most, whom an export asks about once.
#[derive(Default)]
pub(super) struct Publishers(HashMap<i64, Arc<Publisher>>);

impl Publishers {
    async fn know(&mut self, view: &View, ids: HashSet<i64>) -> Result<(), StoreError> {
        let unknown: Vec<i64> = ids.into_iter().filter(|id| !self.0.contains_key(id)).collect();
        let found = record::publishers(view, &unknown).await?;
        self.0.extend(found.into_iter().map(|(id, publisher)| (id, Arc::new(publisher))));
        Ok(())
    }
}

/// The records among which all of a kind are that an export may have, where they are few and quickly found.
async fn known_records(
    view: &View,
    export: &Export,
    kind: &'static dyn DisclosureKind,
) -> Result<Option<Vec<i64>>, ExportError> {
    let What { filter, since, .. } = &export.what;
    if let Some(subjects) = &filter.subjects {
        let code = |kind: KeyKind| move |code: &String| Key::of_code(kind, code);
        let codes = subjects.credit_codes.iter().map(code(KeyKind::CreditCode));
        let numbers = subjects.registration_numbers.iter().map(code(KeyKind::RegistrationNumber));
        let keys: Vec<Key> = codes.chain(numbers).collect();
        // Whoever has the code now or had it; which of them did then, each record's statement asks.
        let holders: HashSet<i64> =
            key::find(view, view.dialect(), &keys).await?.into_iter().map(|(_, enterprise)| enterprise).collect();
        let holders: Vec<i64> = holders.into_iter().collect();
        let mut ids = Vec::new();
        for some in holders.chunks(ENTERPRISES_AT_ONCE) {
            ids.extend(record::of_enterprises(view, kind, some).await?);
        }
        ids.sort_unstable();
        return Ok(Some(ids));
    }
    let Some(since) = *since else { return Ok(None) };
    if filter.asks_enterprise() || export.sequence - since > CHANGES_BY_RECORD {
        return Ok(None);
    }
    Ok(Some(record::changed(view, kind, since, export.sequence).await?))
}

/// How many records of a kind there are to look at.
pub(super) async fn count(view: &View, export: &Export, kind: &'static dyn DisclosureKind) -> Result<u64, ExportError> {
    if !export.what.filter.may_want(kind) {
        return Ok(0);
    }
    if let Some(known) = known_records(view, export, kind).await? {
        return Ok(known.len() as u64);
    }
    let (mut total, mut after) = (0, 0);
    loop {
        let (count, last) = record::count_next(view, kind, after, COUNTED_AT_ONCE).await?;
        total += count;
        match last {
            Some(last) if count >= u64::from(COUNTED_AT_ONCE) => after = last,
            _ => return Ok(total),
        }
    }
}
