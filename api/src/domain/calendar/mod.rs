//! Working days and statutory periods (DOMAIN.md §3).
//!
//! Which days are worked in China is announced year by year, so they are data: [`Calendar`]. So are the numbers of
//! the law with the dates from which they apply: [`Rules`]. Outside what is known both refuse and never guess. What a
//! period is counted for (a listing, an objection, a disclosure) is left to its own context.

mod month;
mod rules;
mod working_day;

pub use month::{Month, NoMonth};
pub use rules::{DeadlineError, Rule, Rules, RulesError, Unit};
pub use working_day::{Calendar, CalendarError, NotCovered};
