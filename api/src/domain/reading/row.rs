//! What a plan's answer looks like to those who asked: rows with named values, and pages of rows.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::plan::{ChildPlan, NodePlan, PagePlan, Position, TimelinePlan};
use crate::domain::store::cell::Cell;

/// One row as read.
#[derive(Debug)]
pub struct Row {
    shape: Arc<Shape>,
    cells: Vec<Cell>,
    branches: Vec<Branch>,
}

/// The names in a row, shared by all rows of a page.
#[derive(Debug)]
struct Shape {
    table: &'static str,
    columns: Vec<&'static str>,
    children: Vec<Box<str>>,
}

/// What hangs below a row.
#[derive(Debug)]
enum Branch {
    One(Option<Arc<Row>>),
    Page(Arc<Page>),
}

/// A value that was asked of a row and not planned: a fault of ours, found by the test that selects every field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table}.{name} was not planned, or does not hold what is asked of it")]
pub struct NotPlanned {
    table: &'static str,
    name: String,
}

impl Row {
    /// The table that the row is from.
    pub fn table(&self) -> &'static str {
        self.shape.table
    }

    /// The row's id.
    ///
    /// # Errors
    /// [`NotPlanned`], which a plan made by `NodePlan::new` rules out.
    pub fn id(&self) -> Result<i64, NotPlanned> {
        self.number("id")?.ok_or_else(|| self.not_planned("id"))
    }

    /// The cell of this column.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn cell(&self, name: &str) -> Result<&Cell, NotPlanned> {
        let position = self.shape.columns.iter().position(|column| *column == name);
        position.and_then(|position| self.cells.get(position)).ok_or_else(|| self.not_planned(name))
    }

    /// The text in this column, if one is stated.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn text(&self, name: &str) -> Result<Option<&str>, NotPlanned> {
        self.cell(name).map(Cell::as_str)
    }

    /// The number in this column, if one is stated.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn number(&self, name: &str) -> Result<Option<i64>, NotPlanned> {
        self.cell(name).map(Cell::as_i64)
    }

    /// The flag in this column, if one is stated.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, NotPlanned> {
        self.cell(name).map(Cell::as_bool)
    }

    /// The date in this column, if one is stated.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, NotPlanned> {
        self.cell(name).map(Cell::as_date)
    }

    /// The moment in this column, if one is stated.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn moment(&self, name: &str) -> Result<Option<DateTime<Utc>>, NotPlanned> {
        Ok(self.text(name)?.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|moment| moment.to_utc()))
    }

    /// The row below this one under this key.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan has no such child.
    pub fn one(&self, key: &str) -> Result<Option<Arc<Row>>, NotPlanned> {
        match self.branch(key) {
            Some(Branch::One(row)) => Ok(row.clone()),
            _ => Err(self.not_planned(key)),
        }
    }

    /// The page below this row under this key.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan has no such child.
    pub fn page(&self, key: &str) -> Result<Arc<Page>, NotPlanned> {
        match self.branch(key) {
            Some(Branch::Page(page)) => Ok(Arc::clone(page)),
            _ => Err(self.not_planned(key)),
        }
    }

    /// The row's place in the order of this column.
    ///
    /// # Errors
    /// [`NotPlanned`] when the plan did not want the column.
    pub fn position(&self, order: &str) -> Result<Position, NotPlanned> {
        Ok(Position { value: self.cell(order)?.clone(), id: self.id()? })
    }

    fn branch(&self, key: &str) -> Option<&Branch> {
        let position = self.shape.children.iter().position(|child| **child == *key)?;
        self.branches.get(position)
    }

    fn not_planned(&self, name: &str) -> NotPlanned {
        NotPlanned { table: self.shape.table, name: name.to_owned() }
    }
}

/// A page of rows, in the order asked for.
#[derive(Debug)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Arc<Row>>,
    /// Each row's place in the order.
    pub positions: Vec<Position>,
    /// How many rows meet the conditions in all, if that was asked.
    pub total: Option<i64>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows come before.
    pub has_previous: bool,
    /// The list and order that cursors are signed for.
    pub scope: Arc<str>,
}

/// Reads the answers of one node plan.
#[derive(Debug)]
pub(super) struct NodeDecoder {
    shape: Arc<Shape>,
    children: Vec<ChildDecoder>,
}

#[derive(Debug)]
enum ChildDecoder {
    One(NodeDecoder),
    Page(PageDecoder),
    Timeline(TimelineDecoder),
}

