//! An attack as data: what is sent, and what must come of it.

use mingjing::error::ErrorCode;
use reqwest::Client;
use serde_json::{Value, json};
use tests::{
    shown::{assert_errors_are_fit, assert_tells_no_internals},
    target::{PATIENCE, Target},
};

/// The most bytes of an answer that refuses: twenty errors of the longest kind, and no copy of anything.
const REFUSAL_MAX: usize = 12 * 1024;

/// So many attacks are under way at once.
const AT_ONCE: usize = 6;

/// One attack.
#[derive(Debug, Clone)]
pub struct Attack {
    name: String,
    /// The body of a POST, and the document in it where there is one.
    body: Vec<u8>,
    expected: Expected,
}

/// What must come of an attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Nothing is executed: this code, and the status that the table gives it.
    Refused(ErrorCode),
    /// Its fields are executed, and one of them ends with this code.
    Failed(ErrorCode),
    /// Its fields are executed, and either answered or ended with this code.
    Answered(ErrorCode),
    /// It is within every cap, and answered without an error.
    Served,
}

impl Attack {
    /// A document without variables.
    pub fn document(name: impl Into<String>, query: impl AsRef<str>, expected: Expected) -> Self {
        Self::with_variables(name, query, &json!({}), expected)
    }

    /// A document with variables.
    pub fn with_variables(
        name: impl Into<String>,
        query: impl AsRef<str>,
        variables: &Value,
        expected: Expected,
    ) -> Self {
        let body = json!({"query": query.as_ref(), "variables": variables}).to_string();
        Self::body(name, body, expected)
    }

    /// A body as it is.
    pub fn body(name: impl Into<String>, body: impl Into<Vec<u8>>, expected: Expected) -> Self {
        Self { name: name.into(), body: body.into(), expected }
    }

    /// Sends it, and asserts that what must come of it came.
    async fn run(self, client: Client, url: String) {
        let name = &self.name;
        let request = client.post(url).header("accept", "application/graphql-response+json");
        let request = request.header("content-type", "application/json").body(self.body.clone());
        let response = request.send().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let status = response.status().as_u16();
        let text = response.text().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_tells_no_internals(name, &text);
        let answer: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{name}: {status} {text}"));
        let is_good = status == 200 && answer.get("errors").is_none();
        let (code, expected_status) = match self.expected {
            Expected::Answered(_) if is_good => return,
            Expected::Served => {
                assert!(is_good, "{name}: {status} {answer}");
                return;
            }
            Expected::Refused(code) => (code, code.http_status()),
            Expected::Failed(code) | Expected::Answered(code) => (code, 200),
        };
        assert_eq!(answer["errors"][0]["extensions"]["code"], code.as_str(), "{name}: {answer}");
        assert_eq!(status, expected_status, "{name}: {answer}");
        assert_eq!(answer.get("data").is_some(), expected_status == 200, "{name}: {answer}");
        assert!(text.len() <= REFUSAL_MAX, "{name}: {} bytes of refusal", text.len());
        // In the document, and as it stands in the body: escaped.
        let document = serde_json::from_slice(&self.body).unwrap_or(Value::Null);
        let sent = document["query"].as_str().unwrap_or_default();
        assert_errors_are_fit(name, &format!("{sent}\n{}", String::from_utf8_lossy(&self.body)), &answer);
    }
}

/// Runs attacks from callers without a key, while a well-behaved client is served; asserts that each is refused as it must
/// be, and that the gateway took no harm.
pub async fn assail(target: &mut Target, attacks: impl IntoIterator<Item = Attack>) {
    let mut attacks = attacks.into_iter().peekable();
    assert!(attacks.peek().is_some(), "an attack without attackers shows nothing");
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let mut bystander = target.bystander();
    let mut running = tokio::task::JoinSet::new();
    // All of them are tried; each that ends otherwise says so when it panics.
    let mut astray = 0;
    for attack in attacks {
        if running.len() == AT_ONCE {
            astray += usize::from(running.join_next().await.unwrap().is_err());
        }
        running.spawn(attack.run(client.clone(), target.url()));
    }
    while let Some(ended) = running.join_next().await {
        astray += usize::from(ended.is_err());
    }
    assert_eq!(astray, 0, "of the attacks above; the others ended as they must");
    bystander.is_served().await;
    bystander.stop().await;
    target.assert_unharmed();
}
