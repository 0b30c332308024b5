//! What the tests of access share: a migrated SQLite database, a clock that stands still, seeded randomness.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, time::Duration};

use chrono::{DateTime, Utc};
use entity::code::{OrganisationKind, Scope};
use migration::MigratorTrait;

use super::{
    Access,
    authenticate::Authenticator,
    create_client::{NewClient, NewOrganisation},
    issue_key::IssuedKey,
    key::KeyHasher,
    last_use::LastUse,
    tier::{Tier, TierLimits},
};
use crate::{
    clock::Clock,
    domain::store::Store,
    infra::database::{self, DatabaseOptions},
    random::Random,
    secret::Secret,
};

/// A gateway's access, ready to use, with the tiers anonymous, association, developer and institution.
pub(super) struct Fixture {
    pub(super) directory: tempfile::TempDir,
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) access: Access,
    pub(super) authenticator: Authenticator,
    pub(super) last_use: LastUse,
}

impl Fixture {
    pub(super) async fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let options = DatabaseOptions {
            url: format!("sqlite://{}", directory.path().join("test.db").display()),
            connections: 2,
            statement_timeout: Duration::from_secs(5),
        };
        let store = database::open(&options).await.unwrap();
        migration::Migrator::up(store.writer(), None).await.unwrap();
        let clock = Clock::fixed("2026-11-20T08:00:00Z".parse().unwrap());
        let hasher = KeyHasher::new(Secret::new("0123456789abcdef0123456789abcdef"));
        let access = Access::new(store.clone(), clock.clone(), Random::seeded(1), hasher.clone(), "test");
        let tiers = ["anonymous", "association", "developer", "institution"];
        access.seed_tiers(&tiers.map(|name| tier(name, &[Scope::DisclosureRead]))).await.unwrap();
        let last_use = LastUse::new(store.clone(), clock.clone());
        let authenticator = Authenticator::new(store.clone(), clock.clone(), hasher, "test", last_use.clone());
        Self { directory, store, clock, access, authenticator, last_use }
    }

    pub(super) async fn client(&self, tier: &str, scopes: &[Scope]) -> IssuedKey {
        self.access.create_client(new_client(tier, scopes, None)).await.unwrap()
    }

    pub(super) async fn client_until(&self, expires_at: Option<DateTime<Utc>>) -> IssuedKey {
        self.access.create_client(new_client("developer", &[], expires_at)).await.unwrap()
    }
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
            query_cost_max: 1_000,
            page_size_max: 100,
            subscriptions_max: 1,
            exports_per_day: 1,
            watched_subjects_max: 10,
            writes_per_minute: 100,
        },
        scopes: scopes.iter().copied().collect(),
    }
}
