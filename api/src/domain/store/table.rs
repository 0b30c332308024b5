//! Tables as planned statements see them: names and storage types, read off the entities.

use sea_orm::{ColumnTrait, ColumnType, EntityTrait, IdenStatic, Iterable};

/// How a column is stored, as far as SQL text depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// Text, codes included.
    Text,
    /// A whole number.
    Number,
    /// Yes or no; 0 or 1 on SQLite.
    Flag,
    /// A calendar day; text `YYYY-MM-DD` on SQLite.
    Date,
    /// A moment in UTC; RFC 3339 text with microseconds on SQLite.
    Moment,
    /// JSON; text on SQLite.
    Json,
}

/// One column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its storage.
    pub storage: Storage,
}

/// One table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the entity's order.
    pub columns: Vec<Column>,
}

impl Table {
    /// The table of an entity.
    pub fn of<E: EntityTrait>() -> Self {
        let columns = E::Column::iter()
            .map(|column| Column { name: column.as_str(), storage: storage_of(column.def().get_column_type()) });
        Self { name: E::default().table_name(), columns: columns.collect() }
    }

    /// The column of this name.
    pub fn find(&self, name: &str) -> Option<Column> {
        self.columns.iter().copied().find(|column| column.name == name)
    }
}

fn storage_of(column: &ColumnType) -> Storage {
    match column {
        ColumnType::Boolean => Storage::Flag,
        ColumnType::Date => Storage::Date,
        ColumnType::TimestampWithTimeZone | ColumnType::Timestamp | ColumnType::DateTime => Storage::Moment,
        ColumnType::Json | ColumnType::JsonBinary => Storage::Json,
        ColumnType::TinyInteger | ColumnType::SmallInteger | ColumnType::Integer | ColumnType::BigInteger => {
            Storage::Number
        }
        _ => Storage::Text,
    }
}
