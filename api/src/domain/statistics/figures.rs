//! What is counted, and the rates that follow from it. No float touches them.

/// Counts of one publisher, kind and month, or of several together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Records published.
    pub published: i64,
    /// Those of them that had a statutory day of publication.
    pub with_due_day: i64,
    /// Those of them that were published by that day.
    pub on_time: i64,
    /// Those of them that were published after it.
    pub late: i64,
    /// Records published whose kind has a date.
    pub dated: i64,
    /// Days from their dates to their publication, all together.
    pub days: i64,
    /// Corrections of records.
    pub corrections: i64,
    /// Withdrawals of records.
    pub withdrawals: i64,
    /// Objections to records.
    pub objections: i64,
}

impl Figures {
    /// Adds others to these.
    pub fn add(&mut self, other: &Self) {
        self.published += other.published;
        self.with_due_day += other.with_due_day;
        self.on_time += other.on_time;
        self.late += other.late;
        self.dated += other.dated;
        self.days += other.days;
        self.corrections += other.corrections;
        self.withdrawals += other.withdrawals;
        self.objections += other.objections;
    }

    /// How many of those judged were on time, in hundredths of a per cent; nothing when none is judged.
    pub fn on_time_rate(&self) -> Option<i64> {
        rounded(self.on_time * 10_000, self.on_time + self.late)
    }

    /// The average of the days from a record's date to its publication, in tenths; nothing when no record has a date.
    pub fn average_days(&self) -> Option<i64> {
        rounded(self.days * 10, self.dated)
    }

    /// [`on_time_rate`](Self::on_time_rate) in per cent, such as `66.67`.
    pub fn on_time_percent(&self) -> Option<String> {
        self.on_time_rate().map(|rate| fixed(rate, 100))
    }

    /// [`average_days`](Self::average_days) in days, such as `12.5`.
    pub fn average_days_text(&self) -> Option<String> {
        self.average_days().map(|days| fixed(days, 10))
    }
}

/// The quotient as a whole number, halves up.
fn rounded(of: i64, by: i64) -> Option<i64> {
    (by > 0).then(|| (2 * of + by).div_euclid(2 * by))
}

/// A whole number of tenths or hundredths as a decimal number.
fn fixed(value: i64, unit: i64) -> String {
    let digits = unit.ilog10() as usize;
    let sign = if value < 0 { "-" } else { "" };
    let value = value.abs();
    format!("{sign}{}.{:0digits$}", value / unit, value % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(on_time: i64, late: i64, dated: i64, days: i64) -> Figures {
        Figures { on_time, late, dated, days, ..Figures::default() }
    }

    #[test]
    fn a_rate_is_rounded_to_hundredths_and_is_nothing_where_nothing_is_judged() {
        for (on_time, late, expected) in [
            (0, 0, None),
            (0, 5, Some("0.00")),
            (2, 1, Some("66.67")),
            (1, 2, Some("33.33")),
            (1, 7, Some("12.50")),
            (4, 0, Some("100.00")),
        ] {
            assert_eq!(figures(on_time, late, 0, 0).on_time_percent().as_deref(), expected, "{on_time} {late}");
        }
    }

    #[test]
    fn an_average_is_rounded_to_tenths_and_may_be_negative() {
        for (dated, days, expected) in
            [(0, 0, None), (3, 10, Some("3.3")), (4, 10, Some("2.5")), (8, 2, Some("0.3")), (3, -1, Some("-0.3"))]
        {
            assert_eq!(figures(0, 0, dated, days).average_days_text().as_deref(), expected, "{dated} {days}");
        }
    }
}
