//! Forwards an objection (转交): the operator leaves it to the publisher of the record, which then has a period of its own.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct};

use super::{ObjectionError, Objections, Party, Refusal, act::Act, handling::Handling, repo::Stored, text};
use crate::domain::{
    audit::Origin,
    disclosure::{
        timeliness::day_in_china,
        write::{Decision, Work},
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
        self.run(&ForwardingAct(Handling { objections: self, party, origin, objection: forwarding.objection, note }))
            .await
    }
}

struct ForwardingAct<'a>(Handling<'a>);

#[async_trait]
impl Act for ForwardingAct<'_> {
    type Done = ();

    async fn perform(&self, work: &mut Work) -> Result<Decision<()>, ObjectionError> {
        let Self(handling) = self;
        let found = handling.lock(work).await?;
        if !found.state.is_open() {
            return Err(Refusal::Closed { found: found.state }.into());
        }
        if found.deadlines.is_forwarded() {
            return Err(Refusal::Forwarded.into());
        }
        let (filed_on, today) = (day_in_china(found.filed_at), handling.objections.today());
        let deadlines = found.deadlines.clone().forwarded(found.kind.name(), found.sort, filed_on, today);
        let (Some(deadlines), true) = (deadlines, found.concerned.publisher != handling.party.organisation) else {
            return Err(Refusal::NotForwarded.into());
        };
        let forwarded = Stored { deadlines, ..found };
        let act = (ObjectionAct::Forwarded, AuditAction::ObjectionForwarded);
        handling.finish(work, forwarded.state, &forwarded, act, None).await?;
        Ok(Decision::Commit(()))
    }
}
