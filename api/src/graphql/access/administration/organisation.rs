//! Organisations as administrators see them: also those that publish nothing.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use entity::code::{CodeList, Industry, OrganisationKind};

use super::{
    ORGANISATION, administration,
    member::{MEMBERS, OrganisationMember, Siblings},
};
use crate::{
    domain::{
        access::{
            OrganisationId, Responsibility,
            list_organisations::OrganisationSummary,
            register_organisation::AddedOrganisation,
            update_organisation::{Change, OrganisationChange},
        },
        store::id_window::IdPage,
    },
    graphql::{
        code::{Code, Coded},
        cost::directive::{ListOf, Paged, TOTAL_COUNT, Weight},
        error::internal,
        id,
        kind::KindName,
        page::NumberedConnection,
        scalar::DateTime,
        user_error::UserError,
    },
};

/// An organisation that is registered with the platform (接入机构), with what it is responsible for.
#[derive(Debug)]
pub struct OrganisationAccount {
    summary: OrganisationSummary,
    siblings: Arc<Siblings>,
}

impl From<OrganisationSummary> for OrganisationAccount {
    fn from(summary: OrganisationSummary) -> Self {
        let siblings = Arc::new(Siblings::new(vec![summary.id]));
        Self { summary, siblings }
    }
}

impl OrganisationAccount {
    /// The organisations of a page: what is selected below one of them is read for all of them.
    pub(super) fn page(page: IdPage<OrganisationSummary>) -> IdPage<Self> {
        let ids = page.rows.iter().map(|(_, summary)| summary.id).collect();
        let siblings = Arc::new(Siblings::new(ids));
        page.map(|summary| Self { summary, siblings: Arc::clone(&siblings) })
    }

    fn responsibility(&self) -> &Responsibility {
        &self.summary.responsibility
    }
}

/// An organisation that is registered with the platform (接入机构), with what it is responsible for.
#[Object]
impl OrganisationAccount {
    /// Its id.
    async fn id(&self) -> ID {
        id::encode(ORGANISATION, self.summary.id.0)
    }

    /// Its name; no two are alike.
    async fn name(&self) -> &str {
        &self.summary.name
    }

    /// What it is.
    async fn kind(&self) -> Coded<OrganisationKind> {
        Coded(self.summary.kind)
    }

    /// The code of the division that it is responsible for, where it is for one.
    async fn division(&self) -> Option<&str> {
        self.responsibility().division.as_deref()
    }

    /// The industry sections that it writes for. An association without any writes about nobody.
    #[graphql(directive = ListOf::apply(4))]
    async fn industry_sections(&self) -> Vec<Coded<Industry>> {
        sections(&self.responsibility().industry_sections)
    }

    /// The kinds of record that it may write; nothing for all that its clients' scopes allow.
    async fn kinds(&self) -> Option<Vec<KindName>> {
        self.responsibility().kinds.as_ref().map(kinds)
    }

    /// Whether it writes about its members alone.
    async fn members_only(&self) -> bool {
        self.responsibility().members_only
    }

    /// Whether another of its clients reviews what one submits.
    async fn needs_review(&self) -> bool {
        self.responsibility().needs_review
    }

