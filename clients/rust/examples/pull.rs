//! Keeps a copy of the data set: `cargo run --example pull -- sqlite copy.db [--once] [--batch 500] [--feed]`.
//!
//! `MINGJING_URL` and `MINGJING_KEY` say which gateway and who.

use std::{env, time::Duration};

use mingjing::{
    Client, RetryPolicy,
    pull::{DirectorySink, Sink, SqliteSink, Start},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [sort, place, options @ ..] = &arguments[..] else {
        return Err("usage: pull sqlite|directory PLACE [--once] [--feed] [--batch N]".into());
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
        pull(&client, SqliteSink::open(place)?, has("--once"), start, batch).await
    } else {
        pull(&client, DirectorySink::open(place)?, has("--once"), start, batch).await
    }
}

async fn pull(
    client: &Client,
    mut sink: impl Sink,
    once: bool,
    start: Start,
    batch: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    println!("started");
    let pulled = client.pull(&mut sink).once(once).start(start).batch(batch).run().await?;
    println!("the copy goes up to change {}; {} applied", pulled.cursor, pulled.applied);
    Ok(())
}
