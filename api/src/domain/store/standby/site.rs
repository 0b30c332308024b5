//! A database that is looked at: dialled, asked how far it has come, dialled anew when it does not answer.

use std::{
    fmt,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::{
    sync::watch,
    time::{Instant, timeout},
};

use super::{locked, notes::Position};
use crate::domain::store::{dialect::Dialect, sql::Sql};

/// The longest that a look may take, whatever lag is allowed; a first look, which connects, may take it in any case.
const LONGEST_LOOK: Duration = Duration::from_secs(5);

/// The connections to one database.
#[derive(Debug, Clone)]
pub struct Link {
    /// Those that requests use.
    pub requests: DatabaseConnection,
    /// One of its own for asking how far it has come: a crowd of requests must not look like a database that is away.
    pub looks: DatabaseConnection,
}

/// Makes connections to one database, which connect at their first statement.
#[async_trait]
pub trait Dial: fmt::Debug + Send + Sync {
    /// New connections.
    async fn dial(&self) -> Result<Link, DbErr>;
}

/// A link in use, until it is hung up, and what is known of the database at its other end.
#[derive(Debug)]
pub struct Line {
    link: Link,
    hung_up: watch::Sender<bool>,
    standing: Mutex<Standing>,
}

#[derive(Debug, Default)]
struct Standing {
    fresh_until: Option<Instant>,
    /// The changes that it holds at least.
    sequence: i64,
}

impl Line {
    fn new(link: Link) -> Self {
        Self { link, hung_up: watch::Sender::new(false), standing: Mutex::default() }
    }

    /// The connections for requests.
    pub fn requests(&self) -> &DatabaseConnection {
        &self.link.requests
    }

    /// Ready when it is hung up: what was asked over it may never be answered.
    pub(in crate::domain::store) async fn hung_up(&self) {
        // The sender lives as long as this.
        let _ = self.hung_up.subscribe().wait_for(|hung_up| *hung_up).await;
    }

    /// Whether the database is fresh, and holds at least the changes up to this one.
    pub(in crate::domain::store) fn holds(&self, sequence: i64) -> bool {
        self.fresh_sequence().is_some_and(|held| held >= sequence)
    }

    /// The changes that the database holds at least, while it is fresh.
    pub(super) fn fresh_sequence(&self) -> Option<i64> {
        let standing = locked(&self.standing);
        standing.fresh_until.filter(|until| Instant::now() < *until).map(|_| standing.sequence)
    }

    /// The database had come so far, and is fresh until then.
    pub(super) fn found(&self, position: Position, fresh_until: Option<Instant>) {
        *locked(&self.standing) = Standing { fresh_until, sequence: position.sequence };
    }
}

/// A database that is looked at.
#[derive(Debug)]
pub(super) struct Site {
    dial: Box<dyn Dial>,
    /// None before it was dialled, and after it did not answer.
    line: Mutex<Option<Arc<Line>>>,
}

impl Site {
    pub(super) fn new(dial: Box<dyn Dial>) -> Self {
        Self { dial, line: Mutex::default() }
    }

    /// The line that is in use.
    pub(super) fn line(&self) -> Option<Arc<Line>> {
        locked(&self.line).clone()
    }

    /// How far the database has come, and the line that says so; nothing when it takes too long to say it. Then it is
    /// dialled anew the next time.
    pub(super) async fn look(&self, longest: Duration) -> Option<(Arc<Line>, Position)> {
        let (line, longest) = match self.line() {
            Some(line) => (line, longest.min(LONGEST_LOOK)),
            None => (self.dial().await?, LONGEST_LOOK),
        };
        match timeout(longest, position(&line.link.looks)).await {
            Ok(Ok(position)) => Some((line, position)),
            failed => {
                tracing::debug!(?failed, "a database did not say how far it has come");
                self.hang_up(&line);
                None
            }
        }
    }

    pub(super) async fn dial(&self) -> Option<Arc<Line>> {
        let dialled = self.dial.dial().await.inspect_err(|error| tracing::debug!(%error, "a database was not dialled"));
        let line = Arc::new(Line::new(dialled.ok()?));
        *locked(&self.line) = Some(Arc::clone(&line));
        Some(line)
    }

    /// Nobody waits for this line longer, nor takes it again.
    pub(super) fn hang_up(&self, line: &Arc<Line>) {
        let mut current = locked(&self.line);
        if current.as_ref().is_some_and(|current| Arc::ptr_eq(current, line)) {
            *current = None;
        }
        drop(current);
        line.hung_up.send_replace(true);
    }
}

async fn position(connection: &DatabaseConnection) -> Result<Position, DbErr> {
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("SELECT sequence,(SELECT COUNT(*) FROM seaql_migrations) FROM change_counter WHERE id=1");
    let row = connection.query_one_raw(sql.finish()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the counter of changes is missing".to_owned()))?;
    Ok(Position { sequence: row.try_get_by_index(0)?, migrations: row.try_get_by_index(1)? })
}
