//! What is not accepted, and what nobody may undo.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::on_both;

use super::scene::{ACCEPT, DECIDE, FILE, REFUSE, Scene, decision, filing, objection_of, refusal};

on_both! {
    async fn what_cannot_be_filed_or_done_is_told_in_the_payload(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let enterprise = mingjing::graphql::id::encode("enterprise", scene.enterprise).to_string();
        let unknown = mingjing::graphql::id::encode("honour", 999_999).to_string();
        let good = filing(&scene.honour, "CORRECTION", "k1");
        let with = |path: &[&str], value: Value| {
            let mut input = good.clone();
            let place = path.iter().fold(&mut input, |place, step| &mut place[*step]);
            *place = value;
            input
        };
        let identity = "身份证号 110105 1949 1231 002X";
        let evidence = |name: &str, sha256: &str, size: i64| json!([{"name": name, "sha256": sha256, "size": size, "mediaType": "image/png"}]);
        let many: Vec<Value> = vec![evidence("a", &"0".repeat(64), 1)[0].clone(); 21];
        for (input, path, code) in [
            (with(&["recordId"], json!(enterprise)), "recordId", "INVALID"),
            (with(&["recordId"], json!(unknown)), "recordId", "NOT_FOUND"),
            (with(&["recordId"], json!("nonsense")), "recordId", "NOT_FOUND"),
            (with(&["statement"], json!("  ")), "statement", "INVALID"),
            (with(&["statement"], json!("明".repeat(4001))), "statement", "INVALID"),
            (with(&["statement"], json!(identity)), "statement", "INVALID"),
            (with(&["objector", "name"], json!(identity)), "objector.name", "INVALID"),
            (with(&["objector", "contact"], json!(identity)), "objector.contact", "INVALID"),
            (with(&["evidence"], evidence(identity, &"0".repeat(64), 1)), "evidence", "INVALID"),
            (with(&["evidence"], evidence("a", "00", 1)), "evidence", "INVALID"),
            (with(&["evidence"], evidence("a", &"0".repeat(64), 0)), "evidence", "INVALID"),
            (with(&["evidence"], json!(many)), "evidence", "INVALID"),
            (with(&["idempotencyKey"], json!("a key")), "idempotencyKey", "INVALID"),
        ] {
            let payload = scene.mutate(&scene.gateway.key, FILE, input.clone()).await;
            assert_eq!(refusal(&payload), (path.to_owned(), code), "{input}: {payload}");
            assert!(!payload.to_string().contains("1949"), "{payload}");
        }
        let id = objection_of(&scene.mutate(&scene.gateway.key, FILE, good).await);
        for (mutation, input, path, code) in [
            (DECIDE, decision(&id, "UPHELD", "d1"), "objectionId", "CONFLICT"),
            (REFUSE, json!({"objectionId": id, "reason": identity}), "reason", "INVALID"),
            (ACCEPT, json!({"objectionId": id, "note": identity}), "note", "INVALID"),
            (ACCEPT, json!({"objectionId": scene.honour}), "objectionId", "NOT_FOUND"),
        ] {
            let payload = scene.mutate(&scene.publisher, mutation, input.clone()).await;
            assert_eq!(refusal(&payload), (path.to_owned(), code), "{input}: {payload}");
        }
        let count = "{ objections { totalCount } }";
        assert_eq!(scene.ask(Some(&scene.gateway.key), count, json!({})).await["data"]["objections"]["totalCount"], 1);
    }

    async fn the_database_lets_nobody_change_or_remove_a_step(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let database = scene.gateway.app.store.writer();
        for statement in [
            "UPDATE objection_step SET note = 'nothing'",
            "DELETE FROM objection_step",
            "TRUNCATE objection_step",
            "INSERT OR REPLACE INTO objection_step (id, objection_id, at, act, state) VALUES (1, 1, '2001-01-01', 'x', 'x')",
        ] {
            assert!(database.execute_unprepared(statement).await.is_err(), "{statement}");
        }
    }
}
