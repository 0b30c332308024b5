//! Exports whose work is cut off: taken up by others, they are the same to the byte.

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
        export::{
            ExportSettings, Exports,
            process::{ProcessError, Processor, lease_of},
        },
        storage::{BoxError, PartBytes, Storage, Writing},
    },
    infra::storage::FileStore,
};
use serde_json::{Value, json};
use tests::{draft::enterprise, eventful::Dice, gateway::Gateway, on_both, serving::Serving, until};
use tokio::sync::Notify;

use super::{asked, file, get, life::live, ready};

/// A storage that takes so many files, and hangs in the middle of the next.
#[derive(Clone)]
struct Hanging {
    files: FileStore,
    left: Arc<AtomicUsize>,
    hangs: Arc<Notify>,
}

struct HangingFile;

#[async_trait]
impl Storage for Hanging {
    async fn write(&self, path: &str) -> Result<Box<dyn Writing>, BoxError> {
        if self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return self.files.write(path).await;
        }
        self.hangs.notify_one();
        std::future::pending::<()>().await;
        Ok(Box::new(HangingFile))
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

#[async_trait]
impl Writing for HangingFile {
    async fn write(&mut self, _: bytes::Bytes) -> Result<(), BoxError> {
        Ok(())
    }

    async fn finish(self: Box<Self>) -> Result<(), BoxError> {
        Ok(())
    }

    async fn give_up(self: Box<Self>) {}
}

/// What writes exports of this gateway into this storage.
fn processor(gateway: &Gateway, storage: Arc<dyn Storage>) -> Processor {
    let settings = ExportSettings { part_rows: 4, ..gateway.app.exports.settings() };
    let exports = Exports::new(gateway.app.store.clone(), storage, gateway.app.clock.clone(), settings);
    Processor { exports, leases: gateway.app.leases.clone() }
}

/// What tells the parts of an export from others.
fn parts(export: &Value) -> Vec<(String, String, u64)> {
    let parts = export["parts"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    parts.map(|part| (text(&part["name"]), text(&part["sha256"]), part["rows"].as_u64().unwrap())).collect()
}

on_both! {
    async fn an_export_that_was_cut_off_is_finished_by_another_to_the_same_bytes(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
    ]) {
        let mut dice = Dice(11);
        live(&gateway, &mut dice, 120).await;
        for (round, format) in ["NDJSON", "PARQUET"].into_iter().enumerate() {
            let whole = asked(&gateway, json!({"format": format, "idempotencyKey": format!("{format}-whole")})).await;
            let cut = asked(&gateway, json!({"format": format, "idempotencyKey": format!("{format}-cut")})).await;
            let files = FileStore::folder(gateway.directory().join("exports")).unwrap();
            let leases = &gateway.app.leases;
            let number = i64::try_from(2 * round).unwrap() + 1;

            let lease = leases.take(&lease_of(number)).await.unwrap().unwrap();
            processor(&gateway, Arc::new(files.clone())).run(number, &lease).await.unwrap();
            let whole = ready(&gateway, &whole).await;
            let several = parts(&whole);
            assert!(several.len() > 20, "{} parts are too few", several.len());

            let number = number + 1;
            let hanging = Hanging { files: files.clone(), left: Arc::new(AtomicUsize::new(several.len() / 2)), hangs: Arc::default() };
            let lost = leases.take(&lease_of(number)).await.unwrap().unwrap();
            let first = processor(&gateway, Arc::new(hanging.clone()));
            let (working, held) = (first.clone(), lost.clone());
            let task = tokio::spawn(async move { working.run(number, &held).await });
            hanging.hangs.notified().await;
            task.abort();
            assert!(task.await.unwrap_err().is_cancelled());
            let (_, half) = get(&gateway, &gateway.key, &cut).await;
            assert_eq!((&half["state"], &half["parts"], &half["links"]["manifest"]), (&json!("running"), &json!([]), &Value::Null));
            assert!(half["progress"]["rows"].as_u64().unwrap() > 0 && half["progress"]["of"].as_u64() >= half["progress"]["rows"].as_u64(), "{half}");
            let (status, _) = get(&gateway, &gateway.key, &format!("{cut}/manifest")).await;
            assert_eq!(status, 404, "what has no manifest is not there");

            // What is written in between is in none of it.
            live(&gateway, &mut dice, 60).await;
            assert!(leases.take(&lease_of(number)).await.unwrap().is_none(), "its term is not over");
            gateway.app.clock.advance(TimeDelta::minutes(1));
            let taken = leases.take(&lease_of(number)).await.unwrap().unwrap();
            // The first was not dead, only slow: it has lost its lease, and writes nothing any more.
            hanging.left.store(1_000, Ordering::SeqCst);
            assert!(matches!(first.run(number, &lost).await, Err(ProcessError::Lost)));
            processor(&gateway, Arc::new(files.clone())).run(number, &taken).await.unwrap();
            let cut = ready(&gateway, &cut).await;
            assert_eq!((&cut["sequence"], &cut["counts"]), (&whole["sequence"], &whole["counts"]));
            assert_eq!(parts(&cut), several, "{format}");
            for part in cut["parts"].as_array().unwrap() {
                assert_eq!(file(&gateway, part["path"].as_str().unwrap()).await.len() as u64, part["bytes"].as_u64().unwrap());
            }
        }
    }

    async fn an_export_whose_process_was_killed_is_finished_by_the_next(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
    ]) {
        for first in (1..=24_000).step_by(2_000) {
            let drafts: Vec<_> = (first..first + 2_000).map(|number| enterprise(number, &[])).collect();
            gateway.write("enterprise", &drafts).await;
        }
        let cut = asked(&gateway, json!({"format": "CSV", "compression": "GZIP"})).await;
        let settings = [("exports.part_rows", "2000"), ("exports.snapshot_every_hours", "0"), ("jobs.lease_ms", "2000")];
        let killed = Serving::start(&gateway, &settings).await;
        until(async || {
            let (_, export) = get(&gateway, &gateway.key, &cut).await;
            (export["bytes"].as_u64().unwrap() > 0).then_some(())
        })
        .await;
        killed.kill();
        let (_, half) = get(&gateway, &gateway.key, &cut).await;
        assert_eq!(half["state"], "running", "it was over before it was killed: {half}");
        let whole = asked(&gateway, json!({"format": "CSV", "compression": "GZIP"})).await;
        let next = Serving::start(&gateway, &settings).await;
        let (cut, whole) = (ready(&gateway, &cut).await, ready(&gateway, &whole).await);
        next.kill();
        assert_eq!(parts(&cut), parts(&whole));
        assert_eq!(cut["counts"][0], json!({"kind": "ENTERPRISE", "rows": 24_000, "deleted": 0}));
    }
}
