//! The rows of watch lists: only the files here name entities.

pub(super) mod list;
pub(super) mod subject;
pub(super) mod usage;
