//! Limits: what callers are told of them, and whom they hit.
//!
//! Buckets refill in real time, one request a second at the slowest. So a flood is sent at once, and a test asks only
//! whether any of it was refused, which a slow machine does not change.

use entity::code::OrganisationKind;
use reqwest::{RequestBuilder, Response, header::HeaderMap};
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both, until};
use tokio::{io::AsyncWriteExt, net::TcpStream, task::JoinSet};

fn request(gateway: &Gateway, header: Option<(&str, &str)>) -> RequestBuilder {
    let request = gateway.post().json(&json!({"query": "{ __typename }"}));
    match header {
        Some((name, value)) => request.header(name, value),
        None => request,
    }
}

async fn ask(gateway: &Gateway, header: Option<(&str, &str)>) -> Response {
    request(gateway, header).send().await.unwrap()
}

/// The statuses of requests that are sent at once.
async fn flood(requests: impl Iterator<Item = RequestBuilder>) -> Vec<u16> {
    let mut sent: JoinSet<u16> =
        requests.map(|request| async move { request.send().await.unwrap().status().as_u16() }).collect();
    let mut statuses = Vec::new();
    while let Some(status) = sent.join_next().await {
        statuses.push(status.unwrap());
    }
    statuses
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).unwrap_or_else(|| panic!("no {name} in {headers:?}")).to_str().unwrap()
}

fn number(headers: &HeaderMap, name: &str) -> u64 {
    text(headers, name).parse().unwrap_or_else(|_| panic!("{name}: {}", text(headers, name)))
}

/// The parameter of a policy in a structured field such as `"requests";r=2;t=1, "points";r=9;t=1`.
fn parameter(headers: &HeaderMap, name: &str, policy: &str, parameter: &str) -> u64 {
    let value = text(headers, name);
    let member = value.split(", ").find_map(|member| member.strip_prefix(&format!("\"{policy}\";")));
    let found =
        member.and_then(|member| member.split(';').find_map(|part| part.strip_prefix(parameter)?.strip_prefix('=')));
    found.unwrap_or_else(|| panic!("{policy} {parameter} in {name}: {value}")).parse().unwrap()
}

/// Asserts that the headers say this of a policy, and the older ones too.
fn assert_quota(headers: &HeaderMap, policy: &str, limit: u64, window: u64, remaining: u64) {
    assert_eq!(parameter(headers, "ratelimit-policy", policy, "q"), limit);
    assert_eq!(parameter(headers, "ratelimit-policy", policy, "w"), window);
    assert_eq!(parameter(headers, "ratelimit", policy, "r"), remaining);
    assert_eq!(text(headers, "x-ratelimit-resource"), policy);
    assert_eq!(number(headers, "x-ratelimit-limit"), limit);
    assert_eq!(number(headers, "x-ratelimit-remaining"), remaining);
    assert_eq!(number(headers, "x-ratelimit-reset"), parameter(headers, "ratelimit", policy, "t"));
}

async fn assert_refused(response: Response, policy: &str, limit: u64, window: u64) {
    let headers = response.headers().clone();
    assert_eq!(response.status(), 429);
    assert_quota(&headers, policy, limit, window, 0);
    let retry_after = number(&headers, "retry-after");
    assert!((1..=window).contains(&retry_after), "Retry-After: {retry_after}");
    assert!(retry_after <= number(&headers, "x-ratelimit-reset"), "{headers:?}");
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("Retry-After") && message.contains(policy), "{answer}");
    assert!(answer.get("data").is_none());
}

