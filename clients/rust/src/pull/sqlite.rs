//! A copy in a SQLite database.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::record::{Action, Record, Sink, State};
use crate::{
    changes::{EnterpriseRef, OrganisationRef},
    error::{Error, Result},
};

// The form of every library's copies: clients/README.md.
const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS mingjing_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mingjing_record (
    record_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    publisher_id TEXT NOT NULL,
    publisher_name TEXT,
    enterprise_id TEXT NOT NULL,
    under_objection INTEGER NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_record_by_enterprise ON mingjing_record (enterprise_id, kind);
CREATE INDEX IF NOT EXISTS mingjing_record_by_kind ON mingjing_record (kind, record_id);
CREATE TABLE IF NOT EXISTS mingjing_enterprise (
    id TEXT PRIMARY KEY,
    credit_code TEXT,
    registration_number TEXT,
    name TEXT,
    by_its_record INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_credit_code ON mingjing_enterprise (credit_code);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_registration_number ON mingjing_enterprise (registration_number);
CREATE VIEW IF NOT EXISTS mingjing AS
    SELECT r.record_id, r.kind, r.revision, r.sequence, r.updated_at, r.publisher_id, r.publisher_name, r.enterprise_id,
        e.credit_code, e.registration_number, e.name, r.under_objection, r.content
    FROM mingjing_record r LEFT JOIN mingjing_enterprise e ON e.id = r.enterprise_id;
";

const PUT: &str = "
INSERT INTO mingjing_record (record_id, kind, revision, sequence, updated_at, publisher_id, publisher_name, enterprise_id,
    under_objection, content)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (record_id) DO UPDATE SET
    kind = excluded.kind, revision = excluded.revision, sequence = excluded.sequence, updated_at = excluded.updated_at,
    enterprise_id = excluded.enterprise_id, under_objection = excluded.under_objection, content = excluded.content,
    publisher_id = CASE WHEN ?11 THEN excluded.publisher_id ELSE mingjing_record.publisher_id END,
    publisher_name = CASE WHEN ?11 THEN excluded.publisher_name ELSE mingjing_record.publisher_name END";

// What an enterprise is called, its own record says; another record says it only where there is none.
const ENTERPRISE: &str = "
INSERT INTO mingjing_enterprise (id, credit_code, registration_number, name, by_its_record) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
    credit_code = excluded.credit_code, registration_number = excluded.registration_number, name = excluded.name,
    by_its_record = excluded.by_its_record
WHERE excluded.by_its_record >= mingjing_enterprise.by_its_record";

const RECORDS: &str = "
SELECT kind, record_id, revision, sequence, updated_at, publisher_id, publisher_name, enterprise_id,
    credit_code, registration_number, name, under_objection, content
FROM mingjing WHERE (?1 IS NULL OR kind = ?1) ORDER BY record_id";

/// Is called with each batch within its transaction.
type Observer = Box<dyn FnMut(&Transaction<'_>, &[Action], &State) -> Result<()> + Send>;

/// Keeps the copy in the tables `mingjing_record`, `mingjing_enterprise` and `mingjing_state` of a database.
///
/// The tables are for everybody to read, while the copy is being written too; the view `mingjing` shows each record with what
/// its enterprise is called now. The database may have tables of your own.
pub struct SqliteSink {
    path: PathBuf,
    connection: Connection,
    kept: Option<String>,
    observer: Option<Observer>,
}

impl std::fmt::Debug for SqliteSink {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SqliteSink").field("path", &self.path).finish_non_exhaustive()
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::sink(error)
    }
}

impl SqliteSink {
    /// Opens the database, and makes what is missing.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_owned();
        let connection = Connection::open(&path)?;
        connection.busy_timeout(std::time::Duration::from_secs(60))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // What was committed survives a power failure too.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(SCHEMA)?;
        connection.set_prepared_statement_cache_capacity(16);
        Ok(Self { path, connection, kept: None, observer: None })
    }

    /// Calls this with each batch within its transaction: what it writes is committed with the batch, or not at all.
    #[must_use]
    pub fn observed_by(
        mut self,
        observer: impl FnMut(&Transaction<'_>, &[Action], &State) -> Result<()> + Send + 'static,
    ) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    /// The database.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The records of the copy, of one kind or all, in the order of their ids.
    ///
    /// # Errors
    /// They cannot be read, or the function fails.
    pub fn for_each(&self, kind: Option<&str>, mut each: impl FnMut(Record) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(RECORDS)?;
        let mut rows = statement.query(params![kind])?;
        while let Some(row) = rows.next()? {
            let content: String = row.get(12)?;
            each(Record {
                kind: row.get(0)?,
                record_id: row.get(1)?,
                revision: row.get(2)?,
                sequence: row.get(3)?,
                updated_at: row.get(4)?,
                publisher: OrganisationRef { id: row.get(5)?, name: row.get(6)? },
                enterprise: EnterpriseRef {
                    id: row.get(7)?,
                    credit_code: row.get(8)?,
                    registration_number: row.get(9)?,
                    name: row.get(10)?,
                },
                under_objection: row.get(11)?,
                content: serde_json::from_str(&content).map_err(Error::sink)?,
            })?;
        }
        Ok(())
    }

    fn transact(
        &mut self,
        state: &State,
        write: impl FnOnce(&Transaction<'_>, &mut Option<Observer>) -> Result<()>,
    ) -> Result<()> {
        let text = state.to_json()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if stored(&transaction)? != self.kept {
            return Err(Error::sink(format!("another process writes to {}", self.path.display())));
        }
        write(&transaction, &mut self.observer)?;
        transaction.execute(
            "INSERT INTO mingjing_state (id, state) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
            params![text],
        )?;
        transaction.commit()?;
        self.kept = Some(text);
        Ok(())
    }
}

fn stored(connection: &Connection) -> Result<Option<String>> {
    Ok(connection.query_row("SELECT state FROM mingjing_state", [], |row| row.get(0)).optional()?)
}

fn put(transaction: &Transaction<'_>, record: &Record, publisher_is_certain: bool) -> Result<()> {
    let content = serde_json::to_string(&record.content).map_err(Error::sink)?;
    transaction.prepare_cached(PUT)?.execute(params![
        record.record_id,
        record.kind,
        record.revision,
        record.sequence,
        record.updated_at,
        record.publisher.id,
        record.publisher.name,
        record.enterprise.id,
        record.under_objection,
        content,
        publisher_is_certain,
    ])?;
    let own = record.kind == "ENTERPRISE";
    let said = |name: &str| record.content.get(name).and_then(|value| value.as_str()).map(str::to_owned);
    let named = if own {
        EnterpriseRef {
            id: record.record_id.clone(),
            credit_code: said("creditCode"),
            registration_number: said("registrationNumber"),
            name: said("name"),
        }
    } else {
        record.enterprise.clone()
    };
    transaction.prepare_cached(ENTERPRISE)?.execute(params![
        named.id,
        named.credit_code,
        named.registration_number,
        named.name,
        own
    ])?;
    Ok(())
}

impl Sink for SqliteSink {
    fn load(&mut self) -> Result<Option<State>> {
        self.kept = stored(&self.connection)?;
        self.kept.as_deref().map(State::from_json).transpose()
    }

    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        self.transact(state, |transaction, observer| {
            for action in batch {
                match action {
                    Action::Put { record, publisher_is_certain } => put(transaction, record, *publisher_is_certain)?,
                    Action::Remove { record_id, .. } => {
                        transaction
                            .prepare_cached("DELETE FROM mingjing_record WHERE record_id = ?1")?
                            .execute(params![record_id])?;
                    }
                }
            }
            observer.as_mut().map_or(Ok(()), |observe| observe(transaction, batch, state))
        })
    }

    fn clear(&mut self, state: &State) -> Result<()> {
        self.transact(state, |transaction, _| {
            transaction.execute_batch("DELETE FROM mingjing_record; DELETE FROM mingjing_enterprise;")?;
            Ok(())
        })
    }

    fn downloads(&self) -> Option<PathBuf> {
        let mut name = self.path.clone().into_os_string();
        name.push(".parts");
        Some(name.into())
    }
}
