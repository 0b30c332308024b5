//! Dates: the year first, however it is separated; or the day number of a spreadsheet.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::text::half_width;
use crate::domain::import::raw::DateSystem;

/// The years that a date may have.
pub(super) const YEARS: RangeInclusive<i64> = 1900..=2100;

const PATTERN: &str = "must be a date such as 2016-04-11, 2016/4/11, 20160411 or 2016年4月11日 (日期格式不正确)";
const YEAR_FIRST: &str =
    "is ambiguous: write the year first, with four digits, such as 2016-04-11 (日期有歧义，请先写四位年份)";
const NO_SUCH_DAY: &str = "is a day that does not exist in the calendar (日期不存在)";
const OFFSET: &str = "has a time zone, so that its day is uncertain; write the day alone, such as 2016-04-11";

/// Reads a date as files write it. A time of day after it is dropped.
///
/// # Errors
/// What is wrong and what would be right.
pub fn parse_date(text: &str) -> Result<NaiveDate, String> {
    let plain = half_width(text);
    let plain = plain.trim();
    if !plain.is_ascii() && !plain.contains('年') {
        return Err(PATTERN.into());
    }
    let (year, rest) = number(plain);
    let Some(year) = year else { return Err(PATTERN.into()) };
    let digits = plain.len() - rest.len();
    match (digits, rest) {
        (8, rest) => {
            after_date(rest)?;
            day(year / 10_000, year / 100 % 100, year % 100)
        }
        // A spreadsheet's day number that lost its format on the way through CSV.
        (5, "") => parse_serial(f64::from(u32::try_from(year).unwrap_or_default()), DateSystem::Y1900),
        (4, rest) => {
            let separators =
                if rest.starts_with('年') { ['年', '月'] } else { [rest.chars().next().unwrap_or(' '); 2] };
            if !matches!(separators[0], '-' | '/' | '.' | '年') {
                return Err(PATTERN.into());
            }
            let (month, rest) = part(rest, separators[0])?;
            let (of_month, rest) = part(rest, separators[1])?;
            let rest = match rest.strip_prefix('日') {
                Some(rest) if separators[0] == '年' => rest,
                Some(_) => return Err(PATTERN.into()),
                None => rest,
            };
            after_date(rest)?;
            day(year, month, of_month)
        }
        (1 | 2, rest) if rest.starts_with(['-', '/', '.', '年']) => Err(YEAR_FIRST.into()),
        _ => Err(PATTERN.into()),
    }
}

/// The day of a spreadsheet's day number. A part of a day is dropped.
///
/// # Errors
/// The number is no day, or one of another age.
pub fn parse_serial(serial: f64, system: DateSystem) -> Result<NaiveDate, String> {
    /// Excel counts a 29 February 1900 that never was.
    const NO_DAY: u64 = 60;
    const LAST: f64 = 80_000.0;
    if !(0.0..LAST).contains(&serial) {
        return Err(out_of_range());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be small and positive")]
    let number = serial.trunc() as u64;
    let (epoch, days) = match system {
        DateSystem::Y1904 => (NaiveDate::from_ymd_opt(1904, 1, 1), number),
        DateSystem::Y1900 if number == NO_DAY || number == 0 => return Err(NO_SUCH_DAY.into()),
        DateSystem::Y1900 if number < NO_DAY => (NaiveDate::from_ymd_opt(1899, 12, 31), number),
        DateSystem::Y1900 => (NaiveDate::from_ymd_opt(1899, 12, 30), number),
    };
    let date = epoch.and_then(|epoch| epoch.checked_add_days(Days::new(days)));
    date.filter(|date| is_in_range(*date)).ok_or_else(out_of_range)
}

/// The number that the text starts with, if it has one of at most eight digits, and what follows.
fn number(text: &str) -> (Option<i32>, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (if digits.len() <= 8 { digits.parse().ok() } else { None }, rest)
}

/// The month or day after a separator: one or two digits.
fn part(rest: &str, separator: char) -> Result<(i32, &str), &'static str> {
    let after = rest.strip_prefix(separator).ok_or(PATTERN)?.trim_start_matches(' ');
    let (value, rest) = number(after);
    match value {
        Some(value) if after.len() - rest.len() <= 2 => Ok((value, rest)),
        _ => Err(PATTERN),
    }
}

/// Nothing, or a time of day without a time zone.
fn after_date(rest: &str) -> Result<(), &'static str> {
    if rest.is_empty() {
        return Ok(());
    }
    let time = rest.strip_prefix(['T', ' ']).ok_or(PATTERN)?.trim();
    if time.ends_with('Z') || time.contains('+') || time.matches('-').count() > 0 {
        return Err(OFFSET);
    }
    let (clock, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let parts: Vec<Option<i32>> =
        clock.split(':').map(|part| part.parse().ok().filter(|_| (1..=2).contains(&part.len()))).collect();
    let is_time = match parts.as_slice() {
        [Some(hour), Some(minute)] => (0..24).contains(hour) && (0..60).contains(minute),
        [Some(hour), Some(minute), Some(second)] => {
            (0..24).contains(hour) && (0..60).contains(minute) && (0..60).contains(second)
        }
        _ => false,
    };
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if is_time && is_fraction { Ok(()) } else { Err(PATTERN) }
}

fn day(year: i32, month: i32, of_month: i32) -> Result<NaiveDate, String> {
    if !YEARS.contains(&i64::from(year)) {
        return Err(out_of_range());
    }
    let month = u32::try_from(month).unwrap_or_default();
    let of_month = u32::try_from(of_month).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, month, of_month).ok_or_else(|| NO_SUCH_DAY.to_owned())
}

fn is_in_range(date: NaiveDate) -> bool {
    YEARS.contains(&i64::from(chrono::Datelike::year(&date)))
}

fn out_of_range() -> String {
    format!("must be a date of {} to {} (日期超出范围)", YEARS.start(), YEARS.end())
}
