//! What one request sees of the database: all of its reads go the same way, to the primary or to one fresh standby.
//!
//! A standby that fails, or is found not to answer, is left for the primary in the middle of a request, and the
//! statement is run there again: it only reads. A statement that took too long is not run again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};

use super::{
    Store,
    dialect::Dialect,
    standby::{Line, Standby},
};

/// Which way the reads of one request go; its clones go the same way.
#[derive(Debug, Clone)]
pub struct Route(Arc<Mutex<Way>>);

#[derive(Debug, Clone)]
enum Way {
    Undecided,
    Primary,
    Standby(Arc<Standby>, Arc<Line>),
}

impl Route {
    /// To the primary: for what writes too, and for what must miss nothing.
    pub fn primary() -> Self {
        Self(Arc::new(Mutex::new(Way::Primary)))
    }

    /// To a standby that is fresh when the first statement is run, or to the primary where there is none.
    pub fn undecided() -> Self {
        Self(Arc::new(Mutex::new(Way::Undecided)))
    }

    fn way(&self) -> MutexGuard<'_, Way> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The database as one request reads it.
#[derive(Debug, Clone)]
pub struct View {
    store: Store,
    route: Route,
}

impl View {
    /// Reads this database along this route.
    pub fn new(store: Store, route: Route) -> Self {
        Self { store, route }
    }

    /// The same database, read along another route.
    #[must_use]
    pub fn along(&self, route: Route) -> Self {
        Self { store: self.store.clone(), route }
    }

    /// How this database writes what the two write differently.
    pub fn dialect(&self) -> Dialect {
        self.store.dialect()
    }

    /// Sees at least the changes up to this one from now on. Where a standby does not hold them, the primary is read.
    pub fn hold(&self, sequence: u64) {
        let sequence = i64::try_from(sequence).unwrap_or(i64::MAX);
        let mut way = self.route.way();
        match &*way {
            Way::Undecided => *way = self.choose(sequence),
            Way::Standby(_, line) if !line.holds(sequence) => *way = Way::Primary,
            Way::Primary | Way::Standby(..) => {}
        }
    }

    fn choose(&self, sequence: i64) -> Way {
        let chosen = self.store.standbys().choose(sequence);
        chosen.map_or(Way::Primary, |(standby, line)| Way::Standby(standby, line))
    }

    /// The standby that the next statement goes to, if it goes to one.
    fn standby(&self) -> Option<(Arc<Standby>, Arc<Line>)> {
        let mut way = self.route.way();
        if let Way::Undecided = &*way {
            *way = self.choose(0);
        }
        match &*way {
            Way::Standby(standby, line) if line.holds(0) => Some((Arc::clone(standby), Arc::clone(line))),
            _ => {
                *way = Way::Primary;
                None
            }
        }
    }

    /// What a standby answers; nothing when the primary has to be asked.
    async fn answer_of<T>(
        &self,
        (standby, line): &(Arc<Standby>, Arc<Line>),
        answer: impl Future<Output = Result<T, DbErr>>,
    ) -> Option<Result<T, DbErr>> {
        let answer = tokio::select! {
            answer = answer => answer,
            () = line.hung_up() => Err(DbErr::Custom("the standby does not answer".to_owned())),
        };
        let Err(error) = &answer else { return Some(answer) };
        if took_too_long(error) {
            return Some(answer);
        }
        tracing::debug!(%error, "a standby failed; the primary is asked");
        *self.route.way() = Way::Primary;
        if is_disconnected(error) {
            standby.lose(line);
        }
        None
    }

    fn primary(&self) -> &DatabaseConnection {
        self.store.reader()
    }
}

/// Whether the database ended the statement at its time limit.
fn took_too_long(error: &DbErr) -> bool {
    const QUERY_CANCELED: &str = "57014";
    let Some(cause) = sqlx_error(error).and_then(|cause| cause.as_database_error()) else { return false };
    cause.code().is_some_and(|code| code == QUERY_CANCELED)
}

/// Whether the next statement would not find the database either. One that has too many callers is not away.
fn is_disconnected(error: &DbErr) -> bool {
    use sea_orm::SqlxError::{Io, PoolClosed, Protocol, Tls};
    matches!(sqlx_error(error), Some(Io(_) | PoolClosed | Protocol(_) | Tls(_)))
}

fn sqlx_error(error: &DbErr) -> Option<&sea_orm::SqlxError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

#[async_trait]
impl ConnectionTrait for View {
    fn get_database_backend(&self) -> DbBackend {
        self.primary().get_database_backend()
    }

    /// A view only reads; what would write goes to the primary.
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.primary().execute_raw(statement).await
    }

    /// A view only reads; what would write goes to the primary.
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.primary().execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        if let Some(standby) = self.standby() {
            let answer = standby.1.requests().query_one_raw(statement.clone());
            if let Some(answer) = self.answer_of(&standby, answer).await {
                return answer;
            }
        }
        self.primary().query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        if let Some(standby) = self.standby() {
            let answer = standby.1.requests().query_all_raw(statement.clone());
            if let Some(answer) = self.answer_of(&standby, answer).await {
                return answer;
            }
        }
        self.primary().query_all_raw(statement).await
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use sea_orm::{ConnAcquireErr, SqlxError};

    use super::*;

    fn query(error: SqlxError) -> DbErr {
        DbErr::Query(RuntimeErr::SqlxError(Arc::new(error)))
    }

    #[test]
    fn a_broken_connection_is_told_from_a_crowd_and_from_a_refusal() {
        let broken = io::Error::from(io::ErrorKind::ConnectionReset);
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        for (error, expected) in [
            (query(SqlxError::Io(broken)), true),
            (DbErr::Conn(RuntimeErr::SqlxError(Arc::new(SqlxError::Io(refused)))), true),
            (DbErr::ConnectionAcquire(ConnAcquireErr::Timeout), false),
            (query(SqlxError::PoolTimedOut), false),
            (query(SqlxError::RowNotFound), false),
            (DbErr::Custom("the standby does not answer".to_owned()), false),
        ] {
            assert_eq!(is_disconnected(&error), expected, "{error}");
            assert!(!took_too_long(&error), "{error}");
        }
    }
}
