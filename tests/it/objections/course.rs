//! What becomes of an objection, and of the record that it is about.

use mingjing::domain::disclosure::cell::Cell;
use serde_json::{Value, json};
use tests::on_both;

use super::scene::{
    ACCEPT, DECIDE, REFUSE, Scene, accepted, codes, decision, events, honour_draft, objection_of, ops, refusal,
    rule_days, steps,
};

on_both! {
    async fn a_filed_objection_shows_at_once_in_the_record_in_lists_and_in_the_events(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let query = "query($id: ID!) { node(id: $id) { ... on Honour { underObjection revision state { value } } }
            marked: honours(filter: { underObjection: true }) { totalCount }
            others: honours(filter: { underObjection: false }) { totalCount }
            enterprises { nodes { disclosures { nodes { underObjection } } } } }";
        let told = async || scene.ask(None, query, json!({"id": scene.honour})).await["data"].take();
        let told_as = |set: bool, revision: i64| json!({
            "node": {"underObjection": set, "revision": revision, "state": {"value": "CURRENT"}},
            "marked": {"totalCount": i64::from(set)}, "others": {"totalCount": i64::from(!set)},
            "enterprises": {"nodes": [{"disclosures": {"nodes": [{"underObjection": set}]}}]},
        });
        assert_eq!(told().await, told_as(false, 1));
        let filed = scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await;
        accepted(&filed);
        let objection = &filed["objection"];
        assert_eq!((&objection["recordId"], &objection["kind"]["value"]), (&json!(scene.honour), &json!("HONOUR")));
        assert_eq!(objection["state"], json!({"value": "FILED"}));
        assert_eq!(told().await, told_as(true, 2));
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object"]);
        // The change is told in the publisher's name: who objects is nobody else's business.
        let last = &events[1];
        assert_eq!((last.under_objection, last.publisher_id, last.revision), (true, scene.publisher_number, 2));
        assert_eq!((&last.content, last.reason.as_deref()), (&events[0].content, Some("有人提出异议")));
    }

    async fn an_objection_that_is_upheld_leaves_the_record_as_it_was(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let decided = scene.mutate(&scene.publisher, DECIDE, decision(&id, "UPHELD", "d1")).await;
        accepted(&decided);
        let objection = &decided["objection"];
        assert_eq!(steps(objection), [
            ("filed", "filed", json!("星火数据"), Value::Null),
            ("accepted", "accepted", json!("市餐饮协会"), json!("已收到。")),
            ("decided", "upheld", json!("市餐饮协会"), json!("经核实，处理如上。")),
        ]);
        assert_eq!((&objection["dueOn"], &objection["overdue"]), (&Value::Null, &json!(false)));
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object", "settle"]);
        assert!(!events[2].under_objection && events[2].state == "1" && events[2].content == events[0].content);
        assert_eq!(codes(&scene.audit().await), ["objection.decided", "objection.accepted", "objection.filed"]);
        // What is objected to a second time is decided anew.
        accepted(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k2").await);
    }

    async fn a_record_that_one_objection_withdrew_is_marked_until_the_other_is_decided(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let first = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let second = objection_of(&scene.file(&scene.institution, &scene.honour, "CORRECTION", "k1").await);
        accepted(&scene.mutate(&scene.publisher, ACCEPT, json!({"objectionId": second})).await);
        accepted(&scene.mutate(&scene.publisher, DECIDE, decision(&first, "WITHDRAWN", "d1")).await);
        let mut correction = decision(&second, "CORRECTED", "d2");
        correction["correction"] = json!({"expectedRevision": 3, "fields": [{"name": "basis", "value": "章程"}]});
        let gone = scene.mutate(&scene.publisher, DECIDE, correction).await;
        assert_eq!(refusal(&gone), ("recordId".to_owned(), "NOT_ALLOWED"));
        accepted(&scene.mutate(&scene.publisher, DECIDE, decision(&second, "WITHDRAWN", "d2")).await);
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object", "withdraw", "settle"]);
        let stands: Vec<_> = events.iter().map(|event| (event.state.as_str(), event.under_objection)).collect();
        assert_eq!(stands, [("1", false), ("1", true), ("2", true), ("2", false)]);
    }

    async fn an_objection_that_was_right_corrects_the_record(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let correct = |revision: i64, fields: Value| {
            let mut input = decision(&id, "CORRECTED", "d1");
            input["correction"] = json!({"expectedRevision": revision, "fields": fields});
            input
        };
        let title = |value: &str| json!([{"name": "title", "value": value}]);
        for (input, path, code) in [
            (decision(&id, "CORRECTED", "d1"), "correction", "INVALID"),
            (correct(1, title("诚信餐饮企业")), "correction.expectedRevision", "CONFLICT"),
            (correct(2, title("放心餐饮企业")), "correction", "INVALID"),
            (correct(2, json!([{"name": "title"}])), "correction.fields", "INVALID"),
            (correct(2, json!([{"name": "colour", "value": "red"}])), "correction.fields", "INVALID"),
            (correct(2, json!([{"name": "awardedOn", "value": "2018-01-01"}])), "correction.fields", "INVALID"),
            (correct(2, title("身份证号11010519491231002X")), "correction.fields", "INVALID"),
        ] {
            let payload = scene.mutate(&scene.publisher, DECIDE, input.clone()).await;
            assert_eq!(refusal(&payload), (path.to_owned(), code), "{input}: {payload}");
        }
        let fields = json!([{"name": "title", "value": "诚信餐饮企业"}, {"name": "validTo", "value": "2019-12-31"}]);
        accepted(&scene.mutate(&scene.publisher, DECIDE, correct(2, fields)).await);
        let query = "query($id: ID!) { node(id: $id) { ... on Honour { title validTo authority revision underObjection } } }";
        let told = scene.ask(None, query, json!({"id": scene.honour})).await;
        assert_eq!(told["data"]["node"], json!({"title": "诚信餐饮企业", "validTo": "2019-12-31", "authority": "市餐饮协会",
            "revision": 3, "underObjection": false}));
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object", "revise"]);
        assert!(!events[2].under_objection && events[2].publisher_id == scene.publisher_number);
    }

    async fn an_objection_that_is_refused_is_closed_with_its_reason(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = objection_of(&scene.file(&scene.developer, &scene.honour, "QUERY", "k1").await);
        let refused = scene.mutate(&scene.publisher, REFUSE, json!({"objectionId": id, "reason": "与本记录无关。"})).await;
        accepted(&refused);
        assert_eq!(steps(&refused["objection"])[1], ("refused", "refused", json!("市餐饮协会"), json!("与本记录无关。")));
        assert_eq!(rule_days(&refused["objection"]), [("query_answer", Some("2018-01-29"), Some("2017-12-29"))]);
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object", "settle"]);
        for (mutation, input) in [
            (ACCEPT, json!({"objectionId": id})),
            (REFUSE, json!({"objectionId": id, "reason": "再次。"})),
            (DECIDE, decision(&id, "UPHELD", "d1")),
        ] {
            let payload = scene.mutate(&scene.publisher, mutation, input).await;
            assert_eq!(refusal(&payload), ("objectionId".to_owned(), "CONFLICT"), "{payload}");
        }
        assert_eq!(codes(&scene.audit().await), ["objection.refused", "objection.filed"]);
    }

    async fn the_mark_stays_until_the_last_open_objection_is_closed(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let first = objection_of(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let second = objection_of(&scene.file(&scene.institution, &scene.honour, "REPORT", "k1").await);
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object"]);
        accepted(&scene.mutate(&scene.publisher, REFUSE, json!({"objectionId": first, "reason": "无关。"})).await);
        let query = "query($id: ID!) { node(id: $id) { ... on Honour { underObjection } } }";
        let marked = async || scene.ask(None, query, json!({"id": scene.honour})).await["data"]["node"]["underObjection"].take();
        assert_eq!(marked().await, true);
        accepted(&scene.mutate(&scene.gateway.key, ACCEPT, json!({"objectionId": second})).await);
        accepted(&scene.mutate(&scene.gateway.key, DECIDE, decision(&second, "UPHELD", "d1")).await);
        assert_eq!(marked().await, false);
        assert_eq!(ops(&events(&scene, "honour").await), ["create", "object", "settle"]);
    }

    async fn a_record_that_is_revised_while_it_is_objected_to_keeps_the_mark(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        accepted(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let draft = honour_draft("放心餐饮企业", &[("basis", Cell::text("协会章程"))]);
        scene.write("honour", scene.publisher_number, &[draft]).await;
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object", "revise"]);
        assert!(events[2].under_objection);
    }
}
