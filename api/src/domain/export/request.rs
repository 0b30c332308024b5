//! Asks for an export, and takes one back.

use chrono::TimeDelta;

use super::{Asker, Compression, Export, ExportError, Exports, Format, KEY_CHARS_MAX, What, repo};
use crate::domain::dataset;

/// In which time a client's exports are counted against those of a day.
const DAY: TimeDelta = TimeDelta::days(1);

/// An export that is asked for.
#[derive(Debug, Clone)]
pub struct NewExport {
    /// What is to be in it.
    pub what: What,
    /// What the client calls it: asked for again by the same name, it is the same export.
    pub idempotency_key: Option<String>,
    /// How many a client may ask for in a day.
    pub daily_max: u32,
}

/// Why an export is not made. What is not the asker's affair is in the last one.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// Nothing would be in it.
    #[error("name at least one kind, or leave kinds out for all of them")]
    NoKinds,
    /// The key cannot be one.
    #[error("an idempotency key has 1 to {KEY_CHARS_MAX} visible ASCII characters")]
    Key,
    /// The key is another export's.
    #[error("this idempotency key was used for an export of something else; use another key for each export")]
    KeyReused,
    /// Parquet is not packed from outside.
    #[error("Parquet is compressed inside by ZSTD, or not at all (NONE)")]
    PackedParquet,
    /// Only CSV begins with it.
    #[error("only CSV files can begin with a byte order mark")]
    MarkedElsewhere,
    /// The data does not go there yet.
    #[error("the data goes up to the change {0}; a delta begins after that one or an earlier one")]
    Ahead(u64),
    /// The tier has no exports.
    #[error("clients of your tier ask for no exports of their own; take the latest snapshot")]
    Never,
    /// As many as may wait at a time.
    #[error("{0} of your exports wait or are being written, as many as may at a time; wait until one is done")]
    TooManyWaiting(u64),
    /// As many as may be asked for in a day.
    #[error("you have asked for {0} exports within a day, as many as your tier allows; ask again later")]
    TooManyToday(u32),
    /// There is no room.
    #[error("the gateway keeps as many exports as it has room for; ask again when older ones have expired")]
    NoRoom,
    /// A failure of ours.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl From<sea_orm::DbErr> for RequestError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Export(error.into())
    }
}

impl Exports {
    /// Asks for an export as of now, which waits for its turn. Asked for again by the same key, it is the same one.
    ///
    /// # Errors
    /// [`RequestError`] when it is not made.
    pub async fn request(&self, asker: Asker, new: NewExport) -> Result<Export, RequestError> {
        check(&new)?;
        let what = &new.what;
        let head = dataset::progress(&self.0.store).await.map_err(ExportError::from)?.sequence;
        if let Some(since) = what.since.filter(|since| *since > head) {
            // What was told may be from a process that knew more than this one says: the primary decides.
            let head = dataset::last_sequence(&self.0.store).await.map_err(ExportError::from)?;
            if since > head {
                return Err(RequestError::Ahead(head));
            }
        }
        let sequence = head.max(what.since.unwrap_or_default());
        let transaction = self.0.store.dialect().begin_write(self.0.store.writer()).await?;
        // Of several that ask at once each is counted by the next.
        repo::lock_client(&transaction, asker.client).await?;
        let key = new.idempotency_key.as_deref();
        if let Some(key) = key
            && let Some(known) = repo::find_by_key(&transaction, asker.client, key).await?
        {
            transaction.rollback().await?;
            return if known.what.is_same_as(what) { Ok(known) } else { Err(RequestError::KeyReused) };
        }
        let now = self.0.clock.now();
        if repo::count_waiting(&transaction, asker.client).await? >= self.0.settings.waiting_max {
            return Err(RequestError::TooManyWaiting(self.0.settings.waiting_max));
        }
        if repo::count_since(&transaction, asker.client, now - DAY).await? >= new.daily_max.into() {
            return Err(match new.daily_max {
                0 => RequestError::Never,
                most => RequestError::TooManyToday(most),
            });
        }
        if repo::sum_kept(&transaction).await? >= self.0.settings.kept_bytes_max {
            return Err(RequestError::NoRoom);
        }
        let row = repo::NewRow {
            organisation: Some(asker.organisation),
            client: Some(asker.client),
            idempotency_key: key,
            what,
            sequence,
        };
        let id = repo::insert(&transaction, row, now).await?;
        let export = repo::find(&transaction, id).await?.ok_or(ExportError::UnknownValue(id))?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        Ok(export)
    }

    /// Takes an export back that its organisation asked for: it is not written on, and its files are removed. Nothing when
    /// there is no such export; one that has ended otherwise stays as it is.
    ///
    /// # Errors
    /// [`ExportError`] when the database does not answer.
    pub async fn cancel(&self, organisation: i64, id: i64) -> Result<Option<Export>, ExportError> {
        let own = self.find(organisation, id).await?.filter(|export| !export.is_scheduled());
        if own.is_none() {
            return Ok(None);
        }
        repo::cancel(self.0.store.writer(), id, self.0.clock.now()).await?;
        repo::find(self.0.store.writer(), id).await
    }
}

fn check(new: &NewExport) -> Result<(), RequestError> {
    let NewExport { what, idempotency_key, .. } = new;
    if what.kinds.is_empty() {
        return Err(RequestError::NoKinds);
    }
    let fits =
        |key: &String| (1..=KEY_CHARS_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if !idempotency_key.as_ref().is_none_or(fits) {
        return Err(RequestError::Key);
    }
    if what.format == Format::Parquet && what.compression == Compression::Gzip {
        return Err(RequestError::PackedParquet);
    }
    if what.format != Format::Csv && what.byte_order_mark {
        return Err(RequestError::MarkedElsewhere);
    }
    Ok(())
}
