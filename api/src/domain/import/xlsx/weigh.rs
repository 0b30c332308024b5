//! Weighs a workbook: unpacks and counts, so that neither a packed bomb nor a false size can fill the memory.

use std::io::{self, Read, SeekFrom};

use super::{MAX_PACKED_BYTES, MAX_SHARED_BYTES, MAX_UNPACKED_BYTES, ReadSeek, damaged};
use crate::domain::import::error::ImportError;

/// The most merged ranges of all sheets together; each is named twice or more.
const MAX_MERGED: u64 = 200_000;

/// What was found out on the way.
pub(super) struct Weighed {
    /// Whether any sheet may have merged cells.
    pub(super) has_merged: bool,
}

/// Unpacks every part that will be read and counts, before a parser that trusts the file sees it.
///
/// # Errors
/// It is no workbook, is damaged, or needs more memory than it may.
pub(super) fn weigh(file: &mut dyn ReadSeek) -> Result<Weighed, ImportError> {
    let packed = file.seek(SeekFrom::End(0))?;
    let too_large = || ImportError::Workbook("it is too large; save the sheet as CSV (文件过大，请另存为 CSV)".into());
    if packed > MAX_PACKED_BYTES {
        return Err(too_large());
    }
    file.seek(SeekFrom::Start(0))?;
    let mut archive = zip::ZipArchive::new(file).map_err(|_| damaged())?;
    let is_types = |name: &str| name.eq_ignore_ascii_case("[Content_Types].xml");
    if !archive.file_names().flatten().any(|name| is_types(&name)) {
        return Err(ImportError::Workbook(
            "it is a ZIP archive but no workbook; unpack it first (压缩包，请先解压)".into(),
        ));
    }
    let (mut total, mut merged) = (0, 0);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| damaged())?;
        let name = part.name().map_err(|_| damaged())?.to_ascii_lowercase();
        let is_shared = name.ends_with("sharedstrings.xml");
        let limit = if is_shared { MAX_SHARED_BYTES } else { MAX_UNPACKED_BYTES } + 1;
        let merge_count = name.contains("worksheets/").then(MergeCount::default);
        let mut scale = Scale { bytes: 0, claim: is_shared.then(SharedClaim::default), merges: merge_count };
        io::copy(&mut Read::take(&mut part, limit), &mut scale).map_err(|_| damaged())?;
        total += scale.bytes;
        if scale.bytes >= limit || total > MAX_UNPACKED_BYTES || scale.claim.is_some_and(SharedClaim::turns_out_false) {
            return Err(too_large());
        }
        merged += scale.merges.map_or(0, |merges| merges.found);
        if merged > MAX_MERGED {
            return Err(ImportError::Workbook(
                "it has too many merged cells; unmerge them and write every cell (请取消合并单元格)".into(),
            ));
        }
    }
    Ok(Weighed { has_merged: merged > 0 })
}

/// Counts what is written to it.
struct Scale {
    bytes: u64,
    claim: Option<SharedClaim>,
    merges: Option<MergeCount>,
}

impl io::Write for Scale {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        if let Some(claim) = &mut self.claim {
            claim.look_at(bytes);
        }
        if let Some(merges) = &mut self.merges {
            merges.look_at(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts what names a merged range: the parser keeps them all.
#[derive(Default)]
struct MergeCount {
    tail: Vec<u8>,
    found: u64,
}

impl MergeCount {
    const NAME: &'static [u8] = b"mergeCell";

    fn look_at(&mut self, bytes: &[u8]) {
        let across = self.tail.len();
        self.tail.extend_from_slice(&bytes[..bytes.len().min(Self::NAME.len() - 1)]);
        self.found += memchr::memmem::find_iter(&self.tail, Self::NAME).filter(|found| *found < across).count() as u64;
        self.tail.truncate(across);
        self.found += memchr::memmem::find_iter(bytes, Self::NAME).count() as u64;
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(Self::NAME.len() - 1)..]);
        let settled = self.tail.len().saturating_sub(Self::NAME.len() - 1);
        self.tail.drain(..settled);
    }
}

/// Looks for a false number of shared strings: the parser reserves room for as many as the file claims.
#[derive(Default)]
struct SharedClaim {
    tail: Vec<u8>,
    begun: bool,
    is_false: bool,
}

impl SharedClaim {
    const NAME: &'static [u8] = b"uniqueCount";
    const MOST_STRINGS: u64 = 20_000_000;
    /// The longest honest claim: name, equals sign, quotation marks, twenty digits.
    const LONGEST: usize = 40;

    fn look_at(&mut self, bytes: &[u8]) {
        // A text in UTF-16 would hide the claim; no spreadsheet program writes one.
        self.is_false |= !self.begun && bytes.iter().take(4).any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
        self.begun = true;
        self.tail.extend_from_slice(bytes);
        let settled = self.tail.len().saturating_sub(Self::LONGEST);
        self.judge(settled);
        self.tail.drain(..settled);
    }

    /// Judges the claims that start before the given position.
    fn judge(&mut self, before: usize) {
        for found in memchr::memmem::find_iter(&self.tail, Self::NAME).take_while(|found| *found < before) {
            let rest = &self.tail[found + Self::NAME.len()..];
            let digits = rest.strip_prefix(b"=\"").or_else(|| rest.strip_prefix(b"='"));
            let honest = digits.is_some_and(|digits| {
                let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
                let number = std::str::from_utf8(&digits[..end]).ok().and_then(|digits| digits.parse::<u64>().ok());
                number.is_some_and(|number| number <= Self::MOST_STRINGS)
            });
            // The word inside a text is no claim.
            let is_attribute = rest.first().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'=');
            self.is_false |= is_attribute && !honest;
        }
    }

    fn turns_out_false(mut self) -> bool {
        self.judge(self.tail.len());
        self.is_false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_ranges_are_counted_however_they_are_cut() {
        let text = "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A3:B4\"/></mergeCells>";
        for size in 1..=text.len() {
            let mut count = MergeCount::default();
            text.as_bytes().chunks(size).for_each(|piece| count.look_at(piece));
            assert_eq!(count.found, 4, "{size}");
        }
    }
}
