use encoding_rs::GB18030;

use super::*;
use crate::domain::import::raw::{RawValue, RowRead};

const HEADER: &str = "统一社会信用代码,企业名称,列入决定机关,列入原因,列入日期,移出原因,移出日期,移出机关";

fn line(reason: &str, date: &str) -> String {
    format!("{CODE},明镜测试有限公司,上海市浦东新区市场监督管理局,{reason},{date},,,")
}

fn file(lines: &[String]) -> String {
    format!("{HEADER}\r\n{}\r\n", lines.join("\r\n"))
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// What a spreadsheet program in China saves as CSV, byte for byte: GBK, CRLF, no byte order mark.
const SAVED_BY_EXCEL: &[u8] = b"\xD0\xC5\xD3\xC3\xB4\xFA\xC2\xEB,\xC1\xD0\xC8\xEB\xBB\xFA\xB9\xD8,\xC1\xD0\xC8\xEB\xD4\xAD\xD2\xF2,\xC1\xD0\xC8\xEB\xC8\xD5\xC6\xDA\r\n9115220107837941X1,\xC6\xD6\xB6\xAB\xB9\xA4\xC9\xCC\xBE\xD6,\xCE\xDE\xB7\xA8\xC1\xAA\xCF\xB5,2016/4/11\r\n";

#[test]
fn a_gbk_file_as_excel_saves_it_is_read() {
    let batch = read(SAVED_BY_EXCEL);
    assert_eq!(faults(&batch), Vec::<String>::new());
    let [draft] = batch.drafts.as_slice() else { panic!("one draft") };
    assert_eq!(draft.row, 2);
    assert_eq!(draft.draft.subject, Subject::CreditCode(CODE.into()));
    assert_eq!(field(draft, "authority"), "浦东工商局");
    assert_eq!(field(draft, "reason"), "4");
    assert_eq!(field(draft, "listed_on"), "2016-04-11");
}

#[test]
fn every_encoding_gives_the_same_drafts() {
    let text = file(&[line("无法联系", "2016-04-11").replace("明镜", "㐂𠮷"), line("1", "20160412")]);
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (name, bytes) in [
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-8 with mark", with_mark(b"\xEF\xBB\xBF", text.clone().into_bytes())),
        ("GB18030", gbk(&text)),
        ("GB18030 with mark", with_mark(b"\x84\x31\x95\x33", gbk(&text))),
        ("UTF-16LE", with_mark(b"\xFF\xFE", utf16)),
        ("UTF-16BE", with_mark(b"\xFE\xFF", utf16_big)),
    ] {
        let batch = read(bytes);
        assert_eq!(faults(&batch), Vec::<String>::new(), "{name}");
        assert_eq!(rows(&batch), [2, 3], "{name}");
        assert_eq!(field(&batch.drafts[0], "authority"), "上海市浦东新区市场监督管理局", "{name}");
        assert_eq!(field(&batch.drafts[1], "listed_on"), "2016-04-12", "{name}");
    }
}

#[test]
fn a_row_in_another_encoding_costs_that_row() {
    let mut bytes = file(&[line("1", "2016-04-11")]).into_bytes();
    bytes.extend(gbk(&format!("{CODE},明镜测试,浦东新区,1,2016-04-12,,,\r\n")));
    bytes.extend(line("2", "2016-04-13").bytes());
    let batch = read(bytes);
    assert_eq!(rows(&batch), [2, 4]);
    assert_eq!(batch.rejected.len(), 1);
    assert_fault(&batch, 0, "3|企业名称||", "no UTF-8");
    assert_fault(&batch, 1, "3|列入决定机关||", "no UTF-8");

    let mut bytes = gbk(&file(&[line("1", "2016-04-11"), line("1", "2016-04-12")]));
    bytes.extend(b"9115220107837941X1,\xFF\xFF,\xC6\xD6\xB6\xAB,1,2016-04-14,,,\r\n");
    let batch = read(bytes);
    assert_eq!(rows(&batch), [2, 3]);
    assert_fault(&batch, 0, "4|企业名称||", "no GB18030");
}

#[test]
fn an_encoding_shows_itself_after_a_megabyte_of_ascii() {
    let mut bytes = b"credit_code,authority,reason,listed_on\n".to_vec();
    while bytes.len() < 1_100_000 {
        bytes.extend(format!("{CODE},Pudong,1,2016-04-11\n").bytes());
    }
    bytes.extend(gbk(&format!("{CODE},浦东新区市场监督管理局,1,2016-04-12\n")));
    let batch = read(bytes);
    assert_eq!(faults(&batch), Vec::<String>::new());
    assert_eq!(field(batch.drafts.last().unwrap(), "authority"), "浦东新区市场监督管理局");
}

#[test]
fn separators_and_english_headers_are_recognised() {
    for separator in [",", ";", "\t"] {
        for header in [
            "credit_code,authority,reason,listed_on",
            "creditCode,Authority,Reason,listedOn",
            "Credit code,AUTHORITY,reason,Listed on",
        ] {
            let text = format!("{header}\n{CODE},Pudong,1,2016-04-11\n").replace(',', separator);
            let batch = read(text);
            assert_eq!(faults(&batch), Vec::<String>::new(), "{separator:?} {header}");
            assert_eq!(rows(&batch), [2]);
        }
    }
}

#[test]
fn title_rows_above_the_header_blank_rows_and_blank_columns_are_passed_over() {
    let text = format!(
        "上海市经营异常名录（2016年4月）,,,,\n\n\"填表单位：浦东，日期：2016\",,\n信用代码,决定机关,原因,列入日期*,,\n\n,,,,,\n{CODE},浦东,1,2016-04-11,,,\n  ,,,\n{CODE},浦东,2,2016-04-12\n"
    );
    let batch = read(text);
    assert_eq!(faults(&batch), Vec::<String>::new());
    assert_eq!(rows(&batch), [7, 9]);
}

#[test]
fn quoted_cells_may_hold_separators_quotation_marks_and_lines() {
    let text = format!(
        "\"信用代码\",决定机关,原因,列入日期,文号\n{CODE},\"浦东,\"\"工商\"\"\n局\",1,\"2016-04-11\" ,\"\"\n{CODE},5\"管,2,2016-04-12,x\n"
    );
    let batch = read(text);
    assert_eq!(faults(&batch), Vec::<String>::new());
    assert_eq!(field(&batch.drafts[0], "authority"), "浦东,\"工商\"\n局");
    assert_eq!(field(&batch.drafts[1], "authority"), "5\"管");
    assert_eq!(rows(&batch), [2, 4]);
}

#[test]
fn an_unclosed_quotation_mark_costs_its_own_row() {
    let mut lines = vec![line("1", "2016-04-11"), format!("{CODE},\"明镜,浦东,1,2016-04-12,,,")];
    lines.extend((13..20).map(|day| line("2", &format!("2016-04-{day}"))));
    let batch = read(file(&lines));
    assert_eq!(rows(&batch), [2, 4, 5, 6, 7, 8, 9, 10]);
    assert_fault(&batch, 0, "3|||", "quotation mark");

    // A later mark closes it in the middle of a cell, or swallows a whole number of cells.
    for later in ["\"浦东\"x", "\"浦\"", "a\",\"b"] {
        lines[5] = format!("{CODE},{later},浦东,2,2016-05-01,,,");
        let batch = read(file(&lines));
        assert!(rows(&batch).starts_with(&[2, 4, 5, 6]), "{later}: {:?} {:?}", rows(&batch), faults(&batch));
        assert_fault(&batch, 0, "3|||", "");
    }
}

#[test]
fn rows_of_another_width_are_refused_with_the_reason() {
    let text = file(&[
        line("1", "2016-04-11"),
        format!("{},x,y", line("1", "2016-04-12")),
        format!("{CODE},明镜,浦东"),
        format!("{CODE},明镜,浦东,1,2016-04-13"),
        line("1", "2016-04-14"),
    ]);
    let batch = read(text);
    // Row 5 lacks only cells that may be blank.
    assert_eq!(rows(&batch), [2, 5, 6]);
    assert_fault(&batch, 0, "3|||", "10 cells and the header has 8");
    assert_fault(&batch, 1, "4|||", "3 cells and the header has 8");
}

#[test]
fn a_file_that_ends_inside_a_row_does_not_give_half_a_date() {
    let whole = file(&[line("1", "2016-04-11"), line("1", "2016-04-12")]);
    let cut = whole.find("2016-04-12").unwrap() + "2016-04-1".len();
    let batch = read(&whole[..cut]);
    assert_eq!(rows(&batch), [2]);
    assert_fault(&batch, 0, "3|||", "cut off");
}

#[test]
fn a_row_reports_all_of_its_faults_and_the_files_own_words() {
    let text = format!(
        "信用代码,决定机关,列入原因,列入日期（必填）\n9115220107837941X2,,欠钱,04/11/2016\n{CODE},浦东,1,2016-04-11\n"
    );
    let batch = read(text);
    assert_eq!(rows(&batch), [3]);
    assert_eq!(batch.rejected.len(), 1);
    assert_fault(&batch, 0, "2|列入原因|欠钱|", "Reason for listing");
    assert_fault(&batch, 1, "2|列入日期（必填）|04/11/2016|", "year first");
    assert_fault(&batch, 2, "2|信用代码|9115220107837941X2|", "check character");
    assert_fault(&batch, 3, "2|决定机关||", "missing");
}

#[test]
fn a_broken_rule_of_the_kind_names_the_files_column() {
    let text = file(&[line("1", "2016-04-11").replace(",,,", ",1,2016-04-10,浦东")]);
    assert_fault(&read(text), 0, "2|移出日期|2016-04-10|", "must not be before");
    // The column is not in the file: the kind's own words.
    let text = format!("信用代码,机关,决定机关,列入原因,列入日期,移出日期\n{CODE},x,浦东,1,2016-04-11,2016-04-12\n");
    assert_fault(&read(text), 0, "2|移出经营异常名录原因 (removal_reason)||", "both its reason and its date");
}

#[test]
fn identity_numbers_are_neither_taken_nor_shown() {
    let numbers = "0123456789X".chars().map(|check| format!("31010119800101001{check}"));
    let number = numbers.into_iter().find(|number| entity::value::contains_identity_number(number)).unwrap();
    let text =
        format!("信用代码,决定机关,列入原因,列入日期\n{CODE},浦东{number},1,2016-04-11\n{number},浦东,1,2016-04-11\n");
    let batch = read(text);
    assert_eq!(rows(&batch), Vec::<u64>::new());
    assert_fault(&batch, 0, "2|决定机关|浦东******************|", "identity number");
    assert_fault(&batch, 1, "3|信用代码|******************|", "identity number");
    assert!(!faults(&batch).join("").contains(&number[..8]));
    let message = open("信用代码,决定机关,列入原因,列入日期,法人身份证号\n").unwrap_err().to_string();
    assert!(message.contains("法人身份证号") && message.contains("remove it"), "{message}");
}

#[test]
fn batches_hold_what_was_asked_for_and_then_nothing() {
    let lines: Vec<String> =
        (1..=25).map(|day| line(if day % 5 == 0 { "?" } else { "1" }, &format!("2016-04-{day:02}"))).collect();
    let mut reader = open(file(&lines)).unwrap();
    let sizes: Vec<(usize, usize)> = std::iter::repeat_with(|| reader.read_batch(10).unwrap())
        .take_while(|batch| !batch.is_empty())
        .map(|batch| (batch.drafts.len(), batch.rejected.len()))
        .collect();
    assert_eq!(sizes, [(8, 2), (8, 2), (4, 1)]);
}

#[test]
fn unknown_columns_are_reported() {
    let reader = open("序号,信用代码,决定机关,原因,列入日期,备注\n").unwrap();
    assert_eq!(reader.header().unknown().collect::<Vec<_>>(), ["序号", "备注"]);
    assert_eq!(reader.source().format(), SourceFormat::Csv);
    assert_eq!(reader.source().encoding().unwrap().name(), "UTF-8");
}

#[test]
fn lines_that_end_in_a_carriage_return_alone_are_lines() {
    let batch = read(file(&[line("1", "2016-04-11"), line("2", "2016-04-12")]).replace("\r\n", "\r"));
    assert_eq!(rows(&batch), [2, 3]);
}

#[test]
fn a_row_that_cannot_be_split_is_kept_as_its_first_line() {
    let text = format!("信用代码,决定机关,原因,列入日期\n{CODE},\"浦东,1,2016-04-11\n{CODE},浦东,1,2016-04-11,多\n");
    let mut reader = open(text).unwrap();
    let mut kept = Vec::new();
    loop {
        match reader.next_raw().unwrap() {
            RowRead::End => break,
            RowRead::Fault(fault) => {
                let cells = reader.raw().values().map(|value| match value {
                    RawValue::Text(text) => text.to_owned(),
                    other => format!("{other:?}"),
                });
                kept.push((fault.number, cells.collect::<Vec<_>>()));
            }
            RowRead::Row => panic!("no row is whole"),
        }
    }
    assert_eq!(kept[0], (2, vec![format!("{CODE},\"浦东,1,2016-04-11")]));
    assert_eq!((kept[1].0, kept[1].1.len()), (3, 5));
    assert_eq!(kept.len(), 2);
}
