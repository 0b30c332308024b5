//! Wires the gateway once: the only place that knows all parts.

mod background;
mod changes;
mod desks;
mod documents;
mod exports;
mod gate;
mod measure;
mod part;
mod ready;
mod reports;
mod routes;
mod rows;
mod serve;
mod tokens;
mod trace;
mod verifications;
mod watch_lists;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use sha2::{Digest, Sha256};
use tokio::sync::Notify;

pub use self::{
    documents::SchemaValidator,
    part::{open_database, signing_keys},
};
use self::{
    part::{
        export_settings, open_limiter, open_search, open_storage, open_webhooks, token_policy, upload_settings,
        verification_settings,
    },
    rows::RowCounter,
};
use crate::{
    clock::Clock,
    config::{Config, secret_file},
    domain::{
        access::{Access, authenticate::Authenticator, key::KeyHasher, last_use::LastUse},
        audit::{AuditLog, Origin},
        dataset::{head::Head, point::History},
        deprecation::DeprecatedUse,
        disclosure::{expire::Expiry, write::Writer},
        document::Documents,
        export::Exports,
        feed::Feed,
        lease::Leases,
        limit::monthly::MonthlyPoints,
        oauth::Oauth,
        objection::Objections,
        reading::{Reader, cursor::CursorKey},
        registry::search::{SearchError, SearchIndex},
        seal::SealError,
        statistics::Statistics,
        store::{Store, StoreError},
        submission::Submissions,
        upload::Uploads,
        usage::{UsageMeter, UsageReport},
        verification::Verification,
        verification_job::VerificationJobs,
        watch::WatchLists,
        webhook::Webhooks,
    },
    graphql::{self, ApiSchema, services::Services},
    http,
    infra::{
        courier::CertificatesError,
        database,
        limiter::Limiter,
        metrics::Metrics,
        schema::{self, SchemaError},
        storage::StorageError,
        traces::Traces,
    },
    random::Random,
    worker::Wake,
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
    /// Every change, in the order of commits.
    feed: Feed,
    /// Wakes the search index.
    indexing: Arc<Notify>,
    /// Files that are uploaded.
    pub uploads: Uploads,
    /// Snapshots and deltas as files.
    pub exports: Exports,
    /// Files that are verified.
    pub verification_jobs: VerificationJobs,
    /// Where clients are told of changes.
    pub webhooks: Webhooks,
    /// Whom clients watch.
    pub watch_lists: WatchLists,
    /// Who works in the background on what.
    pub leases: Leases,
    upload_queued: Wake,
    authenticator: Authenticator,
    oauth: Oauth,
    last_use: LastUse,
    usage: UsageMeter,
    deprecated_use: DeprecatedUse,
    metrics: Arc<Metrics>,
    /// What is open on any of this gateway's listeners.
    lasting: gate::Lasting,
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
    /// The certificates that vouch for endpoints cannot be had.
    #[error(transparent)]
    WebhookCertificates(#[from] CertificatesError),
    /// Signing keys, or the secrets of webhooks, cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The search index could not be opened.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The files of exports have no place.
    #[error(transparent)]
    Storage(#[from] StorageError),
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
        let feed = Feed::new(store.clone(), head.clone());
        let leases = Leases::new(store.background(), clock.clone(), random.clone(), config.jobs.lease);
        let uploads = Uploads::new(store.clone(), clock.clone(), leases.clone(), upload_settings(&config));
        let storage = open_storage(&config)?;
        let exports = Exports::new(store.clone(), Arc::clone(&storage), clock.clone(), export_settings(&config));
        let history = History::new(store.clone(), clock.clone());
        let verification = Verification::new(store.clone(), history.clone(), search.clone());
        let verification_jobs = VerificationJobs::new(
            store.clone(),
            verification.clone(),
            storage,
            (clock.clone(), leases.clone()),
            verification_settings(&config),
        );
        let watch_lists = WatchLists::new(store.clone(), clock.clone(), leases.clone());
        let webhooks = open_webhooks(&store, &config, (&clock, &random), (&head, &leases))?;
        let services = Services {
            webhooks: webhooks.clone(),
            watch_lists: watch_lists.clone(),
            uploads: uploads.clone(),
            exports: exports.clone(),
            reader: Reader::new(store.clone()),
            cursors,
            store: store.clone(),
            // Resolvers act in their callers' names; what would not is the gateway's own doing.
            access: access.on_behalf_of(Origin::gateway()),
            submissions: Submissions::new(store.clone(), writer.clone(), clock.clone(), search.clone(), rows),
            audit: AuditLog::new(store.clone()),
            objections: objections.clone(),
            usage: UsageReport::new(store.clone(), clock.clone()),
            feed: feed.clone(),
            head: head.clone(),
            statistics: Statistics::new(store.clone()),
            verification,
            verification_jobs: verification_jobs.clone(),
            history,
            search: search.clone(),
        };
        let authenticator = Authenticator::new(store.clone(), clock.clone(), hasher, environment, last_use.clone());
        let oauth = Oauth::new(signing_keys, authenticator.clone(), clock.clone(), random, token_policy(&config));
        Ok(Self {
            head,
            feed,
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
            exports,
            verification_jobs,
            webhooks,
            watch_lists,
            leases,
            upload_queued: Wake::default(),
            store,
            access,
            deprecated_use: DeprecatedUse::new(store_in_background, clock.clone()),
            clock,
            last_use,
            metrics: Arc::default(),
            lasting: gate::Lasting::default(),
            traces: None,
        })
    }

    /// Has requests traced by these traces of the process, if there are any.
    #[must_use]
    pub fn traced(self, traces: Option<Traces>) -> Self {
        Self { traces, ..self }
    }

    /// Writes down now what was counted of usage; a running gateway does it every few seconds.
    ///
    /// # Errors
    /// When the database does not answer; then it stays counted.
    pub async fn flush_usage(&self) -> Result<(), StoreError> {
        Ok(self.usage.flush().await?)
    }

    /// Ends the display of records whose term is over; a running gateway does it every few minutes.
    pub fn expiry(&self) -> Expiry {
        Expiry::new(self.store.background(), self.writer.clone())
    }
}
