//! A database with an invented city, and the program that serves it: what benches ask.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    domain::{
        access::create_client::NewOrganisation,
        dataset,
        disclosure::{
            cell::Cell,
            draft::{Draft, Subject},
            write::{Batch, Outcome},
        },
        generate::{Generator, store::CityWriter},
    },
};
use sea_orm::{FromQueryResult, Statement};
use serde_json::Value;

use crate::{
    bench,
    draft::{draft, kind},
    gateway::new_client,
    services::{self, Service},
    serving::Serving,
};

/// What makes PostgreSQL keep what it acknowledged, over the tests' settings, and gives it the memory that a city needs.
const OPTIONS: &str =
    "-c fsync=on -c full_page_writes=on -c synchronous_commit=on -c shared_buffers=1GB -c max_wal_size=4GB";

/// What of the environment names a folder in which cities are kept from one bench to the next.
const KEPT_IN: &str = "MINGJING_BENCH_CITIES";
/// What says in the folder of a city that it is whole.
const WHOLE: &str = "whole";

/// Rates that stop nobody, and as much time as a slow machine needs. Names of which nobody has one are not searched for:
/// the city has none.
const SETTINGS: [(&str, &str); 14] = [
    ("search.enabled", "false"),
    ("exports.snapshot_every_hours", "0"),
    ("webhooks.allow_private", "127.0.0.1/32"),
    ("tiers.institution.exports_per_day", "1000000"),
    ("tiers.institution.subscriptions_max", "1000"),
    ("tiers.institution.requests_per_second", "100000"),
    ("tiers.institution.burst", "100000"),
    ("tiers.institution.bucket_points", "1000000000"),
    ("tiers.institution.refill_points_per_second", "1000000000"),
    ("tiers.association.requests_per_second", "100000"),
    ("tiers.association.burst", "100000"),
    ("tiers.association.writes_per_minute", "1000000000"),
    ("server.request_deadline_ms", "120000"),
    ("limits.waiting_ms", "60000"),
];

/// A city.
pub struct City {
    /// Which database it is in.
    pub database: &'static str,
    /// Its parts in this process, for what is done without HTTP.
    pub app: App,
    /// A key of the tier institution, which nothing exhausts.
    pub key: String,
    /// Who publishes what this process writes.
    publisher: i64,
    directory: PathBuf,
    _temporary: Option<tempfile::TempDir>,
    _server: Option<Service>,
}

/// An enterprise of the city whose name nobody else has.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Known {
    /// Its credit code.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl City {
    /// Opens one of so many enterprises; makes it unless one is kept.
    ///
    /// # Errors
    /// When anything does not start.
    pub async fn open(database: &'static str, enterprises: u64) -> anyhow::Result<Self> {
        let (directory, temporary) = if let Some(kept_in) = std::env::var_os(KEPT_IN) {
            (Path::new(&kept_in).join(format!("{database}-{enterprises}")), None)
        } else {
            let temporary = tempfile::tempdir()?;
            (temporary.path().to_owned(), Some(temporary))
        };
        std::fs::create_dir_all(&directory)?;
        let (server, url) = if database == "postgresql" {
            let data = directory.join("postgresql");
            let is_kept = temporary.is_none();
            let server = tokio::task::spawn_blocking(move || {
                if is_kept { services::start_postgres_in(&data, OPTIONS) } else { services::start_postgres(OPTIONS) }
            });
            let server = server.await?;
            let url = server.address().to_owned();
            (Some(server), url)
        } else {
            (None, format!("sqlite://{}", directory.join("mingjing.db").display()))
        };
        let app = bench::open(&directory, &url, &SETTINGS).await?;
        if !directory.join(WHOLE).exists() {
            let generator = Generator::try_new(1, enterprises)?;
            let mut writer = CityWriter::new(app.writer.clone(), app.access.clone());
            writer.write(&generator, Clock::system().now(), |_| {}).await?;
            app.store.optimise().await?;
            std::fs::write(directory.join(WHOLE), "")?;
        }
        let bank = new_client("测量银行", OrganisationKind::Institution, "institution");
        let key = app.access.create_client(bank).await?.key.expose().to_owned();
        let publisher = app.access.register_organisation(&association("市餐饮行业协会")).await?.0;
        Ok(Self { database, app, key, publisher, directory, _temporary: temporary, _server: server })
    }

    /// Starts the program over it.
    pub async fn serve(&self) -> Serving {
        Serving::start_over(&self.directory, &self.app.config.database_url(), &SETTINGS).await
    }

    /// Up to so many enterprises from all over the city.
    ///
    /// # Errors
    /// When the database does not answer, or the city is empty.
    pub async fn known(&self, most: usize) -> anyhow::Result<Vec<Known>> {
        // Of the codes' last characters before the check, one says nothing of the place or the sort of enterprise.
        let sql = format!(
            "SELECT MIN(credit_code) AS code, name FROM enterprise WHERE credit_code IS NOT NULL AND status='1'
             GROUP BY name HAVING COUNT(*)=1 ORDER BY substr(MIN(credit_code),14,4), code LIMIT {most}"
        );
        let statement = Statement::from_string(self.app.store.dialect().backend(), sql);
        let known = Known::find_by_statement(statement).all(self.app.store.reader()).await?;
        ensure!(!known.is_empty(), "the city is empty");
        Ok(known)
    }

    /// How far its changes go.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sequence(&self) -> anyhow::Result<u64> {
        Ok(dataset::progress(&self.app.store).await?.sequence)
    }

    /// Commits an honour from this process, without HTTP: as another replica does, or an import.
    ///
    /// # Errors
    /// When it is not entered.
    pub async fn commit(&self, enterprise: &Known, title: &str) -> anyhow::Result<()> {
        let values = [("title", title), ("authority", "市餐饮行业协会"), ("awarded_on", "2017-06-01")];
        let values = values.map(|(name, value)| (name, Cell::text(value)));
        let subject = Subject::CreditCode(enterprise.code.as_str().into());
        let drafts = [Draft { subject, ..draft("honour", 0, &values) }];
        let (publisher, now) = (self.publisher, Clock::system().now());
        let batch = Batch { kind: kind("honour"), publisher, drafts: &drafts, now, dry_run: false };
        let outcomes = self.app.writer.write(&batch).await.context("the batch is written")?;
        ensure!(matches!(outcomes[..], [Outcome::Created { .. }]), "the honour was not entered: {outcomes:?}");
        Ok(())
    }

    /// The key of an association that may write about every enterprise.
    ///
    /// # Errors
    /// When it cannot be registered.
    pub async fn association_key(&self) -> anyhow::Result<String> {
        let new = new_client("市商业行业协会", OrganisationKind::Association, "association");
        let new = mingjing::domain::access::create_client::NewClient {
            organisation: association("市商业行业协会"),
            ..new
        };
        Ok(self.app.access.create_client(new).await?.key.expose().to_owned())
    }
}

/// Asks the program in GraphQL.
///
/// # Errors
/// When it is refused.
pub async fn ask(http: &reqwest::Client, serving: &Serving, key: &str, body: &Value) -> anyhow::Result<Value> {
    let text = http.post(serving.url()).header("x-api-key", key).json(body).send().await?.text().await?;
    let answer: Value = serde_json::from_str(&text).context("the answer is no JSON")?;
    ensure!(answer.get("errors").is_none(), "refused: {text:.400}");
    Ok(answer)
}

fn association(name: &str) -> NewOrganisation {
    let industry_sections = ('A'..='T').map(String::from).collect();
    NewOrganisation { name: name.to_owned(), kind: OrganisationKind::Association, division: None, industry_sections }
}
