//! Searching through GraphQL, over an index that follows the writes.

use std::time::Duration;

use mingjing::domain::disclosure::cell::Cell;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, enterprise},
    gateway::Gateway,
    on_both,
};

fn named(number: u32, name: &str, values: &[(&str, Cell)]) -> mingjing::domain::disclosure::draft::Draft {
    let mut all = vec![("name", Cell::text(name))];
    all.extend_from_slice(values);
    enterprise(number, &all)
}

/// Waits until the index knows everything that was written.
async fn followed(gateway: &Gateway) {
    let mut progress = gateway.app.search.as_ref().unwrap().subscribe();
    let written: u64 =
        gateway.data("{ dataset { sequence } }").await["dataset"]["sequence"].as_str().unwrap().parse().unwrap();
    let known = progress.wait_for(|progress| progress.position() >= written);
    tokio::time::timeout(Duration::from_mins(5), known).await.expect("the index follows").unwrap();
}

fn names(data: &Value) -> Vec<String> {
    let edges = data["searchEnterprises"]["edges"].as_array().unwrap();
    edges.iter().map(|edge| edge["node"]["name"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    async fn a_write_is_found_by_name_brand_pinyin_and_code(gateway: Gateway) {
        gateway.write("enterprise", &[
            named(1, "上海华渊科技有限公司", &[("former_names", Cell::List(vec![Cell::text("上海明镜软件有限公司")]))]),
            named(2, "上海安泰餐饮管理有限公司", &[("district", Cell::text("310104"))]),
        ]).await;
        followed(&gateway).await;
        let code = tests::draft::credit_code(1);
        for query in ["华渊", "上海华渊科技有限公司", "華淵", "huayuan", "明镜软件", code.as_str()] {
            let search = "query($query: String!) { searchEnterprises(query: $query) { totalCount edges { matched node { name } } } }";
            let data = gateway.data_with(search, json!({"query": query})).await;
            assert_eq!(names(&data), ["上海华渊科技有限公司"], "{query}: {data:#}");
        }
        let facets = gateway.data("{ searchEnterprises(query: \"上海\") { totalCount facets { district { code count } } } }").await;
        let found = &facets["searchEnterprises"];
        assert_eq!(found["totalCount"], 2);
        assert_eq!(found["facets"]["district"], json!([{"code": "310104", "count": 1}, {"code": "310115", "count": 1}]));
    }

    async fn a_change_of_name_and_of_list_is_followed(gateway: Gateway) {
        gateway.write("enterprise", &[named(1, "上海华渊科技有限公司", &[])]).await;
        followed(&gateway).await;
        gateway.write("enterprise", &[named(1, "上海德胜科技有限公司", &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-11", &[])]).await;
        followed(&gateway).await;
        let listed = "{ searchEnterprises(query: \"德胜\", filter: { onAbnormalList: true }) { edges { node { name } } } }";
        assert_eq!(names(&gateway.data(listed).await), ["上海德胜科技有限公司"]);
        let old = "{ searchEnterprises(query: \"华渊\") { edges { node { name } } } }";
        assert!(names(&gateway.data(old).await).is_empty());
    }

    async fn every_hit_is_reached_by_cursors_of_the_same_query_only(gateway: Gateway) {
        let drafts: Vec<_> = (1..=9).map(|number| named(number, &format!("上海华渊{}有限公司", "贸易".repeat(number as usize)), &[])).collect();
        gateway.write("enterprise", &drafts).await;
        followed(&gateway).await;
        let search = "query($query: String!, $after: String) { searchEnterprises(query: $query, first: 4, after: $after) {
            totalCount edges { node { name } } pageInfo { hasNextPage endCursor } } }";
        let (mut seen, mut after) = (Vec::new(), Value::Null);
        loop {
            let data = gateway.data_with(search, json!({"query": "华渊", "after": after})).await;
            assert_eq!(data["searchEnterprises"]["totalCount"], 9);
            seen.extend(names(&data));
            let page = &data["searchEnterprises"]["pageInfo"];
            if page["hasNextPage"] == false { break; }
            after = page["endCursor"].clone();
        }
        assert_eq!(seen.len(), 9);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 9);
        let elsewhere = gateway.answer(search, json!({"query": "安泰", "after": after})).await;
        assert_eq!(elsewhere["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    }

    async fn what_is_typed_is_completed(gateway: Gateway) {
        gateway.write("enterprise", &[named(1, "上海华渊科技有限公司", &[]), named(2, "上海华润贸易有限公司", &[])]).await;
        followed(&gateway).await;
        let data = gateway.data("{ autocomplete(prefix: \"华\") { text matched } }").await;
        let texts: Vec<_> = data["autocomplete"].as_array().unwrap().iter().map(|found| found["text"].as_str().unwrap()).collect();
        assert!(texts.contains(&"华渊") && texts.contains(&"华润"), "{texts:?}");
    }
}
