//! One cell to one typed value: the variants of DOMAIN.md §6 that have one reading are read, the rest is refused.
//!
//! A reason never repeats the cell: the rejected cell is shown beside it, masked and cut.

mod choice;
mod date;
mod money;
mod nested;
pub(super) mod text;

use std::borrow::Cow;

use entity::{
    code::{CodeTable, division},
    value::{CreditCode, MoneyUnit, contains_identity_number, tidy_code},
};
use serde_json::Value;

use super::raw::{DateSystem, RawValue};
use crate::domain::disclosure::{
    cell::Cell,
    field::{Field, FieldType},
};
pub use date::{parse_date, parse_serial};
pub use money::parse_money;

/// What a cell's column and file say about it.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellContext {
    /// The unit in the column's header.
    pub unit: Option<MoneyUnit>,
    /// How the workbook counts days.
    pub dates: DateSystem,
}

/// The longest list in a cell.
const MAX_ENTRIES: usize = 1000;
/// The longest text in a list of texts, in characters.
const MAX_ENTRY_CHARS: usize = 500;
/// The largest count: fifteen digits, what a spreadsheet's number still holds exactly.
const MAX_COUNT: i64 = 999_999_999_999_999;

pub(super) const IDENTITY: &str = "holds an identity number, which is never taken; remove it (含身份证号，请删除)";

/// The typed value of a cell. A blank cell is [`Cell::Null`], whether or not the field is required.
///
/// # Errors
/// What is wrong with the cell and what would be right.
pub fn parse_cell(field: &Field, raw: RawValue<'_>, context: CellContext) -> Result<Cell, String> {
    match raw {
        RawValue::Empty | RawValue::Json(Value::Null) => Ok(Cell::Null),
        RawValue::Unreadable(reason) => Err(reason.to_owned()),
        RawValue::Text(text) => parse_text(field, text, context),
        RawValue::Number(number) => parse_number(field, number, context),
        RawValue::DateSerial(serial) => match field.kind {
            FieldType::Date => parse_serial(serial, context.dates).map(date_cell),
            _ => Err("the spreadsheet program made a date of it; format the cell as text and write it again (单元格被转成日期)".into()),
        },
        RawValue::Flag(flag) => match field.kind {
            FieldType::Flag => Ok(Cell::Flag(flag)),
            _ => Err("must not be true or false".into()),
        },
        RawValue::Json(value) => nested::parse_json(field, value, context),
    }
}

/// The text of a cell that holds a code, whatever the file made of it; nothing for a blank cell.
pub(super) fn code_text(raw: RawValue<'_>) -> Result<Option<String>, String> {
    let text = match raw {
        RawValue::Empty | RawValue::Json(Value::Null) => return Ok(None),
        RawValue::Text(text) => tidy_code(text::unwrapped(text)),
        RawValue::Json(Value::String(text)) => tidy_code(text::unwrapped(text)),
        RawValue::Number(number) => number_text(number)?,
        RawValue::Json(Value::Number(number)) => number.to_string(),
        RawValue::Unreadable(reason) => return Err(reason.to_owned()),
        _ => return Err("must be a text".into()),
    };
    Ok((!text.is_empty() && !is_no_value(&text)).then_some(text))
}

/// A cell as text, for people.
pub(super) fn shown_text(raw: RawValue<'_>) -> Cow<'_, str> {
    match raw {
        RawValue::Empty | RawValue::Unreadable(_) => Cow::Borrowed(""),
        RawValue::Text(text) => Cow::Borrowed(text),
        RawValue::Json(Value::String(text)) => Cow::Borrowed(text),
        RawValue::Number(number) | RawValue::DateSerial(number) => Cow::Owned(number.to_string()),
        RawValue::Flag(flag) => Cow::Owned(flag.to_string()),
        RawValue::Json(value) => Cow::Owned(value.to_string()),
    }
}

fn parse_text(field: &Field, raw: &str, context: CellContext) -> Result<Cell, String> {
    let text = text::clean(raw)?;
    if text.is_empty() {
        return Ok(Cell::Null);
    }
    if let FieldType::Text { max } = field.kind {
        return free_text(&text, max).map(|()| Cell::Text(text.into_owned().into()));
    }
    if is_no_value(&text) {
        return Ok(Cell::Null);
    }
    match field.kind {
        FieldType::Text { .. } => Ok(Cell::Null),
        FieldType::Date => parse_date(&text).map(date_cell),
        FieldType::Year => parse_year(&text),
        FieldType::Count => parse_count(&text),
        FieldType::Flag => parse_flag(&text),
        FieldType::Money => parse_money(&text, context.unit).map(|money| Cell::Number(money.fen())),
        FieldType::CreditCode => parse_credit_code(&text),
        FieldType::Division => {
            let division = division::recognise(&text);
            division.map(|division| Cell::text(division.code)).ok_or_else(|| {
                "must be the code or name of a division, such as 310115 or 浦东新区 (行政区划不存在)".into()
            })
        }
        FieldType::Code(table) => parse_code(table, &text),
        FieldType::Codes(table) => choice::parse_codes(table, &text),
        FieldType::TextList => parse_text_list(&text),
        FieldType::Items(fields) => nested::parse_items_text(field.name, fields, &text, context),
    }
}

fn parse_number(field: &Field, number: f64, context: CellContext) -> Result<Cell, String> {
    match field.kind {
        // Smaller numbers are years, or slips: 2016 would be a day of 1905.
        FieldType::Date if (10_000.0..100_000.0).contains(&number) => {
            parse_serial(number, context.dates).map(date_cell)
        }
        FieldType::Items(_) => Err("must be a JSON array of objects".into()),
        _ => parse_text(field, &number_text(number)?, context),
    }
}

/// The digits of a number as its spreadsheet shows them: fifteen significant ones, so that 0.1 + 0.2 is 0.3.
fn number_text(number: f64) -> Result<String, String> {
    const TOO_LONG: f64 = 1e15;
    if !number.is_finite() {
        return Err("must be a number".into());
    }
    if number.abs() >= TOO_LONG {
        return Err("a spreadsheet's number keeps 15 digits and this has more; format the cell as text and write it again (数字超过 15 位，请用文本格式)".into());
    }
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return Ok(scientific) };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if exponent < -20 {
        return Ok("0".into());
    }
    let decimals = usize::try_from(14 - exponent).unwrap_or_default();
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let padded = format!("{digits:0>width$}", width = decimals + 1);
    let (whole, fraction) = padded.split_at(padded.len() - decimals);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    Ok(format!("{sign}{whole}{point}{fraction}"))
}

