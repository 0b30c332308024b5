//! Jobs that are cut off, and replicas that share them.

use std::process::{Child, Stdio};

use entity::code::{CodeList as _, UploadState};
use tests::{history::assert_history_is_whole, on_both};

use super::*;

const ENTERPRISES: u32 = 100;
const ROWS: u32 = 16_000;

/// Many rows, of which every thousandth is faulty.
fn many(rows: u32) -> String {
    let mut text = String::from(HEADER);
    for row in 0..rows {
        let day = if row % 1_000 == 999 { "11/04/2016" } else { "2016-04-11" };
        let _ = write!(text, "{},,市餐饮协会,荣誉{row},{day},\r\n", credit_code(1 + row % ENTERPRISES));
    }
    text
}

/// The program over the gateway's database, working in the background.
fn serve(gateway: &Gateway) -> Child {
    let mut command = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
    command.env("MINGJING__SEARCH__ENABLED", "false").env("MINGJING__JOBS__LEASE_MS", "2000");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[derive(FromQueryResult)]
struct Progress {
    rows: i64,
    state: String,
}

async fn progress(gateway: &Gateway) -> Progress {
    rows::<Progress>(&gateway.app.store, "SELECT rows, state FROM upload").await.remove(0)
}

on_both! {
    async fn a_job_whose_process_was_killed_goes_on_where_it_stopped(gateway: Gateway with [("jobs.enabled", "false")]) {
        register(&gateway, ENTERPRISES).await;
        let key = association(&gateway, "市餐饮协会").await;
        let id = take(&gateway, &key, "many", many(ROWS)).await;
        let mut first = serve(&gateway);
        until(async || (progress(&gateway).await.rows >= 4_000).then_some(())).await;
        first.kill().unwrap();
        first.wait().unwrap();
        let stopped = progress(&gateway).await;
        assert!(stopped.rows < i64::from(ROWS) && stopped.state == UploadState::Running.code(), "{}", stopped.rows);
        let faulty = ROWS / 1_000;
        let mut second = serve(&gateway);
        until(async || (progress(&gateway).await.state == UploadState::Done.code()).then_some(())).await;
        until(async || (count(&gateway, "lease WHERE name LIKE 'upload:%'").await == 0).then_some(())).await;
        second.kill().unwrap();
        second.wait().unwrap();
        let upload = over(&gateway, &key, &id).await;
        assert_eq!(counts(&upload), [u64::from(ROWS - faulty), 0, u64::from(faulty)]);
        assert_eq!(count(&gateway, "honour").await, i64::from(ROWS - faulty));
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, (ROWS - faulty) as usize);
        assert_eq!(count(&gateway, "upload_fault").await, i64::from(faulty));
    }

    async fn replicas_share_the_work_and_none_does_it_twice(gateway: Gateway) {
        register(&gateway, ENTERPRISES).await;
        let key = association(&gateway, "市餐饮协会").await;
        let other = gateway.start_replica(&[]).await;
        let mut ids = Vec::new();
        for number in 0..6 {
            let file = many(200).replace(",荣誉", &format!(",第{number}批")).replacen(&format!(",第{number}批名称"), ",荣誉名称", 1);
            let to = if number % 2 == 0 { &gateway } else { &other };
            ids.push(take(to, &key, &format!("batch-{number}"), file).await);
        }
        for id in &ids {
            assert_eq!(counts(&over(&gateway, &key, id).await), [200, 0, 0]);
        }
        assert_eq!(count(&gateway, "honour").await, 1_200);
        assert_eq!(assert_history_is_whole(&gateway, "honour").await, 1_200);
    }
}
