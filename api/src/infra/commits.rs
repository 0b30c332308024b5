//! Learns of commits of other processes: `LISTEN` on PostgreSQL. SQLite has nothing like it.
//!
//! What is learnt here wakes; it decides nothing. A pooler that passes no notifications on, a connection that breaks and a
//! notification that is lost cost the second until somebody looks anyway.

use std::{future::Future, time::Duration};

use sqlx::postgres::{PgListener, PgPoolOptions};

use crate::domain::store::{
    Store,
    dialect::{CHANGES, Dialect},
};

/// How long it rests after a failure, doubled each time up to the longest.
const FIRST_REST: Duration = Duration::from_secs(1);
const LONGEST_REST: Duration = Duration::from_mins(1);

/// Calls `tell` after each commit of any process over this database that changed records, until `stop`.
pub async fn listen(store: Store, tell: impl Fn() + Send, stop: impl Future<Output = ()> + Send) {
    if store.dialect() != Dialect::Postgres {
        return;
    }
    let listening = async {
        let mut rest = FIRST_REST;
        loop {
            let Err(error) = listen_once(&store, &tell, &mut rest).await;
            // The address may hold a password; what the driver says of it does not.
            tracing::info!(error = &error as &dyn std::error::Error, "commits of others are not told at the moment");
            tokio::time::sleep(rest).await;
            rest = (rest * 2).min(LONGEST_REST);
        }
    };
    tokio::select! {
        () = stop => {}
        () = listening => {}
    }
}

/// Listens until the connection fails.
async fn listen_once(
    store: &Store,
    tell: &impl Fn(),
    rest: &mut Duration,
) -> Result<std::convert::Infallible, sqlx::Error> {
    let options = store.writer().get_postgres_connection_pool().connect_options().as_ref().clone();
    // A connection of its own: it waits, and would be one less for requests.
    let pool = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
    let mut listener = PgListener::connect_with(&pool).await?;
    listener.listen(CHANGES).await?;
    *rest = FIRST_REST;
    loop {
        // Nothing: the connection broke and was made anew; what was told meanwhile is not known.
        listener.try_recv().await?;
        tell();
    }
}
