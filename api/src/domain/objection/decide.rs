//! Decides an objection (处理): the record is corrected, withdrawn or upheld in the same transaction.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct, ObjectionState, RecordState};
use serde::Serialize;

use super::{
    ObjectionError, Objections, Party, Refusal,
    act::{Act, payload_hash},
    change::Correction,
    handling::Handling,
    repo::{self, Standing, Stored},
    text,
};
use crate::domain::{
    audit::Origin,
    disclosure::{
        timeliness::day_in_china,
        write::{Decision, Work},
    },
};

/// How an objection is decided.
#[derive(Debug, Clone, Serialize)]
pub enum Verdict {
    /// It was right: the record is corrected.
    Corrected(Correction),
    /// It was right: the record is withdrawn.
    Withdrawn,
    /// It was not right: the record stands.
    Upheld,
}

/// An objection to be decided.
#[derive(Debug, Clone, Serialize)]
pub struct Judgement {
    /// Its number.
    pub objection: i64,
    /// How.
    pub verdict: Verdict,
    /// Why.
    pub explanation: String,
    /// Where it stood when it was read, by its code.
    #[serde(skip)]
    pub expected: ObjectionState,
    /// What the client calls the act.
    #[serde(skip)]
    pub idempotency_key: String,
}

impl Verdict {
    fn state(&self) -> ObjectionState {
        match self {
            Self::Corrected(_) => ObjectionState::Corrected,
            Self::Withdrawn => ObjectionState::Withdrawn,
            Self::Upheld => ObjectionState::Upheld,
        }
    }
}

impl Objections {
    /// Decides an objection that was accepted. The same again under the same idempotency key changes nothing.
    ///
    /// # Errors
    /// [`ObjectionError`] says why it was not decided.
    pub async fn decide(&self, party: &Party, origin: &Origin, judgement: &Judgement) -> Result<(), ObjectionError> {
        text::idempotency_key(&judgement.idempotency_key)?;
        if judgement.expected != ObjectionState::Accepted {
            return Err(Refusal::Expected.into());
        }
        let explanation = text::required(&["explanation"], &judgement.explanation, text::LONG)?;
        let hash = payload_hash("decide", judgement);
        let (objection, note) = (judgement.objection, Some(explanation));
        let handling = Handling { objections: self, party, origin, objection, note };
        self.run(&Deciding { handling, judgement, hash }).await
    }
}

struct Deciding<'a> {
    handling: Handling<'a>,
    judgement: &'a Judgement,
    hash: String,
}

#[async_trait]
impl Act for Deciding<'_> {
    type Done = ();

    /// Commits nothing for a decision that was made before under the same key: it stays as it is.
    async fn perform(&self, work: &mut Work) -> Result<Decision<()>, ObjectionError> {
        let Handling { objections, party, origin, .. } = self.handling;
        let dialect = objections.dialect();
        let found = self.handling.find(work).await?;
        let record = repo::lock_record(work.transaction(), dialect, found.kind, found.record).await?;
        // Only now: whoever decides the same at the same moment is done with it.
        let key = self.judgement.idempotency_key.as_str();
        if let Some((_, hash)) = repo::find_by_key(work.transaction(), dialect, party.client, key).await? {
            return if hash == self.hash { Ok(Decision::RollBack(())) } else { Err(Refusal::KeyReused.into()) };
        }
        let found = self.handling.lock_in(work, ObjectionState::Accepted).await?;
        let record = record.ok_or(Refusal::UnknownRecord)?;
        let is_last = !repo::is_another_open(work.transaction(), dialect, &found).await?;
        let changed = self.change(work, &found, &record, is_last).await?;
        if is_last && !changed {
            objections.mark(work, found.kind, found.record, false).await?;
        }
        objections.audit_changes(work, origin).await?;
        let (filed_on, today) = (day_in_china(found.filed_at), objections.today());
        let mut deadlines = found.deadlines.clone().closed(today);
        if matches!(self.judgement.verdict, Verdict::Withdrawn) {
            deadlines = deadlines.deleted(filed_on, today);
        }
        let decided = Stored { state: self.judgement.verdict.state(), deadlines, ..found };
        let act = (ObjectionAct::Decided, AuditAction::ObjectionDecided);
        self.handling.finish(work, ObjectionState::Accepted, &decided, act, Some((key, &self.hash))).await?;
        Ok(Decision::Commit(()))
    }
}

impl Deciding<'_> {
    /// Does to the record what was decided, and takes the mark off with the same revision when no other objection is open;
    /// whether there is a new revision. A record that does not stand any more is not withdrawn again.
    async fn change(
        &self,
        work: &mut Work,
        found: &Stored,
        record: &Standing,
        is_last: bool,
    ) -> Result<bool, ObjectionError> {
        let stands = record.state == RecordState::Current;
        let correction = match &self.judgement.verdict {
            Verdict::Corrected(_) if !stands => return Err(Refusal::NotStanding.into()),
            Verdict::Corrected(correction) => Some(correction),
            Verdict::Withdrawn if stands => None,
            Verdict::Withdrawn | Verdict::Upheld => return Ok(false),
        };
        if is_last {
            repo::take_mark_off(work.transaction(), work.dialect(), found).await?;
        }
        let Handling { objections, party, .. } = self.handling;
        match correction {
            Some(correction) => objections.correct(work, party, found, correction).await?,
            None => objections.withdraw(work, party, found).await?,
        }
        Ok(true)
    }
}
