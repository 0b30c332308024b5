//! Who still asks for what is deprecated is told so. Nothing in the schema is deprecated today: here it is said that
//! something is.

use std::sync::Arc;

use async_graphql::Request;
use mingjing::{
    clock::Clock,
    domain::{
        access::{Caller, ClientId, caller::CallerClient, key::KeyId},
        deprecation::DeprecatedUse,
    },
    graphql::access::{
        deprecated::{DeprecatedFields, Deprecations},
        scope::ScopedSchema,
    },
};
use serde_json::{Value, json};
use tests::{
    gateway::{Gateway, today},
    on_both,
};

const PRETENDED: &str = r#"type Viewer { scopes: [Int] @deprecated(reason: "Use tier. Removed after 2027-06-30.") }"#;

/// A client of the gateway, or somebody without a key.
fn caller(gateway: &Gateway, client: Option<i64>) -> Arc<Caller> {
    let tier = gateway.app.config.tier_rows().into_iter().find(|tier| tier.name == "developer").unwrap();
    let key = KeyId::parse("000000000001").unwrap();
    let client = client.map(|id| CallerClient { id: ClientId(id), name: "test".to_owned(), key });
    Arc::new(Caller { client, ..Caller::anonymous(Arc::new(tier)) })
}

async fn ask(gateway: &Gateway, schema: &ScopedSchema, client: Option<i64>, query: &str) -> Value {
    let answer = schema.execute(Request::new(query).data(caller(gateway, client))).await;
    serde_json::to_value(answer).unwrap()
}

on_both! {
    async fn a_client_is_told_which_deprecated_fields_it_asks_for(gateway: Gateway) {
        let uses = DeprecatedUse::new(gateway.app.store.clone(), Clock::fixed(today()));
        let deprecations = Deprecations::new(DeprecatedFields::from_sdl(PRETENDED).unwrap(), uses.clone());
        let schema = ScopedSchema::try_new(gateway.app.schema.clone()).unwrap().noting(deprecations);
        let deprecated = "{ viewer { scopes { code } ...V } } fragment V on Viewer { again: scopes { code } }";
        for query in [deprecated, deprecated, "{ viewer { scopes { nothing } } }", "{ viewer { tier { name } } }"] {
            ask(&gateway, &schema, Some(1), query).await;
        }
        ask(&gateway, &schema, None, deprecated).await;
        uses.flush().await.unwrap();
        let told = "{ viewer { deprecatedUse(days: 1) { field reason requests lastUsedAt } } }";
        assert_eq!(ask(&gateway, &schema, Some(1), told).await["data"]["viewer"]["deprecatedUse"], json!([{
            "field": "Viewer.scopes",
            "reason": "Use tier. Removed after 2027-06-30.",
            "requests": 2,
            "lastUsedAt": "2017-12-29T08:00:00.000000Z",
        }]));
        for other in [Some(2), None] {
            assert_eq!(ask(&gateway, &schema, other, told).await["data"]["viewer"]["deprecatedUse"], json!([]), "{other:?}");
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
