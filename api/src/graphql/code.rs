//! Codes of closed lists in the schema: one generic enum for filters, one generic object for what a record states.
//!
//! The enum of a list is made from its table, name by name and doc by doc, so that the schema repeats nothing.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, Enum, InputType, InputValueError, InputValueResult, Name, Object, OutputType, Positioned,
    ServerResult, TypeName, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{Deprecation, MetaEnumValue, MetaType, MetaTypeId, Registry},
};
use entity::code::{self as list, CodeList};

use super::render::{Now, Ready};
use crate::domain::disclosure::{cell::Cell, field::screaming};

/// The language of a label (语言).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum Language {
    /// Simplified Chinese, as the law and the official forms write it.
    Zh,
    /// English.
    En,
}

impl From<Language> for list::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// A value of a closed code list, as a schema enum of the list's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code<L: CodeList>(pub L);

/// A doc comment without the line breaks of its source.
fn paragraphs(doc: &str) -> String {
    let joined = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<&str> = doc.lines().map(str::trim).collect();
    lines
        .split(|line| line.is_empty())
        .map(|lines| joined(&lines.join(" ")))
        .collect::<Vec<_>>()
        .join("\n\n")
        .trim()
        .to_owned()
}

/// A value's doc with the official term in its first sentence, where one does not stand there already.
fn described(doc: &str, term: &str) -> String {
    let doc = paragraphs(doc);
    let (first, rest) = match doc.split_once(". ") {
        Some((first, rest)) => (first, format!(" {rest}")),
        None => (doc.trim_end_matches('.'), String::new()),
    };
    if first.contains(term) { format!("{first}.{rest}") } else { format!("{first} ({term}).{rest}") }
}

fn enum_type<L: CodeList>() -> MetaType {
    let values = L::TABLE.entries.iter().map(|entry| {
        let name = screaming(entry.variant);
        let value = MetaEnumValue {
            name: name.clone(),
            description: Some(described(entry.doc, entry.zh)),
            deprecation: Deprecation::NoDeprecated,
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            directive_invocations: Vec::new(),
        };
        (name, value)
    });
    MetaType::Enum {
        name: L::TABLE.name.to_owned(),
        description: Some(paragraphs(L::TABLE.doc)),
        enum_values: values.collect::<IndexMap<_, _>>(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<Code<L>>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

impl<L: CodeList> InputType for Code<L> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        L::TABLE.name.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_input_type::<Self, _>(MetaTypeId::Enum, |_| enum_type::<L>())
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or_default();
        let name = match &value {
            Value::Enum(name) => name.as_str(),
            Value::String(name) => name,
            _ => return Err(InputValueError::expected_type(value)),
        };
        let found = L::ALL.iter().zip(L::TABLE.entries).find(|(_, entry)| screaming(entry.variant) == name);
        found.map(|(value, _)| Self(*value)).ok_or_else(|| {
            let names: Vec<String> = L::TABLE.entries.iter().map(|entry| screaming(entry.variant)).collect();
            InputValueError::custom(format_args!("must be one of {}", names.join(", ")))
        })
    }

    fn to_value(&self) -> Value {
        Value::Enum(Name::new(screaming(self.0.entry().variant)))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl<L: CodeList> OutputType for Code<L> {
    fn type_name() -> Cow<'static, str> {
        L::TABLE.name.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Enum, |_| enum_type::<L>())
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(self.to_value())
    }
}

/// The stored texts of filter values.
pub fn text_codes<L: CodeList>(values: Option<&[Code<L>]>) -> Option<Vec<String>> {
    values.map(|values| values.iter().map(|value| value.0.code().to_owned()).collect())
}

/// The stored cells of filter values.
pub fn cells<L: CodeList>(values: Option<&[Code<L>]>) -> Option<Vec<Cell>> {
    values.map(|values| values.iter().map(|value| Cell::text(value.0.code())).collect())
}

/// One code of a closed list, as a record states it.
#[derive(Debug, Clone, Copy)]
pub struct Coded<L: CodeList>(pub L);

impl<L: CodeList> Coded<L> {
    /// The code that is stored as this text.
    pub fn stored(code: &str) -> Option<Self> {
        L::from_code(code).map(Self)
    }
}

impl<L: CodeList> OutputType for Coded<L> {
    fn type_name() -> Cow<'static, str> {
        <CodeFields<L> as TypeName>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        CodeFields::<L>::create_type_info(registry)
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        Now(CodeFields(self.0)).resolve(context, field).await
    }
}

/// The fields of [`Coded`].
struct CodeFields<L: CodeList>(L);

impl<L: CodeList> Ready for CodeFields<L> {}

impl<L: CodeList> TypeName for CodeFields<L> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Code", L::TABLE.name).into()
    }
}

/// One code of a closed list (代码): the value for programs, the official code, and labels for people.
#[Object(name_type)]
impl<L: CodeList> CodeFields<L> {
    /// The value, as filters take it.
    async fn value(&self) -> Code<L> {
        Code(self.0)
    }

    /// The official code, such as `1`.
    async fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The official term.
    async fn label(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of the label.")] lang: Language,
    ) -> &'static str {
        self.0.entry().label(lang.into())
    }

    /// The provision that defines the code, where there is one.
    async fn legal_basis(&self) -> Option<&'static str> {
        self.0.entry().legal_basis
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use entity::code::AbnormalReason;

    use super::*;

    #[test]
    fn the_official_term_stands_in_the_first_sentence_once() {
        assert_eq!(described(" Trademark.\n", "商标"), "Trademark (商标).");
        assert_eq!(described(" Pyramid selling (传销).\n", "传销"), "Pyramid selling (传销).");
        assert_eq!(
            described(" Revoked. A bare 吊销\n means this.\n", "吊销，未注销"),
            "Revoked (吊销，未注销). A bare 吊销 means this."
        );
        assert_eq!(paragraphs(" A list\n of codes.\n\n Ours.\n"), "A list of codes.\n\nOurs.");
    }

    #[test]
    fn an_enum_value_is_read_back_as_it_is_written() {
        for reason in AbnormalReason::ALL {
            let written = Code(*reason).to_value();
            assert_eq!(Code::<AbnormalReason>::parse(Some(written)).unwrap(), Code(*reason));
        }
        assert_eq!(
            Code(AbnormalReason::AnnualReportNotFiled).to_value(),
            Value::Enum(Name::new("ANNUAL_REPORT_NOT_FILED"))
        );
    }
}
