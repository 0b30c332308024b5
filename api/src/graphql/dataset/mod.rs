//! The data set and its code tables in the schema.

pub mod code_table;
pub mod movement;

use async_graphql::{Context, Object, Result, SimpleObject};

use crate::{
    domain::dataset,
    graphql::{scalar::DateTime, services::Services},
};

/// Queries about the data set.
#[derive(Debug, Default)]
pub struct DatasetQueries;

#[Object]
impl DatasetQueries {
    /// What the data is, under which licence, and up to which change it goes.
    async fn dataset(&self, context: &Context<'_>) -> Result<Dataset> {
        let store = &context.data_unchecked::<Services>().store;
        let facts = dataset::find(store.reader()).await?;
        let progress = dataset::progress(store).await?;
        Ok(Dataset {
            name: facts.as_ref().map(|facts| facts.name.clone()),
            synthetic: facts.as_ref().is_some_and(|facts| facts.synthetic),
            licence: facts.as_ref().map(|facts| facts.licence.clone()),
            attribution: facts.map(|facts| facts.attribution),
            sequence: progress.sequence.to_string(),
            updated_at: progress.updated_at.map(DateTime),
            schema_version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}

/// What the data is (数据集). Adverse records are only ever invented together with the enterprise that they are about.
#[derive(Debug, SimpleObject)]
pub struct Dataset {
    /// Its name; nothing before anything was stored.
    name: Option<String>,
    /// Whether its enterprises and records are invented.
    synthetic: bool,
    /// The licence under which it may be used.
    licence: Option<String>,
    /// How it is to be named as a source.
    attribution: Option<String>,
    /// The sequence number of a change, a whole number as text; `0` before the first. Queries that are sent when this was
    /// answered show the data at least up to there. It only grows; where several gateways answer, by turns, one may be a
    /// moment behind another.
    sequence: String,
    /// When that change was published.
    updated_at: Option<DateTime>,
    /// The version of this schema.
    schema_version: String,
}
