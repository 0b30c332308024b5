//! What most commands need: the configuration, an open database that is up to date, and access to it.

use anyhow::{Context, bail};

use super::global::GlobalOptions;
use crate::{
    app::open_database,
    clock::Clock,
    config::Config,
    domain::{
        access::{Access, key::KeyHasher},
        store::Store,
    },
    infra::{
        database,
        schema::{self, SchemaState},
    },
    private_folder,
    random::Random,
};

/// An open gateway without its server.
pub(super) struct Opened {
    pub(super) config: Config,
    pub(super) store: Store,
    pub(super) access: Access,
    pub(super) clock: Clock,
}

impl Opened {
    /// Opens what the options lead to, whatever the state of the database's schema.
    pub(super) async fn as_it_is(global: &GlobalOptions) -> anyhow::Result<Self> {
        let config = global.load_config()?;
        private_folder::make(&config.data_dir)
            .with_context(|| format!("data_dir {} cannot be made", config.data_dir.display()))?;
        let store = open_database(&config).await?;
        let (clock, random) = (Clock::system(), Random::system());
        let hasher = KeyHasher::new(&config.key_secret(&random)?);
        let access = Access::new(store.clone(), clock.clone(), random, hasher, config.security.environment.clone());
        Ok(Self { config, store, access, clock })
    }

    /// Opens what the options lead to, which must be there: whoever administers a gateway and names another folder by
    /// mistake is not to be told that it is done.
    pub(super) async fn existing(global: &GlobalOptions) -> anyhow::Result<Self> {
        let config = global.load_config()?;
        let file = database::sqlite_file(&config.database_url());
        if file.as_ref().is_none_or(|file| file.exists()) {
            if !config.has_key_secret() {
                bail!(
                    "there is no key.secret in {}; name the gateway's own folder by --data-dir (or its configuration by --config): \
                     with another secret no key that is made here would be one there",
                    config.data_dir.display()
                )
            }
            let opened = Self::as_it_is(global).await?;
            if !matches!(schema::state(&opened.store).await?, SchemaState::New) {
                return opened.checked().await;
            }
        }
        let place = file.map_or_else(|| "the database".to_owned(), |file| file.display().to_string());
        bail!(
            "there is no data set in {place}; name the folder of one by --data-dir (or its configuration by --config), or \
             make one first by mingjing serve, migrate or import"
        )
    }

    /// Opens what the options lead to. A database that is new is set up; one of an older version is left alone.
    pub(super) async fn up_to_date(global: &GlobalOptions) -> anyhow::Result<Self> {
        let opened = Self::as_it_is(global).await?;
        if matches!(schema::state(&opened.store).await?, SchemaState::New) {
            opened.migrate().await?;
        }
        opened.checked().await
    }

    /// The same, unless its database is of an older version.
    async fn checked(self) -> anyhow::Result<Self> {
        match schema::state(&self.store).await? {
            SchemaState::Current | SchemaState::New => Ok(self),
            SchemaState::Behind(1) => {
                bail!("the database lacks a migration of this version; run mingjing migrate first")
            }
            SchemaState::Behind(lacking) => {
                bail!("the database lacks {lacking} migrations of this version; run mingjing migrate first")
            }
        }
    }

    /// Applies the migrations that are lacking and seeds the configured tiers; how many of each were written.
    pub(super) async fn migrate(&self) -> anyhow::Result<(usize, usize)> {
        let migrations = schema::migrate(&self.store).await?;
        let tiers = self.access.seed_tiers(&self.config.tier_rows()).await?;
        Ok((migrations, tiers))
    }
}
