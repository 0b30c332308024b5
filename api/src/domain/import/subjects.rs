//! Reads a sheet of subjects: of each row the code, the registration number, the name, and what its sender calls it. The
//! columns are found by their headers, as those of imports are; all others mean nothing here, and are told.

use super::{
    ImportError, Source,
    header::{SubjectColumn, fold, is_identity_number, subject_column, without_hint},
    mask::label,
    parse::text::clean,
    raw::{MAX_COLUMNS, RawRow, RawValue, RowRead},
    source::Rows,
};

/// Headers of what a sender calls its rows.
const REFERENCE_HEADERS: [&str; 15] = [
    "备注",
    "参考号",
    "参考编号",
    "业务编号",
    "业务号",
    "客户编号",
    "客户号",
    "贷款编号",
    "合同编号",
    "编号",
    "reference",
    "ref",
    "remark",
    "note",
    "id",
];
/// A whole number up to this one is exactly what the cell held.
const EXACT_MAX: f64 = 9_007_199_254_740_991.0;

/// What a column of subjects says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The sender's own text.
    Reference,
    /// The credit code.
    CreditCode,
    /// The registration number.
    RegistrationNumber,
    /// The name.
    Name,
}

impl Said {
    /// What it is called where it is stored.
    pub fn field(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::CreditCode => "credit_code",
            Self::RegistrationNumber => "registration_number",
            Self::Name => "name",
        }
    }

    fn of_header(header: &str) -> Option<Self> {
        let folded = fold(header);
        let (term, _) = without_hint(&folded);
        [folded.as_str(), term].into_iter().find_map(|name| {
            if REFERENCE_HEADERS.iter().any(|known| fold(known) == name) {
                return Some(Self::Reference);
            }
            Some(match subject_column(name)? {
                SubjectColumn::CreditCode => Self::CreditCode,
                SubjectColumn::RegistrationNumber => Self::RegistrationNumber,
                SubjectColumn::Name => Self::Name,
            })
        })
    }
}

/// A row of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubjectRow {
    /// The row as the file's user counts.
    pub row: u64,
    /// The sender's own text.
    pub reference: Option<String>,
    /// The credit code, as it stands there.
    pub credit_code: Option<String>,
    /// The registration number, as it stands there.
    pub registration_number: Option<String>,
    /// The name, as it stands there.
    pub name: Option<String>,
    /// What could not be read, and what would be right.
    pub faults: Vec<CellFault>,
}

/// A cell that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// What it would have said; none where the row as a whole could not be read.
    pub said: Option<Said>,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl SubjectRow {
    /// How many bytes its texts have.
    pub fn text_bytes(&self) -> usize {
        let texts = [&self.reference, &self.credit_code, &self.registration_number, &self.name];
        texts.into_iter().flatten().map(String::len).sum()
    }

    fn set(&mut self, said: Said, text: String) {
        let place = match said {
            Said::Reference => &mut self.reference,
            Said::CreditCode => &mut self.credit_code,
            Said::RegistrationNumber => &mut self.registration_number,
            Said::Name => &mut self.name,
        };
        *place = Some(text);
    }
}

/// Reads the rows of a sheet.
#[derive(Debug)]
pub struct SubjectReader {
    source: Source,
    columns: Vec<Option<Said>>,
    ignored: Vec<String>,
    row: RawRow,
}

impl SubjectReader {
    /// Finds the header and understands it.
    ///
    /// # Errors
    /// [`ImportError`] when there is none, when it names no column that says who is meant, names one twice, or names one of
    /// identity numbers; and for what is no sheet.
    pub fn new(mut source: Source) -> Result<Self, ImportError> {
        let score = |row: &RawRow| row.values().map(header_text).filter_map(Said::of_header).count();
        let header = match &mut source.rows {
            Rows::Csv(rows) => {
                let header = rows.read_header(&score)?;
                rows.set_shortest(0);
                header
            }
            Rows::Xlsx(rows) => rows.read_header(&score)?,
            Rows::Ndjson(_) => {
                let refusal = "the file is NDJSON; send CSV or XLSX (请上传 CSV 或 XLSX)";
                return Err(ImportError::Format(refusal.into()));
            }
        };
        let header = header.ok_or_else(|| missing("no header row was found at the top of the file (未找到表头)"))?;
        if header.len() > MAX_COLUMNS {
            return Err(ImportError::Header(format!("the file has more than {MAX_COLUMNS} columns")));
        }
        let headers: Vec<&str> = header.values().map(header_text).collect();
        let columns = understood(&headers)?;
        let unknown = headers.iter().zip(&columns).filter(|(header, said)| said.is_none() && !header.trim().is_empty());
        let ignored = unknown.map(|(header, _)| label(header)).collect();
        Ok(Self { source, columns, ignored, row: RawRow::default() })
    }

