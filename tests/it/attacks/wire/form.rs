//! What a foreign web page may send without asking, what is compressed, and changes by GET.

use super::{Exchange, exchange, good_with, request_line};

/// Bodies by their types, and queries by their addresses.
pub(super) fn exchanges() -> Vec<Exchange> {
    let mutation = "{\"query\":\"mutation{a}\"}";
    let sent_as = |content_type: &str, body: &str| {
        format!(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let mut exchanges = vec![
        exchange("a form", sent_as("application/x-www-form-urlencoded", "query=mutation%7Ba%7D"), &[415]),
        exchange("a text", sent_as("text/plain", mutation), &[415]),
        exchange("GraphQL as such", sent_as("application/graphql", "mutation{a}"), &[415]),
        exchange(
            "an upload",
            sent_as(
                "multipart/form-data; boundary=b",
                &format!("--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{mutation}\r\n--b--\r\n"),
            ),
            &[415],
        ),
        exchange("JSON in GBK", sent_as("application/json; charset=gbk", mutation), &[415]),
        exchange(
            "JSON, says the second of two",
            sent_as("text/plain\r\nContent-Type: application/json", mutation),
            &[415],
        ),
        exchange("JSON, says a parameter", sent_as("text/plain; a=application/json", mutation), &[415]),
        exchange(
            "no type at all",
            "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 22\r\n\r\n{\"query\":\"mutation{a}\"}",
            &[415],
        ),
    ];
    for coding in ["gzip", "br", "deflate", "identity, gzip", "GZIP", "unknown"] {
        exchanges.push(exchange(
            format!("a body in {coding}"),
            good_with(&format!("Content-Encoding: {coding}\r\n")),
            &[415],
        ));
    }
    for (name, query, statuses) in [
        ("a mutation by GET", "query=mutation%7Ba%7D", &[405][..]),
        (
            "a mutation among queries by GET",
            "query=query%20A%7B__typename%7Dmutation%20B%7Ba%7D&operationName=B",
            &[405],
        ),
        ("the same name twice in GET", "query=%7B__typename%7D&query=mutation%7Ba%7D", &[400]),
        ("the same name twice, once escaped", "query=%7B__typename%7D&quer%79=mutation%7Ba%7D", &[400]),
        ("a broken escape in GET", "query=%7B__typename%7", &[400]),
        ("an overlong escape in GET", "query=%C0%AF", &[400]),
        ("a NUL in GET", "query=%7B__typename%7D%00", &[400]),
        ("a good query by GET", "query=%7B__typename%7D", &[200]),
    ] {
        exchanges.push(exchange(name, request_line(&format!("GET /graphql?{query} HTTP/1.1")), statuses));
        exchanges.push(exchange(
            format!("{name}, as HEAD"),
            request_line(&format!("HEAD /graphql?{query} HTTP/1.1")),
            statuses,
        ));
    }
    exchanges
}
