//! The parameters of a GraphQL request, from a JSON body or from a query string. The document is given as a text
//! (`query`), as its hash (`documentId`, or Apollo's extension `persistedQuery`), or as both.

use std::{borrow::Cow, fmt};

use async_graphql::{Extensions, Value, Variables};
use serde::de::{Deserializer as _, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::json;
use crate::{
    document_hash::DocumentHash,
    error::echo,
    http::{
        error::Failure,
        limit::{self, MAX_VARIABLES},
        persisted::DocumentSource,
    },
};

/// The extension of Apollo's clients that holds a document's hash.
const PERSISTED_QUERY: &str = "persistedQuery";

/// What is to be executed.
#[derive(Debug)]
pub struct Parameters {
    /// The document.
    pub document: DocumentSource,
    /// Which of its operations; nothing when it has only one.
    pub operation_name: Option<String>,
    /// Values for the operation's variables.
    pub variables: SentVariables,
    /// What clients and servers agree upon beside the specification.
    pub extensions: Extensions,
    /// The size of its body in bytes; 0 for a GET.
    pub body_size: usize,
}

/// Values for an operation's variables, as far as they were read.
#[derive(Debug)]
pub enum SentVariables {
    /// As a query may have them.
    Read(Variables),
    /// JSON that is larger than a query's may be: it is read when the operation is known to be one that is given rows.
    Unread(String),
}

/// The parameters as JSON texts, unread.
#[derive(Debug, Default)]
struct Raw<'a> {
    query: Option<&'a str>,
    document_id: Option<&'a str>,
    operation_name: Option<&'a str>,
    variables: Option<&'a str>,
    extensions: Option<&'a str>,
}

/// The parameters that are texts.
#[derive(Debug, Default)]
struct Named {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
}

