//! Forwards an objection (转交): the operator leaves it to the publisher of the record, which then has a period of its own.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct};

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

/// An objection to be forwarded.
#[derive(Debug, Clone)]
pub struct Forwarding {
    /// Its number.
    pub objection: i64,
    /// What is to be said about it.
    pub note: Option<String>,
}

impl Objections {
    /// Forwards an open objection to another organisation's record.
    ///
    /// # Errors
    /// [`ObjectionError`] says why it was not forwarded.
    pub async fn forward(&self, party: &Party, origin: &Origin, forwarding: &Forwarding) -> Result<(), ObjectionError> {
        let note = text::optional(&["note"], forwarding.note.as_deref(), text::LONG)?;
        if !party.operates() {
            return Err(Refusal::NotTheOperator.into());
        }
        self.run(&ForwardingTask { objections: self, party, origin, objection: forwarding.objection, note }).await
    }
}

struct ForwardingTask<'a> {
    objections: &'a Objections,
    party: &'a Party,
    origin: &'a Origin,
    objection: i64,
    note: Option<String>,
}

#[async_trait]
impl Task for ForwardingTask<'_> {
    type Done = Result<(), Refusal>;

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        Ok(match self.forward(work).await? {
            Ok(()) => Decision::Commit(Ok(())),
            Err(refusal) => Decision::RollBack(Err(refusal)),
        })
    }
}

impl ForwardingTask<'_> {
    async fn forward(&self, work: &mut Work) -> Result<Result<(), Refusal>, WriteError> {
        let objections = self.objections;
        let found = repo::find(work.transaction(), objections.dialect(), self.objection, true).await?;
        let Some(found) = found else { return Ok(Err(Refusal::UnknownObjection)) };
        if !found.state.is_open() {
            return Ok(Err(Refusal::Closed { found: found.state }));
        }
        if found.deadlines.is_forwarded() {
            return Ok(Err(Refusal::Forwarded));
        }
        let (filed_on, today) = (day_in_china(found.filed_at), day_in_china(objections.now()));
        let deadlines = found.deadlines.clone().forwarded(found.kind.name(), found.sort, filed_on, today);
        let (Some(deadlines), true) = (deadlines, found.concerned.publisher != self.party.organisation) else {
            return Ok(Err(Refusal::NotForwarded));
        };
        let forwarded = Stored { deadlines, ..found };
        repo::update(work.transaction(), objections.dialect(), &forwarded).await?;
        let done = Done {
            objection: self.objection,
            act: ObjectionAct::Forwarded,
            action: AuditAction::ObjectionForwarded,
            before: Some(forwarded.state),
            after: forwarded.state,
            note: self.note.as_deref(),
            key: None,
        };
        objections.write_down(work.transaction(), self.party, self.origin, &done).await?;
        Ok(Ok(()))
    }
}
