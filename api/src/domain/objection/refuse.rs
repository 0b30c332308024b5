//! Refuses an objection (不予受理): it is not looked into, and whoever filed it is told why.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct, ObjectionState};

use super::{
    ObjectionError, Objections, Party,
    act::Act,
    handling::Handling,
    repo::{self, Stored},
    text,
};
use crate::domain::{
    audit::Origin,
    disclosure::write::{Decision, Work},
};

/// An objection to be refused.
#[derive(Debug, Clone)]
pub struct Rejection {
    /// Its number.
    pub objection: i64,
    /// Why.
    pub reason: String,
}

impl Objections {
    /// Refuses an objection that was filed.
    ///
    /// # Errors
    /// [`ObjectionError`] says why it was not refused.
    pub async fn refuse(&self, party: &Party, origin: &Origin, rejection: &Rejection) -> Result<(), ObjectionError> {
        let reason = text::required(&["reason"], &rejection.reason, text::LONG)?;
        let (objection, note) = (rejection.objection, Some(reason));
        self.run(&Refusing(Handling { objections: self, party, origin, objection, note })).await
    }
}

struct Refusing<'a>(Handling<'a>);

#[async_trait]
impl Act for Refusing<'_> {
    type Done = ();

    async fn perform(&self, work: &mut Work) -> Result<Decision<()>, ObjectionError> {
        let Self(handling) = self;
        let objections = handling.objections;
        let found = handling.find(work).await?;
        repo::lock_record(work.transaction(), objections.dialect(), found.kind, found.record).await?;
        let found = handling.lock_in(work, ObjectionState::Filed).await?;
        let deadlines = found.deadlines.clone().closed(objections.today());
        let refused = Stored { state: ObjectionState::Refused, deadlines, ..found };
        let act = (ObjectionAct::Refused, AuditAction::ObjectionRefused);
        handling.finish(work, ObjectionState::Filed, &refused, act, None).await?;
        if !repo::is_another_open(work.transaction(), objections.dialect(), &refused).await? {
            objections.mark(work, refused.kind, refused.record, false).await?;
        }
        Ok(Decision::Commit(()))
    }
}
