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
    infra::schema::{self, SchemaState},
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
        std::fs::create_dir_all(&config.data_dir)
            .with_context(|| format!("data_dir {} cannot be made", config.data_dir.display()))?;
        let store = open_database(&config).await?;
        let (clock, random) = (Clock::system(), Random::system());
        let hasher = KeyHasher::new(&config.key_secret(&random)?);
        let access = Access::new(store.clone(), clock.clone(), random, hasher, config.security.environment.clone());
        Ok(Self { config, store, access, clock })
    }

    /// Opens what the options lead to. A database that is new is set up; one of an older version is left alone.
    pub(super) async fn up_to_date(global: &GlobalOptions) -> anyhow::Result<Self> {
        let opened = Self::as_it_is(global).await?;
        match schema::state(&opened.store).await? {
            SchemaState::Current => {}
            SchemaState::New => {
                opened.migrate().await?;
            }
            SchemaState::Behind(1) => {
                bail!("the database lacks a migration of this version; run mingjing migrate first")
            }
            SchemaState::Behind(lacking) => {
                bail!("the database lacks {lacking} migrations of this version; run mingjing migrate first")
            }
        }
        Ok(opened)
    }

    /// Applies the migrations that are lacking and seeds the configured tiers; how many of each were written.
    pub(super) async fn migrate(&self) -> anyhow::Result<(usize, usize)> {
        let migrations = schema::migrate(&self.store).await?;
        let tiers = self.access.seed_tiers(&self.config.tier_rows()).await?;
        Ok((migrations, tiers))
    }
}
