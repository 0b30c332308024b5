//! The parts of exports that are written.

use std::collections::HashMap;

use entity::export_part::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::export::{Part, whole};

/// Adds a part.
pub(in crate::domain::export) async fn insert(
    db: &impl ConnectionTrait,
    export: i64,
    part: &Part,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        export_id: Set(export),
        number: Set(i32::try_from(part.number).unwrap_or(i32::MAX)),
        kind: Set(part.kind.clone()),
        name: Set(part.name.clone()),
        rows: Set(whole(part.rows)),
        deleted: Set(whole(part.deleted)),
        bytes: Set(whole(part.bytes)),
        sha256: Set(part.sha256.clone()),
        last_id: Set(part.last_id),
        is_last_of_kind: Set(part.is_last_of_kind),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The parts of these exports, each export's in their order.
pub(in crate::domain::export) async fn of_exports(
    db: &impl ConnectionTrait,
    exports: &[i64],
) -> Result<HashMap<i64, Vec<Part>>, DbErr> {
    let mut parts: HashMap<i64, Vec<Part>> = HashMap::new();
    if exports.is_empty() {
        return Ok(parts);
    }
    let found = Entity::find().filter(Column::ExportId.is_in(exports.iter().copied()));
    for row in found.order_by_asc(Column::Number).all(db).await? {
        parts.entry(row.export_id).or_default().push(part_of(row));
    }
    Ok(parts)
}

/// Removes the parts of an export, whose files are gone.
pub(in crate::domain::export) async fn remove(db: &impl ConnectionTrait, export: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExportId.eq(export)).exec(db).await?;
    Ok(())
}

fn part_of(row: Model) -> Part {
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Part {
        number: row.number.unsigned_abs(),
        kind: row.kind,
        name: row.name,
        rows: count(row.rows),
        deleted: count(row.deleted),
        bytes: count(row.bytes),
        sha256: row.sha256,
        last_id: row.last_id,
        is_last_of_kind: row.is_last_of_kind,
    }
}
