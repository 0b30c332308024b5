//! How operations are answered: their status, their media type, and what becomes of those that cannot be executed.

use super::*;

#[tokio::test]
async fn a_query_is_answered_in_the_media_type_that_was_asked_for() {
    for (accept, expected) in [(NEWER, NEWER), (OLDER, OLDER), ("*/*", OLDER)] {
        let answer = query("{ __typename }", accept, &[]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.headers["content-type"], format!("{expected}; charset=utf-8"));
        assert_eq!(
            answer.json(),
            json!({"data": {"__typename": "Query"}, "extensions": {"cost": {"requested": 1, "actual": 1}}})
        );
    }
}

#[tokio::test]
async fn a_faulty_document_has_no_data_and_its_status_follows_the_media_type() {
    for (text, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { text(length: $n) }", "BAD_USER_INPUT"),
        ("query A { caller } query B { caller }", "BAD_USER_INPUT"),
        ("subscription { x }", "BAD_USER_INPUT"),
        (&format!("{{ {} }}", "caller ".repeat(limit::MAX_TOKENS)), "QUERY_TOO_LARGE"),
        (&format!("{{ caller {} }}", "@skip(if: false) ".repeat(51)), "QUERY_TOO_LARGE"),
        (&(0..11).map(|n| format!("query Q{n} {{ caller }}")).collect::<Vec<_>>().concat(), "QUERY_TOO_LARGE"),
        (&format!("{{ text(length: {}) }}", "9".repeat(200)), "QUERY_TOO_LARGE"),
        ("{ caller(x: \"\\u0000\") }", "BAD_USER_INPUT"),
    ] {
        let newer = query(text, NEWER, &[]).await;
        let expected = if code == "QUERY_TOO_LARGE" { 413 } else { 400 };
        assert_eq!((newer.status, newer.code().as_str()), (expected, code), "{text}");
        assert!(newer.json().get("data").is_none(), "{text}");
        let older = query(text, OLDER, &[]).await;
        assert_eq!((older.status, older.code().as_str()), (200, code), "{text}");
    }
}

#[tokio::test]
async fn an_executed_query_is_200_with_its_errors_beside_the_data() {
    let answer = query("{ refused caller }", NEWER, &[]).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.code(), "NOT_FOUND");
    assert_eq!(answer.json()["data"], Value::Null);
    assert!(answer.json().as_object().unwrap().contains_key("data"));
    assert_eq!(answer.json()["errors"][0]["path"], json!(["refused"]));
}

#[tokio::test]
async fn the_caller_and_the_request_reach_the_resolvers() {
    let text = "{ caller requestId rateLimit { limit remaining cost resetAt } }";
    let answer = query(text, OLDER, &[("authorization", "Bearer mj_good"), ("x-request-id", "my-id.1")]).await;
    assert_eq!(
        answer.json()["data"],
        json!({
            "caller": "good",
            "requestId": "my-id.1",
            "rateLimit": {"limit": 1000, "remaining": 999, "cost": 1, "resetAt": "1970-01-01T00:00:00.000000Z"},
        })
    );
    assert_eq!(answer.headers["x-request-id"], "my-id.1");
    let answer = query(text, OLDER, &[("x-request-id", "not sane")]).await;
    assert_eq!(answer.json()["data"]["caller"], "anonymous from 0.0.0.0");
    assert_eq!(answer.headers["x-request-id"].len(), 32);
}

#[tokio::test]
async fn an_executed_query_says_what_it_cost_and_a_refused_one_does_not() {
    let answer = query("{ dear __typename }", "application/json", &[]).await;
    assert_eq!(answer.json()["extensions"]["cost"], json!({"requested": 30, "actual": 30}));
    let failed = query("{ refused }", "application/json", &[]).await;
    assert_eq!(failed.json()["extensions"]["cost"], json!({"requested": 1, "actual": 1}));
    assert!(query("{ nothing }", "application/json", &[]).await.json().get("extensions").is_none());
}

