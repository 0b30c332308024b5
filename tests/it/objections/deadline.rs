//! By which day an objection has to be dealt with, and who is reminded of it.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{draft::abnormal_operation, on_both};

use super::{
    LIST, listed,
    scene::{
        ACCEPT, DECIDE, FORWARD, REFUSE, Scene, accepted, deadlines, decision, events, objection_of, ops, refusal,
        rule_days,
    },
};

on_both! {
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

    async fn what_falls_due_is_reminded_of_once_and_what_is_overdue_once_more(gateway: Gateway with [("jobs.enabled", "false")]) {
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
}
