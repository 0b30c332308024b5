//! Reads go to a hot standby of PostgreSQL while it is fresh enough, and nowhere else when it is not.
//!
//! What came from the standby shows by what it lacks: while its replay is paused it keeps to what it had.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use mingjing::{
    domain::registry::search::follow::ChangeSource as _,
    infra::database::{self, DatabaseOptions, OpenError},
    secret::Secret,
};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement, TryGetable};
use serde_json::{Value, json};
use tests::{
    database::Backend,
    draft::{credit_code, enterprise},
    gateway::Gateway,
    services::{Service, start_postgres, start_postgres_standby},
    until,
};
use tokio::net::{TcpListener, TcpStream};

/// A lag that no test reaches, and one that every test may wait for.
const LONG: &str = "600000";
const SHORT: &str = "1000";

/// A primary with its standby, each with a connection to look into it.
struct Pair {
    primary: Service,
    standby: Service,
    looking: DatabaseConnection,
}

impl Pair {
    async fn start() -> Self {
        let primary = start_postgres("");
        let standby = start_postgres_standby(&primary);
        let looking = Database::connect(standby.address()).await.unwrap();
        Self { primary, standby, looking }
    }

    async fn gateway(&self, standby: &str, lag: &str) -> Gateway {
        let settings = [
            ("database.url", self.primary.address()),
            ("database.standby_urls", standby),
            ("database.standby_lag_max_ms", lag),
        ];
        Gateway::start_with(Backend::Postgres, &settings).await
    }

    /// Lets the standby stay as it is, once it has all there is.
    async fn pause(&self, gateway: &Gateway) {
        let primary = count(gateway.app.store.writer()).await;
        until(async || (count(&self.looking).await == primary).then_some(())).await;
        self.looking.execute_unprepared("SELECT pg_wal_replay_pause()").await.unwrap();
        until(async || self.is_paused().await.then_some(())).await;
    }

    async fn is_paused(&self) -> bool {
        ask(&self.looking, "SELECT pg_get_wal_replay_pause_state()='paused'").await.unwrap()
    }

    async fn resume(&self) {
        self.looking.execute_unprepared("SELECT pg_wal_replay_resume()").await.unwrap();
    }
}

/// The changes that a database holds.
async fn count(connection: &DatabaseConnection) -> i64 {
    // A standby may not have the table yet.
    ask(connection, "SELECT sequence FROM change_counter").await.unwrap_or(-1)
}

/// The one value that a statement answers with.
async fn ask<T: TryGetable>(connection: &DatabaseConnection, statement: &str) -> Result<T, DbErr> {
    let row = connection.query_one_raw(Statement::from_string(DbBackend::Postgres, statement)).await?;
    row.unwrap().try_get_by_index(0)
}

async fn total(gateway: &Gateway) -> Value {
    gateway.data("{ enterprises { totalCount } }").await["enterprises"]["totalCount"].clone()
}

/// What `/readyz` names as degraded.
async fn degraded(gateway: &Gateway) -> Value {
    let response = gateway.http().get(format!("http://{}/readyz", gateway.address)).send().await.unwrap();
    response.json::<Value>().await.unwrap()["degraded"].clone()
}

/// The connections over which requests have reached the standby.
fn connections(gateway: &Gateway) -> u32 {
    let lines = gateway.app.store.standbys().lines();
    lines.map(|line| line.requests().get_postgres_connection_pool().size()).sum()
}

/// Waits until the standby is read.
async fn fresh(gateway: &Gateway) {
    until(async || (gateway.app.store.standbys().fresh() == 1).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_read_a_fresh_standby_and_what_must_miss_nothing_reads_the_primary() {
    let pair = Pair::start().await;
    let gateway = pair.gateway(pair.standby.address(), LONG).await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    pair.pause(&gateway).await;
    fresh(&gateway).await;
    gateway.write("enterprise", &[enterprise(2, &[])]).await;

    let both = gateway.data("{ enterprises { totalCount } dataset { sequence } }").await;
    assert_eq!(both["enterprises"]["totalCount"], 1, "the standby lacks the second");
    assert_eq!(both["dataset"]["sequence"], "1", "and nobody is told of more than it holds");

    // The search index follows the primary; what it finds must be there.
    let index = gateway.app.search.clone().unwrap();
    until(async || (index.position() == 2).then_some(())).await;
    let name = enterprise_name(&gateway).await;
    let search = "query($query: String!) { searchEnterprises(query: $query) { totalCount nodes { name } } }";
    let found = gateway.data_with(search, json!({ "query": name })).await;
    assert_eq!(found["searchEnterprises"]["nodes"][0]["name"], name.as_str());

    // Administration and mutations have nothing to do with the standby, which could not take them.
    let mutation = "mutation { registerOrganisation(input: { name: \"星火数据\", kind: DEVELOPER }) {
        organisation { name } userErrors { message } } }";
    let registered = gateway.data(mutation).await;
    assert_eq!(registered["registerOrganisation"]["organisation"]["name"], "星火数据", "{registered}");
    let organisations = gateway.data("{ organisations { nodes { name } } }").await;
    assert!(organisations.to_string().contains("星火数据"), "{organisations}");

    // Nor has the feed of a watch list: the standby knows nothing of who was put on it.
    let list = gateway.data("mutation { createWatchList(input: { name: \"客户\" }) { watchList { id } } }").await;
    let list = list["createWatchList"]["watchList"]["id"].as_str().unwrap().to_owned();
    let add = "mutation($id: ID!, $code: String!) { addWatchSubjects(input: { watchListId: $id, subjects: [$code] }) { added } }";
    gateway.data_with(add, json!({ "id": list, "code": credit_code(1) })).await;
    let feed = "query($id: ID!) { changes(first: 10, filter: { watchListId: $id }) { upTo events { sequence } } }";
    let told = gateway.data_with(feed, json!({ "id": list })).await;
    assert_eq!(told["changes"]["events"], json!([{"sequence": "1"}]), "{told}");

    pair.resume().await;
    until(async || (total(&gateway).await == 2).then_some(())).await;
}

