//! The same said twice, or at the same moment.

use serde_json::{Value, json};
use tests::on_both;

use super::scene::{ACCEPT, DECIDE, REFUSE, Scene, accepted, decision, events, objection_of, ops, refusal};

on_both! {
    async fn a_client_has_one_open_objection_to_a_record_and_is_pointed_to_it(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let first = objection_of(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let second = scene.file(&scene.developer, &scene.honour, "REPORT", "k2").await;
        assert_eq!(refusal(&second), ("recordId".to_owned(), "CONFLICT"));
        assert_eq!((&second["existingObjectionId"], &second["objection"]), (&json!(first), &Value::Null));
        accepted(&scene.mutate(&scene.publisher, REFUSE, json!({"objectionId": first, "reason": "无关。"})).await);
        accepted(&scene.file(&scene.developer, &scene.honour, "REPORT", "k2").await);
    }

    async fn the_same_again_under_the_same_idempotency_key_is_done_once(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let first = scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await;
        let again = scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await;
        assert_eq!(first, again);
        let other = scene.file(&scene.developer, &scene.honour, "REPORT", "k1").await;
        assert_eq!(refusal(&other), ("idempotencyKey".to_owned(), "CONFLICT"));
        // The key is the client's own.
        accepted(&scene.file(&scene.institution, &scene.honour, "CORRECTION", "k1").await);
        let id = objection_of(&first);
        accepted(&scene.mutate(&scene.publisher, ACCEPT, json!({"objectionId": id})).await);
        let decided = scene.mutate(&scene.publisher, DECIDE, decision(&id, "WITHDRAWN", "d1")).await;
        accepted(&decided);
        assert_eq!(scene.mutate(&scene.publisher, DECIDE, decision(&id, "WITHDRAWN", "d1")).await, decided);
        let other = scene.mutate(&scene.publisher, DECIDE, decision(&id, "UPHELD", "d1")).await;
        assert_eq!(refusal(&other), ("idempotencyKey".to_owned(), "CONFLICT"));
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object", "withdraw"]);
    }

    async fn filed_at_the_same_moment_under_one_key_it_is_one_objection(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let file = || scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1");
        let (one, two, three) = tokio::join!(file(), file(), file());
        let ids = [&one, &two, &three].map(objection_of);
        assert!(ids[0] == ids[1] && ids[1] == ids[2], "{ids:?}");
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object"]);
    }

    async fn of_two_that_decide_at_the_same_moment_one_is_told_of_the_conflict(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let (one, two) = tokio::join!(
            scene.mutate(&scene.publisher, DECIDE, decision(&id, "WITHDRAWN", "d1")),
            scene.mutate(&scene.gateway.key, DECIDE, decision(&id, "UPHELD", "d1")),
        );
        let (won, lost) = if one["userErrors"] == json!([]) { (&one, &two) } else { (&two, &one) };
        accepted(won);
        assert_eq!(refusal(lost), ("objectionId".to_owned(), "CONFLICT"), "{lost}");
        let withdrawn = won["objection"]["state"]["value"] == "WITHDRAWN";
        let last = if withdrawn { "withdraw" } else { "settle" };
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object", last]);
        let decided = scene.ask(Some(&scene.developer), "query($id: ID!) { objection(id: $id) { steps { act { code } } } }", json!({"id": id})).await;
        let acts = decided["data"]["objection"]["steps"].as_array().unwrap().len();
        assert_eq!(acts, 3, "{decided}");
    }
}
