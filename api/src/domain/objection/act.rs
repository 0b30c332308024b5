//! What every act about an objection has in common: who may, where the objection has to stand, what is written down.

use entity::code::{AuditAction, CodeList, ObjectionAct, ObjectionState};
use sea_orm::DatabaseTransaction;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Objections, Party, Refusal,
    repo::{self, Step, Stored},
};
use crate::{
    domain::{
        audit::{self, Origin, WrittenAct},
        disclosure::write::{Operation, Work, WriteError},
    },
    hexadecimal::Hexadecimal,
};

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
    /// The objection, if it is this party's to deal with. Found without a lock: what does not change of it, is known.
    pub(super) async fn find_to_decide(
        &self,
        work: &Work,
        party: &Party,
        objection: i64,
    ) -> Result<Result<Stored, Refusal>, WriteError> {
        let found = repo::find(work.transaction(), self.dialect(), objection, false).await?;
        Ok(match found.filter(|found| party.may_see(&found.concerned)) {
            None => Err(Refusal::UnknownObjection),
            Some(found) if !party.may_decide(&found.concerned) => Err(Refusal::NotTheDecider),
            Some(found) => Ok(found),
        })
    }

    /// The same objection, which nobody else changes from here on, if it stands where it has to.
    pub(super) async fn lock(
        &self,
        work: &Work,
        objection: i64,
        wanted: ObjectionState,
    ) -> Result<Result<Stored, Refusal>, WriteError> {
        let found = repo::find(work.transaction(), self.dialect(), objection, true).await?;
        Ok(match found {
            None => Err(Refusal::UnknownObjection),
            Some(found) if found.state != wanted => Err(Refusal::State { found: found.state, wanted }),
            Some(found) => Ok(found),
        })
    }

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
