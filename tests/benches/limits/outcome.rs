//! What an answer was: admitted, honestly refused, or anything else.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;
use tests::wire::Answer;

use crate::load::Seen;

/// What an answer was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Data without an error, and the points that it cost.
    Admitted {
        /// What was reserved for it.
        requested: u64,
        /// What was not given back.
        actual: u64,
    },
    /// 429 with its code and a time to come back.
    Refused,
    /// Nothing that a client of these benches should see: status and code.
    Wrong(String),
}

/// Says what an answer was.
pub fn judge(answer: &Answer) -> Outcome {
    let says = |text: &str| find(answer.body, text).is_some();
    match answer.status {
        200 if !says("\"errors\":[") => match (number(answer.body, "requested"), number(answer.body, "actual")) {
            (Some(requested), Some(actual)) => Outcome::Admitted { requested, actual },
            _ => Outcome::Wrong("200 without its cost".to_owned()),
        },
        429 if says("\"code\":\"RATE_LIMITED\"") && seconds(answer, "retry-after").is_some_and(|after| after > 0) => {
            Outcome::Refused
        }
        status => {
            let body: Value = serde_json::from_slice(answer.body).unwrap_or_default();
            let code = body["errors"][0]["extensions"]["code"].as_str().unwrap_or("without a code");
            Outcome::Wrong(format!("{status} {code}"))
        }
    }
}

/// A header that holds a number.
pub fn seconds(answer: &Answer, name: &str) -> Option<u64> {
    answer.header(name)?.parse().ok()
}

/// The number under this name, which no data holds.
fn number(body: &[u8], name: &str) -> Option<u64> {
    let name = format!("\"{name}\":");
    let rest = &body[find(body, &name)? + name.len()..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

/// Costs and errors stand behind the data, so the end is where to look first.
fn find(body: &[u8], text: &str) -> Option<usize> {
    body.windows(text.len()).rposition(|window| window == text.as_bytes())
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Admitted { .. } => formatter.write_str("200"),
            Self::Refused => formatter.write_str("429 RATE_LIMITED"),
            Self::Wrong(what) => formatter.write_str(what),
        }
    }
}

/// How often each status and code was seen, such as `200 × 1550, 429 RATE_LIMITED × 13450`.
pub fn counts<'a>(seen: impl IntoIterator<Item = &'a Seen>) -> String {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for seen in seen {
        *counts.entry(seen.outcome.to_string()).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(what, times)| format!("{what} × {times}")).collect();
    counts.join(", ")
}
