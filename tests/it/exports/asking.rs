//! Asking for exports: who may, how many, by what names; foreign ones; snapshots that the gateway makes by itself.

use chrono::TimeDelta;
use entity::code::OrganisationKind;
use mingjing::domain::export::Format;
use serde_json::{Value, json};
use tests::{draft::enterprise, eventful::Dice, gateway::Gateway, history::rows, on_both, until};

use super::{ask, asked, exported, get, life::live, ready};

const REQUEST: &str = "mutation($input: RequestExportInput!) { requestExport(input: $input) {
    export { id state { code } sequence since format compression withContacts scheduled idempotencyKey path manifestPath
        kinds progress { rows of } counts { kind rows deleted } parts { name kind rows bytes sha256 path } bytes expiresAt }
    userErrors { path code message } } }";

async fn request(gateway: &Gateway, input: Value) -> Value {
    gateway.data_with(REQUEST, json!({"input": input})).await["requestExport"].take()
}

/// An export as it is stored.
#[derive(sea_orm::FromQueryResult)]
struct Row {
    id: i64,
}

async fn bank(gateway: &Gateway, name: &str) -> String {
    gateway.new_key(name, OrganisationKind::Institution, "institution").await
}

on_both! {
    async fn an_export_is_the_same_by_both_doors(gateway: Gateway with [("search.enabled", "false")]) {
        live(&gateway, &mut Dice(1), 60).await;
        let input = json!({"kinds": ["PENALTY", "ENTERPRISE", "PENALTY"], "format": "CSV", "idempotencyKey": "monthly-7"});
        let made = request(&gateway, input.clone()).await;
        assert_eq!((&made["userErrors"], made["export"]["id"].is_string()), (&json!([]), true), "{made}");
        let (status, again) = ask(&gateway, &gateway.key, &input).await;
        assert_eq!((status, &again["id"]), (202, &made["export"]["id"]), "{again}");
        let plain = ready(&gateway, again["links"]["self"].as_str().unwrap()).await;
        let shown = gateway.data_with(
            "query($id: ID!) { export(id: $id) { id sequence since scheduled withContacts kinds progress { rows of }
                counts { kind rows deleted } parts { name kind rows bytes sha256 path } bytes path manifestPath finishedAt } }",
            json!({"id": made["export"]["id"]}),
        ).await;
        let shown = &shown["export"];
        for field in ["id", "sequence", "since", "scheduled", "withContacts", "kinds", "progress", "counts", "parts", "bytes", "finishedAt"] {
            assert_eq!(shown[field], plain[field], "{field}");
        }
        assert_eq!((&shown["path"], &shown["manifestPath"]), (&plain["links"]["self"], &plain["links"]["manifest"]));
        assert_eq!(plain["kinds"], json!(["ENTERPRISE", "PENALTY"]), "each once, in the order of the kinds");
        assert_eq!(plain["progress"]["rows"], plain["progress"]["of"]);
        let names: Vec<&str> = plain["parts"].as_array().unwrap().iter().map(|part| part["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["enterprise-0001.csv.zst", "penalty-0001.csv.zst"]);
        let all = gateway.data("{ exports(first: 5) { totalCount nodes { id state { code } parts { name } } } }").await;
        assert_eq!((&all["exports"]["totalCount"], &all["exports"]["nodes"][0]["id"]), (&json!(1), &made["export"]["id"]), "{all}");
    }

    async fn what_cannot_be_exported_is_refused_with_what_would_be_right(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("exports.waiting_max", "2"),
        ("tiers.institution.exports_per_day", "3"),
    ]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let long = "k".repeat(201);
        for (input, path, code, says) in [
            (json!({"format": "CSV", "kinds": []}), json!(["kinds"]), "INVALID", "at least one"),
            (json!({"format": "PARQUET", "compression": "GZIP"}), json!(["compression"]), "INVALID", "ZSTD"),
            (json!({"format": "NDJSON", "bom": true}), json!(["bom"]), "INVALID", "CSV"),
            (json!({"format": "CSV", "since": "2"}), json!(["since"]), "INVALID", "up to the change 1"),
            (json!({"format": "CSV", "idempotencyKey": ""}), json!(["idempotencyKey"]), "INVALID", "1 to 200"),
            (json!({"format": "CSV", "idempotencyKey": long}), json!(["idempotencyKey"]), "INVALID", "1 to 200"),
        ] {
            let refused = request(&gateway, input.clone()).await;
            let error = &refused["userErrors"][0];
            assert_eq!((&error["path"], &error["code"], &refused["export"]), (&path, &json!(code), &Value::Null), "{input}");
            assert!(error["message"].as_str().unwrap().contains(says), "{error}");
            let (status, plain) = ask(&gateway, &gateway.key, &input).await;
            assert_eq!((status, &plain["error"]["field"], &plain["error"]["message"]), (400, &path[0], &error["message"]));
        }
        for (input, field) in [
            (json!({"format": "XML"}), json!("format")),
            (json!({"format": "CSV", "compression": "RAR"}), json!("compression")),
            (json!({}), Value::Null),
            (json!([]), Value::Null),
            (json!("CSV"), Value::Null),
            (json!({"format": "CSV", "kinds": ["RUMOUR"]}), json!("kinds")),
            (json!({"format": "CSV", "since": 5}), Value::Null),
            (json!({"format": "CSV", "since": "-1"}), json!("since")),
            (json!({"format": "CSV", "since": "99999999999999999999"}), json!("since")),
            (json!({"format": "CSV", "filter": {"creditCode": ["1"]}}), Value::Null),
            (json!({"format": "CSV", "filter": {"district": vec!["1"; 101]}}), json!("filter.district")),
        ] {
            let (status, plain) = ask(&gateway, &gateway.key, &input).await;
            assert_eq!((status, &plain["error"]["code"], plain["error"].get("field").unwrap_or(&Value::Null)), (400, &json!("BAD_USER_INPUT"), &field), "{input}: {plain}");
        }

        let key = bank(&gateway, "某银行").await;
        let send = async |key: &str, input: Value| {
            let (status, answer) = ask(&gateway, key, &input).await;
            (status, answer["error"]["code"].as_str().map(str::to_owned), answer)
        };
        let (_, _, first) = send(&key, json!({"format": "CSV", "idempotencyKey": "a"})).await;
        let (_, _, same) = send(&key, json!({"format": "CSV", "idempotencyKey": "a"})).await;
        assert_eq!((first["id"].is_string(), &first["id"]), (true, &same["id"]));
        // As answers write them.
        let (_, _, small) = send(&key, json!({"format": "csv", "compression": "zstd", "idempotencyKey": "a"})).await;
        assert_eq!(small["id"], first["id"], "{small}");
        let reused = send(&key, json!({"format": "CSV", "kinds": ["PENALTY"], "idempotencyKey": "a"})).await;
        assert_eq!((reused.0, reused.1.as_deref()), (409, Some("IDEMPOTENCY_KEY_REUSED")));
        // Another client's key of the same name is another's.
        let (_, _, other) = send(&bank(&gateway, "另一银行").await, json!({"format": "CSV", "idempotencyKey": "a"})).await;
        assert_ne!(other["id"], first["id"]);
        assert_eq!(send(&key, json!({"format": "CSV"})).await.0, 202);
        let waiting = send(&key, json!({"format": "CSV"})).await;
        assert_eq!((waiting.0, waiting.1.as_deref()), (429, Some("RATE_LIMITED")), "{}", waiting.2);
        let cancel = "mutation($id: ID!) { cancelExport(input: { exportId: $id }) { export { state { code } } userErrors { code } } }";
        let foreign = gateway.data_with(cancel, json!({"id": first["id"]})).await;
        assert_eq!(foreign["cancelExport"], json!({"export": null, "userErrors": [{"code": "NOT_FOUND"}]}));
        let body = json!({"query": cancel, "variables": {"id": first["id"]}});
        let cancelled: Value = gateway.post().header("x-api-key", &key).json(&body).send().await.unwrap().json().await.unwrap();
        assert_eq!(cancelled["data"]["cancelExport"]["export"]["state"]["code"], "cancelled", "{cancelled}");
        assert_eq!(send(&key, json!({"format": "CSV"})).await.0, 202);
        let today = send(&key, json!({"format": "CSV"})).await;
        assert_eq!(today.0, 429, "{}", today.2);
        gateway.app.clock.advance(TimeDelta::hours(25));
        let waiting = send(&key, json!({"format": "CSV"})).await;
        assert!(waiting.2["error"]["message"].as_str().unwrap().contains("wait"), "{}", waiting.2);
    }

    async fn an_export_is_its_organisations_and_nobody_else_learns_of_it(gateway: Gateway with [("search.enabled", "false")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let export = ready(&gateway, &asked(&gateway, json!({"format": "CSV", "kinds": ["ENTERPRISE"]})).await).await;
        let itself = export["links"]["self"].as_str().unwrap();
        let paths = [itself, export["links"]["manifest"].as_str().unwrap(), export["parts"][0]["path"].as_str().unwrap()];
        let bank = bank(&gateway, "某银行").await;
        let association = gateway.new_key("某协会", OrganisationKind::Association, "association").await;
        for path in paths {
            assert_eq!(get(&gateway, &bank, path).await.0, 404, "{path}");
            let (status, refused) = get(&gateway, &association, path).await;
            assert_eq!((status, &refused["error"]["code"]), (403, &json!("FORBIDDEN")), "{path}");
            let anonymous = gateway.http().get(format!("http://{}{path}", gateway.address)).send().await.unwrap();
            assert_eq!(anonymous.status(), 401, "{path}");
        }
        for id in ["x", "ZXhwb3J0Ojk", "dXBsb2FkOjE", "ZXhwb3J0Oi0x"] {
            assert_eq!(get(&gateway, &gateway.key, &format!("/v1/exports/{id}")).await.0, 404, "{id}");
        }
        let foreign = format!("{{ export(id: \"{}\") {{ id }} exports {{ totalCount }} }}", export["id"].as_str().unwrap());
        let answer: Value = gateway.post().header("x-api-key", &bank).json(&json!({"query": foreign})).send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["data"], json!({"export": null, "exports": {"totalCount": 0}}));
    }

    async fn exports_expire_and_what_is_cancelled_leaves_no_file(gateway: Gateway with [("search.enabled", "false"), ("exports.keep_days", "2")]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let (export, _) = exported(&gateway, json!({"kinds": ["ENTERPRISE"]})).await;
        let path = export["links"]["self"].as_str().unwrap();
        assert_eq!(export["expiresAt"], "2017-12-31T08:00:00.000000Z");
        let (other, _) = exported(&gateway, json!({"kinds": ["PENALTY"]})).await;
        let cancel = format!("mutation {{ cancelExport(input: {{ exportId: \"{}\" }}) {{ export {{ parts {{ name }} }} }} }}", other["id"].as_str().unwrap());
        assert_eq!(gateway.data(&cancel).await["cancelExport"]["export"]["parts"], json!([]));
        assert_eq!(get(&gateway, &gateway.key, other["parts"][0]["path"].as_str().unwrap()).await.0, 404);
        let folder = gateway.directory().join("exports");
        let exports = &gateway.app.exports;
        exports.clean(&gateway.app.leases).await.unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "what was cancelled is gone, and the other is not");
        gateway.app.clock.advance(TimeDelta::days(2));
        // Whoever cleans by turns may be at it.
        until(async || {
            exports.clean(&gateway.app.leases).await.unwrap();
            (std::fs::read_dir(&folder).unwrap().count() == 0).then_some(())
        }).await;
        let (status, expired) = get(&gateway, &gateway.key, path).await;
        assert_eq!((status, &expired["state"], &expired["parts"]), (200, &json!("expired"), &json!([])));
        assert_eq!(get(&gateway, &gateway.key, &format!("{path}/manifest")).await.0, 404);
        assert!(exports.clean(&gateway.app.leases).await.unwrap() == 0);
    }
}

