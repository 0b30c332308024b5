//! Receivers that do not take what they are told.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use chrono::TimeDelta;
use tests::on_both;

use super::*;

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];

/// With no patience for who hangs.
const HURRIED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32"), ("webhooks.timeout_ms", "2000")];

/// The one delivery of an endpoint, once it was attempted so often.
async fn attempted(bank: &Bank<'_>, id: &str, times: i64) -> Value {
    until(async || {
        let deliveries = bank.deliveries(id, None).await;
        Some(deliveries.first()?.clone()).filter(|delivery| delivery["attemptCount"] == times)
    })
    .await
}

on_both! {
    async fn what_fails_is_attempted_again_and_again_for_three_days_then_given_up_and_can_be_sent_again(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::Status(500));
        let (id, secret) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        let begun = gateway.app.clock.now();
        register(&gateway, 1).await;
        let mut times = 1;
        loop {
            let delivery = attempted(&bank, &id, times).await;
            let Some(due) = delivery["dueAt"].as_str() else { break };
            let due = chrono::DateTime::parse_from_rfc3339(due).unwrap().to_utc();
            let resting = bank.state(&id).await["restingUntil"].as_str().map(|at| chrono::DateTime::parse_from_rfc3339(at).unwrap().to_utc());
            pass(&gateway, resting.map_or(due, |resting| resting.max(due)) - gateway.app.clock.now());
            times += 1;
        }
        // Where the last but one comes shortly before the end, the endpoint rests beyond it: for 5 minutes at most.
        let (lasted, end) = (gateway.app.clock.now() - begun, TimeDelta::hours(72));
        assert!(lasted >= end && lasted <= end + TimeDelta::minutes(5), "the last attempt is at the end of the third day: {lasted}");
        assert!((9..=12).contains(&times), "{times} attempts");
        let received = receiver.received();
        assert!(received.iter().all(|one| one.id == received[0].id && one.is_signed_with(&secret)));
        let timestamps: std::collections::BTreeSet<_> = received.iter().map(|one| &one.timestamp).collect();
        assert_eq!(timestamps.len(), received.len(), "every attempt is signed for its own time");
        let dead = bank.deliveries(&id, Some("DEAD")).await;
        assert_eq!(dead.len(), 1);
        let attempt = &dead[0]["attempts"][0];
        assert_eq!((&attempt["status"], &attempt["error"], &attempt["response"]), (&json!(500), &json!("the endpoint answered 500"), &json!("answer 500")));
        let state = bank.state(&id).await;
        assert_eq!((&state["deadCount"], &state["pendingCount"]), (&json!(1), &json!(0)));
        until(async || (gateway.app.webhooks.totals().dead == 1).then_some(())).await;

        receiver.answer(|_| Answering::Status(200));
        let done = bank.done("redeliverWebhooks", &id, "", "redelivered endpoint { deadCount }").await;
        assert_eq!((&done["redelivered"], &done["endpoint"]["deadCount"]), (&json!(1), &json!(0)));
        pass(&gateway, TimeDelta::minutes(5));
        bank.settled(&id).await;
        assert_eq!(bank.deliveries(&id, Some("DELIVERED")).await.len(), 1);
    }

    async fn a_receiver_that_is_gone_for_two_hours_misses_nothing(gateway: Gateway with ALLOWED) {
        let (bank, mut receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        receiver.stop().await;
        register(&gateway, 6).await;
        bank.once(&id, |state| state["restingUntil"].is_string()).await;
        for minute in 0..12_u32 {
            gateway.write("honour", &[honour(1 + minute % 6, minute)]).await;
            pass(&gateway, TimeDelta::minutes(10));
            bank.once(&id, |state| state["cursor"] == json!((7 + minute).to_string())).await;
        }
        let away = bank.state(&id).await;
        assert_eq!((&away["pendingCount"], &away["state"]["value"], &away["deadCount"]), (&json!(18), &json!("ENABLED"), &json!(0)));
        assert!(away["failingSince"].is_string() && receiver.received().is_empty(), "{away}");
        receiver.come_back().await;
        pass(&gateway, TimeDelta::minutes(5));
        // Those that wait for hours are not waited for: what is taken after a long failure brings the rest along.
        until(async || {
            gateway.app.clock.advance(TimeDelta::minutes(5));
            gateway.app.webhooks.wake();
            (bank.state(&id).await["pendingCount"] == 0).then_some(())
        }).await;
        let received = receiver.received();
        assert_in_order(&received);
        let mut sequences: Vec<u64> = received.iter().map(Received::sequence).collect();
        sequences.sort_unstable();
        assert_eq!(sequences, (1..=18).collect::<Vec<_>>(), "each came once");
        assert_eq!(bank.state(&id).await["failingSince"], Value::Null);
    }

    async fn one_that_hangs_holds_no_other_up(gateway: Gateway with HURRIED) {
        let bank = Bank::new(&gateway, "某银行").await;
        let (hanging, working) = (Receiver::start().await, Receiver::start().await);
        hanging.answer(|_| Answering::Never);
        let (hangs, _) = bank.endpoint(&hanging.url(), EVERYTHING, "").await;
        let (works, _) = bank.endpoint(&working.url(), EVERYTHING, "").await;
        register(&gateway, 20).await;
        bank.settled(&works).await;
        assert_eq!(working.received().len(), 20);
        let state = bank.once(&hangs, |state| state["failureCount"].as_i64().unwrap() > 0).await;
        assert!(state["pendingCount"].as_i64().unwrap() == 20, "{state}");
        let attempted = until(async || {
            let deliveries = bank.deliveries(&hangs, None).await;
            deliveries.iter().find(|delivery| delivery["attemptCount"] == 1).cloned()
        }).await;
        assert_eq!(attempted["attempts"][0]["error"], "there was no answer within 2000 ms", "{attempted}");
        // It is left alone for a while.
        bank.once(&hangs, |state| state["restingUntil"].is_string()).await;
        assert!(hanging.received().len() <= 8 + 5, "{} attempts", hanging.received().len());
    }

    async fn a_receiver_says_how_long_it_is_to_be_left_alone(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::With(429, "retry-after", "600".to_owned()));
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        let state = bank.once(&id, |state| state["restingUntil"].is_string()).await;
        let until = (gateway.app.clock.now() + TimeDelta::minutes(10)).to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        assert_eq!(state["restingUntil"], json!(until));
        receiver.answer(|_| Answering::Status(200));
        register(&gateway, 2).await;
        pass(&gateway, TimeDelta::seconds(599));
        bank.once(&id, |state| state["cursor"] == "2").await;
        assert_eq!(receiver.received().len(), 1, "it was not left alone");
        pass(&gateway, TimeDelta::seconds(1));
        bank.settled(&id).await;
        assert_eq!(receiver.received().len(), 3);
    }

    async fn one_that_says_that_it_is_gone_is_disabled_and_goes_on_when_it_is_enabled(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::Status(410));
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        let state = bank.once(&id, |state| state["state"]["value"] == "GONE").await;
        assert_eq!((&state["pendingCount"], state["disabledAt"].is_string()), (&json!(1), true));
        register(&gateway, 2).await;
        pass(&gateway, TimeDelta::days(10));
        let refused = bank.act("sendTestEvent", &id, "", "").await;
        assert_eq!(refused["userErrors"][0]["code"], "CONFLICT", "{refused}");
        receiver.answer(|_| Answering::Status(200));
        assert_eq!(receiver.received().len(), 1, "it was told of something");
        bank.done("enableWebhookEndpoint", &id, "", "endpoint { id }").await;
        bank.settled(&id).await;
        // They are of two enterprises, and come in any order.
        let mut sequences = receiver.sequences();
        sequences.sort_unstable();
        assert_eq!(sequences, [1, 1, 2], "nothing was lost, and nothing given up while it was disabled");
        let log = gateway.data("{ auditLog(filter: { action: [WEBHOOK_DISABLED] }) { nodes { actor { code } after } } }").await;
        assert_eq!(log["auditLog"]["nodes"][0]["actor"]["code"], "gateway", "{log}");
    }

    async fn one_that_takes_nothing_for_days_is_given_up_on_and_then_disabled(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::Status(503));
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 12).await;
        bank.once(&id, |state| state["restingUntil"].is_string()).await;
        pass(&gateway, TimeDelta::hours(73));
        let state = bank.once(&id, |state| state["deadCount"] == 12).await;
        assert_eq!((&state["pendingCount"], &state["state"]["value"]), (&json!(0), &json!("ENABLED")), "all were given up with the first");
        gateway.write("honour", &[honour(1, 1)]).await;
        pass(&gateway, TimeDelta::hours(48));
        let state = bank.once(&id, |state| state["state"]["value"] == "FAILING").await;
        assert_eq!(state["pendingCount"], 1, "{state}");
        receiver.answer(|_| Answering::Status(200));
        bank.done("enableWebhookEndpoint", &id, "", "endpoint { id }").await;
        bank.settled(&id).await;
        let done = bank.done("redeliverWebhooks", &id, "", "redelivered").await;
        assert_eq!(done["redelivered"], 12);
        bank.once(&id, |state| state["pendingCount"] == 0).await;
        assert_eq!(bank.deliveries(&id, Some("DELIVERED")).await.len(), 13);
    }

    async fn redirects_to_inner_addresses_are_not_followed_and_endless_or_broken_bodies_do_no_harm(gateway: Gateway with ALLOWED) {
        let bank = Bank::new(&gateway, "某银行").await;
        let (leading, inner) = (Receiver::start().await, Receiver::start().await);
        let to = format!("http://localhost:{}/inner", inner.address.port());
        leading.answer(move |_| Answering::With(307, "location", to.clone()));
        let (id, _) = bank.endpoint(&leading.url(), EVERYTHING, "").await;
        register(&gateway, 1).await;
        let delivery = attempted(&bank, &id, 1).await;
        let error = delivery["attempts"][0]["error"].as_str().unwrap();
        assert!(error.starts_with("redirects are not followed; this one leads to http://localhost:"), "{error}");
        assert!(inner.received().is_empty(), "it was followed");
        let (talking, breaking) = (Receiver::start().await, Receiver::start().await);
        talking.answer(|_| Answering::Endlessly);
        breaking.answer(|_| Answering::BreakingOff);
        for (receiver, length) in [(&talking, 4096), (&breaking, 4)] {
            let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, ", from: \"1\"").await;
            bank.settled(&id).await;
            let delivery = &bank.deliveries(&id, Some("DELIVERED")).await[0];
            let response = delivery["attempts"][0]["response"].as_str().map_or(0, str::len);
            assert!(response == length || length == 4 && response == 0, "{delivery}");
        }
    }

    async fn a_receiver_that_is_slow_and_flaps_gets_everything_in_order(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        receiver.answer(move |_| match counted.fetch_add(1, Ordering::Relaxed) % 7 {
            1 | 4 => Answering::Status(500),
            2 => Answering::After(Duration::from_millis(30)),
            5 => Answering::BreakingOff,
            6 => Answering::With(503, "retry-after", "1".to_owned()),
            _ => Answering::Status(200),
        });
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 5).await;
        for number in 0..15 {
            gateway.write("honour", &[honour(1 + number % 5, number)]).await;
        }
        let mut last = String::new();
        until(async || {
            let state = bank.state(&id).await;
            if state["pendingCount"] == 0 && state["cursor"] == "20" {
                return Some(());
            }
            // Only what stands still waits for the clock.
            let now = format!("{}{}", state["pendingCount"], receiver.received().len());
            if std::mem::replace(&mut last, now.clone()) == now {
                pass(&gateway, TimeDelta::minutes(6));
            }
            None
        }).await;
        let delivered: std::collections::BTreeSet<u64> = bank.deliveries(&id, Some("DELIVERED")).await.iter().map(|one| one["sequence"].as_str().unwrap().parse().unwrap()).collect();
        assert_eq!(delivered, (1..=20).collect());
        assert_in_order(&receiver.received());
    }

    async fn what_a_secret_signed_that_cannot_be_opened_any_more_is_said(gateway: Gateway with ALLOWED) {
        use sea_orm::ConnectionTrait as _;
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        gateway.app.store.writer().execute_unprepared("UPDATE webhook_endpoint SET sealed_secret='x'").await.unwrap();
        register(&gateway, 1).await;
        let delivery = attempted(&bank, &id, 1).await;
        assert!(delivery["attempts"][0]["error"].as_str().unwrap().contains("rotate it") && receiver.received().is_empty());
        let rotated = bank.done("rotateWebhookSecret", &id, "", "secret").await;
        pass(&gateway, TimeDelta::seconds(10));
        assert!(receiver.wait_for(1).await[0].is_signed_with(rotated["secret"].as_str().unwrap()));
    }
}

