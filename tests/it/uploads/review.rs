//! A second pair of eyes: a file is checked, seen and approved before anything of it is written.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait as _;
use tests::{history::assert_history_is_whole, on_both};

use super::*;

const AUTHOR: &str = "市餐饮协会";

/// From now on another client of the association reviews what one sends.
async fn review_all(gateway: &Gateway) {
    let change = format!("UPDATE organisation SET needs_review=true WHERE name='{AUTHOR}'");
    gateway.app.store.writer().execute_unprepared(&change).await.unwrap();
    // Callers are remembered for a few seconds.
    gateway.app.clock.advance(TimeDelta::seconds(6));
}

/// The upload, once it rests or is over.
async fn checked(gateway: &Gateway, key: &str, id: &str) -> Value {
    until(async || {
        let upload: Value = get(gateway, key, &format!("/v1/uploads/{id}")).await.json().await.unwrap();
        (!matches!(upload["state"].as_str(), Some("queued" | "running"))).then_some(upload)
    })
    .await
}

async fn ask(gateway: &Gateway, key: &str, query: &str, variables: Value) -> Value {
    let body = json!({"query": query, "variables": variables});
    gateway.post().header("x-api-key", key).json(&body).send().await.unwrap().json().await.unwrap()
}

/// Reviews an upload; the payload.
async fn review(gateway: &Gateway, key: &str, mutation: &str, id: &str) -> Value {
    let (sort, note) = match mutation {
        "approveUpload" => ("ApproveUploadInput", json!({})),
        _ => ("RejectUploadInput", json!({"note": "请核对评定日期"})),
    };
    let query = format!(
        "mutation($input: {sort}!) {{ {mutation}(input: $input) {{ upload {{ state {{ code }} reviewNote }} userErrors {{ path code message }} }} }}"
    );
    let mut input = note;
    input["uploadId"] = json!(id);
    let answer = ask(gateway, key, &query, json!({"input": input})).await;
    let payload = answer["data"][mutation].clone();
    if payload.is_null() { answer } else { payload }
}

