use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

fn save(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_with_a_title_chinese_headers_dates_and_numbers_is_read() {
    let bytes = save(|workbook| {
        let date_format = Format::new().set_num_format("yyyy/m/d");
        workbook.add_worksheet().set_name("填表说明").unwrap().write(0, 0, "请勿修改表头").unwrap();
        let sheet = workbook.add_worksheet().set_name("名录").unwrap();
        sheet.merge_range(0, 0, 0, 5, "上海市经营异常名录", &Format::new()).unwrap();
        for (column, header) in
            ["注册号", "企业名称", "决定机关", "列入原因", "列入日期＊", "文号"].into_iter().enumerate()
        {
            sheet.write(2, u16::try_from(column).unwrap(), header).unwrap();
        }
        let date = ExcelDateTime::from_ymd(2016, 4, 11).unwrap();
        sheet.write_number(3, 0, 310_141_000_157_096.0).unwrap();
        sheet.write(3, 1, "明镜").unwrap().write(3, 2, "浦东").unwrap().write_number(3, 3, 4).unwrap();
        sheet.write_with_format(3, 4, &date, &date_format).unwrap();
        sheet.write_number(3, 5, 20_160_411.0).unwrap();
        // A row further down: blank rows do not end the sheet, styled blank cells are nothing.
        sheet
            .write_string(9, 0, "310141000157096")
            .unwrap()
            .write(9, 2, "浦东")
            .unwrap()
            .write(9, 3, "无法联系")
            .unwrap();
        sheet.write_formula(9, 4, Formula::new("=1+1").set_result("2016年4月12日")).unwrap();
        sheet.write_blank(9, 300, &date_format).unwrap();
        // The error of a formula, and a number that is a date only by its looks.
        sheet.write_string(10, 0, NUMBER).unwrap().write(10, 2, "浦东").unwrap().write_number(10, 4, 42471).unwrap();
        sheet.write_formula(10, 3, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
        // A cell right of the last header.
        sheet.write_string(11, 0, NUMBER).unwrap().write(11, 8, "备注").unwrap();
    });
    let batch = read(bytes);
    assert_eq!(rows(&batch), [4, 10]);
    let first = &batch.drafts[0];
    assert_eq!(first.draft.subject, Subject::RegistrationNumber(NUMBER.into()));
    assert_eq!(field(first, "reason"), "4");
    assert_eq!(field(first, "listed_on"), "2016-04-11");
    assert_eq!(field(first, "document_number"), "20160411");
    assert_eq!(field(&batch.drafts[1], "listed_on"), "2016-04-12");
    assert_fault(&batch, 0, "11|列入原因||", "error of a formula");
    assert_fault(&batch, 1, "12|||", "right of the last header");
}

#[test]
fn the_sheet_with_the_header_is_read_and_hidden_ones_are_not() {
    let bytes = save(|workbook| {
        let headers = ["信用代码", "决定机关", "原因", "列入日期"];
        workbook.add_worksheet().set_name("说明").unwrap().write(0, 0, "说明").unwrap();
        workbook.add_worksheet().set_name("旧").unwrap().write_row(0, 0, headers).unwrap().set_hidden(true);
        let sheet = workbook.add_worksheet().set_name("数据").unwrap().write_row(0, 0, headers).unwrap();
        sheet.write_row(1, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
        workbook.add_worksheet().set_name("后").unwrap().write_row(0, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
    });
    let mut reader = open(bytes).unwrap();
    assert_eq!(reader.source().sheet(), Some("数据"));
    assert_eq!(reader.source().format(), SourceFormat::Xlsx);
    assert_eq!(rows(&reader.read_batch(100).unwrap()), [2]);
}

#[test]
fn thousands_of_rows_come_in_order_and_a_reader_may_be_dropped_early() {
    let bytes = save(|workbook| {
        let sheet = workbook.add_worksheet().write_row(0, 0, ["信用代码", "决定机关", "原因", "列入日期"]).unwrap();
        for row in 1..=3000 {
            sheet.write_row(row, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
        }
    });
    assert_eq!(rows(&read(bytes.clone())), (2..=3001).collect::<Vec<u64>>());
    let mut reader = open(bytes).unwrap();
    assert_eq!(reader.read_batch(5).unwrap().drafts.len(), 5);
}

#[test]
fn a_workbook_from_a_path_and_its_days_of_1904_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名录.xlsx");
    let bytes = save(|workbook| {
        let date_format = Format::new().set_num_format("yyyy-mm-dd");
        let sheet = workbook.add_worksheet().write_row(0, 0, ["信用代码", "决定机关", "原因", "列入日期"]).unwrap();
        sheet
            .write_row(1, 0, [CODE, "浦东", "1"])
            .unwrap()
            .write_number_with_format(1, 3, 41009, &date_format)
            .unwrap();
    });
    std::fs::write(&path, with_date1904(&bytes)).unwrap();
    let source = Source::open(&path, SourceOptions::default()).unwrap();
    let mut reader = DraftReader::new(source, &AbnormalOperation).unwrap();
    let batch = reader.read_batch(10).unwrap();
    assert_eq!(field(&batch.drafts[0], "listed_on"), "2016-04-11");
}

/// The same workbook with days counted from 1904.
fn with_date1904(bytes: &[u8]) -> Vec<u8> {
    rewrite(bytes, "xl/workbook.xml", |text| text.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1))
}

/// The same archive with one part changed.
pub(super) fn rewrite(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == part {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet with a header and what `fill` puts below it.
fn listed(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    save(|workbook| {
        let sheet = workbook.add_worksheet().set_name("名录").unwrap();
        sheet.merge_range(0, 0, 0, 3, "上海市经营异常名录", &Format::new()).unwrap();
        sheet.write_row(1, 0, ["信用代码", "决定机关", "原因", "列入日期"]).unwrap();
        fill(sheet);
    })
}

#[test]
fn merged_cells_below_the_header_are_refused_with_their_rows_and_those_of_a_title_are_not() {
    let bytes = listed(|sheet| {
        for row in 2..=6 {
            sheet.write_row(row, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
        }
        // Down a column, and across a row.
        sheet.merge_range(3, 1, 4, 1, "浦东", &Format::new()).unwrap();
        sheet.merge_range(6, 2, 6, 3, "1", &Format::new()).unwrap();
        sheet.merge_range(8, 0, 8, 3, "以上共五户", &Format::new()).unwrap();
    });
    let batch = read(bytes);
    assert_eq!(rows(&batch), [3, 6]);
    assert_fault(&batch, 0, "4|决定机关||", "merged cells");
    assert_fault(&batch, 1, "5|决定机关||", "merged cells");
    assert_fault(&batch, 2, "7|原因||", "merged cells");
    assert_fault(&batch, 3, "7|列入日期||", "merged cells");
    let note: Vec<String> = faults(&batch).into_iter().filter(|fault| fault.starts_with("9|")).collect();
    assert_eq!(note.len(), 4, "{note:?}");
}

#[test]
fn a_formula_without_its_value_is_refused_and_one_whose_value_is_blank_is_blank() {
    let bytes = listed(|sheet| {
        sheet.write_row(2, 0, [CODE, "浦东", "1"]).unwrap();
        sheet.write_formula(2, 3, Formula::new("=TODAY()").set_result("20160411")).unwrap();
        sheet.write_row(3, 0, [CODE, "浦东", "1"]).unwrap();
        sheet.write_formula(3, 3, Formula::new("=A9").set_result("2016-04-11")).unwrap();
    });
    let without = rewrite(&bytes, "xl/worksheets/sheet1.xml", |text| text.replace("<v>20160411</v>", ""));
    let batch = read(without);
    assert_fault(&batch, 0, "3|列入日期||", "formula without its value");
    assert_eq!(rows(&batch), [4]);
    let blank = rewrite(&bytes, "xl/worksheets/sheet1.xml", |text| text.replace("<v>2016-04-11</v>", "<v></v>"));
    assert_fault(&read(blank), 0, "4|列入日期||", "is missing");
}

#[test]
fn a_workbook_whose_sheets_are_all_hidden_is_refused_and_hidden_rows_are_read() {
    let bytes = listed(|sheet| {
        sheet.write_row(2, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
        sheet.set_row_hidden(2).unwrap();
        sheet.set_column_hidden(1).unwrap();
    });
    assert_eq!(rows(&read(bytes.clone())), [3]);
    let hidden = rewrite(&bytes, "xl/workbook.xml", |text| {
        text.replace("<sheet name=\"名录\"", "<sheet name=\"名录\" state=\"hidden\"")
    });
    let message = open(hidden).unwrap_err().to_string();
    assert!(message.contains("every sheet of it is hidden"), "{message}");
}
