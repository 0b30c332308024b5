//! What those who deal with an objection have in common, whether they accept, refuse, forward or decide it: who may,
//! where it has to stand, and what is left behind.

use entity::code::{AuditAction, ObjectionAct, ObjectionState};

use super::{
    ObjectionError, Objections, Party, Refusal,
    act::Done,
    repo::{self, Stored},
};
use crate::domain::{audit::Origin, disclosure::write::Work};

/// Somebody who deals with an objection.
pub(super) struct Handling<'a> {
    pub(super) objections: &'a Objections,
    pub(super) party: &'a Party,
    pub(super) origin: &'a Origin,
    /// The objection's number.
    pub(super) objection: i64,
    /// What they say to it.
    pub(super) note: Option<String>,
}

impl Handling<'_> {
    /// The objection, if it is this party's to deal with. Found without a lock: what does not change of it, is known.
    pub(super) async fn find(&self, work: &Work) -> Result<Stored, ObjectionError> {
        let found = repo::find(work.transaction(), self.objections.dialect(), self.objection, false).await?;
        match found.filter(|found| self.party.may_see(&found.concerned)) {
            None => Err(Refusal::UnknownObjection.into()),
            Some(found) if !self.party.may_decide(&found.concerned) => Err(Refusal::NotTheDecider.into()),
            Some(found) => Ok(found),
        }
    }

    /// The same objection, which nobody else changes from here on.
    pub(super) async fn lock(&self, work: &Work) -> Result<Stored, ObjectionError> {
        let found = repo::find(work.transaction(), self.objections.dialect(), self.objection, true).await?;
        Ok(found.ok_or(Refusal::UnknownObjection)?)
    }

    /// The same, if it stands where it has to.
    pub(super) async fn lock_in(&self, work: &Work, wanted: ObjectionState) -> Result<Stored, ObjectionError> {
        let found = self.lock(work).await?;
        if found.state == wanted { Ok(found) } else { Err(Refusal::State { found: found.state, wanted }.into()) }
    }

    /// Keeps the objection as it is after the act, and writes the act down; with the idempotency key, if it has one, and
    /// the hash of what came under it.
    pub(super) async fn finish(
        &self,
        work: &Work,
        before: ObjectionState,
        after: &Stored,
        (act, action): (ObjectionAct, AuditAction),
        key: Option<(&str, &str)>,
    ) -> Result<(), ObjectionError> {
        repo::update(work.transaction(), self.objections.dialect(), after).await?;
        let done = Done {
            objection: self.objection,
            act,
            action,
            before: Some(before),
            after: after.state,
            note: self.note.as_deref(),
            key,
        };
        Ok(self.objections.write_down(work.transaction(), self.party, self.origin, &done).await?)
    }
}
