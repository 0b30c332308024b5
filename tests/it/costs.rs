//! What queries cost: in their answers, at the tier's ceiling, and asked for beforehand.

use entity::code::OrganisationKind;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, enterprise},
    gateway::Gateway,
    on_both,
};

const COST_OF: &str = "query($query: String!, $variables: String, $name: String) {
    costOf(query: $query, variables: $variables, operationName: $name) {
        requested ceiling refused fields { key field points } errors { code message line }
    }
}";

async fn cost_of(gateway: &Gateway, query: &str, variables: Value) -> Value {
    let variables = json!({"query": query, "variables": variables.to_string()});
    gateway.data_with(COST_OF, variables).await["costOf"].take()
}

async fn fill(gateway: &Gateway) {
    gateway.write("enterprise", &(1..=5).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
    let entries: Vec<_> = (1..=5).map(|number| abnormal_operation(number, "2016-07-11", &[])).collect();
    gateway.write("abnormal_operation", &entries).await;
}

on_both! {
    async fn an_answer_says_what_was_asked_for_and_what_came(gateway: Gateway) {
        fill(&gateway).await;
        for (query, variables) in [
            ("{ enterprises(first: 50) { nodes { name abnormalOperations(first: 10) { nodes { reason { label } } } } } }", json!({})),
            ("query($n: Int = 3) { enterprises(first: $n) { totalCount nodes { id } } }", json!({})),
            ("query($n: Int = 3) { enterprises(first: $n) { totalCount nodes { id } } }", json!({"n": 99})),
            ("{ dataset { name } viewer { tier { name } } }", json!({})),
            ("{ enterprises(first: 10) { nodes { disclosures { nodes { id ... on AbnormalOperation { enterprise { name } } } } } } }", json!({})),
            ("{ __schema { queryType { name } } }", json!({})),
        ] {
            let answer = gateway.answer(query, variables.clone()).await;
            assert!(answer.get("errors").is_none(), "{answer}");
            let cost = &answer["extensions"]["cost"];
            let (requested, actual) = (cost["requested"].as_u64().unwrap(), cost["actual"].as_u64().unwrap());
            assert!((1..=requested).contains(&actual), "{query}: {cost}");
            let asked = cost_of(&gateway, query, variables).await;
            assert_eq!(asked["requested"], requested, "{query}");
            assert_eq!((&asked["refused"], &asked["ceiling"]), (&json!(false), &json!(50_000)), "{asked}");
            let fields = asked["fields"].as_array().unwrap();
            assert_eq!(fields.iter().map(|field| field["points"].as_u64().unwrap()).sum::<u64>().max(1), requested);
        }
        let answer = gateway.answer("{ enterprises(first: 50) { nodes { name } } }", json!({})).await;
        assert_eq!(answer["extensions"]["cost"], json!({"requested": 52, "actual": 7}));
        // The worked example of the guide, here with five enterprises.
        let guide = "{ enterprises(first: 20) { totalCount nodes { name status { label }
            abnormalOperations(first: 10) { nodes { listedOn reason { label } } } } } }";
        let answer = gateway.answer(guide, json!({})).await;
        assert_eq!(answer["extensions"]["cost"], json!({"requested": 492, "actual": 12 + 5 * (1 + 1 + 2 + 2)}));
    }

    async fn a_query_above_the_tiers_ceiling_is_refused_and_runs_nothing(gateway: Gateway) {
        let query = "{ enterprises(first: 100) { nodes { abnormalOperations(first: 100) { nodes { id } } } } }";
        let requested = 2 + 100 * (1 + 2 + 100);
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let before = gateway.app.store.statements();
        for (key, ceiling) in [(None, 1000), (Some(key.as_str()), 5000)] {
            let send = async |query: &str, variables: Value| -> Value {
                let request = gateway.post().json(&json!({"query": query, "variables": variables}));
                let request = if let Some(key) = key { request.header("x-api-key", key) } else { request };
                request.send().await.unwrap().json().await.unwrap()
            };
            let answer = send(query, json!({})).await;
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], "QUERY_TOO_COMPLEX", "{answer}");
            assert!(answer.get("data").is_none(), "{answer}");
            let message = error["message"].as_str().unwrap();
            assert!(message.contains(&requested.to_string()) && message.contains(&ceiling.to_string()), "{message}");
            let asked = send(COST_OF, json!({"query": query})).await;
            let asked = &asked["data"]["costOf"];
            assert_eq!(asked["requested"], requested);
            assert_eq!((&asked["ceiling"], &asked["refused"]), (&json!(ceiling), &json!(true)));
            assert_eq!(asked["errors"][0]["code"], "QUERY_TOO_COMPLEX");
            assert_eq!(asked["errors"][0]["message"], error["message"]);
        }
        // What a key is looked up with aside, nothing was read: not a page.
        assert!(gateway.app.store.statements() - before < 10);
        assert_eq!(gateway.data(query).await["enterprises"]["nodes"], json!([]), "the operator may");
    }

    async fn asking_for_a_price_tells_what_is_wrong_as_data(gateway: Gateway) {
        for (query, variables, code) in [
            ("{ enterprises {", json!({}), "GRAPHQL_PARSE_FAILED"),
            ("{ ...f } fragment f on Query { ...f }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
            ("{ enterprise { nothing } }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
            ("query($n: Int!) { enterprises(first: $n) { totalCount } }", json!({}), "BAD_USER_INPUT"),
            ("query($n: Int!) { enterprises(first: $n) { totalCount } }", json!({"n": "1"}), "BAD_USER_INPUT"),
            ("{ a { b { c { d { e { f { g { h { i { j { k } } } } } } } } } } }", json!({}), "QUERY_TOO_COMPLEX"),
        ] {
            let asked = cost_of(&gateway, query, variables).await;
            assert_eq!(asked["errors"][0]["code"], code, "{query}: {asked}");
            assert_eq!(asked["refused"], true);
            assert_eq!(asked["requested"], 1, "{asked}");
        }
        let unknown = cost_of(&gateway, "{\n  enterprises { nodes { id } }\n  nothing\n}", json!({})).await;
        assert_eq!(unknown["requested"], 22);
        assert_eq!(unknown["errors"][0]["line"], 3, "{unknown}");
        let named = json!({"query": "query A { dataset { name } } query B { enterprises { totalCount } }", "name": "B"});
        let asked = gateway.data_with(COST_OF, named).await["costOf"].take();
        assert_eq!(asked["fields"], json!([{"key": "enterprises", "field": "enterprises", "points": 12}]));
    }

    async fn asking_for_the_price_of_asking_runs_nothing(gateway: Gateway) {
        let mut query = "{ enterprises(first: 100) { nodes { name } } }".to_owned();
        for _ in 0..5 {
            query = format!("{{ costOf(query: {}) {{ requested }} }}", json!(query));
        }
        let before = gateway.app.store.statements();
        let asked = gateway.data(&query).await;
        assert_eq!(asked["costOf"]["requested"], 5 + 1);
        assert!(gateway.app.store.statements() - before < 5);
    }

    async fn every_example_of_graphiql_is_within_everybodys_ceiling(gateway: Gateway) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/web/src/examples");
        let examples: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let examples: Vec<_> =
            examples.iter().filter(|path| path.extension().is_some_and(|end| end == "graphql")).collect();
        assert!(!examples.is_empty());
        for path in examples {
            let query = std::fs::read_to_string(path).unwrap();
            let request = json!({"query": COST_OF, "variables": {"query": query}});
            let answer: Value = gateway.post().json(&request).send().await.unwrap().json().await.unwrap();
            assert_eq!(answer["data"]["costOf"]["refused"], false, "{}: {answer}", path.display());
        }
    }
}
