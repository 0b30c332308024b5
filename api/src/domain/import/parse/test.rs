#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use entity::code::{AbnormalReason, CodeList, PenaltyKind};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::import::protect;

fn field(kind: FieldType) -> Field {
    Field::optional("sample", kind, &["样本"])
}

fn text_cell(kind: FieldType, text: &str) -> Result<Cell, String> {
    parse_cell(&field(kind), RawValue::Text(text), CellContext::default())
}

fn number_cell(kind: FieldType, number: f64) -> Result<Cell, String> {
    parse_cell(&field(kind), RawValue::Number(number), CellContext::default())
}

fn json_cell(field: &Field, value: &Value) -> Result<Cell, String> {
    parse_cell(field, RawValue::Json(value), CellContext::default())
}

#[test]
fn every_usual_spelling_of_a_date_is_read() {
    for text in [
        "2016/4/11",
        "2016-04-11",
        "2016.4.11",
        "20160411",
        "2016年4月11日",
        "2016年04月11日",
        "2016 年 4 月 11 日".replace(' ', "").as_str(),
        "２０１６－０４－１１",
        "2016-04-11 00:00:00",
        "2016/4/11 0:00",
        "2016-04-11T00:00:00",
        "2016-04-11 15:23:59.123",
        " '2016-04-11 ",
        "=\"2016-04-11\"",
        "42471",
    ] {
        assert_eq!(text_cell(FieldType::Date, text), Ok(Cell::text("2016-04-11")), "{text}");
    }
    for text in ["", "  ", "-", "—", "/", "无", "NULL"] {
        assert_eq!(text_cell(FieldType::Date, text), Ok(Cell::Null), "{text}");
    }
}

#[test]
fn dates_with_two_readings_or_none_are_refused() {
    for (text, part) in [
        ("04/11/2016", "year first"),
        ("11-4-16", "year first"),
        ("16年4月11日", "year first"),
        ("2016-02-30", "does not exist"),
        ("20161301", "does not exist"),
        ("2016-00-10", "does not exist"),
        ("1899-12-31", "1900 to 2100"),
        ("2101-01-01", "1900 to 2100"),
        ("99991231", "1900 to 2100"),
        ("2016-04-11T00:00:00Z", "time zone"),
        ("2016-04-11T00:00:00+08:00", "time zone"),
        ("2016-04", "must be a date"),
        ("2016年4月", "must be a date"),
        ("2016-4/11", "must be a date"),
        ("2016-04-11x", "must be a date"),
        ("2016-04-11 25:00", "must be a date"),
        ("2016-04-111", "must be a date"),
        ("2016", "must be a date"),
        ("2016041", "must be a date"),
        ("201604111", "must be a date"),
        ("明天", "must be a date"),
        ("60", "must be a date"),
    ] {
        let reason = text_cell(FieldType::Date, text).unwrap_err();
        assert!(reason.contains(part), "{text}: {reason}");
    }
}

#[test]
fn day_numbers_follow_the_calendar_of_their_workbook() {
    for (serial, system, expected) in [
        (1.0, DateSystem::Y1900, Some("1900-01-01")),
        (59.0, DateSystem::Y1900, Some("1900-02-28")),
        (60.0, DateSystem::Y1900, None),
        (61.0, DateSystem::Y1900, Some("1900-03-01")),
        (42471.0, DateSystem::Y1900, Some("2016-04-11")),
        (42471.75, DateSystem::Y1900, Some("2016-04-11")),
        (41009.0, DateSystem::Y1904, Some("2016-04-11")),
        (0.0, DateSystem::Y1904, Some("1904-01-01")),
        (0.0, DateSystem::Y1900, None),
        (-1.0, DateSystem::Y1900, None),
        (73415.0, DateSystem::Y1900, Some("2100-12-31")),
        (73416.0, DateSystem::Y1900, None),
        (f64::NAN, DateSystem::Y1900, None),
        (f64::INFINITY, DateSystem::Y1904, None),
    ] {
        let found = parse_serial(serial, system).ok().map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{serial} {system:?}");
    }
    assert_eq!(number_cell(FieldType::Date, 42471.0), Ok(Cell::text("2016-04-11")));
    assert_eq!(number_cell(FieldType::Date, 20_160_411.0), Ok(Cell::text("2016-04-11")));
    assert!(number_cell(FieldType::Date, 2016.0).is_err());
    let serial = RawValue::DateSerial(42471.0);
    for kind in [FieldType::Text { max: 10 }, FieldType::Count, FieldType::Money, FieldType::Year] {
        let reason = parse_cell(&field(kind), serial, CellContext::default()).unwrap_err();
        assert!(reason.contains("format the cell as text"), "{reason}");
    }
}

