//! Who still asks for what is deprecated is told so. Nothing in the schema is deprecated today: here it is said that
//! something is.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::Request;
use entity::code::Scope;
use mingjing::{
    clock::Clock,
    domain::{
        access::{
            Caller, ClientId,
            caller::CallerClient,
            key::KeyId,
            tier::{Tier, TierLimits},
        },
        deprecation::DeprecatedUse,
    },
    graphql::access::{
        deprecated::{DeprecatedFields, Deprecations},
        scope::ScopedSchema,
    },
};
use serde_json::{Value, json};
use tests::{
    gateway::today,
    on_both,
};

const PRETENDED: &str = r#"type Viewer { scopes: [Int] @deprecated(reason: "Use tier. Removed after 2027-06-30.") }"#;

/// A client of the gateway, or somebody without a key.
fn caller(client: Option<i64>) -> Arc<Caller> {
    let limits = TierLimits {
        requests_per_second: 10,
        burst: 20,
        concurrency_max: 4,
        bucket_points: 1_000,
        refill_points_per_second: 50,
        query_cost_max: 1_000,
        page_size_max: 100,
        subscriptions_max: 1,
        exports_per_day: 1,
        watched_subjects_max: 10,
        writes_per_minute: 100,
    };
    let scopes = BTreeSet::from([Scope::DisclosureRead]);
    let anonymous = Caller::anonymous(Arc::new(Tier { name: "developer".to_owned(), limits, scopes }));
    let key = KeyId::parse("000000000001").unwrap();
    let client = client.map(|id| CallerClient { id: ClientId(id), name: "test".to_owned(), key });
    Arc::new(Caller { client, ..anonymous })
}

async fn ask(schema: &ScopedSchema, client: Option<i64>, query: &str) -> Value {
    let answer = schema.execute(Request::new(query).data(caller(client))).await;
    serde_json::to_value(answer).unwrap()
}

on_both! {
    async fn a_client_is_told_which_deprecated_fields_it_asks_for(gateway: Gateway) {
        let uses = DeprecatedUse::new(gateway.app.store.clone(), Clock::fixed(today()));
        let deprecations = Deprecations::new(DeprecatedFields::from_sdl(PRETENDED).unwrap(), uses.clone());
        let schema = ScopedSchema::try_new(gateway.app.schema.clone()).unwrap().noting(deprecations);
        let deprecated = "{ viewer { scopes { code } ...V } } fragment V on Viewer { again: scopes { code } }";
        for query in [deprecated, deprecated, "{ viewer { scopes { nothing } } }", "{ viewer { tier { name } } }"] {
            ask(&schema, Some(1), query).await;
        }
        ask(&schema, None, deprecated).await;
        uses.flush().await.unwrap();
        let told = "{ viewer { deprecatedUse(days: 1) { field reason requests lastUsedAt } } }";
        assert_eq!(ask(&schema, Some(1), told).await["data"]["viewer"]["deprecatedUse"], json!([{
            "field": "Viewer.scopes",
            "reason": "Use tier. Removed after 2027-06-30.",
            "requests": 2,
            "lastUsedAt": "2017-12-29T08:00:00.000000Z",
        }]));
        for other in [Some(2), None] {
            assert_eq!(ask(&schema, other, told).await["data"]["viewer"]["deprecatedUse"], json!([]), "{other:?}");
        }
    }

    async fn nobody_asks_for_what_is_not_deprecated(gateway: Gateway) {
        let answer = gateway.data("{ viewer { scopes { code } deprecatedUse { field } } }").await;
        assert_eq!(answer["viewer"]["deprecatedUse"], json!([]));
        for days in ["0", "-1", "367"] {
            let (code, message) = gateway.error(&format!("{{ viewer {{ deprecatedUse(days: {days}) {{ field }} }} }}")).await;
            assert_eq!(code, "BAD_USER_INPUT", "{message}");
        }
    }
}
