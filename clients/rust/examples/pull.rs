//! Keeps a copy of the data set: `cargo run --example pull -- sqlite copy.db [--once] [--batch 500] [--feed] [--delta]`.
//!
//! `MINGJING_URL` and `MINGJING_KEY` say which gateway and who. With `--count` each change that is applied to a SQLite copy is
//! written down in the same transaction, so that one that is applied twice breaks the table's primary key. After each batch it
//! says how far it is.

use std::{env, time::Duration};

use mingjing::{
    Client, RetryPolicy,
    pull::{Action, DirectorySink, Sink, SqliteSink, Start},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [sort, place, options @ ..] = &arguments[..] else {
        return Err("usage: pull sqlite|directory PLACE [--once] [--feed] [--delta] [--count] [--batch N]".into());
    };
    let has = |name: &str| options.iter().any(|option| option == name);
    let batch = options.iter().position(|option| option == "--batch").and_then(|at| options.get(at + 1));
    let batch = batch.map_or(Ok(500), |batch| batch.parse())?;
    let retry = RetryPolicy { attempts: 60, longest: Duration::from_millis(500), ..RetryPolicy::default() };
    let mut builder = Client::builder(env::var("MINGJING_URL")?).retry(retry);
    if let Ok(key) = env::var("MINGJING_KEY") {
        builder = builder.key(key);
    }
    let client = builder.build()?;
    let start = if has("--feed") { Start::Feed } else { Start::Auto };
    if sort == "sqlite" {
        let mut sink = SqliteSink::open(place)?;
        if has("--count") {
            sink = sink.observed_by(|transaction, batch, _| {
                transaction.execute_batch("CREATE TABLE IF NOT EXISTS applied (sequence INTEGER PRIMARY KEY)")?;
                for action in batch {
                    let sequence = match action {
                        Action::Put { publisher_is_certain: true, .. } => continue, // a row of a snapshot
                        Action::Put { record, .. } => record.sequence,
                        Action::Remove { sequence, .. } => *sequence,
                    };
                    transaction.execute("INSERT INTO applied VALUES (?1)", [sequence])?;
                }
                Ok(())
            });
        }
        pull(&client, sink, (has("--once"), has("--delta")), start, batch).await
    } else {
        pull(&client, DirectorySink::open(place)?.log_min(200_000), (has("--once"), has("--delta")), start, batch).await
    }
}

async fn pull(
    client: &Client,
    mut sink: impl Sink,
    (once, by_delta): (bool, bool),
    start: Start,
    batch: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    println!("started");
    let pulled = client
        .pull(&mut sink)
        .once(once)
        .by_delta(by_delta)
        .start(start)
        .batch(batch)
        .progress(|pulled| {
            let phase = if pulled.loading { "snapshot" } else { "feed" };
            println!("{phase}: {} applied, up to {} of {:?}", pulled.applied, pulled.cursor, pulled.head);
        })
        .run()
        .await?;
    println!("the copy goes up to change {}; {} applied", pulled.cursor, pulled.applied);
    Ok(())
}
