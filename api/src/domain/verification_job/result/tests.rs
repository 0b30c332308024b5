#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Seek as _};

use calamine::{Data, Reader as _, Xlsx};
use chrono::DateTime;
use entity::code::VerificationState;
use serde_json::{Value, json};

use super::*;
use crate::domain::{
    dataset::point::Point,
    verification::find_list,
    verification_job::{Counts, What},
};

fn job(format: Format) -> VerificationJob {
    let at = DateTime::parse_from_rfc3339("2017-12-29T08:00:00Z").unwrap().to_utc();
    VerificationJob {
        id: 7,
        client: 1,
        idempotency_key: None,
        state: VerificationState::Running,
        file_name: Some("名单.xlsx".to_owned()),
        sha256: "a1".to_owned(),
        size: 1,
        file_format: Some(Format::Csv),
        what: What {
            lists: vec![find_list("abnormal_operation").unwrap(), find_list("penalty").unwrap()],
            authorities: vec!["某局".to_owned()],
            as_of: None,
            format,
            byte_order_mark: true,
        },
        daily_rows_max: 10,
        point: Point { sequence: 812, at },
        ignored_columns: vec!["电话".to_owned()],
        failure: None,
        created_at: at,
        finished_at: None,
        expires_at: None,
        total: 2,
        counts: Counts::default(),
        segments: 2,
        result: None,
    }
}

fn hit(reason: &str) -> Value {
    json!({
        "kind": "ABNORMAL_OPERATION", "recordId": "r1", "revision": 2, "inForce": true, "reason": reason,
        "reasonCodes": ["1"], "number": null, "authority": "某局", "publisher": "市局", "listedOn": "2016-07-08",
        "lastsUntil": null, "removedOn": null, "removalReason": null, "underObjection": false,
    })
}

/// Two segments of a line each.
fn segments() -> [Vec<u8>; 2] {
    let enterprise = json!({
        "id": "e1", "name": "上海某公司", "creditCode": "91", "registrationNumber": null, "status": "EXISTING",
    });
    let found = json!({
        "index": 0, "row": 2, "reference": "=HYPERLINK(1)",
        "stated": {"creditCode": "91", "registrationNumber": null, "name": "-某"},
        "creditCode": "91", "registrationNumber": null, "name": "某", "status": "FOUND", "problems": [],
        "enterprise": enterprise, "matchedBy": "CREDIT_CODE", "score": 100, "candidates": [], "searchedSimilar": false,
        "verdicts": [
            {"list": "ABNORMAL_OPERATION", "verdict": "LISTED", "hitCount": 1, "hits": [hit("未报年报, \"逾期\"")]},
            {"list": "PENALTY", "verdict": "CLEAR", "hitCount": 0, "hits": []},
        ],
        "sequence": "812", "day": "2017-12-29",
    });
    let invalid = json!({
        "index": 1, "row": 4, "reference": null, "stated": {"creditCode": null, "registrationNumber": null, "name": "甲"},
        "creditCode": null, "registrationNumber": null, "name": "甲", "status": "NOT_FOUND",
        "problems": [{"field": "creditCode", "message": "no"}, {"field": null, "message": "all"}],
        "enterprise": null, "matchedBy": null, "score": null,
        "candidates": [{"enterprise": enterprise, "score": 25, "matchedBy": "SIMILAR", "explanation": "近似"}],
        "searchedSimilar": true, "verdicts": [], "sequence": "812", "day": "2017-12-29",
    });
    [found, invalid].map(|line| format!("{line}\n").into_bytes())
}

fn written(format: Format) -> Vec<u8> {
    let mut file = tempfile::tempfile().unwrap();
    write(&job(format), segments().into_iter().map(Ok), &mut file).unwrap();
    file.rewind().unwrap();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn lines_are_what_was_kept() {
    assert_eq!(written(Format::Ndjson), segments().concat());
}

#[test]
fn csv_has_a_verdict_a_list_and_no_formula() {
    let text = String::from_utf8(written(Format::Csv)).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, ending: &str| {
        let column = headers.iter().position(|header| header.ends_with(ending)).unwrap();
        rows[row].get(column).unwrap().to_owned()
    };
    assert_eq!(
        (cell(0, " row"), cell(0, " reference"), cell(0, " name")),
        ("2".into(), "'=HYPERLINK(1)".into(), "'-某".into())
    );
    assert_eq!((cell(0, " ABNORMAL_OPERATION"), cell(0, "ABNORMAL_OPERATION.hitCount")), ("LISTED".into(), "1".into()));
    let hits: Value = serde_json::from_str(&cell(0, "ABNORMAL_OPERATION.hits")).unwrap();
    assert_eq!(hits, json!([hit("未报年报, \"逾期\"")]));
    assert_eq!(
        (cell(0, " PENALTY"), cell(0, "PENALTY.hits"), cell(1, " PENALTY")),
        ("CLEAR".into(), String::new(), String::new())
    );
    assert_eq!((cell(1, " status"), cell(1, " problems")), ("NOT_FOUND".into(), "creditCode: no；all".into()));
    let candidates: Value = serde_json::from_str(&cell(1, " candidates")).unwrap();
    assert_eq!(
        (&candidates[0]["score"], cell(1, " sequence"), cell(1, " day")),
        (&json!(25), "812".into(), "2017-12-29".into())
    );
}

#[test]
fn a_workbook_has_a_sheet_of_rows_one_of_entries_and_one_of_candidates_and_is_the_same_each_time() {
    let bytes = written(Format::Xlsx);
    assert!(bytes == written(Format::Xlsx));
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(io::Cursor::new(bytes)).unwrap();
    let mut sheet = |name: &str| {
        let range = workbook.worksheet_range(name).unwrap();
        range.rows().map(<[Data]>::to_vec).collect::<Vec<_>>()
    };
    let text = |cell: &Data| cell.to_string();
    let rows = sheet("核验结果");
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (text(&rows[1][0]), text(&rows[1][1]), text(&rows[1][5])),
        ("2".into(), "=HYPERLINK(1)".into(), "FOUND".into())
    );
    assert_eq!(
        (text(&rows[1][14]), text(&rows[1][15]), text(&rows[2][14])),
        ("LISTED".into(), "1".into(), String::new())
    );
    let hits = sheet("命中记录");
    assert_eq!(
        (hits.len(), text(&hits[1][0]), text(&hits[1][7]), text(&hits[1][12])),
        (2, "2".into(), "未报年报, \"逾期\"".into(), "2016-07-08".into())
    );
    let candidates = sheet("候选企业");
    assert_eq!((candidates.len(), text(&candidates[1][0]), text(&candidates[1][2])), (2, "4".into(), "25".into()));
    let about: Vec<String> = sheet("说明").iter().map(|row| text(&row[1])).collect();
    assert!(
        about.contains(&"812".to_owned()) && about.contains(&"ABNORMAL_OPERATION、PENALTY".to_owned()),
        "{about:?}"
    );
}
