//! Which column of a file is which field of a kind.
//!
//! A header is recognised in any of its Chinese variants or by its English name in any spelling (`listed_on`,
//! `listedOn`, `Listed on`). Width, brackets, spaces, asterisks and case do not matter, nor does a hint in brackets at
//! the end: 必填, the date's pattern, the unit of an amount. The subject's columns are the enterprise's credit code,
//! registration number and name; where a kind has a field of the same name, the field wins, unless the kind describes
//! the enterprise itself: then one column is both.

use entity::value::MoneyUnit;

use super::{error::ImportError, mask::label, protect, raw::MAX_COLUMNS};
use crate::domain::disclosure::{field::Field, kind::DisclosureKind};

/// The kind whose records are the enterprises themselves: the subject is the row's own code.
const ENTERPRISE: &str = "enterprise";

const CREDIT_CODE_HEADERS: &[&str] = &[
    "统一社会信用代码",
    "社会信用代码",
    "信用代码",
    "统一代码",
    "企业统一社会信用代码",
    "当事人统一社会信用代码",
    "行政相对人统一社会信用代码",
    "统一社会信用代码/注册号",
    "credit_code",
    "enterprise_credit_code",
    "unified_social_credit_code",
    "uscc",
];
const REGISTRATION_NUMBER_HEADERS: &[&str] =
    &["注册号", "企业注册号", "工商注册号", "营业执照注册号", "registration_number", "enterprise_registration_number"];
const NAME_HEADERS: &[&str] = &[
    "企业名称",
    "单位名称",
    "名称",
    "当事人名称",
    "行政相对人名称",
    "市场主体名称",
    "name",
    "enterprise_name",
    "company_name",
];

/// The unit that a header states, folded.
fn money_unit(text: &str) -> Option<MoneyUnit> {
    match text {
        "元" | "人民币元" | "元人民币" | "rmb" | "cny" | "yuan" => Some(MoneyUnit::Yuan),
        "万" | "万元" | "人民币万元" | "万元人民币" | "wanyuan" | "10000yuan" | "10,000yuan" | "tenthousandyuan" => {
            Some(MoneyUnit::Wan)
        }
        "亿" | "亿元" | "人民币亿元" | "亿元人民币" => Some(MoneyUnit::Yi),
        _ => None,
    }
}

/// Which enterprise column a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectColumn {
    /// Its unified social credit code.
    CreditCode,
    /// Its registration number.
    RegistrationNumber,
    /// Its name: for people's eyes, not used to find it.
    Name,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The kind's field, by position.
    pub field: Option<usize>,
    /// The unit that the header states.
    pub unit: Option<MoneyUnit>,
    /// Which column of the subject it is.
    pub subject: Option<SubjectColumn>,
}

/// The columns of a file, understood.
#[derive(Debug)]
pub struct HeaderMap {
    kind: &'static dyn DisclosureKind,
    names: Vec<Vec<String>>,
    headers: Vec<Box<str>>,
    columns: Vec<Column>,
    refused: Vec<(usize, String)>,
}

impl HeaderMap {
    /// A map without columns.
    pub fn new(kind: &'static dyn DisclosureKind) -> Self {
        Self { kind, names: folded_names(kind.fields()), headers: Vec::new(), columns: Vec::new(), refused: Vec::new() }
    }

    /// What these headers mean.
    ///
    /// # Errors
    /// A column stands twice, a required one is missing, or one holds identity numbers.
    pub fn resolve(&mut self, headers: &[&str]) -> Result<(), ImportError> {
        if headers.len() > MAX_COLUMNS {
            return Err(ImportError::Header(format!("the file has more than {MAX_COLUMNS} columns")));
        }
        for header in headers {
            self.add(header).map_err(ImportError::Header)?;
        }
        let missing = self.missing();
        if missing.is_empty() { Ok(()) } else { Err(ImportError::Header(missing_message(&missing))) }
    }

    /// That no row is a header, and what one would have.
    pub(super) fn not_found(&self) -> ImportError {
        ImportError::Header(format!(
            "no header row was found at the top of the file (未找到表头); {}",
            missing_message(&self.missing())
        ))
    }

