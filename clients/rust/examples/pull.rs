//! Keeps a copy of the data set: `cargo run --example pull -- sqlite copy.db [--once] [--batch 500] [--feed] [--delta]`, or
//! `directory copy` for a copy in files. After each batch it says how far it is.
//!
//! `MINGJING_URL` and `MINGJING_KEY` say which gateway and who.

use std::{env, process::ExitCode};

use mingjing::{
    Client,
    pull::{DirectorySink, Sink, SqliteSink, Start},
};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    // Outages that it waits for are logged.
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn")).init();
    run().await.map_or_else(
        |failure| {
            eprintln!("{failure}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

async fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [sort, place, options @ ..] = &arguments[..] else {
        return Err("usage: pull sqlite|directory PLACE [--once] [--feed] [--delta] [--batch N]".into());
    };
    match sort.as_str() {
        "sqlite" => pull(SqliteSink::open(place)?, options).await,
        "directory" => pull(DirectorySink::open(place)?, options).await,
        other => Err(format!("a copy is kept in sqlite or in a directory, not in {other}").into()),
    }
}

async fn pull(mut sink: impl Sink, options: &[String]) -> Result<(), Failure> {
    let has = |name: &str| options.iter().any(|option| option == name);
    let batch = options.iter().position(|option| option == "--batch").and_then(|at| options.get(at + 1));
    let client = Client::from_env()?;
    let pulled = client
        .pull(&mut sink)
        .once(has("--once"))
        .start(if has("--feed") { Start::Feed } else { Start::Auto })
        .by_delta(has("--delta"))
        .batch(batch.map_or(Ok(500), |batch| batch.parse())?)
        .progress(|pulled| {
            let phase = if pulled.loading { "snapshot" } else { "feed" };
            println!("{phase}: {} applied, up to {} of {:?}", pulled.applied, pulled.cursor, pulled.head);
        })
        .run()
        .await?;
    println!("the copy goes up to change {}; {} applied", pulled.cursor, pulled.applied);
    Ok(())
}