impl Parameters {
    /// Reads a POST's body, whose variables may be so large. Those above [`MAX_VARIABLES`] are not read yet.
    ///
    /// # Errors
    /// 400 that names what is wrong; 413 for variables that are too large.
    pub fn from_json(body: &[u8], max_variables: usize) -> Result<Self, Failure> {
        let text = std::str::from_utf8(body).map_err(|error| {
            Failure::bad_request(format!("the body must be UTF-8; byte {} is not", error.valid_up_to() + 1))
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match kind(text) {
            "an object" => {}
            "nothing" => return Err(Failure::bad_request("the body is empty; send {\"query\": \"{ … }\"}")),
            "a list" => {
                return Err(Failure::bad_request("the body is a list; batching is off: send one operation a request"));
            }
            _ => return Err(Failure::bad_request("the body must be a JSON object such as {\"query\": \"{ … }\"}")),
        }
        let raw = raw(text).map_err(|reason| Failure::bad_request(format!("the body is {reason}")))?;
        let query = raw.query.map(|text| string("query", text)).transpose()?.flatten();
        let document_id = raw.document_id.map(|text| string("documentId", text)).transpose()?.flatten();
        let operation_name = raw.operation_name.map(|text| string("operationName", text)).transpose()?.flatten();
        let named = Named { query, document_id, operation_name };
        let mut parameters = Self::assemble(named, raw.variables, raw.extensions, max_variables)?;
        parameters.body_size = body.len();
        Ok(parameters)
    }

    /// Reads a GET's query string.
    ///
    /// # Errors
    /// As [`Self::from_json`].
    pub fn from_query_string(text: &str) -> Result<Self, Failure> {
        let mut named = Named::default();
        let (mut variables, mut extensions) = (None, None);
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decode(name).ok_or_else(|| undecodable("the URL"))?;
            let place = match &*name {
                "query" => &mut named.query,
                "documentId" => &mut named.document_id,
                "operationName" => &mut named.operation_name,
                "variables" => &mut variables,
                "extensions" => &mut extensions,
                // Others are no business of ours: campaign tags, cache busters.
                _ => continue,
            };
            let value = decode(value).ok_or_else(|| undecodable(&name).at(name.clone()))?;
            if place.replace(value.into_owned()).is_some() {
                return Err(Failure::bad_request(format!("{name} must stand only once")).at(name));
            }
        }
        let no_nul = |name: &str, text: &Option<String>| match text {
            Some(text) if text.contains('\0') => {
                Err(Failure::bad_request(format!("{name} must not contain NUL characters")).at(name))
            }
            _ => Ok(()),
        };
        no_nul("query", &named.query)?;
        no_nul("operationName", &named.operation_name)?;
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        let (variables, extensions) = (given(variables), given(extensions));
        Self::assemble(named, variables.as_deref(), extensions.as_deref(), MAX_VARIABLES)
    }

    fn assemble(
        named: Named,
        variables: Option<&str>,
        extensions: Option<&str>,
        max_variables: usize,
    ) -> Result<Self, Failure> {
        let extensions =
            extensions.map(|text| object("extensions", text, MAX_VARIABLES)).transpose()?.unwrap_or_default();
        let document = document(named.query, named.document_id, extensions.get(PERSISTED_QUERY))?;
        // Some clients send an empty name when they mean none.
        let operation_name = named.operation_name.filter(|name| !name.is_empty());
        let variables = match variables {
            Some(text) if (MAX_VARIABLES + 1..=max_variables).contains(&text.len()) => {
                SentVariables::Unread(text.to_owned())
            }
            Some(text) => SentVariables::Read(self::variables(text, max_variables)?),
            None => SentVariables::Read(Variables::default()),
        };
        let extensions = Extensions(extensions.into_iter().map(|(name, value)| (name.to_string(), value)).collect());
        Ok(Self { document, operation_name, variables, extensions, body_size: 0 })
    }
}

/// Variables that came as a JSON text of at most so many bytes.
///
/// # Errors
/// 400 for what is no object, 413 for one that is too large.
pub fn variables(text: &str, most: usize) -> Result<Variables, Failure> {
    object("variables", text, most).map(|variables| Variables::from_value(Value::Object(variables)))
}

/// The document, from the three parameters that can name it; they must not contradict each other.
fn document(query: Option<String>, id: Option<String>, persisted: Option<&Value>) -> Result<DocumentSource, Failure> {
    let query = query.filter(|query| !query.is_empty());
    let id = id.filter(|id| !id.is_empty()).map(|id| document_id(&id)).transpose()?;
    let persisted = persisted.map(persisted_query).transpose()?.flatten();
    if let (Some(id), Some(persisted)) = (id, persisted)
        && id != persisted
    {
        return Err(
            Failure::bad_request("documentId and extensions.persistedQuery name different documents").at("documentId")
        );
    }
    let field = if id.is_some() { "documentId" } else { "extensions.persistedQuery.sha256Hash" };
    match (query, id.or(persisted)) {
        (Some(query), Some(hash)) if hash != DocumentHash::of(&query) => {
            let message = format!("{field} is not the SHA-256 of query; hash the text as it is sent, in UTF-8");
            Err(Failure::bad_request(message).at(field))
        }
        (Some(query), Some(hash)) => Ok(DocumentSource::TextAndHash(query, hash)),
        (Some(query), None) => Ok(DocumentSource::Text(query)),
        (None, Some(hash)) => Ok(DocumentSource::Hash(hash)),
        (None, None) => Err(Failure::bad_request("query is missing; send {\"query\": \"{ … }\"}").at("query")),
    }
}

fn document_id(id: &str) -> Result<DocumentHash, Failure> {
    DocumentHash::parse_id(id).ok_or_else(|| {
        let message = "documentId must be sha256: and 64 lower-case hexadecimal digits, or the digits alone";
        Failure::bad_request(message).at("documentId")
    })
}

/// Apollo's extension. What else clients put there is theirs.
fn persisted_query(value: &Value) -> Result<Option<DocumentHash>, Failure> {
    const FIELD: &str = "extensions.persistedQuery";
    let fault = |message: &str| Failure::bad_request(format!("{FIELD} {message}")).at(FIELD);
    let object = match value {
        Value::Null => return Ok(None),
        Value::Object(object) => object,
        _ => return Err(fault("must be an object")),
    };
    if !matches!(object.get("version"), Some(Value::Number(version)) if version.as_u64() == Some(1)) {
        return Err(fault("must have version 1"));
    }
    match object.get("sha256Hash") {
        Some(Value::String(digits)) => DocumentHash::parse(digits),
        _ => None,
    }
    .map(Some)
    .ok_or_else(|| fault("must have a sha256Hash of 64 lower-case hexadecimal digits"))
}

/// The sort of JSON value that a text begins with.
fn kind(text: &str) -> &'static str {
    match text.trim_start_matches([' ', '\t', '\r', '\n']).bytes().next() {
        None => "nothing",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b'n') => "null",
        Some(b't' | b'f') => "a boolean",
        Some(_) => "a number",
    }
}

