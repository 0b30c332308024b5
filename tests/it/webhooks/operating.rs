//! Webhooks as whoever runs the gateway sees them, and what keeps one client from costing the others.

use chrono::TimeDelta;
use futures_util::future::join_all;
use mingjing::domain::access::update_client::ClientChange;
use sea_orm::{ConnectionTrait as _, Statement};
use tests::{gateway::new_client, on_both};

use super::*;
use crate::metrics::{scrape, value};

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];
const UNHURRIED: &[(&str, &str)] = &[
    ("webhooks.allow_private", "127.0.0.1/32"),
    ("tiers.institution.requests_per_second", "100000"),
    ("tiers.institution.burst", "100000"),
    ("tiers.institution.concurrency_max", "1000"),
    ("tiers.institution.writes_per_minute", "1000000"),
    ("tiers.institution.bucket_points", "1000000000"),
];

on_both! {
    async fn what_waits_for_whom_is_seen_and_nothing_that_nobody_is_told_of(gateway: Gateway with ALLOWED) {
        let bank = Bank::new(&gateway, "某银行").await;
        let issued = gateway.app.access.create_client(new_client("另一银行", OrganisationKind::Institution, "institution")).await.unwrap();
        let other = Bank { gateway: &gateway, key: issued.key.expose().to_owned() };
        let (working, ill, mut away) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
        ill.answer(|_| Answering::Status(500));
        let (works, _) = bank.endpoint(&working.url(), EVERYTHING, "").await;
        let (fails, _) = bank.endpoint(&ill.url(), "[{ kind: HONOUR }]", "").await;
        let (waits, _) = bank.endpoint(&away.url(), EVERYTHING, "").await;
        let (off, _) = bank.endpoint(&format!("{}&off", away.url()), EVERYTHING, "").await;
        other.endpoint(&working.url(), EVERYTHING, "").await;
        let suspended = ClientChange { client: issued.client, suspended: Some(true), tier: None, scopes: None };
        gateway.app.access.update_client(suspended).await.unwrap();
        let (delivered, failed, unanswered) = (
            r#"mingjing_webhook_attempts_total{outcome="delivered"}"#,
            r#"mingjing_webhook_attempts_total{outcome="failed"}"#,
            r#"mingjing_webhook_attempts_total{outcome="unanswered"}"#,
        );
        away.stop().await;
        register(&gateway, 2).await;
        bank.once(&off, |state| state["failureCount"] != 0 && state["cursor"] == "2").await;
        // What waits for an endpoint that its owner has disabled worries nobody.
        bank.done("disableWebhookEndpoint", &off, "", "endpoint { id }").await;
        gateway.write("honour", &[honour(1, 1)]).await;
        bank.settled(&works).await;
        bank.once(&waits, |state| state["failureCount"] != 0 && state["cursor"] == "3").await;
        bank.once(&fails, |state| state["failureCount"] != 0).await;
        let page = until(async || {
            // An attempt is counted once it is settled.
            let page = scrape(&gateway).await;
            (value(&page, delivered) >= 3 && value(&page, failed) >= 1 && value(&page, unanswered) >= 2).then_some(page)
        }).await;
        let states = ["working", "retrying", "held", "disabled", "gone", "failing"];
        let found = states.map(|state| value(&page, &format!("mingjing_webhook_endpoints{{state=\"{state}\"}}")));
        assert_eq!(found, [1, 2, 1, 1, 0, 0], "{states:?}");
        // Three for the one that is away, one for the one that is ill.
        assert_eq!((value(&page, "mingjing_webhook_pending"), value(&page, "mingjing_webhook_unseen_changes")), (4, 0));
        assert_eq!(value(&page, delivered), 3);
        assert!(value(&page, failed) >= 1 && value(&page, unanswered) >= 2, "{page}");
        gateway.app.clock.advance(TimeDelta::minutes(2));
        assert_eq!(value(&scrape(&gateway).await, "mingjing_webhook_oldest_pending_seconds"), 120);

        away.come_back().await;
        ill.answer(|_| Answering::Status(200));
        for id in [&waits, &fails] {
            for mutation in ["disableWebhookEndpoint", "enableWebhookEndpoint"] {
                bank.done(mutation, id, "", "endpoint { id }").await;
            }
            bank.settled(id).await;
        }
        let page = scrape(&gateway).await;
        assert_eq!((value(&page, "mingjing_webhook_pending"), value(&page, "mingjing_webhook_oldest_pending_seconds")), (0, 0));
        assert_eq!(value(&page, r#"mingjing_webhook_endpoints{state="working"}"#), 3);
    }

    async fn the_statements_of_the_operators_guide_say_who_fails_and_why(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::Status(418));
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        bank.once(&id, |state| state["failureCount"] != 0).await;
        let guide = include_str!("../../../docs/operations.md");
        let (_, statements) = guide.split_once("```sql\nSELECT e.id").unwrap();
        let statements = format!("SELECT e.id{}", statements.split_once("```").unwrap().0);
        let statements: Vec<&str> = statements.split(';').map(str::trim).filter(|statement| !statement.is_empty()).collect();
        let [who, leases, why] = statements.as_slice() else { panic!("{statements:?}") };
        let number = mingjing::graphql::id::decode(&id.as_str().into()).unwrap().1;
        let ask = async |sql: &str| {
            let store = &gateway.app.store;
            store.reader().query_all_raw(Statement::from_string(store.dialect().backend(), sql)).await.unwrap()
        };
        let who = ask(who).await;
        assert_eq!((who.len(), who[0].try_get_by_index::<i64>(0).unwrap(), who[0].try_get_by_index::<String>(1).unwrap()), (1, number, "某银行".to_owned()));
        let why = ask(&why.replace("= 7", &format!("= {number}"))).await;
        assert_eq!(why[0].try_get_by_index::<String>(3).unwrap(), "the endpoint answered 418");
        let leases: Vec<String> = ask(leases).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert!(leases.iter().any(|name| name == "webhook-fan-out"), "{leases:?}");
    }

    async fn what_nobody_has_looked_at_is_seen(gateway: Gateway with [("webhooks.allow_private", "127.0.0.1/32"), ("jobs.enabled", "false")]) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        register(&gateway, 3).await;
        assert_eq!(value(&scrape(&gateway).await, "mingjing_webhook_unseen_changes"), 0, "there is nobody to tell");
        bank.endpoint(&receiver.url(), EVERYTHING, ", from: \"1\"").await;
        bank.endpoint(&format!("{}&2", receiver.url()), EVERYTHING, ", from: \"2\"").await;
        let page = scrape(&gateway).await;
        assert_eq!((value(&page, "mingjing_webhook_unseen_changes"), value(&page, "mingjing_webhook_pending")), (2, 0));
    }

    async fn endpoints_that_are_made_at_once_are_bounded_as_those_made_one_by_one(gateway: Gateway with UNHURRIED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let making = (0..25).map(async |number| {
            let query = format!("mutation {{ createWebhookEndpoint(input: {{ url: \"http://{}/{number}\", rules: [{{}}] }}) {{ secret userErrors {{ code }} }} }}", receiver.address);
            bank.ask("createWebhookEndpoint", &query, json!({})).await
        });
        let made = join_all(making).await;
        let refused: Vec<&Value> = made.iter().filter(|made| made["secret"].is_null()).collect();
        assert!(refused.len() == 5 && refused.iter().all(|made| made["userErrors"][0]["code"] == "LIMIT_REACHED"), "{refused:?}");
        let page = bank.ask("webhookEndpoints", "{ webhookEndpoints { totalCount } }", json!({})).await;
        assert_eq!(page["totalCount"], 20);
    }

    async fn more_endpoints_than_one_look_moves_on_are_all_told(gateway: Gateway with UNHURRIED) {
        const BANKS: usize = 6;
        let receiver = Receiver::start().await;
        for number in 0..BANKS {
            let bank = Bank::new(&gateway, &format!("第{number}银行")).await;
            for place in 0..20 {
                bank.endpoint(&format!("http://{}/{number}/{place}", receiver.address), "[{ kind: HONOUR }]", "").await;
            }
        }
        register(&gateway, 2).await;
        gateway.write("honour", &[honour(1, 1), honour(2, 2)]).await;
        let received = receiver.wait_for(BANKS * 20 * 2).await;
        let ids: std::collections::BTreeSet<&str> = received.iter().map(|one| one.id.as_str()).collect();
        assert_eq!((received.len(), ids.len()), (240, 240));
        until(async || (value(&scrape(&gateway).await, "mingjing_webhook_pending") == 0).then_some(())).await;
        assert_eq!(receiver.received().len(), 240, "somebody was told twice");
    }

    async fn the_log_of_what_is_told_again_and_again_is_bounded(gateway: Gateway with UNHURRIED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        bank.settled(&id).await;
        for told in 1..=55 {
            gateway.app.clock.advance(TimeDelta::seconds(1));
            bank.done("replayWebhooks", &id, ", fromSequence: \"1\"", "endpoint { id }").await;
            receiver.wait_for(told + 1).await;
            bank.settled(&id).await;
        }
        let deliveries = bank.deliveries(&id, None).await;
        let attempts = deliveries[0]["attempts"].as_array().unwrap();
        assert_eq!((deliveries.len(), attempts.len()), (1, 50));
        // The latest are kept.
        let last = (gateway.app.clock.now() - TimeDelta::seconds(49)).to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        assert_eq!(attempts[0]["at"], json!(last));
    }
}
