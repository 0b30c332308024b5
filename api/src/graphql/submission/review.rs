//! A second pair of eyes: mutations of whoever reviews what another client of the organisation has submitted.

use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::code::CodeList;

use super::{
    SUBMISSION,
    payload::{SubmissionPayload, user_error},
    submissions, submitter,
};
use crate::{
    domain::submission::{SubmissionError, review::Verdict},
    error::ClientError,
    graphql::{
        access::viewer::caller,
        cost::directive::{MUTATION, Weight},
        id,
    },
};

/// A submission to be approved (复核通过).
#[derive(Debug, InputObject)]
pub struct ApproveSubmissionInput {
    /// The submission's id.
    pub submission_id: ID,
}

/// A submission to be rejected (复核退回).
#[derive(Debug, InputObject)]
pub struct RejectSubmissionInput {
    /// The submission's id.
    pub submission_id: ID,
    /// Why, 1 to 1000 characters. Its author reads it.
    pub note: String,
}

/// Mutations of reviewers.
#[derive(Debug, Default)]
pub struct ReviewMutations;

#[Object]
impl ReviewMutations {
    /// Approves what another client of the caller's organisation has submitted, which publishes it (复核通过). Its rows are
    /// judged anew; when some cannot be written any more, nothing is, unless it was sent as `PARTIAL`. Needs the scope
    /// that submitting it needs.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn approve_submission(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which submission.")] input: ApproveSubmissionInput,
    ) -> Result<SubmissionPayload> {
        review(context, &input.submission_id, &Verdict::Approve).await
    }

    /// Rejects what a client of the caller's organisation has submitted, or takes one's own back; nothing of it is written
    /// (复核退回). Needs the scope that submitting it needs.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn reject_submission(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which submission, and why.")] input: RejectSubmissionInput,
    ) -> Result<SubmissionPayload> {
        review(context, &input.submission_id, &Verdict::Reject(input.note)).await
    }
}

async fn review(context: &Context<'_>, submission: &ID, verdict: &Verdict) -> Result<SubmissionPayload> {
    let reviewer = submitter(context)?;
    let refused = |error: &SubmissionError| Ok(SubmissionPayload::refused(user_error(error)?));
    let number = id::decode(submission).ok().filter(|(table, _)| table == SUBMISSION).map(|(_, number)| number);
    let Some(number) = number else { return refused(&SubmissionError::Unknown) };
    let kind = match submissions(context).kind_of(reviewer.organisation, number).await {
        Ok(kind) => kind,
        Err(error) => return refused(&error),
    };
    let scope = kind.write_scope();
    if !caller(context)?.may(scope) {
        let message = format!("this needs the scope {}, which this key does not have", scope.code());
        return Err(ClientError::forbidden(message).into());
    }
    SubmissionPayload::of(kind, submissions(context).review(&reviewer, number, verdict).await)
}
