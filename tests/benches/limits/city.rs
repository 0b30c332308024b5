//! The data that is read, and the clients that read it: written before anything is measured, by a gateway in this
//! process that serves nobody.

use std::path::{Path, PathBuf};

use anyhow::ensure;
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    domain::{
        access::issue_key::IssuedKey,
        generate::{Generator, store::CityWriter},
    },
};
use sea_orm::{ConnectionTrait, Statement};
use tests::{
    bench,
    gateway::new_client,
    services::{self, Service},
};

use crate::settings::Settings;

/// Enterprises that are asked for.
const CODES: usize = 200;

/// A city in a database, and a folder for the gateways that serve it.
pub struct City {
    /// The gateway that wrote it.
    pub app: App,
    /// Credit codes of enterprises from all over the city.
    pub codes: Vec<String>,
    directory: tempfile::TempDir,
    _server: Option<Service>,
}

impl City {
    /// Writes a city into a new database: a PostgreSQL of its own, or a file.
    pub async fn write(settings: &Settings, database: &str) -> anyhow::Result<Self> {
        let directory = tempfile::tempdir()?;
        let (server, url) = if database == "postgresql" {
            let server = services::start_postgres(bench::DURABLE);
            let url = server.address().to_owned();
            (Some(server), url)
        } else {
            (None, format!("sqlite://{}", directory.path().join("city.db").display()))
        };
        let data_dir = directory.path().join("city");
        std::fs::create_dir_all(&data_dir)?;
        let app = open(&data_dir, &url, &[]).await?;
        let generator = Generator::try_new(1, settings.enterprises)?;
        let now = Clock::system().now();
        CityWriter::new(app.writer.clone(), app.access.clone()).write(&generator, now, |_| {}).await?;
        let codes = codes(&app).await?;
        ensure!(!codes.is_empty(), "the city has no enterprises");
        Ok(Self { app, codes, directory, _server: server })
    }

    /// A new client of this tier.
    pub async fn client(&self, tier: &str) -> anyhow::Result<IssuedKey> {
        let client = new_client("测量者", OrganisationKind::Operator, tier);
        Ok(self.app.access.create_client(client).await?)
    }

    /// Another gateway in this process over this city, with these settings over the default ones.
    pub async fn open(&self, name: &str, options: &[(&'static str, &str)]) -> anyhow::Result<App> {
        open(&self.new_data_dir(name)?, &self.app.config.database_url(), options).await
    }

    /// A new folder for a gateway that has this city's secrets.
    pub fn new_data_dir(&self, name: &str) -> anyhow::Result<PathBuf> {
        let data_dir = self.directory.path().join(name);
        std::fs::create_dir_all(&data_dir)?;
        for secret in ["key.secret", "cursor.secret"] {
            std::fs::copy(self.directory.path().join("city").join(secret), data_dir.join(secret))?;
        }
        Ok(data_dir)
    }
}

async fn open(data_dir: &Path, url: &str, options: &[(&'static str, &str)]) -> anyhow::Result<App> {
    let options: Vec<_> = [("search.enabled", "false")].iter().chain(options).copied().collect();
    bench::open(data_dir, url, &options).await
}

async fn codes(app: &App) -> anyhow::Result<Vec<String>> {
    let sql = "SELECT credit_code FROM enterprise WHERE credit_code IS NOT NULL ORDER BY credit_code";
    let statement = Statement::from_string(app.store.dialect().backend(), sql);
    let rows = app.store.reader().query_all_raw(statement).await?;
    let step = rows.len().div_ceil(CODES).max(1);
    rows.iter().step_by(step).map(|row| Ok(row.try_get_by_index(0)?)).collect()
}
