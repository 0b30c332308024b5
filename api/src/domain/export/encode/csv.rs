//! Values separated by commas (RFC 4180), with a line of names, in UTF-8. It is data for programs: a text that a
//! spreadsheet would take for a formula stands there as it is. Nothing stated is nothing between the commas; lists are JSON.

use bytes::Bytes;
use csv::{Terminator, Writer, WriterBuilder};
use serde_json::Value;

use super::{EncodeError, Encoder, pack::Pack};
use crate::domain::{
    disclosure::kind::DisclosureKind,
    export::{
        column::{Column, Common, Source, columns},
        row::Row,
        what::Compression,
    },
    feed::told_value,
};

/// By which spreadsheets know UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file of values.
pub(super) struct Table {
    kind: &'static dyn DisclosureKind,
    columns: Vec<Column>,
    file: Pack,
}

impl Table {
    pub(super) fn begin(
        kind: &'static dyn DisclosureKind,
        withheld: &'static [&'static str],
        is_delta: bool,
        byte_order_mark: bool,
        compression: Compression,
    ) -> Result<Self, EncodeError> {
        let mut file = Pack::begin(compression)?;
        if byte_order_mark {
            file.write(BYTE_ORDER_MARK.as_bytes())?;
        }
        let columns = columns(kind, withheld, is_delta);
        let mut names = lines();
        names.write_record(columns.iter().map(|column| &column.name))?;
        file.write(&written(names)?)?;
        Ok(Self { kind, columns, file })
    }
}

impl Encoder for Table {
    fn write(&mut self, rows: Vec<Row>) -> Result<(), EncodeError> {
        let mut lines = lines();
        for row in rows {
            for column in &self.columns {
                let value = match column.source {
                    Source::Common(common) => value_of(common, &row, self.kind),
                    Source::Field(field) => row.cell(field).and_then(|cell| text_of(told_value(field, cell))),
                };
                lines.write_field(value.unwrap_or_default())?;
            }
            lines.write_record(None::<&[u8]>)?;
        }
        Ok(self.file.write(&written(lines)?)?)
    }

    fn take(&mut self) -> Bytes {
        self.file.take()
    }

    fn finish(self: Box<Self>) -> Result<Bytes, EncodeError> {
        Ok(self.file.finish()?)
    }
}

fn lines() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new())
}

fn written(lines: Writer<Vec<u8>>) -> Result<Vec<u8>, EncodeError> {
    lines.into_inner().map_err(|error| EncodeError::Pack(error.into_error()))
}

fn value_of(common: Common, row: &Row, kind: &dyn DisclosureKind) -> Option<String> {
    match common {
        Common::RecordId => return Some(row.record_id(kind)),
        Common::Deleted => return Some(row.shown.is_none().to_string()),
        Common::Sequence => return Some(row.sequence.to_string()),
        _ => {}
    }
    let shown = row.shown.as_ref()?;
    match common {
        Common::Revision => Some(shown.revision.to_string()),
        Common::UpdatedAt => Some(shown.updated_at.clone()),
        Common::PublisherId => Some(shown.publisher.id.clone()),
        Common::PublisherName => Some(shown.publisher.name.clone()),
        Common::EnterpriseId => Some(shown.enterprise.id.clone()),
        Common::EnterpriseCreditCode => shown.enterprise.credit_code.clone(),
        Common::EnterpriseRegistrationNumber => shown.enterprise.registration_number.clone(),
        Common::EnterpriseName => shown.enterprise.name.clone(),
        Common::UnderObjection => Some(shown.under_objection.to_string()),
        Common::RecordId | Common::Deleted | Common::Sequence => None,
    }
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}
