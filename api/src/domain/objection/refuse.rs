//! Refuses an objection (不予受理): it is not looked into, and whoever filed it is told why.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct, ObjectionState};

use super::{
    ObjectionError, Objections, Party, Refusal,
    act::Done,
    repo::{self, Stored},
    text,
};
use crate::domain::{
    audit::Origin,
    disclosure::{
        timeliness::day_in_china,
        write::{Decision, Task, Work, WriteError},
    },
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
        self.run(&Refusing { objections: self, party, origin, objection: rejection.objection, reason }).await
    }
}

struct Refusing<'a> {
    objections: &'a Objections,
    party: &'a Party,
    origin: &'a Origin,
    objection: i64,
    reason: String,
}

#[async_trait]
impl Task for Refusing<'_> {
    type Done = Result<(), Refusal>;

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        let objections = self.objections;
        let found = match objections.find_to_decide(work, self.party, self.objection).await? {
            Ok(found) => found,
            Err(refusal) => return Ok(Decision::RollBack(Err(refusal))),
        };
        repo::lock_record(work.transaction(), objections.dialect(), found.kind, found.record).await?;
        let found = match objections.lock(work, self.objection, ObjectionState::Filed).await? {
            Ok(found) => found,
            Err(refusal) => return Ok(Decision::RollBack(Err(refusal))),
        };
        let deadlines = found.deadlines.clone().closed(day_in_china(objections.now()));
        let refused = Stored { state: ObjectionState::Refused, deadlines, ..found };
        repo::update(work.transaction(), objections.dialect(), &refused).await?;
        let done = Done {
            objection: self.objection,
            act: ObjectionAct::Refused,
            action: AuditAction::ObjectionRefused,
            before: Some(ObjectionState::Filed),
            after: ObjectionState::Refused,
            note: Some(&self.reason),
            key: None,
        };
        objections.write_down(work.transaction(), self.party, self.origin, &done).await?;
        if !repo::is_another_open(work.transaction(), objections.dialect(), &refused).await? {
            objections.mark(work, refused.kind, refused.record, false).await?;
        }
        Ok(Decision::Commit(Ok(())))
    }
}
