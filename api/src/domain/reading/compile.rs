//! From a plan to one SQL statement that answers with one JSON text.
//!
//! A row is the JSON array of its columns' values followed by its children; a page is `[total, rows]`; a timeline's
//! row is `[kind, date, id, row]`. [`super::row`] reads exactly these.

use super::{
    plan::{Child, ChildPlan, Condition, NodePlan, Order, PagePlan, Position, TimelineKind, TimelinePlan, Window},
    source::{Part, parts, write_source},
};
use crate::domain::{
    store::cell::Cell,
    store::{
        sql::Sql,
        table::{Column, Storage},
    },
};

/// A table's alias in a statement: `t0`, `t1`, … by depth. Siblings never see each other, so depth is enough.
type Depth = usize;

pub(super) fn root_node(sql: &mut Sql, node: &NodePlan, conditions: &[Condition]) {
    let text = sql.dialect().json_text();
    sql.push("SELECT ");
    write_row(sql, node, 0);
    sql.push(text);
    write_from(sql, node, conditions, &[], Part::Whole, 0);
    write_conditions(sql, conditions, 0, " WHERE ");
    sql.push(" LIMIT 1");
}

pub(super) fn root_page(sql: &mut Sql, page: &PagePlan) {
    let text = sql.dialect().json_text();
    sql.push("SELECT ");
    write_page(sql, page, None, 0);
    sql.push(text);
}

/// `[column, …, child, …]` of the row `t{depth}`.
fn write_row(sql: &mut Sql, node: &NodePlan, depth: Depth) {
    let dialect = sql.dialect();
    sql.push(dialect.json_array()).push("(");
    sql.join(",", &node.columns, |sql, column| {
        if column.storage == Storage::Json {
            dialect.json_value(sql, |sql| write_column(sql, *column, depth));
        } else {
            write_column(sql, *column, depth);
        }
    });
    for child in &node.children {
        sql.push(",");
        dialect.json_value(sql, |sql| write_child(sql, child, depth));
    }
    sql.push(")");
}

fn write_child(sql: &mut Sql, child: &Child, depth: Depth) {
    match &child.plan {
        ChildPlan::One { local, node } => {
            sql.push("(SELECT ");
            write_row(sql, node, depth + 1);
            write_from(sql, node, &[], &[], Part::Whole, depth + 1);
            sql.push(format_args!(" WHERE t{}.id=t{depth}.{})", depth + 1, local.name));
        }
        ChildPlan::Page { foreign, page } => write_page(sql, page, Some(*foreign), depth + 1),
        ChildPlan::Timeline(timeline) => write_timeline(sql, timeline, depth + 1),
    }
}

/// `[total, rows]` of the table `t{depth}`, below `t{depth - 1}` when it is linked by `foreign`.
fn write_page(sql: &mut Sql, page: &PagePlan, foreign: Option<Column>, depth: Depth) {
    let dialect = sql.dialect();
    let used: Vec<Column> = foreign.into_iter().chain([page.order.column]).collect();
    let parts = if foreign.is_some() { &[Part::Whole] } else { parts(&page.node) };
    // ` FROM … WHERE …` of a part, and what must stand before a further condition.
    let write_rows = |sql: &mut Sql, part: Part| {
        write_from(sql, &page.node, &page.conditions, &used, part, depth);
        let rest = write_link(sql, foreign, depth);
        write_conditions(sql, &page.conditions, depth, rest)
    };
    sql.push(dialect.json_array()).push("(");
    if page.total {
        sql.join("+", parts, |sql, part| {
            sql.push("(SELECT count(*)");
            write_rows(sql, *part);
            sql.push(")");
        });
    } else {
        sql.push("NULL");
    }
    sql.push(",");
    if page.rows {
        dialect.json_value(sql, |sql| {
            sql.push("(SELECT ");
            dialect.json_rows(sql, |sql| write_row(sql, &page.node, depth));
            sql.push(" FROM (");
            let write_first = |sql: &mut Sql, part: Part| {
                sql.push("SELECT ");
                sql.join(",", needed_columns(&page.node, [page.order.column]), |sql, column| {
                    write_column(sql, column, depth);
                });
                let rest = write_rows(sql, part);
                write_window(sql, page.order, &page.window, depth, rest);
            };
            match parts {
                [part] => write_first(sql, *part),
                parts => {
                    sql.push("SELECT * FROM (");
                    sql.join(" UNION ALL ", parts, |sql, part| {
                        sql.push("SELECT * FROM (");
                        write_first(sql, *part);
                        sql.push(") p");
                    });
                    sql.push(format_args!(") t{depth}"));
                    write_order(sql, page.order, &page.window, depth);
                }
            }
            sql.push(format_args!(") t{depth})"));
        });
    } else {
        sql.push("NULL");
    }
    sql.push(")");
}

