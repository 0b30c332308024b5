//! Documents that are sent by their hash: registered by using them, found on every replica, bounded, and the tiers that
//! run nothing else.

use chrono::TimeDelta;
use entity::code::OrganisationKind;
use mingjing::{
    document_hash::DocumentHash,
    domain::{
        access::ClientId,
        document::{AUTOMATIC_BYTES_MAX, AUTOMATIC_MAX, TEXT_BYTES_MAX},
    },
};
use reqwest::Response;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use tests::{gateway::Gateway, on_both, program::finish};

const TEXT: &str = "query Who { viewer { client { name } } }";

/// The client that a test makes beside the operator's.
const CLIENT: ClientId = ClientId(2);

async fn developer(gateway: &Gateway) -> String {
    gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await
}

async fn send(gateway: &Gateway, key: &str, body: Value) -> Response {
    gateway.post().header("x-api-key", key).json(&body).send().await.unwrap()
}

async fn ask(gateway: &Gateway, key: &str, body: Value) -> Value {
    send(gateway, key, body).await.json().await.unwrap()
}

/// Apollo's extension.
fn persisted(text: &str) -> Value {
    json!({"persistedQuery": {"version": 1, "sha256Hash": DocumentHash::of(text).to_string()}})
}

async fn register(gateway: &Gateway, key: &str, text: &str) -> Value {
    ask(gateway, key, json!({"query": text, "extensions": persisted(text)})).await
}

