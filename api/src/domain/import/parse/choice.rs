//! Codes of closed lists.

use std::fmt::Write as _;

use entity::code::{CodeEntry, CodeTable};

use crate::domain::disclosure::cell::Cell;

/// The most parts that a cell of several codes may have.
const MAX_PARTS: usize = 64;
/// The most codes that a reason lists.
const MAX_LISTED: usize = 12;

/// What stands between several codes.
const SEPARATORS: [char; 8] = ['，', ',', '；', ';', '、', '/', '|', '\n'];

/// Reads several codes. Some official terms hold a separator themselves, so the longest run of parts that is a term
/// counts. The result is in the order of the list, each code once: the order in a file means nothing.
pub(super) fn parse_codes(table: &CodeTable, text: &str) -> Result<Cell, String> {
    let parts: Vec<(usize, usize)> = parts(text);
    if parts.len() > MAX_PARTS {
        return Err(format!("has more than {MAX_PARTS} entries"));
    }
    let mut found: Vec<&'static CodeEntry> = Vec::new();
    let mut next = 0;
    while next < parts.len() {
        let start = parts[next].0;
        let run = (next + 1..=parts.len()).rev().find_map(|end| {
            let run = text[start..parts[end - 1].1].trim();
            Some((end, bare_codes(table, run).or_else(|| Some(vec![table.recognise(run)?]))?))
        });
        let Some((end, entries)) = run else { return Err(explain(table)) };
        found.extend(entries);
        next = end;
    }
    let in_order = table.entries.iter().filter(|entry| found.iter().any(|other| other.code == entry.code));
    let cells: Vec<Cell> = in_order.map(|entry| Cell::text(entry.code)).collect();
    Ok(if cells.is_empty() { Cell::Null } else { Cell::List(cells) })
}

/// The codes of a text that is nothing but codes. White space parts them too: a term is the same without it, but 1 and 3 are
/// not 13.
fn bare_codes(table: &CodeTable, text: &str) -> Option<Vec<&'static CodeEntry>> {
    let pieces = text.split(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)).filter(|piece| !piece.is_empty());
    pieces.map(|piece| table.find(piece)).collect()
}

/// Where the parts between separators start and end; blank parts are left out.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(SEPARATORS).map(|(at, sign)| (at, at + sign.len()));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        if !text[start..end].trim().is_empty() {
            parts.push((start, end));
        }
        start = next;
    }
    parts
}

/// What would have been right.
pub(super) fn explain(table: &CodeTable) -> String {
    let mut reason = format!("is no {} ({}); write a code or its term: ", table.en, table.zh);
    for (position, entry) in table.entries.iter().take(MAX_LISTED).enumerate() {
        let separator = if position == 0 { "" } else { ", " };
        let term: String = entry.zh.chars().take(20).collect();
        let more = if term.len() < entry.zh.len() { "…" } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(reason, "{separator}{} {term}{more}", entry.code);
    }
    if table.entries.len() > MAX_LISTED {
        reason.push_str(" …");
    }
    reason
}
