//! Who subjects are: by code, by number, by name, by several; and what is said of those that are nobody.

use mingjing::domain::disclosure::{
    cell::Cell,
    draft::{Draft, Subject},
};
use serde_json::{Value, json};
use tests::{
    draft::{credit_code, enterprise},
    gateway::Gateway,
    on_both,
};

use super::{answer, verify, verify_one};

const NUMBER: &str = "310141000157096";

fn named(number: u32, name: &str, values: &[(&str, Cell)]) -> Draft {
    let mut all = vec![("name", Cell::text(name))];
    all.extend_from_slice(values);
    enterprise(number, &all)
}

/// Four enterprises: one that had another name, one with a registration number alone, two of one name.
async fn fill(gateway: &Gateway) {
    let former = Cell::List(vec![Cell::text("上海华渊科技有限公司")]);
    let mut old = named(
        2,
        "上海德胜（集团）有限公司",
        &[("credit_code", Cell::Null), ("registration_number", Cell::text(NUMBER))],
    );
    old.subject = Subject::RegistrationNumber(NUMBER.into());
    gateway
        .write(
            "enterprise",
            &[
                named(1, "上海明镜信息科技有限公司", &[("former_names", former)]),
                old,
                named(3, "上海同名商店", &[]),
                named(4, "上海同名商店", &[("status", Cell::text("4"))]),
            ],
        )
        .await;
}

/// The status of a subject, the name of what was found, and by what.
fn outcome(subject: &Value) -> (&str, Option<&str>, Option<&str>) {
    (subject["status"].as_str().unwrap(), subject["enterprise"]["name"].as_str(), subject["matchedBy"].as_str())
}

fn candidates(subject: &Value) -> Vec<(&str, i64)> {
    let candidates = subject["candidates"].as_array().unwrap();
    let shown = |candidate: &Value| candidate["explanation"].as_str().is_some_and(|text| !text.is_empty());
    assert!(candidates.iter().all(shown));
    candidates.iter().map(|of| (of["matchedBy"].as_str().unwrap(), of["score"].as_i64().unwrap())).collect()
}

