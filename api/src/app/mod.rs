//! Wires the gateway once: the only place that knows all parts.

mod desks;
mod documents;
mod gate;
mod measure;
mod reports;
mod rows;
mod tokens;
mod trace;

use std::{future::Future, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::Router;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};
use tokio::{
    net::TcpListener,
    sync::{Notify, watch},
    task::JoinHandle,
};

pub use self::documents::SchemaValidator;
use self::{
    desks::{Desk, Templates},
    documents::ClientDocuments,
    gate::TierGate,
    measure::{GatewayPage, RequestCounter},
    reports::StatisticsReports,
    rows::RowCounter,
    tokens::TokenDesk,
    trace::RequestTraces,
};
use crate::{
    clock::Clock,
    config::{Config, secret_file},
    domain::{
        access::{Access, Caller, authenticate::Authenticator, key::KeyHasher, last_use::LastUse},
        audit::{AuditLog, Origin},
        dataset::head::Head,
        deprecation::DeprecatedUse,
        disclosure::{expire::Expiry, write::Writer},
        document::Documents,
        lease::Leases,
        limit::{Bucket, monthly::MonthlyPoints},
        oauth::{Oauth, SealError, SigningKeys, TokenPolicy},
        objection::Objections,
        reading::{Reader, cursor::CursorKey},
        registry::{
            RegistrySource,
            search::{
                SearchError, SearchIndex,
                follow::{Follower, is_built},
            },
        },
        statistics::Statistics,
        store::{Store, StoreError},
        submission::Submissions,
        upload::{UploadSettings, Uploads, process::Processor},
        usage::{UsageMeter, UsageReport},
    },
    graphql::{
        self, ApiSchema,
        access::{
            deprecated::{DeprecatedFields, Deprecations},
            scope::ScopedSchema,
        },
        services::Services,
    },
    http::{
        self, Draining, Gate, Parts, Readiness,
        address::TrustedProxies,
        server::{self, Ended},
        shed::Room,
        v1::Desks,
    },
    infra::{
        database::{self, DatabaseOptions},
        limiter::{Limiter, RedisTarget, SharedOptions, in_progress::InProgress},
        metrics::Metrics,
        schema::{self, SchemaError},
        traces::Traces,
    },
    random::Random,
    secret::Secret,
    worker::{
        Wake, Workshop,
        term::{ExpiryJob, ReminderJob},
        upload::{RetentionJob, UploadJob},
    },
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
    /// Objections to records.
    pub objections: Objections,
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
    head: Head,
    /// Wakes the search index.
    indexing: Arc<Notify>,
    /// Files that are uploaded.
    pub uploads: Uploads,
    /// Who works in the background on what.
    pub leases: Leases,
    upload_queued: Wake,
    authenticator: Authenticator,
    oauth: Oauth,
    last_use: LastUse,
    usage: UsageMeter,
    deprecated_use: DeprecatedUse,
    metrics: Arc<Metrics>,
    traces: Option<Traces>,
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
    /// Signing keys cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The search index could not be opened.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The tiers could not be seeded.
    #[error(transparent)]
    Access(#[from] crate::domain::access::RepoError),
    /// The metrics cannot be served.
    #[error("{0}, the address of metrics.listen, cannot be listened on; is another program there?")]
    MetricsAddress(SocketAddr, #[source] std::io::Error),
    /// The certificates that vouch for Redis cannot be had.
    #[error("{}, named by redis.ca_file, cannot be read", .0.display())]
    RedisCertificates(PathBuf, #[source] std::io::Error),
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
        // Boxed: what waits for a gateway would otherwise hold all of its wiring.
        Box::pin(Self::over(store, config, clock, random)).await
    }

    /// Wires everything over a migrated database.
    ///
    /// # Errors
    /// [`AppError`] says which part is at fault.
    pub async fn over(store: Store, config: Config, clock: Clock, random: Random) -> Result<Self, AppError> {
        let hasher = KeyHasher::new(&config.key_secret(&random)?);
        let signing_keys = signing_keys(&store, &config, &clock, &random)?;
        let cursor_secret = config.cursor_secret(&random)?;
        let cursors = CursorKey::new(&Sha256::digest(cursor_secret.expose()).into());
        let environment = config.security.environment.clone();
        let last_use = LastUse::new(store.background(), clock.clone());
        let store_in_background = store.background();
        let access = Access::new(store.clone(), clock.clone(), random.clone(), hasher.clone(), environment.clone());
        access.seed_tiers(&config.tier_rows()).await?;
        let search = open_search(&config)?;
        let limiter = Arc::new(open_limiter(&config).await?);
        let writer = Writer::new(store.clone());
        let objections = Objections::new(store.clone(), writer.clone(), clock.clone());
        let rows = Arc::new(RowCounter(Arc::clone(&limiter)));
        let head = Head::new(store.background());
        let uploads = Uploads::new(store.clone(), clock.clone(), upload_settings(&config));
        let services = Services {
            uploads: uploads.clone(),
            reader: Reader::new(store.clone()),
            cursors,
            store: store.clone(),
            // Resolvers act in their callers' names; what would not is the gateway's own doing.
            access: access.on_behalf_of(Origin::gateway()),
            submissions: Submissions::new(store.clone(), writer.clone(), clock.clone(), search.clone(), rows),
            audit: AuditLog::new(store.clone()),
            objections: objections.clone(),
            usage: UsageReport::new(store.clone(), clock.clone()),
            head: head.clone(),
            statistics: Statistics::new(store.clone()),
            search: search.clone(),
        };
        let authenticator = Authenticator::new(store.clone(), clock.clone(), hasher, environment, last_use.clone());
        let leases = Leases::new(store.background(), clock.clone(), random.clone(), config.jobs.lease);
        let oauth = Oauth::new(signing_keys, authenticator.clone(), clock.clone(), random, token_policy(&config));
        Ok(Self {
            head,
            indexing: Arc::default(),
            authenticator,
            oauth,
            usage: UsageMeter::new(store.background(), clock.clone()),
            config: Arc::new(config),
            writer,
            objections,
            schema: graphql::schema(services),
            search,
            limiter,
            monthly: MonthlyPoints::new(store.background(), clock.clone()),
            documents: Documents::new(store.clone(), clock.clone()),
            uploads,
            leases,
            upload_queued: Wake::default(),
            store,
            access,
            deprecated_use: DeprecatedUse::new(store_in_background, clock.clone()),
            clock,
            last_use,
            metrics: Arc::default(),
            traces: None,
        })
    }

    /// Has requests traced by these traces of the process, if there are any.
    #[must_use]
    pub fn traced(self, traces: Option<Traces>) -> Self {
        Self { traces, ..self }
    }

    /// The routes over this gateway.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub fn router(&self, draining: Draining) -> Result<Router, AppError> {
        Ok(http::router(self.parts(draining)?)?)
    }

    /// What the routes are made of, for whoever puts something before one of the parts.
    ///
    /// # Errors
    /// [`AppError`] when the schema's definition cannot be read back.
    pub fn parts(&self, draining: Draining) -> Result<Parts<ScopedSchema, impl Gate<Caller = Caller>>, AppError> {
        Ok(Parts {
            executor: self.executor().map_err(http::RouterError::from)?,
            gate: Arc::new(TierGate {
                authenticator: self.authenticator.clone(),
                oauth: self.oauth.clone(),
                usage: self.usage.clone(),
                limiter: Arc::clone(&self.limiter),
                in_progress: InProgress::default(),
                subscriptions: InProgress::default(),
                monthly: self.monthly.clone(),
                clock: self.clock.clone(),
            }),
            observer: Arc::new(RequestCounter(Arc::clone(&self.metrics))),
            traces: self.traces.clone().map(|traces| Arc::new(RequestTraces(traces)) as _),
            tokens: Arc::new(self.token_desk()),
            persisted: Arc::new(ClientDocuments(self.documents.clone())),
            desks: Desks {
                templates: Arc::new(Templates::default()),
                uploads: Arc::new(Desk { uploads: self.uploads.clone(), wake: self.upload_queued.clone() }),
                reports: Arc::new(StatisticsReports(Statistics::new(self.store.clone()))),
            },
            readiness: Arc::new(ReadyParts {
                store: self.store.clone(),
                search: self.search.clone(),
                limiter: Arc::clone(&self.limiter),
            }),
            draining,
            settings: http_settings(&self.config),
        })
    }

    /// Serves until the signal, then finishes what runs.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub async fn serve(&self, listener: TcpListener, signal: impl Future<Output = ()>) -> Result<Ended, AppError> {
        let draining = Draining::default();
        let router = self.router(draining.clone())?;
        let stop = watch::Sender::new(false);
        let measuring = self.serve_metrics(stop.subscribe()).await?;
        let following = self.follow_changes(stop.subscribe());
        let telling = tokio::spawn(self.tell_commits(stop.subscribe()));
        let looking = tokio::spawn(self.head.clone().run(stopped(stop.subscribe())));
        let watching = tokio::spawn(self.watch_standbys(stop.subscribe()));
        let working = self.config.jobs.enabled.then(|| tokio::spawn(self.workshop().run(stop.subscribe())));
        let flushers = [
            tokio::spawn(self.last_use.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.monthly.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.deprecated_use.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.usage.clone().run(stopped(stop.subscribe()))),
            tokio::spawn(self.documents.clone().run(stopped(stop.subscribe()))),
        ];
        let settings = server::ServerSettings {
            drain_delay: self.config.server.drain_delay,
            grace_period: self.config.server.shutdown_grace,
            ..server::ServerSettings::default()
        };
        let ended = server::serve(listener, router, draining, signal, settings).await;
        stop.send_replace(true);
        for flusher in flushers {
            let _ = flusher.await;
        }
        let _ = tokio::join!(watching, telling, looking);
        if let Some(working) = working {
            let _ = working.await;
        }
        if let Some(measuring) = measuring {
            let _ = measuring.await;
        }
        if let Some(following) = following {
            let _ = following.await;
        }
        Ok(ended)
    }

    /// The schema with the table of scopes before it.
    fn executor(&self) -> Result<ScopedSchema, async_graphql::parser::Error> {
        let fields = DeprecatedFields::from_sdl(&self.schema.sdl())?;
        let deprecations = Deprecations::new(fields, self.deprecated_use.clone());
        Ok(ScopedSchema::try_new(self.schema.clone())?.noting(deprecations))
    }

    /// The route of the metrics, which has a listener of its own.
    pub fn metrics_router(&self) -> Router {
        http::metrics::router(Arc::new(GatewayPage {
            metrics: Arc::clone(&self.metrics),
            store: self.store.clone(),
            search: self.search.clone(),
            traces: self.traces.clone(),
        }))
    }

    /// Serves the metrics, if they have an address, until `stop`.
    async fn serve_metrics(&self, stop: watch::Receiver<bool>) -> Result<Option<JoinHandle<Ended>>, AppError> {
        let Some(address) = self.config.metrics.listen else { return Ok(None) };
        let listener = TcpListener::bind(address).await.map_err(|error| AppError::MetricsAddress(address, error))?;
        let router = self.metrics_router();
        tracing::info!(address = %listener.local_addr().unwrap_or(address), "serving metrics");
        Ok(Some(tokio::spawn(async move {
            // Nobody waits long for a figure: it is no reason to outlive the gateway.
            let settings = server::ServerSettings { grace_period: METRICS_GRACE, ..server::ServerSettings::default() };
            server::serve(listener, router, Draining::default(), stopped(stop), settings).await
        })))
    }

    fn token_desk(&self) -> TokenDesk {
        let settings = &self.config.oauth;
        let bucket = Bucket::new(settings.attempts_burst.get(), settings.attempts_per_second.get());
        TokenDesk::new(self.oauth.clone(), self.config.issuer(), bucket)
    }

    /// Writes down now what was counted of usage; a running gateway does it every few seconds.
    ///
    /// # Errors
    /// When the database does not answer; then it stays counted.
    pub async fn flush_usage(&self) -> Result<(), StoreError> {
        Ok(self.usage.flush().await?)
    }

    /// Finds out again and again which standbys are fresh enough to be read.
    fn watch_standbys(&self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        self.store.standbys().clone().watch(stopped(stop))
    }

    /// Tells all who wait for it that this process has committed changes: a commit wakes one waiter alone.
    fn tell_commits(&self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        let (committed, indexing, head) = (self.writer.committed(), Arc::clone(&self.indexing), self.head.wake());
        async move {
            let telling = async {
                loop {
                    committed.notified().await;
                    indexing.notify_one();
                    head.notify_one();
                }
            };
            tokio::select! {
                () = stopped(stop) => {}
                () = telling => {}
            }
        }
    }

    /// The work of this process in the background.
    fn workshop(&self) -> Workshop {
        let store = self.store.background();
        let uploads = Uploads::new(store, self.clock.clone(), upload_settings(&self.config));
        let processor = Processor {
            uploads: uploads.clone(),
            writer: self.writer.clone(),
            access: self.access.clone(),
            leases: self.leases.clone(),
            search: self.search.clone(),
        };
        Workshop::new(self.leases.clone(), self.clock.clone())
            .with(Arc::new(UploadJob(processor)), self.upload_queued.clone())
            .with(Arc::new(RetentionJob(uploads)), Wake::default())
            .with(Arc::new(ExpiryJob { expiry: self.expiry(), clock: self.clock.clone() }), Wake::default())
            .with(Arc::new(self.reminders()), Wake::default())
    }

    /// Ends the display of records whose term is over; a running gateway does it every few minutes.
    pub fn expiry(&self) -> Expiry {
        Expiry::new(self.store.background(), self.writer.clone())
    }

    fn reminders(&self) -> ReminderJob {
        ReminderJob { objections: self.objections.clone(), clock: self.clock.clone() }
    }

    /// Keeps the search index up with the change events, woken by the writes of this process.
    fn follow_changes(&self, stop: watch::Receiver<bool>) -> Option<JoinHandle<()>> {
        let index = Arc::clone(self.search.as_ref()?);
        let source = Arc::new(RegistrySource::new(self.store.background()));
        let follower = Follower::default().run(index, source, Arc::clone(&self.indexing), stop);
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
        url: Secret::new(config.database_url()),
        standby_urls: config.database.standby_urls.clone(),
        standby_lag_max: config.database.standby_lag_max,
        connections: config.database.connections,
        statement_timeout: config.database.statement_timeout,
    };
    database::open(&options).await
}