async fn by_hash(gateway: &Gateway, key: &str, text: &str) -> Value {
    ask(gateway, key, json!({"extensions": persisted(text)})).await
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

async fn rows(gateway: &Gateway) -> u64 {
    entity::persisted_document::Entity::find().count(gateway.app.store.reader()).await.unwrap()
}

/// Runs `mingjing document …` over the gateway's database; what it printed as JSON.
async fn command(gateway: &Gateway, arguments: &[&str]) -> Value {
    let arguments = [&["document"], arguments, &["--client", "2", "--format", "json"]].concat();
    serde_json::from_str(finish(gateway.program(&arguments), None).await.printed()).unwrap()
}

on_both! {
    async fn a_document_is_registered_in_two_steps_for_its_client_on_every_replica(gateway: Gateway) {
        let replica = gateway.start_replica(&[("search.enabled", "false")]).await;
        let key = developer(&gateway).await;
        let unknown = by_hash(&gateway, &key, TEXT).await;
        assert_eq!(unknown["errors"][0]["message"], "PersistedQueryNotFound");
        assert_eq!(code(&unknown), "PERSISTED_QUERY_NOT_FOUND");
        let data = json!({"viewer": {"client": {"name": "test"}}});
        assert_eq!(register(&gateway, &key, TEXT).await["data"], data);
        for gateway in [&gateway, &replica] {
            assert_eq!(by_hash(gateway, &key, TEXT).await["data"], data);
            assert_eq!(code(&by_hash(gateway, &gateway.key, TEXT).await), "PERSISTED_QUERY_NOT_FOUND", "another client");
        }
        register(&gateway, &key, TEXT).await;
        assert_eq!(rows(&gateway).await, 1, "once is enough");
    }

    async fn a_document_is_found_by_get_and_no_cache_may_keep_its_answer(gateway: Gateway) {
        let key = developer(&gateway).await;
        register(&gateway, &key, TEXT).await;
        for id in [DocumentHash::of(TEXT).id(), DocumentHash::of(TEXT).to_string()] {
            let url = format!("{}?documentId={id}", gateway.url());
            let response = gateway.http().get(url).header("x-api-key", &key).send().await.unwrap();
            assert_eq!(response.status(), 200);
            assert_eq!(response.headers()["cache-control"], "no-store");
            let answer: Value = response.json().await.unwrap();
            assert_eq!(answer["data"]["viewer"]["client"]["name"], "test");
        }
    }

    async fn what_is_refused_is_never_stored(gateway: Gateway with [("tiers.developer.query_cost_max", "100")]) {
        let key = developer(&gateway).await;
        for (text, expected) in [
            ("{ viewer { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
            ("{ viewer { client { name } }", "GRAPHQL_PARSE_FAILED"),
            ("{ enterprises(first: 100) { nodes { name } } }", "QUERY_TOO_COMPLEX"),
            ("{ ...f } fragment f on Query { ...f }", "GRAPHQL_VALIDATION_FAILED"),
            ("query($code: CreditCode!) { enterprise(creditCode: $code) { name } }", "BAD_USER_INPUT"),
        ] {
            assert_eq!(code(&register(&gateway, &key, text).await), expected, "{text}");
            assert_eq!(code(&by_hash(&gateway, &key, text).await), "PERSISTED_QUERY_NOT_FOUND", "{text}");
        }
        let tampered = json!({"query": TEXT, "extensions": persisted("{ viewer { client { keyId } } }")});
        let response = send(&gateway, &key, tampered).await;
        assert_eq!(response.status(), 400);
        assert_eq!(code(&response.json().await.unwrap()), "BAD_USER_INPUT");
        assert_eq!(rows(&gateway).await, 0);
    }

    async fn callers_without_a_key_send_texts(gateway: Gateway) {
        let text = "{ dataset { name } }";
        let anonymous = async |body: Value| -> Value {
            gateway.post().json(&body).send().await.unwrap().json().await.unwrap()
        };
        let refused = anonymous(json!({"extensions": persisted(text)})).await;
        assert_eq!(refused["errors"][0]["message"], "PersistedQueryNotSupported");
        let answered = anonymous(json!({"query": text, "extensions": persisted(text)})).await;
        assert!(answered["data"]["dataset"].is_object(), "{answered}");
        assert_eq!(rows(&gateway).await, 0);
    }

    async fn a_tier_may_switch_hashes_off(gateway: Gateway with [("tiers.developer.documents", "off")]) {
        let key = developer(&gateway).await;
        assert_eq!(register(&gateway, &key, TEXT).await["data"]["viewer"]["client"]["name"], "test");
        let refused = by_hash(&gateway, &key, TEXT).await;
        assert_eq!(refused["errors"][0]["message"], "PersistedQueryNotSupported");
        assert_eq!(rows(&gateway).await, 0);
    }

    async fn a_thousand_registrations_stay_within_the_bound_and_the_last_used_stay(gateway: Gateway) {
        let key = developer(&gateway).await;
        register(&gateway, &key, TEXT).await;
        let listed = "{ listed: __typename }";
        gateway.put("listed.graphql", listed);
        command(&gateway, &["register", "listed.graphql"]).await;
        for number in 0..1_000 {
            let text = format!("{{ a{number}: __typename }}");
            gateway.app.documents.keep(CLIENT, DocumentHash::of(&text), &text).await.unwrap();
            gateway.app.clock.advance(TimeDelta::seconds(60));
            if number % 100 == 0 {
                assert_eq!(by_hash(&gateway, &key, TEXT).await["data"]["viewer"]["client"]["name"], "test");
                gateway.app.documents.flush().await.unwrap();
            }
            if number % 250 == 249 {
                assert!(rows(&gateway).await <= 1 + u64::try_from(AUTOMATIC_MAX).unwrap());
            }
        }
        for (number, is_known) in [(0, false), (400, false), (700, true), (999, true)] {
            let answer = by_hash(&gateway, &key, &format!("{{ a{number}: __typename }}")).await;
            assert_eq!(answer["data"].is_object(), is_known, "{number}: {answer}");
        }
        assert_eq!(by_hash(&gateway, &key, TEXT).await["data"]["viewer"]["client"]["name"], "test", "always in use");
        assert!(by_hash(&gateway, &key, listed).await["data"].is_object(), "the operator's stay, unused as they are");
    }

    async fn long_documents_are_bounded_by_their_bytes(gateway: Gateway) {
        developer(&gateway).await;
        for number in 0..50 {
            let text = format!("{{ a{number}: __typename }}{}", " ".repeat(TEXT_BYTES_MAX - 100));
            gateway.app.documents.keep(CLIENT, DocumentHash::of(&text), &text).await.unwrap();
        }
        let listed = gateway.app.documents.list(CLIENT).await.unwrap();
        let bytes: usize = listed.iter().map(|document| document.bytes).sum();
        assert!(bytes <= AUTOMATIC_BYTES_MAX && listed.len() > 20, "{bytes} bytes of {}", listed.len());
    }

    async fn registrations_at_once_are_each_stored_once(gateway: Gateway) {
        let key = developer(&gateway).await;
        let (a, b) = ("{ a: __typename }", "{ b: __typename }");
        let register = |text| register(&gateway, &key, text);
        let answers = tokio::join!(register(a), register(b), register(a), register(b), register(a), register(b));
        let answers = [answers.0, answers.1, answers.2, answers.3, answers.4, answers.5];
        assert!(answers.iter().all(|answer| answer["data"].is_object()), "{answers:?}");
        assert_eq!(rows(&gateway).await, 2);
    }

    async fn an_allow_list_runs_what_was_registered_beforehand_and_nothing_else(gateway: Gateway with [
        ("tiers.developer.documents", "allow-list"), ("search.enabled", "false"),
    ]) {
        let key = developer(&gateway).await;
        gateway.put("who.graphql", TEXT);
        for refused in [
            json!({"query": TEXT}),
            json!({"query": TEXT, "extensions": persisted(TEXT)}),
            json!({"extensions": persisted(TEXT)}),
            json!({"query": "{ __schema { types { name } } }"}),
            json!({"query": "{ __typename }"}),
        ] {
            let response = send(&gateway, &key, refused.clone()).await;
            assert_eq!(response.status(), 403, "{refused}");
            let answer: Value = response.json().await.unwrap();
            assert_eq!(code(&answer), "FORBIDDEN");
            assert!(answer["errors"][0]["message"].as_str().unwrap().contains("registered"), "{answer}");
        }
        assert_eq!(rows(&gateway).await, 0);
        command(&gateway, &["register", "who.graphql"]).await;
        gateway.app.clock.advance(TimeDelta::seconds(1));
        for body in [json!({"query": TEXT}), json!({"documentId": DocumentHash::of(TEXT).id()})] {
            let answer = ask(&gateway, &key, body).await;
            assert_eq!(answer["data"]["viewer"]["client"]["name"], "test", "{answer}");
        }
        let operator = ask(&gateway, &gateway.key, json!({"query": "{ __typename }"})).await;
        assert_eq!(operator["data"]["__typename"], "Query", "other tiers run what they like");
        command(&gateway, &["remove", "--all"]).await;
        gateway.app.clock.advance(TimeDelta::seconds(5));
        assert_eq!(code(&by_hash(&gateway, &key, TEXT).await), "FORBIDDEN");
    }

    async fn what_a_client_registered_by_itself_is_not_on_its_allow_list(gateway: Gateway) {
        let key = developer(&gateway).await;
        register(&gateway, &key, TEXT).await;
        let strict = [("tiers.developer.documents", "allow-list"), ("search.enabled", "false")];
        let replica = gateway.start_replica(&strict).await;
        assert_eq!(code(&by_hash(&replica, &key, TEXT).await), "FORBIDDEN");
        gateway.put("who.graphql", TEXT);
        let registered = command(&gateway, &["register", "who.graphql"]).await;
        assert_eq!(registered["documents"][0]["isNew"], true);
        replica.app.clock.advance(TimeDelta::seconds(5));
        assert_eq!(by_hash(&replica, &key, TEXT).await["data"]["viewer"]["client"]["name"], "test");
        assert_eq!(rows(&gateway).await, 1);
    }

    async fn documents_of_a_build_are_registered_listed_and_removed(gateway: Gateway) {
        let key = developer(&gateway).await;
        std::fs::create_dir(gateway.directory().join("app")).unwrap();
        let other = "{ viewer { client { keyId } } }";
        gateway.put("app/who.graphql", TEXT);
        gateway.put("manifest.json", json!({ DocumentHash::of(other).to_string(): other }).to_string());
        let registered = command(&gateway, &["register", "app", "manifest.json"]).await;
        let (id, other_id) = (DocumentHash::of(TEXT).id(), DocumentHash::of(other).id());
        let name = format!("manifest.json#{}", DocumentHash::of(other));
        assert_eq!(
            registered,
            json!({"clientId": 2, "documents": [
                {"documentId": id, "source": "app/who.graphql", "isNew": true},
                {"documentId": other_id, "source": name, "isNew": true},
            ]})
        );
        assert_eq!(command(&gateway, &["register", "app"]).await["documents"][0]["isNew"], false);
        let answer = ask(&gateway, &key, json!({"documentId": id})).await;
        assert_eq!(answer["data"]["viewer"]["client"]["name"], "test", "an automatic tier runs them too");
        let listed = command(&gateway, &["list"]).await;
        assert!(listed.as_array().unwrap().iter().all(|document| document["isListed"] == true), "{listed}");
        assert_eq!(command(&gateway, &["remove", &id]).await, json!({"clientId": 2, "removed": 1}));
        let left = command(&gateway, &["list"]).await;
        assert_eq!((left.as_array().unwrap().len(), &left[0]["documentId"]), (1, &json!(other_id)));
    }

    async fn one_faulty_document_keeps_the_others_out(gateway: Gateway) {
        developer(&gateway).await;
        gateway.put("good.graphql", TEXT);
        gateway.put("bad.graphql", "{\n  viewer { nothing }\n}");
        let run = async |arguments: &[&str]| {
            let ended = finish(gateway.program(&[&["document"], arguments].concat()), None).await;
            ended.complaint().to_owned()
        };
        let refused = run(&["register", "--client", "2", "good.graphql", "bad.graphql"]).await;
        assert!(refused.starts_with("error: bad.graphql: line 2, column 12: Unknown field \"nothing\""), "{refused}");
        assert!(refused.ends_with("nothing was registered"), "{refused}");
        let nobody = run(&["register", "--client", "4711", "good.graphql"]).await;
        assert_eq!(nobody, "error: there is no client 4711");
        let id = DocumentHash::of(TEXT).id();
        let absent = run(&["remove", "--client", "2", &id]).await;
        assert_eq!(absent, format!("error: client 2 has no document {id}; nothing was removed"));
        assert_eq!(rows(&gateway).await, 0);
    }
}
