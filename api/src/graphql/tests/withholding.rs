//! What a caller may not see is not shown, not even in passing.

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::data::World;

#[tokio::test]
async fn how_to_reach_a_person_is_shown_only_with_the_scope_for_it() {
    let world = World::filled().await;
    let query = "{ annualReports { nodes { contactPhone contactEmail postalAddress postalCode } } }";
    let shown = world.ask_as_person_reader(query).await;
    let hidden = world.ask(query).await;
    for field in ["contactPhone", "contactEmail", "postalAddress"] {
        assert!(shown["annualReports"]["nodes"][0][field].is_string(), "{field}");
        assert!(hidden["annualReports"]["nodes"][0][field].is_null(), "{field}");
    }
    assert!(hidden["annualReports"]["nodes"][0]["postalCode"].is_string());
}

#[tokio::test]
async fn a_withheld_figure_has_no_amount_whatever_is_stored() {
    let world = World::filled().await;
    let figures = r#"[{"figure":"1","amount":1250500000,"disclosed":false},
                      {"figure":"2","amount":1250500000,"disclosed":true}]"#;
    let sql = format!("UPDATE annual_report SET employees_disclosed=0, figures='{figures}'");
    world.store.writer().execute_unprepared(&sql).await.unwrap();
    let query = "{ annualReports { nodes { employees employeesDisclosed
        figures { figure { value } disclosed amount } } } }";
    assert_eq!(
        world.ask(query).await["annualReports"]["nodes"][0],
        json!({ "employees": null, "employeesDisclosed": false, "figures": [
            { "figure": { "value": "TOTAL_ASSETS" }, "disclosed": false, "amount": null },
            { "figure": { "value": "TOTAL_LIABILITIES" }, "disclosed": true, "amount": "1250.5" },
        ] })
    );
}

#[tokio::test]
async fn an_amendment_does_not_tell_what_the_report_itself_withholds() {
    let world = World::filled().await;
    let items = ["企业联系电话", "电子邮箱", "通信地址", "资产总额", "从业人数", "负债总额", "网站"];
    let amendments = items.map(|item| json!({ "item": item, "before": "1", "after": "2", "amended_on": "2016-07-01" }));
    let figures = r#"[{"figure":"1","disclosed":false},{"figure":"2","amount":1,"disclosed":true}]"#;
    let sql = format!(
        "UPDATE annual_report SET employees_disclosed=0, figures='{figures}', amendments='{}'",
        json!(amendments)
    );
    world.store.writer().execute_unprepared(&sql).await.unwrap();
    let told = |answer: &Value| -> Vec<String> {
        let amendments = answer["annualReports"]["nodes"][0]["amendments"].as_array().unwrap();
        assert!(amendments.iter().all(|amendment| amendment["before"].is_null() == amendment["after"].is_null()));
        let told = amendments.iter().filter(|amendment| !amendment["before"].is_null());
        told.map(|amendment| amendment["item"].as_str().unwrap().to_owned()).collect()
    };
    let query = "{ annualReports { nodes { amendments { item before after } } } }";
    assert_eq!(told(&world.ask(query).await), ["负债总额", "网站"]);
    let with_scope = told(&world.ask_as_person_reader(query).await);
    assert_eq!(with_scope, ["企业联系电话", "电子邮箱", "通信地址", "负债总额", "网站"]);
}
