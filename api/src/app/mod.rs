//! Wires the gateway once: the only place that knows all parts.

mod documents;
mod gate;

use std::{future::Future, path::PathBuf, sync::Arc};

use axum::Router;
use sha2::{Digest, Sha256};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

pub use self::documents::SchemaValidator;
use self::{documents::ClientDocuments, gate::TierGate};
use crate::{
    clock::Clock,
    config::{Config, secret_file},
    domain::{
        access::{Access, authenticate::Authenticator, key::KeyHasher, last_use::LastUse},
        disclosure::write::Writer,
        document::Documents,
        limit::monthly::MonthlyPoints,
        reading::{Reader, cursor::CursorKey},
        registry::{
            RegistrySource,
            search::{
                SearchError, SearchIndex,
                follow::{Follower, is_built},
            },
        },
        store::Store,
    },
    graphql::{self, ApiSchema, access::scope::ScopedSchema, services::Services},
    http::{
        self, Draining, Parts, Readiness,
        address::TrustedProxies,
        server::{self, Ended},
        shed::Room,
    },
    infra::{
        database::{self, DatabaseOptions},
        limiter::{Limiter, SharedOptions},
        schema::{self, SchemaError},
    },
    random::Random,
};

/// The gateway's parts over one database.
#[derive(Clone)]
pub struct App {
    /// The configuration in force.
    pub config: Arc<Config>,
    /// The database.
    pub store: Store,
    /// The one write path.
    pub writer: Writer,
    /// Organisations, clients, keys and tiers.
    pub access: Access,
    /// The time of day.
    pub clock: Clock,
    /// The schema over all services.
    pub schema: ApiSchema,
    /// The search index; none where search is switched off.
    pub search: Option<Arc<SearchIndex>>,
    /// Counts what callers ask.
    pub limiter: Arc<Limiter>,
    /// Counts the points of each client's month.
    pub monthly: MonthlyPoints,
    /// The documents that clients name by their hash.
    pub documents: Documents,
    authenticator: Authenticator,
    last_use: LastUse,
}

