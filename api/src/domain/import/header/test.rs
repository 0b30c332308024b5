#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::domain::disclosure::field::FieldType;

#[derive(Debug)]
struct Sample {
    name: &'static str,
    fields: &'static [Field],
}

impl DisclosureKind for Sample {
    fn name(&self) -> &'static str {
        self.name
    }
    fn fields(&self) -> &'static [Field] {
        self.fields
    }
    fn occurred_on(&self) -> Option<&'static str> {
        None
    }
    fn identity(&self) -> &'static [&'static str] {
        &[]
    }
}

static PENALTY: Sample = Sample {
    name: "penalty",
    fields: &[
        Field::required("authority", FieldType::Text { max: 100 }, &["作出决定机关(列入)", "决定机关"]),
        Field::required("decided_on", FieldType::Date, &["处罚决定日期"]),
        Field::optional("fine_amount", FieldType::Money, &["罚款金额", "罚款"]),
        Field::optional("registration_number", FieldType::Text { max: 50 }, &["登记编号"]),
    ],
};
static ENTERPRISE_SAMPLE: Sample = Sample {
    name: "enterprise",
    fields: &[
        Field::optional("credit_code", FieldType::CreditCode, &["统一社会信用代码"]),
        Field::optional("registration_number", FieldType::Text { max: 50 }, &["注册号"]),
    ],
};

fn column(header: &str) -> Column {
    HeaderMap::new(&PENALTY).recognise(header)
}

#[test]
fn every_spelling_of_a_header_is_its_field() {
    for (header, field) in [
        ("处罚决定日期", 1),
        (" 处罚决定日期＊ ", 1),
        ("处罚决定日期（必填）", 1),
        ("处罚决定日期(yyyy-mm-dd)", 1),
        ("处罚决定日期：", 1),
        ("\u{FEFF}decided_on", 1),
        ("decidedOn", 1),
        ("Decided on", 1),
        ("DECIDED-ON", 1),
        ("作出决定机关（列入）", 0),
        ("决定\n机关", 0),
        ("registration_number", 3),
    ] {
        assert_eq!(column(header).field, Some(field), "{header}");
        assert_eq!(column(header).subject, None, "{header}");
    }
    for header in ["作出决定机关（移出）", "备注", "", "处罚决定日期2"] {
        assert_eq!(column(header), Column::UNKNOWN, "{header}");
    }
}

#[test]
fn a_unit_in_the_header_is_read() {
    for (header, unit) in [
        ("罚款金额", None),
        ("罚款金额（元）", Some(MoneyUnit::Yuan)),
        ("罚款金额（单位：元）", Some(MoneyUnit::Yuan)),
        ("罚款金额(万元)", Some(MoneyUnit::Wan)),
        ("罚款金额【亿元】", Some(MoneyUnit::Yi)),
        ("fine_amount (CNY)", Some(MoneyUnit::Yuan)),
        ("Fine amount (10,000 yuan)", Some(MoneyUnit::Wan)),
    ] {
        assert_eq!(column(header), Column { field: Some(2), unit, subject: None }, "{header}");
    }
}

#[test]
fn the_subject_has_its_own_columns_unless_the_kind_has_a_field_of_that_name() {
    assert_eq!(column("信用代码").subject, Some(SubjectColumn::CreditCode));
    assert_eq!(column("creditCode").subject, Some(SubjectColumn::CreditCode));
    assert_eq!(column("注册号").subject, Some(SubjectColumn::RegistrationNumber));
    assert_eq!(column("企业名称").subject, Some(SubjectColumn::Name));
    let own = HeaderMap::new(&ENTERPRISE_SAMPLE).recognise("统一社会信用代码");
    assert_eq!(own, Column { field: Some(0), unit: None, subject: Some(SubjectColumn::CreditCode) });
    let own = HeaderMap::new(&ENTERPRISE_SAMPLE).recognise("registration_number");
    assert_eq!(own, Column { field: Some(1), unit: None, subject: Some(SubjectColumn::RegistrationNumber) });
}

#[test]
fn missing_columns_are_listed_in_both_languages() {
    let message = HeaderMap::new(&PENALTY).resolve(&["企业名称", "罚款"]).unwrap_err().to_string();
    for part in ["统一社会信用代码 (credit_code)", "作出决定机关(列入) (authority)", "处罚决定日期 (decided_on)"]
    {
        assert!(message.contains(part), "{message}");
    }
    assert!(!message.contains("fine_amount"), "{message}");
}

#[test]
fn a_field_in_two_columns_is_refused_and_unknown_columns_are_reported() {
    let headers = ["信用代码", "决定机关", "处罚决定日期", "罚款（元）", "罚款金额（万元）"];
    let message = HeaderMap::new(&PENALTY).resolve(&headers).unwrap_err().to_string();
    assert!(message.contains("罚款（元）") && message.contains("罚款金额（万元）"), "{message}");
    let mut map = HeaderMap::new(&PENALTY);
    map.resolve(&["序号", "信用代码", "决定机关", "", "处罚决定日期", "备注"]).unwrap();
    assert_eq!(map.unknown().collect::<Vec<_>>(), ["序号", "备注"]);
    assert_eq!(map.column_of("decided_on"), Some(4));
    assert_eq!(map.shortest_row(), 5);
}

#[test]
fn a_column_of_identity_numbers_is_refused() {
    for header in ["身份证号", "法定代表人身份证号码", "公民身份号码", "ID card", "id_number", "identityNumber"]
    {
        let message = HeaderMap::new(&PENALTY).resolve(&[header]).unwrap_err().to_string();
        assert!(message.contains("remove it"), "{header}: {message}");
    }
    for header in ["身份证件类型", "证照号码", "identity"] {
        assert!(!is_identity_number(header), "{header}");
    }
}