/// The columns of a row that are needed: its own, these others, and what links children.
fn needed_columns(node: &NodePlan, others: impl IntoIterator<Item = Column>) -> Vec<Column> {
    let mut columns = node.columns.clone();
    let links = node.children.iter().filter_map(|child| match &child.plan {
        ChildPlan::One { local, .. } => Some(*local),
        ChildPlan::Page { .. } | ChildPlan::Timeline(_) => None,
    });
    for column in links.chain(others) {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

/// ` FROM … t{depth}` for rows of this plan that meet the conditions; `used` are further columns that the caller uses.
fn write_from(sql: &mut Sql, node: &NodePlan, conditions: &[Condition], used: &[Column], part: Part, depth: Depth) {
    sql.push(" FROM ");
    let mut others = used.to_vec();
    for condition in conditions {
        condition.columns(&mut others);
    }
    write_source(sql, node.table, node.as_of, &needed_columns(node, others), part);
    sql.push(format_args!(" t{depth}"));
}

/// `[total, [[kind, date, id, row], …]]` over all kinds, below `t{depth - 1}`.
///
/// Each kind gives its own first rows along its index; the union of those few is then cut once more.
fn write_timeline(sql: &mut Sql, timeline: &TimelinePlan, depth: Depth) {
    let dialect = sql.dialect();
    sql.push(dialect.json_array()).push("(");
    if timeline.total && !timeline.kinds.is_empty() {
        sql.join("+", &timeline.kinds, |sql, kind| {
            sql.push("(SELECT count(*)");
            write_from(sql, &kind.node, &kind.conditions, &[kind.foreign], Part::Whole, depth);
            let rest = write_link(sql, Some(kind.foreign), depth);
            write_conditions(sql, &kind.conditions, depth, rest);
            sql.push(")");
        });
    } else {
        sql.push(if timeline.total { "0" } else { "NULL" });
    }
    sql.push(",");
    if timeline.rows && !timeline.kinds.is_empty() {
        dialect.json_value(sql, |sql| write_timeline_rows(sql, timeline, depth));
    } else {
        sql.push("NULL");
    }
    sql.push(")");
}

fn write_timeline_rows(sql: &mut Sql, timeline: &TimelinePlan, depth: Depth) {
    let dialect = sql.dialect();
    let way = direction(timeline.descending != timeline.window.backward);
    sql.push("(SELECT ");
    dialect.json_rows(sql, |sql| {
        sql.push(dialect.json_array()).push("(u.kind,u.date,u.id,");
        dialect.json_value(sql, |sql| {
            sql.push("CASE u.kind");
            for (position, kind) in timeline.kinds.iter().enumerate() {
                sql.push(format_args!(" WHEN {position} THEN (SELECT "));
                write_row(sql, &kind.node, depth);
                write_from(sql, &kind.node, &[], &[], Part::Whole, depth);
                sql.push(format_args!(" WHERE t{depth}.id=u.id)"));
            }
            sql.push(" END");
        });
        sql.push(")");
    });
    sql.push(" FROM (SELECT kind,date,id FROM (");
    sql.join(" UNION ALL ", timeline.kinds.iter().enumerate(), |sql, (position, kind)| {
        write_timeline_kind(sql, position, kind, timeline, depth);
    });
    sql.push(format_args!(") k ORDER BY date {way},id {way} LIMIT {}) u)", timeline.window.limit + 1));
}

fn write_timeline_kind(sql: &mut Sql, position: usize, kind: &TimelineKind, timeline: &TimelinePlan, depth: Depth) {
    let order = Order { column: kind.date, descending: timeline.descending };
    sql.push(format_args!(
        "SELECT * FROM (SELECT {position} AS kind,t{depth}.{} AS date,t{depth}.id AS id",
        kind.date.name
    ));
    write_from(sql, &kind.node, &kind.conditions, &[kind.foreign, kind.date], Part::Whole, depth);
    let rest = write_link(sql, Some(kind.foreign), depth);
    let rest = write_conditions(sql, &kind.conditions, depth, rest);
    write_window(sql, order, &timeline.window, depth, rest);
    sql.push(format_args!(") k{position}"));
}

/// Links a child to its parent; returns what must stand before a further condition.
fn write_link(sql: &mut Sql, foreign: Option<Column>, depth: Depth) -> &'static str {
    match foreign {
        Some(column) => {
            sql.push(format_args!(" WHERE t{depth}.{}=t{}.id", column.name, depth - 1));
            " AND "
        }
        None => " WHERE ",
    }
}

fn write_conditions(sql: &mut Sql, conditions: &[Condition], depth: Depth, mut before: &'static str) -> &'static str {
    for condition in conditions {
        sql.push(before);
        write_condition(sql, condition, depth);
        before = " AND ";
    }
    before
}

fn write_condition(sql: &mut Sql, condition: &Condition, depth: Depth) {
    match condition {
        Condition::OneOf(column, values) => match values.as_slice() {
            [] => {
                sql.push("1=0");
            }
            [value] => {
                write_column(sql, *column, depth);
                sql.push("=").bind_cell(*column, value);
            }
            values => {
                write_column(sql, *column, depth);
                sql.dialect().one_of(sql, *column, values);
            }
        },
        Condition::AtLeast(column, value) => {
            write_column(sql, *column, depth);
            sql.push(">=").bind_cell(*column, value);
        }
        Condition::AtMost(column, value) => {
            write_column(sql, *column, depth);
            sql.push("<=").bind_cell(*column, value);
        }
        Condition::Stated(column, stated) => {
            write_column(sql, *column, depth);
            sql.push(if *stated { " IS NOT NULL" } else { " IS NULL" });
        }
        Condition::Is(column, set) => {
            write_column(sql, *column, depth);
            sql.push("=").bind_cell(*column, &Cell::Flag(*set));
        }
        Condition::InSet(column, set) => {
            // Probed row by row: of the rows that are looked at there are few, of the values there may be a million.
            sql.push(format_args!("EXISTS (SELECT 1 FROM {} v WHERE v.{}=", set.table, set.key)).bind(set.of);
            sql.push(format_args!(" AND v.{}=", set.value));
            write_column(sql, *column, depth);
            sql.push(")");
        }
        Condition::AnyOf(conditions) if conditions.is_empty() => {
            sql.push("1=0");
        }
        Condition::AnyOf(conditions) => {
            sql.push("(");
            sql.join(" OR ", conditions, |sql, condition| write_condition(sql, condition, depth));
            sql.push(")");
        }
    }
}

/// The keyset conditions, the order and the limit: one row more than asked for tells whether there are more.
fn write_window(sql: &mut Sql, order: Order, window: &Window, depth: Depth, mut before: &'static str) {
    let bounds = [(&window.after, order.descending), (&window.before, !order.descending)];
    for (position, below) in bounds {
        if let Some(Position { value, id }) = position {
            sql.push(before).push("(");
            write_column(sql, order.column, depth);
            sql.push(format_args!(",t{depth}.id){}(", if below { "<" } else { ">" }));
            sql.bind_cell(order.column, value).push(",").bind(*id).push(")");
            before = " AND ";
        }
    }
    write_order(sql, order, window, depth);
}

fn write_order(sql: &mut Sql, order: Order, window: &Window, depth: Depth) {
    let way = direction(order.descending != window.backward);
    sql.push(" ORDER BY ");
    if order.column.name != "id" {
        write_column(sql, order.column, depth);
        sql.push(format_args!(" {way},"));
    }
    sql.push(format_args!("t{depth}.id {way} LIMIT {}", window.limit + 1));
}

fn write_column(sql: &mut Sql, column: Column, depth: Depth) {
    sql.push(format_args!("t{depth}.{}", column.name));
}

fn direction(descending: bool) -> &'static str {
    if descending { "DESC" } else { "ASC" }
}
