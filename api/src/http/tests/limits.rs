//! What a caller is told of its limits, and what an operation keeps of its points.

use super::*;

#[tokio::test]
async fn the_rate_is_told_on_every_answer_to_an_admitted_caller() {
    for text in ["{ caller }", "{", "{ nothing }"] {
        let answer = query(text, NEWER, &[]).await;
        let policies = "\"requests\";q=10;w=60, \"points\";q=1000;w=60;qu=\"points\", \
                        \"concurrency\";q=3;qu=\"concurrent-requests\"";
        assert_eq!(answer.headers["ratelimit-policy"], policies, "{text}");
        assert_eq!(answer.headers["ratelimit"], "\"requests\";r=9;t=6, \"points\";r=999;t=6", "{text}");
        assert_eq!(answer.headers["x-ratelimit-remaining"], "9");
        assert_eq!(answer.headers["x-ratelimit-resource"], "requests");
    }
}

#[tokio::test]
async fn a_refused_caller_learns_why_and_when_to_return() {
    for (key, status, code) in [
        ("mj_limited", 429, "RATE_LIMITED"),
        ("mj_unknown", 401, "UNAUTHENTICATED"),
        ("mj_suspended", 403, "FORBIDDEN"),
        ("mj_unchecked", 503, "OVERLOADED"),
    ] {
        for accept in [NEWER, OLDER] {
            let answer = query("{ caller }", accept, &[("x-api-key", key)]).await;
            assert_eq!((answer.status, answer.code().as_str()), (status, code));
            assert_eq!(answer.headers.contains_key("retry-after"), matches!(status, 429 | 503));
            assert_eq!(answer.headers.contains_key("www-authenticate"), status == 401);
        }
    }
    let limited = query("{ caller }", OLDER, &[("x-api-key", "mj_limited")]).await;
    assert_eq!(limited.headers["retry-after"], "2");
    assert_eq!(limited.headers["x-ratelimit-remaining"], "0");
    let ambiguous = query("{ caller }", OLDER, &[("x-api-key", "mj_good"), ("authorization", "Bearer mj_b")]).await;
    assert_eq!((ambiguous.status, ambiguous.code().as_str()), (400, "BAD_USER_INPUT"));
}

#[tokio::test]
async fn a_caller_without_points_learns_which_policy_refused_and_when_to_return() {
    for text in ["{ caller }", "{", "{ nothing }"] {
        let answer = query(text, OLDER, &[("x-api-key", "mj_spent")]).await;
        assert_eq!((answer.status, answer.code().as_str()), (429, "RATE_LIMITED"), "{text}");
        assert_eq!(answer.headers["retry-after"], "3");
        assert_eq!(answer.headers["ratelimit"], "\"requests\";r=9;t=6, \"points\";r=0;t=6");
        assert_eq!(answer.headers["x-ratelimit-resource"], "points");
        assert!(answer.json()["errors"][0]["message"].as_str().unwrap().contains("\"points\""));
    }
    let dear = query("{ caller }", NEWER, &[("x-api-key", "mj_dear")]).await;
    assert_eq!((dear.status, dear.code().as_str()), (400, "QUERY_TOO_COMPLEX"));
    assert!(!dear.headers.contains_key("retry-after"), "waiting does not help");
}

#[tokio::test]
async fn writes_that_cannot_be_counted_are_refused_and_reads_are_not() {
    let read = query("{ caller }", OLDER, &[("x-api-key", "mj_uncounted")]).await;
    assert_eq!(read.status, 200);
    let write = query("mutation { write }", OLDER, &[("x-api-key", "mj_uncounted")]).await;
    assert_eq!((write.status, write.code().as_str()), (503, "OVERLOADED"));
    assert_eq!(write.headers["retry-after"], "1");
    assert!(write.json()["errors"][0]["message"].as_str().unwrap().contains("writes"));
}

#[tokio::test]
async fn every_operation_keeps_its_points_but_what_was_shed() {
    let settings = Settings {
        request_deadline: Duration::from_millis(1),
        room: Room { executing: 2, waiting: 0, longest_wait: Duration::ZERO },
        ..Settings::default()
    };
    let door = Door::default();
    let spent = Arc::clone(&door.points);
    let app = router(Parts { gate: Arc::new(door), ..parts(settings) }).unwrap();
    let ask = |text: &str| send(app.clone(), post().body(Body::from(json!({ "query": text }).to_string())).unwrap());
    for (number, text) in ["{ caller }", "{", "{ nothing }", "{ panics }", "{ never }"].into_iter().enumerate() {
        ask(text).await;
        assert_eq!(spent.load(Ordering::Relaxed), u32::try_from(number).unwrap() + 1, "{text}");
    }
    // A read holds the one place for reads until its caller hangs up.
    let slow = Settings { request_deadline: Duration::from_hours(1), ..Settings::default() };
    let slow = Settings { room: Room { executing: 2, waiting: 0, longest_wait: Duration::ZERO }, ..slow };
    let door = Door::default();
    let spent = Arc::clone(&door.points);
    let app = router(Parts { gate: Arc::new(door), ..parts(slow) }).unwrap();
    let ask = |text: &str| send(app.clone(), post().body(Body::from(json!({ "query": text }).to_string())).unwrap());
    let mut held = Box::pin(ask("{ never }"));
    assert!(futures_util::FutureExt::now_or_never(&mut held).is_none());
    let shed = ask("{ caller }").await;
    assert_eq!((shed.status, shed.code().as_str()), (503, "OVERLOADED"));
    assert_eq!(shed.headers["retry-after"], "1");
    assert_eq!(spent.load(Ordering::Relaxed), 1, "what was shed got its point back");
    assert_eq!(ask("mutation { write }").await.status, 200, "room is kept for mutations");
    for path in ["/healthz", "/readyz"] {
        let answer = send(app.clone(), Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 200, "{path}");
    }
    drop(held);
    assert_eq!(ask("{ caller }").await.status, 200, "who hangs up makes room");
}
