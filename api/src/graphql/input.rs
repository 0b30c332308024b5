//! Inputs that many lists share.

use async_graphql::{Enum, InputObject};
use entity::code::division;

use super::{
    plan::Conditions,
    scalar::{Date, DateTime},
};
use crate::{
    domain::disclosure::cell::Cell,
    error::{ClientError, echo},
};

/// The direction of an order (排序方向).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Enum)]
pub enum OrderDirection {
    /// Smallest or earliest first.
    Asc,
    /// Largest or latest first.
    #[default]
    Desc,
}

/// A range of days (日期范围), both ends included; an end that is not given is open.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct DateRange {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// A range of moments (时间范围), both ends included; an end that is not given is open.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct DateTimeRange {
    /// The first moment.
    pub from: Option<DateTime>,
    /// The last moment.
    pub to: Option<DateTime>,
}

/// A range that a column must lie in.
pub trait Range {
    /// Both ends as stored, and whether the first is after the last.
    fn ends(self) -> (Option<Cell>, Option<Cell>, bool);
}

impl Range for DateRange {
    fn ends(self) -> (Option<Cell>, Option<Cell>, bool) {
        let reversed = matches!((self.from, self.to), (Some(from), Some(to)) if from.0 > to.0);
        (self.from.map(Cell::from), self.to.map(Cell::from), reversed)
    }
}

impl Range for DateTimeRange {
    fn ends(self) -> (Option<Cell>, Option<Cell>, bool) {
        let reversed = matches!((self.from, self.to), (Some(from), Some(to)) if from.0 > to.0);
        (self.from.map(Cell::from), self.to.map(Cell::from), reversed)
    }
}

impl Conditions {
    /// The column lies in the range, when one is given. `input` is the filter's field, for the error.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` when the range ends before it begins.
    pub fn range(&mut self, column: &str, input: &str, range: Option<impl Range>) -> Result<(), ClientError> {
        let Some(range) = range else { return Ok(()) };
        let (from, to, reversed) = range.ends();
        if reversed {
            return Err(ClientError::bad_input(format!("filter.{input}"), "from must not be after to"));
        }
        self.between(column, from, to)
    }
}

/// The most values of one field that a filter may list.
const MOST: usize = 100;

/// The cells of texts that a filter gives, at most so many.
///
/// # Errors
/// `BAD_USER_INPUT` when there are more, or one is overlong.
pub fn texts(input: &str, values: Option<&[String]>) -> Result<Option<Vec<Cell>>, ClientError> {
    const LONGEST: usize = 200;
    let Some(values) = values else { return Ok(None) };
    if values.len() > MOST || values.iter().any(|value| value.chars().count() > LONGEST || value.contains('\0')) {
        let message = format!("takes at most {MOST} values of at most {LONGEST} characters");
        return Err(ClientError::bad_input(format!("filter.{input}"), message));
    }
    Ok(Some(values.iter().map(|value| Cell::text(value.as_str())).collect()))
}

/// Checks the codes of districts that a filter gives: of a code that is none there would be nothing, which looks like good
/// news.
///
/// # Errors
/// `BAD_USER_INPUT` when one is no code of an administrative division.
pub fn check_districts(path: &str, codes: Option<&[String]>) -> Result<(), ClientError> {
    match codes.unwrap_or_default().iter().find(|code| division::find_any(code).is_none()) {
        None => Ok(()),
        Some(unknown) => Err(ClientError::bad_input(
            path,
            format!("{} is no division code; pass codes as divisions has them, such as 310115", echo(unknown)),
        )),
    }
}

/// The cells of whole numbers that a filter gives, at most so many.
///
/// # Errors
/// `BAD_USER_INPUT` when there are more.
pub fn numbers(input: &str, values: Option<&[i32]>) -> Result<Option<Vec<Cell>>, ClientError> {
    let Some(values) = values else { return Ok(None) };
    if values.len() > MOST {
        return Err(ClientError::bad_input(format!("filter.{input}"), format!("takes at most {MOST} values")));
    }
    Ok(Some(values.iter().map(|value| Cell::Number(i64::from(*value))).collect()))
}
