//! Where a statement's rows come from: a table as it is now, or its rows as they stood at a point of the data.
//!
//! As of a point, a record's row is made of its last change event up to that point. For a few records, those of one
//! enterprise say, that is looked up for each. Over a whole table it would be a look at every record's history before the
//! first row is known, so there the rows that have not changed since are read from the table itself, along its indexes,
//! and only the others are made of their events. The work then grows with what changed since the point.

use entity::code::{CodeList as _, RecordState};

use crate::domain::{
    disclosure::{
        kind::{DisclosureKind, SubjectRule},
        registry::{KINDS, find_kind, revision_table},
    },
    reading::plan::NodePlan,
    store::{
        past,
        sql::Sql,
        table::{Column, Table},
    },
};

/// A part of the rows. The parts have no row in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of them.
    Whole,
    /// Those that are today what they were.
    Unchanged,
    /// Those that are others today.
    Changed,
}

/// The parts that a list over the whole table is read in. Each is ordered and cut on its own: no database finds an index
/// to read their union along.
pub(super) fn parts(node: &NodePlan) -> &'static [Part] {
    let is_past = node.as_of.is_some() && find_kind(node.table.name).is_some();
    if is_past { &[Part::Unchanged, Part::Changed] } else { &[Part::Whole] }
}

/// Writes what stands behind `FROM`, to which the caller adds an alias: the table, or a part of its rows as of this change
/// with these columns.
pub(super) fn write_source(sql: &mut Sql, table: &Table, as_of: Option<u64>, columns: &[Column], part: Part) {
    let history = as_of.and_then(|sequence| Some((sequence, find_kind(table.name)?)));
    match (history, as_of) {
        (Some((sequence, kind)), _) => {
            let rows = Past { kind, table: table.name, sequence, columns };
            sql.push("(");
            match part {
                Part::Whole => rows.write_rows(sql),
                Part::Unchanged => rows.write_unchanged(sql),
                Part::Changed => rows.write_changed(sql),
            }
            sql.push(")");
        }
        (None, Some(sequence)) if table.name == revision_table().name => {
            sql.push(format_args!("(SELECT * FROM {} WHERE id<=", table.name)).bind_sequence(sequence).push(")");
        }
        _ => {
            sql.push(table.name);
        }
    }
}

/// The rows of a kind as of a change. In what is written `r` is the record's row of today, `c` its event.
struct Past<'a> {
    kind: &'static dyn DisclosureKind,
    table: &'static str,
    sequence: u64,
    columns: &'a [Column],
}

