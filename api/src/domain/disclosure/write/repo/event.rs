//! Events, which take their place in the order of commits last.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{Change, WriteError},
    moment, returned_number,
};
use crate::domain::{
    disclosure::cell::Cell,
    store::{
        dialect::Dialect,
        sql::Sql,
        table::{Column, Storage},
    },
};

/// Appends the events, taking their sequence numbers from the counter row, which stays locked until the commit.
pub(in super::super) async fn append_events(
    transaction: &DatabaseTransaction,
    dialect: Dialect,
    submission: Option<i64>,
    changes: Vec<Change>,
) -> Result<(), WriteError> {
    if changes.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let mut sql = Sql::new(dialect);
    sql.push("UPDATE change_counter SET sequence=sequence+").bind(count).push(" WHERE id=1 RETURNING sequence");
    sql.push(dialect.telling_changes());
    let last = returned_number(transaction, sql).await?;

    let rows: Vec<Vec<Cell>> =
        (last - count + 1..).zip(changes).map(|(sequence, change)| event_row(sequence, submission, change)).collect();
    let columns = event_columns();
    let mut sql = Sql::new(dialect);
    sql.push("INSERT INTO change_event (");
    sql.join(",", columns, |sql, column| {
        sql.push(column.name);
    });
    sql.push(") SELECT * FROM ");
    dialect.relation(&mut sql, &columns, &rows);
    transaction.execute_raw(sql.finish()).await?;
    Ok(())
}

fn event_columns() -> [Column; 15] {
    [
        ("sequence", Storage::Number),
        ("at", Storage::Moment),
        ("operation", Storage::Text),
        ("kind", Storage::Text),
        ("record_id", Storage::Number),
        ("enterprise_id", Storage::Number),
        ("publisher_id", Storage::Number),
        ("revision", Storage::Number),
        ("content", Storage::Json),
        ("state", Storage::Text),
        ("under_objection", Storage::Flag),
        ("reason", Storage::Text),
        ("due_on", Storage::Date),
        ("published_late", Storage::Flag),
        ("submission_id", Storage::Number),
    ]
    .map(|(name, storage)| Column { name, storage })
}

fn event_row(sequence: i64, submission: Option<i64>, change: Change) -> Vec<Cell> {
    let standing = change.standing;
    vec![
        Cell::Number(sequence),
        moment(change.at),
        Cell::text(change.operation.code()),
        Cell::text(change.kind.name()),
        Cell::Number(change.record),
        Cell::Number(change.enterprise),
        Cell::Number(change.by),
        Cell::Number(change.revision),
        Cell::Json(change.content),
        standing.state_cell(),
        Cell::Flag(standing.under_objection),
        change.reason.map_or(Cell::Null, Cell::Text),
        standing.due_on_cell(),
        standing.published_late_cell(),
        submission.map_or(Cell::Null, Cell::Number),
    ]
}