#[test]
fn amounts_are_fen_in_the_unit_that_is_named() {
    let wan = Some(MoneyUnit::Wan);
    let yuan = Some(MoneyUnit::Yuan);
    for (text, unit, fen) in [
        ("0.5", None, 500_000),
        ("5000", yuan, 500_000),
        ("5,000.00", yuan, 500_000),
        ("５０００", yuan, 500_000),
        ("5000元", wan, 500_000),
        ("0.5万元", yuan, 500_000),
        ("¥5000", yuan, 500_000),
        ("人民币5000元", None, 500_000),
        ("1,234,567.89", yuan, 123_456_789),
        ("0.01", yuan, 1),
        ("0.000001", None, 1),
        ("-3", yuan, -300),
    ] {
        assert_eq!(parse_money(text, unit).map(entity::value::Money::fen), Ok(fen), "{text}");
    }
    for (text, unit, part) in [
        ("¥5000", None, "does not say its unit"),
        ("1E+05", yuan, "rounded"),
        ("0.001", yuan, "whole fen"),
        ("12,34", yuan, "groups of three"),
        ("五千", yuan, "decimal number"),
        ("100美元", yuan, "decimal number"),
        ("1.2.3", yuan, "decimal number"),
        ("99999999999999999", yuan, "at most"),
    ] {
        let reason = parse_money(text, unit).unwrap_err();
        assert!(reason.contains(part), "{text}: {reason}");
    }
}

