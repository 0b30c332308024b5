//! Decides an objection (处理): the record is corrected, withdrawn or upheld in the same transaction.

use async_trait::async_trait;
use entity::code::{AuditAction, ObjectionAct, ObjectionState, RecordState};
use serde::Serialize;

use super::{
    ObjectionError, Objections, Party, Refusal,
    act::{Done, payload_hash},
    change::Correction,
    repo::{self, Standing, Stored},
    text,
};
use crate::domain::{
    audit::Origin,
    disclosure::{
        timeliness::day_in_china,
        write::{Decision, Task, Work, WriteError},
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
        self.run(&Deciding { objections: self, party, origin, judgement, explanation, hash }).await
    }
}

struct Deciding<'a> {
    objections: &'a Objections,
    party: &'a Party,
    origin: &'a Origin,
    judgement: &'a Judgement,
    explanation: String,
    hash: String,
}

#[async_trait]
impl Task for Deciding<'_> {
    type Done = Result<(), Refusal>;

    async fn run(&self, work: &mut Work) -> Result<Decision<Self::Done>, WriteError> {
        Ok(match self.decide(work).await? {
            Ok(true) => Decision::Commit(Ok(())),
            Ok(false) => Decision::RollBack(Ok(())),
            Err(refusal) => Decision::RollBack(Err(refusal)),
        })
    }
}

impl Deciding<'_> {
    /// Whether anything was done: a decision that was made before under the same key stays as it is.
    async fn decide(&self, work: &mut Work) -> Result<Result<bool, Refusal>, WriteError> {
        let (objections, dialect) = (self.objections, self.objections.dialect());
        let found = match objections.find_to_decide(work, self.party, self.judgement.objection).await? {
            Ok(found) => found,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let record = repo::lock_record(work.transaction(), dialect, found.kind, found.record).await?;
        // Only now: whoever decides the same at the same moment is done with it.
        let key = self.judgement.idempotency_key.as_str();
        if let Some((_, hash)) = repo::find_by_key(work.transaction(), dialect, self.party.client, key).await? {
            return Ok(if hash == self.hash { Ok(false) } else { Err(Refusal::KeyReused) });
        }
        let found = match objections.lock(work, found.id, ObjectionState::Accepted).await? {
            Ok(found) => found,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let Some(record) = record else { return Ok(Err(Refusal::UnknownRecord)) };
        let is_last = !repo::is_another_open(work.transaction(), dialect, &found).await?;
        let changed = match self.change(work, &found, &record, is_last).await? {
            Ok(changed) => changed,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if is_last && !changed {
            objections.mark(work, found.kind, found.record, false).await?;
        }
        objections.audit_changes(work, self.origin).await?;
        let (filed_on, today) = (day_in_china(found.filed_at), day_in_china(objections.now()));
        let mut deadlines = found.deadlines.clone().closed(today);
        if matches!(self.judgement.verdict, Verdict::Withdrawn) {
            deadlines = deadlines.deleted(filed_on, today);
        }
        let decided = Stored { state: self.judgement.verdict.state(), deadlines, ..found };
        repo::update(work.transaction(), dialect, &decided).await?;
        let done = Done {
            objection: decided.id,
            act: ObjectionAct::Decided,
            action: AuditAction::ObjectionDecided,
            before: Some(ObjectionState::Accepted),
            after: decided.state,
            note: Some(&self.explanation),
            key: Some((key, &self.hash)),
        };
        objections.write_down(work.transaction(), self.party, self.origin, &done).await?;
        Ok(Ok(true))
    }

    /// Does to the record what was decided, and takes the mark off with the same revision when no other objection is open;
    /// whether there is a new revision. A record that does not stand any more is not withdrawn again.
    async fn change(
        &self,
        work: &mut Work,
        found: &Stored,
        record: &Standing,
        is_last: bool,
    ) -> Result<Result<bool, Refusal>, WriteError> {
        let stands = record.state == RecordState::Current;
        let correction = match &self.judgement.verdict {
            Verdict::Corrected(_) if !stands => return Ok(Err(Refusal::NotStanding)),
            Verdict::Corrected(correction) => Some(correction),
            Verdict::Withdrawn if stands => None,
            Verdict::Withdrawn | Verdict::Upheld => return Ok(Ok(false)),
        };
        if is_last {
            repo::take_mark_off(work.transaction(), work.dialect(), found).await?;
        }
        let done = match correction {
            Some(correction) => self.objections.correct(work, self.party, found, correction).await?,
            None => self.objections.withdraw(work, self.party, found).await?,
        };
        Ok(done.map(|()| true))
    }
}
