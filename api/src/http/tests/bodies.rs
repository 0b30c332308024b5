//! Which bodies are read, and how large they may be.

use super::*;

#[tokio::test]
async fn only_json_bodies_within_the_cap_are_read() {
    let with = async |kind: Option<&str>, body: Body| {
        let mut request = Request::post("/graphql");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        send(app(), request.body(body).unwrap()).await.status
    };
    let good = || Body::from(r#"{"query":"{caller}"}"#);
    assert_eq!(with(Some("application/json"), good()).await, 200);
    for kind in [None, Some("text/plain"), Some("application/graphql"), Some("multipart/form-data; boundary=x")] {
        assert_eq!(with(kind, good()).await, 415, "{kind:?}");
    }
    let large = json!({"query": "{caller}", "x": "y".repeat(256 * 1024)}).to_string();
    assert_eq!(with(Some("application/json"), Body::from(large.clone())).await, 413);
    let chunks =
        large.into_bytes().chunks(1000).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect::<Vec<_>>();
    let streamed = Body::from_stream(futures_util::stream::iter(chunks));
    assert_eq!(with(Some("application/json"), streamed).await, 413);
    let broken = Body::from_stream(futures_util::stream::iter([Err::<Vec<u8>, _>(std::io::Error::other("gone"))]));
    assert_eq!(with(Some("application/json"), broken).await, 400);
}

#[tokio::test]
async fn a_declared_length_above_the_cap_is_refused_before_anything_else() {
    let request = post().header(header::CONTENT_LENGTH, "999999999").header("x-api-key", "mj_unknown");
    assert_eq!(send(app(), request.body(Body::empty()).unwrap()).await.status, 413);
}

#[tokio::test]
async fn who_submits_may_send_large_mutations_but_no_large_queries() {
    let sent = async |key: &str, operation: &str, bytes: usize, accept: &str| {
        let body = json!({"query": operation, "variables": {"x": "x".repeat(bytes)}}).to_string();
        let request = post().header("x-api-key", key).header(header::ACCEPT, accept);
        let request = request.header(header::CONTENT_LENGTH, body.len());
        send(app(), request.body(Body::from(body)).unwrap()).await
    };
    let (mutation, query) = ("mutation { write }", "{ __typename }");
    let (beyond_variables, beyond_body) = (70 * 1024, 300 * 1024);
    for bytes in [beyond_variables, beyond_body] {
        assert_eq!(sent("mj_submitting", mutation, bytes, NEWER).await.status, 200, "{bytes}");
        let asked = sent("mj_submitting", query, bytes, NEWER).await;
        assert_eq!((asked.status, asked.code().as_str()), (413, "QUERY_TOO_LARGE"), "{bytes}");
        // A query that is too large costs the point of a document at fault.
        assert!(asked.headers["ratelimit"].to_str().unwrap().contains("points"), "{:?}", asked.headers);
        let refused = sent("mj_good", mutation, bytes, NEWER).await;
        assert_eq!(refused.status, 413, "{bytes}");
        assert!(refused.headers.contains_key("ratelimit"), "it was counted: {:?}", refused.headers);
    }
    // What verifies is given rows as a mutation is; it has to stand in plain sight.
    let verifying = sent("mj_submitting", "{ verify }", beyond_body, NEWER).await;
    assert_eq!(verifying.code(), "GRAPHQL_VALIDATION_FAILED", "the schema of these tests has no such field");
    for (key, query) in [("mj_good", "{ verify }"), ("mj_submitting", "{ ... { verify } }")] {
        assert_eq!(sent(key, query, beyond_body, NEWER).await.status, 413, "{key} {query}");
    }
    assert_eq!(sent("mj_submitting", mutation, 5 * 1024 * 1024, NEWER).await.status, 413);
}
