//! Objections: what becomes of one and of the record that it is about, by which day, and who learns what of it.

mod scene;

use chrono::TimeDelta;
use entity::code::OrganisationKind;
use mingjing::domain::disclosure::cell::Cell;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::{draft::abnormal_operation, on_both};

use self::scene::{
    ACCEPT, DECIDE, FILE, FORWARD, REFUSE, SECRETS, Scene, accepted, codes, deadlines, decision, events, filing,
    objection_of, ops, refusal, rule_days, steps,
};

const ONE: &str = "query($id: ID!) { objection(id: $id) { id statement objector { name contact } } }";
const LIST: &str = "query($filter: ObjectionFilter, $first: Int, $after: String) {
    objections(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id dueOn overdue objector { name } } } }";

/// The ids that a list has, and its total.
fn listed(data: &Value) -> (Vec<String>, i64) {
    let ids = data["objections"]["nodes"].as_array().unwrap().iter();
    let ids = ids.map(|node| node["id"].as_str().unwrap().to_owned()).collect();
    (ids, data["objections"]["totalCount"].as_i64().unwrap())
}

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

    async fn an_objection_that_was_right_withdraws_the_record_and_meets_the_term_for_that(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        let decided = scene.mutate(&scene.publisher, DECIDE, decision(&id, "WITHDRAWN", "d1")).await;
        accepted(&decided);
        // Filed on Friday 29 December 2017; New Year is a holiday until 1 January.
        assert_eq!(rule_days(&decided["objection"]), [
            ("objection_flag", Some("2018-01-02"), Some("2017-12-29")),
            ("objection_decision", Some("2018-01-08"), Some("2017-12-29")),
            ("objection_deletion", Some("2018-01-04"), Some("2017-12-29")),
        ]);
        let events = events(&scene, "honour").await;
        // One revision says both: that it is withdrawn, and that no objection is open any more.
        assert_eq!(ops(&events), ["create", "object", "withdraw"]);
        assert_eq!((events[2].state.as_str(), events[2].under_objection), ("2", false));
        let again = scene.file(&scene.developer, &scene.honour, "CORRECTION", "k2").await;
        assert_eq!(refusal(&again), ("recordId".to_owned(), "NOT_ALLOWED"));
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

    async fn the_operator_forwards_and_the_publisher_has_five_days_from_then_on(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = objection_of(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        scene.gateway.app.clock.advance(TimeDelta::days(5));
        let input = json!({"objectionId": id, "note": "请核实。"});
        let by_publisher = scene.ask(Some(&scene.publisher), FORWARD, json!({"input": input})).await;
        assert_eq!(by_publisher["errors"][0]["extensions"]["code"], "FORBIDDEN", "{by_publisher}");
        let forwarded = scene.mutate(&scene.gateway.key, FORWARD, input.clone()).await;
        accepted(&forwarded);
        // On Wednesday 3 January 2018, the last day for it.
        assert_eq!(rule_days(&forwarded["objection"]), [
            ("objection_flag", Some("2018-01-02"), Some("2017-12-29")),
            ("objection_forward", Some("2018-01-03"), Some("2018-01-03")),
            ("objection_forwarded_decision", Some("2018-01-10"), None),
        ]);
        assert_eq!(forwarded["objection"]["dueOn"], "2018-01-10");
        let again = scene.mutate(&scene.gateway.key, FORWARD, input).await;
        assert_eq!(refusal(&again), ("objectionId".to_owned(), "CONFLICT"));
        // A report goes by another law, which knows no forwarding.
        let report = objection_of(&scene.file(&scene.institution, &scene.honour, "REPORT", "k1").await);
        let refused = scene.mutate(&scene.gateway.key, FORWARD, json!({"objectionId": report})).await;
        assert_eq!(refusal(&refused), ("objectionId".to_owned(), "NOT_ALLOWED"));
    }

    async fn an_entry_in_the_abnormal_list_is_objected_to_within_thirty_days_and_verified_in_twenty(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        // The thirtieth day after the listing is today, and was yesterday.
        let entries = [abnormal_operation(1, "2017-11-29", &[]), abnormal_operation(1, "2017-11-28", &[])];
        let [last, late] = scene.write("abnormal_operation", 1, &entries).await[..] else { panic!("two entries") };
        let id = |number| mingjing::graphql::id::encode("abnormal_operation", number).to_string();
        let refused = scene.file(&scene.developer, &id(late), "CORRECTION", "k1").await;
        assert_eq!(refusal(&refused), ("recordId".to_owned(), "NOT_ALLOWED"));
        assert!(refused["userErrors"][0]["message"].as_str().unwrap().contains("2017-12-28"), "{refused}");
        let filed = scene.file(&scene.developer, &id(last), "CORRECTION", "k2").await;
        accepted(&filed);
        assert_eq!(rule_days(&filed["objection"]), [("abnormal_objection_acceptance", Some("2018-01-08"), None)]);
        scene.gateway.app.clock.advance(TimeDelta::days(7));
        let objection = objection_of(&filed);
        let taken = scene.mutate(&scene.gateway.key, ACCEPT, json!({"objectionId": objection})).await;
        // Accepted on Friday 5 January 2018.
        assert_eq!(rule_days(&taken["objection"]), [
            ("abnormal_objection_acceptance", Some("2018-01-08"), Some("2018-01-05")),
            ("abnormal_objection_verification", Some("2018-02-02"), None),
        ]);
        assert_eq!(deadlines(&taken["objection"])[1]["title"], "异议核实");
        // The association neither sees it nor decides it.
        let other = scene.mutate(&scene.publisher, DECIDE, decision(&objection, "UPHELD", "d1")).await;
        assert_eq!(refusal(&other), ("objectionId".to_owned(), "NOT_FOUND"));
        accepted(&scene.mutate(&scene.gateway.key, DECIDE, decision(&objection, "WITHDRAWN", "d1")).await);
        let listed = scene.ask(None, "{ enterprises { nodes { onAbnormalList abnormalOperations { totalCount } } } }", json!({})).await;
        assert_eq!(listed["data"]["enterprises"]["nodes"][0], json!({"onAbnormalList": true, "abnormalOperations": {"totalCount": 1}}));
    }

    async fn a_day_that_the_calendar_does_not_know_is_told_as_such(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        // To Friday 18 December 2026: the fifth working day lies after the last that is known.
        let to = chrono::DateTime::parse_from_rfc3339("2026-12-18T08:00:00Z").unwrap().to_utc();
        scene.gateway.app.clock.advance(to - scene.gateway.app.clock.now());
        let filed = scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await;
        accepted(&filed);
        let decision = &deadlines(&filed["objection"])[1];
        assert_eq!((&decision["rule"], &decision["dueOn"]), (&json!("objection_decision"), &Value::Null));
        assert!(decision["reason"].as_str().unwrap().contains("notice for 2027"), "{decision}");
        assert_eq!((&filed["objection"]["dueOn"], &filed["objection"]["overdue"]), (&Value::Null, &json!(false)));
        assert_eq!(scene.gateway.app.objections.remind(scene.gateway.app.clock.now()).await.unwrap(), 0);
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

    async fn an_objection_is_there_for_those_concerned_and_for_nobody_else(gateway: Gateway with [("tiers.developer.burst", "600")]) {
        let scene = Scene::new(gateway).await;
        let entry = scene.write("abnormal_operation", 1, &[abnormal_operation(1, "2017-12-20", &[])]).await[0];
        let entry = mingjing::graphql::id::encode("abnormal_operation", entry).to_string();
        // To the association's record by the developer, to the operator's by the institution.
        let first = objection_of(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let second = objection_of(&scene.file(&scene.institution, &entry, "CORRECTION", "k1").await);
        let unknown = mingjing::graphql::id::encode("objection", 999_999).to_string();
        let colleague = scene.gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let stranger = scene.gateway.new_key("燎原数据", OrganisationKind::Developer, "developer").await;
        let rival = scene.gateway.new_key("市零售协会", OrganisationKind::Association, "association").await;
        // Which objections each caller sees, and in which it is told who objects.
        let callers = [
            ("filer", &scene.developer, vec![&first], vec![&first]),
            ("colleague", &colleague, vec![&first], vec![]),
            ("institution", &scene.institution, vec![&second], vec![&second]),
            ("publisher", &scene.publisher, vec![&first], vec![&first]),
            ("operator", &scene.gateway.key, vec![&first, &second], vec![&first, &second]),
            ("stranger", &stranger, vec![], vec![]),
            ("rival", &rival, vec![], vec![]),
        ];
        for (who, key, seen, told) in &callers {
            for objection in [&first, &second] {
                let answer = scene.ask(Some(key), ONE, json!({"id": objection})).await;
                let found = &answer["data"]["objection"];
                assert_eq!(found.is_object(), seen.contains(&objection), "{who}: {answer}");
                assert_eq!(found["objector"].is_object(), told.contains(&objection), "{who}: {answer}");
                if !told.contains(&objection) {
                    assert!(!SECRETS.iter().any(|secret| answer.to_string().contains(secret)), "{who}: {answer}");
                }
                // By whatever it is asked for, a hidden one changes neither rows nor totals.
                for filter in [
                    json!({}), json!({"state": ["FILED"]}), json!({"type": ["CORRECTION"]}), json!({"overdue": false}),
                    json!({"recordId": scene.honour}), json!({"recordId": entry}), json!({"kind": ["HONOUR", "ABNORMAL_OPERATION"]}),
                    json!({"filedAt": {"from": "2017-01-01T00:00:00Z"}}),
                ] {
                    let answer = scene.ask(Some(key), LIST, json!({"filter": filter})).await;
                    let (ids, total) = listed(&answer["data"]);
                    assert_eq!(usize::try_from(total).unwrap(), ids.len(), "{who} {filter}");
                    assert!(ids.iter().all(|id| seen.contains(&id)), "{who} {filter}: {ids:?}");
                    let is_about_all = filter.get("recordId").is_none();
                    assert!(!is_about_all || ids.len() == seen.len(), "{who} {filter}: {ids:?}");
                }
            }
        }
        // Who may not see one is told the same of it as of one that is not there.
        for (mutation, input) in [
            (ACCEPT, json!({"objectionId": ""})), (REFUSE, json!({"objectionId": "", "reason": "无关。"})), (DECIDE, decision("", "UPHELD", "d1")),
        ] {
            let of = |id: &str| { let mut input = input.clone(); input["objectionId"] = json!(id); input };
            for (key, hidden) in [(&rival, &first), (&rival, &second), (&scene.publisher, &second)] {
                let told = scene.mutate(key, mutation, of(hidden)).await;
                assert_eq!(refusal(&told), ("objectionId".to_owned(), "NOT_FOUND"), "{told}");
                assert_eq!(told, scene.mutate(key, mutation, of(&unknown)).await);
            }
        }
        // Who objects does not decide.
        let association = objection_of(&scene.file(&rival, &scene.honour, "CORRECTION", "k1").await);
        let own = scene.mutate(&rival, ACCEPT, json!({"objectionId": association})).await;
        assert_eq!(refusal(&own), ("objectionId".to_owned(), "NOT_ALLOWED"), "{own}");
        let anonymous = scene.ask(None, "{ objections { totalCount } }", json!({})).await;
        assert_eq!(anonymous["errors"][0]["extensions"]["code"], "FORBIDDEN", "{anonymous}");
    }

    async fn who_objects_is_in_no_event_no_audit_entry_and_no_answer_to_others(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let id = scene.accepted(&scene.honour, "CORRECTION", "k1").await;
        accepted(&scene.mutate(&scene.publisher, DECIDE, decision(&id, "WITHDRAWN", "d1")).await);
        let everything = "{ honours(filter: { state: [WITHDRAWN, CURRENT] }) { nodes { id state { value } underObjection revision } }
            auditLog(first: 100) { nodes { action { code } target before after } } }";
        let told = scene.ask(Some(&scene.gateway.key), everything, json!({})).await;
        assert!(told.get("errors").is_none() && told.to_string().contains("objection.decided"), "{told}");
        let texts = [told.to_string(), format!("{:?}", events(&scene, "honour").await)];
        for text in &texts {
            for secret in SECRETS.iter().chain(&[scene::STATEMENT, scene::EXPLANATION]) {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }

    async fn what_falls_due_is_reminded_of_once_and_what_is_overdue_once_more(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let app = &scene.gateway.app;
        // Due on Monday 8 January, and on Monday 29 January.
        let soon = objection_of(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let later = objection_of(&scene.file(&scene.institution, &scene.honour, "REPORT", "k1").await);
        let overdue = json!({"filter": {"overdue": true}});
        // The days on which it is looked, and how many reminders that makes: Wednesday is three working days before.
        for (days, written, late) in [(0, 0, 0), (5, 0, 0), (1, 1, 0), (0, 0, 0), (3, 0, 0), (1, 0, 0), (1, 1, 1), (1, 0, 1)] {
            app.clock.advance(TimeDelta::days(days));
            let today = app.objections.today();
            assert_eq!(app.objections.remind(app.clock.now()).await.unwrap(), written, "{today}");
            let answer = scene.ask(Some(&scene.publisher), LIST, overdue.clone()).await;
            assert_eq!(listed(&answer["data"]).0.len(), late, "{today}: {answer}");
        }
        let query = "query($id: ID!) { objection(id: $id) { overdue steps { act { code } dueOn organisation { name } } } }";
        let told = scene.ask(Some(&scene.developer), query, json!({"id": soon})).await;
        let step = |act: &str| json!({"act": {"code": act}, "dueOn": "2018-01-08", "organisation": null});
        assert_eq!(told["data"]["objection"]["overdue"], true);
        assert_eq!(told["data"]["objection"]["steps"].as_array().unwrap()[1..], [step("reminded"), step("overdue")]);
        let told = scene.ask(Some(&scene.institution), query, json!({"id": later})).await;
        assert_eq!(told["data"]["objection"]["steps"].as_array().unwrap().len(), 1, "{told}");
        // Closed, it is not reminded of.
        accepted(&scene.mutate(&scene.publisher, REFUSE, json!({"objectionId": later, "reason": "无关。"})).await);
        app.clock.advance(TimeDelta::days(60));
        assert_eq!(app.objections.remind(app.clock.now()).await.unwrap(), 0);
    }

    async fn what_falls_due_first_comes_first_and_pages_are_whole(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        let mut expected = Vec::new();
        for (sort, number) in [("REPORT", 1), ("CORRECTION", 2), ("QUERY", 3), ("CORRECTION", 4)] {
            let honour = scene.honour(&format!("荣誉{number}")).await;
            let id = objection_of(&scene.file(&scene.developer, &honour, sort, &format!("k{number}")).await);
            expected.push((sort != "CORRECTION", id));
        }
        expected.sort_by_key(|(is_later, _)| *is_later);
        let (mut after, mut paged) = (Value::Null, Vec::new());
        loop {
            let answer = scene.ask(Some(&scene.publisher), LIST, json!({"first": 1, "after": after})).await;
            let (ids, total) = listed(&answer["data"]);
            assert_eq!(total, 4);
            paged.extend(ids);
            after = answer["data"]["objections"]["pageInfo"]["endCursor"].clone();
            if answer["data"]["objections"]["pageInfo"]["hasNextPage"] == false { break; }
        }
        assert_eq!(paged, expected.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
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

    async fn a_record_that_is_revised_while_it_is_objected_to_keeps_the_mark(gateway: Gateway) {
        let scene = Scene::new(gateway).await;
        accepted(&scene.file(&scene.developer, &scene.honour, "CORRECTION", "k1").await);
        let draft = scene::honour_draft("放心餐饮企业", &[("basis", Cell::text("协会章程"))]);
        scene.write("honour", scene.publisher_number, &[draft]).await;
        let events = events(&scene, "honour").await;
        assert_eq!(ops(&events), ["create", "object", "revise"]);
        assert!(events[2].under_objection);
    }
}
