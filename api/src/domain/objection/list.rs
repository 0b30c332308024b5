//! Which objections are there for whom, as conditions of a planned read: of rows, of totals and of pages alike.

use chrono::NaiveDate;

use super::{Party, objection_table};
use crate::domain::{
    reading::plan::Condition,
    store::{cell::Cell, table::Column},
};

/// What makes an objection one that this party sees; nothing for the operator, who sees all.
pub fn visible(party: &Party) -> Vec<Condition> {
    if party.operates() {
        return Vec::new();
    }
    let own = |name, organisation| is(name, vec![Cell::Number(organisation)]);
    let filed = own("organisation_id", party.organisation);
    let decided = party.decides_for().and_then(|publisher| own("publisher_id", publisher));
    vec![Condition::AnyOf(filed.into_iter().chain(decided).collect())]
}

/// What makes an objection one that is overdue on a day, or is not.
pub fn overdue(today: NaiveDate, is_overdue: bool) -> Option<Condition> {
    let column = column("due_order")?;
    Some(if is_overdue {
        Condition::AtMost(column, Cell::date(today.pred_opt().unwrap_or(today)))
    } else {
        Condition::AtLeast(column, Cell::date(today))
    })
}

fn is(name: &str, values: Vec<Cell>) -> Option<Condition> {
    Some(Condition::OneOf(column(name)?, values))
}

fn column(name: &str) -> Option<Column> {
    objection_table().find(name)
}
