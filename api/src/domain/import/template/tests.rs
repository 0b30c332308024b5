#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;

use super::*;
use crate::domain::import::{DraftReader, RowOutcome, Source, SourceOptions};

fn read(bytes: Vec<u8>, kind: &'static dyn DisclosureKind) -> DraftReader {
    let source = Source::from_reader(Box::new(Cursor::new(bytes)), SourceOptions::default()).unwrap();
    DraftReader::new(source, kind).unwrap_or_else(|error| panic!("{}: {error}", kind.name()))
}

#[test]
fn every_template_is_read_back_as_an_empty_file_in_which_nothing_is_unknown() {
    for kind in KINDS.iter().copied() {
        let template = Template::of(kind);
        let headers: Vec<&str> = template.columns().iter().map(|column| column.header.as_str()).collect();
        assert!(!headers.iter().any(|header| header.contains([',', '"', '\n'])), "{headers:?}");
        for bytes in [template.csv(), template.xlsx().unwrap()] {
            let mut reader = read(bytes, kind);
            assert_eq!(reader.header().unknown().count(), 0, "{}", kind.name());
            assert_eq!(reader.header().columns().len(), headers.len());
            assert!(reader.next_row().unwrap().is_none(), "{}", kind.name());
        }
        for field in kind.fields().iter().filter(|field| !field.headers.is_empty()) {
            let stands = template.columns().iter().any(|column| column.field.is_some_and(|of| of.name == field.name));
            assert!(stands, "{} lacks {}", kind.name(), field.name);
        }
    }
}

#[test]
fn the_example_below_its_headers_is_a_draft() {
    let mut refused = Vec::new();
    for kind in KINDS.iter().copied() {
        let template = Template::of(kind);
        let mut bytes = template.csv();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(template.example()).unwrap();
        bytes.extend(writer.into_inner().unwrap());
        match read(bytes, kind).next_row().unwrap() {
            Some(RowOutcome::Draft(_)) => {}
            other => refused.push(format!("{}: {other:?}", kind.name())),
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn the_subject_comes_first_and_what_is_required_is_marked() {
    let headers: Vec<String> = Template::of(find_kind_by_name("honour").unwrap())
        .columns()
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let expected = [
        "统一社会信用代码",
        "注册号",
        "企业名称",
        "文书号",
        "评定单位*",
        "荣誉名称*",
        "荣誉级别",
        "评定日期*",
        "有效期至",
        "评定依据",
    ];
    assert_eq!(headers, expected);
}

#[test]
fn a_template_is_the_same_whenever_it_is_made() {
    let template = Template::of(find_kind_by_name("penalty").unwrap());
    assert_eq!(template.xlsx().unwrap(), template.xlsx().unwrap());
}

#[test]
fn kinds_are_found_by_their_names_in_any_usual_form() {
    for (name, expected) in [
        ("honour", Some("honour")),
        ("honours", Some("honour")),
        ("keyPerson", Some("key_person")),
        ("key-persons", Some("key_person")),
        ("penalties", Some("penalty")),
        ("branches", Some("branch")),
        ("abnormal_operation", Some("abnormal_operation")),
        ("AbnormalOperations", Some("abnormal_operation")),
        ("honor", None),
        ("", None),
        ("../honour", None),
    ] {
        assert_eq!(find_kind_by_name(name).map(DisclosureKind::name), expected, "{name}");
    }
}
