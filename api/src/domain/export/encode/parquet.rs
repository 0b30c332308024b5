//! Apache Parquet: one column of its type for each name. Rows are gathered into groups of a bounded size and written column
//! by column, each by the dictionary of its values as long as that is small.
//!
//! | Values | Type |
//! |---|---|
//! | texts, codes | `BYTE_ARRAY (STRING)` |
//! | days | `INT32 (DATE)` |
//! | moments | `INT64 (TIMESTAMP MICROS, UTC)` |
//! | amounts | `INT64 (DECIMAL 18,6)` in 万元; what is stored is the fen |
//! | counts, years | `INT64` |
//! | yes or no | `BOOLEAN` |
//! | several texts or codes | `LIST` of `STRING` |
//! | small records inside the record | `STRING` with JSON |

use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, NaiveDate};
use parquet::{
    basic::{Compression as Codec, ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical, ZstdLevel},
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type},
    file::{
        metadata::KeyValue,
        properties::{EnabledStatistics, WriterProperties},
        writer::{SerializedColumnWriter, SerializedFileWriter},
    },
    schema::types::{Type, TypePtr},
};

use super::{EncodeError, Encoder, pack::ZSTD_LEVEL};
use crate::domain::{
    disclosure::kind::DisclosureKind,
    export::{
        column::{Column, ColumnType, Common, Source, columns, schema_version},
        row::Row,
        what::Compression,
    },
    feed::told_value,
    store::cell::Cell,
};

/// Rows of a group at most.
const GROUP_ROWS: usize = 50_000;
/// Bytes that the values of a group may have, about.
const GROUP_BYTES: usize = 16 << 20;
/// What a row takes beside its content, about.
const ROW_BYTES: usize = 400;

/// A file of columns.
pub(super) struct Groups {
    kind: &'static dyn DisclosureKind,
    columns: Vec<Column>,
    gathered: Vec<Row>,
    gathered_bytes: usize,
    file: SerializedFileWriter<Vec<u8>>,
}

impl Groups {
    pub(super) fn begin(
        kind: &'static dyn DisclosureKind,
        withheld: &'static [&'static str],
        is_delta: bool,
        compression: Compression,
        sequence: u64,
    ) -> Result<Self, EncodeError> {
        let columns = columns(kind, withheld, is_delta);
        let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
        let schema = Type::group_type_builder(kind.name()).with_fields(fields).build()?;
        let codec = match compression {
            Compression::Zstd => Codec::ZSTD(ZstdLevel::try_new(ZSTD_LEVEL)?),
            // Gzip around a file that is read at its end would keep readers from it.
            Compression::None | Compression::Gzip => Codec::UNCOMPRESSED,
        };
        let said = |name: &str, value: String| KeyValue::new(format!("mingjing.{name}"), value);
        let properties = WriterProperties::builder()
            .set_compression(codec)
            .set_dictionary_enabled(true)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by("mingjing".to_owned())
            .set_key_value_metadata(Some(vec![
                said("kind", kind.name().to_ascii_uppercase()),
                said("sequence", sequence.to_string()),
                said("schemaVersion", schema_version()),
            ]))
            .build();
        let file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        Ok(Self { kind, columns, gathered: Vec::new(), gathered_bytes: 0, file })
    }

    fn write_group(&mut self) -> Result<(), EncodeError> {
        if self.gathered.is_empty() {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.gathered);
        self.gathered_bytes = 0;
        let mut group = self.file.next_row_group()?;
        for column in &self.columns {
            let Some(mut writer) = group.next_column()? else { break };
            write_column(column, &rows, self.kind, &mut writer)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }
}

impl Encoder for Groups {
    fn write(&mut self, rows: Vec<Row>) -> Result<(), EncodeError> {
        for row in rows {
            self.gathered_bytes += ROW_BYTES + row.shown.as_ref().map_or(0, |shown| size_of(&shown.content));
            self.gathered.push(row);
            if self.gathered.len() >= GROUP_ROWS || self.gathered_bytes >= GROUP_BYTES {
                self.write_group()?;
            }
        }
        Ok(())
    }

    /// What is taken has been counted by the writer, which only ever appends.
    fn take(&mut self) -> Bytes {
        std::mem::take(self.file.inner_mut()).into()
    }