impl NodeDecoder {
    pub(super) fn new(node: &NodePlan) -> Self {
        let shape = Shape {
            table: node.table.name,
            columns: node.columns.iter().map(|column| column.name).collect(),
            children: node.children.iter().map(|child| child.key.clone()).collect(),
        };
        let children = node.children.iter().map(|child| match &child.plan {
            ChildPlan::One { node, .. } => ChildDecoder::One(NodeDecoder::new(node)),
            ChildPlan::Page { page, .. } => ChildDecoder::Page(PageDecoder::new(page)),
            ChildPlan::Timeline(timeline) => ChildDecoder::Timeline(TimelineDecoder::new(timeline)),
        });
        Self { shape: Arc::new(shape), children: children.collect() }
    }

    pub(super) fn decode_optional(&self, answer: Cell) -> Option<Arc<Row>> {
        match answer {
            Cell::List(cells) => Some(self.decode(cells)),
            _ => None,
        }
    }

    fn decode(&self, mut cells: Vec<Cell>) -> Arc<Row> {
        let below = cells.split_off(self.shape.columns.len().min(cells.len()));
        let branches = self.children.iter().zip(below).map(|(child, answer)| match child {
            ChildDecoder::One(node) => Branch::One(node.decode_optional(answer)),
            ChildDecoder::Page(page) => Branch::Page(Arc::new(page.decode(answer))),
            ChildDecoder::Timeline(timeline) => Branch::Page(Arc::new(timeline.decode(answer))),
        });
        let branches = branches.collect();
        Arc::new(Row { shape: Arc::clone(&self.shape), cells, branches })
    }
}

/// How a window shows in its rows: one more than asked for means that there are more.
#[derive(Debug, Clone)]
struct Cut {
    limit: usize,
    backward: bool,
    after: bool,
    before: bool,
    scope: Arc<str>,
}

impl Cut {
    fn new(window: &super::plan::Window) -> Self {
        Self {
            limit: window.limit as usize,
            backward: window.backward,
            after: window.after.is_some(),
            before: window.before.is_some(),
            scope: Arc::clone(&window.scope),
        }
    }

    fn apply<T>(&self, mut items: Vec<T>) -> (Vec<T>, bool, bool) {
        let more = items.len() > self.limit;
        items.truncate(self.limit);
        if self.backward {
            items.reverse();
            (items, self.before, more)
        } else {
            (items, more, self.after)
        }
    }
}

/// Reads the answers of one page plan.
#[derive(Debug)]
pub(super) struct PageDecoder {
    node: NodeDecoder,
    order: &'static str,
    cut: Cut,
}

impl PageDecoder {
    pub(super) fn new(page: &PagePlan) -> Self {
        let node = NodeDecoder::new(&page.node);
        Self { node, order: page.order.column.name, cut: Cut::new(&page.window) }
    }

    pub(super) fn decode(&self, answer: Cell) -> Page {
        let (total, rows) = total_and_rows(answer);
        let rows = rows.into_iter().filter_map(|row| self.node.decode_optional(row)).collect();
        let (rows, has_next, has_previous) = self.cut.apply(rows);
        let positions = rows.iter().filter_map(|row: &Arc<Row>| row.position(self.order).ok()).collect();
        Page { rows, positions, total, has_next, has_previous, scope: Arc::clone(&self.cut.scope) }
    }
}

/// Reads the answers of one timeline plan.
#[derive(Debug)]
struct TimelineDecoder {
    kinds: Vec<NodeDecoder>,
    cut: Cut,
}

impl TimelineDecoder {
    fn new(timeline: &TimelinePlan) -> Self {
        let kinds = timeline.kinds.iter().map(|kind| NodeDecoder::new(&kind.node)).collect();
        Self { kinds, cut: Cut::new(&timeline.window) }
    }

    fn decode(&self, answer: Cell) -> Page {
        let (total, rows) = total_and_rows(answer);
        let entries = rows.into_iter().filter_map(|entry| self.decode_entry(entry)).collect();
        let (entries, has_next, has_previous) = self.cut.apply(entries);
        let (rows, positions) = entries.into_iter().unzip();
        Page { rows, positions, total, has_next, has_previous, scope: Arc::clone(&self.cut.scope) }
    }

    fn decode_entry(&self, entry: Cell) -> Option<(Arc<Row>, Position)> {
        let Cell::List(parts) = entry else { return None };
        let [kind, date, id, row]: [Cell; 4] = parts.try_into().ok()?;
        let kind = self.kinds.get(usize::try_from(kind.as_i64()?).ok()?)?;
        Some((kind.decode_optional(row)?, Position { value: date, id: id.as_i64()? }))
    }
}

fn total_and_rows(answer: Cell) -> (Option<i64>, Vec<Cell>) {
    let Cell::List(parts) = answer else { return (None, Vec::new()) };
    let mut parts = parts.into_iter();
    let total = parts.next().and_then(|total| total.as_i64());
    match parts.next() {
        Some(Cell::List(rows)) => (total, rows),
        _ => (total, Vec::new()),
    }
}
