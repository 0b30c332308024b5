//! A second pair of eyes for files: mutations of whoever reviews what another client of the organisation has uploaded.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::code::CodeList;

use super::{UPLOAD, Upload, service};
use crate::{
    domain::{
        disclosure::{kind::DisclosureKind, registry::find_kind},
        submission::{SubmissionError, review::Verdict},
        upload::review::ReviewError,
    },
    error::ClientError,
    graphql::{
        access::viewer::caller,
        cost::directive::{ListOf, MUTATION, Weight},
        error::internal,
        id,
        submission::{payload::user_error, submitter},
        user_error::{UserError, UserErrorCode},
    },
};

/// An upload to be approved (上传复核通过).
#[derive(Debug, InputObject)]
pub struct ApproveUploadInput {
    /// The upload's id.
    pub upload_id: ID,
}

/// An upload to be rejected (上传复核退回).
#[derive(Debug, InputObject)]
pub struct RejectUploadInput {
    /// The upload's id.
    pub upload_id: ID,
    /// Why, 1 to 1000 characters. Its author reads it.
    pub note: String,
}

/// What became of a review (上传复核结果).
#[derive(Debug, SimpleObject)]
pub struct UploadPayload {
    /// The upload as it stands now; nothing when it was not reviewed.
    upload: Option<Upload>,
    /// Why it was not reviewed.
    #[graphql(directive = ListOf::apply(1))]
    user_errors: Vec<UserError>,
}

/// Mutations of reviewers.
#[derive(Debug, Default)]
pub struct UploadMutations;

#[Object]
impl UploadMutations {
    /// Approves a file that another client of the caller's organisation has uploaded: its rows are judged anew and written
    /// (上传复核通过). It goes on as any other upload, `queued` first; rows that cannot be written any more are refused then.
    /// Needs the scope that uploading it needs.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn approve_upload(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which upload.")] input: ApproveUploadInput,
    ) -> Result<UploadPayload> {
        review(context, &input.upload_id, &Verdict::Approve).await
    }

    /// Rejects a file that a client of the caller's organisation has uploaded and that waits for a review, or takes one's
    /// own back; nothing of it is written (上传复核退回). Needs the scope that uploading it needs.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn reject_upload(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which upload, and why.")] input: RejectUploadInput,
    ) -> Result<UploadPayload> {
        review(context, &input.upload_id, &Verdict::Reject(input.note)).await
    }
}

async fn review(context: &Context<'_>, upload: &ID, verdict: &Verdict) -> Result<UploadPayload> {
    let reviewer = submitter(context)?;
    let number = id::decode(upload).ok().filter(|(table, _)| table == UPLOAD).map(|(_, number)| number);
    let found = match number {
        Some(number) => service(context).find(reviewer.organisation, number).await.map_err(|error| internal(&error))?,
        None => None,
    };
    let Some(found) = found else { return refused(&ReviewError::Unknown) };
    let caller = caller(context)?;
    let scope = find_kind(&found.kind).map(DisclosureKind::write_scope);
    if let Some(scope) = scope.filter(|scope| !caller.may(*scope)) {
        let message = format!("this needs the scope {}, which this key does not have", scope.code());
        return Err(ClientError::forbidden(message).into());
    }
    match service(context).review(&reviewer, found.id, verdict).await {
        Ok(upload) => Ok(UploadPayload { upload: Some(upload.into()), user_errors: Vec::new() }),
        Err(error) => refused(&error),
    }
}

fn refused(error: &ReviewError) -> Result<UploadPayload> {
    let about_upload = |code| UserError::new(&["uploadId"], code, &error.to_string());
    let user_error = match error {
        ReviewError::Unknown => about_upload(UserErrorCode::NotFound),
        ReviewError::Refused(SubmissionError::NotPending) => about_upload(UserErrorCode::Conflict),
        ReviewError::Refused(SubmissionError::OwnReview) => about_upload(UserErrorCode::NotAllowed),
        ReviewError::Refused(refusal) => user_error(refusal)?,
        ReviewError::Upload(error) => return Err(internal(error)),
    };
    Ok(UploadPayload { upload: None, user_errors: vec![user_error] })
}