/// The signing keys of access tokens, as the configuration has them sealed and kept.
///
/// # Errors
/// [`AppError`] when the secret is not to be had.
pub fn signing_keys(store: &Store, config: &Config, clock: &Clock, random: &Random) -> Result<SigningKeys, AppError> {
    let TokenPolicy { lifetime, leeway, .. } = token_policy(config);
    let secret = config.key_secret(random)?;
    Ok(SigningKeys::try_new(store.clone(), clock.clone(), random.clone(), &secret, lifetime, leeway)?)
}

fn token_policy(config: &Config) -> TokenPolicy {
    TokenPolicy {
        issuer: config.issuer(),
        audience: config.audience(),
        lifetime: TimeDelta::seconds(config.oauth.token_lifetime_seconds.into()),
        leeway: TimeDelta::seconds(config.oauth.leeway_seconds.into()),
    }
}

/// Opens the search index, unless it is switched off.
fn open_search(config: &Config) -> Result<Option<Arc<SearchIndex>>, SearchError> {
    if !config.search.enabled {
        return Ok(None);
    }
    SearchIndex::open(Some(&config.search_directory())).map(|index| Some(Arc::new(index)))
}

/// How long a scrape may go on after the gateway has stopped.
const METRICS_GRACE: Duration = Duration::from_secs(1);

