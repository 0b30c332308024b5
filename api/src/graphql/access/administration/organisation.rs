//! Organisations as administrators see them: also those that publish nothing.

use async_graphql::{ID, InputObject, SimpleObject};
use entity::code::{CodeList, Industry, OrganisationKind};

use super::{ORGANISATION, error::UserError};
use crate::{
    domain::access::{create_client::NewOrganisation, list_organisations::OrganisationSummary},
    graphql::{
        code::{Code, Coded},
        cost::directive::ListOf,
        id,
        scalar::DateTime,
    },
};

/// An organisation that is registered with the platform (接入机构), with what it is responsible for.
#[derive(Debug, SimpleObject)]
pub struct OrganisationAccount {
    /// Its id.
    id: ID,
    /// Its name; no two are alike.
    name: String,
    /// What it is.
    kind: Coded<OrganisationKind>,
    /// The code of the division that it is responsible for, where it is for one.
    division: Option<String>,
    /// The industry sections that it writes for.
    #[graphql(directive = ListOf::apply(4))]
    industry_sections: Vec<Coded<Industry>>,
    /// When it was registered.
    created_at: DateTime,
}

impl From<OrganisationSummary> for OrganisationAccount {
    fn from(organisation: OrganisationSummary) -> Self {
        Self {
            id: id::encode(ORGANISATION, organisation.id.0),
            name: organisation.name,
            kind: Coded(organisation.kind),
            division: organisation.division,
            industry_sections: organisation.industry_sections.iter().filter_map(|code| Coded::stored(code)).collect(),
            created_at: DateTime(organisation.created_at),
        }
    }
}

/// An organisation to be registered (登记机构).
#[derive(Debug, InputObject)]
pub struct RegisterOrganisationInput {
    /// Its name, 1 to 200 characters; no other organisation may have it.
    pub name: String,
    /// What it is.
    pub kind: Code<OrganisationKind>,
    /// The code of the division that it is responsible for (GB/T 2260), such as `310115`.
    pub division: Option<String>,
    /// The industry sections that it writes for.
    pub industry_sections: Option<Vec<Code<Industry>>>,
}

impl From<RegisterOrganisationInput> for NewOrganisation {
    fn from(input: RegisterOrganisationInput) -> Self {
        let sections = input.industry_sections.unwrap_or_default();
        Self {
            name: input.name,
            kind: input.kind.0,
            division: input.division,
            industry_sections: sections.iter().map(|section| section.0.code().to_owned()).collect(),
        }
    }
}

/// What became of a registration (登记机构结果).
#[derive(Debug, Default, SimpleObject)]
pub struct RegisterOrganisationPayload {
    /// The organisation; nothing when it was not registered.
    pub organisation: Option<OrganisationAccount>,
    /// Why it was not registered.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}