    /// Adds the next column.
    ///
    /// # Errors
    /// The column stands twice or holds identity numbers.
    pub fn add(&mut self, header: &str) -> Result<(), String> {
        let column = self.recognise(header);
        if column == Column::UNKNOWN && is_identity_number(header) {
            return Err(format!(
                "the column \"{}\" holds identity numbers, which are never taken; remove it (请删除身份证号列)",
                label(header)
            ));
        }
        let twin = self.columns.iter().position(|other| {
            (column.field.is_some() && other.field == column.field)
                || (column.subject.is_some() && other.subject == column.subject)
        });
        if let Some(twin) = twin {
            return Err(format!(
                "the columns \"{}\" and \"{}\" mean the same; keep one (列重复)",
                label(&self.headers[twin]),
                label(header)
            ));
        }
        self.headers.push(header.trim().into());
        self.columns.push(column);
        Ok(())
    }

    /// Adds a column of a file whose columns show themselves row by row. One that cannot be taken is kept with its
    /// reason, which rejects the rows that use it.
    pub(super) fn add_late(&mut self, header: &str) {
        if let Err(reason) = self.add(header) {
            self.refused.push((self.columns.len(), reason));
            self.headers.push(header.trim().into());
            self.columns.push(Column::UNKNOWN);
        }
    }

    /// Why this column cannot be taken, if it cannot.
    pub(super) fn refusal(&self, column: usize) -> Option<&str> {
        self.refused.iter().find(|(refused, _)| *refused == column).map(|(_, reason)| reason.as_str())
    }

    /// How many of these headers are recognised: what tells the header row from a title row.
    pub fn score<'h>(&self, headers: impl Iterator<Item = &'h str>) -> usize {
        headers.filter(|header| self.recognise(header) != Column::UNKNOWN).count()
    }

    /// The columns, from the left.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The file's own word for a column.
    pub fn header(&self, column: usize) -> &str {
        self.headers.get(column).map_or("", |header| header)
    }

    /// The columns that were not recognised and are not read.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let pairs = self.headers.iter().zip(&self.columns);
        let unknown = pairs.filter(|(header, column)| **column == Column::UNKNOWN && !header.is_empty());
        unknown.map(|(header, _)| &**header).filter(|header| !is_error_reason(header))
    }

    /// The columns that an earlier error file added.
    pub fn error_reasons(&self) -> Vec<usize> {
        (0..self.headers.len()).filter(|column| is_error_reason(&self.headers[*column])).collect()
    }

    /// The column of this field.
    pub fn column_of(&self, field: &str) -> Option<usize> {
        let field = self.kind.fields().iter().position(|candidate| candidate.name == field)?;
        self.columns.iter().position(|column| column.field == Some(field))
    }

    /// The column that is this column of the subject.
    pub fn subject_column(&self, subject: SubjectColumn) -> Option<usize> {
        self.columns.iter().position(|column| column.subject == Some(subject))
    }

    /// How many cells a row has at least: the columns after them may all be blank.
    pub(super) fn shortest_row(&self) -> usize {
        let is_required = |column: &Column| {
            column.field.is_some_and(|field| self.kind.fields()[field].required)
                || matches!(column.subject, Some(SubjectColumn::CreditCode | SubjectColumn::RegistrationNumber))
        };
        self.columns.iter().rposition(is_required).map_or(0, |last| last + 1)
    }

    /// What the file calls the field; its own names where the file has no such column.
    pub fn column_name(&self, field: &str) -> String {
        let subject = match field {
            "credit_code" => self.subject_column(SubjectColumn::CreditCode),
            "registration_number" => self.subject_column(SubjectColumn::RegistrationNumber),
            _ => None,
        };
        match self.column_of(field).or(subject) {
            Some(column) => self.header(column).to_owned(),
            None => {
                self.kind.fields().iter().find(|known| known.name == field).map_or_else(|| field.to_owned(), describe)
            }
        }
    }

    /// Whether the kind's records are the enterprises themselves.
    pub(super) fn describes_subject(&self) -> bool {
        self.kind.name() == ENTERPRISE
    }

    fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        let identified = [SubjectColumn::CreditCode, SubjectColumn::RegistrationNumber];
        if !identified.iter().any(|subject| self.subject_column(*subject).is_some()) {
            missing.push("统一社会信用代码 (credit_code) or 注册号 (registration_number)".to_owned());
        }
        for (position, field) in self.kind.fields().iter().enumerate() {
            if field.required && !self.columns.iter().any(|column| column.field == Some(position)) {
                missing.push(describe(field));
            }
        }
        missing
    }

    pub(super) fn recognise(&self, header: &str) -> Column {
        let folded = fold(header);
        let (term, hint) = without_hint(&folded);
        let unit = hint.and_then(money_unit);
        for name in [folded.as_str(), term] {
            let field = self.names.iter().position(|names| names.iter().any(|candidate| candidate == name));
            let subject = subject_column(name);
            if field.is_some() || subject.is_some() {
                let subject = subject.filter(|_| field.is_none() || self.describes_subject());
                return Column { field, unit, subject };
            }
        }
        Column::UNKNOWN
    }
}

