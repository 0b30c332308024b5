//! Endpoints: who makes them, where they may be, and what is refused.

use sea_orm::FromQueryResult;
use tests::{history::rows, on_both};

use super::*;
use crate::metrics::{scrape, value};

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];

#[derive(FromQueryResult)]
struct Text {
    text: String,
}

on_both! {
    async fn an_address_that_is_not_on_the_open_internet_is_refused_however_it_is_written(gateway: Gateway) {
        let bank = Bank::new(&gateway, "某银行").await;
        for (url, code, told) in [
            ("", "INVALID", "not an address"), ("hooks", "INVALID", "not an address"), ("ftp://1.1.1.1/", "INVALID", "https"),
            ("https://u:p@1.1.1.1/", "INVALID", "password"), ("https://1.1.1.1/#x", "INVALID", "#"), ("https://1.1.1.1:22/", "INVALID", "port 22"),
            ("http://1.1.1.1/", "NOT_ALLOWED", "https"), ("https://127.0.0.1/", "NOT_ALLOWED", "127.0.0.1"), ("https://2130706433/", "NOT_ALLOWED", "127.0.0.1"),
            ("https://[::1]/", "NOT_ALLOWED", "::1"), ("https://[::ffff:169.254.169.254]/", "NOT_ALLOWED", "not a public"), ("https://10.1.2.3/", "NOT_ALLOWED", "10.1.2.3"),
            ("https://localhost/", "NOT_ALLOWED", "not a public"), ("https://nowhere.invalid/", "NOT_ALLOWED", "no address"),
        ] {
            let query = "mutation($url: String!) { createWebhookEndpoint(input: { url: $url, rules: [{}] }) { secret userErrors { path code message } } }";
            let refused = bank.ask("createWebhookEndpoint", query, json!({"url": url})).await;
            let error = &refused["userErrors"][0];
            assert!(refused["secret"].is_null() && error["code"] == code && error["message"].as_str().unwrap().contains(told), "{url}: {refused}");
            assert_eq!(error["path"], json!(["url"]));
        }
        assert_eq!(bank.ask("webhookEndpoints", "{ webhookEndpoints { totalCount } }", json!({})).await["totalCount"], 0);
    }

    async fn an_endpoint_is_changed_and_its_secret_is_shown_once_and_stored_sealed(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let rules = "[{ kind: PENALTY, operation: [CREATE, REVISE], authority: [\"某局\"], district: \"310115\", industry: FINANCE }]";
        let (id, secret) = bank.endpoint(&receiver.url(), rules, ", description: \"核心系统\"").await;
        let state = bank.state(&id).await;
        assert_eq!((&state["description"], &state["url"]), (&json!("核心系统"), &json!(receiver.url())));
        assert_eq!(state["rules"], json!([{"kind": ["PENALTY"], "operation": ["CREATE", "REVISE"], "authority": ["某局"], "district": ["310115"], "industry": ["FINANCE"], "byId": null, "watchListId": null}]));
        let moved = format!("http://{}/elsewhere", receiver.address);
        let changed = bank.done("updateWebhookEndpoint", &id, &format!(", url: \"{moved}\", rules: [{{}}]"), &format!("endpoint {{ {ENDPOINT} }}")).await;
        assert_eq!((&changed["endpoint"]["url"], &changed["endpoint"]["description"]), (&json!(moved), &json!("核心系统")));
        register(&gateway, 1).await;
        bank.settled(&id).await;
        assert!(receiver.received()[0].is_signed_with(&secret));
        for (table, columns) in [("webhook_endpoint", "sealed_secret"), ("audit_entry", "COALESCE(before,'') || COALESCE(after,'')")] {
            let stored: Vec<Text> = rows(&gateway.app.store, &format!("SELECT {columns} AS text FROM {table}")).await;
            let key = secret.strip_prefix("whsec_").unwrap();
            assert!(stored.iter().all(|row| !row.text.contains(key) && !row.text.contains("of=bank")), "{table} shows it");
        }
        let log = gateway.data("{ auditLog { nodes { action { code } target } } }").await;
        let actions: Vec<&str> = log["auditLog"]["nodes"].as_array().unwrap().iter().map(|entry| entry["action"]["code"].as_str().unwrap()).collect();
        assert!(actions.contains(&"webhook.created") && actions.contains(&"webhook.updated"), "{actions:?}");
    }

    async fn what_cannot_be_right_is_refused_with_its_place(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        let long = "长".repeat(201);
        let many = "{}, ".repeat(21);
        let list = mingjing::graphql::id::encode("watch_list", 404).to_string();
        let others = format!("http://{}/other", receiver.address);
        for (input, path, code) in [
            (format!("url: \"{}\", rules: [{{}}]", receiver.url()), json!(["url"]), "CONFLICT"),
            (format!("url: \"{others}\", rules: []"), json!(["rules"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{many}]"), json!(["rules"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{}}], description: \"{long}\""), json!(["description"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{}}], from: \"2\""), json!(["from"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{}}], from: \"0\""), json!(["from"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{}}], from: \"x\""), json!(["from"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{}}, {{ byId: \"x\" }}]"), json!(["rules", "1", "byId"]), "NOT_FOUND"),
            (format!("url: \"{others}\", rules: [{{ authority: \"{long}\" }}]"), json!(["rules", "0", "authority"]), "INVALID"),
            (format!("url: \"{others}\", rules: [{{ watchListId: \"x\" }}]"), json!(["rules", "0", "watchListId"]), "NOT_FOUND"),
            (format!("url: \"{others}\", rules: [{{ watchListId: \"{list}\" }}]"), json!(["rules"]), "NOT_FOUND"),
        ] {
            let query = format!("mutation {{ createWebhookEndpoint(input: {{ {input} }}) {{ secret userErrors {{ path code message }} }} }}");
            let refused = bank.ask("createWebhookEndpoint", &query, json!({})).await;
            assert_eq!((&refused["userErrors"][0]["path"], &refused["userErrors"][0]["code"]), (&path, &json!(code)), "{input}: {refused}");
        }
        for number in 1..20 {
            bank.endpoint(&format!("http://{}/{number}", receiver.address), EVERYTHING, "").await;
        }
        let query = format!("mutation {{ createWebhookEndpoint(input: {{ url: \"{others}\", rules: [{{}}] }}) {{ userErrors {{ code }} }} }}");
        assert_eq!(bank.ask("createWebhookEndpoint", &query, json!({})).await["userErrors"][0]["code"], "LIMIT_REACHED");
        let page = bank.ask("webhookEndpoints", "{ webhookEndpoints(first: 5) { totalCount nodes { id } pageInfo { hasNextPage } } }", json!({})).await;
        assert_eq!((&page["totalCount"], &page["nodes"][0]["id"], &page["pageInfo"]["hasNextPage"]), (&json!(20), &json!(id), &json!(true)));
    }

    async fn nobody_sees_or_changes_what_is_anothers(gateway: Gateway with ALLOWED) {
        let receiver = Receiver::start().await;
        let (bank, other) = (Bank::new(&gateway, "某银行").await, Bank::new(&gateway, "另一银行").await);
        // A client of the same organisation is another client.
        let sibling = Bank::new(&gateway, "某银行").await;
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        bank.settled(&id).await;
        for stranger in [&other, &sibling] {
            assert!(stranger.state(&id).await.is_null());
            assert!(stranger.deliveries(&id, None).await.is_empty());
            for (mutation, more) in [
                ("updateWebhookEndpoint", ", url: \"https://10.0.0.1/\""), ("enableWebhookEndpoint", ""), ("disableWebhookEndpoint", ""),
                ("deleteWebhookEndpoint", ""), ("rotateWebhookSecret", ""), ("endFormerWebhookSecret", ""), ("sendTestEvent", ""),
                ("replayWebhooks", ", fromSequence: \"1\""), ("redeliverWebhooks", ""),
            ] {
                let refused = stranger.act(mutation, &id, more, "").await;
                assert_eq!((&refused["userErrors"][0]["path"], &refused["userErrors"][0]["code"]), (&json!(["endpointId"]), &json!("NOT_FOUND")), "{mutation}");
            }
        }
        for id in ["x", "", &mingjing::graphql::id::encode("webhook_endpoint", -1), &mingjing::graphql::id::encode("watch_list", 1)] {
            let refused = bank.act("disableWebhookEndpoint", id, "", "").await;
            assert_eq!(refused["userErrors"][0]["code"], "NOT_FOUND", "{id}");
            let answer = bank.answer("query($id: ID!) { webhookEndpoint(id: $id) { id } }", json!({"id": id})).await;
            assert!(answer["data"]["webhookEndpoint"].is_null(), "{answer}");
        }
        assert_eq!(bank.state(&id).await["state"]["value"], "ENABLED");
        let key = gateway.new_key("某协会", OrganisationKind::Association, "association").await;
        let association = Bank { gateway: &gateway, key };
        let answer = association.answer("{ webhookEndpoints { totalCount } }", json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
    }

    async fn what_waits_while_an_endpoint_is_disabled_is_told_later_and_of_one_that_is_deleted_nothing_is_left(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 2).await;
        bank.settled(&id).await;
        for _ in 0..2 {
            let done = bank.done("disableWebhookEndpoint", &id, "", "endpoint { state { value } }").await;
            assert_eq!(done["endpoint"]["state"]["value"], "DISABLED");
        }
        gateway.write("honour", &[honour(1, 1)]).await;
        pass(&gateway, chrono::TimeDelta::days(30));
        assert_eq!(bank.state(&id).await["cursor"], "2");
        bank.done("enableWebhookEndpoint", &id, "", "endpoint { id }").await;
        bank.settled(&id).await;
        assert_eq!(receiver.sequences().last(), Some(&3));
        let delivered = r#"mingjing_webhook_attempts_total{outcome="delivered"}"#;
        let page = until(async || Some(scrape(&gateway).await).filter(|page| value(page, delivered) >= 3)).await;
        assert_eq!(value(&page, delivered), 3);
        assert_eq!(value(&page, "mingjing_webhook_pending"), 0);

        let count = async |table: &str| {
            let found: Vec<Text> = rows(&gateway.app.store, &format!("SELECT CAST(count(*) AS text) AS text FROM {table}")).await;
            found[0].text.clone()
        };
        gateway.app.webhooks.clean().await.unwrap();
        assert_eq!(count("webhook_delivery").await, "3", "what is settled is kept for thirty days");
        pass(&gateway, chrono::TimeDelta::days(1));
        gateway.app.webhooks.clean().await.unwrap();
        assert_eq!(count("webhook_delivery").await, "1");
        bank.done("deleteWebhookEndpoint", &id, "", "endpointId").await;
        assert!(bank.state(&id).await.is_null());
        let (again, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        assert_ne!(again, id, "its address is free");
        gateway.app.webhooks.clean().await.unwrap();
        assert_eq!((count("webhook_delivery").await, count("webhook_attempt").await, count("webhook_endpoint").await), ("0".to_owned(), "0".to_owned(), "1".to_owned()));
    }
}
