//! How long after a commit those who follow the changes know of it, many at once: of commits of the program that they
//! follow, and of commits of another process over the same database.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use mingjing::domain::{dataset, disclosure::cell::Cell};
use serde_json::Value;
use tests::draft::draft;
use tokio::{sync::mpsc, task::JoinSet, time::timeout};

use super::{
    measured::{Measured, ms},
    place::{Place, body, write},
};

/// Who follows.
const FOLLOWERS: usize = 200;
/// Commits that are waited for, one after the other.
const COMMITS: u32 = 50;
/// Enterprises that they are about.
pub(crate) const ENTERPRISES: u32 = 100;
/// Whoever has not heard of a commit by then never will.
const PATIENCE: Duration = Duration::from_mins(1);

/// Follows and commits.
pub(crate) async fn measure(place: &Place) -> anyhow::Result<()> {
    println!("\nfollow: {FOLLOWERS} who follow; {}; the aim is 200 ms at p99", place.database);
    let (heard, mut hearing) = mpsc::unbounded_channel();
    let after = dataset::progress(&place.app.store).await?.sequence;
    let key = place.new_key().await?;
    let mut following = JoinSet::new();
    for _ in 0..FOLLOWERS {
        let url = place.serving.url_of(&format!("/v1/changes?follow=true&after={after}"));
        let response = reqwest::Client::builder().no_proxy().build()?.get(url).header("x-api-key", &key).send().await?;
        ensure!(response.status() == 200, "{}", response.text().await?);
        following.spawn(follow(response, heard.clone()));
    }
    let mut next = after;
    for (what, is_other) in [("commits of the same program", false), ("commits of another process", true)] {
        let mut measured = Measured::default();
        for number in 1..=COMMITS {
            next += 1;
            let title = format!("{}{number}", if is_other { "他" } else { "本" });
            commit(place, &key, is_other, number, &title).await?;
            let committed = Instant::now();
            let mut missing = FOLLOWERS;
            while missing > 0 {
                let told = timeout(PATIENCE, hearing.recv()).await.context("a follower never hears of a commit")?;
                let (sequence, at) = told.context("the followers have ended")?;
                ensure!(sequence == next, "a follower is told {sequence} instead of {next}");
                // Some are told before the writer is answered.
                measured.push(at.saturating_duration_since(committed));
                missing -= 1;
            }
        }
        let [half, most, worst] = [50, 99, 100].map(|percent| ms(measured.share(percent)));
        println!("  {what:44} p50 {half:>6.1} ms, p99 {most:>6.1} ms, at most {worst:.1} ms");
    }
    println!("  memory of the server at its peak: {} MB", place.serving.memory_peak_kb() / 1024);
    following.abort_all();
    Ok(())
}

/// Commits one record.
pub(crate) async fn commit(place: &Place, key: &str, is_other: bool, number: u32, title: &str) -> anyhow::Result<()> {
    let enterprise = 1 + number % ENTERPRISES;
    if !is_other {
        place.submit(key, &body(title, title, std::iter::once(enterprise))).await?;
        return Ok(());
    }
    let values = HashMap::from([("title", title), ("authority", "市商业行业协会"), ("awarded_on", "2017-06-01")]);
    let values: Vec<(&str, Cell)> = values.into_iter().map(|(name, value)| (name, Cell::text(value))).collect();
    write(&place.app, place.publisher, "honour", &[draft("honour", enterprise, &values)]).await
}

/// Says of each change when it was heard of.
async fn follow(mut response: reqwest::Response, heard: mpsc::UnboundedSender<(u64, Instant)>) {
    let mut bytes = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        let now = Instant::now();
        bytes.extend_from_slice(&chunk);
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = bytes.drain(..=end).collect();
            let sequence = serde_json::from_slice::<Value>(&line).ok();
            let sequence = sequence.and_then(|line| line["sequence"].as_str()?.parse().ok());
            if let Some(sequence) = sequence {
                let _ = heard.send((sequence, now));
            }
        }
    }
}