impl Column {
    pub(super) const UNKNOWN: Self = Self { field: None, unit: None, subject: None };
}

fn missing_message(missing: &[String]) -> String {
    format!("columns are missing (缺少列): {}", missing.join("; "))
}

/// Finds which of the fields a name means: for records inside a record.
pub(super) fn find_field(fields: &[Field], name: &str) -> Option<(usize, Option<MoneyUnit>)> {
    let folded = fold(name);
    let (term, hint) = without_hint(&folded);
    let unit = hint.and_then(money_unit);
    let names = |field: &Field, wanted: &str| {
        fold(field.name) == wanted || field.headers.iter().any(|header| fold(header) == wanted)
    };
    [folded.as_str(), term]
        .iter()
        .find_map(|wanted| fields.iter().position(|field| names(field, wanted)))
        .map(|position| (position, unit))
}

/// The field's names for people: Chinese first.
pub(super) fn describe(field: &Field) -> String {
    match field.headers.first() {
        Some(header) => format!("{header} ({})", field.name),
        None => field.name.to_owned(),
    }
}

fn folded_names(fields: &[Field]) -> Vec<Vec<String>> {
    let names =
        |field: &Field| std::iter::once(fold(field.name)).chain(field.headers.iter().map(|name| fold(name))).collect();
    fields.iter().map(names).collect()
}

/// Which column of the subject a folded header is.
pub(super) fn subject_column(folded: &str) -> Option<SubjectColumn> {
    let is_in = |headers: &[&str]| headers.iter().any(|header| fold(header) == folded);
    if is_in(CREDIT_CODE_HEADERS) {
        Some(SubjectColumn::CreditCode)
    } else if is_in(REGISTRATION_NUMBER_HEADERS) {
        Some(SubjectColumn::RegistrationNumber)
    } else if is_in(NAME_HEADERS) {
        Some(SubjectColumn::Name)
    } else {
        None
    }
}

/// Whether a header says that its column holds identity numbers.
pub(super) fn is_identity_number(header: &str) -> bool {
    let folded = fold(header);
    let is_about_kind = ["类型", "种类", "类别"].iter().any(|word| folded.contains(word));
    (folded.contains("身份证") && !is_about_kind)
        || ["公民身份号", "身份号码", "identitynumber", "identitycard", "idcard", "nationalid", "citizenid"]
            .iter()
            .any(|word| folded.contains(word))
        || ["idnumber", "idno"].contains(&folded.as_str())
}

/// A header with only what matters: half width, lower case, no spaces, asterisks, underscores or hyphens.
pub(super) fn fold(header: &str) -> String {
    let folded = protect::bare(header).chars().filter_map(|character| {
        let half = match character {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0).unwrap_or(character),
            '【' | '〔' => '(',
            '】' | '〕' => ')',
            other => other,
        };
        match half {
            '[' => Some('('),
            ']' => Some(')'),
            '*' | '_' | '-' | '\u{FEFF}' | '\u{200B}' => None,
            space if space.is_whitespace() || space.is_control() => None,
            other => Some(other.to_ascii_lowercase()),
        }
    });
    let mut folded: String = folded.collect();
    folded.truncate(folded.trim_end_matches(':').len());
    folded
}

/// The column that an error file has beside those of its upload. It is passed over when the file comes back.
pub const ERROR_REASON: &str = "错误原因 (error_reason)";

/// Whether a header is that of the column that an error file adds.
pub(super) fn is_error_reason(header: &str) -> bool {
    let folded = fold(header);
    ["错误原因(error_reason)", "错误原因", "error_reason"].iter().any(|name| folded == fold(name))
}

/// Splits a folded header into its term and a hint in brackets at its end, if those are a hint.
pub(super) fn without_hint(folded: &str) -> (&str, Option<&str>) {
    let inner = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    let Some((term, hint)) = inner else { return (folded, None) };
    let content = hint.strip_prefix("单位:").unwrap_or(hint);
    let is_date_pattern = !hint.is_empty() && hint.chars().all(|letter| "ymd/.年月日".contains(letter));
    let is_word = ["必填", "选填", "可选", "非必填", "必填项", "required", "optional"].contains(&hint);
    if is_date_pattern || is_word || money_unit(content).is_some() { (term, Some(content)) } else { (folded, None) }
}

#[cfg(test)]
mod test;
