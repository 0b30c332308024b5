//! How long after a commit the endpoints of banks are told of it, many at once, beside some that never answer: of commits of
//! the program that tells them, and of commits of another process over the same database.

use std::time::Instant;

use anyhow::Context;
use axum::{Router, body::Bytes, extract::State, http::StatusCode, routing::post};
use entity::code::OrganisationKind;
use mingjing::domain::{
    audit::Origin,
    webhook::{NewEndpoint, Owner, rule::Rule},
};
use serde_json::Value;
use tests::{city::City, gateway::new_client};
use tokio::{net::TcpListener, sync::mpsc};

use crate::{Settings, follow::Commits};

/// Endpoints that take what they are told, of each bank.
const ENDPOINTS: usize = 19;
/// Clients that have so many each, and one that never answers.
const BANKS: usize = 5;

type Heard = mpsc::UnboundedSender<(u64, Instant)>;

/// Makes the endpoints, and commits.
pub(crate) async fn measure(settings: &Settings, city: &City) -> anyhow::Result<()> {
    let all = ENDPOINTS * BANKS;
    println!(
        "\nwebhooks: {all} endpoints and {BANKS} that never answer; {}; the aim is 1,000 ms at p99",
        city.database
    );
    let (heard, mut hearing) = mpsc::unbounded_channel();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = Router::new().route("/hangs", post(hang)).fallback(take).with_state(heard);
    let receiving = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut made = Vec::new();
    for bank in 0..BANKS {
        let new = new_client(&format!("银行{bank}"), OrganisationKind::Institution, "institution");
        let client = city.app.access.create_client(new).await?.client.0;
        let owner = Owner { client, origin: Origin::command_line() };
        let paths = (0..ENDPOINTS).map(|number| format!("{bank}-{number}")).chain(["hangs".to_owned()]);
        for path in paths {
            let new = NewEndpoint {
                url: format!("http://{address}/{path}"),
                description: String::new(),
                rules: vec![Rule::default()],
                from: None,
            };
            let endpoint = city.app.webhooks.create(&owner, new).await?.endpoint.id;
            made.push((owner.clone(), endpoint));
        }
    }
    let serving = city.serve().await;
    let measured = Commits::new(city, &serving).await?.measure(settings.commits, all, &mut hearing).await;
    drop(serving);
    receiving.abort();
    // A city that is kept is not to tell them the next time.
    for (owner, endpoint) in made {
        city.app.webhooks.delete(&owner, endpoint).await.context("an endpoint is deleted")?;
    }
    measured
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
