//! Files go in as bytes, drafts and rejects come out.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod csv;
mod garbage;
mod ndjson;
mod subject;
mod xlsx;

use std::io::Cursor;

use super::*;
use crate::domain::disclosure::{
    draft::{DraftView, Subject},
    kind::{AbnormalOperation, DisclosureKind},
};

/// A valid code of an enterprise.
const CODE: &str = "9115220107837941X1";
/// A valid registration number.
const NUMBER: &str = "310141000157096";

fn open(bytes: impl Into<Vec<u8>>) -> Result<DraftReader, ImportError> {
    open_as(bytes, &AbnormalOperation)
}

fn open_as(bytes: impl Into<Vec<u8>>, kind: &'static dyn DisclosureKind) -> Result<DraftReader, ImportError> {
    let source = Source::from_reader(Box::new(Cursor::new(bytes.into())), SourceOptions::default())?;
    DraftReader::new(source, kind)
}

/// All drafts and all rejected rows of a file that can be read to its end.
fn read(bytes: impl Into<Vec<u8>>) -> Batch {
    open(bytes).unwrap().read_batch(usize::MAX).unwrap()
}

/// The fields of a draft of an abnormal operation, as text.
fn field(draft: &NumberedDraft, name: &str) -> String {
    let view = DraftView::new(AbnormalOperation.fields(), &draft.draft.cells);
    view.get(name).as_str().unwrap_or_default().to_owned()
}

fn rows(batch: &Batch) -> Vec<u64> {
    batch.drafts.iter().map(|draft| draft.row).collect()
}

/// What the rejects say, one line a fault.
fn faults(batch: &Batch) -> Vec<String> {
    let lines = batch.rejected.iter().flat_map(|row| {
        row.rejects.iter().map(|reject| format!("{}|{}|{}|{}", row.row, reject.column, reject.value, reject.reason))
    });
    lines.collect()
}

fn assert_fault(batch: &Batch, index: usize, start: &str, part: &str) {
    let faults = faults(batch);
    let fault = faults.get(index).map_or("", String::as_str);
    assert!(fault.starts_with(start) && fault.contains(part), "{index}: {faults:#?}");
}
