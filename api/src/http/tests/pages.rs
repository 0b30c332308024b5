//! What stands around GraphQL: compression, other origins, health, the page for browsers.

use super::*;

#[tokio::test]
async fn large_answers_are_compressed_and_small_ones_are_not() {
    for (length, encoding, expected) in
        [(5000, "gzip", Some("gzip")), (5000, "br, gzip", Some("br")), (5000, "identity", None), (10, "gzip", None)]
    {
        let text = format!("{{ text(length: {length}) }}");
        let answer = query(&text, OLDER, &[("accept-encoding", encoding)]).await;
        let actual = answer.headers.get("content-encoding").map(|value| value.to_str().unwrap());
        assert_eq!(actual, expected, "{length} {encoding}");
        assert_eq!(answer.body.len() < length, expected.is_some());
    }
}

#[tokio::test]
async fn browsers_of_other_origins_are_let_in_only_when_named() {
    let preflight = || {
        Request::options("/graphql")
            .header(header::ORIGIN, "https://app.example")
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "authorization,content-type")
            .body(Body::empty())
            .unwrap()
    };
    let closed = send(app(), preflight()).await;
    assert!(!closed.headers.contains_key("access-control-allow-origin"));
    for (origin, expected) in [("https://app.example", true), ("https://other.example", false), ("*", true)] {
        let settings = Settings { allowed_origins: vec![origin.to_owned()], ..Settings::default() };
        let answer = send(router(parts(settings)).unwrap(), preflight()).await;
        assert_eq!(answer.headers.contains_key("access-control-allow-origin"), expected, "{origin}");
        assert_eq!(answer.status, 200);
    }
    let settings = Settings { allowed_origins: vec!["app.example/path".to_owned()], ..Settings::default() };
    assert!(router(parts(settings)).is_err());
}

#[tokio::test]
async fn readiness_names_what_is_missing_and_liveness_does_not_care() {
    let get = async |app: Router, path: &str| send(app, Request::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(get(app(), "/readyz").await.json(), json!({"status": "ready"}));
    let degraded = Parts { readiness: Arc::new(Needs(vec![], vec!["redis"])), ..parts(Settings::default()) };
    let answer = get(router(degraded).unwrap(), "/readyz").await;
    assert_eq!((answer.status, answer.json()), (200, json!({"status": "ready", "degraded": ["redis"]})));
    let lacking = Parts { readiness: Arc::new(Needs(vec!["database"], vec![])), ..parts(Settings::default()) };
    let lacking = router(lacking).unwrap();
    let answer = get(lacking.clone(), "/readyz").await;
    assert_eq!((answer.status, answer.json()["missing"].clone()), (503, json!(["database"])));
    assert_eq!(get(lacking, "/healthz").await.status, 200);
    let stopping = parts(Settings::default());
    stopping.draining.start();
    assert_eq!(get(router(stopping).unwrap(), "/readyz").await.status, 503);
}

#[tokio::test]
async fn the_root_leads_to_graphql() {
    let answer = send(app(), Request::get("/").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, &answer.headers["location"]), (307, &"/graphql".parse().unwrap()));
}

#[tokio::test]
async fn a_browser_gets_the_built_page_and_its_assets_from_here() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("index.html"), "<title>built</title>").unwrap();
    std::fs::write(folder.path().join("assets/main-1.js"), "1").unwrap();
    std::fs::write(folder.path().join("secret"), "s").unwrap();
    let settings = Settings { web_assets: folder.path().to_owned(), ..Settings::default() };
    let app = router(parts(settings)).unwrap();
    let get = async |path: &str| {
        let request = Request::get(path).header(header::ACCEPT, "text/html,*/*;q=0.8").body(Body::empty()).unwrap();
        send(app.clone(), request).await
    };
    let page = get("/graphql").await;
    assert!(page.body.starts_with(b"<title>built"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");
    let script = get("/assets/main-1.js").await;
    assert_eq!((script.status, &script.body[..]), (200, &b"1"[..]));
    assert!(script.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(script.headers["content-type"].to_str().unwrap().starts_with("text/javascript"));
    for path in ["/assets/none.js", "/assets/", "/assets/../secret", "/assets/%2e%2e/secret", "/nothing"] {
        assert_eq!(get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn without_a_build_the_page_says_how_to_get_it() {
    let settings = Settings { web_assets: "/nonexistent".into(), ..Settings::default() };
    let request = Request::get("/graphql").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let answer = send(router(parts(settings)).unwrap(), request).await;
    assert_eq!(answer.status, StatusCode::OK.as_u16());
    assert!(String::from_utf8_lossy(&answer.body).contains("make web"));
}
