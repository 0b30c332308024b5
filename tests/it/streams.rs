//! Subscriptions as server-sent events, over real HTTP: the protocol's shape, the guards before it, and how a stream ends.

use entity::code::OrganisationKind;
use mingjing::domain::access::key::ApiKey;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use tests::{draft::enterprise, gateway::Gateway, on_both, until};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

const SUBSCRIPTION: &str = "subscription Wait { datasetSequence { sequence } }";

/// A stream of events being read.
pub(crate) struct Events {
    response: Response,
    bytes: Vec<u8>,
    text: String,
}

/// One event, or a comment, which has no name.
#[derive(Debug, PartialEq)]
struct Event {
    name: String,
    data: String,
}

impl Events {
    pub(crate) fn of(response: Response) -> Self {
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Self { response, bytes: Vec::new(), text: String::new() }
    }

    /// The next event or comment; nothing at the end of the answer.
    async fn any(&mut self) -> Option<Event> {
        let end = loop {
            if let Some(end) = self.text.find("\n\n") {
                break end;
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.bytes.extend_from_slice(&chunk);
            // A character may come in two pieces.
            let whole = match std::str::from_utf8(&self.bytes) {
                Ok(text) => text.len(),
                Err(error) => error.valid_up_to(),
            };
            self.text.push_str(std::str::from_utf8(&self.bytes[..whole]).unwrap());
            self.bytes.drain(..whole);
        };
        let block = self.text.drain(..end + 2).collect::<String>();
        let field = |name: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.map(|value| value.trim_start().to_owned()).unwrap_or_default()
        };
        Some(Event { name: field("event"), data: field("data") })
    }

    /// The next event.
    async fn event(&mut self) -> Option<Event> {
        loop {
            match self.any().await {
                Some(comment) if comment.name.is_empty() => {}
                event => return event,
            }
        }
    }

    /// The document of the next event, which must be one.
    pub(crate) async fn next(&mut self) -> Value {
        let event = self.event().await.expect("an event");
        assert_eq!(event.name, "next", "{event:?}");
        serde_json::from_str(&event.data).unwrap()
    }

    /// Where the data set is told to go next.
    async fn sequence(&mut self) -> u64 {
        let told = self.next().await;
        told["data"]["datasetSequence"]["sequence"].as_str().unwrap_or_else(|| panic!("{told}")).parse().unwrap()
    }

    /// The stream must end here as the protocol ends it.
    async fn assert_complete(&mut self) {
        assert_eq!(self.event().await, Some(Event { name: "complete".to_owned(), data: String::new() }));
        assert_eq!(self.event().await, None);
    }
}

fn post(gateway: &Gateway, key: Option<&str>, body: &Value) -> RequestBuilder {
    let request =
        gateway.http().post(format!("{}/stream", gateway.url())).header("accept", "text/event-stream").json(body);
    key.into_iter().fold(request, |request, key| request.header("x-api-key", key))
}

async fn open(gateway: &Gateway, key: Option<&str>, query: &str) -> Response {
    post(gateway, key, &json!({"query": query})).send().await.unwrap()
}

async fn subscribe(gateway: &Gateway) -> Events {
    Events::of(open(gateway, Some(&gateway.key), SUBSCRIPTION).await)
}

/// The status and the code of an answer that is no stream.
async fn refusal(response: Response) -> (u16, String) {
    assert_eq!(response.headers()["content-type"], "application/graphql-response+json; charset=utf-8");
    let status = response.status().as_u16();
    let answer: Value = response.json().await.unwrap();
    (status, answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned())
}

