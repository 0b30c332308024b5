#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
use proptest::prelude::*;

use super::*;
use crate::error::ErrorCode;

fn sent(text: &str) -> DocumentSource {
    DocumentSource::Text(text.to_owned())
}

fn read(parameters: &Parameters) -> &Variables {
    match &parameters.variables {
        SentVariables::Read(variables) => variables,
        SentVariables::Unread(_) => panic!("unread"),
    }
}

fn refusal(body: &[u8]) -> (u16, ErrorCode, String) {
    let failure = Parameters::from_json(body, MAX_VARIABLES).unwrap_err();
    (failure.status.as_u16(), failure.error.code, failure.error.message)
}

#[test]
fn a_whole_body_is_read() {
    let body =
        r#"{"query":"query A { a }","operationName":"A","variables":{"x":[1]},"extensions":{"e":true},"other":1}"#;
    let parameters = Parameters::from_json(format!("\u{feff} {body}\n").as_bytes(), MAX_VARIABLES).unwrap();
    assert_eq!(parameters.document, sent("query A { a }"));
    assert_eq!(parameters.operation_name.as_deref(), Some("A"));
    assert_eq!(serde_json::to_string(read(&parameters)).unwrap(), r#"{"x":[1]}"#);
    assert_eq!(parameters.extensions.get("e"), Some(&Value::Boolean(true)));
}

#[test]
fn null_parameters_are_as_absent_ones() {
    let body = br#"{"query":"{a}","operationName":null,"variables":null,"extensions":null}"#;
    let parameters = Parameters::from_json(body, MAX_VARIABLES).unwrap();
    assert!(parameters.operation_name.is_none() && read(&parameters).is_empty());
    assert!(
        Parameters::from_json(br#"{"query":"{a}","operationName":""}"#, MAX_VARIABLES)
            .unwrap()
            .operation_name
            .is_none()
    );
}

#[test]
fn faulty_bodies_are_refused_with_a_reason() {
    for (body, reason) in [
        (&b""[..], "empty"),
        (b"  \n", "empty"),
        (b"\xff\xfe{", "byte 1"),
        (b"[{\"query\":\"{a}\"}]", "batching is off"),
        (b"\"query\"", "must be a JSON object"),
        (b"7", "must be a JSON object"),
        (b"{\"query\":\"{a}\"", "not valid JSON"),
        (b"{\"query\":\"{a}\"} {}", "not valid JSON"),
        (b"{\"query\":\"{a}\",\"query\":\"{b}\"}", "stands twice"),
        (b"{}", "query is missing"),
        (b"{\"query\":null}", "query is missing"),
        (b"{\"query\":\"\"}", "query is missing"),
        (b"{\"query\":{\"a\":1}}", "query must be a string, not an object"),
        (b"{\"query\":0}", "query must be a string, not a number"),
        (b"{\"query\":\"{a}\",\"operationName\":[]}", "operationName must be a string, not a list"),
        (b"{\"query\":\"{a}\",\"variables\":\"{}\"}", "variables must be an object or null, not a string"),
        (b"{\"query\":\"{a}\",\"variables\":{\"x\":1,\"x\":2}}", "variables: the key \"x\" stands twice"),
        (b"{\"query\":\"{a}\",\"variables\":{\"x\":1e999}}", "variables: not valid JSON"),
        (b"{\"query\":\"{a}\",\"variables\":{\"x\":\"\\u0000\"}}", "NUL"),
        (b"{\"query\":\"{a}\\u0000\"}", "NUL"),
        (b"{\"query\":\"{a}\",\"extensions\":false}", "extensions must be an object or null, not a boolean"),
    ] {
        let (status, code, message) = refusal(body);
        assert_eq!((status, code), (400, ErrorCode::BadUserInput), "{message}");
        assert!(message.contains(reason), "{message:?} should contain {reason:?}");
    }
}

#[test]
fn deep_and_large_variables_are_refused() {
    let deep = format!(r#"{{"query":"{{a}}","variables":{{"x":{}}}}}"#, "[".repeat(50_000) + &"]".repeat(50_000));
    assert_eq!(refusal(deep.as_bytes()).0, 413);
    let deep = format!(r#"{{"query":"{{a}}","variables":{{"x":{}}}}}"#, "[".repeat(5_000) + &"]".repeat(5_000));
    assert!(refusal(deep.as_bytes()).2.contains("at most 32 deep"));
    let large = format!(r#"{{"query":"{{a}}","variables":{{"x":"{}"}}}}"#, "y".repeat(MAX_VARIABLES));
    assert_eq!(refusal(large.as_bytes()).1, ErrorCode::QueryTooLarge);
}

#[test]
fn a_document_is_named_by_text_by_hash_or_by_both() {
    let hash = DocumentHash::of("{a}");
    let (plain, id) = (hash.to_string(), hash.id());
    let apollo = format!(r#""extensions":{{"persistedQuery":{{"version":1,"sha256Hash":"{plain}","miss":true}}}}"#);
    let both = DocumentSource::TextAndHash("{a}".to_owned(), hash);
    for (body, expected) in [
        (format!(r#"{{"documentId":"{id}"}}"#), DocumentSource::Hash(hash)),
        (format!(r#"{{"documentId":"{plain}","query":null}}"#), DocumentSource::Hash(hash)),
        (format!("{{{apollo}}}"), DocumentSource::Hash(hash)),
        (format!(r#"{{"documentId":"{id}",{apollo}}}"#), DocumentSource::Hash(hash)),
        (format!(r#"{{"query":"{{a}}",{apollo}}}"#), both.clone()),
        (format!(r#"{{"query":"{{a}}","documentId":"{id}"}}"#), both),
        (r#"{"query":"{a}","documentId":null,"extensions":{"persistedQuery":null}}"#.to_owned(), sent("{a}")),
    ] {
        assert_eq!(Parameters::from_json(body.as_bytes(), MAX_VARIABLES).unwrap().document, expected, "{body}");
    }
    let by_get = Parameters::from_query_string(&format!("documentId={id}&operationName=A")).unwrap();
    assert_eq!(by_get.document, DocumentSource::Hash(hash));
}

#[test]
fn names_of_documents_that_are_wrong_are_refused() {
    let (hash, other) = (DocumentHash::of("{a}").to_string(), DocumentHash::of("{b}").to_string());
    let persisted = |inner: &str| format!(r#"{{"query":"{{a}}","extensions":{{"persistedQuery":{inner}}}}}"#);
    for (body, reason) in [
        (format!(r#"{{"query":"{{a}}","documentId":"{other}"}}"#), "documentId is not the SHA-256 of query"),
        (format!(r#"{{"query":"{{a}} ","documentId":"{hash}"}}"#), "documentId is not the SHA-256 of query"),
        (persisted(&format!(r#"{{"version":1,"sha256Hash":"{other}"}}"#)), "sha256Hash is not the SHA-256 of query"),
        (persisted(&format!(r#"{{"version":2,"sha256Hash":"{hash}"}}"#)), "must have version 1"),
        (persisted(&format!(r#"{{"sha256Hash":"{hash}"}}"#)), "must have version 1"),
        (persisted(r#"{"version":1,"sha256Hash":"ab"}"#), "64 lower-case hexadecimal digits"),
        (persisted(r#"{"version":1}"#), "64 lower-case hexadecimal digits"),
        (persisted(&format!(r#"{{"version":1,"sha256Hash":"{}"}}"#, hash.to_uppercase())), "64 lower-case"),
        (persisted("[]"), "must be an object"),
        (format!(r#"{{"documentId":"md5:{hash}"}}"#), "documentId must be sha256:"),
        (r#"{"documentId":"home"}"#.to_owned(), "documentId must be sha256:"),
        (r#"{"documentId":7}"#.to_owned(), "documentId must be a string"),
        (
            format!(
                r#"{{"documentId":"{hash}","extensions":{{"persistedQuery":{{"version":1,"sha256Hash":"{other}"}}}}}}"#
            ),
            "name different documents",
        ),
    ] {
        let (status, code, message) = refusal(body.as_bytes());
        assert_eq!((status, code), (400, ErrorCode::BadUserInput), "{message}");
        assert!(message.contains(reason), "{message:?} should contain {reason:?}");
    }
}

#[test]
fn a_query_string_is_read() {
    let text = "utm=x&query=%7B+a%28b%3A%22%E6%98%8E%22%29%7D&operationName=&variables=%7B%22x%22%3A1%7D";
    let parameters = Parameters::from_query_string(text).unwrap();
    assert_eq!(parameters.document, sent("{ a(b:\"明\")}"));
    assert!(parameters.operation_name.is_none());
    assert_eq!(serde_json::to_string(read(&parameters)).unwrap(), r#"{"x":1}"#);
}

#[test]
fn faulty_query_strings_are_refused() {
    for text in [
        "",
        "query=",
        "query=%7",
        "query=%zz",
        "query=%ff",
        "query=%00",
        "query={a}&query={b}",
        "documentId=a",
        "documentId=",
        "query={a}&variables=x",
        "query={a}&variables=[]",
        "query={a}&operationName=%00",
    ] {
        assert_eq!(Parameters::from_query_string(text).unwrap_err().status.as_u16(), 400, "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Parameters::from_json(&body, MAX_VARIABLES);
    }

    #[test]
    fn any_query_string_is_read_or_refused_without_panic(text in "[query=variables&%0-9a-f+{}\"]*") {
        let _ = Parameters::from_query_string(&text);
    }

    #[test]
    fn an_encoded_query_comes_back(query in "\\PC{1,40}") {
        let encoded = query.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        prop_assert_eq!(Parameters::from_query_string(&format!("query={encoded}")).unwrap().document, sent(&query));
    }
}
