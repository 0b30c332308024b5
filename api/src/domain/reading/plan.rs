//! What a caller wants to read: a tree of tables, columns, conditions, orders and windows.

use std::sync::Arc;

use crate::domain::{
    store::cell::Cell,
    store::table::{Column, Table},
};

/// One row of a table: the columns that are wanted, and what hangs below it.
#[derive(Debug, Clone)]
pub struct NodePlan {
    /// The table.
    pub table: &'static Table,
    /// The columns to read.
    pub columns: Vec<Column>,
    /// What to read below each row, by the key under which it is found again.
    pub children: Vec<Child>,
    /// The change as of which the row is read; as it is now when there is none.
    pub as_of: Option<u64>,
}

impl NodePlan {
    /// A row of this table, with its id and nothing else yet.
    pub fn new(table: &'static Table) -> Self {
        let mut plan = Self { table, columns: Vec::new(), children: Vec::new(), as_of: None };
        plan.want("id");
        plan
    }

    /// Wants the named column too; says whether the table has it.
    pub fn want(&mut self, name: &str) -> bool {
        let Some(column) = self.table.find(name) else { return false };
        if !self.columns.contains(&column) {
            self.columns.push(column);
        }
        true
    }
}

/// Something below a row.
#[derive(Debug, Clone)]
pub struct Child {
    /// The response key: the same list with other arguments is another child.
    pub key: Box<str>,
    /// What it is.
    pub plan: ChildPlan,
}

/// What can hang below a row.
#[derive(Debug, Clone)]
pub enum ChildPlan {
    /// The row that the parent's column `local` names by id.
    One {
        /// The parent's column.
        local: Column,
        /// The row.
        node: NodePlan,
    },
    /// A page of the rows whose column `foreign` is the parent's id.
    Page {
        /// The child's column.
        foreign: Column,
        /// The page.
        page: PagePlan,
    },
    /// A page of records of several kinds in the order of their dates.
    Timeline(TimelinePlan),
}

/// A page of rows of one table.
#[derive(Debug, Clone)]
pub struct PagePlan {
    /// What to read of each row.
    pub node: NodePlan,
    /// All of them hold.
    pub conditions: Vec<Condition>,
    /// The order, which the id completes.
    pub order: Order,
    /// Which part of it.
    pub window: Window,
    /// Whether the rows themselves are wanted.
    pub rows: bool,
    /// Whether the exact number of rows that meet the conditions is wanted.
    pub total: bool,
}

/// A page of records of several kinds under one enterprise, by date.
#[derive(Debug, Clone)]
pub struct TimelinePlan {
    /// The kinds, each with its date column, what to read of it and its conditions.
    pub kinds: Vec<TimelineKind>,
    /// Newest first, or oldest.
    pub descending: bool,
    /// Which part of it.
    pub window: Window,
    /// Whether the records themselves are wanted.
    pub rows: bool,
    /// Whether their exact number is wanted.
    pub total: bool,
}

/// One kind of a timeline.
#[derive(Debug, Clone)]
pub struct TimelineKind {
    /// The column that links the record to its enterprise.
    pub foreign: Column,
    /// The kind's date.
    pub date: Column,
    /// What to read of each record.
    pub node: NodePlan,
    /// All of them hold.
    pub conditions: Vec<Condition>,
}

/// What rows must meet.
#[derive(Debug, Clone)]
pub enum Condition {
    /// The column holds one of these values.
    OneOf(Column, Vec<Cell>),
    /// The column holds this value or a later, larger one.
    AtLeast(Column, Cell),
    /// The column holds this value or an earlier, smaller one.
    AtMost(Column, Cell),
    /// The column is stated, or is not.
    Stated(Column, bool),
    /// The flag is set, or is not.
    Is(Column, bool),
    /// The column holds a value of this set.
    InSet(Column, ValueSet),
    /// At least one of them holds.
    AnyOf(Vec<Condition>),
}

/// Values that stand in another table, too many to be written into a statement: those of the rows that are of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueSet {
    /// The table.
    pub table: &'static str,
    /// Its column that says whose a row is.
    pub key: &'static str,
    /// Its column that holds the value.
    pub value: &'static str,
    /// Whose rows are meant.
    pub of: i64,
}

impl Condition {
    /// Adds the columns that it is about.
    pub(super) fn columns(&self, columns: &mut Vec<Column>) {
        match self {
            Self::OneOf(column, _)
            | Self::AtLeast(column, _)
            | Self::AtMost(column, _)
            | Self::Stated(column, _)
            | Self::Is(column, _)
            | Self::InSet(column, _) => columns.push(*column),
            Self::AnyOf(conditions) => {
                for condition in conditions {
                    condition.columns(columns);
                }
            }
        }
    }
}

/// The order of a page. The id comes last and goes the same way.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// A column that is always stated.
    pub column: Column,
    /// Largest or latest first.
    pub descending: bool,
}

/// The part of an ordered list that is wanted.
#[derive(Debug, Clone)]
pub struct Window {
    /// How many rows at most.
    pub limit: u32,
    /// Only rows after this one.
    pub after: Option<Position>,
    /// Only rows before this one.
    pub before: Option<Position>,
    /// The last `limit` of them instead of the first.
    pub backward: bool,
    /// The list and order that cursors are signed for.
    pub scope: Arc<str>,
}

/// A row's place in an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The value of the order's column.
    pub value: Cell,
    /// The row's id.
    pub id: i64,
}
