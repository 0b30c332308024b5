//! How resolvers take values out of planned rows, and what every list of records can be filtered by.

use std::sync::Arc;

use async_graphql::{Context, Error, InputObject};
use entity::code::{CodeList, RecordState};

use super::{
    access::organisation::Organisation,
    code::{Code, Coded, cells},
    connection::Connection,
    error::internal,
    input::{DateTimeRange, check_districts, texts},
    plan::{Conditions, Planner, RowType, find},
    registry::enterprise::Enterprise,
    render::Now,
    scalar::{Date, DateTime, Decimal},
    selection::Selected,
};
use crate::{
    domain::{
        disclosure::{cell::Cell, kind::DisclosureKind},
        reading::{
            plan::{Condition, NodePlan},
            row::{NotPlanned, Row},
        },
        store::table::Table,
    },
    error::ClientError,
};

impl From<NotPlanned> for Error {
    fn from(error: NotPlanned) -> Self {
        internal(&error)
    }
}

/// A required column without a value: the database does not fit the schema.
#[derive(Debug, thiserror::Error)]
#[error("{0} is empty and must not be")]
struct Missing(String);

/// How resolvers take values out of a row.
pub trait RowValues {
    /// A text that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it.
    fn required_text(&self, column: &str) -> Result<String, Error>;

    /// A text that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_text(&self, column: &str) -> Result<Option<String>, Error>;

    /// A date that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it.
    fn required_date(&self, column: &str) -> Result<Date, Error>;

    /// A date that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_date(&self, column: &str) -> Result<Option<Date>, Error>;

    /// A moment that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it.
    fn required_moment(&self, column: &str) -> Result<DateTime, Error>;

    /// A number that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it or it does not fit.
    fn required_number(&self, column: &str) -> Result<i32, Error>;

    /// A number that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_number(&self, column: &str) -> Result<Option<i32>, Error>;

    /// A flag that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it.
    fn required_flag(&self, column: &str) -> Result<bool, Error>;

    /// A flag that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_flag(&self, column: &str) -> Result<Option<bool>, Error>;

    /// An amount in 万元 that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_amount(&self, column: &str) -> Result<Option<Decimal>, Error>;

    /// A code that is always stated.
    ///
    /// # Errors
    /// Internal, when the row lacks it or the list does not know it.
    fn required_code<L: CodeList>(&self, column: &str) -> Result<Coded<L>, Error>;

    /// A code that may be absent.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn optional_code<L: CodeList>(&self, column: &str) -> Result<Option<Coded<L>>, Error>;

    /// Several codes.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn codes<L: CodeList>(&self, column: &str) -> Result<Vec<Coded<L>>, Error>;

    /// Several texts.
    ///
    /// # Errors
    /// Internal, when it was not planned.
    fn texts(&self, column: &str) -> Result<Vec<String>, Error>;

    /// Several small records.
    ///
    /// # Errors
    /// Internal, when it was not planned or `read` misses what every item has.
    fn items<T>(&self, column: &str, read: impl Fn(Item<'_>) -> Result<T, Error>) -> Result<Vec<T>, Error>;
}

impl RowValues for Arc<Row> {
    fn required_text(&self, column: &str) -> Result<String, Error> {
        self.optional_text(column)?.ok_or_else(|| missing(self, column))
    }

    fn optional_text(&self, column: &str) -> Result<Option<String>, Error> {
        Ok(self.text(column)?.map(str::to_owned))
    }

    fn required_date(&self, column: &str) -> Result<Date, Error> {
        self.optional_date(column)?.ok_or_else(|| missing(self, column))
    }

    fn optional_date(&self, column: &str) -> Result<Option<Date>, Error> {
        Ok(self.date(column)?.map(Date))
    }

    fn required_moment(&self, column: &str) -> Result<DateTime, Error> {
        self.moment(column)?.map(DateTime).ok_or_else(|| missing(self, column))
    }

    fn required_number(&self, column: &str) -> Result<i32, Error> {
        self.optional_number(column)?.ok_or_else(|| missing(self, column))
    }

    fn optional_number(&self, column: &str) -> Result<Option<i32>, Error> {
        Ok(self.number(column)?.and_then(|number| i32::try_from(number).ok()))
    }

    fn required_flag(&self, column: &str) -> Result<bool, Error> {
        self.optional_flag(column)?.ok_or_else(|| missing(self, column))
    }

    fn optional_flag(&self, column: &str) -> Result<Option<bool>, Error> {
        Ok(self.flag(column)?)
    }

    fn optional_amount(&self, column: &str) -> Result<Option<Decimal>, Error> {
        Ok(self.number(column)?.map(Decimal::wan_of_fen))
    }

    fn required_code<L: CodeList>(&self, column: &str) -> Result<Coded<L>, Error> {
        self.optional_code(column)?.ok_or_else(|| missing(self, column))
    }

    fn optional_code<L: CodeList>(&self, column: &str) -> Result<Option<Coded<L>>, Error> {
        Ok(self.text(column)?.and_then(Coded::stored))
    }

    fn codes<L: CodeList>(&self, column: &str) -> Result<Vec<Coded<L>>, Error> {
        Ok(self.cell(column)?.as_list().iter().filter_map(Cell::as_str).filter_map(Coded::stored).collect())
    }

    fn texts(&self, column: &str) -> Result<Vec<String>, Error> {
        Ok(self.cell(column)?.as_list().iter().filter_map(Cell::as_str).map(str::to_owned).collect())
    }

    fn items<T>(&self, column: &str, read: impl Fn(Item<'_>) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        let item = |cell| Item { cell, table: self.table(), column };
        self.cell(column)?.as_list().iter().map(|cell| read(item(cell))).collect()
    }
}

fn missing(row: &Row, column: &str) -> Error {
    internal(&Missing(format!("{}.{column}", row.table())))
}

/// A small record inside a record.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    cell: &'a Cell,
    table: &'static str,
    column: &'a str,
}

impl Item<'_> {
    fn get(&self, name: &str) -> &Cell {
        const NOTHING: &Cell = &Cell::Null;
        match self.cell {
            Cell::Item(values) => values.iter().find(|(known, _)| **known == *name).map_or(NOTHING, |(_, cell)| cell),
            _ => NOTHING,
        }
    }

    fn missing(&self, name: &str) -> Error {
        internal(&Missing(format!("{}.{}.{name}", self.table, self.column)))
    }

    /// The text of this name that is always stated.
    ///
    /// # Errors
    /// Internal, when the item lacks it.
    pub fn required_text(&self, name: &str) -> Result<String, Error> {
        self.text(name).ok_or_else(|| self.missing(name))
    }

    /// The text of this name.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).as_str().map(str::to_owned)
    }

