//! Accepts an objection (受理): it is looked into, and the period for that begins where the law has one.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct, ObjectionState};

use super::{ObjectionError, Objections, Party, act::Act, handling::Handling, repo::Stored, text};
use crate::domain::{
    audit::Origin,
    disclosure::{
        timeliness::day_in_china,
        write::{Decision, Work},
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
        self.run(&Accepting(Handling { objections: self, party, origin, objection: acceptance.objection, note })).await
    }
}

struct Accepting<'a>(Handling<'a>);

#[async_trait]
impl Act for Accepting<'_> {
    type Done = ();

    async fn perform(&self, work: &mut Work) -> Result<Decision<()>, ObjectionError> {
        let Self(handling) = self;
        handling.find(work).await?;
        let found = handling.lock_in(work, ObjectionState::Filed).await?;
        let (filed_on, today) = (day_in_china(found.filed_at), handling.objections.today());
        let deadlines = found.deadlines.accepted(found.kind.name(), found.sort, filed_on, today);
        let accepted = Stored { state: ObjectionState::Accepted, deadlines, ..found };
        let act = (ObjectionAct::Accepted, AuditAction::ObjectionAccepted);
        handling.finish(work, ObjectionState::Filed, &accepted, act, None).await?;
        Ok(Decision::Commit(()))
    }
}
