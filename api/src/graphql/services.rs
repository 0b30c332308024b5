//! What resolvers call: the domain's services, made once and carried by the schema.

use crate::domain::{
    reading::{Reader, cursor::CursorKey},
    store::Store,
};

/// The domain's services.
#[derive(Debug, Clone)]
pub struct Services {
    /// Runs reading plans.
    pub reader: Reader,
    /// Signs cursors.
    pub cursors: CursorKey,
    /// The database, for what is read without a plan.
    pub store: Store,
}