    /// The headers of columns that mean nothing here.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Reads past the next row that is not blank; false at the end.
    ///
    /// # Errors
    /// [`ImportError`] when the file cannot be read any further.
    pub fn pass(&mut self) -> Result<bool, ImportError> {
        Ok(self.source.rows.next_row(&mut self.row)? != RowRead::End)
    }

    /// The next row that is not blank; nothing at the end.
    ///
    /// # Errors
    /// [`ImportError`] when the file cannot be read any further.
    pub fn next_row(&mut self) -> Result<Option<SubjectRow>, ImportError> {
        Ok(match self.source.rows.next_row(&mut self.row)? {
            RowRead::End => None,
            RowRead::Row => Some(self.understand()),
            RowRead::Fault(fault) => {
                let faults = vec![CellFault { said: None, reason: fault.reason }];
                Some(SubjectRow { row: fault.number, faults, ..SubjectRow::default() })
            }
        })
    }

    fn understand(&self) -> SubjectRow {
        let mut row = SubjectRow { row: self.row.number(), ..SubjectRow::default() };
        for (column, said) in self.columns.iter().enumerate() {
            let Some(said) = *said else { continue };
            match text_of(said, self.row.value(column)) {
                Ok(Some(text)) => row.set(said, text),
                Ok(None) => {}
                Err(reason) => row.faults.push(CellFault { said: Some(said), reason }),
            }
        }
        row
    }
}

fn header_text(value: RawValue<'_>) -> &str {
    match value {
        RawValue::Text(text) => text,
        _ => "",
    }
}

/// What the columns say.
fn understood(headers: &[&str]) -> Result<Vec<Option<Said>>, ImportError> {
    let mut columns: Vec<Option<Said>> = Vec::with_capacity(headers.len());
    for header in headers {
        let said = Said::of_header(header);
        if said.is_none() && is_identity_number(header) {
            return Err(ImportError::Header(format!(
                "the column \"{}\" holds identity numbers, which are never taken; remove it (请删除身份证号列)",
                label(header)
            )));
        }
        if let Some(twin) = said.and_then(|said| columns.iter().position(|known| *known == Some(said))) {
            return Err(ImportError::Header(format!(
                "the columns \"{}\" and \"{}\" mean the same; keep one (列重复)",
                label(headers[twin]),
                label(header)
            )));
        }
        columns.push(said);
    }
    if !columns.iter().flatten().any(|said| *said != Said::Reference) {
        return Err(missing("no column says who is meant (缺少列)"));
    }
    Ok(columns)
}

fn missing(problem: &str) -> ImportError {
    ImportError::Header(format!(
        "{problem}; one at least must be called 统一社会信用代码 (credit_code), 注册号 (registration_number) or \
         企业名称 (name)"
    ))
}

