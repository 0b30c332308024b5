//! Who learns of an objection, and who of whoever objects.

use entity::code::OrganisationKind;
use serde_json::json;
use tests::{draft::abnormal_operation, on_both};

use super::{
    LIST, listed,
    scene::{
        ACCEPT, DECIDE, EXPLANATION, REFUSE, SECRETS, STATEMENT, Scene, accepted, decision, events, objection_of,
        refusal,
    },
};

const ONE: &str = "query($id: ID!) { objection(id: $id) { id statement objector { name contact } } }";

on_both! {
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
            for secret in SECRETS.iter().chain(&[STATEMENT, EXPLANATION]) {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        }
    }
}