on_both! {
    async fn a_subscriber_is_told_where_the_data_set_goes_and_again_when_it_moves(gateway: Gateway) {
        let mut events = subscribe(&gateway).await;
        let told = events.next().await;
        assert_eq!(told["data"]["datasetSequence"]["sequence"], "0", "{told}");
        assert!(told["extensions"]["cost"]["actual"].is_u64() && told.get("errors").is_none(), "{told}");
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
        assert_eq!(events.sequence().await, 2);
        // What another replica writes is noticed too.
        let replica = gateway.start_replica(&[]).await;
        replica.write("enterprise", &[enterprise(3, &[])]).await;
        assert_eq!(events.sequence().await, 3);
        // Who comes later is told at once, and GET is as good as POST.
        let url = format!("{}/stream?query={}", gateway.url(), SUBSCRIPTION.replace(' ', "%20").replace('{', "%7B").replace('}', "%7D"));
        let request = gateway.http().get(url).header("accept", "text/event-stream").header("x-api-key", &gateway.key);
        assert_eq!(Events::of(request.send().await.unwrap()).sequence().await, 3);
    }

    async fn a_query_is_one_event_and_a_mutation_too_but_only_by_post(gateway: Gateway) {
        let mut events = Events::of(open(&gateway, Some(&gateway.key), "{ dataset { sequence } }").await);
        assert_eq!(events.next().await["data"], json!({"dataset": {"sequence": "0"}}));
        events.assert_complete().await;
        let mutation = "mutation { registerOrganisation(input: { name: \"某协会\", kind: ASSOCIATION }) { userErrors { code } } }";
        let mut events = Events::of(open(&gateway, Some(&gateway.key), mutation).await);
        assert_eq!(events.next().await["data"]["registerOrganisation"], json!({"userErrors": []}));
        events.assert_complete().await;
        let url = format!("{}/stream?query=mutation%7Ba%7D", gateway.url());
        let response = gateway.http().get(url).header("accept", "text/event-stream").send().await.unwrap();
        assert_eq!(response.headers()["allow"], "POST");
        assert_eq!(refusal(response).await.0, 405);
    }

    async fn what_is_refused_is_an_ordinary_answer_before_any_event(gateway: Gateway with [("tiers.anonymous.burst", "1000")]) {
        let nested = format!("subscription {{ datasetSequence {{ {} }} }}", "a ".repeat(2_000));
        let spread = "subscription { datasetSequence { ...f } } fragment f on DatasetMovement { ...f }";
        for (query, status, code) in [
            ("subscription { datasetSequence { sequence }", 400, "GRAPHQL_PARSE_FAILED"),
            ("subscription { datasetSequence { colour } }", 400, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { nothing { a } }", 400, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { a: datasetSequence { sequence } b: datasetSequence { sequence } }", 400, "GRAPHQL_VALIDATION_FAILED"),
            ("subscription { ...f } fragment f on Subscription { datasetSequence { sequence } }", 400, "GRAPHQL_VALIDATION_FAILED"),
            (nested.as_str(), 413, "QUERY_TOO_LARGE"),
            (spread, 400, "GRAPHQL_VALIDATION_FAILED"),
            ("{ organisations { totalCount } }", 403, "FORBIDDEN"),
        ] {
            assert_eq!(refusal(open(&gateway, None, query).await).await, (status, code.to_owned()), "{query}");
        }
        assert_eq!(refusal(open(&gateway, Some("mj_live_abcdefghijkl_x"), SUBSCRIPTION).await).await, (401, "UNAUTHENTICATED".to_owned()));
        // Only whoever takes events gets them, and nothing else is reserved or cancelled here.
        let request = gateway.http().post(format!("{}/stream", gateway.url())).json(&json!({"query": SUBSCRIPTION}));
        assert_eq!(refusal(request.header("accept", "application/json").send().await.unwrap()).await.0, 406);
        let put = gateway.http().put(format!("{}/stream", gateway.url())).header("accept", "text/event-stream");
        let put = put.send().await.unwrap();
        assert_eq!((put.status().as_u16(), put.headers()["allow"].to_str().unwrap()), (405, "GET, POST"));
        // And at /graphql nobody subscribes.
        let (code, message) = gateway.error(SUBSCRIPTION).await;
        assert!(code == "BAD_USER_INPUT" && message.contains("/graphql/stream"), "{code} {message}");
    }

    async fn a_caller_has_so_many_subscriptions_open_and_one_that_ends_makes_room(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut opened = Vec::new();
        for _ in 0..gateway.app.config.tiers["developer"].limits.subscriptions_max {
            let mut events = Events::of(open(&gateway, Some(&key), SUBSCRIPTION).await);
            events.sequence().await;
            opened.push(events);
        }
        let response = open(&gateway, Some(&key), SUBSCRIPTION).await;
        assert!(response.headers().contains_key("retry-after"));
        assert_eq!(refusal(response).await, (429, "RATE_LIMITED".to_owned()));
        // They are no requests in progress, and others have places of their own.
        assert_eq!(Events::of(open(&gateway, Some(&key), "{ __typename }").await).next().await["data"]["__typename"], "Query");
        subscribe(&gateway).await.sequence().await;
        // Who hangs up gives the place back.
        opened.pop();
        until(async || {
            let response = open(&gateway, Some(&key), SUBSCRIPTION).await;
            (response.status() == 200).then_some(())
        }).await;
    }

    async fn a_key_that_is_revoked_ends_its_streams_with_the_reason(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut events = Events::of(open(&gateway, Some(&key), SUBSCRIPTION).await);
        events.sequence().await;
        let mut others = subscribe(&gateway).await;
        others.sequence().await;
        let id = ApiKey::parse(&key).unwrap().id().to_string();
        let revoke = format!("mutation {{ revokeKey(input: {{ keyId: \"{id}\" }}) {{ userErrors {{ code }} }} }}");
        assert_eq!(gateway.data(&revoke).await["revokeKey"]["userErrors"], json!([]));
        let told = events.next().await;
        assert_eq!(told["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{told}");
        assert!(told.get("data").is_none(), "{told}");
        events.assert_complete().await;
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        assert_eq!(others.sequence().await, 1);
    }

    async fn a_stream_without_events_is_not_silent(gateway: Gateway with [("server.heartbeat_ms", "50")]) {
        let mut events = subscribe(&gateway).await;
        events.sequence().await;
        for _ in 0..3 {
            assert_eq!(events.any().await, Some(Event { name: String::new(), data: String::new() }));
        }
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        assert_eq!(events.sequence().await, 1);
    }

    async fn who_reads_slowly_is_told_the_latest_alone(gateway: Gateway) {
        let mut events = subscribe(&gateway).await;
        assert_eq!(events.sequence().await, 0);
        for number in 1..=50 {
            gateway.write("enterprise", &[enterprise(number, &[])]).await;
        }
        // Whatever was left out on the way, what is told only grows, and the last is there.
        let (mut last, mut told) = (0, 0);
        while last < 50 {
            let next = events.sequence().await;
            assert!(next > last);
            (last, told) = (next, told + 1);
        }
        assert!(told <= 50);
    }

    async fn a_subscription_is_charged_at_its_start_and_by_its_events(gateway: Gateway) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let mut events = Events::of(open(&gateway, Some(&key), SUBSCRIPTION).await);
        events.sequence().await;
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        events.sequence().await;
        drop(events);
        // A point for the object at the start, and one with each of two events.
        let usage = until(async || {
            gateway.app.flush_usage().await.unwrap();
            let query = "query Usage { viewer { usage(by: OPERATION) { operation requests errors cost } } }";
            let answer: Value = gateway.post().header("x-api-key", &key).json(&json!({"query": query})).send().await.unwrap().json().await.unwrap();
            let lines = answer["data"]["viewer"]["usage"].as_array().unwrap().clone();
            lines.into_iter().find(|line| line["operation"] == "Wait")
        }).await;
        assert_eq!(usage, json!({"operation": "Wait", "requests": 1, "errors": 0, "cost": 3}));
    }

    async fn a_gateway_that_stops_ends_its_streams_and_does_not_wait_for_them(gateway: Gateway) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let app = gateway.app.clone();
        let serving = tokio::spawn(async move { app.serve(listener, async { let _ = stopped.await; }).await });
        let url = format!("http://{address}/graphql/stream");
        let request = gateway.http().post(url).header("accept", "text/event-stream").header("x-api-key", &gateway.key);
        let mut events = Events::of(request.json(&json!({"query": SUBSCRIPTION})).send().await.unwrap());
        events.sequence().await;
        stop.send(()).unwrap();
        events.assert_complete().await;
        assert_eq!(serving.await.unwrap().unwrap(), mingjing::http::server::Ended::Cleanly);
    }

    async fn who_hangs_up_in_the_middle_of_the_head_leaves_nothing_behind(gateway: Gateway) {
        // A raw connection that is closed right after the first bytes of the answer.
        for _ in 0..3 {
            let body = json!({"query": SUBSCRIPTION}).to_string();
            let mut stream = TcpStream::connect(gateway.address).await.unwrap();
            let request = format!(
                "POST /graphql/stream HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut byte = [0; 1];
            stream.read_exact(&mut byte).await.unwrap();
            drop(stream);
            // An anonymous caller has one subscription; the next only finds room when the last has given it back.
            until(async || {
                let response = open(&gateway, None, SUBSCRIPTION).await;
                (response.status() == 200).then_some(())
            }).await;
            until(async || {
                let response = open(&gateway, None, "{ __typename }").await;
                (response.status() == 200).then_some(())
            }).await;
        }
    }
}