on_both! {
    async fn a_file_is_written_once_another_client_of_the_organisation_has_approved_it(gateway: Gateway) {
        register(&gateway, 2).await;
        let (author, reviewer) = (association(&gateway, AUTHOR).await, association(&gateway, AUTHOR).await);
        let stranger = association(&gateway, "市零售协会").await;
        let developer = gateway.new_key(AUTHOR, OrganisationKind::Association, "developer").await;
        review_all(&gateway).await;
        let file = honours(&[
            (&credit_code(1), "甲", "2016-04-11"),
            (&credit_code(2), "=乙()", "2016-04-11"),
            (&credit_code(1), "丙", "11/04/2016"),
        ]);
        let id = take(&gateway, &author, "k", file.clone()).await;
        let waiting = checked(&gateway, &reviewer, &id).await;
        assert_eq!((&waiting["state"], &waiting["needsReview"], &waiting["review"]), (&json!("pending"), &json!(true), &Value::Null));
        assert_eq!(waiting["counts"], json!({"created": 2, "unchanged": 0, "refused": 1}));
        assert_eq!((count(&gateway, "honour").await, count(&gateway, "change_event WHERE kind = 'honour'").await), (0, 0));

        // The reviewer finds it, and sees what it is asked to approve.
        let found = "{ uploads(filter: {state: [PENDING], kind: [HONOUR]}) { totalCount nodes { id clientId rowsPath } } }";
        let told = ask(&gateway, &reviewer, found, Value::Null).await;
        assert_eq!((&told["data"]["uploads"]["totalCount"], &told["data"]["uploads"]["nodes"][0]["id"]), (&json!(1), &json!(id)), "{told:#}");
        let path = told["data"]["uploads"]["nodes"][0]["rowsPath"].as_str().unwrap().to_owned();
        let rows = get(&gateway, &reviewer, &path).await.text().await.unwrap();
        let lines: Vec<&str> = rows.lines().collect();
        assert_eq!(lines.len(), 4, "{rows}");
        assert!(lines[1].ends_with(",甲,2016-04-11,,") && lines[2].contains(",'=乙(),"), "{rows}");
        assert!(lines[3].contains("评定日期*: "), "{rows}");
        assert_eq!(get(&gateway, &stranger, &path).await.status(), 404);
        let none = ask(&gateway, &stranger, found, Value::Null).await;
        assert_eq!(none["data"]["uploads"]["totalCount"], 0);

        for (key, code) in [(&author, "NOT_ALLOWED"), (&stranger, "NOT_FOUND")] {
            let refused = review(&gateway, key, "approveUpload", &id).await;
            assert_eq!((&refused["userErrors"][0]["code"], &refused["userErrors"][0]["path"]), (&json!(code), &json!(["uploadId"])), "{refused:#}");
        }
        let refused = review(&gateway, &developer, "approveUpload", &id).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN", "{refused:#}");

        // What became wrong meanwhile is refused when it is written.
        gateway.app.store.writer().execute_unprepared("UPDATE enterprise SET industry = 'I' WHERE id = (SELECT max(id) FROM enterprise)").await.unwrap();
        let approved = review(&gateway, &reviewer, "approveUpload", &id).await;
        assert_eq!(approved["userErrors"], json!([]), "{approved:#}");
        let done = over(&gateway, &author, &id).await;
        assert_eq!(counts(&done), [1, 0, 2]);
        assert!(done["review"]["note"].is_null() && done["review"]["clientId"].is_string(), "{done:#}");
        assert_eq!(faults(&gateway, &author, &id).await.len(), 2, "those of the check are not kept beside them");
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 1);
        for mutation in ["approveUpload", "rejectUpload"] {
            let again = review(&gateway, &reviewer, mutation, &id).await;
            assert_eq!(again["userErrors"][0]["code"], "CONFLICT", "{again:#}");
        }
        // Who approved it answers for the records; who sent it for having proposed them.
        let entries = "SELECT count(*) AS count FROM audit_entry WHERE";
        for (condition, client, expected) in [
            ("action = 'upload.proposed'", &waiting["clientId"], 1),
            ("action = 'upload.approved'", &done["review"]["clientId"], 1),
            ("action = 'record.entered'", &done["review"]["clientId"], 1),
        ] {
            let client = client.as_str().unwrap();
            let found: Vec<Count> = tests::history::rows(&gateway.app.store, &format!("{entries} {condition} AND client_id = {client}")).await;
            assert_eq!(found[0].count, expected, "{condition}");
        }
        // The same key is the same upload still.
        let (status, same) = send(&gateway, &author, ("kind=honour", "k", CSV), file).await;
        assert_eq!((status, &same["id"], &same["state"]), (202, &json!(id), &json!("done")));
    }

    async fn a_file_that_is_rejected_or_taken_back_leaves_no_record(gateway: Gateway) {
        register(&gateway, 1).await;
        let (author, reviewer) = (association(&gateway, AUTHOR).await, association(&gateway, AUTHOR).await);
        review_all(&gateway).await;
        for (number, who) in [&reviewer, &author].into_iter().enumerate() {
            let id = take(&gateway, &author, &format!("k-{number}"), honours(&[(&credit_code(1), "甲", "2016-04-11")])).await;
            assert_eq!(checked(&gateway, &author, &id).await["state"], "pending");
            let rejected = review(&gateway, who, "rejectUpload", &id).await;
            assert_eq!(rejected["upload"], json!({"state": {"code": "rejected"}, "reviewNote": "请核对评定日期"}), "{rejected:#}");
            assert_eq!(get(&gateway, &author, &format!("/v1/uploads/{id}/rows")).await.status(), 200);
            let late = review(&gateway, &reviewer, "approveUpload", &id).await;
            assert_eq!(late["userErrors"][0]["code"], "CONFLICT", "{late:#}");
        }
        assert_eq!((count(&gateway, "honour").await, count(&gateway, "audit_entry WHERE action = 'upload.rejected'").await), (0, 2));
        // Nothing waits for a review of which nothing would be written, nor what is a dry run.
        let id = take(&gateway, &author, "faulty", honours(&[(&stranger(), "甲", "2016-04-11")])).await;
        assert_eq!(counts(&checked(&gateway, &author, &id).await), [0, 0, 1]);
        let file = honours(&[(&credit_code(1), "甲", "2016-04-11")]);
        let (_, dry) = send(&gateway, &author, ("kind=honour&dryRun=true", "dry", CSV), file).await;
        assert_eq!(counts(&checked(&gateway, &author, dry["id"].as_str().unwrap()).await), [1, 0, 0]);
        assert_eq!(count(&gateway, "honour").await, 0);
    }

    async fn what_is_kept_of_an_organisation_is_bounded(gateway: Gateway with [("uploads.file_bytes_max", "1048576"), ("uploads.kept_bytes_max", "1048576")]) {
        register(&gateway, 1).await;
        let (first, second) = (association(&gateway, AUTHOR).await, association(&gateway, AUTHOR).await);
        let other = association(&gateway, "市零售协会").await;
        let large = format!("{}{}", honours(&[(&credit_code(1), "甲", "2016-04-11")]), ",,,,,\r\n".repeat(80_000));
        let id = take(&gateway, &first, "large", large.clone()).await;
        over(&gateway, &first, &id).await;
        // The bound is the organisation's, whichever client sends, and others have their own.
        let (status, refused) = send(&gateway, &second, ("kind=honour", "more", CSV), large.clone()).await;
        assert_eq!((status, &refused["error"]["code"]), (429, &json!("RATE_LIMITED")), "{refused}");
        assert!(refused["error"]["message"].as_str().unwrap().contains("30 days"), "{refused}");
        assert_eq!(count(&gateway, "upload").await, 1);
        let own = take(&gateway, &other, "large", large.clone()).await;
        over(&gateway, &other, &own).await;
        // What was taken is the same upload still, and what is removed makes room.
        let (status, same) = send(&gateway, &first, ("kind=honour", "large", CSV), large.clone()).await;
        assert_eq!((status, &same["id"]), (202, &json!(id)));
        gateway.app.clock.advance(TimeDelta::days(31));
        gateway.app.uploads.clean().await.unwrap();
        let next = take(&gateway, &second, "more", large).await;
        over(&gateway, &second, &next).await;
    }
}
