//! Global ids and the timeline.

use mingjing::domain::disclosure::cell::Cell;
use serde_json::json;
use tests::{
    draft::{abnormal_operation, credit_code, draft, enterprise},
    on_both,
};

fn penalty(number: u32, decided_on: &str, document: &str) -> mingjing::domain::disclosure::draft::Draft {
    draft(
        "penalty",
        number,
        &[
            ("document_number", Cell::text(document)),
            ("kinds", Cell::List(vec![Cell::text("1")])),
            ("decided_on", Cell::text(decided_on)),
            ("authority", Cell::text("上海市浦东新区环境保护局")),
        ],
    )
}

on_both! {
    async fn an_id_finds_what_it_was_given_for(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-11", &[])]).await;
        let data = gateway.data("{ enterprises { nodes { id } } abnormalOperations { nodes { id publisher { id } } } }").await;
        let enterprise = &data["enterprises"]["nodes"][0]["id"];
        let record = &data["abnormalOperations"]["nodes"][0]["id"];
        let publisher = &data["abnormalOperations"]["nodes"][0]["publisher"]["id"];
        let nothing = "ZW50ZXJwcmlzZTo5OTk5OTk";
        let query = "query($ids: [ID!]!, $id: ID!) {
            nodes(ids: $ids) { __typename id ... on Enterprise { creditCode } ... on Disclosure { occurredOn } ... on Organisation { name } }
            node(id: $id) { ... on AbnormalOperation { listedOn enterprise { creditCode } } }
        }";
        let answer = gateway.data_with(query, json!({"ids": [publisher, record, nothing, enterprise], "id": record})).await;
        assert_eq!(answer["nodes"], json!([
            {"__typename": "Organisation", "id": publisher, "name": "测试市工商局"},
            {"__typename": "AbnormalOperation", "id": record, "occurredOn": "2016-07-11"},
            null,
            {"__typename": "Enterprise", "id": enterprise, "creditCode": credit_code(1)},
        ]));
        assert_eq!(answer["node"], json!({"listedOn": "2016-07-11", "enterprise": {"creditCode": credit_code(1)}}));
    }

    async fn the_timeline_merges_all_kinds_by_date_page_by_page(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2014-07-10", &[]), abnormal_operation(1, "2016-07-11", &[])]).await;
        gateway.write("penalty", &[
            penalty(1, "2015-03-02", "沪环罚〔2015〕1号"),
            penalty(1, "2016-07-11", "沪环罚〔2016〕2号"),
            penalty(2, "2017-01-01", "沪环罚〔2017〕3号"),
        ]).await;
        let query = "query($code: CreditCode!, $after: String) { enterprise(creditCode: $code) {
            disclosures(first: 3, after: $after) {
                totalCount pageInfo { hasNextPage endCursor }
                nodes { __typename occurredOn ... on Penalty { documentNumber } ... on AbnormalOperation { onList } }
            }
            penaltiesOnly: disclosures(filter: { kind: [PENALTY], occurredOn: { to: \"2015-12-31\" } }) { totalCount nodes { documentNumber } }
        } }";
        let first = gateway.data_with(query, json!({"code": credit_code(1)})).await;
        let page = &first["enterprise"]["disclosures"];
        assert_eq!(page["totalCount"], 4);
        let days = |page: &serde_json::Value| page["nodes"].as_array().unwrap().iter().map(|node| node["occurredOn"].clone()).collect::<Vec<_>>();
        assert_eq!(days(page), ["2016-07-11", "2016-07-11", "2015-03-02"]);
        assert_eq!(first["enterprise"]["penaltiesOnly"], json!({"totalCount": 1, "nodes": [{"documentNumber": "沪环罚〔2015〕1号"}]}));
        let after = &page["pageInfo"]["endCursor"];
        let second = gateway.data_with(query, json!({"code": credit_code(1), "after": after})).await;
        let page = &second["enterprise"]["disclosures"];
        assert_eq!(days(page), ["2014-07-10"]);
        assert_eq!(page["nodes"][0], json!({"__typename": "AbnormalOperation", "occurredOn": "2014-07-10", "onList": true}));
        assert_eq!(page["pageInfo"]["hasNextPage"], false);
    }
}
