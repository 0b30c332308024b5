//! The feed for tools that speak no GraphQL.

use entity::code::OrganisationKind;
use reqwest::{RequestBuilder, Response};
use tests::{draft::credit_code, on_both};

use super::*;

/// A request for the feed.
pub(super) fn request(gateway: &Gateway, query: &str) -> RequestBuilder {
    let url = format!("http://{}/v1/changes{query}", gateway.address);
    gateway.http().get(url).header("x-api-key", &gateway.key)
}

/// Lines as they come.
pub(super) struct Lines {
    response: Response,
    bytes: Vec<u8>,
}

impl Lines {
    pub(super) async fn of(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        Self { response, bytes: Vec::new() }
    }

    /// The next line; nothing at the end.
    async fn any(&mut self) -> Option<String> {
        let end = loop {
            if let Some(end) = self.bytes.iter().position(|byte| *byte == b'\n') {
                break end;
            }
            self.bytes.extend_from_slice(&self.response.chunk().await.unwrap()?);
        };
        let line: Vec<u8> = self.bytes.drain(..=end).collect();
        Some(String::from_utf8(line).unwrap().trim_end().to_owned())
    }

    /// The next line that says something, as JSON.
    pub(super) async fn next(&mut self) -> Option<Value> {
        loop {
            let line = self.any().await?;
            if !line.is_empty() {
                return Some(serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}")));
            }
        }
    }

    pub(super) async fn rest(mut self) -> Vec<Value> {
        let mut lines = Vec::new();
        while let Some(line) = self.next().await {
            lines.push(line);
        }
        lines
    }
}

/// The sequence numbers of lines that are changes.
pub(super) fn numbers(lines: &[Value]) -> Vec<&str> {
    lines.iter().filter_map(|line| line["sequence"].as_str()).collect()
}

