//! A database that is looked at: dialled, asked how far it has come, dialled anew when it does not answer.

use std::{fmt, sync::Mutex, time::Duration};

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::time::timeout;

use super::{locked, notes::Position};
use crate::domain::store::{dialect::Dialect, sql::Sql};

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

/// A database that is looked at.
#[derive(Debug)]
pub(super) struct Site {
    dial: Box<dyn Dial>,
    /// None before it was dialled, and after it did not answer.
    link: Mutex<Option<Link>>,
}

impl Site {
    pub(super) fn new(dial: Box<dyn Dial>) -> Self {
        Self { dial, link: Mutex::default() }
    }

    pub(super) fn link(&self) -> Option<Link> {
        locked(&self.link).clone()
    }

    /// How far it has come, unless it takes too long to say so. When it does not answer it is dialled anew the next time.
    pub(super) async fn look(&self, longest: Duration) -> Option<Position> {
        let look = async {
            if let Some(link) = self.link() {
                return position(&link.looks).await;
            }
            let link = self.dial.dial().await?;
            *locked(&self.link) = Some(link.clone());
            position(&link.looks).await
        };
        match timeout(longest, look).await {
            Ok(Ok(position)) => Some(position),
            failed => {
                tracing::debug!(?failed, "a database did not say how far it has come");
                self.hang_up();
                None
            }
        }
    }

    pub(super) fn hang_up(&self) {
        *locked(&self.link) = None;
    }
}

async fn position(connection: &DatabaseConnection) -> Result<Position, DbErr> {
    let mut sql = Sql::new(Dialect::Postgres);
    sql.push("SELECT sequence,(SELECT COUNT(*) FROM seaql_migrations) FROM change_counter WHERE id=1");
    let row = connection.query_one_raw(sql.finish()).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the counter of changes is missing".to_owned()))?;
    Ok(Position { sequence: row.try_get_by_index(0)?, migrations: row.try_get_by_index(1)? })
}
