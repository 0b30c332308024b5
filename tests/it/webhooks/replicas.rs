//! Replicas share the work, and take over that of one that was killed.

use std::{
    collections::BTreeSet,
    process::{Child, Stdio},
    time::Duration,
};

use mingjing::{
    domain::{
        lease::Leases,
        webhook::fan_out::{FanOut, Step},
    },
    random::Random,
};
use tests::on_both;

use super::*;

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];
const BY_HAND: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32"), ("jobs.enabled", "false")];

/// The program over the gateway's database, working in the background.
fn serve(gateway: &Gateway) -> Child {
    let mut command = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("MINGJING__SEARCH__ENABLED", "false").env("MINGJING__JOBS__LEASE_MS", "1500");
    command.env("MINGJING__WEBHOOKS__ALLOW_PRIVATE", "127.0.0.1/32");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

on_both! {
    async fn replicas_share_the_endpoints_and_none_is_told_twice(gateway: Gateway with ALLOWED) {
        let other = gateway.start_replica(ALLOWED).await;
        let bank = Bank::new(&gateway, "某银行").await;
        let receiver = Receiver::start().await;
        let mut endpoints = Vec::new();
        for number in 0..10 {
            endpoints.push(bank.endpoint(&format!("http://{}/{number}", receiver.address), EVERYTHING, "").await.0);
        }
        for number in 1..=10 {
            let to = if number % 2 == 0 { &gateway } else { &other };
            to.write("enterprise", &[enterprise(number, &[])]).await;
        }
        for id in &endpoints {
            bank.settled(id).await;
        }
        let received = receiver.received();
        let ids: BTreeSet<&String> = received.iter().map(|one| &one.id).collect();
        assert_eq!((received.len(), ids.len()), (100, 100));
        // An attempt is counted once it is settled.
        let delivered = || gateway.app.webhooks.totals().delivered + other.app.webhooks.totals().delivered;
        until(async || (delivered() >= 100).then_some(())).await;
        assert_eq!(delivered(), 100);
    }

    async fn what_one_had_in_hand_when_it_died_is_attempted_by_the_next_and_nothing_is_lost(gateway: Gateway with BY_HAND) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        let leases = |seed| Leases::new(gateway.app.store.clone(), gateway.app.clock.clone(), Random::seeded(seed), Duration::from_secs(30));
        let (one, next) = (leases(1), leases(2));
        register(&gateway, 3).await;
        let looking = one.take("webhook-fan-out").await.unwrap().unwrap();
        let mut fan_out = FanOut::new(gateway.app.webhooks.clone());
        while fan_out.step(&one, &looking).await.unwrap() == Step::More {}
        receiver.answer(|_| Answering::Never);
        let number: i64 = mingjing::graphql::id::decode(&id.as_str().into()).unwrap().1;
        let held = one.take(&format!("webhook:{number}")).await.unwrap().unwrap();
        let (webhooks, leases_of_one) = (gateway.app.webhooks.clone(), one.clone());
        let working = tokio::spawn(async move { webhooks.deliver(&leases_of_one, &held, number).await });
        receiver.wait_for(3).await;
        working.abort();
        let _ = working.await;
        receiver.answer(|_| Answering::Status(200));
        assert!(next.take(&format!("webhook:{number}")).await.unwrap().is_none(), "its term is not over");
        gateway.app.clock.advance(chrono::TimeDelta::seconds(31));
        assert_eq!(gateway.app.webhooks.due(10).await.unwrap(), [number]);
        let taken = next.take(&format!("webhook:{number}")).await.unwrap().expect("its term is over");
        gateway.app.webhooks.deliver(&next, &taken, number).await.unwrap();
        let received = receiver.received();
        let ids: BTreeSet<&String> = received.iter().map(|one| &one.id).collect();
        assert_eq!((received.len(), ids.len()), (6, 3), "each came twice, and is known by its id");
        assert_eq!(bank.state(&id).await["pendingCount"], 0);

        // Who lost the lease of the feed writes nothing.
        let mut late = FanOut::new(gateway.app.webhooks.clone());
        let taken = next.take("webhook-fan-out").await.unwrap().expect("its term is over");
        gateway.write("honour", &[honour(1, 1)]).await;
        assert_eq!(late.step(&one, &looking).await.unwrap(), Step::Lost);
        assert_eq!(bank.state(&id).await["cursor"], "3");
        late.step(&next, &taken).await.unwrap();
        assert_eq!(bank.state(&id).await["cursor"], "4");
    }

    async fn a_process_that_is_killed_again_and_again_loses_nothing_and_keeps_the_order(gateway: Gateway with BY_HAND) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        receiver.answer(|_| Answering::After(Duration::from_millis(15)));
        let (id, secret) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        register(&gateway, 20).await;
        for round in 0..4 {
            let mut process = serve(&gateway);
            let drafts: Vec<_> = (0..40).map(|number| honour(1 + number % 20, round * 40 + number)).collect();
            gateway.write("honour", &drafts).await;
            let before = receiver.received().len();
            receiver.wait_for(before + 25).await;
            process.kill().unwrap();
            process.wait().unwrap();
        }
        let mut process = serve(&gateway);
        let told = until(async || {
            let told: BTreeSet<u64> = receiver.sequences().into_iter().collect();
            (told.len() == 180).then_some(told)
        }).await;
        until(async || (bank.state(&id).await["pendingCount"] == 0).then_some(())).await;
        process.kill().unwrap();
        process.wait().unwrap();
        assert_eq!(told, (1..=180).collect());
        let received = receiver.received();
        assert!(received.iter().all(|one| one.is_signed_with(&secret)));
        assert_in_order(&received);
        assert_eq!(bank.deliveries(&id, Some("DEAD")).await.len(), 0);
    }
}