#[tokio::test]
async fn a_query_above_the_ceiling_is_refused_with_both_numbers() {
    let answer = query("{ dear again: dear }", "application/graphql-response+json", &[]).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "QUERY_TOO_COMPLEX"));
    let message = answer.json()["errors"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("may cost 60 points") && message.contains("allows 50"), "{message}");
    let skipped = query("{ dear again: dear @skip(if: true) }", "application/graphql-response+json", &[]).await;
    assert_eq!(skipped.json()["extensions"]["cost"], json!({"requested": 30, "actual": 30}));
}

#[tokio::test]
async fn a_document_that_unfolds_to_billions_is_refused_at_once() {
    let fragment = |n: usize| format!(" fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1);
    let fragments = (0..40).map(fragment).collect::<Vec<_>>().concat();
    let bomb = format!("{{ ...f0 }} {fragments} fragment f40 on Query {{ __typename }}");
    let answer = query(&bomb, "application/graphql-response+json", &[]).await;
    assert_eq!((answer.status, answer.code().as_str()), (400, "QUERY_TOO_COMPLEX"));
}

#[tokio::test]
async fn get_executes_queries_and_nothing_else() {
    let get =
        async |query: &str| send(app(), Request::get(format!("/graphql?{query}")).body(Body::empty()).unwrap()).await;
    assert_eq!(get("query=%7Bcaller%7D").await.status, 200);
    assert_eq!(get("").await.status, 400);
    let mutation = get("query=mutation%7Bwrite%7D").await;
    assert_eq!((mutation.status, &mutation.headers["allow"]), (405, &"POST".parse().unwrap()));
    // The operation that is selected counts, not the others.
    let both = "query=query%20A%7Bcaller%7Dmutation%20B%7Bwrite%7D&operationName=";
    assert_eq!(get(&format!("{both}A")).await.status, 200);
    assert_eq!(get(&format!("{both}B")).await.status, 405);
    let long = get(&format!("query=%7Bcaller%7D&x={}", "y".repeat(limit::MAX_URL))).await;
    assert_eq!((long.status, long.code().as_str()), (414, "QUERY_TOO_LARGE"));
}

#[tokio::test]
async fn other_methods_are_not_allowed_and_told_which_are() {
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let request = Request::builder().method(method).uri("/graphql").body(Body::empty()).unwrap();
        let answer = send(app(), request).await;
        assert_eq!((answer.status, &answer.headers["allow"]), (405, &"GET, HEAD, POST".parse().unwrap()));
    }
}

#[tokio::test]
async fn what_cannot_be_accepted_is_406() {
    assert_eq!(query("{ caller }", "text/csv", &[]).await.status, 406);
}

#[tokio::test]
async fn a_panicking_resolver_costs_its_own_request_only() {
    let answer = query("{ panics }", OLDER, &[("x-request-id", "p1")]).await;
    assert_eq!((answer.status, answer.code().as_str()), (500, "INTERNAL"));
    assert!(!String::from_utf8_lossy(&answer.body).contains("fault"));
}

#[tokio::test]
async fn what_outlasts_the_deadline_is_abandoned() {
    let settings = Settings { request_deadline: Duration::from_millis(1), ..Settings::default() };
    let app = router(parts(settings)).unwrap();
    let slow_query = post().body(Body::from(r#"{"query":"{never}"}"#)).unwrap();
    let answer = send(app.clone(), slow_query).await;
    assert_eq!((answer.status, answer.code().as_str()), (504, "TIMEOUT"));
    let slow_body = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>());
    let answer = send(app, post().body(slow_body).unwrap()).await;
    assert_eq!((answer.status, answer.code().as_str()), (408, "TIMEOUT"));
}

#[tokio::test]
async fn an_answer_above_the_cap_is_not_sent() {
    let settings = Settings { max_response: 1000, ..Settings::default() };
    let request = |length: usize| {
        let body = json!({"query": format!("{{ text(length: {length}) }}")}).to_string();
        post().header(header::ACCEPT, NEWER).body(Body::from(body)).unwrap()
    };
    let app = router(parts(settings)).unwrap();
    assert_eq!(send(app.clone(), request(900)).await.status, 200);
    let answer = send(app, request(1000)).await;
    assert_eq!((answer.status, answer.code().as_str()), (413, "QUERY_TOO_LARGE"));
}
