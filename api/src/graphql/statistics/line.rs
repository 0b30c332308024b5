//! The lines of statistics, and pages of them.

use async_graphql::{ID, SimpleObject};
use entity::code::RecordKind;

use super::{ORGANISATION, figures::StatisticsFigures};
use crate::{
    domain::{
        reading::cursor::BadCursor,
        statistics::Line,
        store::id_window::{IdPage, IdWindow},
    },
    error::ClientError,
    graphql::{code::Coded, id, scalar::Month},
};

/// One line of statistics (统计行).
#[derive(Debug, SimpleObject)]
pub struct StatisticsLine {
    /// The publisher's id; nothing where publishers are folded.
    publisher_id: Option<ID>,
    /// The publisher's name; nothing where publishers are folded.
    publisher_name: Option<String>,
    /// The kind of record; nothing where kinds are folded.
    kind: Option<Coded<RecordKind>>,
    /// The month; nothing where months are folded.
    month: Option<Month>,
    /// What was counted.
    figures: StatisticsFigures,
}

impl From<Line> for StatisticsLine {
    fn from(line: Line) -> Self {
        let Line { publisher, kind, month, figures } = line;
        Self {
            publisher_id: publisher.as_ref().map(|publisher| id::encode(ORGANISATION, publisher.id.0)),
            publisher_name: publisher.map(|publisher| publisher.name.to_string()),
            kind: kind.map(Coded),
            month: month.map(Month),
            figures: figures.into(),
        }
    }
}

/// The page of these lines that is wanted. A cursor names a line, wherever that stands by now.
///
/// # Errors
/// `BAD_USER_INPUT` for a cursor of a line that is not among these.
pub(super) fn page(lines: Vec<Line>, window: &IdWindow) -> Result<IdPage<Line>, ClientError> {
    let lines: Vec<(i64, Line)> = lines.into_iter().map(|line| (line.number(), line)).collect();
    let place = |name: &str, number: Option<i64>| {
        let Some(number) = number else { return Ok(None) };
        let found = lines.iter().position(|(known, _)| *known == number);
        found.map(Some).ok_or_else(|| ClientError::bad_input(name, format!("{name} {BadCursor}")))
    };
    let (after, before) = (place("after", window.after)?, place("before", window.before)?);
    let (mut from, mut to) = (after.map_or(0, |place| place + 1), before.unwrap_or(lines.len()));
    to = to.max(from);
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    if window.backward {
        from = from.max(to.saturating_sub(limit));
    } else {
        to = to.min(from.saturating_add(limit));
    }
    Ok(IdPage {
        has_next: to < lines.len(),
        has_previous: from > 0,
        rows: lines.into_iter().skip(from).take(to - from).collect(),
    })
}
