//! What resolvers call: the domain's services, made once and carried by the schema.

use std::sync::Arc;

use crate::domain::{
    reading::{Reader, cursor::CursorKey},
    registry::search::SearchIndex,
    store::Store,
};

/// The domain's services.
#[derive(Clone)]
pub struct Services {
    /// Runs reading plans.
    pub reader: Reader,
    /// Signs cursors.
    pub cursors: CursorKey,
    /// The database, for what is read without a plan.
    pub store: Store,
    /// The search index; none where search is switched off.
    pub search: Option<Arc<SearchIndex>>,
}
