//! What a copy consists of: records, what is done to them, and how far it goes.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    changes::{Change, EnterpriseRef, OrganisationRef, number},
    error::{Error, Result},
};

/// A record as it stands; its JSON is a row of a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its kind, such as `PENALTY`; enterprises are records too.
    pub kind: String,
    /// Its id, which is the id of the API.
    pub record_id: String,
    /// 1 when it was entered, one more with each change.
    pub revision: i64,
    /// The change that made it what it is.
    #[serde(deserialize_with = "number", serialize_with = "text")]
    pub sequence: u64,
    /// When that was, in UTC (RFC 3339).
    pub updated_at: String,
    /// Who entered it and answers for it.
    pub publisher: OrganisationRef,
    /// The enterprise that it is recorded under. What that is called now says the enterprise's own record.
    pub enterprise: EnterpriseRef,
    /// Whether an objection to it is open.
    pub under_objection: bool,
    /// What it says, by the names of the schema.
    pub content: Map<String, Value>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn text<S: serde::Serializer>(number: &u64, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

/// What is done to a copy.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The record stands as this from now on.
    Put {
        /// The record.
        record: Box<Record>,
        /// False where a change told it: whoever made a change is the publisher of a record that is new to the copy, but a
        /// record that is there keeps its publisher, since others decide on objections to it.
        publisher_is_certain: bool,
    },
    /// The record stands no longer; it may not have been in the copy.
    Remove {
        /// Its kind.
        kind: String,
        /// Its id.
        record_id: String,
        /// The change that ended it.
        sequence: u64,
    },
}

/// What a change means for a copy.
pub fn fold(change: Change) -> Action {
    match change.after {
        Some(content) if change.state == "CURRENT" => Action::Put {
            record: Box::new(Record {
                kind: change.kind,
                record_id: change.record_id,
                revision: change.revision,
                sequence: change.sequence,
                updated_at: change.at,
                publisher: change.by,
                enterprise: change.enterprise,
                under_objection: change.under_objection,
                content,
            }),
            publisher_is_certain: false,
        },
        _ => Action::Remove { kind: change.kind, record_id: change.record_id, sequence: change.sequence },
    }
}

/// How much of a snapshot is in the copy: all parts before `part`, and `rows` rows of that one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Loading {
    /// The export.
    pub export_id: String,
    /// The part.
    pub part: usize,
    /// The rows of it.
    pub rows: usize,
}

/// The last change that is in the copy, by which a data set is known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Anchor {
    /// Its number.
    pub sequence: u64,
    /// The record that it changed.
    pub record_id: String,
    /// When it was made.
    pub at: String,
}

/// How far a copy goes. A sink keeps it with the records, in the same transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub(super) version: u32,
    /// Every change up to here is in the copy; while `loading`, once that is done.
    pub cursor: u64,
    /// What of the snapshot is there, until all of it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loading: Option<Loading>,
    /// The last change that was applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What is copied: kinds and enterprises; all where empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub selection: BTreeMap<String, Vec<String>>,
}

impl Default for State {
    fn default() -> Self {
        Self { version: 1, cursor: 0, loading: None, anchor: None, selection: BTreeMap::new() }
    }
}

impl State {
    /// As a sink keeps it.
    ///
    /// # Errors
    /// None in practice.
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::sink)
    }

    /// From what a sink kept.
    ///
    /// # Errors
    /// It was kept by another version of this crate, or is damaged.
    pub fn from_json(text: &str) -> Result<Self> {
        let state: Self = serde_json::from_str(text).map_err(Error::sink)?;
        if state.version != 1 {
            return Err(Error::sink("the copy was made by another version of this crate"));
        }
        Ok(state)
    }
}

/// Where a copy is kept. Each must do all or nothing, also when the process is killed. They are called between requests
/// and may block.
pub trait Sink: Send {
    /// The state that was kept last; nothing at first.
    ///
    /// # Errors
    /// It cannot be read.
    fn load(&mut self) -> Result<Option<State>>;

    /// Applies a batch, in its order, and keeps the state: one transaction.
    ///
    /// # Errors
    /// Nothing was written.
    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()>;

    /// Removes all records and keeps the state: one transaction.
    ///
    /// # Errors
    /// Nothing was removed.
    fn clear(&mut self, state: &State) -> Result<()>;

    /// A folder where parts of a snapshot may be kept until they are loaded.
    fn downloads(&self) -> Option<PathBuf> {
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_state_survives_being_kept() {
        let state = State {
            cursor: 9,
            loading: Some(Loading { export_id: "x".into(), part: 3, rows: 4 }),
            anchor: Some(Anchor { sequence: 9, record_id: "r".into(), at: "2017-12-29T08:00:00.000000Z".into() }),
            selection: BTreeMap::from([("kinds".into(), vec!["HONOUR".into()])]),
            ..State::default()
        };
        assert_eq!(State::from_json(&state.to_json().unwrap()).unwrap(), state);
        assert_eq!(State::from_json(r#"{"version":1,"cursor":0}"#).unwrap(), State::default());
        assert!(State::from_json(r#"{"version":2,"cursor":0}"#).is_err());
    }
}
