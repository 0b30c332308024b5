//! The largest upload that the default allows: what it takes in time, and in memory at the peak, which is bounded whatever
//! the file holds.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use anyhow::{bail, ensure};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tests::draft::credit_code;

use crate::place::Place;

const MEGABYTE: usize = 1024 * 1024;
/// Enterprises that the rows are about.
pub(crate) const ENTERPRISES: u32 = 2_000;
/// The largest file of the default configuration, less than a row.
const FILE_BYTES: usize = 64 * MEGABYTE - 200;
/// Rows of the workbook.
const WORKBOOK_ROWS: u32 = 200_000;
/// What the process may hold of its own, in megabytes. The pages of the database file, which it maps, are the system's to
/// take back.
const OWN_MB: u64 = 400;
const PATIENCE: Duration = Duration::from_mins(20);

/// Uploads the file as CSV, and a large one as a workbook.
pub(crate) async fn measure(place: &Place) -> anyhow::Result<()> {
    println!("\nupload: the largest file; {}", place.database);
    let titles = ["MB", "rows", "received", "rows/s", "own MB", "peak MB"].map(|title| format!("{title:>9}"));
    println!("  {:8}{}", "", titles.concat());
    upload(place, "csv", csv()).await?;
    upload(place, "xlsx", xlsx()?).await
}

async fn upload(place: &Place, name: &str, file: Vec<u8>) -> anyhow::Result<()> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let (key, serving) = (place.new_key().await?, &place.serving);
    let megabytes = file.len() / MEGABYTE;
    let started = Instant::now();
    let request = client.post(serving.url_of("/v1/uploads?kind=honour")).header("x-api-key", &key);
    let request = request.header("idempotency-key", name).header("content-type", "application/octet-stream");
    let answer = request.body(file).send().await?;
    ensure!(answer.status() == 202, "{}", answer.text().await?);
    let received = started.elapsed();
    let upload: Value = answer.json().await?;
    let url = serving.url_of(&format!("/v1/uploads/{}", upload["id"].as_str().unwrap_or_default()));
    let mut own = 0;
    let over = loop {
        if started.elapsed() > PATIENCE {
            bail!("the upload is not over");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        own = own.max(serving.memory_own_kb() / 1024);
        let upload: Value = client.get(&url).header("x-api-key", &key).send().await?.json().await?;
        match upload["state"].as_str() {
            Some("done") => break upload,
            Some("failed") => bail!("{upload}"),
            _ => {}
        }
    };
    let rows = over["progress"]["rows"].as_u64().unwrap_or_default();
    ensure!(rows > 0 && over["counts"]["created"] == rows, "{over}");
    let peak = serving.memory_peak_kb() / 1024;
    let (seconds, took) = (received.as_secs_f64(), started.elapsed().saturating_sub(received).as_secs_f64());
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let pace = rows as f64 / took;
    println!("  {name:8} {megabytes:>8} {rows:>9} {seconds:>8.1}s {pace:>8.0} {own:>8} {peak:>8}");
    ensure!(own <= OWN_MB, "{own} MB of memory of its own, more than {OWN_MB}");
    Ok(())
}

fn csv() -> Vec<u8> {
    let mut text = String::from("\u{FEFF}统一社会信用代码,评定单位,荣誉名称,评定日期\r\n");
    let mut row = 0;
    while text.len() < FILE_BYTES {
        let code = credit_code(1 + row % ENTERPRISES);
        // Writing to a string cannot fail.
        let _ = write!(text, "{code},商会,荣誉{row},2017-04-11\r\n");
        row += 1;
    }
    text.into_bytes()
}

fn xlsx() -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.write_row(0, 0, ["统一社会信用代码", "评定单位", "荣誉名称", "评定日期"])?;
    for row in 1..=WORKBOOK_ROWS {
        let code = credit_code(1 + row % ENTERPRISES);
        sheet.write_row(row, 0, [code.as_str(), "商会", &format!("簿{row}"), "2017-04-11"])?;
    }
    Ok(workbook.save_to_buffer()?)
}
