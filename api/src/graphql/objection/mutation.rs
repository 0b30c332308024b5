//! What can be done about objections. What is to be expected stands in the payload's `userErrors`; each act is in the
//! objection's history and in the audit log.

use async_graphql::{Context, Object, Result};

use super::{
    input::{
        AcceptObjectionInput, DecideObjectionInput, FileObjectionInput, ForwardObjectionInput, ObjectionDecision,
        RefuseObjectionInput,
    },
    number, objections, origin, party,
    payload::ObjectionPayload,
};
use crate::{
    domain::objection::{Acceptance, Forwarding, Judgement, NewObjection, Refusal, Rejection, Verdict},
    graphql::{
        cost::directive::{MUTATION, Weight},
        id,
    },
};

/// Mutations about objections.
#[derive(Debug, Default)]
pub struct ObjectionMutations;

#[Object]
impl ObjectionMutations {
    /// Files an objection to a record (提出异议), which shows at once that it is objected to. Only with the scope
    /// `objection:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn file_objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The objection.")] input: FileObjectionInput,
    ) -> Result<ObjectionPayload> {
        let Ok((kind, record)) = id::decode(&input.record_id) else {
            return Ok(ObjectionPayload::refused(&Refusal::UnknownRecord));
        };
        let new = NewObjection {
            kind,
            record,
            sort: input.sort.0,
            statement: input.statement,
            evidence: input.evidence.unwrap_or_default().into_iter().map(Into::into).collect(),
            objector: input.objector.into(),
            idempotency_key: input.idempotency_key,
        };
        let done = objections(context).file(&party(context)?, &origin(context)?, &new).await;
        ObjectionPayload::of(context, done.map(|filed| filed.objection)).await
    }

    /// Accepts an objection that was filed (受理异议): it is looked into. Only for the record's publisher with the scope
    /// `objection:decide`, and for the operator.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn accept_objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which objection.")] input: AcceptObjectionInput,
    ) -> Result<ObjectionPayload> {
        let Some(objection) = number(&input.objection_id) else {
            return Ok(ObjectionPayload::refused(&Refusal::UnknownObjection));
        };
        let acceptance = Acceptance { objection, note: input.note };
        let done = objections(context).accept(&party(context)?, &origin(context)?, &acceptance).await;
        ObjectionPayload::of(context, done.map(|()| objection)).await
    }

    /// Refuses an objection that was filed (不予受理异议): it is not looked into, and those concerned are told why. Only for
    /// the record's publisher with the scope `objection:decide`, and for the operator.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn refuse_objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which objection, and why.")] input: RefuseObjectionInput,
    ) -> Result<ObjectionPayload> {
        let Some(objection) = number(&input.objection_id) else {
            return Ok(ObjectionPayload::refused(&Refusal::UnknownObjection));
        };
        let rejection = Rejection { objection, reason: input.reason };
        let done = objections(context).refuse(&party(context)?, &origin(context)?, &rejection).await;
        ObjectionPayload::of(context, done.map(|()| objection)).await
    }

    /// Forwards an open objection to the publisher of the record (转交异议), which then has a period of its own. Only for the
    /// operator, with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn forward_objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which objection.")] input: ForwardObjectionInput,
    ) -> Result<ObjectionPayload> {
        let Some(objection) = number(&input.objection_id) else {
            return Ok(ObjectionPayload::refused(&Refusal::UnknownObjection));
        };
        let forwarding = Forwarding { objection, note: input.note };
        let done = objections(context).forward(&party(context)?, &origin(context)?, &forwarding).await;
        ObjectionPayload::of(context, done.map(|()| objection)).await
    }

    /// Decides an objection that was accepted (处理异议): the record is corrected, withdrawn or upheld at the same moment.
    /// Only for the record's publisher with the scope `objection:decide`, and for the operator.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn decide_objection(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which objection, and how it is decided.")] input: DecideObjectionInput,
    ) -> Result<ObjectionPayload> {
        let Some(objection) = number(&input.objection_id) else {
            return Ok(ObjectionPayload::refused(&Refusal::UnknownObjection));
        };
        let verdict = match (input.decision, input.correction) {
            (ObjectionDecision::Corrected, Some(correction)) => Verdict::Corrected(correction.into()),
            (ObjectionDecision::Withdrawn, None) => Verdict::Withdrawn,
            (ObjectionDecision::Upheld, None) => Verdict::Upheld,
            _ => return Ok(ObjectionPayload::refused(&Refusal::Correction)),
        };
        let judgement = Judgement {
            objection,
            verdict,
            explanation: input.explanation,
            expected: input.expected_state.0,
            idempotency_key: input.idempotency_key,
        };
        let done = objections(context).decide(&party(context)?, &origin(context)?, &judgement).await;
        ObjectionPayload::of(context, done.map(|()| objection)).await
    }
}