#[test]
fn numbers_of_a_workbook_are_what_it_shows() {
    for (number, text) in [
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (3.000_000_000_000_000_4, "3"),
        (1_234_567.89, "1234567.89"),
        (310_141_000_157_096.0, "310141000157096"),
        (-0.5, "-0.5"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (1e-300, "0"),
        (100.0, "100"),
        (999_999_999_999_999.0, "999999999999999"),
    ] {
        assert_eq!(number_text(number).as_deref(), Ok(text));
    }
    for number in [1e15, 9.131_011_5e17, f64::NAN, f64::NEG_INFINITY] {
        assert!(number_text(number).is_err(), "{number}");
    }
    assert_eq!(number_cell(FieldType::Money, 0.1 + 0.2), Ok(Cell::Number(300_000)));
    assert_eq!(number_cell(FieldType::Count, 12.0), Ok(Cell::Number(12)));
    assert!(number_cell(FieldType::Count, 12.5).is_err());
    assert_eq!(number_cell(FieldType::Year, 2016.0), Ok(Cell::Number(2016)));
    assert_eq!(number_cell(FieldType::Text { max: 20 }, 20_160_411.0), Ok(Cell::text("20160411")));
}

#[test]
fn flags_years_and_counts_are_read_in_their_usual_words() {
    for (text, flag) in [
        ("是", true),
        ("TRUE", true),
        ("1", true),
        ("Y", true),
        ("否", false),
        ("false", false),
        ("０", false),
        ("n", false),
    ] {
        assert_eq!(text_cell(FieldType::Flag, text), Ok(Cell::Flag(flag)), "{text}");
    }
    assert!(text_cell(FieldType::Flag, "也许").is_err());
    for (text, year) in [("2016", 2016), ("2016年", 2016), ("２０１６年度", 2016)] {
        assert_eq!(text_cell(FieldType::Year, text), Ok(Cell::Number(year)), "{text}");
    }
    for text in ["16", "1899", "2101", "2016-04", "02016"] {
        assert!(text_cell(FieldType::Year, text).is_err(), "{text}");
    }
    for (text, count) in [("12", 12), ("1,234", 1234), ("０", 0)] {
        assert_eq!(text_cell(FieldType::Count, text), Ok(Cell::Number(count)), "{text}");
    }
    for text in ["-1", "1.5", "12人", "1,23", "9999999999999999", "+5"] {
        assert!(text_cell(FieldType::Count, text).is_err(), "{text}");
    }
}

#[test]
fn texts_are_tidied_bounded_and_free_of_what_cannot_be_seen() {
    let kind = FieldType::Text { max: 5 };
    for (text, expected) in [
        ("  浦东　", Cell::text("浦东")),
        ("\u{FEFF}浦东\u{200B}", Cell::text("浦东")),
        ("'00123", Cell::text("00123")),
        ("'a'", Cell::text("'a'")),
        ("=\"001\"", Cell::text("001")),
        ("a\r\nb", Cell::text("a\nb")),
        ("上海市浦东", Cell::text("上海市浦东")),
        ("无", Cell::text("无")),
        ("\t ", Cell::Null),
    ] {
        assert_eq!(text_cell(kind, text), Ok(expected), "{text:?}");
    }
    for text in ["上海市浦东新", "a\u{0}b", "a\u{7}", "a\u{202E}b", "a\u{FFFD}", "a\u{85}b"] {
        assert!(text_cell(kind, text).is_err(), "{text:?}");
    }
}

#[test]
fn a_text_with_an_identity_number_is_refused_without_repeating_it() {
    // Invented: region 310101, born 1980-01-01, with the check character that fits.
    let numbers = "0123456789X".chars().map(|check| format!("31010119800101001{check}"));
    let number = numbers.into_iter().find(|number| contains_identity_number(number)).unwrap();
    let kinds = [FieldType::Text { max: 100 }, FieldType::TextList, FieldType::CreditCode];
    for kind in kinds {
        let reason = text_cell(kind, &number).unwrap_err();
        assert!(reason.contains("identity number"), "{reason}");
        assert!(!reason.contains(&number[..6]), "{reason}");
    }
    assert!(text_cell(kinds[0], &format!("法定代表人（{number}）")).is_err());
}

#[test]
fn codes_are_recognised_and_refusals_list_the_codes() {
    let kind = FieldType::Code(AbnormalReason::TABLE);
    for text in ["4", "无法联系", "通过登记的住所（经营场所）无法联系", " 通过登记的住所或者经营场所无法联系 "]
    {
        assert_eq!(text_cell(kind, text), Ok(Cell::text("4")), "{text}");
    }
    let reason = text_cell(kind, "欠钱").unwrap_err();
    assert!(reason.contains("1 ") && reason.contains("列入经营异常名录原因"), "{reason}");
    assert_eq!(text_cell(FieldType::Division, "浦东新区"), Ok(Cell::text("310115")));
    assert_eq!(text_cell(FieldType::Division, "310115"), Ok(Cell::text("310115")));
    assert!(text_cell(FieldType::Division, "火星").is_err());
}

#[test]
fn several_codes_are_split_at_any_separator_and_kept_in_the_order_of_their_list() {
    let table = PenaltyKind::TABLE;
    let kind = FieldType::Codes(table);
    let (first, second) = (&table.entries[0], &table.entries[2]);
    let both = Cell::List(vec![Cell::text(first.code), Cell::text(second.code)]);
    for separator in ["，", ",", "；", ";", "、", "/", "|", " , "] {
        let text = format!("{}{separator}{}", second.zh, first.zh);
        assert_eq!(text_cell(kind, &text), Ok(both.clone()), "{text}");
    }
    assert_eq!(text_cell(kind, &format!("{0}、{0}", first.zh)), Ok(Cell::List(vec![Cell::text(first.code)])));
    assert!(text_cell(kind, &format!("{}、不明", first.zh)).is_err());
    assert!(text_cell(kind, &"1,".repeat(100)).is_err());
    let list = json!([second.code, first.zh]);
    assert_eq!(json_cell(&field(kind), &list), Ok(both));
}

#[test]
fn codes_that_stand_together_are_not_read_as_one_longer_code() {
    let kind = FieldType::Codes(PenaltyKind::TABLE);
    let codes = |codes: &[&str]| Ok(Cell::List(codes.iter().map(|code| Cell::text(*code)).collect()));
    // 13 is another kind of penalty.
    assert_eq!(json_cell(&field(kind), &json!(["1", "3"])), codes(&["1", "3"]));
    assert_eq!(json_cell(&field(kind), &json!(["3", "1", "14"])), codes(&["1", "3", "14"]));
    assert_eq!(json_cell(&field(kind), &json!(["13"])), codes(&["13"]));
    for text in ["1\n3", "1 3", "1,3", "3、 1", "1\u{3000}3;"] {
        assert_eq!(text_cell(kind, text), codes(&["1", "3"]), "{text}");
    }
    assert_eq!(text_cell(kind, "1\n3\n没收违法所得"), codes(&["1", "3", "4"]));
    assert_eq!(text_cell(kind, "没收 违法\n所得"), codes(&["4"]));
    assert_eq!(text_cell(kind, "13"), codes(&["13"]));
    assert!(text_cell(kind, "1\n99").is_err());
}

#[test]
fn a_term_that_holds_a_separator_is_not_split() {
    let kind = FieldType::Codes(AbnormalReason::TABLE);
    let expected = Cell::List(vec![Cell::text("1"), Cell::text("3")]);
    assert_eq!(text_cell(kind, "公示企业信息隐瞒真实情况、弄虚作假、未公示年度报告"), Ok(expected));
}

#[test]
fn credit_codes_are_tidied_and_checked() {
    for text in
        ["9115220107837941X1", "9115 2201 0783 7941 x1", "９１１５２２０１０７８３７９４１Ｘ１", "'9115220IO7837941X1"]
    {
        assert_eq!(text_cell(FieldType::CreditCode, text), Ok(Cell::text("9115220107837941X1")), "{text}");
    }
    assert!(text_cell(FieldType::CreditCode, "9115220107837941X2").is_err());
}

#[test]
fn lists_of_texts_come_as_text_or_as_json() {
    let names = Cell::List(vec![Cell::text("甲公司"), Cell::text("乙公司")]);
    for text in ["甲公司；乙公司", "甲公司;乙公司;", "甲公司 | 乙公司|甲公司", "[\"甲公司\", \" 乙公司\"]"]
    {
        assert_eq!(text_cell(FieldType::TextList, text), Ok(names.clone()), "{text}");
    }
    assert_eq!(json_cell(&field(FieldType::TextList), &json!(["甲公司", "乙公司", ""])), Ok(names));
    for text in ["[1]", "[\"a\"", "[[\"a\"]]"] {
        assert!(text_cell(FieldType::TextList, text).is_err(), "{text}");
    }
}

static COLLATERAL: &[Field] = &[
    Field::required("name", FieldType::Text { max: 10 }, &["名称"]),
    Field::optional("amount", FieldType::Money, &["金额"]),
    Field::optional("registered_on", FieldType::Date, &["登记日期"]),
];

#[test]
fn records_inside_a_record_are_typed_and_faults_name_their_path() {
    let items = Field::optional("collateral", FieldType::Items(COLLATERAL), &["抵押物"]);
    let text = r#"[{"name": "机床", "金额（元）": "5,000", "registeredOn": "2016年4月11日"}, {"名称": "车"}]"#;
    let expected = Cell::List(vec![
        Cell::Item(vec![
            ("name".into(), Cell::text("机床")),
            ("amount".into(), Cell::Number(500_000)),
            ("registered_on".into(), Cell::text("2016-04-11")),
        ]),
        Cell::Item(vec![
            ("name".into(), Cell::text("车")),
            ("amount".into(), Cell::Null),
            ("registered_on".into(), Cell::Null),
        ]),
    ]);
    assert_eq!(parse_cell(&items, RawValue::Text(text), CellContext::default()), Ok(expected.clone()));
    assert_eq!(json_cell(&items, &serde_json::from_str(text).unwrap()), Ok(expected));
    for (value, part) in [
        (json!([{"name": "a"}, {"name": "b"}, {"name": "长".repeat(11)}]), "collateral[2].name: has 11 characters"),
        (json!([{"amount": 1}]), "collateral[0].name: is missing"),
        (json!([{"name": "a", "colour": "red"}]), "collateral[0].colour: is unknown"),
        (json!([{"name": "a", "身份证号": "1"}]), "identity numbers"),
        (json!([{"name": "a", "名称": "b"}]), "stated twice"),
        (json!(["a"]), "collateral[0]: must be an object"),
        (json!({"name": "a"}), "JSON array of objects"),
        (json!(3), "wrong type"),
    ] {
        let reason = json_cell(&items, &value).unwrap_err();
        assert!(reason.contains(part), "{value}: {reason}");
    }
}

#[test]
fn json_scalars_are_read_like_cells() {
    for (kind, value, expected) in [
        (FieldType::Date, json!("2016-04-11"), Cell::text("2016-04-11")),
        (FieldType::Date, json!(20_160_411), Cell::text("2016-04-11")),
        (FieldType::Money, json!(0.5), Cell::Number(500_000)),
        (FieldType::Money, json!("0.5"), Cell::Number(500_000)),
        (FieldType::Count, json!(12), Cell::Number(12)),
        (FieldType::Flag, json!(true), Cell::Flag(true)),
        (FieldType::Text { max: 5 }, json!(12), Cell::text("12")),
        (FieldType::Date, json!(null), Cell::Null),
    ] {
        assert_eq!(json_cell(&field(kind), &value), Ok(expected), "{value}");
    }
    for (kind, value) in [
        (FieldType::Date, json!(42471)),
        (FieldType::Text { max: 5 }, json!(["a"])),
        (FieldType::Text { max: 5 }, json!({"a": 1})),
        (FieldType::Count, json!(true)),
        (FieldType::Money, json!(1e300)),
        (FieldType::Text { max: 99 }, json!(u64::MAX)),
    ] {
        assert!(json_cell(&field(kind), &value).is_err(), "{value}");
    }
}

fn all_types() -> Vec<FieldType> {
    vec![
        FieldType::Text { max: 50 },
        FieldType::Date,
        FieldType::Year,
        FieldType::Count,
        FieldType::Flag,
        FieldType::Money,
        FieldType::CreditCode,
        FieldType::Division,
        FieldType::Code(AbnormalReason::TABLE),
        FieldType::Codes(AbnormalReason::TABLE),
        FieldType::TextList,
        FieldType::Items(COLLATERAL),
    ]
}

proptest! {
    #[test]
    fn a_date_is_read_back_from_every_spelling(days in 0u64..73_000) {
        let date = NaiveDate::from_ymd_opt(1900, 3, 1).unwrap() + chrono::Days::new(days);
        for pattern in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y%m%d", "%Y年%-m月%-d日", "%Y.%m.%d", "%Y-%m-%d 00:00:00"] {
            let text = date.format(pattern).to_string();
            prop_assert_eq!(parse_date(&text), Ok(date));
        }
        let serial = f64::from(u32::try_from(days).unwrap() + 61);
        prop_assert_eq!(parse_serial(serial, DateSystem::Y1900), Ok(date));
    }

    #[test]
    fn an_amount_is_read_back_in_both_units(fen in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
        let money = entity::value::Money::from_fen(fen);
        prop_assert_eq!(parse_money(&money.to_wan_decimal(), None), Ok(money));
        prop_assert_eq!(parse_money(&money.to_yuan_decimal(), Some(MoneyUnit::Yuan)), Ok(money));
        prop_assert_eq!(parse_money(&format!("{}元", money.to_yuan_decimal()), None), Ok(money));
    }

    #[test]
    fn a_workbook_number_of_fifteen_digits_keeps_its_digits(whole in 0u64..1_000_000_000, fraction in 0u32..1_000_000) {
        let text = format!("{whole}.{fraction:06}");
        let shown = number_text(text.parse().unwrap()).unwrap();
        prop_assert_eq!(shown.parse::<f64>().unwrap().to_bits(), text.parse::<f64>().unwrap().to_bits());
        let shortest = text.trim_end_matches('0').trim_end_matches('.');
        prop_assert_eq!(&shown, shortest);
    }

    #[test]
    fn no_cell_panics_and_no_reason_is_long(text in any::<String>(), number in any::<f64>()) {
        for kind in all_types() {
            for raw in [RawValue::Text(&text), RawValue::Number(number), RawValue::DateSerial(number)] {
                if let Err(reason) = parse_cell(&field(kind), raw, CellContext::default()) {
                    prop_assert!(reason.chars().count() < 600, "{}", reason);
                }
            }
        }
    }

    #[test]
    fn no_likely_cell_panics(text in "[0-9年月日./:T ,，;；元万¥xX=\"'\\[\\]{}-]{0,24}") {
        for kind in all_types() {
            let _ = text_cell(kind, &text);
        }
    }
}

proptest! {
    #[test]
    fn a_neutralised_cell_means_what_it_meant(text in "[=+@＝＋－＠\t\r\" '-]{0,3}[0-9年/.元a\" '=-]{0,12}") {
        let neutral = protect::neutral(&text);
        for kind in all_types() {
            prop_assert_eq!(text_cell(kind, &neutral), text_cell(kind, &text), "{:?}", kind);
        }
        prop_assert_eq!(code_text(RawValue::Text(&neutral)), code_text(RawValue::Text(&text)));
    }
}
