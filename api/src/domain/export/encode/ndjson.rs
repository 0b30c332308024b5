//! A JSON object a line.

use bytes::Bytes;

use super::{EncodeError, Encoder, pack::Pack};
use crate::domain::{
    disclosure::kind::DisclosureKind,
    export::{row::Row, what::Compression},
};

/// A file of lines.
pub(super) struct Lines {
    kind: &'static dyn DisclosureKind,
    with_contacts: bool,
    is_delta: bool,
    buffer: Vec<u8>,
    file: Pack,
}

impl Lines {
    pub(super) fn begin(
        kind: &'static dyn DisclosureKind,
        with_contacts: bool,
        is_delta: bool,
        compression: Compression,
    ) -> Result<Self, EncodeError> {
        Ok(Self { kind, with_contacts, is_delta, buffer: Vec::new(), file: Pack::begin(compression)? })
    }
}

impl Encoder for Lines {
    fn write(&mut self, rows: Vec<Row>) -> Result<(), EncodeError> {
        for row in rows {
            self.buffer.clear();
            row.write_line(self.kind, self.with_contacts, self.is_delta, &mut self.buffer)?;
            self.file.write(&self.buffer)?;
        }
        Ok(())
    }

    fn take(&mut self) -> Bytes {
        self.file.take()
    }

    fn finish(self: Box<Self>) -> Result<Bytes, EncodeError> {
        Ok(self.file.finish()?)
    }
}