/// The name of the second enterprise, from the primary.
async fn enterprise_name(gateway: &Gateway) -> String {
    let source = mingjing::domain::registry::RegistrySource::new(gateway.app.store.clone());
    let ids = source.enterprises(0, 10).await.unwrap();
    source.documents(&ids[1..]).await.unwrap()[0].name.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_that_falls_behind_is_left_until_it_has_caught_up() {
    let pair = Pair::start().await;
    let gateway = pair.gateway(pair.standby.address(), SHORT).await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    until(async || (degraded(&gateway).await == Value::Null).then_some(())).await;
    pair.pause(&gateway).await;
    gateway.write("enterprise", &[enterprise(2, &[])]).await;

    until(async || (total(&gateway).await == 2).then_some(())).await;
    until(async || (degraded(&gateway).await == json!(["database standby"])).then_some(())).await;
    assert_eq!(total(&gateway).await, 2, "and stays on the primary");

    pair.resume().await;
    fresh(&gateway).await;
    until(async || (degraded(&gateway).await == Value::Null).then_some(())).await;
    assert_eq!(total(&gateway).await, 2);
}

/// Asks until the standby was asked too: it may fall behind for a moment.
async fn asked(gateway: &Gateway) {
    until(async || {
        assert_eq!(total(gateway).await, 1);
        (connections(gateway) > 0).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_that_hangs_or_dies_costs_no_request() {
    let pair = Pair::start().await;
    let wire = Wire::to(pair.standby.address()).await;
    let gateway = pair.gateway(&wire.address, SHORT).await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    until(async || (count(&pair.looking).await == 1).then_some(())).await;
    fresh(&gateway).await;
    asked(&gateway).await;

    // It answers nothing any more, without a word: requests that wait for it are answered by the primary.
    wire.cut.store(true, Ordering::SeqCst);
    assert_eq!(total(&gateway).await, 1);
    until(async || (degraded(&gateway).await == json!(["database standby"])).then_some(())).await;
    assert_eq!(total(&gateway).await, 1);

    wire.cut.store(false, Ordering::SeqCst);
    fresh(&gateway).await;
    asked(&gateway).await;
    // It dies.
    drop(pair.looking);
    drop(pair.standby);
    for _ in 0..20 {
        assert_eq!(total(&gateway).await, 1);
    }
    until(async || (degraded(&gateway).await == json!(["database standby"])).then_some(())).await;
    assert_eq!(total(&gateway).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_starts_without_its_standby_and_refuses_one_beside_sqlite() {
    let primary = start_postgres("");
    let settings = [
        ("database.url", primary.address()),
        ("database.standby_urls", "postgres://mingjing:secret@127.0.0.1:1/postgres"),
    ];
    let gateway = Gateway::start_with(Backend::Postgres, &settings).await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    assert_eq!(total(&gateway).await, 1);
    until(async || (degraded(&gateway).await == json!(["database standby"])).then_some(())).await;
    let shown = gateway.app.config.effective();
    assert!(shown.contains("mingjing:(set)@127.0.0.1:1") && !shown.contains("mingjing:secret"), "{shown}");

    let directory = tempfile::tempdir().unwrap();
    let mut options = DatabaseOptions::new(format!("sqlite://{}/mingjing.db", directory.path().display()), 1);
    options.standby_urls.push(Secret::new(primary.address()));
    assert!(matches!(database::open(&options).await, Err(OpenError::NoStandbys)));
}

/// A wire to a server that can be cut: then what is sent arrives nowhere, and nobody is told.
struct Wire {
    address: String,
    cut: Arc<AtomicBool>,
}

impl Wire {
    async fn to(server: &str) -> Self {
        let (login, place) = server.split_once('@').unwrap();
        let (host, database) = place.split_once('/').unwrap();
        let (host, cut) = (host.to_owned(), Arc::new(AtomicBool::new(false)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("{login}@{}/{database}", listener.local_addr().unwrap());
        let is_cut = Arc::clone(&cut);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(carry(near, host.clone(), Arc::clone(&is_cut)));
            }
        });
        Self { address, cut }
    }
}

async fn carry(near: TcpStream, host: String, cut: Arc<AtomicBool>) -> std::io::Result<()> {
    let far = TcpStream::connect(host).await?;
    let (mut near_bytes, mut far_bytes) = ([0; 4096], [0; 4096]);
    let mut was_cut = false;
    loop {
        let (from, to, bytes) = tokio::select! {
            ready = near.readable() => { ready?; (&near, &far, &mut near_bytes) }
            ready = far.readable() => { ready?; (&far, &near, &mut far_bytes) }
        };
        let count = match from.try_read(bytes) {
            Ok(0) => return Ok(()),
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(error),
        };
        // A connection that lost bytes is of no use later.
        was_cut |= cut.load(Ordering::SeqCst);
        if was_cut && cut.load(Ordering::SeqCst) {
            continue;
        }
        if was_cut {
            return Ok(());
        }
        let mut rest = &bytes[..count];
        while !rest.is_empty() {
            to.writable().await?;
            match to.try_write(rest) {
                Ok(written) => rest = &rest[written..],
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }
}
