//! What an endpoint is told: a change exactly as the feed tells it, or that it works.

use std::collections::HashMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::{Delivery, Endpoint, WebhookError, Webhooks, courier::Letter, repo::Stored, secret::SigningSecret};
use crate::domain::{feed::Told, reading::global_id};

/// The type of test events.
const TEST: &str = "webhook.test";

impl Webhooks {
    /// The bodies of these deliveries; with what leads to persons, if their owner may see it. One statement.
    pub(super) async fn bodies(
        &self,
        endpoint: &Endpoint,
        deliveries: &[Delivery],
        with_contacts: bool,
    ) -> Result<HashMap<i64, String>, WebhookError> {
        let sequences: Vec<u64> = deliveries.iter().filter_map(|delivery| delivery.sequence).collect();
        let mut changes = HashMap::new();
        for row in self.feed.at(Told::plan(), &sequences).await? {
            let told = Told::of(&row, with_contacts)?;
            changes.insert(told.sequence, told.json);
        }
        let body = |delivery: &Delivery| {
            let body = match delivery.sequence {
                Some(sequence) => changed(changes.get(&sequence)?),
                None => test(endpoint, delivery),
            };
            Some((delivery.id, body.to_string()))
        };
        Ok(deliveries.iter().filter_map(body).collect())
    }

    /// The secrets that sign for this endpoint now: its own, and for a while the former one.
    pub(super) fn secrets(&self, stored: &Stored, now: DateTime<Utc>) -> Vec<SigningSecret> {
        let former = stored.sealed_former_secret.as_deref();
        let former = former.filter(|_| stored.endpoint.former_secret_until.is_some_and(|until| until > now));
        let sealed = [Some(stored.sealed_secret.as_str()), former].into_iter().flatten();
        sealed.filter_map(|sealed| SigningSecret::open(sealed, &self.sealer, stored.endpoint.id)).collect()
    }
}

fn changed(change: &Value) -> Value {
    let word = |field: &str| change[field].as_str().unwrap_or_default().to_ascii_lowercase();
    json!({
        "type": format!("{}.{}", word("kind"), word("operation")),
        "timestamp": change["at"],
        "data": change,
    })
}

fn test(endpoint: &Endpoint, delivery: &Delivery) -> Value {
    json!({
        "type": TEST,
        "timestamp": delivery.created_at.to_rfc3339_opts(SecondsFormat::Micros, true),
        "data": {
            "endpoint": global_id::encode("webhook_endpoint", endpoint.id),
            "description": endpoint.description,
        },
    })
}

/// The letter of a delivery, signed with each of the secrets.
pub(super) fn letter(delivery: &Delivery, body: String, secrets: &[SigningSecret], now: DateTime<Utc>) -> Letter {
    let (id, timestamp) = (delivery.message_id(), now.timestamp());
    let signatures: Vec<String> = secrets.iter().map(|secret| secret.sign(&id, timestamp, &body)).collect();
    Letter { signature: signatures.join(" "), id, timestamp, body }
}
