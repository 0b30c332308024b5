//! A collector: takes what it is sent, or does not, and shows it as spans.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{AnyValue, KeyValue, any_value::Value},
    trace::v1::{span::SpanKind, status::StatusCode as SpanStatus},
};
use prost::Message as _;
use tokio::{net::TcpListener, sync::watch};

/// What it does with what it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    /// Takes it.
    Takes,
    /// Says that it cannot, now.
    Refuses,
    /// Says nothing until it behaves otherwise.
    Hangs,
}

/// One thing that it was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// A span as it came.
#[derive(Debug, Clone)]
pub struct Span {
    pub name: String,
    pub trace: String,
    pub id: String,
    /// Empty for a span without one.
    pub parent: String,
    pub kind: SpanKind,
    pub status: SpanStatus,
    pub attributes: BTreeMap<String, String>,
    pub resource: BTreeMap<String, String>,
    pub start: u64,
    pub end: u64,
    /// Events and links, of which there are to be none.
    pub extras: usize,
}

/// A running collector. It ends with the test.
#[derive(Clone)]
pub struct Collector {
    /// Where it takes traces, as `traces.endpoint` names it.
    pub endpoint: String,
    taken: Arc<Mutex<Vec<Sent>>>,
    behaviour: watch::Sender<Behaviour>,
}

impl Collector {
    /// Starts one on a free port.
    pub async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}/v1/traces", listener.local_addr().unwrap());
        let collector = Self { endpoint, taken: Arc::default(), behaviour: watch::Sender::new(behaviour) };
        let router = Router::new().fallback(Self::receive).with_state(collector.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        collector
    }

    async fn receive(State(collector): State<Self>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
        let mut behaviour = collector.behaviour.subscribe();
        let now = *behaviour.wait_for(|behaviour| *behaviour != Behaviour::Hangs).await.unwrap();
        if now == Behaviour::Refuses {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        collector.taken.lock().unwrap().push(Sent { path: uri.path().to_owned(), headers, body });
        StatusCode::OK
    }

    /// From now on it behaves so.
    pub fn behave(&self, behaviour: Behaviour) {
        self.behaviour.send_replace(behaviour);
    }

    /// Everything that it took.
    pub fn taken(&self) -> Vec<Sent> {
        self.taken.lock().unwrap().clone()
    }

    /// Whether something that it took holds these bytes.
    pub fn holds(&self, text: &str) -> bool {
        self.taken().iter().any(|sent| sent.body.windows(text.len()).any(|bytes| bytes == text.as_bytes()))
    }

    /// The spans that it took.
    pub fn spans(&self) -> Vec<Span> {
        let decoded = self.taken().into_iter().map(|sent| ExportTraceServiceRequest::decode(sent.body).unwrap());
        let mut spans = Vec::new();
        for of_resource in decoded.flat_map(|request| request.resource_spans) {
            let resource = texts(of_resource.resource.unwrap().attributes);
            for span in of_resource.scope_spans.into_iter().flat_map(|of_scope| of_scope.spans) {
                spans.push(Span {
                    kind: span.kind(),
                    status: span.status.clone().unwrap_or_default().code(),
                    name: span.name,
                    trace: hex(&span.trace_id),
                    id: hex(&span.span_id),
                    parent: hex(&span.parent_span_id),
                    attributes: texts(span.attributes),
                    resource: resource.clone(),
                    start: span.start_time_unix_nano,
                    end: span.end_time_unix_nano,
                    extras: span.events.len() + span.links.len(),
                });
            }
        }
        spans
    }

    /// The spans of requests that it took: those of the gateway that stand below no other of the gateway's.
    pub fn requests(&self) -> Vec<Span> {
        let spans = self.spans();
        spans.iter().filter(|span| spans.iter().all(|other| other.id != span.parent)).cloned().collect()
    }
}

/// The names of a trace's spans: a line a span, children indented below their parent in the order of their beginning.
pub fn tree(spans: &[Span], root: &Span) -> Vec<String> {
    let mut children: Vec<&Span> = spans.iter().filter(|span| span.parent == root.id).collect();
    children.sort_by_key(|span| span.start);
    let below = children.into_iter().flat_map(|child| tree(spans, child)).map(|line| format!("  {line}"));
    std::iter::once(root.name.clone()).chain(below).collect()
}

fn texts(attributes: Vec<KeyValue>) -> BTreeMap<String, String> {
    let text = |value: Option<AnyValue>| match value.and_then(|value| value.value) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("no text and no number: {other:?}"),
    };
    let count = attributes.len();
    let texts: BTreeMap<String, String> =
        attributes.into_iter().map(|attribute| (attribute.key, text(attribute.value))).collect();
    assert_eq!(texts.len(), count, "an attribute stands twice beside {texts:?}");
    texts
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