on_both! {
    async fn the_feed_is_lines_of_json_that_say_the_same_as_the_schema(gateway: Gateway) {
        let nothing = Lines::of(request(&gateway, "")).await.rest().await;
        assert_eq!(nothing, [json!({"upTo": "0", "head": "0"})]);
        changes(&gateway).await;
        let lines = Lines::of(request(&gateway, "")).await;
        assert_eq!(lines.response.headers()["content-type"], "application/x-ndjson; charset=utf-8");
        let lines = lines.rest().await;
        assert_eq!(numbers(&lines), ["1", "2", "3", "4", "5", "6", "7", "8"]);
        assert_eq!(lines.last().unwrap(), &json!({"upTo": "8", "head": "8"}));
        let page = page(&gateway, "first: 100").await;
        for (line, event) in lines.iter().zip(page["events"].as_array().unwrap()) {
            for field in ["sequence", "at", "operation", "kind", "recordId", "revision", "after", "before", "underObjection", "reason"] {
                assert_eq!(line[field], event[field], "{field}");
            }
            let changed: Vec<_> = event["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
            assert_eq!(line["changedFields"], json!(changed));
            assert_eq!((&line["by"]["name"], &line["enterprise"]["creditCode"]), (&event["by"]["name"], &event["enterprise"]["creditCode"]));
        }
        assert_eq!(lines[7]["state"], "CURRENT", "{}", lines[7]);
        let query = format!("?after=4&kind=honour,abnormal_operation&creditCode={}&creditCode={}", credit_code(1), credit_code(2));
        let lines = Lines::of(request(&gateway, &query)).await.rest().await;
        assert_eq!((numbers(&lines), &lines.last().unwrap()["upTo"]), (vec!["5", "7", "8"], &json!("8")));
    }

    async fn a_reader_that_follows_is_sent_what_comes_and_a_browser_goes_on_where_it_broke_off(gateway: Gateway) {
        changes(&gateway).await;
        // What is followed must not wait in a compressor; what ends may be compressed.
        for (query, is_compressed) in [("?after=1&follow=true", false), ("?after=1", true)] {
            let answer = request(&gateway, query).header("accept-encoding", "gzip").send().await.unwrap();
            // Clients take off what an answer is encoded in, and the header with it.
            let varies = answer.headers().get_all("vary").iter().any(|by| by.to_str().unwrap().contains("accept-encoding"));
            assert_eq!(varies, is_compressed, "{query}");
        }
        let mut lines = Lines::of(request(&gateway, "?after=7&follow=true")).await;
        assert_eq!(lines.next().await.unwrap()["sequence"], "8");
        assert_eq!(lines.next().await.unwrap()["upTo"], "8");
        let events = request(&gateway, "?after=1").header("accept", "text/event-stream").header("last-event-id", "8");
        let mut events = Lines::of(events).await;
        assert_eq!(events.response.headers()["content-type"], "text/event-stream; charset=utf-8");
        for expected in ["id: 8", "event: progress", "data: {\"head\":\"8\",\"upTo\":\"8\"}", ""] {
            assert_eq!(events.any().await.unwrap(), expected);
        }
        gateway.write("honour", &[honour(3, "丙")]).await;
        let told = lines.next().await.unwrap();
        assert_eq!((&told["sequence"], &told["after"]["title"]), (&json!("9"), &json!("丙")));
        assert_eq!((events.any().await.unwrap(), events.any().await.unwrap()), ("id: 9".to_owned(), "event: change".to_owned()));
    }

    async fn what_is_refused_is_refused_before_the_answer_begins(gateway: Gateway) {
        changes(&gateway).await;
        for (query, status, told) in [
            ("?after=9", 400, "goes up to 8"), ("?after=x", 400, "sequence number"), ("?kind=horse", 400, "honour"),
            ("?operation=sell", 400, "withdraw"), ("?creditCode=1", 400, "creditCode"), ("?kinds=honour", 400, "they are after, follow"),
            ("?byId=x", 400, "ids of organisations"), ("?industry=1", 400, "letters"), ("?follow=yes", 400, "true or false"), ("?district=pudong", 400, "310115"),
        ] {
            let answer = request(&gateway, query).send().await.unwrap();
            let (code, text) = (answer.status().as_u16(), answer.text().await.unwrap());
            assert!(code == status && text.contains(told), "{query}: {code} {text}");
        }
        let url = format!("http://{}/v1/changes", gateway.address);
        assert_eq!(gateway.http().get(&url).header("x-api-key", "mj_live_nobody").send().await.unwrap().status(), 401);
        assert_eq!(gateway.http().post(&url).header("x-api-key", &gateway.key).send().await.unwrap().status(), 405);
    }

    async fn who_follows_has_a_place_until_it_leaves_and_loses_it_with_its_key(gateway: Gateway with [("tiers.developer.subscriptions_max", "1")]) {
        use mingjing::domain::access::key::ApiKey;
        changes(&gateway).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let follow = || {
            let url = format!("http://{}/v1/changes?follow=true&after=8", gateway.address);
            gateway.http().get(url).header("x-api-key", &key)
        };
        let mut lines = Lines::of(follow()).await;
        assert_eq!(lines.next().await.unwrap()["upTo"], "8");
        let refused = follow().send().await.unwrap();
        assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].is_empty()), (429, false));
        drop(lines);
        let mut lines = tests::until(async || {
            let response = follow().send().await.unwrap();
            (response.status() == 200).then_some(Lines { response, bytes: Vec::new() })
        }).await;
        assert_eq!(lines.next().await.unwrap()["upTo"], "8");
        let id = ApiKey::parse(&key).unwrap().id().to_string();
        gateway.data(&format!("mutation {{ revokeKey(input: {{ keyId: \"{id}\" }}) {{ userErrors {{ code }} }} }}")).await;
        gateway.app.clock.advance(chrono::TimeDelta::seconds(6));
        let last = lines.rest().await.pop().unwrap();
        assert_eq!(last["error"]["code"], "UNAUTHENTICATED", "{last}");
    }
}
