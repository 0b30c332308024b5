use std::{fmt::Write as _, io::Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;

const HEADER: &str = "信用代码,决定机关,原因,列入日期\n";

fn refusal(bytes: impl Into<Vec<u8>>) -> String {
    match open(bytes) {
        Err(error) => error.to_string(),
        Ok(mut reader) => {
            reader.read_batch(usize::MAX).map_or_else(|error| error.to_string(), |batch| format!("{batch:?}"))
        }
    }
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn small_workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().write_row(0, 0, ["信用代码", "决定机关", "原因", "列入日期"]).unwrap();
    sheet.write_row(1, 0, [CODE, "浦东", "1", "2016-04-11"]).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn files_that_are_no_table_are_refused_by_name() {
    for (bytes, part) in [
        (b"".to_vec(), "empty"),
        (b"\xEF\xBB\xBF".to_vec(), "no header row"),
        (b"\n\n\n".to_vec(), "no header row"),
        (b"a,b,c\n1,2,3\n".to_vec(), "no header row"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(), "old XLS"),
        (b"\x1F\x8B\x08\x00".to_vec(), "compressed"),
        (b"<html><table>".to_vec(), "web page"),
        (b"  <?xml version=\"1.0\"?>".to_vec(), "web page"),
        (b"[{\"a\":1}]".to_vec(), "JSON array"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (b"\x7FELF\x02\x01\x01\x00\x00\x00".to_vec(), "no text"),
        (b"PK\x03\x04 and nothing more".to_vec(), "damaged"),
        (zip_of(&[("readme.txt", b"hello")]), "unpack it first"),
        (zip_of(&[("[Content_Types].xml", b"<Types/>")]), "damaged"),
        (small_workbook()[..1500].to_vec(), "damaged"),
    ] {
        let message = refusal(bytes.clone());
        assert!(message.contains(part), "{:?}: {message}", String::from_utf8_lossy(&bytes[..bytes.len().min(20)]));
        assert!(message.chars().count() < 400, "{message}");
    }
}

#[test]
fn a_header_alone_gives_no_rows_and_no_fault() {
    for text in [HEADER, HEADER.trim_end()] {
        assert!(read(text).is_empty());
    }
}

#[test]
fn a_line_of_ten_megabytes_costs_that_line() {
    let mut text = format!("{HEADER}{CODE},浦东,1,2016-04-11\n");
    text.push_str(&"x".repeat(10 << 20));
    write!(text, "\n{CODE},浦东,1,2016-04-12\n").unwrap();
    let batch = read(text);
    assert_eq!(rows(&batch), [2, 4]);
    assert_fault(&batch, 0, "3|||", "longer than 1 MiB");
    assert!(refusal("x".repeat(10 << 20)).contains("no header row"));
}

#[test]
fn a_quotation_mark_before_megabytes_of_rows_costs_its_row() {
    let mut text = format!("{HEADER}{CODE},\"浦东,1,2016-04-11\n");
    for _ in 0..40_000 {
        writeln!(text, "{CODE},浦东,1,2016-04-12").unwrap();
    }
    let batch = read(text);
    assert_eq!(batch.drafts.len(), 40_000);
    assert_eq!(batch.drafts[0].row, 3);
    assert_fault(&batch, 0, "2|||", "quotation mark");
}

#[test]
fn a_packed_bomb_is_refused_before_it_unfolds() {
    // 300 MB of zeros as the table of shared strings: packed a thousand times smaller.
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("[Content_Types].xml", zip::write::SimpleFileOptions::default()).unwrap();
    writer
        .start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default().compression_level(Some(1)))
        .unwrap();
    let piece = vec![b' '; 1 << 20];
    for _ in 0..=256 {
        writer.write_all(&piece).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(refusal(bytes).contains("too large"));
}

#[test]
fn a_false_number_of_shared_strings_is_refused() {
    for claim in ["99999999999999", "99999999999999999999999", "x"] {
        let change = |text: String| {
            let start = text.find("uniqueCount=\"").unwrap() + "uniqueCount=\"".len();
            let end = start + text[start..].find('"').unwrap();
            format!("{}{claim}{}", &text[..start], &text[end..])
        };
        let bytes = super::xlsx::rewrite(&small_workbook(), "xl/sharedStrings.xml", change);
        assert!(refusal(bytes).contains("too large"), "{claim}");
    }
}

#[test]
fn a_file_that_cannot_be_opened_says_so() {
    let error = Source::open(std::path::Path::new("no/such/file.csv"), SourceOptions::default()).unwrap_err();
    assert!(error.to_string().contains("cannot be read"));
}

#[test]
fn a_stated_format_goes_before_the_detected_one() {
    let options = SourceOptions { format: Some(SourceFormat::Xlsx), ..SourceOptions::default() };
    let error = Source::from_reader(Box::new(Cursor::new(HEADER)), options).unwrap_err();
    assert!(error.to_string().contains("damaged"), "{error}");
}

/// Reads to the end, whatever comes; the number of rows is bounded by the number of bytes.
fn exhaust(bytes: Vec<u8>, format: Option<SourceFormat>) {
    let length = bytes.len();
    let options = SourceOptions { format, ..SourceOptions::default() };
    let Ok(source) = Source::from_reader(Box::new(Cursor::new(bytes)), options) else { return };
    let Ok(reader) = DraftReader::new(source, &AbnormalOperation) else { return };
    assert!(reader.take_while(Result::is_ok).count() <= length);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in [None, Some(SourceFormat::Csv), Some(SourceFormat::Ndjson), Some(SourceFormat::Xlsx)] {
            exhaust(bytes.clone(), format);
        }
    }

    #[test]
    fn random_rows_below_a_header_never_panic(bytes in proptest::collection::vec(
        prop_oneof![Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(b'1'), any::<u8>()], 0..300)
    ) {
        exhaust([HEADER.as_bytes(), &bytes].concat(), Some(SourceFormat::Csv));
    }

    #[test]
    fn every_well_formed_record_comes_back(cells in proptest::collection::vec("[a-z,\"\n 上]{0,12}", 1..40)) {
        // A row for each text, quoted as any writer would; what is read is what was written.
        let mut text = HEADER.to_owned();
        for cell in &cells {
            writeln!(text, "{CODE},\"x{}x\",1,2016-04-11", cell.replace('"', "\"\"")).unwrap();
        }
        let batch = read(text);
        let found: Vec<String> = batch.drafts.iter().map(|draft| field(draft, "authority")).collect();
        let expected: Vec<String> = cells.iter().map(|cell| format!("x{cell}x")).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_damaged_workbook_never_panics(at in 0usize..5000, byte in any::<u8>(), cut in 0usize..8000) {
        let mut bytes = small_workbook();
        let position = at % bytes.len();
        bytes[position] = byte;
        exhaust(bytes.clone(), Some(SourceFormat::Xlsx));
        bytes.truncate(cut);
        exhaust(bytes, Some(SourceFormat::Xlsx));
    }
}