/// Where the value of a column as of a change comes from.
enum Origin {
    /// The row of today: it never changes.
    Row,
    /// A column of the event, by its name.
    Event(&'static str),
    /// What the record said.
    Content,
    /// What its enterprise said: the record has a copy of it.
    Enterprise,
    /// Whether its enterprise had an open entry of this kind.
    OpenEntry(&'static dyn DisclosureKind),
}

impl Past<'_> {
    fn origin(&self, column: Column) -> Origin {
        let is_subject = self.kind.subject() == SubjectRule::Itself;
        match column.name {
            "id" | "enterprise_id" | "publisher_id" | "published_at" | "identity" => Origin::Row,
            "updated_at" => Origin::Event("at"),
            "revision" | "state" | "under_objection" | "due_on" | "published_late" => Origin::Event(column.name),
            "district" | "industry" if !is_subject => Origin::Enterprise,
            name => match lists().find(|(flag, _)| is_subject && *flag == name) {
                Some((_, list)) => Origin::OpenEntry(list),
                None => Origin::Content,
            },
        }
    }

    fn origins(&self) -> impl Iterator<Item = Origin> {
        self.columns.iter().map(|column| self.origin(*column))
    }

    /// The rows, each looked up among its record's events.
    fn write_rows(&self, sql: &mut Sql) {
        sql.push("SELECT ");
        sql.join(",", self.columns, |sql, column| self.write_value(sql, *column));
        sql.push(format_args!(" FROM {} r JOIN change_event c ON c.record_id=r.id AND ", self.table));
        past::write_last(sql, "c", "r.id", self.sequence);
    }

    /// The rows that are today what they were, as the table has them. It and the next judge by the same: each row is in
    /// one.
    fn write_unchanged(&self, sql: &mut Sql) {
        sql.push("SELECT ");
        sql.join(",", self.columns, |sql, column| {
            sql.push(format_args!("r.{}", column.name));
        });
        sql.push(format_args!(" FROM {} r WHERE ", self.table));
        self.write_is_unchanged(sql);
    }

    /// The rows that are others today, looked up.
    fn write_changed(&self, sql: &mut Sql) {
        self.write_rows(sql);
        sql.push(" WHERE r.id IN (");
        self.write_changed_ids(sql);
        sql.push(")");
    }

    /// Whether nothing that the columns are made of has changed since: asked of each row on its own, so that the rows
    /// still come in the order of an index.
    fn write_is_unchanged(&self, sql: &mut Sql) {
        sql.push("(SELECT n.sequence FROM change_event n WHERE n.record_id=r.id AND n.revision=r.revision)<=");
        sql.bind_sequence(self.sequence);
        if self.origins().any(|origin| matches!(origin, Origin::Enterprise)) {
            sql.push(" AND (SELECT n.sequence FROM enterprise e JOIN change_event n ON n.record_id=e.id");
            sql.push(" AND n.revision=e.revision WHERE e.id=r.enterprise_id)<=").bind_sequence(self.sequence);
        }
        for list in self.origins().filter_map(Origin::open_entry) {
            sql.push(format_args!(" AND NOT EXISTS(SELECT 1 FROM {} l JOIN change_event n", list.name()));
            sql.push(" ON n.record_id=l.id AND n.revision=l.revision WHERE l.enterprise_id=r.id AND n.sequence>");
            sql.bind_sequence(self.sequence).push(")");
        }
    }

    /// The ids of the rows of which something has changed since.
    fn write_changed_ids(&self, sql: &mut Sql) {
        let write_since = |sql: &mut Sql, column: &str, kind: &str| {
            sql.push(format_args!("SELECT n.{column} FROM change_event n WHERE n.kind='{kind}' AND n.sequence>"));
            sql.bind_sequence(self.sequence);
        };
        write_since(sql, "record_id", self.kind.name());
        if self.origins().any(|origin| matches!(origin, Origin::Enterprise)) {
            sql.push(format_args!(" UNION SELECT m.id FROM {} m WHERE m.enterprise_id IN (", self.table));
            write_since(sql, "record_id", "enterprise");
            sql.push(")");
        }
        for list in self.origins().filter_map(Origin::open_entry) {
            sql.push(" UNION ");
            write_since(sql, "enterprise_id", list.name());
        }
    }

    /// The value of a column, under the column's name.
    fn write_value(&self, sql: &mut Sql, column: Column) {
        let dialect = sql.dialect();
        match self.origin(column) {
            Origin::Row => {
                sql.push(format_args!("r.{}", column.name));
            }
            Origin::Event(name) => {
                sql.push(format_args!("c.{name}"));
            }
            Origin::Content => dialect.content_value(sql, "c.content", column),
            Origin::Enterprise => {
                sql.push("(SELECT ");
                dialect.content_value(sql, "e.content", column);
                sql.push(" FROM change_event e WHERE e.record_id=r.enterprise_id AND ");
                past::write_last(sql, "e", "r.enterprise_id", self.sequence);
                sql.push(")");
            }
            Origin::OpenEntry(list) => {
                let list = list.name();
                sql.push(format_args!("EXISTS(SELECT 1 FROM {list} l JOIN change_event o ON o.record_id=l.id AND "));
                past::write_last(sql, "o", "l.id", self.sequence);
                sql.push(" WHERE l.enterprise_id=r.id AND o.content->>'removed_on' IS NULL AND o.state=");
                sql.bind(RecordState::Current.code()).push(")");
            }
        }
        sql.push(format_args!(" AS {}", column.name));
    }
}

impl Origin {
    fn open_entry(self) -> Option<&'static dyn DisclosureKind> {
        match self {
            Self::OpenEntry(list) => Some(list),
            _ => None,
        }
    }
}

/// The kinds that put enterprises on a list, each with the enterprise's flag.
fn lists() -> impl Iterator<Item = (&'static str, &'static dyn DisclosureKind)> {
    KINDS.iter().filter_map(|kind| Some((kind.list()?.flag(), *kind)))
}
