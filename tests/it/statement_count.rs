//! How many statements a query runs depends on its shape alone: never on page sizes, rows or arguments.

use mingjing::domain::disclosure::{cell::Cell, draft::Draft};
use serde_json::Value;
use tests::{
    draft::{abnormal_operation, credit_code, draft, enterprise},
    gateway::Gateway,
    on_both,
};

const ENTERPRISES: u32 = 100;

/// A hundred enterprises, each with records in five lists.
async fn fill(gateway: &Gateway) {
    let all = 1..=ENTERPRISES;
    gateway.write("enterprise", &all.clone().map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
    let days = ["2014-07-10", "2015-07-10", "2016-07-11"];
    let entries = all.clone().flat_map(|number| days.map(|day| abnormal_operation(number, day, &[])));
    gateway.write("abnormal_operation", &entries.collect::<Vec<_>>()).await;
    for kind in ["honour", "inspection", "serious_violation", "penalty"] {
        let drafts: Vec<Draft> = all.clone().map(|number| record(kind, number)).collect();
        gateway.write(kind, &drafts).await;
    }
}

fn record(kind: &str, enterprise: u32) -> Draft {
    let text = |name: &'static str, value: &str| (name, Cell::text(value));
    let mut values = vec![text("authority", "上海市浦东新区市场监督管理局")];
    values.extend(match kind {
        "honour" => vec![text("title", "守合同重信用企业"), text("level", "1"), text("awarded_on", "2016-03-15")],
        "inspection" => {
            vec![text("kind", "1"), text("inspected_on", "2016-05-20"), ("results", Cell::List(vec![Cell::text("1")]))]
        }
        "serious_violation" => vec![text("reason", "1"), text("listed_on", "2017-02-01")],
        _ => vec![
            text("document_number", &format!("浦市监处字〔2016〕第{enterprise:06}号")),
            text("violation", "虚假宣传"),
            ("kinds", Cell::List(vec![Cell::text("1")])),
            text("content", "警告"),
            text("decided_on", "2016-06-01"),
            text("legal_basis", "广告法第五十五条"),
        ],
    });
    draft(kind, enterprise, &values)
}

/// The answer, and the statements that it took. Now and then the gateway runs one beside it, to note that a key was
/// used or to look at the key again; that only ever adds, so the least of three counts is the query's own.
async fn counted(gateway: &Gateway, query: &str) -> (Value, u64) {
    let mut least = u64::MAX;
    let mut answer = gateway.data("{ __typename }").await;
    for _ in 0..3 {
        let before = gateway.app.store.statements();
        answer = gateway.data(query).await;
        least = least.min(gateway.app.store.statements() - before);
    }
    (answer, least)
}

/// Asserts that the same query over one row and over many runs so many statements; returns the larger answer.
async fn assert_same(gateway: &Gateway, query: impl Fn(u32) -> String, statements: u64) -> Value {
    let (_, of_one) = counted(gateway, &query(1)).await;
    let (answer, of_many) = counted(gateway, &query(ENTERPRISES)).await;
    assert_eq!((of_one, of_many), (statements, statements), "{}", query(ENTERPRISES));
    answer
}

fn rows(list: &Value) -> &Vec<Value> {
    list["nodes"].as_array().unwrap()
}

on_both! {
    async fn a_hundred_enterprises_with_five_nested_lists_cost_the_statements_of_one(gateway: Gateway) {
        fill(&gateway).await;
        let query = |size| format!("{{ enterprises(first: {size}) {{ nodes {{ name publisher {{ name }}
            abnormalOperations(first: 5) {{ nodes {{ listedOn publisher {{ name }} }} }}
            honours(first: 5) {{ nodes {{ title }} }}
            inspections(first: 5) {{ nodes {{ inspectedOn }} }}
            seriousViolations(first: 5) {{ nodes {{ listedOn }} }}
            penalties(first: 5) {{ nodes {{ documentNumber }} }}
        }} }} }}");
        let answer = assert_same(&gateway, query, 1).await;
        let found = rows(&answer["enterprises"]);
        assert_eq!(found.len(), 100);
        for enterprise in found {
            let lists = ["abnormalOperations", "honours", "inspections", "seriousViolations", "penalties"];
            assert_eq!(lists.map(|list| rows(&enterprise[list]).len()), [3, 1, 1, 1, 1], "{enterprise}");
        }
    }

    async fn the_same_list_five_times_with_other_arguments_costs_no_more(gateway: Gateway) {
        fill(&gateway).await;
        let query = |size| format!("{{ enterprises(first: {size}) {{ totalCount edges {{ cursor node {{
            all: abnormalOperations {{ totalCount nodes {{ id }} }}
            two: abnormalOperations(first: 2) {{ pageInfo {{ hasNextPage }} nodes {{ id }} }}
            last: abnormalOperations(last: 1) {{ nodes {{ listedOn }} }}
            early: abnormalOperations(filter: {{ listedOn: {{ to: \"2014-12-31\" }} }}) {{ totalCount nodes {{ id }} }}
            oldest: abnormalOperations(first: 1, orderBy: {{ field: LISTED_ON, direction: ASC }}) {{ nodes {{ listedOn }} }}
        }} }} }} }}");
        let answer = assert_same(&gateway, query, 1).await;
        for edge in answer["enterprises"]["edges"].as_array().unwrap() {
            let node = &edge["node"];
            assert_eq!((&node["all"]["totalCount"], rows(&node["two"]).len()), (&Value::from(3), 2));
            assert_eq!(node["last"]["nodes"][0]["listedOn"], "2014-07-10");
            assert_eq!(node["oldest"]["nodes"][0]["listedOn"], "2014-07-10");
            assert_eq!(node["early"]["totalCount"], 1);
        }
    }

    async fn the_pages_of_a_list_with_their_enterprises_and_those_enterprises_lists_cost_one_statement(gateway: Gateway) {
        fill(&gateway).await;
        let query = |size| format!("{{ abnormalOperations(first: {size}) {{ totalCount nodes {{
            listedOn publisher {{ name }}
            enterprise {{ name honours(first: 3) {{ totalCount nodes {{ title enterprise {{ creditCode }} }} }} }}
        }} }} }}");
        let answer = assert_same(&gateway, query, 1).await;
        let found = rows(&answer["abnormalOperations"]);
        assert_eq!((found.len(), &answer["abnormalOperations"]["totalCount"]), (100, &Value::from(300)));
        assert!(found.iter().all(|row| row["enterprise"]["honours"]["totalCount"] == 1));
        for list in ["honours", "inspections", "seriousViolations", "penalties"] {
            let query = |size| format!("{{ {list}(first: {size}) {{ nodes {{ id enterprise {{ id }} }} }} }}");
            assert_eq!(rows(&assert_same(&gateway, query, 1).await[list]).len(), 100, "{list}");
        }
    }

    async fn the_timelines_of_a_hundred_enterprises_cost_the_statements_of_one(gateway: Gateway) {
        fill(&gateway).await;
        let query = |size| format!("{{ enterprises(first: {size}) {{ nodes {{ disclosures(first: 10) {{
            totalCount nodes {{ __typename id occurredOn
                ... on AbnormalOperation {{ listedOn }} ... on Penalty {{ violation publisher {{ name }} }} }}
        }} }} }} }}");
        let answer = assert_same(&gateway, query, 1).await;
        for enterprise in rows(&answer["enterprises"]) {
            let timeline = rows(&enterprise["disclosures"]);
            assert_eq!((timeline.len(), &enterprise["disclosures"]["totalCount"]), (7, &Value::from(7)));
            assert!(timeline.is_sorted_by(|a, b| a["occurredOn"].as_str() >= b["occurredOn"].as_str()), "{timeline:?}");
        }
    }

    async fn each_root_field_costs_its_own_statement_and_no_more(gateway: Gateway) {
        fill(&gateway).await;
        let code = credit_code(1);
        for (query, statements) in [
            (format!("{{ a: enterprise(creditCode: \"{code}\") {{ name honours {{ nodes {{ title }} }} }} }}"), 1),
            (format!("{{ a: enterprise(creditCode: \"{code}\") {{ name }} b: enterprises {{ totalCount }} }}"), 2),
            ("{ honours { nodes { id } } penalties { totalCount } inspections { nodes { id } } }".to_owned(), 3),
            // What is told without the database costs none.
            ("{ viewer { tier { name } } codeTables { name } divisions(parent: \"310000\") { name } }".to_owned(), 0),
            ("{ __schema { types { name fields { name } } } }".to_owned(), 0),
        ] {
            assert_eq!(counted(&gateway, &query).await.1, statements, "{query}");
        }
    }

    async fn records_by_their_ids_cost_one_statement_a_type_whatever_their_number(gateway: Gateway) {
        fill(&gateway).await;
        let all = gateway.data("{ honours(first: 49) { nodes { id } } penalties(first: 50) { nodes { id } } enterprises(first: 1) { nodes { id } } }").await;
        let ids: Vec<&str> = ["honours", "penalties", "enterprises"].iter()
            .flat_map(|list| rows(&all[list])).map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), 100);
        for (ids, statements) in [(&ids[..1], 1), (&ids[..49], 1), (&ids[..], 3)] {
            let query = format!("{{ nodes(ids: {ids:?}) {{ id }} }}");
            let (answer, counted) = counted(&gateway, &query).await;
            assert_eq!(counted, statements, "{} ids", ids.len());
            let found: Vec<&str> = answer["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
            assert_eq!(found, ids);
        }
    }
}
