//! The messages of the protocol `graphql-transport-ws`, both ways.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The longest id of an operation, in bytes.
pub(super) const LONGEST_ID: usize = 64;

/// What acknowledges a connection.
pub(super) const ACK: &str = r#"{"type":"connection_ack"}"#;
/// What asks whether the peer is there.
pub(super) const PING: &str = r#"{"type":"ping"}"#;
/// What answers that.
pub(super) const PONG: &str = r#"{"type":"pong"}"#;

/// What a client says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Who calls: JSON of an object, or nothing.
    Init(Option<String>),
    /// Whether we are there.
    Ping,
    /// That it is there.
    Pong,
    /// What is to be executed, under this id: JSON of an object.
    Subscribe(String, String),
    /// That nothing more of this operation is wanted.
    Complete(String),
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(rename = "type")]
    kind: String,
    id: Option<String>,
    #[serde(borrow)]
    payload: Option<&'a RawValue>,
}

impl Said {
    /// Reads a message.
    ///
    /// # Errors
    /// What is wrong with it, in a few words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let invalid = |reason: &str| format!("Invalid message: {reason}");
        let envelope: Envelope<'_> =
            serde_json::from_str(text).map_err(|_| invalid("no JSON object with a type, an id and a payload"))?;
        let payload = envelope.payload.map(RawValue::get).filter(|text| *text != "null");
        if payload.is_some_and(|text| !text.starts_with('{')) {
            return Err(invalid("the payload must be an object"));
        }
        let id = || match envelope.id {
            Some(id) if (1..=LONGEST_ID).contains(&id.len()) => Ok(id),
            _ => Err(invalid(&format!("the id must be a text of 1 to {LONGEST_ID} bytes"))),
        };
        match envelope.kind.as_str() {
            "connection_init" => Ok(Self::Init(payload.map(str::to_owned))),
            "ping" => Ok(Self::Ping),
            "pong" => Ok(Self::Pong),
            "subscribe" => match payload {
                Some(payload) => Ok(Self::Subscribe(id()?, payload.to_owned())),
                None => Err(invalid("subscribe needs a payload")),
            },
            "complete" => id().map(Self::Complete),
            _ => Err(invalid("its type is none of graphql-transport-ws")),
        }
    }
}

/// A document: one answer of the operation with this id.
pub(super) fn next(id: &str, document: &[u8]) -> String {
    of("next", id, Some(&String::from_utf8_lossy(document)))
}

/// Nothing follows of the operation with this id: a document of errors alone says why.
pub(super) fn error(id: &str, document: &[u8]) -> String {
    #[derive(Deserialize)]
    struct Errors<'a> {
        #[serde(borrow)]
        errors: &'a RawValue,
    }
    let errors = serde_json::from_slice::<Errors<'_>>(document);
    of("error", id, Some(errors.map_or("[]", |document| document.errors.get())))
}

/// Nothing follows of the operation with this id.
pub(super) fn complete(id: &str) -> String {
    of("complete", id, None)
}

fn of(kind: &str, id: &str, payload: Option<&str>) -> String {
    let id = serde_json::Value::from(id);
    match payload {
        Some(payload) => format!(r#"{{"id":{id},"type":"{kind}","payload":{payload}}}"#),
        None => format!(r#"{{"id":{id},"type":"{kind}"}}"#),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_message_of_a_client_is_understood() {
        let text = |text: &str| text.to_owned();
        for (message, said) in [
            (r#"{"type":"connection_init"}"#, Said::Init(None)),
            (r#"{"type":"connection_init","payload":null}"#, Said::Init(None)),
            (r#"{"payload": {"apiKey": "k"} ,"type":"connection_init"}"#, Said::Init(Some(text(r#"{"apiKey": "k"}"#)))),
            (r#"{"type":"ping","payload":{"a":1}}"#, Said::Ping),
            (r#"{"type":"pong"}"#, Said::Pong),
            (
                r#"{"id":"1","type":"subscribe","payload":{"query":"{ a }"},"more":1}"#,
                Said::Subscribe(text("1"), text(r#"{"query":"{ a }"}"#)),
            ),
            (r#"{"id":"镜\n","type":"complete"}"#, Said::Complete(text("镜\n"))),
        ] {
            assert_eq!(Said::parse(message), Ok(said), "{message}");
        }
    }

    #[test]
    fn what_is_no_message_is_refused_in_a_few_words() {
        let long = format!(r#"{{"id":"{}","type":"complete"}}"#, "x".repeat(LONGEST_ID + 1));
        for message in [
            "",
            "{",
            "[]",
            "\"ping\"",
            r#"{"id":"1"}"#,
            r#"{"type":1}"#,
            r#"{"type":"start","id":"1","payload":{}}"#,
            r#"{"type":"next","id":"1","payload":{}}"#,
            r#"{"type":"ping","type":"pong"}"#,
            r#"{"type":"ping","payload":1}"#,
            r#"{"type":"connection_init","payload":"key"}"#,
            r#"{"type":"subscribe","payload":{}}"#,
            r#"{"type":"subscribe","id":"1"}"#,
            r#"{"type":"subscribe","id":"","payload":{}}"#,
            r#"{"type":"subscribe","id":1,"payload":{}}"#,
            r#"{"type":"subscribe","id":"1","payload":[]}"#,
            r#"{"type":"complete"}"#,
            long.as_str(),
        ] {
            let reason = Said::parse(message).unwrap_err();
            assert!(reason.starts_with("Invalid message: ") && reason.len() < 100, "{message}: {reason}");
        }
    }

    #[test]
    fn what_is_told_is_json_whatever_the_id() {
        for (message, expected) in [
            (next("a\"b", br#"{"data":null}"#), r#"{"id":"a\"b","type":"next","payload":{"data":null}}"#),
            (
                error("1", br#"{"errors":[{"message":"m"}]}"#),
                r#"{"id":"1","type":"error","payload":[{"message":"m"}]}"#,
            ),
            (complete("镜"), r#"{"id":"镜","type":"complete"}"#),
        ] {
            assert_eq!(message, expected);
            serde_json::from_str::<serde_json::Value>(&message).unwrap();
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_panic(text in "\\PC*|[{}\\[\\]\":,0-9eE.+\\-typeidpayload\\\\ ]*") {
            let _ = Said::parse(&text);
        }
    }
}