on_both! {
    async fn a_subject_is_found_however_its_codes_and_names_are_written(gateway: Gateway with [("search.enabled", "false")]) {
        fill(&gateway).await;
        let (first, second) = ("上海明镜信息科技有限公司", "上海德胜（集团）有限公司");
        let code = credit_code(1);
        let loose = format!(" {} {}", code[..8].to_lowercase(), code[8..].to_lowercase());
        for (subject, expected) in [
            (json!({"creditCode": code}), (first, "CREDIT_CODE")),
            (json!({"creditCode": loose}), (first, "CREDIT_CODE")),
            (json!({"registrationNumber": format!("'{NUMBER}")}), (second, "REGISTRATION_NUMBER")),
            (json!({"name": first}), (first, "NAME")),
            (json!({"name": "上海　明鏡 信息科技\u{200b}有限公司"}), (first, "NAME")),
            (json!({"name": "上海华渊科技有限公司"}), (first, "FORMER_NAME")),
            (json!({"name": "上海德胜(集团)有限公司"}), (second, "NAME")),
            (json!({"name": "上海德勝【集團】有限公司"}), (second, "NAME")),
            (json!({"creditCode": code, "name": "上海华渊科技有限公司"}), (first, "CREDIT_CODE")),
            (json!({"registrationNumber": NUMBER, "name": second}), (second, "REGISTRATION_NUMBER")),
        ] {
            let found = verify_one(&gateway, subject.clone(), json!({})).await;
            assert_eq!(outcome(&found), ("FOUND", Some(expected.0), Some(expected.1)), "{subject}: {found:#}");
            assert!(found["candidates"].as_array().unwrap().is_empty() && found["verdicts"].as_array().unwrap().len() == 2);
        }
        let found = verify_one(&gateway, json!({"creditCode": code, "reference": "贷款-17"}), json!({})).await;
        assert_eq!((&found["reference"], &found["enterprise"]["status"]), (&json!("贷款-17"), &json!("EXISTING")));
        let id = gateway.data(&format!("{{ enterprise(creditCode: \"{code}\") {{ id }} }}")).await;
        assert_eq!(found["enterprise"]["id"], id["enterprise"]["id"]);
    }

    async fn who_is_not_exactly_one_is_not_found(gateway: Gateway with [("search.enabled", "false")]) {
        fill(&gateway).await;
        let code = credit_code(1);
        for (subject, status, expected) in [
            (json!({"creditCode": credit_code(9)}), "NOT_FOUND", vec![]),
            // Part of a name is no name, and without a search nobody is proposed.
            (json!({"name": "上海明镜信息科技"}), "NOT_FOUND", vec![]),
            (json!({"name": "上海同名商店"}), "AMBIGUOUS", vec![("NAME", 100), ("NAME", 100)]),
            (json!({"creditCode": code, "name": "上海同名商店"}), "AMBIGUOUS", vec![("CREDIT_CODE", 100), ("NAME", 100), ("NAME", 100)]),
            (json!({"creditCode": code, "registrationNumber": NUMBER}), "AMBIGUOUS", vec![("CREDIT_CODE", 100), ("REGISTRATION_NUMBER", 100)]),
            (json!({"creditCode": credit_code(9), "name": "上海华渊科技有限公司"}), "AMBIGUOUS", vec![("FORMER_NAME", 90)]),
            (json!({"creditCode": format!("{}X", &code[..17])}), "INVALID", vec![]),
            (json!({"registrationNumber": "310141000157097"}), "INVALID", vec![]),
            (json!({"name": "（）"}), "INVALID", vec![]),
            (json!({"reference": "nothing"}), "INVALID", vec![]),
        ] {
            let found = verify_one(&gateway, subject.clone(), json!({})).await;
            assert_eq!(outcome(&found), (status, None, None), "{subject}: {found:#}");
            assert_eq!(candidates(&found), expected, "{subject}");
            assert_eq!((&found["searchedSimilar"], &found["verdicts"]), (&json!(false), &json!([])), "{subject}");
            let problems = found["problems"].as_array().unwrap();
            assert_eq!(problems.len(), usize::from(status == "INVALID"), "{found:#}");
        }
        let slip = verify_one(&gateway, json!({"registrationNumber": "310141000157097"}), json!({})).await;
        let problem = &slip["problems"][0];
        assert_eq!(problem["field"], "registrationNumber");
        assert!(problem["message"].as_str().unwrap().contains("it would be 6"), "{problem}");
        // Two that held one name: who holds it now is meant, and who held it is told.
        gateway.write("enterprise", &[named(5, "上海华渊科技有限公司", &[])]).await;
        let found = verify_one(&gateway, json!({"name": "上海华渊科技有限公司"}), json!({})).await;
        assert_eq!(outcome(&found), ("FOUND", Some("上海华渊科技有限公司"), Some("NAME")));
        assert_eq!(candidates(&found), [("FORMER_NAME", 90)]);
    }

    async fn a_name_that_nobody_has_gets_similar_ones_with_a_score_that_is_explained(gateway: Gateway) {
        fill(&gateway).await;
        let mut progress = gateway.app.search.as_ref().unwrap().subscribe();
        let known = progress.wait_for(|progress| progress.position() >= 4);
        tokio::time::timeout(std::time::Duration::from_mins(5), known).await.expect("the index follows").unwrap();
        for (name, expected) in [
            ("上海明镜信息科技股份有限公司", ("OTHER_FORM", 80)),
            ("北京明镜信息科技有限公司", ("OTHER_PLACE", 65)),
            ("明镜", ("SAME_BRAND", 50)),
            ("上海明静信息科技有限公司", ("SIMILAR", 25)),
        ] {
            let found = verify_one(&gateway, json!({"name": name}), json!({})).await;
            assert_eq!((outcome(&found).0, &found["searchedSimilar"]), ("NOT_FOUND", &json!(true)), "{found:#}");
            assert_eq!(candidates(&found).first(), Some(&expected), "{name}: {found:#}");
            assert_eq!(found["candidates"][0]["enterprise"]["name"], "上海明镜信息科技有限公司");
        }
        // Who was not registered then is no candidate then.
        let then = json!({"asOf": {"sequence": "0"}});
        let found = verify_one(&gateway, json!({"name": "上海明镜信息科技"}), then).await;
        assert_eq!((outcome(&found).0, candidates(&found)), ("NOT_FOUND", vec![]));
    }

    async fn what_cannot_be_asked_is_refused_with_what_would_be_right(gateway: Gateway) {
        fill(&gateway).await;
        let one = json!([{"creditCode": credit_code(1)}]);
        for (arguments, field, says) in [
            (json!({"subjects": []}), "subjects", "1 to 10000"),
            (json!({"subjects": vec![json!({"name": "明镜"}); 10_001]}), "subjects", "not 10001"),
            (json!({"subjects": one, "lists": []}), "lists", "at least one"),
            (json!({"subjects": one, "lists": ["HONOUR"]}), "lists", "ABNORMAL_OPERATION, SERIOUS_VIOLATION"),
            (json!({"subjects": one, "authorities": vec!["市工商局"; 101]}), "authorities", "at most 100"),
            (json!({"subjects": one, "asOf": {}}), "asOf", "either sequence or at"),
            (json!({"subjects": one, "asOf": {"sequence": "1", "at": "2017-01-01T00:00:00Z"}}), "asOf", "either"),
            (json!({"subjects": one, "asOf": {"sequence": "5"}}), "asOf", "up to the change 4"),
            (json!({"subjects": one, "asOf": {"sequence": "-1"}}), "asOf.sequence", "whole number"),
            (json!({"subjects": one, "asOf": {"at": "2018-01-01T00:00:00Z"}}), "asOf", "not be in the future"),
        ] {
            let answer = answer(&gateway, arguments).await;
            let error = &answer["errors"][0];
            assert_eq!((&error["extensions"]["code"], &error["extensions"]["field"]), (&json!("BAD_USER_INPUT"), &json!(field)), "{answer}");
            assert!(error["message"].as_str().unwrap().contains(says), "{error}");
        }
    }

    async fn the_answer_is_in_the_order_of_the_subjects_and_is_counted_and_narrowed(gateway: Gateway with [("search.enabled", "false")]) {
        fill(&gateway).await;
        gateway.write("abnormal_operation", &[tests::draft::abnormal_operation(1, "2016-07-08", &[])]).await;
        let subjects = json!([
            {"name": "上海同名商店"}, {"creditCode": credit_code(3)}, {"creditCode": "x"}, {"creditCode": credit_code(1)},
            {"name": "无此公司"}, {"creditCode": credit_code(1)},
        ]);
        let found = verify(&gateway, json!({"subjects": subjects})).await;
        assert_eq!(found["counts"], json!({"found": 3, "notFound": 1, "ambiguous": 1, "invalid": 1, "listed": 2}));
        let indices: Vec<i64> = found["subjects"].as_array().unwrap().iter().map(|of| of["index"].as_i64().unwrap()).collect();
        assert_eq!(indices, [0, 1, 2, 3, 4, 5]);
        let query = "query($subjects: [VerifySubject!]!) { verify(subjects: $subjects) {
            listed: subjects(listed: true) { index } rest: subjects(status: [AMBIGUOUS, INVALID]) { index }
            clear: subjects(status: [FOUND], listed: false) { index } } }";
        let narrowed = gateway.data_with(query, json!({"subjects": subjects})).await;
        assert_eq!(narrowed["verify"], json!({
            "listed": [{"index": 3}, {"index": 5}], "rest": [{"index": 0}, {"index": 2}], "clear": [{"index": 1}],
        }));
    }
}