on_both! {
    async fn every_answer_counts_down_and_the_one_too_many_is_told_when_to_come_back(gateway: Gateway with [
        ("tiers.anonymous.burst", "3"), ("tiers.anonymous.requests_per_second", "1"),
    ]) {
        // The first requests arrive within a second or not: at most one more is there than was counted.
        let mut refused = None;
        for sent in 1_u64..=100 {
            let response = ask(&gateway, None).await;
            if response.status() == 429 {
                refused = Some((sent, response));
                break;
            }
            assert_eq!(response.status(), 200);
            let remaining = number(response.headers(), "x-ratelimit-remaining");
            assert!(remaining < 3 && remaining + sent >= 3, "{remaining} after {sent}");
            assert_quota(response.headers(), "requests", 3, 3, remaining);
            assert!(response.headers().get("retry-after").is_none());
            let reset = number(response.headers(), "x-ratelimit-reset");
            assert!((1..=3).contains(&reset), "{reset}");
        }
        let (sent, response) = refused.expect("a bucket of three is empty after a hundred requests");
        assert!(sent >= 4, "refused at request {sent}");
        assert_refused(response, "requests", 3, 3).await;
    }

    async fn a_flood_without_keys_hits_no_caller_with_one(gateway: Gateway with [
        ("tiers.anonymous.burst", "1"), ("tiers.anonymous.requests_per_second", "1"),
        ("tiers.developer.burst", "40"), ("tiers.developer.requests_per_second", "1"),
    ]) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let statuses = flood((0..20).map(|_| request(&gateway, None))).await;
        assert!(statuses.contains(&429), "{statuses:?}");
        let response = ask(&gateway, Some(("x-api-key", &key))).await;
        assert_eq!(response.status(), 200);
        assert_quota(response.headers(), "requests", 40, 40, 39);
        let bearer = format!("Bearer {key}");
        let response = ask(&gateway, Some(("authorization", &bearer))).await;
        assert_eq!(response.status(), 200, "both headers lead to the same bucket");
        assert!(number(response.headers(), "x-ratelimit-remaining") <= 39);
    }

    async fn one_client_empties_no_bucket_but_its_own_and_all_its_keys_share_it(gateway: Gateway with [
        ("tiers.developer.burst", "2"), ("tiers.developer.requests_per_second", "1"),
    ]) {
        let one = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let other = gateway.new_key("燎原数据", OrganisationKind::Developer, "developer").await;
        let statuses = flood((0..20).map(|_| request(&gateway, Some(("x-api-key", &one))))).await;
        assert!(statuses.contains(&200) && statuses.contains(&429), "{statuses:?}");

        let response = ask(&gateway, Some(("x-api-key", &other))).await;
        assert_eq!(response.status(), 200);
        assert_quota(response.headers(), "requests", 2, 2, 1);
    }

    async fn guesses_of_keys_are_counted_by_address(gateway: Gateway with [
        ("tiers.anonymous.burst", "3"), ("tiers.anonymous.requests_per_second", "1"),
    ]) {
        let guesses: Vec<String> = (0..20).map(|guess| format!("mj_live_guess_{guess}")).collect();
        let statuses = flood(guesses.iter().map(|guess| request(&gateway, Some(("x-api-key", guess))))).await;
        assert!(statuses.contains(&401) && statuses.contains(&429), "{statuses:?}");
        assert!(statuses.iter().all(|status| [401, 429].contains(status)), "{statuses:?}");
        // Who has a key is let in from the same address.
        assert_eq!(ask(&gateway, Some(("x-api-key", &gateway.key))).await.status(), 200);
    }

    async fn only_a_trusted_proxy_says_whose_request_it_is(gateway: Gateway with [
        ("tiers.anonymous.burst", "1"), ("tiers.anonymous.requests_per_second", "1"),
        ("server.trusted_proxies", "127.0.0.0/8"),
    ]) {
        let from = |addresses: [&'static str; 6]| {
            flood(addresses.map(|address| request(&gateway, Some(("x-forwarded-for", address)))).into_iter())
        };
        let strangers = ["203.0.113.1", "203.0.113.2", "203.0.113.3", "2001:db8::1", "2001:db8:0:1::1", "2001:db8:0:2::1"];
        assert_eq!(from(strangers).await, [200; 6]);
        // The right-most hop that is no proxy counts: a made-up hop before it changes nothing.
        let made_up = ["1.1.1.1, 198.51.100.9", "2.2.2.2, 198.51.100.9", "3.3.3.3, 198.51.100.9", "198.51.100.9",
            "198.51.100.9, 127.0.0.2", "4.4.4.4, 198.51.100.9, 127.0.0.3"];
        assert!(from(made_up).await.contains(&429));
        // An IPv6 address counts as its /64.
        let neighbours = ["2001:db8:9::1", "2001:db8:9::2", "2001:db8:9::3", "2001:db8:9::4", "2001:db8:9::5", "2001:db8:9::6"];
        assert!(from(neighbours).await.contains(&429));
    }

    async fn without_a_trusted_proxy_a_forwarded_address_is_nothing(gateway: Gateway with [
        ("tiers.anonymous.burst", "1"), ("tiers.anonymous.requests_per_second", "1"),
    ]) {
        let addresses: Vec<String> = (1..=20).map(|number| format!("203.0.113.{number}")).collect();
        let statuses = flood(addresses.iter().map(|address| request(&gateway, Some(("x-forwarded-for", address))))).await;
        assert!(statuses.contains(&429), "{statuses:?}");
    }

    async fn points_are_counted_also_for_documents_at_fault_and_refused_by_their_own_policy(gateway: Gateway with [
        ("tiers.anonymous.bucket_points", "5"), ("tiers.anonymous.refill_points_per_second", "1"),
    ]) {
        let documents = ["{ __typename }", "{ nothing }", "{", "{ rateLimit { limit } }"];
        let mut refused = None;
        for (sent, document) in documents.iter().cycle().take(400).enumerate() {
            let response = gateway.post().json(&json!({"query": document})).send().await.unwrap();
            if response.status() == 429 {
                refused = Some((sent, response));
                break;
            }
            let remaining = parameter(response.headers(), "ratelimit", "points", "r");
            assert!(remaining < 5 && remaining + sent as u64 + 1 >= 5, "{remaining} after {sent} and one: {document}");
        }
        let (sent, response) = refused.expect("five points are spent by four hundred requests");
        assert!(sent >= 5, "refused after {sent}");
        assert!(parameter(response.headers(), "ratelimit", "requests", "r") > 0, "it is not the requests");
        assert_refused(response, "points", 5, 5).await;
    }

    async fn a_client_that_obeys_the_headers_is_never_refused(gateway: Gateway with [
        ("tiers.anonymous.burst", "6"), ("tiers.anonymous.requests_per_second", "40"),
        ("tiers.anonymous.bucket_points", "4"), ("tiers.anonymous.refill_points_per_second", "60"),
    ]) {
        let mut waits = 0;
        for _ in 0..24 {
            let response = ask(&gateway, None).await;
            assert_eq!(response.status(), 200, "after {waits} waits");
            let policies = ["requests", "points"];
            let state = policies.map(|policy| {
                let of = |name| parameter(response.headers(), "ratelimit", policy, name);
                (of("r"), of("t"))
            });
            // Every request costs one of each.
            let wait = state.iter().filter(|(remaining, _)| *remaining == 0).map(|(_, reset)| *reset).max();
            if let Some(wait) = wait {
                waits += 1;
                // Waiting is what the client is told to do, not what makes this test right.
                tokio::time::sleep(std::time::Duration::from_secs(wait)).await;
            }
        }
    }

    async fn a_caller_may_have_so_many_requests_in_progress(gateway: Gateway with [
        ("tiers.anonymous.concurrency_max", "2"), ("tiers.anonymous.burst", "100000"),
        ("tiers.anonymous.bucket_points", "100000"),
    ]) {
        // Their bodies never come, so they stay in progress until they are hung up.
        let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n";
        let mut held = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(gateway.address).await.unwrap();
            stream.write_all(head.as_bytes()).await.unwrap();
            held.push(stream);
        }
        let refused = until(async || Some(ask(&gateway, None).await).filter(|answer| answer.status() == 429)).await;
        assert_eq!(number(refused.headers(), "retry-after"), 1);
        let of_it = |name| parameter(refused.headers(), "ratelimit-policy", "concurrency", name);
        assert_eq!(of_it("q"), 2);
        let answer: Value = refused.json().await.unwrap();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED");
        assert!(answer["errors"][0]["message"].as_str().unwrap().contains("\"concurrency\""), "{answer}");
        assert_eq!(ask(&gateway, Some(("x-api-key", &gateway.key))).await.status(), 200, "another caller");
        drop(held);
        until(async || Some(ask(&gateway, None).await).filter(|answer| answer.status() == 200)).await;
    }

    async fn the_schema_says_what_the_headers_say(gateway: Gateway with [
        ("tiers.anonymous.bucket_points", "500"), ("tiers.anonymous.refill_points_per_second", "1"),
    ]) {
        let query = json!({"query": "{ rateLimit { limit remaining cost resetAt } }"});
        let response = gateway.post().json(&query).send().await.unwrap();
        let remaining = parameter(response.headers(), "ratelimit", "points", "r");
        let reset = parameter(response.headers(), "ratelimit", "points", "t");
        let answer: Value = response.json().await.unwrap();
        let told = &answer["data"]["rateLimit"];
        assert_eq!((&told["limit"], &told["remaining"], &told["cost"]), (&json!(500), &json!(remaining), &json!(1)));
        assert_eq!((remaining, reset), (499, 1));
        let reset_at = told["resetAt"].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        assert_eq!(reset_at, tests::gateway::today() + chrono::TimeDelta::seconds(1));
    }
}
