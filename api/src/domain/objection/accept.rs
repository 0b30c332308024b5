//! Accepts an objection (受理): it is looked into, and the period for that begins where the law has one.

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

/// An objection to be accepted.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Its number.
    pub objection: i64,
    /// What is to be said about it.
    pub note: Option<String>,
}

impl Objections {
    /// Accepts an objection that was filed.
    ///
    /// # Errors
    /// [`ObjectionError`] says why it was not accepted.
    pub async fn accept(&self, party: &Party, origin: &Origin, acceptance: &Acceptance) -> Result<(), ObjectionError> {
        let note = text::optional(&["note"], acceptance.note.as_deref(), text::LONG)?;
        self.run(&Accepting { objections: self, party, origin, objection: acceptance.objection, note }).await
    }
}

struct Accepting<'a> {
    objections: &'a Objections,
    party: &'a Party,
    origin: &'a Origin,
    objection: i64,
    note: Option<String>,
}

#[async_trait]
impl Task for Accepting<'_> {
    type Done = Result<(), Refusal>;

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        let objections = self.objections;
        if let Err(refusal) = objections.find_to_decide(work, self.party, self.objection).await? {
            return Ok(Decision::RollBack(Err(refusal)));
        }
        let found = match objections.lock(work, self.objection, ObjectionState::Filed).await? {
            Ok(found) => found,
            Err(refusal) => return Ok(Decision::RollBack(Err(refusal))),
        };
        let (filed_on, today) = (day_in_china(found.filed_at), day_in_china(objections.now()));
        let deadlines = found.deadlines.accepted(found.kind.name(), found.sort, filed_on, today);
        let accepted = Stored { state: ObjectionState::Accepted, deadlines, ..found };
        repo::update(work.transaction(), objections.dialect(), &accepted).await?;
        let done = Done {
            objection: self.objection,
            act: ObjectionAct::Accepted,
            action: AuditAction::ObjectionAccepted,
            before: Some(ObjectionState::Filed),
            after: ObjectionState::Accepted,
            note: self.note.as_deref(),
            key: None,
        };
        objections.write_down(work.transaction(), self.party, self.origin, &done).await?;
        Ok(Decision::Commit(Ok(())))
    }
}
