//! Opens the parts that the configuration describes: the database, the search index, the counters, the signing keys.

use std::{path::PathBuf, sync::Arc};

use chrono::TimeDelta;

use super::AppError;
use crate::{
    clock::Clock,
    config::{Config, ExportStore},
    domain::{
        dataset::head::Head,
        export,
        feed::Feed,
        lease::Leases,
        oauth::{SigningKeys, TokenPolicy},
        registry::search::{SearchError, SearchIndex},
        seal::{Purpose, Sealer},
        storage::Storage,
        store::Store,
        upload::UploadSettings,
        verification_job::{BATCH_ROWS, VerificationJobSettings},
        watch::WatchLists,
        webhook::{WebhookParts, WebhookSettings, Webhooks},
    },
    infra::{
        courier::{CourierSettings, HttpCourier},
        database::{self, DatabaseOptions},
        limiter::{Limiter, RedisTarget, SharedOptions},
        storage::{FileStore, S3Target, StorageError},
    },
    random::Random,
    secret::Secret,
};

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

/// What access tokens say, and for how long.
pub(super) fn token_policy(config: &Config) -> TokenPolicy {
    TokenPolicy {
        issuer: config.issuer(),
        audience: config.audience(),
        lifetime: TimeDelta::seconds(config.oauth.token_lifetime_seconds.into()),
        leeway: TimeDelta::seconds(config.oauth.leeway_seconds.into()),
    }
}

/// Opens the search index, unless it is switched off.
pub(super) fn open_search(config: &Config) -> Result<Option<Arc<SearchIndex>>, SearchError> {
    if !config.search.enabled {
        return Ok(None);
    }
    SearchIndex::open(Some(&config.search_directory())).map(|index| Some(Arc::new(index)))
}

/// Counts in Redis where there is one; it need not answer yet.
pub(super) async fn open_limiter(config: &Config) -> Result<Limiter, AppError> {
    let Some(address) = config.redis.address.clone() else { return Ok(Limiter::local()) };
    let file = &config.redis.ca_file;
    let read = |file: &PathBuf| std::fs::read(file).map_err(|error| AppError::RedisCertificates(file.clone(), error));
    let root_certificates = file.as_ref().map(read).transpose()?;
    let target = RedisTarget { address, root_certificates };
    let (timeout, fallback_percent) = (config.redis.timeout, config.redis.fallback_percent);
    Ok(Limiter::shared(SharedOptions { target, timeout, fallback_percent }).await)
}

/// How large uploads may be, and how long they are kept.
pub(super) fn upload_settings(config: &Config) -> UploadSettings {
    UploadSettings {
        file_bytes_max: config.uploads.file_bytes_max as u64,
        waiting_max: config.uploads.waiting_max.into(),
        kept_bytes_max: config.uploads.kept_bytes_max,
        keep: TimeDelta::days(config.uploads.keep_days.into()),
    }
}

/// How large exports may be, and how long they are kept.
pub(super) fn export_settings(config: &Config) -> export::ExportSettings {
    let settings = &config.exports;
    export::ExportSettings {
        part_rows: settings.part_rows,
        waiting_max: settings.waiting_max.into(),
        kept_bytes_max: settings.kept_bytes_max,
        keep: TimeDelta::days(settings.keep_days.into()),
        snapshot_every: Some(TimeDelta::hours(settings.snapshot_every_hours.into())).filter(|every| !every.is_zero()),
        snapshots_kept: settings.snapshots_kept.into(),
    }
}

/// How large files may be that are verified, and how long results are kept.
pub(super) fn verification_settings(config: &Config) -> VerificationJobSettings {
    let settings = &config.verifications;
    VerificationJobSettings {
        file_bytes_max: settings.file_bytes_max as u64,
        rows_max: settings.rows_max.into(),
        names_searched_max: settings.names_searched_max.into(),
        waiting_max: settings.waiting_max.into(),
        kept_bytes_max: settings.kept_bytes_max,
        keep: TimeDelta::days(settings.keep_days.into()),
        batch_rows: BATCH_ROWS,
    }
}

/// Where the files of exports and of verifications are kept.
pub(super) fn open_storage(config: &Config) -> Result<Arc<dyn Storage>, StorageError> {
    let settings = &config.exports;
    let store = match settings.store {
        ExportStore::Folder => FileStore::folder(config.export_folder())?,
        ExportStore::S3 => FileStore::s3(&S3Target {
            bucket: settings.s3_bucket.clone(),
            region: settings.s3_region.clone(),
            endpoint: settings.s3_endpoint.clone(),
            prefix: settings.s3_prefix.clone(),
            access_key_id: settings.s3_access_key_id.clone(),
            secret_access_key: settings.s3_secret_access_key.clone(),
            path_style: settings.s3_path_style,
        })?,
    };
    Ok(Arc::new(store))
}

/// The endpoints, and what takes deliveries to them. They see what was committed a moment ago, which a standby may not.
pub(super) fn open_webhooks(
    store: &Store,
    config: &Config,
    (clock, random): (&Clock, &Random),
    (head, leases): (&Head, &Leases),
) -> Result<Webhooks, AppError> {
    let settings = &config.webhooks;
    let hours = |hours: u32| TimeDelta::hours(hours.into());
    let courier = HttpCourier::try_new(CourierSettings {
        allow_private: settings.allow_private.clone(),
        ca_file: settings.ca_file.clone(),
        timeout: settings.timeout,
    })?;
    let store = store.background();
    Ok(Webhooks::new(WebhookParts {
        feed: Feed::new(store.clone(), head.clone()),
        watch: WatchLists::new(store.clone(), clock.clone(), leases.clone()),
        store,
        clock: clock.clone(),
        random: random.clone(),
        sealer: Sealer::try_new(&config.key_secret(random)?, Purpose::WebhookSecrets)?,
        courier: Arc::new(courier),
        settings: WebhookSettings {
            attempts_max: settings.attempts_max,
            attempts_per_endpoint: settings.attempts_per_endpoint,
            give_up: hours(settings.give_up_hours),
            disable_after: hours(settings.disable_after_hours),
            former_secret: hours(settings.former_secret_hours),
            keep: TimeDelta::days(settings.keep_days.into()),
        },
    }))
}
