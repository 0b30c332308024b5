//! `make bench`: the gateway beside a handler that runs the same SQL on the same pool without GraphQL, and the write
//! path, on SQLite and on PostgreSQL, in one run on one machine.
//!
//! Each reading case asks many different keys, so that no row stays hot. Gateway and handler are measured in turn,
//! several times, so that drift of the machine hits both; medians are shown. Server, database and load generator
//! share the machine. Arguments choose databases and cases by parts of their names; the environment sets sizes:
//! `MINGJING_BENCH_ENTERPRISES`, `MINGJING_BENCH_LIST_ROWS`, `MINGJING_BENCH_IMPORT_ENTERPRISES`,
//! `MINGJING_BENCH_SECONDS` (a measurement of one case at one number of connections).

mod case;
mod city;
mod handler;
mod import;
mod load;
mod settings;

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::Context;
use mingjing::app::App;
use tests::services;
use tokio::{net::TcpListener, sync::oneshot};

use self::{
    case::{Case, Client},
    load::Target,
    settings::Settings,
};

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Connections that ask at the same time: a lone client, and a busy gateway.
const CONNECTIONS: [usize; 2] = [1, 16];

/// How often gateway and handler take turns within a measurement.
const TURNS: u32 = 3;

/// What makes PostgreSQL keep what it acknowledged, over the tests' settings.
const DURABLE: &str = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on -c max_wal_size=4GB";

fn main() -> anyhow::Result<()> {
    let settings = Settings::from_environment()?;
    // The gateway's own log goes nowhere, but it is written: an access line a request is part of the work.
    tracing_subscriber::fmt().with_env_filter("info,sqlx=warn,tantivy=warn").with_writer(std::io::sink).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(run(settings))
}

async fn run(settings: Settings) -> anyhow::Result<()> {
    println!(
        "{} enterprises, a list of {} rows, {} cores for server, database and load together",
        settings.enterprises,
        settings.list_rows,
        std::thread::available_parallelism()?
    );
    if settings.choice.wants_database("sqlite") {
        let directory = tempfile::tempdir()?;
        let url = |name: &str| format!("sqlite://{}", directory.path().join(name).display());
        println!("\nSQLite: WAL, synchronous=FULL");
        Box::pin(measure(&settings, directory.path(), &url("import.db"), &url("city.db"))).await?;
    }
    if settings.choice.wants_database("postgresql") {
        let directory = tempfile::tempdir()?;
        let server = services::start_postgres(DURABLE);
        let (address, _) = server.address().rsplit_once('/').context("an address with a database")?;
        println!("\nPostgreSQL: shared_buffers=256MB {DURABLE}");
        for name in ["import", "city"] {
            city::execute(server.address(), &format!("CREATE DATABASE {name}")).await?;
        }
        let (import, city) = (format!("{address}/import"), format!("{address}/city"));
        Box::pin(measure(&settings, directory.path(), &import, &city)).await?;
    }
    Ok(())
}

async fn measure(settings: &Settings, directory: &Path, import_url: &str, city_url: &str) -> anyhow::Result<()> {
    if settings.choice.wants("import") {
        Box::pin(import::measure(settings, &directory.join("import"), import_url)).await?;
    }
    let app = city::open(&directory.join("city"), city_url).await?;
    city::write(settings, &app).await?;
    let cases: Vec<_> = case::ALL.iter().filter(|case| settings.choice.wants(case.name)).collect();
    if cases.is_empty() {
        return Ok(());
    }
    city::fill_list(settings, &app, city_url).await?;
    let key = city::key(&app).await?;
    let (gateway, _stop) = serve(&app).await?;
    city::wait_for_search(&app).await?;
    let client = Client::new(gateway, key, &app);
    println!(
        "\n{:32} {:>5}  {:>9} {:>8} {:>8}  {:>9} {:>8} {:>8}  {:>5}",
        "", "conn.", "gateway/s", "p50 ms", "p99 ms", "handler/s", "p50 ms", "p99 ms", "ratio"
    );
    for case in cases {
        measure_case(settings, &app, &client, case).await?;
    }
    Ok(())
}

async fn serve(app: &App) -> anyhow::Result<(SocketAddr, oneshot::Sender<()>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let (stop, stopped) = oneshot::channel();
    let serving = app.clone();
    tokio::spawn(async move {
        serving
            .serve(listener, async {
                let _ = stopped.await;
            })
            .await
    });
    Ok((address, stop))
}

/// Gateway and handler in turn, at each number of connections; prints a line each.
async fn measure_case(settings: &Settings, app: &App, client: &Client, case: &'static Case) -> anyhow::Result<()> {
    let requests = case::prepare(case, client, app).await.with_context(|| format!("preparing {}", case.name))?;
    let gateway = Target { address: client.gateway, requests: requests.iter().map(|one| client.http(one)).collect() };
    let beside = handler::serve(app, requests).await?;
    let pair = [Arc::new(gateway), Arc::new(beside)];
    for connections in CONNECTIONS {
        let mut runs = [Vec::new(), Vec::new()];
        for target in &pair {
            load::run(target, connections, settings.measurement / 8).await?;
        }
        for _ in 0..TURNS {
            for (target, runs) in pair.iter().zip(&mut runs) {
                runs.push(load::run(target, connections, settings.measurement / TURNS).await?);
            }
        }
        let [gateway, handler] = runs.map(load::median);
        println!(
            "{:32} {connections:>5}  {:>9.0} {:>8.2} {:>8.2}  {:>9.0} {:>8.2} {:>8.2}  {:>5.2}",
            case.name,
            gateway.rate,
            milliseconds(gateway.p50),
            milliseconds(gateway.p99),
            handler.rate,
            milliseconds(handler.p50),
            milliseconds(handler.p99),
            gateway.rate / handler.rate
        );
    }
    Ok(())
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