/// Whether something has happened.
#[derive(Clone, Default)]
struct Flag(Arc<AtomicBool>);

impl Flag {
    fn raise(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    fn is_raised(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

on_both! {
    async fn an_event_of_an_enterprise_that_fails_holds_up_that_enterprise_alone(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), "[{ kind: HONOUR }]", "").await;
        let healed = Flag::default();
        let is_healed = healed.clone();
        register(&gateway, 2).await;
        receiver.answer(move |told| {
            let is_ill = told.sequence() == 3 && !is_healed.is_raised();
            Answering::Status(if is_ill { 422 } else { 200 })
        });
        gateway.write("honour", &[honour(1, 1)]).await;
        gateway.write("honour", &[honour(1, 2), honour(2, 3)]).await;
        gateway.write("honour", &[honour(2, 4), honour(1, 5)]).await;
        bank.once(&id, |state| state["cursor"] == "7" && state["pendingCount"] == 3).await;
        let mut others: Vec<u64> = receiver.sequences().into_iter().filter(|sequence| *sequence != 3).collect();
        others.sort_unstable();
        assert_eq!(others, [5, 6], "the other enterprise went on, and the first did not");
        healed.raise();
        pass(&gateway, TimeDelta::seconds(6));
        bank.settled(&id).await;
        let of_first: Vec<u64> = receiver.sequences().into_iter().filter(|sequence| [4, 7].contains(sequence)).collect();
        assert_eq!(of_first, [4, 7]);
        assert_in_order(&receiver.received());
    }
}
