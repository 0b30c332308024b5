//! What is written is read back: by every format, what every kind may hold.

use std::{io::Read, sync::Arc};

use ::parquet::{
    basic::{Encoding, LogicalType, TimeUnit},
    file::{
        metadata::RowGroupMetaData,
        reader::{FileReader, SerializedFileReader},
    },
    record::Field as Value,
};
use bytes::Bytes;
use serde_json::json;

use super::*;
use crate::domain::{
    disclosure::{
        field::FieldType,
        registry::{KINDS, find_kind},
    },
    export::{
        ExportFilter,
        row::{Enterprise, Publisher, Shown},
        what::Compression,
    },
    store::cell::Cell,
};

fn what(format: Format, compression: Compression, since: Option<u64>) -> What {
    What {
        kinds: KINDS.to_vec(),
        format,
        compression,
        byte_order_mark: format == Format::Csv,
        with_contacts: true,
        filter: ExportFilter::default(),
        since,
    }
}

fn row(record: i64, content: Option<&str>) -> Row {
    let shown = content.map(|content| Shown {
        revision: 2,
        updated_at: "2016-04-11T08:30:00.123456Z".to_owned(),
        publisher: Arc::new(Publisher { id: "o".to_owned(), name: "某局".to_owned() }),
        enterprise: Arc::new(Enterprise {
            id: "e".to_owned(),
            credit_code: Some("91310112087994932F".to_owned()),
            registration_number: None,
            name: Some("上海明镜有限公司".to_owned()),
        }),
        under_objection: true,
        content: serde_json::from_str(content).unwrap(),
    });
    Row { record, sequence: 800 + record, shown }
}

/// A record of each kind with each field stated.
fn filled(kind: &dyn DisclosureKind) -> String {
    fn value(field: FieldType) -> serde_json::Value {
        match field {
            FieldType::Text { .. } | FieldType::CreditCode | FieldType::Division | FieldType::Code(_) => {
                json!("=\"a\",b\nc")
            }
            FieldType::Date => json!("2016-04-11"),
            FieldType::Year | FieldType::Count => json!(2016),
            FieldType::Flag => json!(true),
            FieldType::Money => json!(12_500_000_i64),
            FieldType::Codes(_) | FieldType::TextList => json!(["1", "2"]),
            FieldType::Items(fields) => {
                let members = fields.iter().map(|field| (field.name.to_owned(), value(field.kind)));
                json!([serde_json::Value::Object(members.collect())])
            }
        }
    }
    let members = kind.fields().iter().map(|field| (field.name.to_owned(), value(field.kind)));
    serde_json::Value::Object(members.collect()).to_string()
}

fn written(what: &What, kind: &'static dyn DisclosureKind, rows: Vec<Row>) -> Vec<u8> {
    let mut encoder = begin(what, kind, 812).unwrap();
    let mut bytes = Vec::new();
    for row in rows {
        encoder.write(vec![row]).unwrap();
        bytes.extend_from_slice(&encoder.take());
    }
    bytes.extend_from_slice(&encoder.finish().unwrap());
    bytes
}

fn unpacked(bytes: &[u8], compression: Compression) -> String {
    let mut text = String::new();
    match compression {
        Compression::None => return String::from_utf8(bytes.to_vec()).unwrap(),
        Compression::Gzip => flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).unwrap(),
        Compression::Zstd => zstd::Decoder::new(bytes).unwrap().read_to_string(&mut text).unwrap(),
    };
    text
}

#[test]
fn lines_of_json_say_what_the_feed_says_however_they_are_packed() {
    for compression in [Compression::None, Compression::Gzip, Compression::Zstd] {
        for kind in KINDS {
            let content = filled(*kind);
            let rows = || vec![row(1, Some(&content)), row(2, Some("{}"))];
            let bytes = written(&what(Format::Ndjson, compression, None), *kind, rows());
            let text = unpacked(&bytes, compression);
            let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            let told = crate::domain::feed::told_content(*kind, &serde_json::from_str(&content).unwrap(), true);
            assert_eq!((lines.len(), &lines[0]["content"]), (2, &told.into()), "{}", kind.name());
            assert_eq!((&lines[0]["revision"], &lines[0]["sequence"]), (&json!(2), &json!("801")));
            assert!(lines[0].get("deleted").is_none());
            assert_eq!(
                bytes,
                written(&what(Format::Ndjson, compression, None), *kind, rows()),
                "it is the same each time"
            );
        }
    }
    let delta =
        written(&what(Format::Ndjson, Compression::None, Some(7)), KINDS[0], vec![row(1, None), row(2, Some("{}"))]);
    let lines: Vec<serde_json::Value> = delta
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    let id = crate::domain::reading::global_id::encode("enterprise", 1);
    assert_eq!(lines[0], json!({"kind": "ENTERPRISE", "recordId": id, "deleted": true, "sequence": "801"}));
    assert_eq!(lines[1]["deleted"], false);
}