    /// How many enterprises are on its member list.
    #[graphql(directive = Weight::apply(TOTAL_COUNT))]
    async fn member_count(&self, context: &Context<'_>) -> Result<i64> {
        let access = administration(context)?;
        let count = self.siblings.count(&access, self.summary.id).await.map_err(|error| internal(&error))?;
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The enterprises on its member list (会员), in the order in which they were registered.
    #[graphql(directive = Paged::apply())]
    async fn members(
        &self,
        context: &Context<'_>,
        #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<OrganisationMember>> {
        let (access, id) = (administration(context)?, self.summary.id);
        let page = async |window| self.siblings.page(&access, id, window).await;
        MEMBERS.connection(context, page, async || self.siblings.count(&access, id).await).await
    }

    /// When it was registered.
    async fn created_at(&self) -> DateTime {
        DateTime(self.summary.created_at)
    }
}

/// Industry sections as the schema shows them.
pub(in crate::graphql::access) fn sections(letters: &BTreeSet<String>) -> Vec<Coded<Industry>> {
    letters.iter().filter_map(|letter| Coded::stored(letter)).collect()
}

/// Kinds of record as the schema shows them.
pub(in crate::graphql::access) fn kinds(names: &BTreeSet<String>) -> Vec<KindName> {
    names.iter().filter_map(|name| KindName::stored(name)).collect()
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
    /// The industry sections that it writes for. An association without any writes about nobody.
    pub industry_sections: Option<Vec<Code<Industry>>>,
    /// The kinds of record that it may write; all that its clients' scopes allow, when nothing is said.
    pub kinds: Option<Vec<KindName>>,
    /// Whether it writes about the enterprises on its member list alone.
    pub members_only: Option<bool>,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: Option<bool>,
}

impl From<RegisterOrganisationInput> for AddedOrganisation {
    fn from(input: RegisterOrganisationInput) -> Self {
        let responsibility = Responsibility {
            division: input.division,
            industry_sections: letters(&input.industry_sections.unwrap_or_default()),
            kinds: input.kinds.as_deref().map(names),
            members_only: input.members_only.unwrap_or_default(),
            needs_review: input.needs_review.unwrap_or_default(),
        };
        Self { name: input.name, kind: input.kind.0, responsibility }
    }
}

fn letters(sections: &[Code<Industry>]) -> BTreeSet<String> {
    sections.iter().map(|section| section.0.code().to_owned()).collect()
}

fn names(kinds: &[KindName]) -> BTreeSet<String> {
    kinds.iter().map(|kind| kind.as_str().to_owned()).collect()
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

/// What is to change of an organisation (变更机构). What is left out stays as it is.
#[derive(Debug, InputObject)]
pub struct UpdateOrganisationInput {
    /// The organisation's id.
    pub organisation_id: ID,
    /// The code of the division that it is responsible for (GB/T 2260), such as `310115`; `null` for the whole city.
    pub division: MaybeUndefined<String>,
    /// All industry sections that it writes for; `null` for none. An association without any writes about nobody.
    pub industry_sections: MaybeUndefined<Vec<Code<Industry>>>,
    /// All kinds of record that it may write; `null` for all that its clients' scopes allow. With an empty list it writes
    /// none.
    pub kinds: MaybeUndefined<Vec<KindName>>,
    /// Whether it writes about the enterprises on its member list alone.
    pub members_only: Option<bool>,
    /// Whether another of its clients reviews what one submits.
    pub needs_review: Option<bool>,
}

impl UpdateOrganisationInput {
    /// The change that is meant, of this organisation.
    pub(super) fn change(self, organisation: OrganisationId) -> OrganisationChange {
        let flag = |flag: Option<bool>| flag.map_or(Change::Keep, Change::To);
        OrganisationChange {
            organisation,
            division: change(self.division, Some, None),
            industry_sections: change(self.industry_sections, |sections| letters(&sections), BTreeSet::new()),
            kinds: change(self.kinds, |kinds| Some(names(&kinds)), None),
            members_only: flag(self.members_only),
            needs_review: flag(self.needs_review),
        }
    }
}

fn change<T, U>(input: MaybeUndefined<T>, to: impl FnOnce(T) -> U, cleared: U) -> Change<U> {
    match input {
        MaybeUndefined::Undefined => Change::Keep,
        MaybeUndefined::Null => Change::To(cleared),
        MaybeUndefined::Value(value) => Change::To(to(value)),
    }
}

/// What became of the change of an organisation (变更机构结果). It takes effect everywhere within five seconds.
#[derive(Debug, Default, SimpleObject)]
pub struct UpdateOrganisationPayload {
    /// The organisation as it is now; nothing when it was not changed.
    pub organisation: Option<OrganisationAccount>,
    /// Why it was not changed.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}
