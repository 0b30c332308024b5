//! The feed, applied to a copy that has what it begins with.

use super::{Anchor, Pull, Pulled, Sink, State, fold};
use crate::{
    changes::{Change, ChangeFilter, Feed, Told},
    error::{Error, Result},
};

impl<S: Sink> Pull<'_, S> {
    /// The feed of what is copied.
    pub(super) fn feed(&self, after: u64, follow: bool) -> Feed {
        let chosen = |name: &str| self.selection.get(name).cloned().unwrap_or_default();
        let filter = ChangeFilter {
            kind: chosen("kinds"),
            credit_code: chosen("creditCodes"),
            registration_number: chosen("registrationNumbers"),
            ..ChangeFilter::default()
        };
        self.client.feed(after).follow(follow).filter(filter).silence(self.silence)
    }

    /// Applies changes until there are no more, or for ever.
    pub(super) async fn follow(&mut self, mut state: State) -> Result<Pulled> {
        // It begins with the last change that is in the copy, to see whether this is still the data set that told it.
        let mut anchor = state.anchor.clone();
        let after = anchor.as_ref().map_or(state.cursor, |anchor| anchor.sequence).saturating_sub(1);
        let mut feed = self.feed(after, !self.once);
        let (mut pending, mut head) = (Vec::new(), None);
        while let Some(told) = feed.next().await? {
            if let Some(known) = anchor.take() {
                match &told {
                    Told::Progress(progress) if progress.up_to < known.sequence => anchor = Some(known),
                    told => {
                        hold(&state, &known, Some(told))?;
                        continue;
                    }
                }
            }
            match told {
                Told::Progress(progress) => {
                    head = Some(progress.head);
                    if !pending.is_empty() || progress.up_to > state.cursor {
                        state.cursor = state.cursor.max(progress.up_to);
                        self.apply(&mut pending, &state, head)?;
                    }
                }
                Told::Change(change) if change.sequence > state.cursor => {
                    state.cursor = change.sequence;
                    let (record_id, at) = (change.record_id.clone(), change.at.clone());
                    state.anchor = Some(Anchor { sequence: change.sequence, record_id, at });
                    pending.push(fold(*change));
                    if pending.len() >= self.batch {
                        self.apply(&mut pending, &state, head)?;
                    }
                }
                // What the snapshot was taken at: by it the data set is known again.
                Told::Change(change) if change.sequence == state.cursor && state.anchor.is_none() => {
                    let Change { sequence, record_id, at, .. } = *change;
                    state.anchor = Some(Anchor { sequence, record_id, at });
                    self.apply(&mut pending, &state, head)?;
                }
                Told::Change(_) => {}
            }
        }
        Ok(Pulled { cursor: state.cursor, head, applied: self.applied, loading: false })
    }
}

/// Holds that the data set is the one whose changes are in the copy.
pub(super) fn hold(state: &State, anchor: &Anchor, told: Option<&Told>) -> Result<()> {
    if let Some(Told::Change(change)) = told
        && (change.sequence, &change.record_id, &change.at) == (anchor.sequence, &anchor.record_id, &anchor.at)
    {
        return Ok(());
    }
    Err(Error::DatasetRestored {
        message: format!(
            "the change {} is another one than the copy has: the data set was restored from an older copy and went on from \
             there, or is another one; take a new copy",
            anchor.sequence
        ),
        after: state.cursor,
    })
}
