//! The registry's statements: what the search index reads of enterprises and of their changes, and the
//! keys that they are looked up by.

pub(super) mod key;

use async_trait::async_trait;

use super::search::{
    SearchDocument,
    follow::{ChangeSource, ChangedBatch, SourceError},
};
use crate::domain::{
    disclosure::cell::Cell,
    store::{
        Store, StoreError, fetch_json,
        sql::Sql,
        table::{Column, Storage},
    },
};

/// Reads enterprises for the search index.
#[derive(Debug, Clone)]
pub struct RegistrySource {
    store: Store,
}

impl RegistrySource {
    /// Reads from this database.
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    /// The rows of a statement whose only column is a JSON array a row.
    async fn rows(&self, columns: &str, from: impl FnOnce(&mut Sql)) -> Result<Vec<Cell>, StoreError> {
        let dialect = self.store.dialect();
        let mut sql = Sql::new(dialect);
        sql.push("SELECT ");
        dialect.json_rows(&mut sql, |sql| {
            sql.push(dialect.json_array()).push(format_args!("({columns})"));
        });
        sql.push(dialect.json_text()).push(" FROM ");
        from(&mut sql);
        match fetch_json(self.store.reader(), sql).await? {
            Cell::List(rows) => Ok(rows),
            _ => Ok(Vec::new()),
        }
    }
}

fn failed(error: StoreError) -> SourceError {
    SourceError(Box::new(error))
}

fn limit_of(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

#[async_trait]
impl ChangeSource for RegistrySource {
    async fn head(&self) -> Result<u64, SourceError> {
        let rows = self.rows("sequence", |sql| {
            sql.push("change_counter WHERE id=1");
        });
        let rows = rows.await.map_err(failed)?;
        let sequence = rows.first().and_then(|row| row.as_list().first().and_then(Cell::as_i64));
        Ok(sequence.and_then(|sequence| u64::try_from(sequence).ok()).unwrap_or(0))
    }

    async fn enterprises(&self, after_id: i64, limit: usize) -> Result<Vec<i64>, SourceError> {
        let rows = self.rows("e.id", |sql| {
            sql.push("(SELECT id FROM enterprise WHERE id>").bind(after_id);
            sql.push(" ORDER BY id LIMIT ").bind(limit_of(limit)).push(") e");
        });
        let rows = rows.await.map_err(failed)?;
        Ok(rows.iter().filter_map(|row| row.as_list().first().and_then(Cell::as_i64)).collect())
    }

    async fn changed_enterprises(&self, after: u64, limit: usize) -> Result<ChangedBatch, SourceError> {
        let after_sequence = i64::try_from(after).unwrap_or(i64::MAX);
        let rows = self.rows("c.sequence,c.enterprise_id", |sql| {
            sql.push("(SELECT sequence,enterprise_id FROM change_event WHERE sequence>").bind(after_sequence);
            sql.push(" ORDER BY sequence LIMIT ").bind(limit_of(limit)).push(") c");
        });
        let rows = rows.await.map_err(failed)?;
        let mut batch = ChangedBatch { enterprise_ids: Vec::new(), position: after, more: rows.len() == limit };
        for row in &rows {
            if let [Cell::Number(sequence), Cell::Number(enterprise)] = row.as_list() {
                batch.position = batch.position.max(u64::try_from(*sequence).unwrap_or(0));
                batch.enterprise_ids.push(*enterprise);
            }
        }
        batch.enterprise_ids.sort_unstable();
        batch.enterprise_ids.dedup();
        Ok(batch)
    }

    async fn documents(&self, ids: &[i64]) -> Result<Vec<SearchDocument>, SourceError> {
        let ids: Vec<Cell> = ids.iter().copied().map(Cell::Number).collect();
        let dialect = self.store.dialect();
        let columns = "e.id,e.credit_code,e.registration_number,e.name,e.former_names,e.district,e.industry,e.status,\
            e.on_abnormal_list,e.on_serious_list";
        // SQLite hands JSON columns over as the text that they are.
        let columns = match dialect.cast(Storage::Json) {
            "" => columns.replace("e.former_names", "json(e.former_names)"),
            _ => columns.to_owned(),
        };
        let rows = self.rows(&columns, |sql| {
            sql.push("enterprise e WHERE e.id");
            dialect.one_of(sql, Column { name: "id", storage: Storage::Number }, &ids);
        });
        Ok(rows.await.map_err(failed)?.iter().filter_map(document).collect())
    }
}

fn document(row: &Cell) -> Option<SearchDocument> {
    let [id, credit_code, number, name, former_names, district, industry, status, abnormal, serious] = row.as_list()
    else {
        return None;
    };
    let text = |cell: &Cell| cell.as_str().map(str::to_owned);
    Some(SearchDocument {
        id: id.as_i64()?,
        credit_code: text(credit_code),
        registration_number: text(number),
        name: text(name)?,
        former_names: former_names.as_list().iter().filter_map(text).collect(),
        district: text(district),
        industry: text(industry),
        status: text(status)?,
        on_abnormal_list: abnormal.as_bool().unwrap_or_default(),
        on_serious_list: serious.as_bool().unwrap_or_default(),
    })
}