    /// The date of this name that is always stated.
    ///
    /// # Errors
    /// Internal, when the item lacks it.
    pub fn required_date(&self, name: &str) -> Result<Date, Error> {
        self.date(name).ok_or_else(|| self.missing(name))
    }

    /// The date of this name.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.get(name).as_date().map(Date)
    }

    /// The flag of this name that is always stated.
    ///
    /// # Errors
    /// Internal, when the item lacks it.
    pub fn required_flag(&self, name: &str) -> Result<bool, Error> {
        self.get(name).as_bool().ok_or_else(|| self.missing(name))
    }

    /// The whole number of this name that is always stated.
    ///
    /// # Errors
    /// Internal, when the item lacks it.
    pub fn required_number(&self, name: &str) -> Result<i64, Error> {
        self.get(name).as_i64().ok_or_else(|| self.missing(name))
    }

    /// The amount of this name, in 万元.
    pub fn amount(&self, name: &str) -> Option<Decimal> {
        self.get(name).as_i64().map(Decimal::wan_of_fen)
    }

    /// The code of this name that is always stated.
    ///
    /// # Errors
    /// Internal, when the item lacks it or the list does not know it.
    pub fn required_code<L: CodeList>(&self, name: &str) -> Result<Coded<L>, Error> {
        self.code(name).ok_or_else(|| self.missing(name))
    }

    /// The code of this name.
    pub fn code<L: CodeList>(&self, name: &str) -> Option<Coded<L>> {
        self.get(name).as_str().and_then(Coded::stored)
    }

    /// The codes of this name.
    pub fn codes<L: CodeList>(&self, name: &str) -> Vec<Coded<L>> {
        self.get(name).as_list().iter().filter_map(Cell::as_str).filter_map(Coded::stored).collect()
    }
}

/// What every list of records can be filtered by (通用筛选条件). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct RecordFilter {
    /// The enterprise's district, by division code (GB/T 2260), such as `310115`. One of them.
    pub district: Option<Vec<String>>,
    /// The enterprise's industry section. One of them.
    pub industry: Option<Vec<Code<entity::code::Industry>>>,
    /// When the record was first published.
    pub published_at: Option<DateTimeRange>,
    /// The record's state. Withdrawn records are listed only when this asks for them.
    pub state: Option<Vec<Code<RecordState>>>,
    /// Whether an objection to the record (异议) is open.
    pub under_objection: Option<bool>,
}

impl RecordFilter {
    /// Adds what it asks for.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a value that cannot be right.
    pub fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError> {
        conditions.one_of("district", texts("district", self.district.as_deref())?)?;
        check_districts("filter.district", self.district.as_deref())?;
        conditions.one_of("industry", cells(self.industry.as_deref()))?;
        conditions.is("under_objection", self.under_objection)?;
        conditions.range("published_at", "publishedAt", self.published_at)
    }

    /// The states to list: the current ones, unless others are asked for.
    pub fn states(&self, table: &'static Table) -> Vec<Condition> {
        let states = cells(self.state.as_deref()).unwrap_or_else(|| vec![Cell::text(RecordState::Current.code())]);
        find(table, "state").map(|column| Condition::OneOf(column, states)).into_iter().collect()
    }
}

/// The object below a row that is always there.
///
/// # Errors
/// Internal, when it is not.
pub fn below<T: RowType>(context: &Context<'_>, row: &Row) -> Result<Now<T>, Error> {
    let key = response_key(context);
    row.one(key)?.map(|row| Now(T::from_row(row))).ok_or_else(|| missing(row, key))
}

/// The page below a row.
///
/// # Errors
/// Internal, when it was not planned.
pub fn page_below<T: RowType>(context: &Context<'_>, row: &Row) -> Result<Now<Connection<T>>, Error> {
    Ok(Now(Connection::new(row.page(response_key(context))?)))
}

/// The name under which the answer has the field that is being resolved; plans keep children by it.
pub fn response_key<'a>(context: &Context<'a>) -> &'a str {
    &context.item.node.response_key().node
}

/// Plans the objects that hang below every record.
///
/// # Errors
/// A [`ClientError`] for arguments that are wrong below.
pub fn plan_shared(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<(), ClientError> {
    if field.name() == "enterprise" {
        planner.one::<Enterprise>(node, field, "enterprise_id")
    } else {
        planner.one::<Organisation>(node, field, "publisher_id")
    }
}

/// The column that holds a kind's date on the timeline.
pub fn occurred_on(kind: &dyn DisclosureKind) -> &'static str {
    kind.occurred_on().unwrap_or_default()
}