/// What a cell says; nothing where it is blank.
fn text_of(said: Said, value: RawValue<'_>) -> Result<Option<String>, String> {
    let text = match value {
        RawValue::Empty => return Ok(None),
        RawValue::Text(text) => clean(text)?.into_owned(),
        RawValue::Number(number) if said == Said::CreditCode || said == Said::RegistrationNumber => {
            // A code that a spreadsheet program took for a number.
            if number.fract() != 0.0 || !(0.0..=EXACT_MAX).contains(&number) {
                let reason = "holds a number that has lost digits of the code; format the cell as text and write the \
                              code again (请设为文本格式)";
                return Err(reason.to_owned());
            }
            format!("{number:.0}")
        }
        RawValue::Number(number) => number.to_string(),
        RawValue::Flag(flag) => flag.to_string(),
        RawValue::Unreadable(reason) => return Err(reason.to_owned()),
        RawValue::DateSerial(_) => return Err("holds a date; format the cell as text (请设为文本格式)".to_owned()),
        RawValue::Json(_) => return Err("holds no text".to_owned()),
    };
    Ok(Some(text).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::io::Cursor;

    use super::*;
    use crate::domain::import::SourceOptions;

    const CODE: &str = "91310112087994932F";
    const NUMBER: &str = "310141000157096";

    fn open(bytes: impl Into<Vec<u8>>) -> Result<SubjectReader, ImportError> {
        SubjectReader::new(Source::from_reader(Box::new(Cursor::new(bytes.into())), SourceOptions::default())?)
    }

    fn read(bytes: impl Into<Vec<u8>>) -> Vec<SubjectRow> {
        let mut reader = open(bytes).unwrap();
        std::iter::from_fn(|| reader.next_row().unwrap()).collect()
    }

    #[test]
    fn columns_are_known_by_chinese_and_english_headers_in_any_order() {
        for text in [
            format!("贷款编号,企业名称*,统一社会信用代码（必填）,工商注册号\n甲,某公司,{CODE},{NUMBER}\n"),
            format!("名单\nName;Credit Code;Reference;registrationNumber\n某公司;{CODE};甲;{NUMBER}\n"),
            format!("\u{feff}uscc\tref\t单位名称\t注册号\n=\"{CODE}\"\t甲\t某公司\t'{NUMBER}\n"),
        ] {
            let rows = read(text.as_str());
            let [row] = &rows[..] else { panic!("{text}: {rows:?}") };
            let said = [&row.reference, &row.credit_code, &row.registration_number, &row.name];
            assert_eq!(said.map(Option::as_deref), [Some("甲"), Some(CODE), Some(NUMBER), Some("某公司")], "{text}");
            assert!(row.faults.is_empty());
        }
        let gb = encoding_rs::GB18030.encode("企业名称,电话\n上海某公司,1\n").0.into_owned();
        let mut reader = open(gb).unwrap();
        assert_eq!(reader.ignored(), ["电话"]);
        assert_eq!(reader.next_row().unwrap().unwrap().name.as_deref(), Some("上海某公司"));
    }

    #[test]
    fn a_row_that_cannot_be_read_is_told_and_costs_itself_alone() {
        let rows = read(format!("name,credit_code\n甲,{CODE},x\n\n乙\n\"丙,{CODE}\n丁\u{202e},{CODE}\n"));
        let told: Vec<_> = rows.iter().map(|row| (row.row, row.name.as_deref(), row.faults.len())).collect();
        assert_eq!(told, [(2, None, 1), (4, Some("乙"), 0), (5, None, 1), (6, None, 1)]);
        assert_eq!(rows[3].faults[0].said, Some(Said::Name));
        assert_eq!(rows[3].credit_code.as_deref(), Some(CODE));
    }

    #[test]
    fn numbers_are_codes_where_nothing_of_them_is_lost() {
        let number = |number| text_of(Said::RegistrationNumber, RawValue::Number(number));
        assert_eq!(number(310_141_000_157_096.0).unwrap().as_deref(), Some(NUMBER));
        assert!(number(91_310_112_087_994_932.0).unwrap_err().contains("lost digits"));
        assert!(number(1.5).is_err());
        assert_eq!(text_of(Said::Reference, RawValue::Number(1.5)).unwrap().as_deref(), Some("1.5"));
        assert!(text_of(Said::Reference, RawValue::DateSerial(1.0)).is_err());
        assert_eq!(text_of(Said::Name, RawValue::Text("  ")).unwrap(), None);
    }

    #[test]
    fn what_is_no_sheet_of_subjects_is_refused() {
        for (text, told) in [
            ("", "empty"),
            ("{\"name\": 1}", "NDJSON"),
            ("%PDF-1.7", "PDF"),
            ("a,b\n1,2\n", "no header row"),
            ("备注\n甲\n", "no column says who is meant"),
            ("name,企业名称\n甲,乙\n", "mean the same"),
            ("name,身份证号\n甲,1\n", "identity numbers"),
        ] {
            let refused = open(text).unwrap_err().to_string();
            assert!(refused.contains(told), "{text}: {refused}");
        }
    }
}
