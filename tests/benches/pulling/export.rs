//! What exports take: rows a second, bytes a row, and the most memory that the process holds of its own which writes them.
//!
//! | Case | Shows |
//! |---|---|
//! | `ndjson zstd` | everything, as the daily snapshot has it |
//! | `parquet` | the same by columns |
//! | `csv gzip` | the same as a table |
//! | `district` | what a filter costs that most records do not meet |
//! | `delta` | what has changed in the last tenth of the city's changes |
//!
//! Each is written by a process of its own, which has nothing else to do, so that its memory is the export's. Nothing is
//! asserted but what no slowness excuses: the rows of the formats agree.

use std::time::Duration;

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use tests::city::City;

use crate::Settings;

/// How often is looked whether an export is ready.
const LOOK: Duration = Duration::from_millis(50);

/// One thing to measure.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    input: fn(since: u64) -> Value,
    /// Whether it has every record.
    is_whole: bool,
}

pub(crate) const CASES: &[Case] = &[
    Case { name: "ndjson zstd", input: |_| json!({"format": "NDJSON"}), is_whole: true },
    Case { name: "parquet", input: |_| json!({"format": "PARQUET"}), is_whole: true },
    Case { name: "csv gzip", input: |_| json!({"format": "CSV", "compression": "GZIP"}), is_whole: true },
    Case {
        name: "district",
        input: |_| json!({"format": "NDJSON", "filter": {"district": ["310151"]}}),
        is_whole: false,
    },
    Case { name: "delta", input: |since| json!({"format": "NDJSON", "since": since.to_string()}), is_whole: false },
];

/// Has each export written.
pub(crate) async fn measure(settings: &Settings, city: &City) -> anyhow::Result<()> {
    let changes = city.sequence().await?;
    println!("\nexport: {changes} changes; {}", city.database);
    println!("{:14} {:>9} {:>8} {:>9} {:>8} {:>9} {:>8}", "", "rows", "s", "rows/s", "MB", "bytes/row", "peak MB");
    let mut whole = None;
    for case in CASES.iter().filter(|case| settings.wants("export", case.name)) {
        let written = write(city, &(case.input)(changes - changes / 10)).await?;
        if case.is_whole {
            let expected = *whole.get_or_insert(written.rows);
            ensure!(written.rows == expected, "{}: {} rows instead of {expected}", case.name, written.rows);
        }
        println!("{:14} {}", case.name, written.line());
    }
    Ok(())
}

/// An export that was written.
struct Written {
    rows: u64,
    bytes: u64,
    seconds: f64,
    peak_kb: u64,
}

impl Written {
    #[expect(clippy::cast_precision_loss, reason = "it is shown")]
    fn line(&self) -> String {
        let Self { rows, bytes, seconds, peak_kb } = *self;
        let (count, size) = (rows as f64, bytes as f64);
        let rate = count / seconds.max(0.001);
        let a_row = size / count.max(1.0);
        let peak = peak_kb as f64 / 1024.0;
        format!("{rows:>9} {seconds:>8.1} {rate:>9.0} {:>8.1} {a_row:>9.0} {peak:>8.0}", size / 1e6)
    }
}

/// Has an export written by a process of its own.
async fn write(city: &City, input: &Value) -> anyhow::Result<Written> {
    let serving = city.serve().await;
    let http = reqwest::Client::builder().no_proxy().build()?;
    let send = async |request: reqwest::RequestBuilder| -> anyhow::Result<Value> {
        let text = request.header("x-api-key", &city.key).send().await?.text().await?;
        let answer: Value = serde_json::from_str(&text).context("the answer is no JSON")?;
        ensure!(answer.get("error").is_none(), "refused: {text:.400}");
        Ok(answer)
    };
    let asked = send(http.post(serving.url_of("/v1/exports")).json(input)).await?;
    let path = asked["links"]["self"].as_str().context("an export has a place")?.to_owned();
    let mut peak_kb = 0;
    let export = loop {
        let export = send(http.get(serving.url_of(&path))).await?;
        // Without the pages of SQLite's file, which it maps.
        peak_kb = peak_kb.max(serving.memory_own_kb());
        match export["state"].as_str() {
            Some("ready") => break export,
            Some("queued" | "running") => tokio::time::sleep(LOOK).await,
            _ => anyhow::bail!("it was not written: {export}"),
        }
    };
    serving.kill();
    let moment = |name: &str| -> anyhow::Result<chrono::DateTime<chrono::Utc>> {
        Ok(export[name].as_str().context("a moment")?.parse()?)
    };
    let took = moment("finishedAt")? - moment("createdAt")?;
    let counts = export["counts"].as_array().context("its counts")?;
    Ok(Written {
        rows: counts.iter().filter_map(|count| count["rows"].as_u64()).sum(),
        bytes: export["bytes"].as_u64().unwrap_or_default(),
        seconds: took.as_seconds_f64(),
        peak_kb,
    })
}
