//! Reading through GraphQL.

use mingjing::domain::disclosure::cell::Cell;
use serde_json::json;
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    on_both,
};

on_both! {
    async fn an_enterprise_is_found_by_its_code_with_its_records(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
        let entries = ["2014-07-10", "2015-07-10", "2016-07-11"].map(|day| abnormal_operation(1, day, &[]));
        gateway.write("abnormal_operation", &entries).await;
        let query = "query($code: CreditCode!) { enterprise(creditCode: $code) {
            name registeredCapital { amount } district { code name }
            abnormalOperations(first: 2) {
                totalCount pageInfo { hasNextPage }
                nodes { listedOn onList reason { value label(lang: EN) } publisher { name } enterprise { creditCode } }
            }
        } }";
        let data = gateway.data_with(query, json!({"code": credit_code(1).to_lowercase()})).await;
        let found = &data["enterprise"];
        assert_eq!(found["name"], "上海测试1有限公司");
        assert_eq!(found["district"], json!({"code": "310115", "name": "浦东新区"}));
        let list = &found["abnormalOperations"];
        assert_eq!(list["totalCount"], 3);
        assert_eq!(list["pageInfo"]["hasNextPage"], true);
        assert_eq!(list["nodes"][0]["listedOn"], "2016-07-11");
        assert_eq!(list["nodes"][0]["reason"]["value"], "ANNUAL_REPORT_NOT_FILED");
        assert_eq!(list["nodes"][0]["publisher"]["name"], "测试市工商局");
        assert_eq!(list["nodes"][1]["enterprise"]["creditCode"], credit_code(1));
    }

    async fn every_page_of_a_list_is_reached_both_ways(gateway: Gateway) {
        gateway.write("enterprise", &(1..=7).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
        let entries: Vec<_> = (1..=7).flat_map(|number| {
            [abnormal_operation(number, "2015-07-10", &[]), abnormal_operation(number, "2016-07-11", &[("reason", Cell::text("4"))])]
        }).collect();
        gateway.write("abnormal_operation", &entries).await;
        for (size, after, flag, end) in [("first", "after", "hasNextPage", "endCursor"), ("last", "before", "hasPreviousPage", "startCursor")] {
            let (mut seen, mut cursor) = (Vec::new(), serde_json::Value::Null);
            loop {
                let query = format!("query($cursor: String) {{ abnormalOperations({size}: 3, {after}: $cursor) {{
                    edges {{ cursor node {{ id listedOn }} }} pageInfo {{ {flag} {end} }}
                }} }}");
                let data = gateway.data_with(&query, json!({"cursor": cursor})).await;
                let list = &data["abnormalOperations"];
                let mut rows: Vec<_> = list["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()).collect();
                if size == "last" { rows.reverse(); }
                seen.extend(rows);
                if list["pageInfo"][flag] == false { break; }
                cursor = list["pageInfo"][end].clone();
            }
            assert_eq!(seen.len(), 14, "{size}");
            let days: Vec<_> = seen.iter().map(|row| row["listedOn"].as_str().unwrap().to_owned()).collect();
            assert!(if size == "first" { days.is_sorted_by(|a, b| a >= b) } else { days.is_sorted() }, "{days:?}");
            let mut ids: Vec<_> = seen.iter().map(|row| row["id"].to_string()).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 14, "{size}");
        }
    }
}
