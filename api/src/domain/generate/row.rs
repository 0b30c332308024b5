//! Builds the cells of a draft by field name.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use entity::code::CodeList;

use crate::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
    field::{Field, FieldType},
    kind::DisclosureKind,
};

/// A draft in the making. Fields that are not set are empty.
#[derive(Debug)]
pub(super) struct Row {
    kind: &'static dyn DisclosureKind,
    cells: Vec<Cell>,
}

impl Row {
    pub(super) fn new(kind: &'static dyn DisclosureKind) -> Self {
        Self { kind, cells: vec![Cell::Null; kind.fields().len()] }
    }

    /// Sets a field. A name that the kind does not have is a mistake of this module, which its tests would show.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        let position = self.kind.fields().iter().position(|field| field.name == name);
        debug_assert!(position.is_some(), "{} has no field {name}", self.kind.name());
        if let Some(position) = position {
            self.cells[position] = value.into().0;
        }
        self
    }

    /// Sets a field of small records. Members that are not stated are empty, and all stand in the order of the fields,
    /// as import leaves them.
    pub(super) fn set_items<const N: usize>(&mut self, name: &str, items: Vec<[(&str, Value); N]>) -> &mut Self {
        let field = self.kind.fields().iter().find(|field| field.name == name);
        let Some(FieldType::Items(members)) = field.map(|field| field.kind) else {
            debug_assert!(false, "{} has no small records {name}", self.kind.name());
            return self;
        };
        let cells = items.into_iter().map(|item| small_record(members, item)).collect();
        self.set(name, Cell::List(cells))
    }

    pub(super) fn into_draft(self, credit_code: &str) -> Draft {
        Draft { subject: Subject::CreditCode(credit_code.into()), name: None, cells: self.cells }
    }
}

fn small_record<const N: usize>(members: &'static [Field], mut item: [(&str, Value); N]) -> Cell {
    debug_assert!(item.iter().all(|(name, _)| members.iter().any(|member| member.name == *name)), "{item:?}");
    let mut value = |name: &str| {
        let stated = item.iter_mut().find(|(stated, _)| *stated == name);
        stated.map_or(Cell::Null, |(_, value)| std::mem::take(&mut value.0))
    };
    Cell::Item(members.iter().map(|member| (member.name.into(), value(member.name))).collect())
}

/// A cell, from whatever a generator holds.
#[derive(Debug)]
pub(super) struct Value(pub(super) Cell);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self(Cell::text(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(Cell::text(text))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self(Cell::Number(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self(Cell::Flag(flag))
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        let mut text = String::with_capacity(10);
        // chrono's own formatting is several times slower, and a city has millions of dates.
        let _ = write!(text, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
        Self(Cell::text(text))
    }
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        Self(cell)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Cell::Null), Into::into)
    }
}

/// The cell of a code.
pub(super) fn code<C: CodeList>(code: C) -> Cell {
    Cell::text(code.code())
}

/// The cell of several codes.
pub(super) fn codes<C: CodeList>(list: &[C]) -> Cell {
    Cell::List(list.iter().map(|one| code(*one)).collect())
}

/// The cell of several texts.
pub(super) fn texts(list: &[&str]) -> Cell {
    Cell::List(list.iter().map(|text| Cell::text(*text)).collect())
}
