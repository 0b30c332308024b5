//! A result as CSV: a line a row, a verdict a list. What has several values, the entries of a list and the candidates, are
//! JSON as lines of JSON have it. Text that a spreadsheet would take for a formula has an apostrophe before it.

use std::{fs::File, io::BufWriter};

use super::{
    ResultError, each_line,
    table::{Cell, SUBJECT_HEADERS, subject_cells, title},
};
use crate::domain::{
    sheet::{Sheet, SheetCell},
    verification_job::{VerificationJob, line::Line},
};

pub(super) fn write(
    job: &VerificationJob,
    segments: impl Iterator<Item = Result<Vec<u8>, ResultError>>,
    file: &mut File,
) -> Result<(), ResultError> {
    let mut header = headers(job).join(",");
    if job.what.byte_order_mark {
        header.insert(0, '\u{FEFF}');
    }
    header.push('\n');
    let mut sheet = Sheet::begin(BufWriter::new(file), &header)?;
    for segment in segments {
        each_line(&segment?, |line| {
            let cells = cells(job, line)?;
            let cells: Vec<SheetCell<'_>> = cells.iter().map(sheet_cell).collect();
            Ok(sheet.row(&cells)?)
        })?;
    }
    sheet.finish()?;
    Ok(())
}

fn headers(job: &VerificationJob) -> Vec<String> {
    let mut headers: Vec<String> = SUBJECT_HEADERS.map(str::to_owned).to_vec();
    for list in &job.what.lists {
        let (title, name) = (title(*list), list.kind.name().to_ascii_uppercase());
        headers.push(format!("{title} {name}"));
        headers.push(format!("{title}条数 {name}.hitCount"));
        headers.push(format!("{title}记录 {name}.hits"));
    }
    headers.extend(
        ["候选企业 candidates", "已找近似名称 searchedSimilar", "序列号 sequence", "核验日 day"].map(str::to_owned),
    );
    headers
}

fn cells<'a>(job: &VerificationJob, line: &'a Line) -> Result<Vec<Cell<'a>>, ResultError> {
    let mut cells = subject_cells(line);
    for number in 0..job.what.lists.len() {
        let Some(verdict) = line.verdicts.get(number) else {
            // Nobody was found.
            cells.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]);
            continue;
        };
        cells.extend([Cell::Text(&verdict.verdict), Cell::Number(verdict.hit_count), json(&verdict.hits)?]);
    }
    let searched = if line.searched_similar { "true" } else { "false" };
    cells.extend([
        json(&line.candidates)?,
        Cell::Text(searched),
        Cell::Text(&line.sequence),
        Cell::made(Some(line.day)),
    ]);
    Ok(cells)
}

/// Several values as JSON; nothing where there are none.
fn json<'a, T: serde::Serialize>(values: &[T]) -> Result<Cell<'a>, ResultError> {
    if values.is_empty() { Ok(Cell::Nothing) } else { Ok(Cell::Made(serde_json::to_string(values)?)) }
}

fn sheet_cell<'a>(cell: &'a Cell<'_>) -> SheetCell<'a> {
    match cell {
        Cell::Nothing => SheetCell::empty(),
        Cell::Text(text) => SheetCell::text(text),
        Cell::Made(text) => SheetCell::text(text),
        Cell::Number(number) => SheetCell::number(number),
    }
}
