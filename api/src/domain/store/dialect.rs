//! The one place where PostgreSQL and SQLite differ.

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use super::cell::Cell;
use super::{
    sql::Sql,
    table::{Column, Storage},
};

/// Which database this is, and how it writes what the two write differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// PostgreSQL 15 or later.
    Postgres,
    /// SQLite as bundled.
    Sqlite,
}

/// Stands for NULL in an array of texts on PostgreSQL: sea-query's arrays hold no NULLs. Accepted text has no
/// control characters, so it cannot be meant.
const NULL_MARK: &str = "\u{1}";

/// The channel on which PostgreSQL tells that records were changed.
pub const CHANGES: &str = "mingjing_changes";

impl Dialect {
    /// sea-orm's name for it.
    pub fn backend(self) -> DbBackend {
        match self {
            Self::Postgres => DbBackend::Postgres,
            Self::Sqlite => DbBackend::Sqlite,
        }
    }

    /// Its name in messages and test output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Sqlite => "SQLite",
        }
    }

    /// What a placeholder begins with.
    pub fn placeholder(self) -> char {
        match self {
            Self::Postgres => '$',
            Self::Sqlite => '?',
        }
    }

    /// What a `RETURNING` list ends with so that all who listen learn of the commit; SQLite has nobody who could.
    pub fn telling_changes(self) -> &'static str {
        match self {
            Self::Postgres => ", pg_notify('mingjing_changes', '')",
            Self::Sqlite => "",
        }
    }

    /// The cast from a bound text to this storage; SQLite stores what the text says.
    pub fn cast(self, storage: Storage) -> &'static str {
        match (self, storage) {
            (Self::Sqlite, _) | (Self::Postgres, Storage::Text) => "",
            (Self::Postgres, Storage::Number) => "::bigint",
            (Self::Postgres, Storage::Flag) => "::boolean",
            (Self::Postgres, Storage::Date) => "::date",
            (Self::Postgres, Storage::Moment) => "::timestamptz",
            (Self::Postgres, Storage::Json) => "::json",
        }
    }

    /// The function that makes a JSON array of its arguments.
    pub fn json_array(self) -> &'static str {
        match self {
            Self::Postgres => "json_build_array",
            Self::Sqlite => "json_array",
        }
    }

    /// The aggregate that makes a JSON array of its rows, and `[]` of none.
    pub fn json_rows(self, sql: &mut Sql, write: impl FnOnce(&mut Sql)) {
        match self {
            Self::Postgres => {
                sql.push("COALESCE(json_agg(");
                write(sql);
                sql.push("),'[]'::json)");
            }
            Self::Sqlite => {
                sql.push("json_group_array(");
                write(sql);
                sql.push(")");
            }
        }
    }

    /// Marks a scalar subquery's result as JSON: SQLite forgets it on the way out of the subquery.
    pub fn json_value(self, sql: &mut Sql, write: impl FnOnce(&mut Sql)) {
        match self {
            Self::Postgres => write(sql),
            Self::Sqlite => {
                sql.push("json(");
                write(sql);
                sql.push(")");
            }
        }
    }

    /// The whole answer of a statement as one text column.
    pub fn json_text(self) -> &'static str {
        match self {
            Self::Postgres => "::text",
            Self::Sqlite => "",
        }
    }

    /// Writes the value that a JSON object has under a column's name, as a column of this storage has it: in a union of
    /// both, SQLite reads along an index only where they are of one type.
    pub fn content_value(self, sql: &mut Sql, object: &str, column: Column) {
        let Column { name, storage } = column;
        match (self, storage) {
            (Self::Postgres, Storage::Json) => {
                sql.push(format_args!("NULLIF(({object}->'{name}')::jsonb,'null'::jsonb)"));
            }
            (Self::Postgres, _) => {
                sql.push(format_args!("({object}->>'{name}'){}", self.cast(storage)));
            }
            (Self::Sqlite, Storage::Json) => {
                sql.push(format_args!("CAST(NULLIF({object}->'{name}','null') AS TEXT)"));
            }
            (Self::Sqlite, _) => {
                let affinity = match storage {
                    Storage::Number => "INTEGER",
                    Storage::Flag => "NUMERIC",
                    Storage::Text | Storage::Date | Storage::Moment | Storage::Json => "TEXT",
                };
                sql.push(format_args!("CAST({object}->>'{name}' AS {affinity})"));
            }
        }
    }

    /// A moment's column as RFC 3339 text in UTC with microseconds.
    pub fn moment_text(self, column: &str) -> String {
        match self {
            Self::Postgres => format!("to_char({column} AT TIME ZONE 'UTC','YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
            Self::Sqlite => column.to_owned(),
        }
    }

    /// The month in China that a moment's column lies in, as `YYYY-MM`.
    pub fn china_month(self, column: &str) -> String {
        match self {
            Self::Postgres => format!("to_char({},'YYYY-MM')", china_clock(column)),
            Self::Sqlite => format!("strftime('%Y-%m',{column},'+8 hours')"),
        }
    }

    /// The days from a date's column to the day in China that a moment's column lies in, as a whole number.
    pub fn china_days_since(self, date: &str, moment: &str) -> String {
        match self {
            Self::Postgres => format!("({}::date-{date})", china_clock(moment)),
            Self::Sqlite => format!("CAST(julianday({moment},'+8 hours','start of day')-julianday({date}) AS INTEGER)"),
        }
    }

    /// The condition that the column before it holds one of several values, in one statement text whatever their number.
    pub fn one_of(self, sql: &mut Sql, column: Column, values: &[Cell]) {
        match self {
            Self::Postgres => {
                let texts: Vec<String> = values.iter().map(array_element).collect();
                sql.push("=ANY(").bind(texts).push("::text[]");
                if column.storage != Storage::Text {
                    sql.push(self.cast(column.storage)).push("[]");
                }
                sql.push(")");
            }
            Self::Sqlite => {
                let values = Cell::List(values.to_vec()).to_json();
                sql.push(" IN (SELECT value FROM json_each(").bind(values).push("))");
            }
        }
    }

    /// Writes rows of cells as a relation `v` with these columns, in one statement text whatever their number.
    pub fn relation<R: CellRow>(self, sql: &mut Sql, columns: &[Column], rows: &[R]) {
        match self {
            Self::Postgres => {
                sql.push("(SELECT ");
                sql.join(",", columns.iter().enumerate(), |sql, (position, column)| {
                    let cast = self.cast(column.storage);
                    sql.push(format_args!("NULLIF(c{position},'{NULL_MARK}'){cast} AS {}", column.name));
                });
                sql.push(" FROM unnest(");
                sql.join(",", 0..columns.len(), |sql, position| {
                    let texts: Vec<String> = rows.iter().map(|row| array_element(row.cell(position))).collect();
                    sql.bind(texts);
                });
                sql.push(") AS a(");
                sql.join(",", 0..columns.len(), |sql, position| {
                    sql.push(format_args!("c{position}"));
                });
                sql.push(")) AS v");
            }
            Self::Sqlite => {
                // `json_each` writes a row's text anew each time that its value is asked for. Asked once and kept in
                // binary form, a row costs a third with thirty columns.
                sql.push("(WITH r AS MATERIALIZED (SELECT jsonb(value) AS cells FROM json_each(");
                sql.bind(rows_as_json(rows, columns.len())).push(")) SELECT ");
                sql.join(",", columns.iter().enumerate(), |sql, (position, column)| {
                    let arrow = if column.storage == Storage::Json { "->" } else { "->>" };
                    sql.push(format_args!("cells{arrow}{position} AS {}", column.name));
                });
                sql.push(" FROM r) AS v");
            }
        }
    }

    /// Ends a query for rows that the transaction is going to depend on: nobody else changes them before it ends. They
    /// are locked in the order of their ids, so that two writers never wait for each other. SQLite's writer is alone
    /// anyway.
    pub fn lock_rows(self) -> &'static str {
        match self {
            Self::Postgres => " ORDER BY id FOR NO KEY UPDATE",
            Self::Sqlite => "",
        }
    }

    /// The statement by which a transaction that is to be alone waits for all that have run it, and they for it, where
    /// writers are not alone anyway: rows that do not exist yet cannot be locked.
    pub fn lock_new_rows(self, alone: bool) -> Option<&'static str> {
        match (self, alone) {
            (Self::Postgres, true) => Some("SELECT pg_advisory_xact_lock(7164870911)"),
            (Self::Postgres, false) => Some("SELECT pg_advisory_xact_lock_shared(7164870911)"),
            (Self::Sqlite, _) => None,
        }
    }

    /// How many transactions of one import write at the same time. Each keeps about one core of PostgreSQL busy.
    pub fn writers(self) -> usize {
        match self {
            Self::Postgres => 4,
            Self::Sqlite => 1,
        }
    }

    /// Begins a writing transaction. SQLite takes its one write lock at once, so that a read inside the
    /// transaction cannot be overtaken.
    ///
    /// # Errors
    /// When the database does not answer, or another process holds SQLite's write lock for too long.
    pub async fn begin_write(self, connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
        let mode = match self {
            Self::Postgres => None,
            Self::Sqlite => Some(SqliteTransactionMode::Immediate),
        };
        connection.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() }).await
    }
}

