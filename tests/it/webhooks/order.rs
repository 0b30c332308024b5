//! The order of one enterprise's changes, whatever is sent again.

use chrono::TimeDelta;
use sea_orm::{ConnectionTrait as _, FromQueryResult};
use tests::{history::rows, on_both};

use super::*;

const ALLOWED: &[(&str, &str)] = &[("webhooks.allow_private", "127.0.0.1/32")];

#[derive(FromQueryResult, Debug, PartialEq)]
struct Row {
    sequence: i64,
    is_due: i64,
}

/// The pending deliveries, each with whether it has a time at which it is due.
async fn pending(gateway: &Gateway) -> Vec<(i64, bool)> {
    let sql =
        "SELECT sequence, CAST(CASE WHEN due_at IS NULL THEN 0 ELSE 1 END AS bigint) AS is_due FROM webhook_delivery
        WHERE state='pending' ORDER BY sequence";
    let found: Vec<Row> = rows(&gateway.app.store, sql).await;
    found.into_iter().map(|row| (row.sequence, row.is_due == 1)).collect()
}

on_both! {
    async fn of_an_enterprise_the_first_that_is_pending_alone_is_due(gateway: Gateway with ALLOWED) {
        let (bank, mut receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        let (id, _) = bank.endpoint(&receiver.url(), EVERYTHING, "").await;
        receiver.stop().await;
        register(&gateway, 2).await;
        gateway.write("honour", &[honour(1, 1), honour(2, 2), honour(1, 3)]).await;
        bank.once(&id, |state| state["cursor"] == "5" && state["restingUntil"].is_null()).await;
        until(async || (pending(&gateway).await == [(1, true), (2, true), (3, false), (4, false), (5, false)]).then_some(())).await;

        // The first is given up, and comes back: what is behind it waits again.
        gateway.app.store.writer().execute_unprepared("UPDATE webhook_delivery SET state='dead', due_at=NULL, settled_at=created_at WHERE sequence=1").await.unwrap();
        gateway.app.store.writer().execute_unprepared("UPDATE webhook_delivery SET due_at=created_at WHERE sequence=3").await.unwrap();
        let dead = bank.deliveries(&id, Some("DEAD")).await;
        let one = dead[0]["id"].as_str().unwrap();
        let done = bank.done("redeliverWebhooks", &id, &format!(", deliveryIds: [\"{one}\"]"), "redelivered").await;
        assert_eq!(done["redelivered"], 1);
        until(async || (pending(&gateway).await == [(1, true), (2, true), (3, false), (4, false), (5, false)]).then_some(())).await;

        // Set back while all of it waits, it comes anew in its order.
        bank.done("replayWebhooks", &id, ", fromSequence: \"3\"", "endpoint { id }").await;
        bank.once(&id, |state| state["cursor"] == "5").await;
        assert_eq!(pending(&gateway).await.iter().map(|(sequence, _)| *sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        receiver.come_back().await;
        until(async || {
            pass(&gateway, TimeDelta::minutes(6));
            (bank.state(&id).await["pendingCount"] == 0).then_some(())
        }).await;
        assert_in_order(&receiver.received());
        let mut sequences = receiver.sequences();
        sequences.sort_unstable();
        assert_eq!(sequences, [1, 2, 3, 4, 5]);
    }

    async fn one_that_is_set_back_to_the_beginning_keeps_no_other_waiting(gateway: Gateway with ALLOWED) {
        let (bank, slow, quick) = (Bank::new(&gateway, "某银行").await, Receiver::start().await, Receiver::start().await);
        // More than one look takes.
        register(&gateway, 1_200).await;
        let (behind, _) = bank.endpoint(&slow.url(), EVERYTHING, ", from: \"1\"").await;
        let (ahead, _) = bank.endpoint(&quick.url(), "[{ kind: HONOUR }]", "").await;
        gateway.write("honour", &[honour(7, 1)]).await;
        assert_eq!(quick.wait_for(1).await[0].sequence(), 1_201);
        bank.settled(&ahead).await;
        bank.settled(&behind).await;
        assert_in_order(&slow.received());
        let told: std::collections::BTreeSet<u64> = slow.sequences().into_iter().collect();
        assert_eq!(told, (1..=1_201).collect());
    }
}
