//! What endpoints are told.

use std::collections::BTreeSet;

use entity::code::Scope;
use mingjing::domain::{
    access::{create_client::NewClient, update_client::ClientChange},
    feed::{FeedFilter, Wanted},
};
use tests::{draft::credit_code, gateway::new_client, on_both};

use super::*;

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];

on_both! {
    async fn a_listing_is_told_as_the_feed_tells_it_signed_and_once(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        register(&gateway, 2).await;
        let (id, secret) = bank.endpoint(&receiver.url(), "[{ kind: ABNORMAL_OPERATION, operation: CREATE }]", "").await;
        gateway.write("honour", &[honour(1, 1)]).await;
        gateway.write("abnormal_operation", &[listed(2)]).await;
        let state = bank.settled(&id).await;
        let received = receiver.received();
        let [told] = received.as_slice() else { panic!("{received:?}") };
        assert!(told.is_signed_with(&secret), "{told:?}");
        assert_eq!(told.timestamp, gateway.app.clock.now().timestamp().to_string());
        assert_eq!(told.json["type"], "abnormal_operation.create");
        let url = format!("http://{}/v1/changes?after=3", gateway.address);
        let feed = gateway.http().get(url).header("x-api-key", &bank.key).send().await.unwrap().text().await.unwrap();
        let change: Value = serde_json::from_str(feed.lines().next().unwrap()).unwrap();
        assert_eq!(told.json["data"], change);
        assert_eq!(told.json["timestamp"], change["at"]);
        assert_eq!(told.enterprise(), credit_code(2));
        assert_eq!((&told.headers["content-type"], told.headers["user-agent"].starts_with("Mingjing-Webhooks/")), (&"application/json".to_owned(), true));
        assert_eq!((&state["cursor"], &state["failureCount"], &state["state"]["value"]), (&json!("4"), &json!(0), &json!("ENABLED")));
        let deliveries = bank.deliveries(&id, None).await;
        assert_eq!(deliveries.len(), 1);
        let delivery = &deliveries[0];
        assert_eq!((&delivery["messageId"], &delivery["sequence"], &delivery["state"]["value"]), (&json!(told.id), &json!("4"), &json!("DELIVERED")));
        let attempt = &delivery["attempts"][0];
        assert_eq!((&attempt["status"], &attempt["error"]), (&json!(204), &Value::Null), "{delivery}");
    }

    async fn an_endpoint_begins_where_it_is_told_to(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        register(&gateway, 5).await;
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, ", from: \"3\"").await;
        bank.settled(&id).await;
        let mut sequences = receiver.sequences();
        sequences.sort_unstable();
        assert_eq!(sequences, [3, 4, 5]);
    }

    async fn rules_mean_what_the_feeds_filters_mean(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        register(&gateway, 2).await;
        gateway.write("enterprise", &[enterprise(3, &[("district", Cell::text("310101")), ("industry", Cell::text("I"))])]).await;
        gateway.write("honour", &[honour(1, 1), honour(3, 2)]).await;
        gateway.write("abnormal_operation", &[listed(1), listed(3)]).await;
        let removed = [("removed_on", Cell::text("2017-01-05")), ("removal_reason", Cell::text("1"))];
        gateway.write("abnormal_operation", &[abnormal_operation(1, "2016-07-11", &removed)]).await;
        let texts = |values: &[&str]| Some(values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        let publisher = mingjing::graphql::id::encode("organisation", gateway.publisher).to_string();
        for (place, (rules, filters)) in [
            ("[{ kind: [HONOUR, ENTERPRISE] }]".to_owned(), vec![FeedFilter { kinds: texts(&["honour", "enterprise"]), ..FeedFilter::default() }]),
            ("[{ operation: REVISE }]".to_owned(), vec![FeedFilter { operations: texts(&["revise"]), ..FeedFilter::default() }]),
            ("[{ authority: [\"市餐饮协会\"] }]".to_owned(), vec![FeedFilter { authorities: texts(&["市餐饮协会"]), ..FeedFilter::default() }]),
            ("[{ district: \"310101\" }]".to_owned(), vec![FeedFilter { districts: texts(&["310101"]), ..FeedFilter::default() }]),
            (format!("[{{ byId: \"{publisher}\", industry: INFORMATION }}]"), vec![FeedFilter { publishers: Some(vec![gateway.publisher]), industries: texts(&["I"]), ..FeedFilter::default() }]),
            ("[{ byId: [] }]".to_owned(), vec![FeedFilter { publishers: Some(Vec::new()), ..FeedFilter::default() }]),
            ("[{ kind: HONOUR, district: \"310115\" }, { operation: REVISE }]".to_owned(), vec![
                FeedFilter { kinds: texts(&["honour"]), districts: texts(&["310115"]), ..FeedFilter::default() },
                FeedFilter { operations: texts(&["revise"]), ..FeedFilter::default() },
            ]),
        ].into_iter().enumerate() {
            let mut expected = BTreeSet::new();
            for filter in filters {
                let wanted = Wanted { node: FeedFilter::facts(), filter, watch_list: None, after: 0, limit: 100 };
                let page = gateway.app.webhooks.feed.read(&wanted).await.unwrap();
                expected.extend(page.changes.iter().map(|change| u64::try_from(change.id().unwrap()).unwrap()));
            }
            let before = receiver.sequences().len();
            let (id, _) = bank.endpoint(&format!("{}&place={place}", receiver.url()), &rules, ", from: \"1\"").await;
            bank.settled(&id).await;
            let told: BTreeSet<u64> = receiver.sequences()[before..].iter().copied().collect();
            assert_eq!(told, expected, "{rules}");
        }
    }

    async fn what_leads_to_persons_is_told_with_the_scope_alone_and_nothing_to_who_is_shut_out(gateway: Gateway with ALLOWED) {
        let receiver = Receiver::start().await;
        register(&gateway, 1).await;
        let mut endpoints = Vec::new();
        for (place, scopes) in [(0, BTreeSet::new()), (1, BTreeSet::from([Scope::PersonRead]))] {
            let base = new_client(&format!("银行{place}"), OrganisationKind::Institution, "institution");
            let issued = gateway.app.access.create_client(NewClient { scopes, ..base }).await.unwrap();
            let bank = Bank { gateway: &gateway, key: issued.key.expose().to_owned() };
            let url = format!("http://{}/{place}", receiver.address);
            let (id, _) = bank.endpoint(&url, "[{ kind: ANNUAL_REPORT }]", "").await;
            endpoints.push((bank, issued.client, id));
        }
        let report = |year: &str| draft("annual_report", 1, &[
            ("authority", Cell::text("上海市浦东新区市场监督管理局")), ("year", Cell::Number(year.parse().unwrap())), ("submitted_on", Cell::text("2017-05-01")), ("employees_disclosed", Cell::Flag(false)), ("contact_phone", Cell::text("021-12345678")),
        ]);
        gateway.write("annual_report", &[report("2016")]).await;
        for (bank, _, id) in &endpoints {
            bank.settled(id).await;
        }
        let told = receiver.received();
        let with: Vec<bool> = told.iter().map(|one| one.json["data"]["after"].get("contactPhone").is_some()).collect();
        assert_eq!((told.len(), with.iter().filter(|with| **with).count()), (2, 1), "{told:?}");

        let (bank, client, id) = &endpoints[1];
        let suspend = |suspended| ClientChange { client: *client, suspended: Some(suspended), tier: None, scopes: None };
        gateway.app.access.update_client(suspend(true)).await.unwrap();
        gateway.write("annual_report", &[report("2015")]).await;
        endpoints[0].0.settled(&endpoints[0].2).await;
        assert_eq!(receiver.received().len(), 3, "the one that is shut out was told");
        gateway.app.access.update_client(suspend(false)).await.unwrap();
        gateway.app.clock.advance(chrono::TimeDelta::seconds(10));
        gateway.app.webhooks.wake();
        bank.settled(id).await;
        assert_eq!(receiver.received().len(), 4, "what waited was lost");
    }

    async fn an_endpoint_is_told_again_from_a_change_on(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 3).await;
        gateway.write("honour", &[honour(1, 1), honour(2, 2)]).await;
        bank.settled(&id).await;
        bank.done("replayWebhooks", &id, ", fromSequence: \"3\"", "endpoint { cursor }").await;
        bank.settled(&id).await;
        receiver.wait_for(8).await;
        let received = receiver.received();
        let mut again: Vec<u64> = received[5..].iter().map(Received::sequence).collect();
        again.sort_unstable();
        assert_eq!(again, [3, 4, 5]);
        for one in &received[5..] {
            assert!(received[..5].iter().any(|before| before.id == one.id && before.json == one.json), "another event");
        }
        let deliveries = bank.deliveries(&id, Some("DELIVERED")).await;
        let attempts: usize = deliveries.iter().map(|delivery| delivery["attempts"].as_array().unwrap().len()).sum();
        assert_eq!((deliveries.len(), attempts), (5, 8), "the log of before is kept");
        let refused = bank.act("replayWebhooks", &id, ", fromSequence: \"7\"", "").await;
        assert_eq!(refused["userErrors"][0]["path"], json!(["fromSequence"]), "{refused}");
    }

    async fn a_test_event_says_that_it_is_one(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, secret) = bank.endpoint(&receiver.url(), "[{ kind: HONOUR }]", "").await;
        let sent = bank.done("sendTestEvent", &id, "", "delivery { messageId sequence }").await;
        let told = receiver.wait_for(1).await.remove(0);
        assert!(told.is_signed_with(&secret));
        assert_eq!((&told.json["type"], &told.json["data"]["endpoint"]), (&json!("webhook.test"), &json!(id)));
        assert_eq!((&sent["delivery"]["messageId"], &sent["delivery"]["sequence"]), (&json!(told.id), &Value::Null));
        bank.once(&id, |state| state["pendingCount"] == 0).await;
    }

    async fn both_secrets_sign_until_the_former_one_ends(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, first) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        let rotated = bank.done("rotateWebhookSecret", &id, "", "secret endpoint { formerSecretUntil }").await;
        let second = rotated["secret"].as_str().unwrap().to_owned();
        assert!(rotated["endpoint"]["formerSecretUntil"].is_string(), "{rotated}");
        register(&gateway, 1).await;
        let told = receiver.wait_for(1).await.remove(0);
        assert!(told.is_signed_with(&first) && told.is_signed_with(&second) && told.signature.split(' ').count() == 2);
        pass(&gateway, chrono::TimeDelta::hours(25));
        gateway.write("honour", &[honour(1, 1)]).await;
        let told = receiver.wait_for(2).await.remove(1);
        assert!(!told.is_signed_with(&first) && told.is_signed_with(&second), "a day is over");
        let third = bank.done("rotateWebhookSecret", &id, "", "secret").await["secret"].as_str().unwrap().to_owned();
        bank.done("endFormerWebhookSecret", &id, "", "endpoint { id }").await;
        gateway.write("honour", &[honour(1, 2)]).await;
        let told = receiver.wait_for(3).await.remove(2);
        assert!(!told.is_signed_with(&second) && told.is_signed_with(&third), "it was ended");
        let refused = bank.act("endFormerWebhookSecret", &id, "", "").await;
        assert_eq!(refused["userErrors"][0]["code"], "CONFLICT", "{refused}");
    }
}
