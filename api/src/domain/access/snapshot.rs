//! What the audit log keeps of a thing as it was and as it became, and how it names it. Never a secret: of a key, its
//! public part and its times.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use entity::code::{CodeList, OrganisationKind, Scope};
use serde_json::{Map, Value, json};

use super::{
    caller::{ClientId, OrganisationId},
    key::KeyId,
    responsibility::Responsibility,
    tier::{SetBy, Tier},
    update_client::ClientState,
};

pub(super) fn organisation_target(id: OrganisationId) -> String {
    format!("organisation:{id}")
}

pub(super) fn client_target(id: ClientId) -> String {
    format!("client:{id}")
}

pub(super) fn key_target(id: KeyId) -> String {
    format!("api_key:{id}")
}

pub(super) fn tier_target(name: &str) -> String {
    format!("tier:{name}")
}

pub(super) fn organisation(name: &str, kind: OrganisationKind, responsibility: &Responsibility) -> Value {
    json!({
        "name": name,
        "kind": kind.code(),
        "division": responsibility.division,
        "industrySections": responsibility.industry_sections,
        "kinds": responsibility.kinds,
        "membersOnly": responsibility.members_only,
        "needsReview": responsibility.needs_review,
    })
}

pub(super) fn client(organisation: OrganisationId, name: &str, state: &ClientState) -> Value {
    json!({
        "organisation": organisation.0,
        "name": name,
        "tier": state.tier,
        "scopes": codes(&state.scopes),
        "disabledAt": state.disabled_at.map(time),
    })
}

pub(super) fn key(client: ClientId, expires_at: Option<DateTime<Utc>>, revoked_at: Option<DateTime<Utc>>) -> Value {
    json!({ "client": client.0, "expiresAt": expires_at.map(time), "revokedAt": revoked_at.map(time) })
}

pub(super) fn tier(tier: &Tier, set_by: SetBy) -> Value {
    let mut shown: Map<String, Value> =
        tier.limits.each().map(|(field, number)| (field.name.to_owned(), number.into())).collect();
    shown.insert("scopes".to_owned(), codes(&tier.scopes));
    shown.insert("documents".to_owned(), tier.documents.code().into());
    shown.insert("setBy".to_owned(), set_by.as_str().into());
    Value::Object(shown)
}

fn codes(scopes: &BTreeSet<Scope>) -> Value {
    scopes.iter().map(|scope| scope.code()).collect()
}

fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