    fn finish(mut self: Box<Self>) -> Result<Bytes, EncodeError> {
        self.write_group()?;
        Ok(self.file.into_inner()?.into())
    }
}

/// What a value takes in memory, about.
fn size_of(cell: &Cell) -> usize {
    match cell {
        Cell::Null | Cell::Flag(_) | Cell::Number(_) => 8,
        Cell::Text(text) | Cell::Json(text) => 16 + text.len(),
        Cell::List(cells) => cells.iter().map(size_of).sum(),
        Cell::Item(values) => values.iter().map(|(name, cell)| name.len() + size_of(cell)).sum(),
    }
}

/// The field of a column in the schema of the file.
fn field(column: &Column) -> Result<TypePtr, EncodeError> {
    let repetition = if column.is_required() { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    let text = |name: &str, repetition| {
        let text = Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_repetition(repetition);
        text.with_logical_type(Some(LogicalType::String)).build()
    };
    let name = column.name.as_str();
    let plain = |physical| Type::primitive_type_builder(name, physical).with_repetition(repetition);
    let field = match column.kind {
        ColumnType::Text | ColumnType::Json => text(name, repetition)?,
        ColumnType::Whole => plain(Physical::INT64).build()?,
        ColumnType::Flag => plain(Physical::BOOLEAN).build()?,
        ColumnType::Date => plain(Physical::INT32).with_logical_type(Some(LogicalType::Date)).build()?,
        ColumnType::Moment => {
            let micros = LogicalType::timestamp(true, TimeUnit::MICROS);
            plain(Physical::INT64).with_logical_type(Some(micros)).build()?
        }
        ColumnType::Money => {
            let decimal = LogicalType::decimal(6, 18);
            plain(Physical::INT64).with_precision(18).with_scale(6).with_logical_type(Some(decimal)).build()?
        }
        ColumnType::Texts => {
            let element = Arc::new(text("element", Repetition::REQUIRED)?);
            let list = Type::group_type_builder("list").with_repetition(Repetition::REPEATED);
            let list = Arc::new(list.with_fields(vec![element]).build()?);
            Type::group_type_builder(name)
                .with_repetition(repetition)
                .with_logical_type(Some(LogicalType::List))
                .with_converted_type(ConvertedType::LIST)
                .with_fields(vec![list])
                .build()?
        }
    };
    Ok(Arc::new(field))
}

fn write_column(
    column: &Column,
    rows: &[Row],
    kind: &dyn DisclosureKind,
    writer: &mut SerializedColumnWriter<'_>,
) -> Result<(), EncodeError> {
    match column.kind {
        ColumnType::Text => values::<ByteArrayType>(column, rows, writer, |row| Ok(text(column, row, kind))),
        ColumnType::Json => values::<ByteArrayType>(column, rows, writer, |row| Ok(json(column, row))),
        ColumnType::Whole => values::<Int64Type>(column, rows, writer, |row| Ok(whole(column, row))),
        ColumnType::Money => values::<Int64Type>(column, rows, writer, |row| Ok(whole(column, row))),
        ColumnType::Flag => values::<BoolType>(column, rows, writer, |row| Ok(flag(column, row))),
        ColumnType::Date => values::<Int32Type>(column, rows, writer, |row| days(column, row)),
        ColumnType::Moment => values::<Int64Type>(column, rows, writer, |row| micros(column, row)),
        ColumnType::Texts => write_lists(column, rows, writer),
    }
}

/// Writes the values of a column, one a row or none.
fn values<D: DataType>(
    column: &Column,
    rows: &[Row],
    writer: &mut SerializedColumnWriter<'_>,
    value: impl Fn(&Row) -> Result<Option<D::T>, EncodeError>,
) -> Result<(), EncodeError> {
    let mut values = Vec::with_capacity(rows.len());
    let mut levels = Vec::with_capacity(rows.len());
    for row in rows {
        let value = value(row)?;
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    if column.is_required() && values.len() != rows.len() {
        return Err(unfit(column, rows.first().map_or(0, |row| row.record)));
    }
    let levels = (!column.is_required()).then_some(&*levels);
    writer.typed::<D>().write_batch(&values, levels, None)?;
    Ok(())
}

/// Writes lists of texts: nothing stated, an empty list and values differ by their levels.
fn write_lists(column: &Column, rows: &[Row], writer: &mut SerializedColumnWriter<'_>) -> Result<(), EncodeError> {
    const NOTHING: i16 = 0;
    const EMPTY: i16 = 1;
    const VALUE: i16 = 2;
    let (mut values, mut definitions, mut repetitions) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let cells = match cell(column, row) {
            None | Some(Cell::Null) => {
                definitions.push(NOTHING);
                repetitions.push(0);
                continue;
            }
            Some(Cell::List(cells)) => cells,
            Some(_) => return Err(unfit(column, row.record)),
        };
        if cells.is_empty() {
            definitions.push(EMPTY);
            repetitions.push(0);
        }
        for (position, cell) in cells.iter().enumerate() {
            let text = cell.as_str().ok_or_else(|| unfit(column, row.record))?;
            values.push(ByteArray::from(text));
            definitions.push(VALUE);
            repetitions.push(i16::from(position > 0));
        }
    }
    writer.typed::<ByteArrayType>().write_batch(&values, Some(&definitions), Some(&repetitions))?;
    Ok(())
}

fn unfit(column: &Column, record: i64) -> EncodeError {
    EncodeError::Value { field: column.name.clone(), record }
}

/// The value of a field as it is stored.
fn cell<'a>(column: &Column, row: &'a Row) -> Option<&'a Cell> {
    match column.source {
        Source::Field(field) => row.cell(field),
        Source::Common(_) => None,
    }
}

