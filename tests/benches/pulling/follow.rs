//! How long after a commit those who follow the changes know of it, many at once: of commits of the program that they
//! follow, and of commits of another process over the same database.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};
use tests::{
    city::{City, Known, ask},
    measured::{Measured, ms},
    serving::Serving,
};
use tokio::{sync::mpsc, task::JoinSet, time::timeout};

use crate::Settings;

/// Who follows.
const FOLLOWERS: usize = 200;
/// Enterprises that commits are about.
const ENTERPRISES: usize = 100;
/// Whoever has not heard of a commit by then never will.
const PATIENCE: Duration = Duration::from_mins(1);

/// Commits, one after the other: half of them through the program that is followed, half from another process.
pub(crate) struct Commits<'a> {
    city: &'a City,
    serving: &'a Serving,
    key: String,
    known: Vec<Known>,
    http: reqwest::Client,
    /// Of each run of this bench others, so that a kept city has none of them.
    run: u64,
}

impl<'a> Commits<'a> {
    pub(crate) async fn new(city: &'a City, serving: &'a Serving) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        let (key, known) = (city.association_key().await?, city.known(ENTERPRISES).await?);
        Ok(Self { city, serving, key, known, http, run: city.sequence().await? })
    }

    /// Commits so often, and waits each time until so many have said when they heard of it.
    pub(crate) async fn measure(
        &self,
        commits: u32,
        listeners: usize,
        hearing: &mut mpsc::UnboundedReceiver<(u64, Instant)>,
    ) -> anyhow::Result<()> {
        let mut next = self.city.sequence().await?;
        // Who was killed before may still hold the lease of the work for a while; that is another matter.
        self.commit(false, 0).await?;
        next += 1;
        hear(hearing, next, listeners).await?;
        for (what, is_other) in [("commits of the same program", false), ("commits of another process", true)] {
            let mut measured = Measured::default();
            for number in 1..=commits {
                next += 1;
                self.commit(is_other, number).await?;
                let committed = Instant::now();
                for at in hear(hearing, next, listeners).await? {
                    // Some are told before the writer is answered.
                    measured.push(at.saturating_duration_since(committed));
                }
            }
            let [half, most, worst] = [50, 99, 100].map(|percent| ms(measured.share(percent)));
            println!("  {what:44} p50 {half:>6.1} ms, p99 {most:>6.1} ms, at most {worst:.1} ms");
        }
        println!("  memory of the server at its peak: {} MB", self.serving.memory_peak_kb() / 1024);
        Ok(())
    }

    async fn commit(&self, is_other: bool, number: u32) -> anyhow::Result<()> {
        const QUERY: &str = "mutation($input: SubmitHonoursInput!) { submitHonours(input: $input) {
            counts { created } userErrors { code message } } }";
        let enterprise = &self.known[number as usize % self.known.len()];
        let title = format!("{}{}-{number}", if is_other { "他" } else { "本" }, self.run);
        if is_other {
            return self.city.commit(enterprise, &title).await;
        }
        let row = json!({"subject": {"creditCode": enterprise.code}, "title": title, "awardedOn": "2017-06-01",
            "authority": "市商业行业协会", "level": "MUNICIPAL", "documentNumber": format!("沪商协〔2017〕{title}号")});
        let body = json!({"query": QUERY, "variables": {"input": {"idempotencyKey": title, "rows": [row]}}});
        let answer = ask(&self.http, self.serving, &self.key, &body).await?;
        ensure!(answer["data"]["submitHonours"]["counts"]["created"] == 1, "the honour was not entered: {answer}");
        Ok(())
    }
}

/// When each of so many heard of this change, and nothing else.
async fn hear(
    hearing: &mut mpsc::UnboundedReceiver<(u64, Instant)>,
    sequence: u64,
    listeners: usize,
) -> anyhow::Result<Vec<Instant>> {
    let mut heard = Vec::with_capacity(listeners);
    while heard.len() < listeners {
        let told = timeout(PATIENCE, hearing.recv()).await.context("somebody never hears of a commit")?;
        let (told, at) = told.context("all that listened have ended")?;
        ensure!(told == sequence, "somebody is told {told} instead of {sequence}");
        heard.push(at);
    }
    Ok(heard)
}

/// Follows and commits.
pub(crate) async fn measure(settings: &Settings, city: &City) -> anyhow::Result<()> {
    println!("\nfollow: {FOLLOWERS} who follow; {}; the aim is 200 ms at p99", city.database);
    let serving = city.serve().await;
    let (heard, mut hearing) = mpsc::unbounded_channel();
    let after = city.sequence().await?;
    let mut following = JoinSet::new();
    for _ in 0..FOLLOWERS {
        let url = serving.url_of(&format!("/v1/changes?follow=true&after={after}"));
        let client = reqwest::Client::builder().no_proxy().build()?;
        let response = client.get(url).header("x-api-key", &city.key).send().await?;
        ensure!(response.status() == 200, "{}", response.text().await?);
        following.spawn(follow(response, heard.clone()));
    }
    Commits::new(city, &serving).await?.measure(settings.commits, FOLLOWERS, &mut hearing).await?;
    following.abort_all();
    Ok(())
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
