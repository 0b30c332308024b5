//! NDJSON: one JSON object a line, its names are the columns. Names may differ from line to line.

use std::{collections::HashMap, fmt};

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::{
    encoding::{TextEncoding, TextStream},
    error::ImportError,
    raw::{MAX_COLUMNS, MAX_ROW_BYTES, RawRow, RowRead},
};

/// The rows of an NDJSON file.
#[derive(Debug)]
pub struct NdjsonRows {
    stream: TextStream,
    names: Vec<Box<str>>,
    columns: HashMap<Box<str>, usize>,
    text: String,
}

impl NdjsonRows {
    pub(super) fn new(stream: TextStream) -> Self {
        Self { stream, names: Vec::new(), columns: HashMap::new(), text: String::new() }
    }

    /// The encoding, unless everything so far was plain ASCII.
    pub fn encoding(&self) -> Option<TextEncoding> {
        self.stream.encoding()
    }

    /// The names seen so far: the columns of the rows read so far.
    pub(super) fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// Reads the next line that is not blank.
    pub(super) fn next_row(&mut self, row: &mut RawRow) -> Result<RowRead, ImportError> {
        loop {
            let number = self.stream.line;
            let found = self.stream.window.find(b'\n', MAX_ROW_BYTES)?;
            let held = self.stream.window.bytes().len();
            if found.is_none() && held == 0 {
                return Ok(RowRead::End);
            }
            if found.is_none() && held >= MAX_ROW_BYTES {
                self.stream.window.skip_past(b'\n')?;
                self.stream.line += 1;
                return Ok(RowRead::fault(number, "the line is longer than 1 MiB; write one record a line"));
            }
            let length = found.unwrap_or(held);
            self.stream.settle(length)?;
            self.text.clear();
            let decoded = self.stream.decode(&self.stream.window.bytes()[..length], &mut self.text);
            self.stream.window.consume(length + 1);
            self.stream.line += 1;
            if let Err(reason) = decoded {
                return Ok(RowRead::fault(number, format!("the line {reason}")));
            }
            if self.text.trim().is_empty() {
                continue;
            }
            return Ok(match self.read_record(row, number) {
                Ok(()) => RowRead::Row,
                Err(reason) => RowRead::fault(number, reason),
            });
        }
    }

    fn read_record(&mut self, row: &mut RawRow, number: u64) -> Result<(), String> {
        let mut deserializer = serde_json::Deserializer::from_str(&self.text);
        let record = deserializer.deserialize_map(RecordVisitor).and_then(|record| {
            deserializer.end()?;
            Ok(record)
        });
        // The parser's own message may hold parts of the line.
        let record = record.map_err(|error| {
            format!("not a JSON object (see character {}); write one object a line (不是合法的 JSON)", error.column())
        })?;
        row.begin(number);
        for (name, value) in record {
            let column = match self.columns.get(name.as_str()) {
                Some(column) => *column,
                None if self.names.len() >= MAX_COLUMNS => {
                    return Err(format!("the file has more than {MAX_COLUMNS} different names"));
                }
                None => {
                    let name: Box<str> = name.into();
                    self.names.push(name.clone());
                    self.columns.insert(name, self.names.len() - 1);
                    self.names.len() - 1
                }
            };
            if !matches!(row.value(column), super::raw::RawValue::Empty) {
                return Err("a name stands twice in the object; state each name once".into());
            }
            row.set_json(column, value);
        }
        Ok(())
    }
}

/// Reads an object as pairs: a map would keep the last of two values of the same name and say nothing.
struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut record = Vec::new();
        while let Some(pair) = map.next_entry()? {
            record.push(pair);
        }
        Ok(record)
    }
}