/// What clocks in China show at the moment that a column holds, on PostgreSQL. China has had no summer time since 1991.
fn china_clock(column: &str) -> String {
    format!("({column} AT TIME ZONE 'UTC'+interval '8 hours')")
}

/// A row on its way into the database.
pub trait CellRow {
    /// The cell of the column at this position of the relation.
    fn cell(&self, position: usize) -> &Cell;
}

impl CellRow for Vec<Cell> {
    fn cell(&self, position: usize) -> &Cell {
        &self[position]
    }
}

/// A JSON array of the rows, each an array of its cells.
fn rows_as_json<R: CellRow>(rows: &[R], columns: usize) -> String {
    let mut json = String::with_capacity(rows.len() * columns * BYTES_A_CELL);
    json.push('[');
    for (number, row) in rows.iter().enumerate() {
        json.push_str(if number == 0 { "[" } else { ",[" });
        for position in 0..columns {
            if position > 0 {
                json.push(',');
            }
            row.cell(position).write_json(&mut json);
        }
        json.push(']');
    }
    json.push(']');
    json
}

/// What a cell takes in JSON, roughly.
const BYTES_A_CELL: usize = 24;

/// How a cell stands in an array of texts on PostgreSQL.
fn array_element(cell: &Cell) -> String {
    match cell {
        Cell::Null => NULL_MARK.to_owned(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text.to_string(),
        Cell::List(_) | Cell::Item(_) | Cell::Json(_) => cell.to_json(),
    }
}
