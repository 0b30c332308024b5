//! From a selection to a reading plan: which columns, which pages below, cut where.

use std::sync::Arc;

use async_graphql::{InputType, OutputType};

use super::selection::{Selected, Selection};
use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::{
            cursor::CursorKey,
            plan::{Child, ChildPlan, Condition, NodePlan, Order, PagePlan, Window},
            row::Row,
        },
        store::table::{Column, Table},
    },
    error::{ClientError, ErrorCode},
};

/// The rows that a page has when nothing is said.
pub const DEFAULT_PAGE: u32 = 20;

/// An output type that is made of one row.
pub trait RowType: OutputType + Sized {
    /// Its name and its interfaces' names.
    const TYPES: &'static [&'static str];

    /// The table that its rows come from.
    fn table() -> &'static Table;

    /// Wraps a row that was read by this type's plan.
    fn from_row(row: Arc<Row>) -> Self;

    /// Plans one selected field that is not a column of the same name. Says whether it knows the field.
    ///
    /// # Errors
    /// A [`ClientError`] when the field's arguments are wrong.
    fn plan_field(planner: &Planner<'_>, field: &Selected<'_>, node: &mut NodePlan) -> Result<bool, ClientError>;
}

/// A row type that lists are made of.
pub trait Listed: RowType {
    /// The list's filter.
    type Filter: InputType + Filter + Default;
    /// The list's order.
    type Order: InputType + Into<OrderBy> + Default;

    /// Conditions that hold for every list of this type, unless the filter says otherwise.
    fn base_conditions(filter: &Self::Filter) -> Vec<Condition>;
}

/// A filter input.
pub trait Filter {
    /// Adds what it asks for.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a value that cannot be right.
    fn apply(&self, conditions: &mut Conditions) -> Result<(), ClientError>;
}

/// An order input: a column and a direction.
#[derive(Debug, Clone, Copy)]
pub struct OrderBy {
    /// The column, by name.
    pub column: &'static str,
    /// Largest or latest first.
    pub descending: bool,
}

/// Conditions on one table, as filters state them.
#[derive(Debug)]
pub struct Conditions {
    table: &'static Table,
    conditions: Vec<Condition>,
}

impl Conditions {
    /// No conditions yet.
    pub fn new(table: &'static Table, conditions: Vec<Condition>) -> Self {
        Self { table, conditions }
    }

    /// The column holds one of the values, when any are given.
    ///
    /// # Errors
    /// `INTERNAL` for a column that the table does not have.
    pub fn one_of(&mut self, column: &str, values: Option<Vec<Cell>>) -> Result<(), ClientError> {
        if let Some(values) = values {
            self.conditions.push(Condition::OneOf(find(self.table, column)?, values));
        }
        Ok(())
    }

    /// The column holds a value between the two, both included.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` when the range is empty, `INTERNAL` for a column that the table does not have.
    pub fn between(&mut self, column: &str, from: Option<Cell>, to: Option<Cell>) -> Result<(), ClientError> {
        let column = find(self.table, column)?;
        self.conditions.extend(from.map(|from| Condition::AtLeast(column, from)));
        self.conditions.extend(to.map(|to| Condition::AtMost(column, to)));
        Ok(())
    }

    /// The column is stated, or is not, when either is asked.
    ///
    /// # Errors
    /// `INTERNAL` for a column that the table does not have.
    pub fn stated(&mut self, column: &str, stated: Option<bool>) -> Result<(), ClientError> {
        if let Some(stated) = stated {
            self.conditions.push(Condition::Stated(find(self.table, column)?, stated));
        }
        Ok(())
    }

    /// The flag is set, or is not, when either is asked.
    ///
    /// # Errors
    /// `INTERNAL` for a column that the table does not have.
    pub fn is(&mut self, column: &str, set: Option<bool>) -> Result<(), ClientError> {
        if let Some(set) = set {
            self.conditions.push(Condition::Is(find(self.table, column)?, set));
        }
        Ok(())
    }

    /// The conditions.
    pub fn finish(self) -> Vec<Condition> {
        self.conditions
    }
}

/// The named column; its absence is a fault of ours that the schema test finds.
///
/// # Errors
/// `INTERNAL` for a column that the table does not have.
pub fn find(table: &'static Table, name: &str) -> Result<Column, ClientError> {
    table.find(name).ok_or_else(|| ClientError::new(ErrorCode::Internal, "internal error"))
}

/// Plans what one request selects.
#[derive(Debug, Clone, Copy)]
pub struct Planner<'a> {
    /// What cursors are signed with.
    pub cursors: &'a CursorKey,
    /// The largest page that the caller's tier allows.
    pub page_size_max: u32,
    /// The change as of which all of it is read; as it is now when there is none.
    pub as_of: Option<u64>,
}

