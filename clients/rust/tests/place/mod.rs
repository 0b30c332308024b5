//! Where copies are kept.

use std::{collections::BTreeMap, path::Path};

use mingjing::{
    Error, Result,
    pull::{Action, DirectorySink, Record, Sink, SqliteSink, State},
};
use rand::{Rng as _, rngs::StdRng};
use serde_json::Value;

/// Either sink, opened as a process that was started anew would.
pub enum Place {
    Sqlite(SqliteSink),
    Directory(DirectorySink),
}

impl Place {
    pub fn open(folder: &Path, sqlite: bool) -> Self {
        if sqlite {
            Self::Sqlite(SqliteSink::open(folder.join("copy.db")).unwrap())
        } else {
            // A small log, so that it is folded in often.
            Self::Directory(DirectorySink::open(folder.join("copy")).unwrap().log_min(3000))
        }
    }

    pub fn rows(&self) -> BTreeMap<String, Value> {
        let mut rows = BTreeMap::new();
        let keep = |record: Record| -> Result<()> {
            let before = rows.insert(record.record_id.clone(), serde_json::to_value(record).unwrap());
            assert!(before.is_none());
            Ok(())
        };
        match self {
            Self::Sqlite(sink) => sink.for_each(None, keep).unwrap(),
            Self::Directory(sink) => sink.for_each(keep).unwrap(),
        }
        rows
    }

    pub fn inner(&mut self) -> &mut dyn Sink {
        match self {
            Self::Sqlite(sink) => sink,
            Self::Directory(sink) => sink,
        }
    }
}

impl Sink for Place {
    fn load(&mut self) -> Result<Option<State>> {
        self.inner().load()
    }
    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        self.inner().apply(batch, state)
    }
    fn clear(&mut self, state: &State) -> Result<()> {
        self.inner().clear(state)
    }
    fn downloads(&self) -> Option<std::path::PathBuf> {
        match self {
            Self::Sqlite(sink) => sink.downloads(),
            Self::Directory(sink) => sink.downloads(),
        }
    }
}

/// A sink whose process ends before or after some transaction.
pub struct Dying<'a>(pub Place, pub &'a mut StdRng);

impl Sink for Dying<'_> {
    fn load(&mut self) -> Result<Option<State>> {
        self.0.load()
    }
    fn apply(&mut self, batch: &[Action], state: &State) -> Result<()> {
        let fate: f64 = self.1.random();
        if fate < 0.15 {
            return Err(Error::sink("killed"));
        }
        self.0.apply(batch, state)?;
        if fate > 0.85 { Err(Error::sink("killed")) } else { Ok(()) }
    }
    fn clear(&mut self, state: &State) -> Result<()> {
        self.0.clear(state)
    }
    fn downloads(&self) -> Option<std::path::PathBuf> {
        self.0.downloads()
    }
}
