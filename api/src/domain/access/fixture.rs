//! What the tests of access share: a migrated database, a clock that stands still, seeded randomness.
//!
//! The database is a SQLite file; where TEST_POSTGRES_URL names a PostgreSQL server's database, it is a new one there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::code::{OrganisationKind, Scope};
use migration::MigratorTrait;
use sea_orm::ConnectionTrait;

use super::{
    Access,
    authenticate::Authenticator,
    create_client::{NewClient, NewOrganisation},
    issue_key::IssuedKey,
    key::KeyHasher,
    last_use::LastUse,
    tier::{DocumentMode, Tier, TierLimits},
};
use crate::{
    clock::Clock,
    domain::store::Store,
    infra::database::{self, DatabaseOptions},
    random::Random,
    secret::Secret,
};

/// A gateway's access, ready to use, with the tiers anonymous, association, developer and institution.
pub(crate) struct Fixture {
    pub(crate) directory: tempfile::TempDir,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) access: Access,
    pub(crate) authenticator: Authenticator,
    pub(crate) last_use: LastUse,
    hasher: KeyHasher,
}

impl Fixture {
    pub(crate) async fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let url = match std::env::var("TEST_POSTGRES_URL") {
            Ok(server) => new_postgres_database(&server).await,
            Err(_) => format!("sqlite://{}", directory.path().join("test.db").display()),
        };
        let store = database::open(&options(url)).await.unwrap();
        migration::Migrator::up(store.writer(), None).await.unwrap();
        let clock = Clock::fixed("2026-11-20T08:00:00Z".parse().unwrap());
        let hasher = KeyHasher::new(&Secret::new("0123456789abcdef0123456789abcdef"));
        let access = Access::new(store.clone(), clock.clone(), Random::seeded(1), hasher.clone(), "test");
        let tiers = ["anonymous", "association", "developer", "institution"];
        access.seed_tiers(&tiers.map(|name| tier(name, &[Scope::DisclosureRead]))).await.unwrap();
        let last_use = LastUse::new(store.clone(), clock.clone());
        let authenticator = Authenticator::new(store.clone(), clock.clone(), hasher.clone(), "test", last_use.clone());
        Self { directory, store, clock, access, authenticator, last_use, hasher }
    }

    /// What another process has: the same keys, and a memory of its own.
    pub(crate) fn new_authenticator(&self) -> Authenticator {
        let (store, clock) = (self.store.clone(), self.clock.clone());
        Authenticator::new(store, clock, self.hasher.clone(), "test", self.last_use.clone())
    }

    pub(crate) async fn client(&self, tier: &str, scopes: &[Scope]) -> IssuedKey {
        self.access.create_client(new_client(tier, scopes, None)).await.unwrap()
    }

    pub(crate) async fn client_until(&self, expires_at: Option<DateTime<Utc>>) -> IssuedKey {
        self.access.create_client(new_client("developer", &[], expires_at)).await.unwrap()
    }
}

fn options(url: String) -> DatabaseOptions {
    DatabaseOptions::new(url, 2)
}

/// Makes a database on the server and returns its address; the server is thrown away after the tests.
async fn new_postgres_database(server: &str) -> String {
    let mut suffix = [0; 8];
    Random::system().fill(&mut suffix).unwrap();
    let name = format!("access_{:016x}", u64::from_le_bytes(suffix));
    let store = database::open(&options(server.to_owned())).await.unwrap();
    store.writer().execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (host, _) = server.rsplit_once('/').unwrap();
    format!("{host}/{name}")
}

fn new_client(tier: &str, scopes: &[Scope], expires_at: Option<DateTime<Utc>>) -> NewClient {
    NewClient {
        organisation: NewOrganisation {
            name: "星火数据".to_owned(),
            kind: OrganisationKind::Developer,
            division: None,
            industry_sections: BTreeSet::new(),
        },
        tier: tier.to_owned(),
        name: "查询应用".to_owned(),
        scopes: scopes.iter().copied().collect(),
        expires_at,
    }
}

pub(crate) fn tier(name: &str, scopes: &[Scope]) -> Tier {
    Tier {
        name: name.to_owned(),
        limits: TierLimits {
            requests_per_second: 10,
            burst: 20,
            concurrency_max: 4,
            bucket_points: 1_000,
            refill_points_per_second: 50,
            points_per_month: 0,
            query_cost_max: 1_000,
            page_size_max: 100,
            subscriptions_max: 1,
            exports_per_day: 1,
            watched_subjects_max: 10,
            verified_rows_per_day: 100,
            writes_per_minute: 100,
        },
        documents: DocumentMode::Automatic,
        scopes: scopes.iter().copied().collect(),
    }
}

#[tokio::test]
async fn the_tables_go_down_and_come_up_again() {
    let fixture = Fixture::new().await;
    fixture.client("developer", &[]).await;
    migration::Migrator::down(fixture.store.writer(), None).await.unwrap();
    fixture.access.list_clients().await.unwrap_err();
    migration::Migrator::up(fixture.store.writer(), None).await.unwrap();
    assert_eq!(fixture.access.list_clients().await.unwrap(), []);
}