impl Planner<'_> {
    /// Plans one row.
    ///
    /// # Errors
    /// A [`ClientError`] for arguments that are wrong anywhere below.
    pub fn node<T: RowType>(&self, selection: &Selection<'_>) -> Result<NodePlan, ClientError> {
        let mut node = NodePlan { as_of: self.as_of, ..NodePlan::new(T::table()) };
        for field in selection.fields(T::TYPES) {
            if !T::plan_field(self, &field, &mut node)? {
                node.want(&snake_case(field.name()));
            }
        }
        Ok(node)
    }

    /// Plans the row that the parent's column names.
    ///
    /// # Errors
    /// A [`ClientError`] for arguments that are wrong anywhere below.
    pub fn one<T: RowType>(&self, parent: &mut NodePlan, field: &Selected<'_>, local: &str) -> Result<(), ClientError> {
        let plan = ChildPlan::One { local: find(parent.table, local)?, node: self.node::<T>(field.below())? };
        parent.children.push(Child { key: field.key().into(), plan });
        Ok(())
    }

    /// Plans a page of the rows whose column names the parent.
    ///
    /// # Errors
    /// A [`ClientError`] for arguments that are wrong here or below.
    pub fn page_below<T: Listed>(
        &self,
        parent: &mut NodePlan,
        field: &Selected<'_>,
        foreign: &str,
    ) -> Result<(), ClientError> {
        let plan = ChildPlan::Page { foreign: find(T::table(), foreign)?, page: self.page::<T>(field)? };
        parent.children.push(Child { key: field.key().into(), plan });
        Ok(())
    }

    /// Plans a page from a connection field: its window, filter and order, and what is selected of its rows.
    ///
    /// # Errors
    /// A [`ClientError`] for arguments that are wrong here or below.
    pub fn page<T: Listed>(&self, field: &Selected<'_>) -> Result<PagePlan, ClientError> {
        let filter: T::Filter = field.argument::<Option<T::Filter>>("filter")?.unwrap_or_default();
        let order: OrderBy = field.argument::<Option<T::Order>>("orderBy")?.unwrap_or_default().into();
        let mut conditions = Conditions::new(T::table(), T::base_conditions(&filter));
        filter.apply(&mut conditions)?;
        let order = Order { column: find(T::table(), order.column)?, descending: order.descending };
        let shape = ConnectionShape::of(field.below());
        let mut node = self.node::<T>(&shape.node)?;
        node.want(order.column.name);
        Ok(PagePlan {
            node,
            conditions: conditions.finish(),
            order,
            window: self.window(field, &scope(T::table().name, order))?,
            rows: shape.rows,
            total: shape.total,
        })
    }

    /// The part of a list that `first`, `after`, `last` and `before` ask for.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a size out of range, both directions at once, or a cursor that is not this list's.
    pub fn window(&self, field: &Selected<'_>, scope: &str) -> Result<Window, ClientError> {
        let first = self.size(field, "first")?;
        let last = self.size(field, "last")?;
        if first.is_some() && last.is_some() {
            return Err(ClientError::bad_input("last", "pass either first or last, not both"));
        }
        let cursor = |name| -> Result<_, ClientError> {
            let cursor = field.argument::<Option<String>>(name)?;
            let position = cursor.map(|cursor| self.cursors.decode(scope, &cursor)).transpose();
            position.map_err(|error| ClientError::bad_input(name, format!("{name} {error}")))
        };
        Ok(Window {
            limit: first.or(last).unwrap_or(DEFAULT_PAGE.min(self.page_size_max)),
            after: cursor("after")?,
            before: cursor("before")?,
            backward: last.is_some(),
            scope: scope.into(),
        })
    }

    fn size(&self, field: &Selected<'_>, name: &str) -> Result<Option<u32>, ClientError> {
        let Some(size) = field.argument::<Option<i64>>(name)? else { return Ok(None) };
        match u32::try_from(size) {
            Ok(size) if (1..=self.page_size_max).contains(&size) => Ok(Some(size)),
            _ => Err(ClientError::bad_input(
                name,
                format!("{name} must be a whole number from 1 to {}", self.page_size_max),
            )),
        }
    }
}

/// The scope that a list's cursors are signed for: another list or another order is another scope.
pub fn scope(list: &str, order: Order) -> String {
    let way = if order.descending { "desc" } else { "asc" };
    format!("{list}/{}/{way}", order.column.name)
}

/// What a connection's selection asks for.
pub struct ConnectionShape<'a> {
    /// What is selected of the rows, under `nodes` and under `edges { node }`.
    pub node: Selection<'a>,
    /// Whether rows are needed at all.
    pub rows: bool,
    /// Whether `totalCount` is selected.
    pub total: bool,
}

impl<'a> ConnectionShape<'a> {
    /// Reads it off what is selected below a connection field.
    pub fn of(selection: &Selection<'a>) -> Self {
        let mut shape = Self { node: selection.empty(), rows: false, total: false };
        for field in selection.fields(&[]) {
            match field.name() {
                "totalCount" => shape.total = true,
                "nodes" => {
                    shape.rows = true;
                    shape.node = shape.node.and(field.below().clone());
                }
                "edges" => {
                    shape.rows = true;
                    if let Some(node) = field.below().below(&[], "node") {
                        shape.node = shape.node.and(node);
                    }
                }
                "pageInfo" => shape.rows = true,
                _ => {}
            }
        }
        shape
    }
}

/// `listedOn` to `listed_on`.
pub fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