/// Counts in Redis where there is one; it need not answer yet.
async fn open_limiter(config: &Config) -> Result<Limiter, AppError> {
    let Some(address) = config.redis.address.clone() else { return Ok(Limiter::local()) };
    let file = &config.redis.ca_file;
    let read = |file: &PathBuf| std::fs::read(file).map_err(|error| AppError::RedisCertificates(file.clone(), error));
    let root_certificates = file.as_ref().map(read).transpose()?;
    let target = RedisTarget { address, root_certificates };
    let (timeout, fallback_percent) = (config.redis.timeout, config.redis.fallback_percent);
    Ok(Limiter::shared(SharedOptions { target, timeout, fallback_percent }).await)
}

/// Where `make web` puts the built web app, seen from the folder that the gateway is started in.
const WEB_ASSETS: &str = "clients/web/dist";

fn upload_settings(config: &Config) -> UploadSettings {
    UploadSettings {
        file_bytes_max: config.uploads.file_bytes_max as u64,
        receive_deadline: config.uploads.receive_deadline,
        waiting_max: config.uploads.waiting_max.into(),
        kept_bytes_max: config.uploads.kept_bytes_max,
        keep: TimeDelta::days(config.uploads.keep_days.into()),
    }
}

fn http_settings(config: &Config) -> http::Settings {
    let web_dir = if config.server.web_dir.is_empty() { WEB_ASSETS } else { &config.server.web_dir };
    http::Settings {
        compression: config.server.compression,
        allowed_origins: config.server.cors_origins.clone(),
        trusted_proxies: TrustedProxies::new(config.server.trusted_proxies.clone()),
        web_assets: PathBuf::from(web_dir),
        request_deadline: config.server.request_deadline,
        heartbeat: config.server.heartbeat,
        // Until balancers have noticed, whoever comes back would come back here.
        stream_grace: config.server.drain_delay,
        max_body: config.limits.body_bytes,
        max_write_body: config.limits.write_body_bytes,
        max_upload: config.uploads.file_bytes_max,
        upload_deadline: config.uploads.receive_deadline,
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
        let standbys = self.store.standbys();
        let are_stale = standbys.fresh() < standbys.len();
        let degraded = [("redis", self.limiter.is_degraded()), ("database standby", are_stale)];
        degraded.into_iter().filter_map(|(part, is_degraded)| is_degraded.then_some(part)).collect()
    }
}
