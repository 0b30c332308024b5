//! A gateway over a database with an invented city, and a client of it: what benches ask.

use std::net::SocketAddr;

use anyhow::{Context, ensure};
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    config::{Config, OptionOverride, Sources},
    domain::{
        dataset,
        generate::{Generator, store::CityWriter},
    },
    random::Random,
};
use sea_orm::{FromQueryResult, Statement};
use serde_json::Value;
use tokio::{net::TcpListener, sync::oneshot};

use crate::{
    gateway::new_client,
    services::{self, Service},
};

/// What makes PostgreSQL keep what it acknowledged, over the tests' settings.
const DURABLE: &str = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

/// Rates that stop nobody, and as much time as a slow machine needs. Names of which nobody has one are not searched for:
/// the city has none. What works in the background is another process.
pub const SETTINGS: [(&str, &str); 8] = [
    ("search.enabled", "false"),
    ("jobs.enabled", "false"),
    ("tiers.institution.exports_per_day", "1000000"),
    ("tiers.institution.requests_per_second", "100000"),
    ("tiers.institution.burst", "100000"),
    ("tiers.institution.bucket_points", "1000000000"),
    ("tiers.institution.refill_points_per_second", "1000000000"),
    ("server.request_deadline_ms", "120000"),
];

/// A gateway with a city.
pub struct Place {
    app: App,
    address: SocketAddr,
    key: String,
    http: reqwest::Client,
    _stop: oneshot::Sender<()>,
    directory: tempfile::TempDir,
    _server: Option<Service>,
}

/// An enterprise of the city whose name nobody else has.
#[derive(FromQueryResult)]
pub struct Known {
    /// Its credit code.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl Place {
    /// Makes one with a city of so many enterprises.
    ///
    /// # Errors
    /// When anything does not start.
    pub async fn open(database: &'static str, enterprises: u64) -> anyhow::Result<Self> {
        let directory = tempfile::tempdir()?;
        let (server, url) = if database == "postgresql" {
            let server = tokio::task::spawn_blocking(|| services::start_postgres(DURABLE)).await?;
            let url = server.address().to_owned();
            (Some(server), url)
        } else {
            (None, format!("sqlite://{}", directory.path().join("mingjing.db").display()))
        };
        let data_dir = directory.path().display().to_string();
        let options = [("data_dir", data_dir.as_str()), ("database.url", &url)].into_iter().chain(SETTINGS);
        let options = options.map(|(path, value)| OptionOverride { option: "bench", path, value: value.to_owned() });
        let config = Config::load(&Sources { options: options.collect(), ..Sources::default() })?;
        let app = Box::pin(App::open(config, Clock::system(), Random::system())).await?;
        let generator = Generator::try_new(1, enterprises)?;
        CityWriter::new(app.writer.clone(), app.access.clone())
            .write(&generator, Clock::system().now(), |_| {})
            .await?;
        app.store.optimise().await?;
        let bank = new_client("测量银行", OrganisationKind::Institution, "institution");
        let key = app.access.create_client(bank).await?.key.expose().to_owned();
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
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self { app, address, key, http, _stop: stop, directory, _server: server })
    }

    /// Up to so many enterprises from all over the city.
    ///
    /// # Errors
    /// When the database does not answer, or the city is empty.
    pub async fn known(&self, most: usize) -> anyhow::Result<Vec<Known>> {
        let sql = format!(
            "SELECT MIN(credit_code) AS code, name FROM enterprise WHERE credit_code IS NOT NULL
             GROUP BY name HAVING COUNT(*)=1 ORDER BY code LIMIT {most}"
        );
        let statement = Statement::from_string(self.app.store.dialect().backend(), sql);
        let known = Known::find_by_statement(statement).all(self.app.store.reader()).await?;
        ensure!(!known.is_empty(), "the city is empty");
        Ok(known)
    }

    /// How far the city's changes go.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sequence(&self) -> anyhow::Result<u64> {
        Ok(dataset::progress(&self.app.store).await?.sequence)
    }

    /// The folder that has the secrets of the city.
    pub fn directory(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// The address of its database.
    pub fn database_url(&self) -> String {
        self.app.config.database_url()
    }

    /// A key of the tier institution, which nothing exhausts.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Asks, and reads the answer.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn ask(&self, body: &Value) -> anyhow::Result<Value> {
        let request = self.http.post(format!("http://{}/graphql", self.address)).header("x-api-key", &self.key);
        let text = request.json(body).send().await?.text().await?;
        let answer: Value = serde_json::from_str(&text).context("the answer is no JSON")?;
        ensure!(answer.get("errors").is_none(), "refused: {text:.400}");
        Ok(answer)
    }
}
