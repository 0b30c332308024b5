//! What the mutations about objections answer with.

use async_graphql::{Context, Error, ID, Result, SimpleObject};

use super::{conditions, object::Objection, party};
use crate::{
    domain::objection::{ObjectionError, Refusal, objection_table},
    graphql::{
        cost::directive::ListOf,
        error::internal,
        id,
        plan::RowType,
        render::Now,
        root::{planner, reader},
        selection::Selection,
        user_error::{UserError, UserErrorCode},
    },
};

/// What became of an objection (异议处理结果).
#[derive(Default, SimpleObject)]
pub struct ObjectionPayload {
    /// The objection as it is now; nothing when nothing was done.
    pub objection: Option<Now<Objection>>,
    /// The client's own open objection to the same record, where that is why nothing was done.
    pub existing_objection_id: Option<ID>,
    /// Why nothing was done.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

impl ObjectionPayload {
    /// The payload of a mutation that is done, or was not accepted.
    ///
    /// # Errors
    /// Internal, for a failure of ours.
    pub(super) async fn of(context: &Context<'_>, done: Result<i64, ObjectionError>) -> Result<Self> {
        match done {
            Ok(number) => Ok(Self { objection: read(context, number).await?, ..Self::default() }),
            Err(ObjectionError::Refused(refusal)) => Ok(Self::refused(&refusal)),
            Err(error) => Err(internal(&error)),
        }
    }

    /// The payload of what was not accepted.
    pub(super) fn refused(refusal: &Refusal) -> Self {
        let existing_objection_id = match refusal {
            Refusal::FiledAlready { first } => Some(id::encode(objection_table().name, *first)),
            _ => None,
        };
        let (path, code) = told(refusal);
        let user_errors = vec![UserError::new(path, code, &refusal.to_string())];
        Self { objection: None, existing_objection_id, user_errors }
    }
}

/// The objection as the payload wants it: one statement, along the way of the mutation's own writes.
async fn read(context: &Context<'_>, number: i64) -> Result<Option<Now<Objection>>, Error> {
    let Some(selection) = Selection::of(context).below(&[], "objection") else { return Ok(None) };
    let node = planner(context)?.node::<Objection>(&selection)?;
    let found = reader(context).find(&node, &conditions(&party(context)?, number)?).await?;
    Ok(found.map(|row| Now(Objection::from_row(row))))
}

/// Where the input at fault stands, and what sort of error it is.
fn told(refusal: &Refusal) -> (&'static [&'static str], UserErrorCode) {
    match refusal {
        Refusal::UnknownRecord => (&["recordId"], UserErrorCode::NotFound),
        Refusal::UnknownObjection => (&["objectionId"], UserErrorCode::NotFound),
        Refusal::NotARecord => (&["recordId"], UserErrorCode::Invalid),
        Refusal::NotStanding | Refusal::TooLate { .. } => (&["recordId"], UserErrorCode::NotAllowed),
        Refusal::FiledAlready { .. } => (&["recordId"], UserErrorCode::Conflict),
        Refusal::Text { field, .. } | Refusal::IdentityNumber { field } => (field, UserErrorCode::Invalid),
        Refusal::TooMuchEvidence { .. } | Refusal::Hash | Refusal::Size | Refusal::MediaType => {
            (&["evidence"], UserErrorCode::Invalid)
        }
        Refusal::IdempotencyKey => (&["idempotencyKey"], UserErrorCode::Invalid),
        Refusal::KeyReused => (&["idempotencyKey"], UserErrorCode::Conflict),
        Refusal::NotTheDecider | Refusal::NotTheOperator | Refusal::NotForwarded => {
            (&["objectionId"], UserErrorCode::NotAllowed)
        }
        Refusal::Forwarded | Refusal::State { .. } | Refusal::Closed { .. } => {
            (&["objectionId"], UserErrorCode::Conflict)
        }
        Refusal::Expected => (&["expectedState"], UserErrorCode::Conflict),
        Refusal::Correction | Refusal::Unchanged => (&["correction"], UserErrorCode::Invalid),
        Refusal::UnknownField | Refusal::Field { .. } => (&["correction", "fields"], UserErrorCode::Invalid),
        Refusal::Revision { .. } => (&["correction", "expectedRevision"], UserErrorCode::Conflict),
    }
}
