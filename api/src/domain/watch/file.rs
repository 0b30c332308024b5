//! Reads a file of subjects: CSV, XLSX, or one code a line.

use std::fs::File;

use entity::value::EnterpriseCode;

use super::replace::SUBJECTS_A_FILE;
use crate::domain::import::{ImportError, Source, SourceOptions, codes::each_code, mask};

/// Rows at fault that are told one by one.
const FAULTS_TOLD: usize = 100;
/// A text at fault is cut to so many characters.
const SHOWN_CHARS: usize = 40;

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubjectFile {
    /// Its codes, in its order.
    pub codes: Vec<EnterpriseCode>,
    /// How many rows it has that are not blank.
    pub rows: u64,
    /// How many of them hold no code.
    pub invalid: u64,
    /// The first of these.
    pub faults: Vec<SubjectFault>,
}

/// A row that holds no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectFault {
    /// The row, as the file's user counts.
    pub row: u64,
    /// What it holds, cut.
    pub value: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SubjectFileError {
    /// It cannot be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// It has too many rows.
    #[error("the file has more than {SUBJECTS_A_FILE} rows; split it (文件行数过多)")]
    TooLong,
    /// It holds no code. Taken for a list it would be an order to empty it.
    #[error(
        "no row of the file holds a code, so nothing was changed; call the column 统一社会信用代码 (creditCode) or 注册号 \
         (registrationNumber), or send nothing but codes, one a line (文件中没有代码)"
    )]
    NoCode,
}

/// Reads a file of this size. It blocks.
///
/// # Errors
/// [`SubjectFileError`] when the file as a whole is refused.
pub fn read(file: File, size: u64) -> Result<SubjectFile, SubjectFileError> {
    let source = Source::from_file(Box::new(file), size, SourceOptions::default())?;
    let mut read = SubjectFile::default();
    each_code(source, |row, text| {
        read.rows += 1;
        if read.rows > SUBJECTS_A_FILE as u64 {
            return Err(SubjectFileError::TooLong);
        }
        let (value, reason) = match text {
            Ok(text) => match EnterpriseCode::try_new(text) {
                Ok(code) => {
                    read.codes.push(code);
                    return Ok(());
                }
                Err(error) => (text, error.to_string()),
            },
            Err(reason) => ("", reason.to_owned()),
        };
        read.invalid += 1;
        if read.faults.len() < FAULTS_TOLD {
            let cut: String = value.chars().filter(|c| !c.is_control()).take(SHOWN_CHARS).collect();
            // Somebody's identity number in the wrong column is not repeated.
            let value = mask::whole(&cut).into_owned();
            read.faults.push(SubjectFault { row, value, reason });
        }
        Ok(())
    })??;
    if read.codes.is_empty() { Err(SubjectFileError::NoCode) } else { Ok(read) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::io::{Seek as _, Write as _};

    use super::*;

    const CODE: &str = "91310112087994932F";
    const NUMBER: &str = "310141000157096";

    fn read_text(text: &str) -> Result<SubjectFile, SubjectFileError> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        read(file, text.len() as u64)
    }

    fn codes(file: &SubjectFile) -> Vec<&str> {
        file.codes.iter().map(EnterpriseCode::as_str).collect()
    }

    #[test]
    fn codes_are_read_a_line_each_and_from_the_columns_that_a_header_names() {
        let small = CODE.to_lowercase();
        for text in [
            format!("{CODE}\n{NUMBER}"),
            format!("\u{FEFF}{small}\r\n\r\n {NUMBER} \r\n"),
            format!("{CODE},某公司\n{NUMBER},\"另一,公司\"\n"),
            format!("名单\n序号;名称;统一社会信用代码;注册号\n1;某公司;{CODE};\n2;另一公司;;{NUMBER}\n"),
            format!("creditCode\tregistration_number\n{CODE}\t\n\t{NUMBER}\n"),
        ] {
            let file = read_text(&text).unwrap();
            assert_eq!((codes(&file), file.invalid, file.rows), (vec![CODE, NUMBER], 0, 2), "{text}");
        }
    }

    #[test]
    fn a_row_that_holds_no_code_is_told_with_its_place_and_costs_itself_alone() {
        let file = read_text(&format!("x\n{CODE}\n\"{CODE}\n{NUMBER}\n")).unwrap();
        assert_eq!((codes(&file), file.invalid), (vec![CODE, NUMBER], 2));
        assert_eq!((file.faults[0].row, file.faults[0].value.as_str(), file.faults[1].row), (1, "x", 3));
        assert!(file.faults[0].reason.starts_with("a credit code has 18 characters"), "{file:?}");
        let person = read_text(&format!("统一社会信用代码\n310101199001011234\n{CODE}\n")).unwrap();
        assert!(!person.faults[0].value.contains("19900101") && person.invalid == 1, "{person:?}");
        let empty = read_text(&format!("统一社会信用代码,名称\n,某公司\n{CODE},\n")).unwrap();
        assert_eq!((empty.faults[0].row, codes(&empty)), (2, vec![CODE]));
    }

    #[test]
    fn what_is_no_list_of_codes_is_refused() {
        for (text, told) in
            [("", "empty"), ("{\"code\": 1}", "NDJSON"), ("%PDF-1.7", "PDF"), ("PK\u{3}\u{4}x", "workbook")]
        {
            let refused = read_text(text).unwrap_err().to_string();
            assert!(refused.contains(told), "{text}: {refused}");
        }
        for text in [
            "客户编号,客户名称,授信额度\n1001,上海合启品牌管理有限公司,500\n",
            "企业名称\n",
            "统一社会信用代码\n",
            "统一社会信用代码\n310101199001011234\n",
        ] {
            assert!(matches!(read_text(text), Err(SubjectFileError::NoCode)), "{text}");
        }
        let many = format!("{CODE}\n").repeat(SUBJECTS_A_FILE + 1);
        assert!(matches!(read_text(&many), Err(SubjectFileError::TooLong)));
    }
}