/// Why the gateway could not be wired.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The database is not to be had.
    #[error(transparent)]
    Database(#[from] database::OpenError),
    /// The database could not be brought up to date.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A secret could not be had.
    #[error(transparent)]
    Secret(#[from] secret_file::SecretFileError),
    /// The search index could not be opened.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The tiers could not be seeded.
    #[error(transparent)]
    Access(#[from] crate::domain::access::RepoError),
    /// A setting of the HTTP side cannot be used.
    #[error(transparent)]
    Router(#[from] http::RouterError),
}

impl App {
    /// Opens the database, brings it up to date and wires everything over it.
    ///
    /// # Errors
    /// [`AppError`] says which part is at fault.
    pub async fn open(config: Config, clock: Clock, random: Random) -> Result<Self, AppError> {
        let store = open_database(&config).await?;
        schema::migrate(&store).await?;
        Self::over(store, config, clock, random).await
    }

    /// Wires everything over a migrated database.
    ///
    /// # Errors
    /// [`AppError`] says which part is at fault.
    pub async fn over(store: Store, config: Config, clock: Clock, random: Random) -> Result<Self, AppError> {
        let hasher = KeyHasher::new(&config.key_secret(&random)?);
        let cursor_secret = config.cursor_secret(&random)?;
        let cursors = CursorKey::new(&Sha256::digest(cursor_secret.expose()).into());
        let environment = config.security.environment.clone();
        let last_use = LastUse::new(store.background(), clock.clone());
        let access = Access::new(store.clone(), clock.clone(), random, hasher.clone(), environment.clone());
        access.seed_tiers(&config.tier_rows()).await?;
        let search = open_search(&config)?;
        let limiter = Arc::new(open_limiter(&config).await);
        let services =
            Services { reader: Reader::new(store.clone()), cursors, store: store.clone(), search: search.clone() };
        Ok(Self {
            authenticator: Authenticator::new(store.clone(), clock.clone(), hasher, environment, last_use.clone()),
            config: Arc::new(config),
            writer: Writer::new(store.clone()),
            schema: graphql::schema(services),
            search,
            limiter,
            monthly: MonthlyPoints::new(store.background(), clock.clone()),
            documents: Documents::new(store.clone(), clock.clone()),
            store,
            access,
            clock,
            last_use,
        })
    }

    /// The routes over this gateway.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub fn router(&self, draining: Draining) -> Result<Router, AppError> {
        let parts = Parts {
            executor: ScopedSchema::try_new(self.schema.clone()).map_err(http::RouterError::from)?,
            gate: Arc::new(TierGate::new(
                self.authenticator.clone(),
                Arc::clone(&self.limiter),
                self.monthly.clone(),
                self.clock.clone(),
            )),
            persisted: Arc::new(ClientDocuments(self.documents.clone())),
            readiness: Arc::new(ReadyParts {
                store: self.store.clone(),
                search: self.search.clone(),
                limiter: Arc::clone(&self.limiter),
            }),
            draining,
            settings: http_settings(&self.config),
        };
        Ok(http::router(parts)?)
    }

    /// Serves until the signal, then finishes what runs.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub async fn serve(&self, listener: TcpListener, signal: impl Future<Output = ()>) -> Result<Ended, AppError> {
        let draining = Draining::default();
        let router = self.router(draining.clone())?;
        let stop = watch::Sender::new(false);
        let following = self.follow_changes(stop.subscribe());
        let flushers = [
            tokio::spawn(self.last_use.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.monthly.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.documents.clone().run(stopped(stop.subscribe()))),
        ];
        let settings = server::ServerSettings {
            grace_period: self.config.server.shutdown_grace,
            ..server::ServerSettings::default()
        };
        let ended = server::serve(listener, router, draining, signal, settings).await;
        stop.send_replace(true);
        for flusher in flushers {
            let _ = flusher.await;
        }
        if let Some(following) = following {
            let _ = following.await;
        }
        Ok(ended)
    }

    /// Keeps the search index up with the change events, woken by the writes of this process.
    fn follow_changes(&self, stop: watch::Receiver<bool>) -> Option<JoinHandle<()>> {
        let index = Arc::clone(self.search.as_ref()?);
        let source = Arc::new(RegistrySource::new(self.store.background()));
        let follower = Follower::default().run(index, source, self.writer.committed(), stop);
        Some(tokio::spawn(follower))
    }
}

/// Ready when the gateway stops.
async fn stopped(mut stop: watch::Receiver<bool>) {
    // A dropped sender means the same.
    let _ = stop.wait_for(|stopped| *stopped).await;
}

/// Opens the configured database as it is.
///
/// # Errors
/// [`database::OpenError`] when it is not to be had.
pub async fn open_database(config: &Config) -> Result<Store, database::OpenError> {
    let options = DatabaseOptions {
        url: config.database_url(),
        connections: config.database.connections,
        statement_timeout: config.database.statement_timeout,
    };
    database::open(&options).await
}

/// Opens the search index, unless it is switched off.
fn open_search(config: &Config) -> Result<Option<Arc<SearchIndex>>, SearchError> {
    if !config.search.enabled {
        return Ok(None);
    }
    SearchIndex::open(Some(&config.search_directory())).map(|index| Some(Arc::new(index)))
}

/// Counts in Redis where there is one; it need not answer yet.
async fn open_limiter(config: &Config) -> Limiter {
    let Some(address) = config.redis.address.clone() else { return Limiter::local() };
    let (timeout, fallback_percent) = (config.redis.timeout, config.redis.fallback_percent);
    Limiter::shared(SharedOptions { address, timeout, fallback_percent }).await
}

/// Where `make web` puts the built web app, seen from the folder that the gateway is started in.
const WEB_ASSETS: &str = "clients/web/dist";

fn http_settings(config: &Config) -> http::Settings {
    let web_dir = if config.server.web_dir.is_empty() { WEB_ASSETS } else { &config.server.web_dir };
    http::Settings {
        compression: config.server.compression,
        allowed_origins: config.server.cors_origins.clone(),
        trusted_proxies: TrustedProxies::new(config.server.trusted_proxies.clone()),
        web_assets: PathBuf::from(web_dir),
        request_deadline: config.server.request_deadline,
        max_body: config.limits.body_bytes,
        max_response: config.limits.response_bytes,
        room: Room {
            executing: usize::try_from(config.executing_max()).unwrap_or(usize::MAX),
            waiting: usize::try_from(config.limits.waiting_max).unwrap_or(usize::MAX),
            longest_wait: config.limits.waiting,
        },
    }
}

/// Ready when the database answers and the search index, where there is one, has been built.
struct ReadyParts {
    store: Store,
    search: Option<Arc<SearchIndex>>,
    limiter: Arc<Limiter>,
}

#[async_trait::async_trait]
impl Readiness for ReadyParts {
    async fn missing(&self) -> Vec<&'static str> {
        if self.store.reader().ping().await.is_err() {
            return vec!["database"];
        }
        let Some(index) = &self.search else { return Vec::new() };
        match is_built(index, &RegistrySource::new(self.store.background())).await {
            Ok(true) => Vec::new(),
            Ok(false) => vec!["search index"],
            Err(_) => vec!["database"],
        }
    }

    fn degraded(&self) -> Vec<&'static str> {
        if self.limiter.is_degraded() { vec!["redis"] } else { Vec::new() }
    }
}
