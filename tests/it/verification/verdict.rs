//! What stands against an enterprise: which entries count, of which lists and authorities.

use entity::code::OrganisationKind;
use mingjing::domain::disclosure::{cell::Cell, draft::Draft};
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, draft, enterprise},
    gateway::Gateway,
    on_both,
};

use super::{answer, verdicts, verify_one};

const XUHUI: &str = "上海市徐汇区市场监督管理局";
/// A publisher of no record.
const DISTRICT: &str = "徐汇区";

fn text(name: &'static str, value: &str) -> (&'static str, Cell) {
    (name, Cell::text(value))
}

fn codes(name: &'static str, codes: &[&str]) -> (&'static str, Cell) {
    (name, Cell::List(codes.iter().map(|code| Cell::text(*code)).collect()))
}

fn entry(kind: &str, enterprise: u32, values: &[(&'static str, Cell)]) -> Draft {
    let mut all = vec![text("authority", XUHUI)];
    all.extend_from_slice(values);
    draft(kind, enterprise, &all)
}

async fn of(gateway: &Gateway, enterprise: u32, arguments: Value) -> Value {
    verify_one(gateway, json!({"creditCode": credit_code(enterprise)}), arguments).await
}

async fn withdraw(gateway: &Gateway, id: &Value) {
    let input = json!({"idempotencyKey": id, "rows": [{"id": id, "reason": "误录"}]});
    let mutation = "mutation($input: WithdrawAbnormalOperationsInput!) {
        withdrawAbnormalOperations(input: $input) { counts { withdrawn } userErrors { message } } }";
    let done = gateway.data_with(mutation, json!({"input": input})).await;
    assert_eq!(done["withdrawAbnormalOperations"]["counts"]["withdrawn"], 1, "{done}");
}

on_both! {
    async fn an_entry_is_told_with_what_it_says_until_it_is_removed_or_withdrawn(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[]), enterprise(2, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2017-12-18", &[text("document_number", "浦市监异〔2016〕1号")])]).await;
        let listed = of(&gateway, 1, json!({})).await;
        assert_eq!((verdicts(&listed), verdicts(&of(&gateway, 2, json!({})).await)), (vec!["LISTED", "CLEAR"], vec!["CLEAR", "CLEAR"]));
        let hit = &listed["verdicts"][0]["hits"][0];
        let ids = gateway.data("{ abnormalOperations { nodes { id revision } } }").await;
        let id = &ids["abnormalOperations"]["nodes"][0]["id"];
        assert_eq!(hit, &json!({
            "kind": "ABNORMAL_OPERATION", "recordId": id, "revision": 1, "inForce": true,
            "reason": hit["reason"], "reasonCodes": ["1"], "number": "浦市监异〔2016〕1号",
            "authority": "上海市浦东新区市场监督管理局", "publisher": "测试市工商局", "listedOn": "2017-12-18",
            "lastsUntil": null, "removedOn": null, "removalReason": null, "underObjection": false,
        }));
        assert!(hit["reason"].as_str().unwrap().contains("年度报告"), "{hit}");

        // An objection is seen at once, and the entry counts all the same.
        let objection = json!({"input": {"recordId": id, "type": "CORRECTION", "statement": "报告已按时报送", "idempotencyKey": "a",
            "objector": {"name": "张三", "contact": "021-55550100"}}});
        let query = "mutation($input: FileObjectionInput!) { fileObjection(input: $input) { userErrors { message } } }";
        let filed = gateway.data_with(query, objection).await;
        assert_eq!(filed["fileObjection"]["userErrors"], json!([]), "{filed}");
        let objected = of(&gateway, 1, json!({})).await;
        let hit = &objected["verdicts"][0]["hits"][0];
        assert_eq!((&hit["underObjection"], &hit["revision"], verdicts(&objected)), (&json!(true), &json!(2), vec!["LISTED", "CLEAR"]));

        let removal = [text("document_number", "浦市监异〔2016〕1号"), text("removed_on", "2017-12-20"), text("removal_reason", "1")];
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2017-12-18", &removal)]).await;
        let removed = of(&gateway, 1, json!({})).await;
        let hit = &removed["verdicts"][0]["hits"][0];
        assert_eq!(verdicts(&removed), ["FORMERLY_LISTED", "CLEAR"]);
        assert_eq!((&hit["removedOn"], &hit["inForce"]), (&json!("2017-12-20"), &json!(false)));
        assert!(hit["removalReason"].is_string());

        withdraw(&gateway, id).await;
        let withdrawn = of(&gateway, 1, json!({})).await;
        assert_eq!((verdicts(&withdrawn), &withdrawn["verdicts"][0]["hitCount"]), (vec!["CLEAR", "CLEAR"], &json!(0)));
    }

    async fn only_the_lists_and_authorities_that_are_asked_about_count(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-08", &[])]).await;
        gateway.new_key(DISTRICT, OrganisationKind::District, "association").await;
        for (kind, values) in [
            ("serious_violation", vec![text("reason", "1"), text("listed_on", "2017-02-01")]),
            ("penalty", vec![text("document_number", "徐市监处〔2016〕1号"), text("violation", "虚假宣传"), codes("kinds", &["1"]), text("decided_on", "2016-06-01")]),
            ("inspection", vec![text("inspected_on", "2016-05-20"), codes("results", &["B", "A"])]),
            ("equity_pledge", vec![text("registration_number", "股质001"), text("pledgor", "甲"), text("pledgee", "乙"), text("registered_on", "2016-01-01"), text("validity", "1")]),
        ] {
            gateway.write(kind, &[entry(kind, 1, &values)]).await;
        }
        let all = json!(["PENALTY", "INSPECTION", "EQUITY_PLEDGE", "SERIOUS_VIOLATION", "ABNORMAL_OPERATION", "CHATTEL_MORTGAGE", "PENALTY"]);
        let found = of(&gateway, 1, json!({"lists": all})).await;
        assert_eq!(verdicts(&found), ["LISTED", "LISTED", "LISTED", "LISTED", "LISTED", "CLEAR"]);
        let lists: Vec<&str> = found["verdicts"].as_array().unwrap().iter().map(|of| of["list"].as_str().unwrap()).collect();
        assert_eq!(lists, ["PENALTY", "INSPECTION", "EQUITY_PLEDGE", "SERIOUS_VIOLATION", "ABNORMAL_OPERATION", "CHATTEL_MORTGAGE"]);
        let hit = |list: usize| &found["verdicts"][list]["hits"][0];
        assert_eq!((&hit(0)["reason"], &hit(0)["number"]), (&json!("虚假宣传"), &json!("徐市监处〔2016〕1号")));
        assert_eq!((&hit(1)["reasonCodes"], &hit(2)["number"]), (&json!(["B", "A"]), &json!("股质001")));
        // A pledgor may be a person: who pledged is not part of the answer.
        assert!(!found.to_string().contains('甲'));
        for (authorities, expected) in [
            (json!([XUHUI]), ["CLEAR", "LISTED"]),
            (json!(["上海市浦東新區市場監督管理局"]), ["LISTED", "CLEAR"]),
            (json!(["测试市工商局"]), ["LISTED", "LISTED"]),
            (json!([DISTRICT, XUHUI]), ["CLEAR", "LISTED"]),
            (json!([DISTRICT]), ["CLEAR", "CLEAR"]),
            (json!([]), ["LISTED", "LISTED"]),
        ] {
            let found = of(&gateway, 1, json!({"authorities": authorities})).await;
            assert_eq!(verdicts(&found), expected, "{authorities}");
        }
    }

    async fn an_authority_that_nobody_is_makes_nobody_clear(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        gateway.new_key("某银行", OrganisationKind::Institution, "institution").await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-08", &[])]).await;
        let wrong = abnormal_operation(1, "2016-07-08", &[text("authority", "上海市浦东新区市场监管局")]);
        gateway.write("abnormal_operation", &[wrong]).await;
        for (authorities, says) in [
            // It is not told who reads here.
            (json!(["某银行"]), "no entry names the authority 某银行, and nobody who publishes is called so; names are written whole"),
            (json!([XUHUI, "（）"]), "\"（）\" is no name"),
            (json!(["测试市工商局", "上海市浦东新区市场监督管理局"]), "did you mean 上海市浦东新区市场监管局?"),
        ] {
            let arguments = json!({"subjects": [{"creditCode": credit_code(1)}], "authorities": authorities});
            let answer = answer(&gateway, arguments.clone()).await;
            let error = &answer["errors"][0];
            assert_eq!((&error["extensions"]["code"], &error["extensions"]["field"]), (&json!("BAD_USER_INPUT"), &json!("authorities")), "{answer}");
            assert!(error["message"].as_str().unwrap().contains(says), "{error}");
        }
        // What was asked as of a point is answered for ever, whatever was corrected since.
        let then = json!({"authorities": ["上海市浦东新区市场监督管理局"], "asOf": {"sequence": "2"}});
        assert_eq!(verdicts(&of(&gateway, 1, then).await), ["LISTED", "CLEAR"]);
    }

    async fn a_list_of_too_many_authorities_is_not_searched_for_one_that_nobody_is(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let penalty = |number: u32| entry("penalty", 1, &[
            text("authority", &format!("第{number}局")), text("document_number", &number.to_string()), codes("kinds", &["1"]), text("decided_on", "2016-06-01"),
        ]);
        let unknown = json!({"subjects": [{"creditCode": credit_code(1)}], "authorities": ["第一局"]});
        gateway.write("penalty", &(1..2_000).map(penalty).collect::<Vec<_>>()).await;
        assert_eq!(answer(&gateway, unknown.clone()).await["errors"][0]["extensions"]["field"], "authorities");
        gateway.write("penalty", &[penalty(2_000)]).await;
        let known = json!({"lists": ["PENALTY"], "authorities": ["第1局"]});
        assert_eq!(verdicts(&of(&gateway, 1, known).await), ["LISTED"]);
        assert_eq!(answer(&gateway, unknown).await["errors"], Value::Null);
    }

    async fn what_found_nothing_is_over_or_is_displayed_no_longer_stands_against_nobody(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let pledge = |number: &str, values: &[(&'static str, Cell)]| {
            let mut all = vec![text("registration_number", number), text("pledgor", "某"), text("pledgee", "某"), text("registered_on", "2016-01-01")];
            all.extend_from_slice(values);
            entry("equity_pledge", 1, &all)
        };
        let penalty = |number: &str, until: &str| entry("penalty", 1, &[
            text("document_number", number), codes("kinds", &["1"]), text("decided_on", "2016-06-01"), text("display_until", until),
        ]);
        gateway.write("inspection", &[entry("inspection", 1, &[text("inspected_on", "2016-05-20"), codes("results", &["1"])])]).await;
        // Today is 2017-12-29.
        gateway.write("penalty", &[penalty("1号", "2017-12-28")]).await;
        gateway.write("equity_pledge", &[pledge("1", &[text("cancelled_on", "2017-12-29")]), pledge("2", &[text("validity", "2")])]).await;
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2018-01-01", &[])]).await;
        let lists = json!({"lists": ["INSPECTION", "PENALTY", "EQUITY_PLEDGE", "ABNORMAL_OPERATION"]});
        let found = of(&gateway, 1, lists.clone()).await;
        assert_eq!(verdicts(&found), ["CLEAR", "CLEAR", "FORMERLY_LISTED", "CLEAR"], "{found:#}");
        gateway.write("penalty", &[penalty("2号", "2017-12-29")]).await;
        gateway.write("equity_pledge", &[pledge("3", &[text("cancelled_on", "2017-12-30")])]).await;
        let found = of(&gateway, 1, lists).await;
        assert_eq!(verdicts(&found), ["CLEAR", "LISTED", "LISTED", "CLEAR"], "{found:#}");
        let pledges = &found["verdicts"][2];
        assert_eq!((&pledges["hitCount"], &pledges["hits"][0]["number"]), (&json!(3), &json!("3")));
    }
}
