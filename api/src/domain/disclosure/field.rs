//! What a kind of record consists of: a table of fields that import, storage, export and templates all read.

use entity::code::CodeTable;

/// One column of a kind: its stored name, its type, and what files call it.
#[derive(Debug)]
pub struct Field {
    /// The column's name, singular snake case. The schema's field is the same name in camel case.
    pub name: &'static str,
    /// What it may hold.
    pub kind: FieldType,
    /// Whether a record without it is refused.
    pub required: bool,
    /// What Chinese files call it, the official term first.
    pub headers: &'static [&'static str],
}

/// What a field may hold, and so how it is read from a file and how it is stored.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// One line or several of text; `max` characters.
    Text {
        /// The longest accepted text, in characters.
        max: usize,
    },
    /// A calendar day, stored as `YYYY-MM-DD`.
    Date,
    /// A calendar year, such as 2016.
    Year,
    /// A whole number, not negative.
    Count,
    /// Yes or no.
    Flag,
    /// An amount of money: files write 万元 unless they name another unit; stored in fen (分).
    Money,
    /// A unified social credit code.
    CreditCode,
    /// A code of the division list (GB/T 2260), of any edition.
    Division,
    /// One code of a closed list.
    Code(&'static CodeTable),
    /// Several codes of a closed list; files separate them with commas, semicolons or 、.
    Codes(&'static CodeTable),
    /// Several short texts, such as former names.
    TextList,
    /// Several small records inside this one; files write them as JSON.
    Items(&'static [Field]),
}

/// `listed_on` is `listedOn`: what a column is called in the schema, and wherever else the outside reads it.
pub fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in name.split('_') {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        if camel.is_empty() {
            camel.push_str(&first.to_ascii_lowercase());
        } else {
            camel.push_str(&first.to_ascii_uppercase());
        }
        camel.push_str(rest);
    }
    camel
}

/// `AnnualReportNotFiled` is `ANNUAL_REPORT_NOT_FILED`: what a value of a closed list is called in the schema.
pub fn screaming(variant: &str) -> String {
    let mut name = String::with_capacity(variant.len() + 8);
    for (position, character) in variant.char_indices() {
        if position > 0 && character.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(character.to_ascii_uppercase());
    }
    name
}

impl Field {
    /// A field that may be absent.
    pub const fn optional(name: &'static str, kind: FieldType, headers: &'static [&'static str]) -> Self {
        Self { name, kind, required: false, headers }
    }

    /// A field that every record has.
    pub const fn required(name: &'static str, kind: FieldType, headers: &'static [&'static str]) -> Self {
        Self { name, kind, required: true, headers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_schema_are_made_from_stored_ones() {
        assert_eq!(
            (camel("listed_on"), camel("title"), camel("KeyPersons")),
            ("listedOn".into(), "title".into(), "keyPersons".into())
        );
        assert_eq!(
            (screaming("AnnualReportNotFiled"), screaming("Active")),
            ("ANNUAL_REPORT_NOT_FILED".into(), "ACTIVE".into())
        );
    }
}
