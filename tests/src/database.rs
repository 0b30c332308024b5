//! A database per test, cloned from one migrated template per test run.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tokio::sync::OnceCell;

use crate::services;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite, a file.
    Sqlite,
    /// PostgreSQL, a server that the tests start.
    Postgres,
}

/// Makes a database for one test and returns its address. A SQLite file stands in `directory`.
///
/// # Panics
/// When the database cannot be made.
pub async fn create(backend: Backend, directory: &Path) -> String {
    match backend {
        Backend::Sqlite => create_sqlite(directory).await,
        Backend::Postgres => create_postgres().await,
    }
}

async fn create_sqlite(directory: &Path) -> String {
    static TEMPLATE: OnceCell<(tempfile::TempDir, PathBuf)> = OnceCell::const_new();
    let (_, template) = TEMPLATE
        .get_or_init(|| async {
            let directory = tempfile::tempdir().expect("a temporary directory");
            let file = directory.path().join("template.db");
            let connection = connect(&format!("sqlite://{}?mode=rwc", file.display())).await;
            Migrator::up(&connection, None).await.expect("SQLite is migrated");
            connection.close().await.expect("SQLite is closed");
            (directory, file)
        })
        .await;
    let file = directory.join("mingjing.db");
    std::fs::copy(template, &file).expect("the template is copied");
    format!("sqlite://{}", file.display())
}

async fn create_postgres() -> String {
    static TEMPLATE: OnceCell<()> = OnceCell::const_new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    // Cloning is not possible while another clone of the same template is being made.
    static CLONING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let server = services::postgres();
    let named = |name: &str| format!("{}/{name}", server.rsplit_once('/').expect("an address with a database").0);
    TEMPLATE
        .get_or_init(|| async {
            execute(server, "CREATE DATABASE template_migrated").await;
            let connection = connect(&named("template_migrated")).await;
            Migrator::up(&connection, None).await.expect("PostgreSQL is migrated");
            connection.close().await.expect("PostgreSQL's template is left");
        })
        .await;
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let _cloning = CLONING.lock().await;
    execute(server, &format!("CREATE DATABASE {name} TEMPLATE template_migrated")).await;
    named(&name)
}

async fn execute(server: &str, statement: &str) {
    let connection = connect(server).await;
    connection.execute_unprepared(statement).await.expect("the statement succeeds");
    connection.close().await.expect("the connection is left");
}

async fn connect(address: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the database answers")
}
