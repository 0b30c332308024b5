//! What administrators can change. Each mutation has one input and one payload; what is to be expected stands in the
//! payload's `userErrors`. Each act is in the audit log.

use async_graphql::{Context, Object, Result};

use super::{
    administration,
    client::{
        Client, CreateClientInput, CreateClientPayload, IssueKeyInput, IssueKeyPayload, RevokeKeyInput,
        RevokeKeyPayload, UpdateClientInput, UpdateClientPayload,
    },
    client_id,
    error::Expected,
    organisation::{OrganisationAccount, RegisterOrganisationInput, RegisterOrganisationPayload},
    organisation_id,
    tier::{SetTierInput, SetTierPayload},
};
use crate::{
    domain::access::{
        Access, ClientId, OrganisationId, create_client::AddedClient, key::KeyId, update_client::ClientChange,
    },
    graphql::{
        cost::directive::{MUTATION, Weight},
        error::internal,
        user_error::{UserError, UserErrorCode},
    },
};

/// Mutations of administrators.
#[derive(Debug, Default)]
pub struct AdministrationMutations;

#[Object]
impl AdministrationMutations {
    /// Registers an organisation (登记机构). Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn register_organisation(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The organisation.")] input: RegisterOrganisationInput,
    ) -> Result<RegisterOrganisationPayload> {
        let access = administration(context)?;
        match access.add_organisation(input.into()).await {
            Ok(id) => {
                let organisation = Some(organisation(&access, id).await?);
                Ok(RegisterOrganisationPayload { organisation, user_errors: Vec::new() })
            }
            Err(error) => {
                let user_errors = vec![error.into_user_error()?];
                Ok(RegisterOrganisationPayload { user_errors, ..Default::default() })
            }
        }
    }

    /// Registers a client of an organisation and issues its first key (登记接入应用). The key is shown this once. Only
    /// with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn create_client(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The client.")] input: CreateClientInput,
    ) -> Result<CreateClientPayload> {
        let access = administration(context)?;
        let refused = |error| CreateClientPayload { user_errors: vec![error], ..Default::default() };
        let Some(organisation) = organisation_id(&input.organisation_id) else {
            return Ok(refused(UserError::not_found("organisationId", "organisation")));
        };
        let added = AddedClient {
            organisation,
            tier: input.tier,
            name: input.name,
            scopes: input.scopes.unwrap_or_default().into_iter().map(|scope| scope.0).collect(),
            expires_at: input.key_expires_at.map(|at| at.0),
        };
        match access.add_client(&added).await {
            Ok(issued) => Ok(CreateClientPayload {
                client: Some(client(&access, issued.client).await?),
                key: Some(issued.key.expose().to_owned()),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Suspends a client or lets it in again, puts it into another tier, gives it other scopes (变更接入应用). Only with
    /// the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn update_client(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to change.")] input: UpdateClientInput,
    ) -> Result<UpdateClientPayload> {
        let access = administration(context)?;
        let refused = |error| UpdateClientPayload { user_errors: vec![error], ..Default::default() };
        let Some(client) = client_id(&input.client_id) else {
            return Ok(refused(UserError::not_found("clientId", "client")));
        };
        let change = ClientChange {
            client,
            suspended: input.suspended,
            tier: input.tier,
            scopes: input.scopes.map(|scopes| scopes.into_iter().map(|scope| scope.0).collect()),
        };
        match access.update_client(change).await {
            Ok(client) => Ok(UpdateClientPayload { client: Some(client.into()), user_errors: Vec::new() }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Issues a key to a client, to change over to (签发密钥). The key is shown this once. Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn issue_key(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "For whom, and for how long.")] input: IssueKeyInput,
    ) -> Result<IssueKeyPayload> {
        let access = administration(context)?;
        let refused = |error| IssueKeyPayload { user_errors: vec![error], ..Default::default() };
        let Some(id) = client_id(&input.client_id) else {
            return Ok(refused(UserError::not_found("clientId", "client")));
        };
        match access.issue_key(id, input.expires_at.map(|at| at.0)).await {
            Ok(issued) => Ok(IssueKeyPayload {
                client: Some(client(&access, id).await?),
                key: Some(issued.key.expose().to_owned()),
                user_errors: Vec::new(),
            }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Revokes a key, and the access tokens that were got with it (吊销密钥). Doing it twice does no harm. Only with the
    /// scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn revoke_key(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which key.")] input: RevokeKeyInput,
    ) -> Result<RevokeKeyPayload> {
        let access = administration(context)?;
        let refused = |error| RevokeKeyPayload { user_errors: vec![error], ..Default::default() };
        let Some(id) = KeyId::parse(&input.key_id) else {
            let message = "this is not the id of a key; give the third part of mj_live_<id>_…";
            return Ok(refused(UserError::new(&["keyId"], UserErrorCode::Invalid, message)));
        };
        match access.revoke_key(id).await {
            Ok(_) => Ok(RevokeKeyPayload { key_id: Some(id.to_string()), user_errors: Vec::new() }),
            Err(error) => Ok(refused(error.into_user_error()?)),
        }
    }

    /// Sets the limits and scopes of a tier, or makes a new one (设置服务等级). Only with the scope `admin`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn set_tier(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What the tier is to be.")] input: SetTierInput,
    ) -> Result<SetTierPayload> {
        match administration(context)?.set_tier(input.into()).await {
            Ok(tier) => Ok(SetTierPayload { tier: Some(tier.into()), user_errors: Vec::new() }),
            Err(error) => Ok(SetTierPayload { tier: None, user_errors: vec![error.into_user_error()?] }),
        }
    }
}

/// The organisation as it is now.
pub(super) async fn organisation(access: &Access, id: OrganisationId) -> Result<OrganisationAccount> {
    let found = access.find_organisation(id).await.map_err(|error| internal(&error))?;
    found.map(Into::into).ok_or_else(gone)
}

/// The client as it is now.
async fn client(access: &Access, id: ClientId) -> Result<Client> {
    let found = access.find_client(id).await.map_err(|error| internal(&error))?;
    found.map(Into::into).ok_or_else(gone)
}

/// Nothing is ever removed, so this is a fault of ours.
fn gone() -> async_graphql::Error {
    internal(&std::io::Error::other("what was written a moment ago is not there"))
}
