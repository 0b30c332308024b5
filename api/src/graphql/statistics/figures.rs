//! The figures of statistics.

use async_graphql::SimpleObject;

use crate::{domain::statistics::Figures, graphql::scalar::Decimal};

/// What was counted (统计数据). Records count in the month in which they were published, corrections, withdrawals and
/// objections in the month in which they were made.
#[derive(Debug, SimpleObject)]
pub struct StatisticsFigures {
    /// Records published.
    published: i64,
    /// Those of them that had a statutory day of publication.
    with_due_day: i64,
    /// Those of them that were published by that day. What was taken over from elsewhere is not judged.
    on_time: i64,
    /// Those of them that were published after it.
    late: i64,
    /// How many of those judged were on time, in per cent with two decimals; nothing when none was.
    on_time_rate: Option<Decimal>,
    /// The average of the days from a record's date to its publication, with one decimal; nothing when no record has a
    /// date.
    average_days: Option<Decimal>,
    /// Corrections of the publisher's records.
    corrections: i64,
    /// Withdrawals of the publisher's records.
    withdrawals: i64,
    /// Objections to the publisher's records.
    objections: i64,
}

impl From<Figures> for StatisticsFigures {
    fn from(figures: Figures) -> Self {
        let Figures { published, with_due_day, on_time, late, corrections, withdrawals, objections, .. } = figures;
        Self {
            published,
            with_due_day,
            on_time,
            late,
            on_time_rate: figures.on_time_percent().map(Decimal),
            average_days: figures.average_days_text().map(Decimal),
            corrections,
            withdrawals,
            objections,
        }
    }
}
