//! What one request sees of the database: all of its reads go the same way, to the primary or to one fresh standby.
//!
//! A standby that fails, or is found not to answer, is left for the primary in the middle of a request, and the
//! statement is run there again: it only reads. A statement that took too long is not run again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};

use super::{Store, dialect::Dialect, standby::Standby};

/// Which way the reads of one request go; its clones go the same way.
#[derive(Debug, Clone)]
pub struct Route(Arc<Mutex<Way>>);

#[derive(Debug, Clone)]
enum Way {
    Undecided,
    Primary,
    Standby(Arc<Standby>),
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

    /// Sees at least the changes up to this one from now on.
    pub fn hold(&self, sequence: u64) {
        let sequence = i64::try_from(sequence).unwrap_or(i64::MAX);
        let mut way = self.route.way();
        let holds = match &*way {
            Way::Primary => true,
            Way::Standby(standby) => standby.holds(sequence),
            Way::Undecided => false,
        };
        if !holds {
            *way = self.store.standbys().choose(sequence).map_or(Way::Primary, Way::Standby);
        }
    }

    /// The standby that is read, if one is.
    fn standby(&self) -> Option<(Arc<Standby>, DatabaseConnection)> {
        let mut way = self.route.way();
        if let Way::Undecided = &*way {
            *way = self.store.standbys().choose(0).map_or(Way::Primary, Way::Standby);
        }
        let Way::Standby(standby) = &*way else { return None };
        if let Some(connection) = standby.connection() {
            return Some((Arc::clone(standby), connection));
        }
        *way = Way::Primary;
        None
    }

    /// What a standby answers; nothing when the primary has to be asked.
    async fn answer_of<T>(
        &self,
        standby: &Standby,
        answer: impl Future<Output = Result<T, DbErr>>,
    ) -> Option<Result<T, DbErr>> {
        let answer = tokio::select! {
            answer = answer => answer,
            () = standby.lost() => Err(DbErr::Custom("the standby does not answer".to_owned())),
        };
        let Err(error) = &answer else { return Some(answer) };
        if took_too_long(error) {
            return Some(answer);
        }
        tracing::debug!(%error, "a standby failed; the primary is asked");
        *self.route.way() = Way::Primary;
        if is_disconnected(error) {
            standby.lose();
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

/// Whether the next statement would not find the database either.
fn is_disconnected(error: &DbErr) -> bool {
    matches!(error, DbErr::Conn(_) | DbErr::ConnectionAcquire(_))
        || sqlx_error(error).is_some_and(|cause| cause.as_database_error().is_none())
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
        if let Some((standby, connection)) = self.standby() {
            let answer = connection.query_one_raw(statement.clone());
            if let Some(answer) = self.answer_of(&standby, answer).await {
                return answer;
            }
        }
        self.primary().query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        if let Some((standby, connection)) = self.standby() {
            let answer = connection.query_all_raw(statement.clone());
            if let Some(answer) = self.answer_of(&standby, answer).await {
                return answer;
            }
        }
        self.primary().query_all_raw(statement).await
    }
}
