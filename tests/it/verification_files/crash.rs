//! Verifications whose work is cut off: taken up by others, their results are the same to the byte.

use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use chrono::TimeDelta;
use mingjing::{
    domain::{
        storage::{BoxError, PartBytes, Storage, Writing},
        verification_job::process::{ProcessError, lease_of},
    },
    infra::storage::FileStore,
};
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    gateway::Gateway,
    on_both,
    serving::Serving,
    until,
};
use tokio::sync::Notify;

use super::{CSV, count_lines, get, processor, ready, result, sent, storage};

/// A storage that takes so many files, and hangs before the next.
#[derive(Clone)]
struct Hanging {
    files: FileStore,
    left: Arc<AtomicUsize>,
    hangs: Arc<Notify>,
}

#[async_trait]
impl Storage for Hanging {
    async fn write(&self, path: &str) -> Result<Box<dyn Writing>, BoxError> {
        if self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_err() {
            self.hangs.notify_one();
            std::future::pending::<()>().await;
        }
        self.files.write(path).await
    }

    async fn read(&self, path: &str, range: Range<u64>) -> Result<PartBytes, BoxError> {
        self.files.read(path, range).await
    }

    async fn read_all(&self, path: &str) -> Result<Vec<u8>, BoxError> {
        self.files.read_all(path).await
    }

    async fn remove_folder(&self, folder: &str) -> Result<(), BoxError> {
        self.files.remove_folder(folder).await
    }
}

/// A file of so many subjects, of which every third is listed and every fifth unknown.
fn file(rows: u32) -> String {
    let row = |number: u32| match number % 5 {
        0 => format!("r{number},{},\n", credit_code(number + 1_000_000)),
        1 => format!("r{number},,上海测试{number}有限公司\n"),
        _ => format!("r{number},{},\n", credit_code(number)),
    };
    let rows: String = (1..=rows).map(row).collect();
    format!("reference,credit_code,name\n{rows}")
}

async fn register(gateway: &Gateway, last: u32) {
    for first in (1..=last).step_by(2_000) {
        let drafts: Vec<_> = (first..(first + 2_000).min(last + 1)).map(|number| enterprise(number, &[])).collect();
        gateway.write("enterprise", &drafts).await;
    }
    let listed: Vec<_> =
        (1..=last).step_by(3).take(1_000).map(|number| abnormal_operation(number, "2016-07-08", &[])).collect();
    gateway.write("abnormal_operation", &listed).await;
}

on_both! {
    async fn a_verification_that_was_cut_off_is_finished_by_another_to_the_same_bytes(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("verifications.waiting_max", "10"),
    ]) {
        register(&gateway, 30).await;
        let file = file(40);
        // Ten batches of four rows; the eleventh file is the result.
        for (round, (format, files)) in [("ndjson", 4), ("csv", 10), ("xlsx", 7)].into_iter().enumerate() {
            let query = format!("format={format}");
            let whole = sent(&gateway, &query, CSV, file.clone()).await;
            let cut = sent(&gateway, &query, CSV, file.clone()).await;
            let leases = &gateway.app.leases;
            let number = i64::try_from(2 * round).unwrap() + 1;
            let lease = leases.take(&lease_of(number)).await.unwrap().unwrap();
            processor(&gateway, Arc::new(storage(&gateway))).run(number, &lease).await.unwrap();
            let whole_job = ready(&gateway, &whole).await;

            let number = number + 1;
            let hanging = Hanging { files: storage(&gateway), left: Arc::new(AtomicUsize::new(files)), hangs: Arc::default() };
            let lost = leases.take(&lease_of(number)).await.unwrap().unwrap();
            let first = processor(&gateway, Arc::new(hanging.clone()));
            let (working, held) = (first.clone(), lost.clone());
            let task = tokio::spawn(async move { working.run(number, &held).await });
            hanging.hangs.notified().await;
            task.abort();
            assert!(task.await.unwrap_err().is_cancelled());
            let (_, half) = get(&gateway, &gateway.key, &cut).await;
            assert_eq!((&half["state"], &half["progress"], &half["links"]["result"]), (&json!("running"), &json!({"rows": 4 * files, "of": 40}), &Value::Null));
            let (status, _) = get(&gateway, &gateway.key, &format!("{cut}/result")).await;
            assert_eq!(status, 404);

            // What is written in between changes nothing.
            let last = 100 + u32::try_from(round).unwrap();
            gateway.write("enterprise", &[enterprise(last, &[])]).await;
            gateway.write("abnormal_operation", &[abnormal_operation(30 - last % 3, "2016-01-01", &[])]).await;
            assert!(leases.take(&lease_of(number)).await.unwrap().is_none(), "its term is not over");
            gateway.app.clock.advance(TimeDelta::minutes(1));
            let taken = leases.take(&lease_of(number)).await.unwrap().unwrap();
            // The first was not dead, only slow: it has lost its lease, and writes nothing any more.
            hanging.left.store(1_000, Ordering::SeqCst);
            assert!(matches!(first.run(number, &lost).await, Err(ProcessError::Lost)));
            processor(&gateway, Arc::new(storage(&gateway))).run(number, &taken).await.unwrap();
            let cut_job = ready(&gateway, &cut).await;
            for field in ["sequence", "day", "counts", "verdicts", "result", "progress"] {
                assert_eq!(cut_job[field], whole_job[field], "{format}: {field}");
            }
            assert!(result(&gateway, &cut).await == result(&gateway, &whole).await, "{format}");
            assert!(cut_job["counts"]["listed"].as_u64() > Some(5), "{cut_job}");
        }
    }

    async fn a_verification_whose_process_was_killed_is_finished_by_the_next(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
    ]) {
        register(&gateway, 6_000).await;
        let file = file(30_000);
        let cut = sent(&gateway, "format=csv", CSV, file.clone()).await;
        let settings = [("exports.snapshot_every_hours", "0"), ("jobs.lease_ms", "2000")];
        let killed = Serving::start(&gateway, &settings).await;
        until(async || {
            let (_, job) = get(&gateway, &gateway.key, &cut).await;
            (job["progress"]["rows"].as_u64().unwrap() > 0).then_some(())
        })
        .await;
        killed.kill();
        let (_, half) = get(&gateway, &gateway.key, &cut).await;
        assert_eq!(half["state"], "running", "it was over before it was killed: {half}");
        let whole = sent(&gateway, "format=csv", CSV, file).await;
        let next = Serving::start(&gateway, &settings).await;
        let (cut_job, whole_job) = (ready(&gateway, &cut).await, ready(&gateway, &whole).await);
        next.kill();
        assert_eq!((&cut_job["result"], &cut_job["counts"]), (&whole_job["result"], &whole_job["counts"]));
        assert_eq!(cut_job["progress"], json!({"rows": 30_000, "of": 30_000}));
        assert_eq!(count_lines(&gateway, &cut).await, 30_001);
    }
}