/// A text, or null.
fn string(name: &'static str, text: &str) -> Result<Option<String>, Failure> {
    match kind(text) {
        "a string" => match json::parse(text) {
            Ok(Value::String(text)) => Ok(Some(text)),
            Ok(_) => Ok(None),
            Err(reason) => Err(Failure::bad_request(format!("{name}: {reason}")).at(name)),
        },
        "null" => Ok(None),
        other => Err(Failure::bad_request(format!("{name} must be a string, not {other}")).at(name)),
    }
}

type Object = async_graphql::indexmap::IndexMap<async_graphql::Name, Value>;

/// An object, or null.
fn object(name: &'static str, text: &str, most: usize) -> Result<Object, Failure> {
    limit::check_object(name, text.len(), most)?;
    match kind(text) {
        "an object" | "null" => {}
        other => {
            return Err(Failure::bad_request(format!("{name} must be an object or null, not {other}")).at(name));
        }
    }
    match json::parse(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Ok(Object::default()),
        Err(reason) => Err(Failure::bad_request(format!("{name}: {reason}")).at(name)),
    }
}

/// Splits the body into the texts of its parameters.
fn raw(text: &str) -> Result<Raw<'_>, String> {
    struct RawVisitor;

    impl<'de> Visitor<'de> for RawVisitor {
        type Value = Raw<'de>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Raw<'de>, A::Error> {
            let mut raw = Raw::default();
            while let Some(key) = object.next_key::<String>()? {
                let value = object.next_value::<&RawValue>()?.get();
                let place = match key.as_str() {
                    "query" => &mut raw.query,
                    "documentId" => &mut raw.document_id,
                    "operationName" => &mut raw.operation_name,
                    "variables" => &mut raw.variables,
                    "extensions" => &mut raw.extensions,
                    _ => continue,
                };
                if place.replace(value).is_some() {
                    return Err(A::Error::custom(format_args!("ambiguous: the key \"{}\" stands twice", echo(&key))));
                }
            }
            Ok(raw)
        }
    }

    let mut deserializer = serde_json::Deserializer::from_str(text);
    let raw = deserializer.deserialize_map(RawVisitor).map_err(|error| json::describe(&error))?;
    deserializer.end().map_err(|error| json::describe(&error))?;
    Ok(raw)
}

/// Undoes form encoding; nothing when the escapes or the UTF-8 are broken.
fn decode(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['%', '+']) {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        bytes.push(match first {
            b'+' => b' ',
            b'%' => {
                let (digits, tail) = rest.split_first_chunk::<2>()?;
                rest = tail;
                let [high, low] = digits.map(|digit| char::from(digit).to_digit(16));
                u8::try_from(high? * 16 + low?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

fn undecodable(what: &str) -> Failure {
    Failure::bad_request(format!("{what} must be percent-encoded UTF-8"))
}

#[cfg(test)]
#[path = "parameters_tests.rs"]
mod tests;