/// Whether a cell says in so many words that it holds nothing. Asked only where such a text cannot be a value.
fn is_no_value(text: &str) -> bool {
    matches!(text, "-" | "--" | "—" | "——" | "－" | "/" | "\\" | "无" | "空" | "NULL" | "null" | "N/A" | "n/a")
}

/// A date as it is stored. Its plain text form is the same as the pattern's, and several times faster to write.
fn date_cell(date: chrono::NaiveDate) -> Cell {
    Cell::text(date.to_string())
}

fn free_text(text: &str, max: usize) -> Result<(), String> {
    if text.len() > max {
        let length = text.chars().count();
        if length > max {
            return Err(format!("has {length} characters and may have {max} (超过 {max} 字)"));
        }
    }
    if contains_identity_number(text) { Err(IDENTITY.into()) } else { Ok(()) }
}

fn parse_year(text: &str) -> Result<Cell, String> {
    let plain = text::half_width(text);
    let digits = plain.trim_end_matches('度').trim_end_matches('年').trim_end();
    match digits.parse::<i64>() {
        Ok(year) if digits.len() == 4 && date::YEARS.contains(&year) => Ok(Cell::Number(year)),
        _ => Err(format!(
            "must be a year of {} to {}, such as 2016 (年份不正确)",
            date::YEARS.start(),
            date::YEARS.end()
        )),
    }
}

fn parse_count(text: &str) -> Result<Cell, String> {
    let plain = text::half_width(text);
    let digits = match text::without_grouping(&plain) {
        Some(digits) => digits,
        None => plain,
    };
    let is_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse::<i64>() {
        Ok(count) if is_digits && count <= MAX_COUNT => Ok(Cell::Number(count)),
        _ => Err("must be a whole number that is not negative, such as 12 (应为非负整数)".into()),
    }
}

fn parse_flag(text: &str) -> Result<Cell, String> {
    match text::half_width(text).to_ascii_lowercase().as_str() {
        "是" | "有" | "true" | "1" | "y" | "yes" => Ok(Cell::Flag(true)),
        "否" | "没有" | "false" | "0" | "n" | "no" => Ok(Cell::Flag(false)),
        _ => Err("must be 是 or 否, or true or false (应为是或否)".into()),
    }
}

fn parse_credit_code(text: &str) -> Result<Cell, String> {
    match CreditCode::try_new(&tidy_code(text)) {
        Ok(code) => Ok(Cell::text(code.as_str())),
        Err(_) if contains_identity_number(text) => Err(IDENTITY.into()),
        Err(error) => Err(format!("{error} (统一社会信用代码不正确)")),
    }
}

fn parse_code(table: &CodeTable, text: &str) -> Result<Cell, String> {
    table.recognise(text).map(|entry| Cell::text(entry.code)).ok_or_else(|| choice::explain(table))
}

fn parse_text_list(text: &str) -> Result<Cell, String> {
    if text.starts_with('[') {
        let Ok(Value::Array(values)) = serde_json::from_str(text) else {
            return Err("must be texts separated by ； or a JSON array of texts".into());
        };
        return nested::parse_text_array(&values);
    }
    let parts: Vec<&str> = text.split(['；', ';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    text_list(parts.into_iter().map(Cow::Borrowed))
}

/// A list of texts without blanks and without repetitions.
fn text_list<'t>(parts: impl Iterator<Item = Cow<'t, str>>) -> Result<Cell, String> {
    let mut cells = Vec::new();
    for part in parts {
        free_text(&part, MAX_ENTRY_CHARS)?;
        let cell = Cell::Text(part.into_owned().into());
        if !cells.contains(&cell) {
            cells.push(cell);
        }
        if cells.len() > MAX_ENTRIES {
            return Err(format!("has more than {MAX_ENTRIES} entries"));
        }
    }
    Ok(if cells.is_empty() { Cell::Null } else { Cell::List(cells) })
}

#[cfg(test)]
mod test;
