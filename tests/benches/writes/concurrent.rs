//! Clients that submit at once, about the same enterprises.

use std::{sync::Arc, time::Instant};

use tests::measured::{Measured, ms};
use tokio::task::JoinSet;

use crate::{
    Settings,
    place::{Place, body},
};

/// Enterprises that all clients write about.
pub const ENTERPRISES: u32 = 4_000;
const CLIENTS: u32 = 8;
/// Rows of one call, and calls of each client in a run.
const ROWS: u32 = 500;
const CALLS: u32 = 4;

/// Measures clients that submit at once.
pub async fn measure(settings: &Settings, place: Place) -> anyhow::Result<()> {
    println!("\nconcurrent: {CLIENTS} clients with {CALLS} calls of {ROWS} rows each; {}", place.database);
    let place = Arc::new(place);
    let mut keys = Vec::new();
    for _ in 0..CLIENTS {
        keys.push(place.new_key().await?);
    }
    let (mut runs, mut calls) = (Measured::default(), Measured::default());
    for run in 0..settings.runs {
        let mut clients = JoinSet::new();
        let began = Instant::now();
        for (client, key) in (0..).zip(&keys) {
            clients.spawn(submit_all(Arc::clone(&place), key.clone(), run, client));
        }
        while let Some(client) = clients.join_next().await {
            calls.extend(client??);
        }
        runs.note(began);
    }
    runs.show("all of them", CLIENTS * CALLS * ROWS);
    calls.show("one call", ROWS);
    println!("  nine calls in ten take at most {:.0} ms", ms(calls.share(90)));
    println!("  memory of the server at its peak: {} MB", place.serving.memory_peak_kb() / 1024);
    Ok(())
}

/// One call after another, each about other enterprises than the call before and as others write about.
async fn submit_all(place: Arc<Place>, key: String, run: u32, client: u32) -> anyhow::Result<Measured> {
    let mut calls = Measured::default();
    for call in 0..CALLS {
        let first = (client / 2 + call) * ROWS;
        let enterprises = (first..first + ROWS).map(|number| number % ENTERPRISES + 1);
        let body = body(&format!("{run}-{call}"), &format!("{run}-{client}-{call}"), enterprises);
        let began = Instant::now();
        place.submit(&key, &body).await?;
        calls.note(began);
    }
    Ok(calls)
}
