//! Many subjects: statements that do not grow with them, what they cost, and how large a body may be.

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::draft::Draft;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    gateway::Gateway,
    on_both,
};

use super::{QUERY, answer};

const ENTERPRISES: u32 = 2_000;

async fn fill(gateway: &Gateway) {
    let drafts: Vec<Draft> = (1..=ENTERPRISES).map(|number| enterprise(number, &[])).collect();
    gateway.write("enterprise", &drafts).await;
    let entries: Vec<Draft> =
        (1..=ENTERPRISES).step_by(3).map(|number| abnormal_operation(number, "2016-07-08", &[])).collect();
    gateway.write("abnormal_operation", &entries).await;
}

/// So many subjects: by code, by name, and nobody by turns.
fn subjects(count: u32) -> Vec<Value> {
    let subject = |position: u32| {
        let number = position % ENTERPRISES + 1;
        match position % 4 {
            0 => json!({"creditCode": credit_code(number), "reference": position.to_string()}),
            1 => json!({"name": format!("上海测试{number}有限公司")}),
            2 => json!({"name": format!("上海测试{number}有限公司"), "creditCode": credit_code(number)}),
            _ => json!({"creditCode": credit_code(position + 10_000_000)}),
        }
    };
    (0..count).map(subject).collect()
}

/// The answer, and the least of five counts of its statements: others run beside them now and then.
async fn counted(gateway: &Gateway, subjects: &[Value]) -> (Value, u64) {
    let mut least = u64::MAX;
    let mut found = Value::Null;
    for _ in 0..5 {
        let before = gateway.app.store.statements();
        found = answer(gateway, json!({"subjects": subjects})).await;
        least = least.min(gateway.app.store.statements() - before);
    }
    assert!(found.get("errors").is_none(), "{:.500}", found.to_string());
    (found, least)
}

on_both! {
    async fn ten_thousand_subjects_cost_the_statements_of_four(gateway: Gateway with [("search.enabled", "false"), ("jobs.enabled", "false")]) {
        fill(&gateway).await;
        let (few, of_few) = counted(&gateway, &subjects(4)).await;
        let (many, of_many) = counted(&gateway, &subjects(10_000)).await;
        // How far the data goes, the keys, the enterprises, two lists, and who published what is in them.
        assert_eq!((of_few, of_many), (6, 6));
        assert_eq!(few["data"]["verify"]["counts"]["found"], 3);
        let counts = &many["data"]["verify"]["counts"];
        assert_eq!((&counts["found"], &counts["notFound"]), (&json!(7_500), &json!(2_500)));
        let found = many["data"]["verify"]["subjects"].as_array().unwrap();
        for (position, subject) in found.iter().enumerate().filter(|(position, _)| position % 4 != 3) {
            let number = u32::try_from(position).unwrap() % ENTERPRISES + 1;
            assert_eq!(subject["enterprise"]["creditCode"], credit_code(number));
            let expected = if number % 3 == 1 { "LISTED" } else { "CLEAR" };
            assert_eq!(subject["verdicts"][0]["verdict"], expected, "{number}");
        }
        assert_eq!(many["extensions"]["cost"], json!({"requested": 10_010, "actual": 10_010}));
    }

    async fn a_tier_bounds_a_call_by_what_one_query_may_cost_and_only_verifying_may_be_large(gateway: Gateway with [("search.enabled", "false")]) {
        fill(&gateway).await;
        let bank = gateway.new_key("某银行", OrganisationKind::Institution, "institution").await;
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let association = gateway.new_key("某协会", OrganisationKind::Association, "association").await;
        let send = async |key: &str, query: &str, variables: &Value| -> (u16, Value) {
            let request = gateway.post().header("x-api-key", key).json(&json!({"query": query, "variables": variables}));
            let response = request.send().await.unwrap();
            (response.status().as_u16(), response.json().await.unwrap())
        };
        let all = json!({"subjects": subjects(10_000)});
        assert!(all.to_string().len() > 256 * 1024);
        let (status, found) = send(&bank, QUERY, &all).await;
        assert_eq!((status, &found["data"]["verify"]["counts"]["found"]), (200, &json!(7_500)));
        for (key, query, variables, code) in [
            (&developer, QUERY, &all, "QUERY_TOO_COMPLEX"),
            (&association, QUERY, &all, "FORBIDDEN"),
            (&bank, "query($subjects: [VerifySubject!]!) { __typename }", &all, "QUERY_TOO_LARGE"),
            (&bank, "query($subjects: [VerifySubject!]!) { ... { verify(subjects: $subjects) { sequence } } }", &all, "QUERY_TOO_LARGE"),
        ] {
            let (_, refused) = send(key, query, variables).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], code, "{:.400}", refused.to_string());
        }
        let (status, found) = send(&developer, QUERY, &json!({"subjects": subjects(4_990)})).await;
        assert_eq!((status, found["data"]["verify"]["subjects"].as_array().map(Vec::len)), (200, Some(4_990)));
    }
}