on_both! {
    async fn the_gateway_makes_snapshots_by_itself_and_keeps_the_latest(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("exports.snapshot_every_hours", "24"),
        ("exports.snapshots_kept", "1"),
    ]) {
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let (status, none) = get(&gateway, &developer, "/v1/snapshots/latest?format=ndjson").await;
        assert_eq!((status, &none["error"]["code"]), (404, &json!("NOT_FOUND")));
        assert!(none["error"]["message"].as_str().unwrap().contains("due at 2017-12-29T08:00:00"), "{none}");
        assert_eq!(get(&gateway, &developer, "/v1/snapshots/latest?format=csv").await.0, 400);
        let exports = &gateway.app.exports;
        let leases = &gateway.app.leases;
        let lease = leases.take("export-schedule").await.unwrap().unwrap();
        assert!(!exports.schedule(leases, &lease).await.unwrap(), "there is nothing yet");
        let mut ids = Vec::new();
        for day in 0..3_u32 {
            let lease = match day {
                0 => lease.clone(),
                _ => leases.take("export-schedule").await.unwrap().unwrap(),
            };
            gateway.write("enterprise", &[enterprise(day + 1, &[])]).await;
            assert!(exports.schedule(leases, &lease).await.unwrap());
            assert!(!exports.schedule(leases, &lease).await.unwrap(), "it was asked for");
            let due = exports.unfinished(true, 10).await.unwrap();
            assert_eq!(due.len(), 2);
            for id in due {
                let lease = leases.take(&format!("export:{id}")).await.unwrap().unwrap();
                let processor = mingjing::domain::export::process::Processor { exports: exports.clone(), leases: leases.clone() };
                processor.run(id, &lease).await.unwrap();
                leases.end(&lease).await.unwrap();
            }
            for format in ["ndjson", "parquet"] {
                let (status, latest) = get(&gateway, &developer, &format!("/v1/snapshots/latest?format={format}")).await;
                assert_eq!((status, &latest["scheduled"], &latest["withContacts"], &latest["expiresAt"]), (200, &json!(true), &json!(false), &Value::Null));
                assert_eq!((&latest["sequence"], &latest["counts"][0]["rows"]), (&json!((day + 1).to_string()), &json!(day + 1)));
                assert_eq!(get(&gateway, &developer, latest["links"]["manifest"].as_str().unwrap()).await.0, 200);
                ids.push(latest["id"].clone());
            }
            exports.clean(leases).await.unwrap();
            // Nothing is new a day later.
            gateway.app.clock.advance(TimeDelta::hours(25));
            let lease = leases.take("export-schedule").await.unwrap().unwrap();
            assert!(!exports.schedule(leases, &lease).await.unwrap());
            leases.end(&lease).await.unwrap();
        }
        ids.dedup();
        assert_eq!(ids.len(), 6);
        assert_eq!(std::fs::read_dir(gateway.directory().join("exports")).unwrap().count(), 2);
        let shown = gateway.data("{ latestSnapshot(format: PARQUET) { scheduled format sequence } }").await;
        assert_eq!(shown["latestSnapshot"], json!({"scheduled": true, "format": "PARQUET", "sequence": "3"}));
        let next = exports.next_snapshot_at().await.unwrap().unwrap();
        assert!(next <= gateway.app.clock.now() && exports.latest_snapshot(Format::Csv).await.unwrap().is_none());
    }

    async fn a_running_gateway_makes_its_first_snapshot_soon(gateway: Gateway with [
        ("search.enabled", "false"),
        ("exports.snapshot_every_hours", "1"),
    ]) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        // The schedule looks once a minute; its clock is the test's.
        let snapshot = until(async || {
            gateway.app.clock.advance(TimeDelta::seconds(61));
            let (status, latest) = get(&gateway, &gateway.key, "/v1/snapshots/latest?format=parquet").await;
            (status == 200).then_some(latest)
        })
        .await;
        assert_eq!((&snapshot["sequence"], &snapshot["compression"]), (&json!("1"), &json!("zstd")));
        let exports: Vec<Row> = rows(&gateway.app.store, "SELECT id FROM export WHERE state='ready'").await;
        assert!(exports.iter().all(|export| export.id > 0) && !exports.is_empty());
    }
}
