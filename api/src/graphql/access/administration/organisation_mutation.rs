//! What administrators can change of an organisation: what it is responsible for, and who its members are.

use async_graphql::{Context, Object, Result};

use super::{
    administration,
    error::Expected,
    member::{AddMembersInput, AddMembersPayload, RemoveMembersInput, RemoveMembersPayload},
    mutation::organisation,
    organisation::{UpdateOrganisationInput, UpdateOrganisationPayload},
    organisation_id,
};
use crate::{
    domain::access::change_members::{MemberFault, RefusedMember},
    graphql::{
        cost::directive::{Given, MUTATION, Weight},
        user_error::{UserError, UserErrorCode},
    },
};

/// Mutations of administrators about organisations.
#[derive(Debug, Default)]
pub struct OrganisationMutations;

#[Object]
impl OrganisationMutations {
    /// Changes about whom an organisation may write, what, and how (变更机构). Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn update_organisation(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to change.")] input: UpdateOrganisationInput,
    ) -> Result<UpdateOrganisationPayload> {
        let access = administration(context)?;
        let refused = |error| UpdateOrganisationPayload { user_errors: vec![error], ..Default::default() };
        let Some(id) = organisation_id(&input.organisation_id) else {
            return Ok(refused(UserError::not_found("organisationId", "organisation")));
        };
        match access.update_organisation(input.change(id)).await {
            Ok(organisation) => {
                Ok(UpdateOrganisationPayload { organisation: Some(organisation.into()), user_errors: Vec::new() })
            }
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Puts enterprises on an organisation's member list (增加会员). Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION), directive = Given::apply("input.enterprises"))]
    async fn add_members(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which enterprises, and on whose list.")] input: AddMembersInput,
    ) -> Result<AddMembersPayload> {
        let access = administration(context)?;
        let refused = |error| AddMembersPayload { user_errors: vec![error], ..Default::default() };
        let Some(id) = organisation_id(&input.organisation_id) else {
            return Ok(refused(UserError::not_found("organisationId", "organisation")));
        };
        match access.add_members(id, &input.enterprises).await {
            Ok(changed) => Ok(AddMembersPayload {
                organisation: Some(organisation(&access, id).await?),
                added: count(changed.changed),
                already_members: count(changed.unchanged),
                refused: count(changed.refused.len()),
                user_errors: changed.refused.iter().map(member_error).collect(),
            }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Takes enterprises off an organisation's member list (移除会员). Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION), directive = Given::apply("input.enterprises"))]
    async fn remove_members(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which enterprises, and off whose list.")] input: RemoveMembersInput,
    ) -> Result<RemoveMembersPayload> {
        let access = administration(context)?;
        let refused = |error| RemoveMembersPayload { user_errors: vec![error], ..Default::default() };
        let Some(id) = organisation_id(&input.organisation_id) else {
            return Ok(refused(UserError::not_found("organisationId", "organisation")));
        };
        match access.remove_members(id, &input.enterprises).await {
            Ok(changed) => Ok(RemoveMembersPayload {
                organisation: Some(organisation(&access, id).await?),
                removed: count(changed.changed),
                not_members: count(changed.unchanged),
                refused: count(changed.refused.len()),
                user_errors: changed.refused.iter().map(member_error).collect(),
            }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }
}

fn count(enterprises: usize) -> i32 {
    i32::try_from(enterprises).unwrap_or(i32::MAX)
}

fn member_error(refused: &RefusedMember) -> UserError {
    let code = match refused.fault {
        MemberFault::Malformed(_) => UserErrorCode::Invalid,
        MemberFault::UnknownCreditCode | MemberFault::UnknownRegistrationNumber => UserErrorCode::NotFound,
    };
    UserError::new(&["enterprises", &refused.index.to_string()], code, &refused.fault.to_string())
}
