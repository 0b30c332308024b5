//! A process that keeps a copy, to be killed by `tests/clients/kills`, which says what it is to print and to leave behind.
//!
//! `puller sqlite|files FOLDER follow|once|dump`

use std::{
    env,
    fs::OpenOptions,
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use mingjing::{
    Client, Result, RetryPolicy,
    pull::{Action, DirectorySink, Record, Sink, SqliteSink, Start, State},
};
use serde_json::{Value, json};

/// What happens in a process that is not asked to go on.
type Fault = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> std::result::Result<(), Fault> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [form, folder, mode] = &arguments[..] else {
        return Err("usage: puller sqlite|files FOLDER follow|once|dump".into());
    };
    let folder = Path::new(folder);
    // One copy begins with a snapshot, the other reads all of the feed.
    if form == "sqlite" {
        let sink = SqliteSink::open(folder.join("copy.db"))?;
        if mode == "dump" {
            return Ok(sink.for_each(None, dump)?);
        }
        // Writes down each change in its own transaction. One that comes twice breaks the primary key, and so the process.
        let sink = sink.observed_by(|transaction, batch, _| {
            transaction.execute_batch("CREATE TABLE IF NOT EXISTS applied (sequence INTEGER PRIMARY KEY)")?;
            for sequence in sequences(batch) {
                transaction.execute("INSERT INTO applied VALUES (?1)", [sequence])?;
            }
            Ok(())
        });
        pull(sink, folder, mode, Start::Feed).await
    } else {
        // A small log, which is folded in often.
        let sink = DirectorySink::open(folder.join("copy"))?.log_min(200_000);
        if mode == "dump" {
            return Ok(sink.for_each(dump)?);
        }
        pull(sink, folder, mode, Start::Auto).await
    }
}

async fn pull(sink: impl Sink, folder: &Path, mode: &str, start: Start) -> std::result::Result<(), Fault> {
    let within = Duration::from_secs(180);
    let retry = RetryPolicy { attempts: 1000, longest: Duration::from_millis(500), within, ..RetryPolicy::default() };
    let client = Client::builder(env::var("MINGJING_URL")?).key(env::var("MINGJING_KEY")?).retry(retry).build()?;
    let mut journal = Journal { sink, path: folder.join("journal.ndjson") };
    client.pull(&mut journal).once(mode == "once").start(start).batch(env::var("BATCH")?.parse()?).run().await?;
    Ok(())
}

#[allow(clippy::unnecessary_wraps, clippy::needless_pass_by_value, reason = "what the sinks call")]
fn dump(record: Record) -> Result<()> {
    println!("{}", json!(record));
    Ok(())
}

/// The changes of a batch; the rows of a snapshot are none.
fn sequences(batch: &[Action]) -> Vec<u64> {
    batch
        .iter()
        .filter_map(|action| match action {
            Action::Put { publisher_is_certain: true, .. } => None,
            Action::Put { record, .. } => Some(record.sequence),
            Action::Remove { sequence, .. } => Some(*sequence),
        })
        .collect()
}

/// A sink that says beforehand what it has another one do.
struct Journal<S> {
    sink: S,
    path: PathBuf,
}

impl<S> Journal<S> {
    fn write(&self, before: &str, told: &Value) -> Result<()> {
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        Ok(file.write_all(format!("{before}{told}\n").as_bytes())?)
    }
}

impl<S: Sink> Sink for Journal<S> {
    fn load(&mut self) -> Result<Option<State>> {
        let state = self.sink.load()?;
        let holds = state.as_ref().map(State::to_json).transpose()?;
        // What was being written when the process was killed ends here.
        self.write("\n", &json!({ "holds": holds }))?;
        println!("begun at {}", state.as_ref().map_or(0, |state| state.cursor));
        Ok(state)
    }

    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        let rows: Vec<_> = batch
            .iter()
            .filter_map(|action| match action {
                Action::Put { record, publisher_is_certain: true } => Some(&record.record_id),
                _ => None,
            })
            .collect();
        let changes = sequences(batch);
        let told = json!({ "to": state.to_json()?, "sequence": state.cursor, "rows": rows, "changes": changes });
        self.write("", &told)?;
        self.sink.apply(batch, state)?;
        println!("at {}", state.cursor);
        Ok(())
    }

    fn clear(&mut self, state: &State) -> Result<()> {
        let told =
            json!({ "to": state.to_json()?, "sequence": state.cursor, "rows": [], "changes": [], "clear": true });
        self.write("", &told)?;
        self.sink.clear(state)
    }

    fn downloads(&self) -> Option<PathBuf> {
        self.sink.downloads()
    }
}
