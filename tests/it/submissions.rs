//! Submissions as publishers make them: what is taken, what is refused and why, and that a key has one effect.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use entity::code::{OrganisationKind, Scope};
use mingjing::domain::{
    access::create_client::{NewClient, NewOrganisation},
    disclosure::cell::Cell,
};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::{
    draft::{credit_code, enterprise},
    gateway::Gateway,
    history::assert_history_is_whole,
    on_both,
};

const OUTCOME: &str = "submissionId state counts { rows created corrected withdrawn unchanged refused }
    rows { index status recordId revision userErrors { path code message conflictingRecordId suggestions { name creditCode } } }
    userErrors { path code message }";

/// A client of an organisation that writes for these industry sections or this division, and its key.
async fn publisher(
    gateway: &Gateway,
    (name, kind, tier): (&str, OrganisationKind, &str),
    sections: &[&str],
    division: Option<&str>,
) -> String {
    let new = NewClient {
        organisation: NewOrganisation {
            name: name.to_owned(),
            kind,
            division: division.map(str::to_owned),
            industry_sections: sections.iter().map(|section| (*section).to_owned()).collect(),
        },
        tier: tier.to_owned(),
        name: "录入".to_owned(),
        scopes: BTreeSet::from([Scope::DisclosureRead]),
        expires_at: None,
    };
    gateway.app.access.create_client(new).await.unwrap().key.expose().to_owned()
}

async fn association(gateway: &Gateway, name: &str) -> String {
    publisher(gateway, (name, OrganisationKind::Association, "association"), &["F"], None).await
}

async fn ask(gateway: &Gateway, key: &str, query: &str, variables: Value) -> Value {
    let body = json!({"query": query, "variables": variables});
    let response = gateway.post().header("x-api-key", key).json(&body).send().await.unwrap();
    response.json().await.unwrap()
}

/// The payload of a mutation of this name.
async fn mutate(gateway: &Gateway, key: &str, mutation: &str, input: Value) -> Value {
    let ty = mutation[..1].to_ascii_uppercase() + &mutation[1..];
    let query = format!("mutation($input: {ty}Input!) {{ {mutation}(input: $input) {{ {OUTCOME} }} }}");
    let mut answer = ask(gateway, key, &query, json!({"input": input})).await;
    assert!(answer.get("errors").is_none(), "{answer:#}");
    answer["data"][mutation].take()
}

fn honour(number: u32, title: &str, values: Value) -> Value {
    let mut row = json!({
        "subject": {"creditCode": credit_code(number)},
        "title": title, "awardedOn": "2017-06-01", "authority": "上海市商业行业协会", "level": "MUNICIPAL",
    });
    let Value::Object(mut values) = values else { panic!("{values} is no object") };
    row.as_object_mut().unwrap().append(&mut values);
    row
}

fn statuses(payload: &Value) -> Vec<&str> {
    payload["rows"].as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect()
}

/// The path and the code of each error of a row.
fn errors(row: &Value) -> Vec<(String, &str)> {
    let path = |error: &Value| {
        let steps = error["path"].as_array().unwrap().iter().map(|step| step.as_str().unwrap());
        steps.collect::<Vec<_>>().join(".")
    };
    row["userErrors"].as_array().unwrap().iter().map(|error| (path(error), error["code"].as_str().unwrap())).collect()
}

async fn enterprises(gateway: &Gateway, numbers: std::ops::RangeInclusive<u32>) {
    let drafts: Vec<_> = numbers.map(|number| enterprise(number, &[])).collect();
    gateway.write("enterprise", &drafts).await;
}

