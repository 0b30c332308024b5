//! What a template says about its columns.

use std::fmt::Write as _;

use entity::code::CodeTable;

use super::TemplateColumn;
use crate::domain::{disclosure::field::FieldType, import::header::SubjectColumn};

/// What the column holds.
pub(super) fn kind_of(column: &TemplateColumn) -> String {
    match (column.subject, column.field.map(|field| field.kind)) {
        (Some(SubjectColumn::CreditCode), _) | (_, Some(FieldType::CreditCode)) => "统一社会信用代码，18 位".into(),
        (Some(SubjectColumn::RegistrationNumber), _) => "注册号，15 位；单元格请用文本格式".into(),
        (Some(SubjectColumn::Name), None) => "企业名称，填写时须与登记的名称或曾用名一致".into(),
        (_, Some(FieldType::Text { max })) => format!("文本，最多 {max} 字"),
        (_, Some(FieldType::Date)) => "日期，先写四位年份，如 2016-04-11".into(),
        (_, Some(FieldType::Year)) => "年份，四位数字".into(),
        (_, Some(FieldType::Count)) => "非负整数".into(),
        (_, Some(FieldType::Flag)) => "是或否".into(),
        (_, Some(FieldType::Money)) => "金额，万元；用其他单位时写明，如 5000元".into(),
        (_, Some(FieldType::Division)) => "行政区划的名称或代码".into(),
        (_, Some(FieldType::Code(table))) => format!("{}，填一个名称或代码", table.zh),
        (_, Some(FieldType::Codes(table))) => format!("{}，可填多个，用、分隔", table.zh),
        (_, Some(FieldType::TextList)) => "多个文本，用；分隔".into(),
        (_, Some(FieldType::Items(_))) => "JSON 数组".into(),
        (None, None) => String::new(),
    }
}

/// Whether it has to be filled in.
pub(super) fn need_of(column: &TemplateColumn) -> &'static str {
    match (column.subject, column.field) {
        (_, Some(field)) if field.required => "必填",
        (Some(SubjectColumn::CreditCode | SubjectColumn::RegistrationNumber), _) => "二者至少填一项",
        _ => "选填",
    }
}

/// The codes that it may hold, with their terms.
pub(super) fn codes_of(column: &TemplateColumn) -> String {
    let mut text = String::new();
    for entry in table_of(column).map_or(&[][..], |table| table.entries) {
        let separator = if text.is_empty() { "" } else { "；" };
        // Writing to a string cannot fail.
        let _ = write!(text, "{separator}{} {}", entry.code, entry.zh);
    }
    text
}

/// The list that its codes are of.
pub(super) fn table_of(column: &TemplateColumn) -> Option<&'static CodeTable> {
    match column.field?.kind {
        FieldType::Code(table) | FieldType::Codes(table) => Some(table),
        _ => None,
    }
}
