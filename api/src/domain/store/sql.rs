//! A statement being written: its text and its values side by side.
//!
//! Values are only ever bound, never written into the text; the text is made of our own constants.

use std::fmt::{self, Display};

use sea_orm::{Statement, Value};

use super::cell::Cell;
use super::{
    dialect::Dialect,
    table::{Column, Storage},
};

/// A statement being written.
#[derive(Debug)]
pub struct Sql {
    dialect: Dialect,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// An empty statement for this database.
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, text: String::with_capacity(1024), values: Vec::new() }
    }

    /// Begins a statement that answers with a JSON array of the rows of what follows, each an array of these columns.
    pub fn rows_of(dialect: Dialect, write_columns: impl FnOnce(&mut Self)) -> Self {
        let mut sql = Self::new(dialect);
        sql.push("SELECT ");
        dialect.json_rows(&mut sql, |sql| {
            sql.push(dialect.json_array()).push("(");
            write_columns(sql);
            sql.push(")");
        });
        sql.push(dialect.json_text()).push(" FROM ");
        sql
    }

    /// The same with columns that are our own constants.
    pub fn rows(dialect: Dialect, columns: &'static str) -> Self {
        Self::rows_of(dialect, |sql| {
            sql.push(columns);
        })
    }

    /// The database that it is for.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Adds text of our own.
    pub fn push(&mut self, text: impl Display) -> &mut Self {
        use fmt::Write as _;
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{text}");
        self
    }

    /// Adds `items` with `separator` between them, each written by `write`.
    pub fn join<T>(
        &mut self,
        separator: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.push(separator);
            }
            write(self, item);
        }
    }

    /// Binds a value and adds its placeholder.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        let position = self.values.len();
        let mark = self.dialect.placeholder();
        self.push(format_args!("{mark}{position}"))
    }

    /// Binds the sequence number of a change. No change has one that the database cannot hold.
    pub fn bind_sequence(&mut self, sequence: u64) -> &mut Self {
        self.bind(i64::try_from(sequence).unwrap_or(i64::MAX))
    }

    /// Binds a cell as a value of this column, and adds its placeholder with the cast that it needs.
    pub fn bind_cell(&mut self, column: Column, cell: &Cell) -> &mut Self {
        let value: Value = match cell {
            Cell::Null => Value::String(None),
            Cell::Flag(flag) => (*flag).into(),
            Cell::Number(number) => (*number).into(),
            Cell::Text(text) => text.to_string().into(),
            Cell::List(_) | Cell::Item(_) | Cell::Json(_) => cell.to_json().into(),
        };
        let cast = match column.storage {
            Storage::Date | Storage::Moment | Storage::Json => self.dialect.cast(column.storage),
            Storage::Text | Storage::Number | Storage::Flag => "",
        };
        self.bind(value).push(cast)
    }

    /// The finished statement.
    pub fn finish(self) -> Statement {
        Statement::from_sql_and_values(self.dialect.backend(), self.text, self.values)
    }

    /// The text so far, for tests and logs. It holds no values.
    pub fn text(&self) -> &str {
        &self.text
    }
}
