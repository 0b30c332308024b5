//! Where one request ends and the next begins, told in two ways, so that two readers would see different requests.

use super::{Exchange, GOOD, exchange, last, post};

const SMUGGLED: &str = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

/// Two words about the length of a body. What is smuggled in behind would be answered too.
pub(super) fn exchanges() -> Vec<Exchange> {
    let chunked = format!("{:x}\r\n{GOOD}\r\n0\r\n\r\n", GOOD.len());
    let lengths =
        |first: &str, second: &str| post(&format!("Content-Length: {first}\r\nContent-Length: {second}\r\n"), GOOD);
    let mut exchanges = vec![
        exchange(
            "length and chunks: the rest is no request",
            format!("{}{SMUGGLED}", post("Content-Length: 60\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
            &[400],
        ),
        exchange(
            "chunks and length: the rest is no request",
            format!("{}{SMUGGLED}", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")),
            &[400],
        ),
        exchange(
            "length and chunks, the body good",
            format!("{}{SMUGGLED}", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", &chunked)),
            &[200],
        ),
        exchange("two lengths", lengths("5", "24"), &[400]),
        exchange("the same length twice", format!("{}{}", lengths("24", "24"), last()), &[200, 200]),
        exchange("a list of lengths", post("Content-Length: 24, 5\r\n", GOOD), &[400]),
        exchange(
            "a length that is understated",
            format!("{}{}", post("Content-Length: 10\r\n", GOOD), last()),
            &[400, 400],
        ),
        exchange(
            "nothing is left of an understated body",
            format!("{}{SMUGGLED}", post("Connection: close\r\nContent-Length: 24\r\n", GOOD)),
            &[200],
        ),
    ];
    for coding in
        ["xchunked", "identity", "gzip", "chunked, identity", "chunked\r\nTransfer-Encoding: identity", "\u{b}chunked"]
    {
        exchanges.push(exchange(
            format!("the transfer coding {coding:?}"),
            format!("{}{SMUGGLED}", post(&format!("Transfer-Encoding: {coding}\r\n"), &chunked)),
            &[400],
        ));
    }
    for length in ["+24", "-1", "0x18", "24a", "2 4", "", "18446744073709551616", "99999999999999999999999999"] {
        exchanges.push(exchange(
            format!("the length {length:?}"),
            format!("{}{SMUGGLED}", post(&format!("Content-Length: {length}\r\n"), GOOD)),
            &[400],
        ));
    }
    exchanges.extend(chunks(&chunked));
    exchanges.extend(heads());
    exchanges
}

/// Chunks that say one thing and are another.
fn chunks(chunked: &str) -> Vec<Exchange> {
    vec![
        exchange(
            "a chunk's size beyond all numbers",
            post("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\nx"),
            &[400],
        ),
        exchange(
            "a chunk's size with a sign",
            post("Transfer-Encoding: chunked\r\n", "+5\r\nabcde\r\n0\r\n\r\n"),
            &[400],
        ),
        exchange(
            "a chunk that is longer than it says",
            post("Transfer-Encoding: chunked\r\n", "2\r\nabcde\r\n0\r\n\r\n"),
            &[400],
        ),
        exchange(
            "an endless extension of a chunk",
            post("Transfer-Encoding: chunked\r\n", &format!("5;{}\r\nabcde\r\n0\r\n\r\n", "x".repeat(100_000))),
            &[400],
        ),
        exchange(
            "endless trailers",
            post(
                "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                &format!("{:x}\r\n{GOOD}\r\n0\r\n{}\r\n", GOOD.len(), "a: b\r\n".repeat(20_000)),
            ),
            &[400],
        ),
        exchange(
            "chunks of one byte",
            post(
                "Transfer-Encoding: chunked\r\nConnection: close\r\n",
                &format!("{}0\r\n\r\n", "1\r\n \r\n".repeat(20_000)),
            ),
            &[400],
        ),
        exchange(
            "chunks in HTTP/1.0",
            format!(
                "POST /graphql HTTP/1.0\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunked}"
            ),
            &[400],
        ),
    ]
}

/// Lines of the head that are read in two ways.
fn heads() -> Vec<Exchange> {
    vec![
        exchange("a blank before the colon", post("Content-Length : 24\r\n", GOOD), &[400]),
        exchange(
            "a header that goes on in the next line",
            post("Content-Length: 24\r\nX-A: b\r\n c\r\n", GOOD),
            &[400],
        ),
        exchange(
            "a carriage return within a header",
            post("X-A: b\rTransfer-Encoding: chunked\r\nContent-Length: 24\r\n", GOOD),
            &[400],
        ),
        exchange("a NUL within a header", post("X-A: b\0c\r\nContent-Length: 24\r\n", GOOD), &[400]),
        exchange("a header without a name", post(": b\r\nContent-Length: 24\r\n", GOOD), &[400]),
    ]
}
