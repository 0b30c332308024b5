//! Reads a column of codes: of a sheet with a header that names it, or of a file that is nothing but codes, one a line.

use super::{
    ImportError, Source,
    raw::{RawRow, RawValue, RowRead},
    source::Rows,
};

/// What a column of codes is called, in small letters, without spaces and marks.
const NAMES: [&str; 11] = [
    "统一社会信用代码",
    "社会信用代码",
    "信用代码",
    "注册号",
    "工商注册号",
    "代码",
    "creditcode",
    "registrationnumber",
    "registrationno",
    "code",
    "subject",
];
/// What a named column weighs against a cell that only looks like a code.
const NAMED: usize = 1_000;

/// Hands over the code in each row that is not blank, with the row as the file's user counts; or why there is none.
/// Where the header names several columns, the first that is stated in the row is meant.
///
/// # Errors
/// [`ImportError`] when the file cannot be read to its end, or is of a kind that is not read.
pub fn each_code<E>(
    mut source: Source,
    mut hand: impl FnMut(u64, Result<&str, &str>) -> Result<(), E>,
) -> Result<Result<(), E>, ImportError> {
    let mut row = RawRow::default();
    let header = match &mut source.rows {
        Rows::Csv(rows) => {
            let header = rows.read_header(&named)?;
            if header.is_none() {
                rows.without_header();
            } else {
                rows.set_shortest(0);
            }
            header
        }
        // The rows above the first that is recognised are titles.
        Rows::Xlsx(rows) => {
            Some(rows.read_header(&|row| named(row).max(usize::from(looks_like_codes(row))))?.ok_or_else(|| {
                ImportError::Header(
                    "no column of the workbook is called 统一社会信用代码 or holds codes (找不到代码列)".into(),
                )
            })?)
        }
        Rows::Ndjson(_) => {
            let refusal = "the file is NDJSON; send CSV, XLSX, or one code a line (请上传 CSV 或 XLSX)";
            return Err(ImportError::Format(refusal.into()));
        }
    };
    let columns = header.as_ref().map_or_else(|| vec![0], columns_of);
    if let Some(first) = header.filter(|header| named(header) == 0)
        && let Err(error) = hand_over(&first, &columns, &mut hand)
    {
        return Ok(Err(error));
    }
    loop {
        match source.rows.next_row(&mut row)? {
            RowRead::End => return Ok(Ok(())),
            RowRead::Row => {
                if let Err(error) = hand_over(&row, &columns, &mut hand) {
                    return Ok(Err(error));
                }
            }
            RowRead::Fault(fault) => {
                if let Err(error) = hand(fault.number, Err(&fault.reason)) {
                    return Ok(Err(error));
                }
            }
        }
    }
}

fn hand_over<E>(
    row: &RawRow,
    columns: &[usize],
    hand: &mut impl FnMut(u64, Result<&str, &str>) -> Result<(), E>,
) -> Result<(), E> {
    for column in columns {
        match row.value(*column) {
            RawValue::Empty => {}
            RawValue::Text(text) if text.trim().is_empty() => {}
            RawValue::Text(text) => return hand(row.number(), Ok(text)),
            // A registration number that a spreadsheet program took for a number.
            RawValue::Number(number) => return hand(row.number(), Ok(&format!("{number:.0}"))),
            RawValue::Unreadable(reason) => return hand(row.number(), Err(reason)),
            RawValue::DateSerial(_) | RawValue::Flag(_) | RawValue::Json(_) => {
                return hand(row.number(), Err("the cell holds no code"));
            }
        }
    }
    hand(row.number(), Err("the row states no code (缺少代码)"))
}

fn columns_of(header: &RawRow) -> Vec<usize> {
    let is_wanted = |value: &RawValue<'_>| is_name(value);
    let named: Vec<usize> = (0..header.len()).filter(|column| is_wanted(&header.value(*column))).collect();
    if !named.is_empty() {
        return named;
    }
    (0..header.len()).filter(|column| is_like_code(&header.value(*column))).take(1).collect()
}

fn named(row: &RawRow) -> usize {
    row.values().filter(is_name).count() * NAMED
}

fn is_name(value: &RawValue<'_>) -> bool {
    let RawValue::Text(text) = value else { return false };
    let folded: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    NAMES.contains(&folded.as_str())
}

fn looks_like_codes(row: &RawRow) -> bool {
    row.values().any(|value| is_like_code(&value))
}

fn is_like_code(value: &RawValue<'_>) -> bool {
    match value {
        RawValue::Text(text) => {
            let length = text.chars().filter(|c| !c.is_whitespace()).count();
            (15..=18).contains(&length) && text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace())
        }
        RawValue::Number(number) => *number > 1e14 && *number < 1e15,
        _ => false,
    }
}
