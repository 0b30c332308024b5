//! How long after a commit the endpoints of a bank are told of it, many at once, beside one that never answers: of commits
//! of the program that tells them, and of commits of another process over the same database.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use axum::{Router, body::Bytes, extract::State, http::StatusCode, routing::post};
use entity::code::OrganisationKind;
use mingjing::domain::{
    access::create_client::NewClient,
    audit::Origin,
    dataset,
    webhook::{NewEndpoint, Owner, rule::Rule},
};
use serde_json::Value;
use tests::gateway::new_client;
use tokio::{net::TcpListener, sync::mpsc, time::timeout};

use super::{
    follow::commit,
    measured::{Measured, ms},
    place::Place,
};

/// Endpoints that take what they are told.
const ENDPOINTS: usize = 19;
/// Clients that have so many each.
const BANKS: usize = 5;
/// Commits that are waited for, one after the other.
const COMMITS: u32 = 50;
/// Enterprises that they are about.
pub(crate) const ENTERPRISES: u32 = 100;
/// An endpoint that was not told by then never will be.
const PATIENCE: Duration = Duration::from_mins(1);

type Heard = mpsc::UnboundedSender<(u64, Instant)>;

/// Makes the endpoints, and commits.
pub(crate) async fn measure(place: &Place) -> anyhow::Result<()> {
    let all = ENDPOINTS * BANKS;
    println!(
        "\nwebhooks: {all} endpoints and {BANKS} that never answer; {}; the aim is 1,000 ms at p99",
        place.database
    );
    let (heard, mut hearing) = mpsc::unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new().route("/hangs", post(hang)).fallback(take).with_state(heard);
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    for bank in 0..BANKS {
        let new: NewClient = new_client(&format!("银行{bank}"), OrganisationKind::Institution, "institution");
        let client = place.app.access.create_client(new).await?.client.0;
        let owner = Owner { client, origin: Origin::command_line() };
        let paths = (0..ENDPOINTS).map(|number| format!("{bank}-{number}")).chain(["hangs".to_owned()]);
        for path in paths {
            let new = NewEndpoint {
                url: format!("http://{address}/{path}"),
                description: String::new(),
                rules: vec![Rule::default()],
                from: None,
            };
            place.app.webhooks.create(&owner, new).await?;
        }
    }
    let key = place.new_key().await?;
    let mut next = dataset::progress(&place.app.store).await?.sequence;
    for (what, is_other) in [("commits of the same program", false), ("commits of another process", true)] {
        let mut measured = Measured::default();
        for number in 1..=COMMITS {
            next += 1;
            let title = format!("{}{number}", if is_other { "他" } else { "本" });
            commit(place, &key, is_other, number, &title).await?;
            let committed = Instant::now();
            let mut missing = all;
            while missing > 0 {
                let told = timeout(PATIENCE, hearing.recv()).await.context("an endpoint is never told of a commit")?;
                let (sequence, at) = told.context("the receiver has ended")?;
                ensure!(sequence == next, "an endpoint is told {sequence} instead of {next}");
                // Some are told before the writer is answered.
                measured.push(at.saturating_duration_since(committed));
                missing -= 1;
            }
        }
        let [half, most, worst] = [50, 99, 100].map(|percent| ms(measured.share(percent)));
        println!("  {what:44} p50 {half:>6.1} ms, p99 {most:>6.1} ms, at most {worst:.1} ms");
    }
    println!("  memory of the server at its peak: {} MB", place.serving.memory_peak_kb() / 1024);
    serving.abort();
    Ok(())
}

async fn hang() -> StatusCode {
    std::future::pending().await
}

async fn take(State(heard): State<Heard>, body: Bytes) -> StatusCode {
    let now = Instant::now();
    let told: Option<Value> = serde_json::from_slice(&body).ok();
    let sequence = told.and_then(|told| told["data"]["sequence"].as_str()?.parse().ok());
    match sequence {
        Some(sequence) if heard.send((sequence, now)).is_ok() => StatusCode::NO_CONTENT,
        _ => StatusCode::BAD_REQUEST,
    }
}
