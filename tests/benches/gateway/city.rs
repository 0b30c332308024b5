//! The data that is read: an invented city through the one write path, and one list filled up by the database.

use std::{path::Path, time::Instant};

use anyhow::Context;
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    domain::{
        dataset,
        generate::{Generator, store::CityWriter},
        store::dialect::Dialect,
    },
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tests::{bench, gateway::new_client};

use super::settings::Settings;

/// Requests a second and at once, as many as a tier can have.
const UNLIMITED: &str = "1000000";

/// Cost points, as many as a tier can have.
const UNLIMITED_POINTS: &str = "1000000000";

/// A gateway over a new database, in whose operator's tier nothing is limited.
pub async fn open(directory: &Path, url: &str) -> anyhow::Result<App> {
    std::fs::create_dir_all(directory)?;
    let settings = [
        ("tiers.operator.requests_per_second", UNLIMITED),
        ("tiers.operator.burst", UNLIMITED),
        ("tiers.operator.bucket_points", UNLIMITED_POINTS),
        ("tiers.operator.refill_points_per_second", UNLIMITED_POINTS),
    ];
    bench::open(directory, url, &settings).await
}

/// Writes the city and prints how quickly.
pub async fn write(settings: &Settings, app: &App) -> anyhow::Result<()> {
    let generator = Generator::try_new(1, settings.enterprises)?;
    let mut city = CityWriter::new(app.writer.clone(), app.access.clone());
    let started = Instant::now();
    let stored = city.write(&generator, Clock::system().now(), |_| {}).await?;
    report("generate into the database", stored.enterprises + stored.records, started);
    Ok(())
}

/// Prints a line about rows that were written since then.
pub fn report(what: &str, rows: u64, since: Instant) {
    let seconds = since.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a rate is shown with a few digits")]
    let rate = rows as f64 / seconds;
    println!("{what:40} {rows:>9} rows {seconds:>7.1} s {rate:>9.0} rows/s");
}

/// A key of the tier without limits.
pub async fn key(app: &App) -> anyhow::Result<String> {
    let client = new_client("测量者", OrganisationKind::Operator, "operator");
    Ok(app.access.create_client(client).await?.key.expose().to_owned())
}

/// Fills the list up to its rows with one statement, then lets the database look at its data.
pub async fn fill_list(settings: &Settings, app: &App, url: &str) -> anyhow::Result<()> {
    let rows = settings.list_rows;
    let (numbers, day, at, analyse) = match app.store.dialect() {
        Dialect::Postgres => (
            format!("generate_series(1,{rows}) AS s(n)"),
            "DATE '2014-03-01'+((s.n::bigint*7919)%1400)::int",
            "TIMESTAMPTZ '2017-12-29T08:00:00Z'",
            "VACUUM ANALYZE",
        ),
        Dialect::Sqlite => (
            format!(
                "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c WHERE n<{rows}) SELECT n FROM c) AS s"
            ),
            "date('2014-03-01','+'||((s.n*7919)%1400)||' days')",
            "'2017-12-29T08:00:00.000000Z'",
            "ANALYZE",
        ),
    };
    let statement = format!(
        "INSERT INTO abnormal_operation (id,enterprise_id,identity,publisher_id,state,revision,content_hash,\
        published_at,updated_at,district,industry,document_number,authority,reason,listed_on) \
        SELECT 1000000000+s.n,e.id,'bench'||s.n,e.publisher_id,'1',1,s.n,{at},{at},e.district,e.industry,\
        'B'||s.n,e.registration_authority,CASE s.n%4 WHEN 0 THEN '1' WHEN 1 THEN '2' WHEN 2 THEN '3' ELSE '4' END,{day} \
        FROM {numbers} JOIN (SELECT *,row_number() OVER (ORDER BY id)-1 AS r FROM enterprise) e ON e.r=s.n%{}",
        settings.enterprises
    );
    let started = Instant::now();
    execute(url, &statement).await?;
    execute(url, analyse).await?;
    report("fill one list by SQL, without events", rows, started);
    Ok(())
}

/// Waits until the search index knows every change.
pub async fn wait_for_search(app: &App) -> anyhow::Result<()> {
    let index = app.search.as_ref().context("search is on")?;
    let sequence = dataset::progress(&app.store).await?.sequence;
    let started = Instant::now();
    index.subscribe().wait_for(|progress| progress.position() >= sequence).await?;
    report("search index", index.len(), started);
    Ok(())
}

/// Runs a statement on a connection of its own, which has no time-out.
pub async fn execute(url: &str, statement: &str) -> anyhow::Result<()> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    connection.execute_unprepared(statement).await?;
    connection.close().await?;
    Ok(())
}
