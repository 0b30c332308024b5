//! A gateway per test: the real router on a real port, over a database of the test's own.

use std::{collections::BTreeSet, net::SocketAddr};

use chrono::{DateTime, TimeZone, Utc};
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    config::{Config, OptionOverride, Sources},
    domain::access::create_client::{NewClient, NewOrganisation},
    random::Random,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot};

use crate::database::{self, Backend};

/// A running gateway. It ends with the test.
pub struct Gateway {
    /// Its parts, for what a test does beside HTTP.
    pub app: App,
    /// Which database it is on.
    pub backend: Backend,
    /// Where it listens.
    pub address: SocketAddr,
    /// A key of the operator's tier, which no test exhausts.
    pub key: String,
    /// The organisation that publishes what the test writes.
    pub publisher: i64,
    client: reqwest::Client,
    directory: tempfile::TempDir,
    _stop: oneshot::Sender<()>,
}

/// The day on which all tests happen.
///
/// # Panics
/// Never: the day exists.
pub fn today() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, 12, 29, 8, 0, 0).single().expect("a day")
}

impl Gateway {
    /// Starts one on an empty database.
    ///
    /// # Panics
    /// When anything does not start.
    pub async fn start(backend: Backend) -> Self {
        Self::start_with(backend, &[]).await
    }

    /// Starts one with other settings than the default, as paths and values.
    ///
    /// # Panics
    /// When anything does not start.
    pub async fn start_with(backend: Backend, settings: &[(&'static str, &str)]) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let url = database::create(backend, directory.path()).await;
        Self::start_over(backend, directory, &url, settings).await
    }

    /// Starts one over the database of this address, which no other gateway was over before. What it keeps beside it
    /// stands in `directory`.
    ///
    /// # Panics
    /// When anything does not start.
    pub async fn start_over(
        backend: Backend,
        directory: tempfile::TempDir,
        url: &str,
        settings: &[(&'static str, &str)],
    ) -> Self {
        let app = open(&directory, url, settings, Clock::fixed(today())).await;
        let issued = app
            .access
            .create_client(new_client("测试市工商局", OrganisationKind::Aic, "operator"))
            .await
            .expect("a client");
        let key = issued.key.expose().to_owned();
        // Boxed: what waits for a gateway would otherwise hold all of its parts once more.
        Box::pin(Self::serve(backend, app, key, directory)).await
    }

    /// Starts another gateway over the same database, with the same secrets, as a second replica is. It remembers nothing
    /// of what this one does, and shares its clock.
    ///
    /// # Panics
    /// When anything does not start.
    pub async fn start_replica(&self, settings: &[(&'static str, &str)]) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        for secret in ["key.secret", "cursor.secret"] {
            std::fs::copy(self.directory().join(secret), directory.path().join(secret)).expect("a secret");
        }
        let app = open(&directory, &self.app.config.database_url(), settings, self.app.clock.clone()).await;
        Self::serve(self.backend, app, self.key.clone(), directory).await
    }

    async fn serve(backend: Backend, app: App, key: String, directory: tempfile::TempDir) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel();
        let serving = app.clone();
        tokio::spawn(async move {
            serving
                .serve(listener, async {
                    let _ = stopped.await;
                })
                .await
        });
        let client = reqwest::Client::builder().no_proxy().build().expect("an HTTP client");
        Self { app, backend, address, key, publisher: 1, client, directory, _stop: stop }
    }

    /// A folder that is removed with the gateway.
    pub fn directory(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// Registers a client in a tier and returns its key.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn new_key(&self, organisation: &str, kind: OrganisationKind, tier: &str) -> String {
        let issued = self.app.access.create_client(new_client(organisation, kind, tier)).await.expect("a client");
        issued.key.expose().to_owned()
    }

    /// The address of the GraphQL endpoint.
    pub fn url(&self) -> String {
        format!("http://{}/graphql", self.address)
    }

    /// Sends a request as it is, without a key.
    pub fn post(&self) -> reqwest::RequestBuilder {
        self.client.post(self.url()).header("accept", "application/json")
    }

    /// The HTTP client.
    pub fn http(&self) -> &reqwest::Client {
        &self.client
    }

    /// The whole answer to a query.
    ///
    /// # Panics
    /// When the gateway does not answer with JSON.
    pub async fn answer(&self, query: &str, variables: Value) -> Value {
        let body = json!({"query": query, "variables": variables});
        let response = self.post().header("x-api-key", &self.key).json(&body).send().await.expect("an answer");
        response.json().await.expect("JSON")
    }

    /// The data of a query that must succeed.
    ///
    /// # Panics
    /// When it does not.
    pub async fn data(&self, query: &str) -> Value {
        self.data_with(query, json!({})).await
    }

    /// The data of a query with variables that must succeed.
    ///
    /// # Panics
    /// When it does not.
    pub async fn data_with(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}\n{answer:#}");
        answer["data"].take()
    }

    /// The code and the message of the only error of a query that must fail.
    ///
    /// # Panics
    /// When it does not fail with one error.
    pub async fn error(&self, query: &str) -> (String, String) {
        let answer = self.answer(query, json!({})).await;
        let errors = answer["errors"].as_array().unwrap_or_else(|| panic!("{query} succeeded:\n{answer:#}"));
        assert_eq!(errors.len(), 1, "{answer:#}");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&errors[0]["extensions"]["code"]), text(&errors[0]["message"]))
    }
}

async fn open(directory: &tempfile::TempDir, url: &str, settings: &[(&'static str, &str)], clock: Clock) -> App {
    let data_dir = directory.path().display().to_string();
    // No test waits for what comes by itself.
    let given = [("data_dir", data_dir.as_str()), ("database.url", url), ("exports.snapshot_every_hours", "0")];
    let options = given.into_iter().chain(settings.iter().copied());
    let options = options.map(|(path, value)| OptionOverride { option: "test", path, value: value.to_owned() });
    let config = Config::load(&Sources { options: options.collect(), ..Sources::default() }).expect("a configuration");
    App::open(config, clock, Random::system()).await.expect("a gateway")
}

/// A client of this organisation, of the tier and with its scopes alone.
pub fn new_client(organisation: &str, kind: OrganisationKind, tier: &str) -> NewClient {
    NewClient {
        organisation: NewOrganisation {
            name: organisation.to_owned(),
            kind,
            division: None,
            industry_sections: BTreeSet::new(),
        },
        tier: tier.to_owned(),
        name: "test".to_owned(),
        scopes: BTreeSet::new(),
        expires_at: None,
    }
}
