//! Templates (模板): files that a clerk fills in and sends back. A template's headers are the official ones of a kind's
//! fields, so the importer reads it back as it is; what is required carries an asterisk, which the importer passes over.

mod example;
mod explain;
mod workbook;

use entity::value::MoneyUnit;

use super::header::{Column, HeaderMap, SubjectColumn};
pub use super::source::SourceFormat;
use crate::domain::disclosure::{
    field::{Field, FieldType},
    kind::DisclosureKind,
    registry::KINDS,
};

/// How the columns are called by which an enterprise is named.
const SUBJECTS: [(SubjectColumn, &str); 3] = [
    (SubjectColumn::CreditCode, "统一社会信用代码"),
    (SubjectColumn::RegistrationNumber, "注册号"),
    (SubjectColumn::Name, "企业名称"),
];

/// One column of a template.
#[derive(Debug, Clone)]
pub struct TemplateColumn {
    /// Its header, as it stands in the file.
    pub header: String,
    /// The field that it holds; none for a column that only names the enterprise.
    pub field: Option<&'static Field>,
    /// Whether it names the enterprise, and how.
    pub subject: Option<SubjectColumn>,
}

/// The template of one kind.
#[derive(Debug, Clone)]
pub struct Template {
    kind: &'static dyn DisclosureKind,
    columns: Vec<TemplateColumn>,
}

impl Template {
    /// The template of this kind.
    pub fn of(kind: &'static dyn DisclosureKind) -> Self {
        let known = HeaderMap::new(kind);
        let mut taken: Vec<Column> = Vec::new();
        let mut columns = Vec::new();
        for (subject, header) in SUBJECTS {
            let column = known.recognise(header);
            // Where the kind has a field of that name, the column is the field's and comes with the others.
            if column.subject == Some(subject) {
                let field = column.field.map(|position| &kind.fields()[position]);
                let mark = if field.is_some_and(|field| field.required) { "*" } else { "" };
                columns.push(TemplateColumn { header: format!("{header}{mark}"), field, subject: Some(subject) });
                taken.push(column);
            }
        }
        for (position, field) in kind.fields().iter().enumerate() {
            let is_taken = taken.iter().any(|column| column.field == Some(position));
            let Some(name) = field.headers.first().filter(|_| !is_taken) else { continue };
            columns.push(TemplateColumn { header: header_of(field, name), field: Some(field), subject: None });
        }
        Self { kind, columns }
    }

    /// The kind.
    pub fn kind(&self) -> &'static dyn DisclosureKind {
        self.kind
    }

    /// The columns, from the left.
    pub fn columns(&self) -> &[TemplateColumn] {
        &self.columns
    }

    /// A row that can be imported, one cell a column, where it is about an enterprise that is registered.
    pub fn example(&self) -> Vec<String> {
        self.columns.iter().map(|column| example::of(self.kind, column)).collect()
    }

    /// The template as CSV: a header in UTF-8 with a byte order mark, as spreadsheet programs want it.
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from("\u{FEFF}");
        for (position, column) in self.columns.iter().enumerate() {
            if position > 0 {
                text.push(',');
            }
            // Headers hold no commas and no quotation marks; a test holds that.
            text.push_str(&column.header);
        }
        text.push_str("\r\n");
        text.into_bytes()
    }

    /// The template as a workbook: the sheet to fill in, one that explains each column, and one with the codes.
    ///
    /// # Errors
    /// When the workbook cannot be made.
    pub fn xlsx(&self) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        workbook::write(self)
    }
}

/// The official header, with the unit of an amount and an asterisk where the field is required.
fn header_of(field: &Field, name: &str) -> String {
    let names_unit = name.contains(['(', '（']);
    let unit = if matches!(field.kind, FieldType::Money) && !names_unit { unit_hint(MoneyUnit::Wan) } else { "" };
    let mark = if field.required { "*" } else { "" };
    format!("{name}{unit}{mark}")
}

fn unit_hint(unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Yuan => "（元）",
        MoneyUnit::Wan => "（万元）",
        MoneyUnit::Yi => "（亿元）",
    }
}

/// The kind that is meant by a name in any usual form: `honour`, `honours`, `keyPerson`, `key-persons`.
pub fn find_kind_by_name(name: &str) -> Option<&'static dyn DisclosureKind> {
    let plain = |name: &str| -> String {
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let wanted = plain(name);
    let means = |kind: &&&dyn DisclosureKind| {
        let kind = plain(kind.name());
        let ies = kind.strip_suffix('y').map(|stem| format!("{stem}ies"));
        wanted == kind || wanted == format!("{kind}s") || wanted == format!("{kind}es") || Some(&wanted) == ies.as_ref()
    };
    let is_name =
        name.len() <= 64 && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    KINDS.iter().find(means).copied().filter(|_| is_name)
}

#[cfg(test)]
mod tests;
