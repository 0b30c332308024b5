//! What every act about an objection has in common: that it is one transaction, and what is written down.

use async_trait::async_trait;
use entity::code::{AuditAction, CodeList, ObjectionAct, ObjectionState};
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    ObjectionError, Objections, Party, Refusal,
    repo::{self, Step},
};
use crate::{
    domain::{
        audit::{self, Origin, WrittenAct},
        disclosure::write::{Decision, Operation, Task, Work, WriteError},
    },
    hexadecimal::Hexadecimal,
};

/// An act about an objection. Refused, it leaves nothing.
#[async_trait]
pub(super) trait Act: Send + Sync {
    /// What comes of it.
    type Done: Send;

    /// Performs it, in one transaction with everything that belongs to it.
    async fn perform(&self, work: &mut Work) -> Result<Decision<Self::Done>, ObjectionError>;
}

/// An act as a task of the write path.
pub(super) struct Acting<'a, A>(pub(super) &'a A);

#[async_trait]
impl<A: Act> Task for Acting<'_, A> {
    type Done = Result<A::Done, Refusal>;

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        match self.0.perform(work).await {
            Ok(Decision::Commit(done)) => Ok(Decision::Commit(Ok(done))),
            Ok(Decision::RollBack(done)) => Ok(Decision::RollBack(Ok(done))),
            Err(ObjectionError::Refused(refusal)) => Ok(Decision::RollBack(Err(refusal))),
            Err(ObjectionError::Write(error)) => Err(error),
        }
    }
}

/// What was done, as the history and the audit log tell it.
pub(super) struct Done<'a> {
    pub(super) objection: i64,
    pub(super) act: ObjectionAct,
    pub(super) action: AuditAction,
    /// Where the objection stood; none for a new one.
    pub(super) before: Option<ObjectionState>,
    pub(super) after: ObjectionState,
    /// For the history alone: people write what the audit log must not hold.
    pub(super) note: Option<&'a str>,
    /// The idempotency key with the hash of what came under it.
    pub(super) key: Option<(&'a str, &'a str)>,
}

/// SHA-256 of what is to be done, in hexadecimal digits.
pub(super) fn payload_hash(operation: &str, payload: &impl Serialize) -> String {
    Hexadecimal(&Sha256::digest(json!([operation, payload]).to_string())).to_string()
}

impl Objections {
    /// Writes down in the audit log what was done to the record so far.
    pub(super) async fn audit_changes(&self, work: &Work, origin: &Origin) -> Result<(), WriteError> {
        let acts = work.changes().iter().filter_map(|change| {
            let action = match change.operation {
                Operation::Revise => AuditAction::RecordCorrected,
                Operation::Withdraw => AuditAction::RecordWithdrawn,
                _ => return None,
            };
            let target = format!("{}:{}", change.kind.name(), change.record);
            Some(WrittenAct { action, target, before: change.before.as_deref(), after: Some(&change.content) })
        });
        let acts: Vec<WrittenAct<'_>> = acts.collect();
        if !acts.is_empty() {
            audit::record_all(work.transaction(), work.dialect(), origin, acts.into_iter(), self.now()).await?;
        }
        Ok(())
    }

    /// Adds to the history and to the audit log what was done.
    pub(super) async fn write_down(
        &self,
        transaction: &DatabaseTransaction,
        party: &Party,
        origin: &Origin,
        done: &Done<'_>,
    ) -> Result<(), WriteError> {
        let now = self.now();
        let step = Step {
            objection: done.objection,
            at: now,
            act: done.act,
            state: done.after,
            organisation: party.organisation,
            client: party.client,
            note: done.note,
            key: done.key,
        };
        repo::insert_step(transaction, self.dialect(), step).await?;
        let act = audit::Act {
            action: done.action,
            target: format!("objection:{}", done.objection),
            before: done.before.map(snapshot),
            after: Some(snapshot(done.after)),
        };
        Ok(audit::record(transaction, origin, act, now).await?)
    }
}

/// An objection as the audit log keeps it: where it stands, and nothing that anybody wrote.
fn snapshot(state: ObjectionState) -> Value {
    json!({"state": state.code()})
}