#[test]
fn a_table_has_a_column_for_each_field_and_survives_quotes_and_line_ends() {
    for kind in KINDS {
        let content = filled(*kind);
        let rows = vec![row(1, Some(&content)), row(2, Some("{}")), row(3, None)];
        let bytes = written(&what(Format::Csv, Compression::Gzip, Some(7)), *kind, rows);
        let text = unpacked(&bytes, Compression::Gzip);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(names[..4], ["recordId", "deleted", "revision", "sequence"]);
        let records: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), 3, "{}", kind.name());
        for field in kind.fields() {
            let name = crate::domain::disclosure::field::camel(field.name);
            let place = names.iter().position(|known| *known == name).unwrap();
            let shown = &records[0][place];
            match field.kind {
                FieldType::Money => assert_eq!(shown, "12.5"),
                FieldType::Codes(_) | FieldType::TextList => assert_eq!(shown, r#"["1","2"]"#),
                FieldType::Items(_) => assert!(serde_json::from_str::<serde_json::Value>(shown).unwrap().is_array()),
                FieldType::Flag => assert_eq!(shown, "true"),
                FieldType::Date => assert_eq!(shown, "2016-04-11"),
                FieldType::Year | FieldType::Count => assert_eq!(shown, "2016"),
                _ => assert_eq!(shown, "=\"a\",b\nc"),
            }
            assert!(records[1][place].is_empty() && records[2][place].is_empty());
        }
        assert_eq!((&records[2][1], &records[1][1], &records[2][2]), ("true", "false", ""));
    }
}

#[test]
fn parquet_has_types_and_tells_nothing_from_an_empty_list() {
    let kind = find_kind("penalty").unwrap();
    let content = r#"{"document_number":"1号","fine_amount":500001,"kinds":["1","3"],"decided_on":"1969-12-31"}"#;
    let rows = vec![row(1, Some(content)), row(2, Some(r#"{"kinds":[]}"#)), row(3, Some("{}"))];
    let bytes = written(&what(Format::Parquet, Compression::Zstd, None), kind, rows);
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let metadata = reader.metadata();
    let column = |name: &str| {
        let schema = metadata.file_metadata().schema_descr();
        let found = schema.columns().iter().find(|column| column.path().parts()[0] == name).unwrap();
        found.logical_type_ref().cloned()
    };
    assert_eq!(column("fineAmount"), Some(LogicalType::decimal(6, 18)));
    assert_eq!(column("decidedOn"), Some(LogicalType::Date));
    assert_eq!(column("updatedAt"), Some(LogicalType::timestamp(true, TimeUnit::MICROS)));
    assert_eq!(column("kinds"), Some(LogicalType::String));
    let group = metadata.row_group(0);
    let authority = group.columns().iter().find(|column| column.column_path().parts()[0] == "publisherName").unwrap();
    assert!(authority.encodings().any(|encoding| encoding == Encoding::RLE_DICTIONARY));

    let rows: Vec<Vec<(String, Value)>> =
        reader.get_row_iter(None).unwrap().map(|row| row.unwrap().into_columns()).collect();
    let field = |row: usize, name: &str| rows[row].iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!(field(0, "fineAmount").to_string(), "0.500001");
    assert_eq!((field(0, "decidedOn"), field(0, "sequence")), (Value::Date(-1), Value::Long(801)));
    let moment: chrono::DateTime<chrono::Utc> = "2016-04-11T08:30:00.123456Z".parse().unwrap();
    assert_eq!(field(0, "updatedAt"), Value::TimestampMicros(moment.timestamp_micros()));
    let list = |row| match field(row, "kinds") {
        Value::ListInternal(list) => Some(list.elements().to_vec()),
        Value::Null => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(list(0), Some(vec![Value::Str("1".into()), Value::Str("3".into())]));
    assert_eq!((list(1), list(2)), (Some(Vec::new()), None));
    assert_eq!((field(2, "documentNumber"), field(0, "enterpriseRegistrationNumber")), (Value::Null, Value::Null));
}

#[test]
fn every_kind_is_written_as_parquet_and_no_row_is_lost_between_groups() {
    for kind in KINDS {
        let content = filled(*kind);
        let rows = (1..=3).map(|record| row(record, (record < 3).then_some(content.as_str()))).collect();
        let bytes = written(&what(Format::Parquet, Compression::None, Some(7)), *kind, rows);
        let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
        let deleted: Vec<bool> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| {
                row.unwrap().into_columns().into_iter().find(|(name, _)| name == "deleted").unwrap().1
                    == Value::Bool(true)
            })
            .collect();
        assert_eq!(deleted, [false, false, true], "{}", kind.name());
    }
    // More than a group may have, and texts as long as they get.
    let kind = find_kind("penalty").unwrap();
    let facts = "违".repeat(4_000);
    let content = Cell::Item(vec![("facts".into(), Cell::text(facts.as_str()))]).to_json();
    let rows = (1..=4_000).map(|record| row(record, Some(&content))).collect();
    let bytes = written(&what(Format::Parquet, Compression::Zstd, None), kind, rows);
    let reader = SerializedFileReader::new(Bytes::from(bytes)).unwrap();
    let groups: Vec<i64> = reader.metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
    assert!(groups.len() >= 3 && groups.iter().sum::<i64>() == 4_000, "{groups:?}");
    assert!(reader.get_row_iter(None).unwrap().all(|row| row.is_ok()));
    let empty = written(&what(Format::Parquet, Compression::Zstd, None), kind, Vec::new());
    assert_eq!(SerializedFileReader::new(Bytes::from(empty)).unwrap().metadata().file_metadata().num_rows(), 0);
}

#[test]
fn a_value_that_does_not_fit_its_field_is_a_fault_and_not_another_value() {
    let kind = find_kind("penalty").unwrap();
    for content in [r#"{"decided_on":"soon"}"#, r#"{"kinds":"1"}"#, r#"{"kinds":[1]}"#] {
        let mut encoder = begin(&what(Format::Parquet, Compression::Zstd, None), kind, 812).unwrap();
        encoder.write(vec![row(1, Some(content))]).unwrap();
        assert!(matches!(encoder.finish(), Err(EncodeError::Value { record: 1, .. })), "{content}");
    }
}
