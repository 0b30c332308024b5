//! What part of a small query's time the whole pipeline takes: everything between the HTTP reader and async-graphql's
//! execution that the gateway adds.
//!
//! In this process, without sockets: a lone client hands requests to the routes, whose gate and executor are timed. Every
//! other round the bare schema stands in the executor's place; its time is that of executing, over the same request with
//! the same data. All else is the pipeline:
//!
//! | Step | What it is |
//! |---|---|
//! | before | layers, media types, caps |
//! | admit | key, request rate, requests in progress |
//! | prepare | body, parameters, the remembered document, variables, price |
//! | reserve | points |
//! | place | a place among what is executed, the request's data |
//! | scopes | what each root field needs; what is deprecated |
//! | answer | completion, actual cost, masking, JSON |
//! | refund | points that were not used |
//! | after | headers, layers, the line in the log |

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::ensure;
use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, header},
};
use mingjing::{app::App, http::Draining};
use serde_json::json;
use tests::services;
use tower::ServiceExt as _;

use crate::{
    city::City,
    replicas::LOOKUP,
    settings::Settings,
    stages::{EXECUTE, Routes, STEPS, routes},
};

/// How often the gateway as it is and the bare schema take turns.
const TURNS: u32 = 5;

/// As much as a tier may have.
const UNLIMITED: [(&str, &str); 4] = [
    ("tiers.operator.requests_per_second", "1000000"),
    ("tiers.operator.burst", "1000000"),
    ("tiers.operator.bucket_points", "1000000000"),
    ("tiers.operator.refill_points_per_second", "1000000000"),
];

/// What all and each step took, request by request, in microseconds.
#[derive(Default)]
struct Measured {
    total: Vec<f64>,
    steps: [Vec<f64>; STEPS.len()],
}

/// Measures small queries, on both databases, counting in this process and in Redis.
pub async fn measure(settings: &Settings) -> anyhow::Result<()> {
    println!("\nshare: a lone client in this process; medians in µs");
    let steps = STEPS.map(|step| format!("{step:>8}")).concat();
    println!("{:46} {:>8} {steps} {:>8} {:>7}", "", "total", "scopes", "share");
    for database in ["sqlite", "postgresql"] {
        if !settings.choice.wants_database(database) {
            continue;
        }
        let city = City::write(settings, database).await?;
        let redis = tokio::task::spawn_blocking(services::start_redis).await?;
        let key = city.client("operator").await?.key.expose().to_owned();
        for (place, url) in [("in process", ""), ("Redis", redis.address())] {
            let options = [&UNLIMITED[..], &[("redis.url", url)]].concat();
            let app = city.open(place, &options).await?;
            for (name, bodies) in queries(&city) {
                let what = format!("{name}; {database}, limits {}{place}", if url.is_empty() { "" } else { "in " });
                measure_query(settings, &app, &what, &key, bodies).await?;
            }
        }
    }
    println!(
        "share: all but execute, of the total; aimed at: less than 15 % for a small query that reads the database"
    );
    Ok(())
}

fn queries(city: &City) -> [(&'static str, Vec<String>); 2] {
    let lookup = |code: &String| json!({"query": LOOKUP, "variables": {"code": code}}).to_string();
    [
        ("lookup, one list", city.codes.iter().map(lookup).collect()),
        ("smallest", vec![json!({"query": "{ __typename }"}).to_string()]),
    ]
}

async fn measure_query(
    settings: &Settings,
    app: &App,
    what: &str,
    key: &str,
    bodies: Vec<String>,
) -> anyhow::Result<()> {
    let parts = || app.parts(Draining::default());
    let both = [routes(parts()?, |scoped| scoped)?, routes(parts()?, |_| app.schema.clone())?];
    let turn = settings.run / 8 / TURNS / 2;
    let key = key.to_owned();
    // On a thread of the runtime, as a gateway works.
    let measured = tokio::spawn(async move {
        let mut measured = [Measured::default(), Measured::default()];
        for routes in &both {
            ask(routes, &key, &bodies, turn, &mut Measured::default()).await?;
        }
        for _ in 0..TURNS {
            for (routes, measured) in both.iter().zip(&mut measured) {
                ask(routes, &key, &bodies, turn, measured).await?;
            }
        }
        anyhow::Ok(measured)
    });
    let [gateway, bare] = measured.await??;
    let total = median(gateway.total);
    let [mut steps, bare] = [gateway.steps, bare.steps].map(|steps| steps.map(median));
    // What the executor adds to the schema is no part of executing.
    let scopes = steps[EXECUTE] - bare[EXECUTE];
    steps[EXECUTE] = bare[EXECUTE];
    let share = (total - steps[EXECUTE]) / total * 100.0;
    let steps = steps.map(|step| format!("{step:>8.1}")).concat();
    println!("{what:46} {total:>8.1} {steps} {scopes:>8.1} {share:>6.1}%");
    Ok(())
}

/// Asks one request after the other for so long.
async fn ask(
    routes: &Routes,
    key: &str,
    bodies: &[String],
    duration: Duration,
    measured: &mut Measured,
) -> anyhow::Result<()> {
    let until = Instant::now() + duration;
    for body in bodies.iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        let request = request(key, body)?;
        let begin = Instant::now();
        let answer = routes.router.clone().oneshot(request).await?;
        let status = answer.status();
        let answer = to_bytes(answer.into_body(), usize::MAX).await?;
        let end = Instant::now();
        ensure!(status == 200, "{status}: {}", String::from_utf8_lossy(&answer));
        measured.total.push((end - begin).as_secs_f64() * 1e6);
        for (step, took) in measured.steps.iter_mut().zip(routes.stages.steps(begin, end)) {
            step.push(took);
        }
    }
    Ok(())
}

fn request(key: &str, body: &str) -> anyhow::Result<Request<Body>> {
    let mut request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_LENGTH, body.len())
        .header("x-api-key", key)
        .body(Body::from(body.to_owned()))?;
    // As the server notes it.
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
    Ok(request)
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
