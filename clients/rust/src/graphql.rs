//! Operations with types.

use serde::{Serialize, de::DeserializeOwned};

/// An operation whose variables and answer have types; those of [`operations`](crate::operations), or one of your own.
pub trait Operation {
    /// Its name.
    const NAME: &'static str;
    /// Its document, with the fragments that it needs.
    const DOCUMENT: &'static str;
    /// Its variables.
    type Variables: Serialize + Send + Sync;
    /// What it is answered with.
    type Data: DeserializeOwned + Send;
}

/// An operation that is a page of a list.
pub trait Paged: Operation {
    /// A row of the list.
    type Node: Send;
    /// Makes the variables those of the page after a cursor, with so many rows.
    fn at(variables: &mut Self::Variables, first: i64, after: Option<String>);
    /// The page that was answered with.
    fn page(data: Self::Data) -> Page<Self::Node>;
}

/// A mutation of one field, whose answer has `userErrors`.
pub trait Mutation: Operation {
    /// The field.
    const FIELD: &'static str;
    /// Its input.
    type Input: Serialize + Send + Sync;
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<N> {
    /// Its rows.
    pub nodes: Vec<N>,
    /// The cursor after which the next page is; nothing at the end.
    pub next: Option<String>,
}

impl<N> Default for Page<N> {
    fn default() -> Self {
        Self { nodes: Vec::new(), next: None }
    }
}

/// An enumeration of texts that a newer gateway may have more of.
macro_rules! string_enum {
    ($(#[doc = $doc:literal])* pub enum $name:ident { $($variant:ident = $text:literal,)+ }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)+
            /// A value that this version does not know.
            Unknown(String),
        }

        impl $name {
            /// The value as the schema names it.
            pub fn as_str(&self) -> &str {
                match self { $(Self::$variant => $text,)+ Self::Unknown(text) => text }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                Ok(match &*text { $($text => Self::$variant,)+ _ => Self::Unknown(text.into_owned()) })
            }
        }
    };
}
pub(crate) use string_enum;

/// Whether the operation that is meant is a query; no where that cannot be told, which is the careful answer.
pub(crate) fn is_query(document: &str, name: Option<&str>) -> bool {
    let known = operations(document);
    let mut meant = known.iter().filter(|(_, its)| name.is_none() || its.as_deref() == name);
    match (meant.next(), meant.next()) {
        (Some((sort, _)), None) => sort == "query",
        _ => false,
    }
}

/// The operations of a document, each with its sort and its name.
fn operations(document: &str) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let (mut depth, mut begins, mut expects_name) = (0_usize, true, false);
    let mut rest = document;
    while let Some(first) = rest.chars().next() {
        let length = token(rest, first);
        let (text, after) = rest.split_at(length);
        rest = after;
        if first.is_whitespace() || matches!(first, '#' | '"' | ',' | '\u{feff}') {
            continue;
        }
        if depth == 0 && std::mem::take(&mut expects_name) && (first == '_' || first.is_ascii_alphabetic()) {
            if let Some(last) = found.last_mut() {
                last.1 = Some(text.to_owned());
            }
            continue;
        }
        if depth == 0 && std::mem::take(&mut begins) {
            if matches!(text, "query" | "mutation" | "subscription") {
                found.push((text.to_owned(), None));
                expects_name = true;
                continue;
            }
            if text == "{" {
                found.push(("query".to_owned(), None));
            }
        }
        match first {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => {
                depth = depth.saturating_sub(1);
                begins = begins || (depth == 0 && first == '}');
            }
            _ => {}
        }
    }
    found
}

/// How many bytes the first token has.
fn token(text: &str, first: char) -> usize {
    let to_end = |found: Option<usize>| found.unwrap_or(text.len());
    if first == '#' {
        return to_end(text.find(['\n', '\r']));
    }
    if let Some(inner) = text.strip_prefix("\"\"\"") {
        let mut from = 0;
        while let Some(end) = inner[from..].find("\"\"\"") {
            if !inner[..from + end].ends_with('\\') {
                return 3 + from + end + 3;
            }
            from += end + 3;
        }
        return text.len();
    }
    if first == '"' {
        let mut escaped = false;
        let end = text.char_indices().skip(1).find(|(_, it)| {
            let ends = *it == '"' && !escaped;
            escaped = *it == '\\' && !escaped;
            ends
        });
        return end.map_or(text.len(), |(place, _)| place + 1);
    }
    if first == '_' || first.is_ascii_alphabetic() {
        return to_end(text.find(|it: char| it != '_' && !it.is_ascii_alphanumeric()));
    }
    first.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mutations_are_told_from_queries() {
        for (document, name, query) in [
            ("{ a }", None, true),
            ("query Q($a: I = {mutation: 1}) { a }", Some("Q"), true),
            ("# mutation\nquery Q { a(s: \"mutation { \\\" b }\") }", None, true),
            ("query Q { a(s: \"\"\"mutation { \"b\" } \\\"\"\" \"\"\") }", None, true),
            ("mutation M { a }", None, false),
            ("fragment mutation on T { a } query Q { ...mutation }", None, true),
            ("query Q { a } mutation M { b }", Some("M"), false),
            ("query Q { a } mutation M { b }", Some("Q"), true),
            ("query Q { a } mutation M { b }", None, false),
            ("query mutation { a }", Some("mutation"), true),
            ("subscription { a }", None, false),
            ("garbage 明 \"", None, false),
            ("", None, false),
        ] {
            assert_eq!(is_query(document, name), query, "{document}");
        }
    }
}
