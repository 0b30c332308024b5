//! The harness of the integration tests: databases, gateways, callers, and records to begin with.
//!
//! Each test has a database of its own, cloned from one migrated template, and a gateway of its own on a free port of
//! 127.0.0.1. [`on_both!`] runs a test on SQLite and on PostgreSQL and names both.

pub mod bench;
pub mod choice;
pub mod city;
pub mod database;
pub mod draft;
pub mod eventful;
pub mod evolution;
pub mod gateway;
pub mod history;
pub mod layering;
pub mod measured;
pub mod memory;
pub mod program;
pub mod schema;
pub mod services;
pub mod serving;
pub mod shown;
pub mod target;
pub mod wire;

/// Asks again and again until there is an answer. How long that takes is no test's business, as long as it ends.
///
/// # Panics
/// When there is none in ten minutes.
pub async fn until<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_mins(10), asking).await.expect("an answer within ten minutes")
}

/// Runs each test on both databases, as `name::sqlite` and `name::postgresql`. A test may have settings of its own:
/// `async fn name(gateway: Gateway with [("tiers.anonymous.burst", "3")])`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($gateway:ident: Gateway $(with $settings:expr)?) $body:block)+) => {
        $(
            $(#[$meta])*
            mod $name {
                #[allow(unused_imports, reason = "a test uses what it needs of its file's imports")]
                use super::*;

                async fn run($gateway: $crate::gateway::Gateway) $body

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    let settings: &[(&'static str, &str)] = &[];
                    $(let settings = &$settings;)?
                    run($crate::gateway::Gateway::start_with($crate::database::Backend::Sqlite, settings).await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgresql() {
                    let settings: &[(&'static str, &str)] = &[];
                    $(let settings = &$settings;)?
                    run($crate::gateway::Gateway::start_with($crate::database::Backend::Postgres, settings).await).await;
                }
            }
        )+
    };
}