fn text(column: &Column, row: &Row, kind: &dyn DisclosureKind) -> Option<ByteArray> {
    let Source::Common(common) = column.source else { return cell(column, row)?.as_str().map(ByteArray::from) };
    if common == Common::RecordId {
        return Some(row.record_id(kind).as_str().into());
    }
    let shown = row.shown.as_ref()?;
    let text = match common {
        Common::PublisherId => &*shown.publisher.id,
        Common::PublisherName => &shown.publisher.name,
        Common::EnterpriseId => &shown.enterprise.id,
        Common::EnterpriseCreditCode => shown.enterprise.credit_code.as_deref()?,
        Common::EnterpriseRegistrationNumber => shown.enterprise.registration_number.as_deref()?,
        Common::EnterpriseName => shown.enterprise.name.as_deref()?,
        _ => return None,
    };
    Some(text.into())
}

/// Small records as JSON with the names and units of the schema.
fn json(column: &Column, row: &Row) -> Option<ByteArray> {
    let (Source::Field(field), Some(cell)) = (column.source, cell(column, row)) else { return None };
    (!cell.is_null()).then(|| told_value(field, cell).to_string().as_str().into())
}

fn whole(column: &Column, row: &Row) -> Option<i64> {
    match column.source {
        Source::Common(Common::Sequence) => Some(row.sequence),
        Source::Common(_) => row.shown.as_ref().map(|shown| shown.revision),
        Source::Field(_) => cell(column, row)?.as_i64(),
    }
}

fn flag(column: &Column, row: &Row) -> Option<bool> {
    match column.source {
        Source::Common(Common::Deleted) => Some(row.shown.is_none()),
        Source::Common(_) => row.shown.as_ref().map(|shown| shown.under_objection),
        Source::Field(_) => cell(column, row)?.as_bool(),
    }
}

/// Days since the first of 1970.
fn days(column: &Column, row: &Row) -> Result<Option<i32>, EncodeError> {
    let Some(cell) = cell(column, row).filter(|cell| !cell.is_null()) else { return Ok(None) };
    let days = cell.as_date().map(|date| date.signed_duration_since(NaiveDate::default()).num_days());
    let days = days.and_then(|days| i32::try_from(days).ok()).ok_or_else(|| unfit(column, row.record))?;
    Ok(Some(days))
}

/// Microseconds since the first of 1970.
fn micros(column: &Column, row: &Row) -> Result<Option<i64>, EncodeError> {
    let Some(shown) = &row.shown else { return Ok(None) };
    let moment = DateTime::parse_from_rfc3339(&shown.updated_at).map_err(|_| unfit(column, row.record))?;
    Ok(Some(moment.timestamp_micros()))
}
