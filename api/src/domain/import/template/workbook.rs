//! A template as a workbook.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet,
    XlsxError,
};

use super::{Template, TemplateColumn, explain};
use crate::domain::{disclosure::field::FieldType, import::header::SubjectColumn};

/// The sheets.
const FILL_IN: &str = "填报";
const EXPLAINED: &str = "说明";
const CODES: &str = "代码";

/// Rows that offer their lists.
const OFFERED_ROWS: u32 = 10_000;

/// The same bytes whenever it is made: a template says nothing about when.
fn properties() -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2017, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&day))
}

pub(super) fn write(template: &Template) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties()?);
    let offers = offers(template);
    fill_in(workbook.add_worksheet(), template, &offers)?;
    explained(workbook.add_worksheet(), template)?;
    if !offers.is_empty() {
        codes(workbook.add_worksheet(), &offers)?;
    }
    workbook.save_to_buffer()
}

/// A column of the sheet of codes.
struct Offer {
    /// The column of the template that it is for.
    column: usize,
    title: &'static str,
    terms: Vec<&'static str>,
}

/// What single codes and yes or no are chosen from.
fn offers(template: &Template) -> Vec<Offer> {
    let offer = |(column, of): (usize, &TemplateColumn)| match of.field?.kind {
        FieldType::Code(table) => {
            Some(Offer { column, title: table.zh, terms: table.entries.iter().map(|entry| entry.zh).collect() })
        }
        FieldType::Flag => Some(Offer { column, title: "是否", terms: vec!["是", "否"] }),
        _ => None,
    };
    template.columns().iter().enumerate().filter_map(offer).collect()
}

fn fill_in(sheet: &mut Worksheet, template: &Template, offers: &[Offer]) -> Result<(), XlsxError> {
    sheet.set_name(FILL_IN)?;
    let bold = Format::new().set_bold();
    for (position, column) in (0..).zip(template.columns()) {
        let format = match (column.subject, column.field.map(|field| field.kind)) {
            (Some(SubjectColumn::CreditCode | SubjectColumn::RegistrationNumber), _)
            | (_, Some(FieldType::Text { .. } | FieldType::CreditCode)) => Format::new().set_num_format("@"),
            (_, Some(FieldType::Date)) => Format::new().set_num_format("yyyy-mm-dd"),
            _ => Format::new(),
        };
        sheet.set_column_format(position, &format)?;
        sheet.set_column_width(position, 18)?;
        sheet.write_string_with_format(0, position, &column.header, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (of_codes, offer) in (0..).zip(offers) {
        let letters = rust_xlsxwriter::utility::column_number_to_name(of_codes);
        let last = offer.terms.len() + 1;
        let offered = Formula::new(format!("={CODES}!${letters}$2:${letters}${last}"));
        // A code does as well as its term, so what is not in the list is only pointed out.
        let validation = DataValidation::new()
            .allow_list_formula(offered)
            .ignore_blank(true)
            .set_error_style(DataValidationErrorStyle::Information);
        let column = u16::try_from(offer.column).unwrap_or(u16::MAX);
        sheet.add_data_validation(1, column, OFFERED_ROWS, column, &validation)?;
    }
    Ok(())
}

fn explained(sheet: &mut Worksheet, template: &Template) -> Result<(), XlsxError> {
    sheet.set_name(EXPLAINED)?;
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    let titles = ["列", "字段", "内容", "是否必填", "可填的代码与名称", "示例"];
    for (position, (title, width)) in (0..).zip(titles.into_iter().zip([28, 24, 34, 14, 60, 28])) {
        sheet.write_string_with_format(0, position, title, &bold)?;
        sheet.set_column_width(position, width)?;
    }
    for (row, (column, example)) in (1..).zip(template.columns().iter().zip(template.example())) {
        let cells = [
            column.header.clone(),
            column.field.map_or_else(String::new, |field| field.name.to_owned()),
            explain::kind_of(column),
            explain::need_of(column).to_owned(),
            explain::codes_of(column),
            example,
        ];
        for (position, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, position, cell, &wrapped)?;
        }
    }
    Ok(())
}

fn codes(sheet: &mut Worksheet, offers: &[Offer]) -> Result<(), XlsxError> {
    sheet.set_name(CODES)?;
    for (position, offer) in (0..).zip(offers) {
        for (row, term) in (0..).zip(std::iter::once(&offer.title).chain(&offer.terms)) {
            sheet.write_string(row, position, *term)?;
        }
    }
    Ok(())
}