on_both! {
    async fn rows_are_entered_each_with_its_outcome_and_the_same_key_changes_nothing_more(gateway: Gateway) {
        enterprises(&gateway, 1..=3).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let rows = json!([
            honour(1, "诚信企业", json!({"documentNumber": "沪商协〔2017〕1号"})),
            honour(2, "诚信企业", json!({"validTo": "2016-01-01"})),
            honour(9, "诚信企业", json!({})),
            honour(3, "诚信企业", json!({"awardedOn": "2018-01-01"})),
            honour(3, "诚信企业", json!({"awardedOn": "01/02/2017", "level": null})),
        ]);
        let input = json!({"idempotencyKey": "a", "mode": "PARTIAL", "rows": rows});
        let payload = mutate(&gateway, &key, "submitHonours", input.clone()).await;
        assert_eq!(payload["state"], "PUBLISHED", "{payload:#}");
        assert_eq!(statuses(&payload), ["CREATED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"], "{payload:#}");
        let at = |row: usize| errors(&payload["rows"][row]);
        assert_eq!(at(1), [("rows.1.validTo".to_owned(), "INVALID")]);
        assert_eq!(at(2), [("rows.2.subject.creditCode".to_owned(), "NOT_FOUND")]);
        assert_eq!(at(3), [("rows.3.awardedOn".to_owned(), "INVALID")]);
        assert_eq!(at(4), [("rows.4.awardedOn".to_owned(), "INVALID")]);
        let again = mutate(&gateway, &key, "submitHonours", input).await;
        assert_eq!(again, payload);
        let listed = gateway.data("{ honours { totalCount nodes { id title publisher { name } } } }").await;
        assert_eq!(listed["honours"]["totalCount"], 1);
        assert_eq!(listed["honours"]["nodes"][0]["id"], payload["rows"][0]["recordId"]);
        assert_eq!(listed["honours"]["nodes"][0]["publisher"]["name"], "上海市商业行业协会");
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 1);
        // The same record under another key stays what it is; the same key with other rows is refused.
        let other = json!({"idempotencyKey": "b", "rows": [honour(1, "诚信企业", json!({"documentNumber": "沪商协〔2017〕1号"}))]});
        assert_eq!(statuses(&mutate(&gateway, &key, "submitHonours", other).await), ["UNCHANGED"]);
        let query = format!("mutation($input: SubmitHonoursInput!) {{ submitHonours(input: $input) {{ {OUTCOME} }} }}");
        let reused = json!({"input": {"idempotencyKey": "a", "rows": [honour(2, "诚信企业", json!({}))]}});
        let answer = ask(&gateway, &key, &query, reused).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "IDEMPOTENCY_KEY_REUSED", "{answer}");
    }

    async fn all_or_nothing_writes_all_or_nothing_and_a_dry_run_writes_nothing(gateway: Gateway) {
        enterprises(&gateway, 1..=2).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let rows = |second: u32| json!([honour(1, "甲", json!({})), honour(second, "乙", json!({}))]);
        let refused = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "a", "rows": rows(9)})).await;
        assert_eq!((&refused["state"], &refused["submissionId"]), (&json!("REFUSED"), &Value::Null));
        assert_eq!(statuses(&refused), ["NOT_WRITTEN", "REFUSED"]);
        let dry = json!({"idempotencyKey": "a", "dryRun": true, "rows": rows(2)});
        let tried = mutate(&gateway, &key, "submitHonours", dry).await;
        assert_eq!((&tried["state"], statuses(&tried)), (&json!("TRIED_OUT"), vec!["CREATED", "CREATED"]));
        assert_eq!(tried["rows"][0]["recordId"], Value::Null);
        assert_eq!(gateway.data("{ honours { totalCount } }").await["honours"]["totalCount"], 0);
        // The key is free still.
        let written = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "a", "rows": rows(2)})).await;
        assert_eq!(statuses(&written), ["CREATED", "CREATED"]);
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 2);
    }

    async fn a_record_is_corrected_withdrawn_and_published_again_and_its_history_tells(gateway: Gateway) {
        enterprises(&gateway, 1..=1).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let other = association(&gateway, "上海市另一协会").await;
        let entered = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "a", "rows": [honour(1, "甲", json!({}))]})).await;
        let id = entered["rows"][0]["recordId"].as_str().unwrap();
        let correct = |revision: i64, title: &str| json!([{"id": id, "expectedRevision": revision, "reason": "笔误", "changes": {"title": title, "level": null}}]);
        let stranger = mutate(&gateway, &other, "correctHonours", json!({"idempotencyKey": "x", "rows": correct(1, "乙")})).await;
        assert_eq!(errors(&stranger["rows"][0]), [("rows.0".to_owned(), "NOT_ALLOWED")]);
        let corrected = mutate(&gateway, &key, "correctHonours", json!({"idempotencyKey": "b", "rows": correct(1, "乙")})).await;
        assert_eq!((statuses(&corrected), &corrected["rows"][0]["revision"]), (vec!["CORRECTED"], &json!(2)));
        let late = mutate(&gateway, &key, "correctHonours", json!({"idempotencyKey": "c", "rows": correct(1, "丙")})).await;
        assert_eq!(errors(&late["rows"][0]), [("rows.0.expectedRevision".to_owned(), "CONFLICT")]);
        let withdraw = json!([{"id": id, "reason": "误录"}]);
        let withdrawn = mutate(&gateway, &key, "withdrawHonours", json!({"idempotencyKey": "d", "rows": withdraw})).await;
        assert_eq!(statuses(&withdrawn), ["WITHDRAWN"]);
        let seen = gateway.data(&format!(
            "{{ honours {{ totalCount }} node(id: \"{id}\") {{ ... on Honour {{ title level {{ code }} revision state {{ value }} }} }}
               withdrawn: honours(filter: {{state: [WITHDRAWN]}}) {{ totalCount }} enterprises {{ nodes {{ disclosures {{ totalCount }} }} }} }}"
        )).await;
        assert_eq!(seen["honours"]["totalCount"], 0);
        assert_eq!(seen["withdrawn"]["totalCount"], 1);
        assert_eq!(seen["enterprises"]["nodes"][0]["disclosures"]["totalCount"], 0);
        assert_eq!(seen["node"], json!({"title": "乙", "level": null, "revision": 3, "state": {"value": "WITHDRAWN"}}));
        // What was withdrawn is not entered anew, but corrected.
        let anew = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "e", "rows": [honour(1, "乙", json!({}))]})).await;
        assert_eq!(anew["rows"][0]["userErrors"][0]["conflictingRecordId"], id, "{anew:#}");
        let back = mutate(&gateway, &key, "correctHonours", json!({"idempotencyKey": "f", "rows": correct(3, "乙")})).await;
        assert_eq!(statuses(&back), ["CORRECTED"]);
        assert_eq!(gateway.data("{ honours { totalCount } }").await["honours"]["totalCount"], 1);
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 4);
    }

    async fn nobody_writes_outside_its_jurisdiction(gateway: Gateway) {
        gateway.write("enterprise", &[
            enterprise(1, &[]),
            enterprise(2, &[("industry", Cell::text("H"))]),
            enterprise(3, &[("district", Cell::text("310101"))]),
        ]).await;
        let association = association(&gateway, "上海市商业行业协会").await;
        let rows = json!([honour(1, "甲", json!({})), honour(2, "甲", json!({})), honour(3, "甲", json!({}))]);
        let payload = mutate(&gateway, &association, "submitHonours", json!({"idempotencyKey": "a", "mode": "PARTIAL", "rows": rows})).await;
        assert_eq!(statuses(&payload), ["CREATED", "REFUSED", "CREATED"], "{payload:#}");
        assert_eq!(errors(&payload["rows"][1]), [("rows.1".to_owned(), "NOT_ALLOWED")]);
        let district = publisher(&gateway, ("浦东新区", OrganisationKind::District, "authority"), &[], Some("310115")).await;
        let penalty = |number: u32| json!({
            "subject": {"creditCode": credit_code(number)}, "documentNumber": "浦处〔2017〕1号", "kinds": ["WARNING", "FINE"],
            "fineAmount": "0.5", "decidedOn": "2017-12-01", "authority": "浦东新区市场监督管理局",
        });
        let rows = json!([penalty(1), penalty(3)]);
        let payload = mutate(&gateway, &district, "submitPenalties", json!({"idempotencyKey": "a", "mode": "PARTIAL", "rows": rows})).await;
        assert_eq!(statuses(&payload), ["CREATED", "REFUSED"], "{payload:#}");
        // Its tier has the scope, but no district enters honours; and no scope is no way in.
        let query = "mutation { submitHonours(input: {idempotencyKey: \"h\", rows: []}) { userErrors { code } } }";
        assert_eq!(ask(&gateway, &district, query, json!({})).await["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let entered = "mutation { submitHonours(input: {idempotencyKey: \"h\", rows: [{subject: {}, title: \"甲\", authority: \"乙\", awardedOn: \"2017-01-01\"}]}) { userErrors { code path } } }";
        let answer = ask(&gateway, &gateway.key, entered, json!({})).await;
        assert_eq!(answer["data"]["submitHonours"]["userErrors"], json!([{"code": "NOT_ALLOWED", "path": []}]), "{answer}");
    }

    async fn a_document_is_entered_once_however_its_number_is_written(gateway: Gateway) {
        enterprises(&gateway, 1..=2).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let number = |text: &str| json!({"documentNumber": text});
        let rows = json!([
            honour(1, "甲", number("沪商协〔2017〕1号")),
            honour(1, "乙", number("沪商协[2017] 1号")),
            honour(2, "乙", number("沪商协(2017)1号")),
        ]);
        let payload = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "a", "mode": "PARTIAL", "rows": rows})).await;
        assert_eq!(statuses(&payload), ["CREATED", "REFUSED", "CREATED"], "{payload:#}");
        assert_eq!(errors(&payload["rows"][1]), [("rows.1.documentNumber".to_owned(), "CONFLICT")]);
        let later = json!([honour(1, "丙", number("沪商协（２０１７）１号"))]);
        let payload = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "b", "rows": later})).await;
        assert_eq!(errors(&payload["rows"][0]), [("rows.0.documentNumber".to_owned(), "CONFLICT")]);
        assert!(payload["rows"][0]["userErrors"][0]["conflictingRecordId"].is_string());
    }

    async fn a_name_beside_a_code_must_be_the_enterprises(gateway: Gateway) {
        let former = Cell::List(vec![Cell::text("上海旧名有限公司")]);
        gateway.write("enterprise", &[enterprise(1, &[("former_names", former)])]).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let named = |title: &str, name: &str| honour(1, title, json!({"subject": {"creditCode": credit_code(1), "name": name}}));
        let rows = json!([named("甲", "上海测试1有限公司"), named("乙", "上海旧名有限公司"), named("丙", "上海测试１有限公司 "), named("丁", "上海别家有限公司")]);
        let payload = mutate(&gateway, &key, "submitHonours", json!({"idempotencyKey": "a", "mode": "PARTIAL", "rows": rows})).await;
        assert_eq!(statuses(&payload), ["CREATED", "CREATED", "CREATED", "REFUSED"], "{payload:#}");
        assert_eq!(errors(&payload["rows"][3]), [("rows.3.subject.name".to_owned(), "CONFLICT")]);
    }

    async fn a_thousand_calls_with_one_key_have_one_effect_and_one_answer(gateway: Gateway with [
        ("tiers.association.requests_per_second", "100000"), ("tiers.association.burst", "100000"),
        ("tiers.association.concurrency_max", "2000"), ("limits.waiting_max", "2000"), ("limits.waiting_ms", "60000"),
        ("server.request_deadline_ms", "60000"),
        ("tiers.association.bucket_points", "100000000"),
    ]) {
        enterprises(&gateway, 1..=20).await;
        let key = association(&gateway, "上海市商业行业协会").await;
        let rows: Vec<Value> = (1..=20).map(|number| honour(number, "诚信企业", json!({}))).collect();
        let query = format!("mutation($input: SubmitHonoursInput!) {{ submitHonours(input: $input) {{ {OUTCOME} }} }}");
        let body = json!({"query": query, "variables": {"input": {"idempotencyKey": "a", "rows": rows}}});
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..1000 {
            let call = gateway.post().header("x-api-key", &key).json(&body).send();
            calls.spawn(async move { call.await.unwrap().json::<Value>().await.unwrap() });
        }
        let answers = calls.join_all().await;
        assert_eq!(answers[0]["data"]["submitHonours"]["counts"]["created"], 20, "{:#}", answers[0]);
        for answer in &answers {
            assert_eq!(answer["data"], answers[0]["data"], "{answer:#}");
        }
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 20);
    }

    async fn a_record_whose_term_is_over_leaves_the_lists_by_itself_and_its_history_says_so(gateway: Gateway with [("jobs.enabled", "false")]) {
        enterprises(&gateway, 1..=1).await;
        let key = publisher(&gateway, ("浦东新区", OrganisationKind::District, "authority"), &[], Some("310115")).await;
        let row = json!({
            "subject": {"creditCode": credit_code(1)}, "documentNumber": "浦处〔2017〕1号", "kinds": ["FINE"], "fineAmount": "0.5",
            "decidedOn": "2017-11-01", "authority": "浦东新区市场监督管理局", "displayUntil": "2017-12-31",
        });
        let entered = mutate(&gateway, &key, "submitPenalties", json!({"idempotencyKey": "a", "rows": [row]})).await;
        let id = entered["rows"][0]["recordId"].as_str().unwrap().to_owned();
        let query = format!("{{ penalties {{ totalCount }} node(id: \"{id}\") {{ ... on Penalty {{ dueOn publishedLate state {{ value }}
            revisions {{ totalCount nodes {{ operation by {{ name }} reason changes {{ field before after }} }} }} }} }} }}");
        let shown = gateway.data(&query).await;
        // Twenty working days from 1 November 2017 end on the 29th; it was entered on 29 December.
        assert_eq!((&shown["node"]["dueOn"], &shown["node"]["publishedLate"]), (&json!("2017-11-29"), &json!(true)));
        let expiry = gateway.app.expiry();
        assert_eq!(expiry.run(gateway.app.clock.now()).await.unwrap(), 0);
        gateway.app.clock.advance(TimeDelta::days(2));
        assert_eq!(expiry.run(gateway.app.clock.now()).await.unwrap(), 0, "the last day is still displayed");
        gateway.app.clock.advance(TimeDelta::days(1));
        assert_eq!(expiry.run(gateway.app.clock.now()).await.unwrap(), 1);
        assert_eq!(expiry.run(gateway.app.clock.now()).await.unwrap(), 0);
        let shown = gateway.data(&query).await;
        assert_eq!(shown["penalties"]["totalCount"], 0);
        assert_eq!(shown["node"]["state"]["value"], "EXPIRED");
        let history = &shown["node"]["revisions"]["nodes"];
        assert_eq!(history[0], json!({"operation": "EXPIRE", "by": {"name": "浦东新区"}, "reason": null, "changes": []}));
        assert!(history[1]["changes"].as_array().unwrap().contains(&json!({"field": "fineAmount", "before": null, "after": "0.5"})));
        // A correction that gives it a longer term displays it again.
        let longer = json!([{"id": id, "expectedRevision": 2, "reason": "延长公示", "changes": {"displayUntil": "2020-12-31"}}]);
        let corrected = mutate(&gateway, &key, "correctPenalties", json!({"idempotencyKey": "b", "rows": longer})).await;
        assert_eq!(statuses(&corrected), ["CORRECTED"], "{corrected:#}");
        assert_eq!(gateway.data("{ penalties { totalCount } }").await["penalties"]["totalCount"], 1);
        assert_eq!(assert_history_is_whole(&gateway, "penalty").await, 3);
    }

    async fn what_needs_a_second_pair_of_eyes_is_published_by_another_client_alone(gateway: Gateway) {
        enterprises(&gateway, 1..=2).await;
        let author = association(&gateway, "上海市商业行业协会").await;
        let reviewer = association(&gateway, "上海市商业行业协会").await;
        let stranger = association(&gateway, "上海市另一协会").await;
        let change = "UPDATE organisation SET needs_review=true WHERE name='上海市商业行业协会'";
        gateway.app.store.writer().execute_unprepared(change).await.unwrap();
        // Callers are remembered for a few seconds.
        gateway.app.clock.advance(TimeDelta::seconds(6));
        let input = json!({"idempotencyKey": "a", "rows": [honour(1, "甲", json!({})), honour(2, "乙", json!({}))]});
        let proposed = mutate(&gateway, &author, "submitHonours", input.clone()).await;
        assert_eq!((&proposed["state"], statuses(&proposed)), (&json!("PENDING"), vec!["PENDING", "PENDING"]), "{proposed:#}");
        assert_eq!(gateway.data("{ honours { totalCount } }").await["honours"]["totalCount"], 0);
        let id = proposed["submissionId"].clone();
        let seen = "query($id: ID!) { submission(id: $id) { submission { state } proposed { values { field value } } } submissions { totalCount } }";
        let told = ask(&gateway, &reviewer, seen, json!({"id": id})).await;
        assert_eq!(told["data"]["submission"]["submission"]["state"], "PENDING", "{told:#}");
        assert!(told["data"]["submission"]["proposed"][1]["values"].as_array().unwrap().contains(&json!({"field": "title", "value": "乙"})));
        let told = ask(&gateway, &stranger, seen, json!({"id": id})).await;
        assert_eq!(told["data"], json!({"submission": null, "submissions": {"totalCount": 0}}), "{told:#}");
        for (key, code) in [(&author, "NOT_ALLOWED"), (&stranger, "NOT_FOUND")] {
            let refused = mutate(&gateway, key, "approveSubmission", json!({"submissionId": id})).await;
            assert_eq!(refused["userErrors"][0]["code"], code, "{refused:#}");
        }
        let approved = mutate(&gateway, &reviewer, "approveSubmission", json!({"submissionId": id})).await;
        assert_eq!((&approved["state"], statuses(&approved)), (&json!("PUBLISHED"), vec!["CREATED", "CREATED"]), "{approved:#}");
        assert_eq!(gateway.data("{ honours { totalCount } }").await["honours"]["totalCount"], 2);
        // It is over, and its author is told so under its key.
        let again = mutate(&gateway, &reviewer, "rejectSubmission", json!({"submissionId": id, "note": "晚了"})).await;
        assert_eq!(again["userErrors"][0]["code"], "CONFLICT");
        assert_eq!(mutate(&gateway, &author, "submitHonours", input).await["rows"], approved["rows"]);
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 2);
        // Its author may take back what nobody has reviewed, and nobody else's.
        let input = json!({"idempotencyKey": "b", "rows": [honour(1, "丙", json!({}))]});
        let id = mutate(&gateway, &author, "submitHonours", input).await["submissionId"].clone();
        let refused = mutate(&gateway, &stranger, "rejectSubmission", json!({"submissionId": id, "note": "收回"})).await;
        assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{refused:#}");
        let taken = mutate(&gateway, &author, "rejectSubmission", json!({"submissionId": id, "note": "收回"})).await;
        assert_eq!((&taken["state"], statuses(&taken)), (&json!("REJECTED"), vec!["NOT_WRITTEN"]), "{taken:#}");
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 2);
    }
}
