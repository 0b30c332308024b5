//! Member lists (会员名单): the enterprises that an organisation counts as its members.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use async_graphql::{ID, InputObject, SimpleObject};
use tokio::sync::OnceCell;

use super::organisation::OrganisationAccount;
use crate::{
    domain::{
        access::{Access, OrganisationId, RepoError, list_members::Member},
        store::id_window::{IdPage, IdWindow},
    },
    graphql::{
        cost::directive::ListOf,
        page::List,
        scalar::{CreditCode, DateTime},
        user_error::UserError,
    },
};

/// The list, for which cursors are signed.
pub(super) const MEMBERS: List = List::named("administration/members");

/// An enterprise on a member list (会员).
#[derive(Debug, Clone, SimpleObject)]
pub struct OrganisationMember {
    /// Its unified social credit code, where it has one.
    credit_code: Option<CreditCode>,
    /// Its registration number, where it has one.
    registration_number: Option<String>,
    /// Its name.
    name: String,
    /// Since when it is on the list.
    added_at: DateTime,
}

impl From<Member> for OrganisationMember {
    fn from(member: Member) -> Self {
        Self {
            credit_code: member.credit_code.map(CreditCode),
            registration_number: member.registration_number,
            name: member.name,
            added_at: DateTime(member.added_at),
        }
    }
}

type Pages = HashMap<OrganisationId, IdPage<OrganisationMember>>;

/// The organisations of one page. What is asked of the members of one is read for all of them, so that a page of
/// organisations takes the statements of one organisation.
pub(super) struct Siblings {
    ids: Vec<OrganisationId>,
    counts: OnceCell<HashMap<OrganisationId, u64>>,
    pages: Mutex<HashMap<IdWindow, Arc<OnceCell<Pages>>>>,
}

impl fmt::Debug for Siblings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Siblings").field(&self.ids).finish()
    }
}

impl Siblings {
    pub(super) fn new(ids: Vec<OrganisationId>) -> Self {
        Self { ids, counts: OnceCell::new(), pages: Mutex::default() }
    }

    /// How many members an organisation has.
    pub(super) async fn count(&self, access: &Access, id: OrganisationId) -> Result<u64, RepoError> {
        let counts = self.counts.get_or_try_init(|| access.count_members(&self.ids)).await?;
        Ok(counts.get(&id).copied().unwrap_or_default())
    }

    /// The part of an organisation's member list that is asked for.
    pub(super) async fn page(
        &self,
        access: &Access,
        id: OrganisationId,
        window: IdWindow,
    ) -> Result<IdPage<OrganisationMember>, RepoError> {
        let pages = Arc::clone(self.pages.lock().unwrap_or_else(PoisonError::into_inner).entry(window).or_default());
        let read = async || {
            let pages = access.page_members(&self.ids, window).await?;
            Ok::<_, RepoError>(
                pages.into_iter().map(|(id, page)| (id, page.map(OrganisationMember::from))).collect::<Pages>(),
            )
        };
        let pages = pages.get_or_try_init(read).await?;
        Ok(pages.get(&id).cloned().unwrap_or_else(|| window.page(Vec::new())))
    }
}

/// Enterprises to be put on a member list (增加会员).
#[derive(Debug, InputObject)]
pub struct AddMembersInput {
    /// The organisation's id.
    pub organisation_id: ID,
    /// The enterprises, each by its credit code or its registration number; at most 10,000. Spaces and small letters are put
    /// right.
    pub enterprises: Vec<String>,
}

/// What became of enterprises that were to be put on a member list (增加会员结果). Each that was named is counted once:
/// as added, as a member already, or as refused.
#[derive(Debug, Default, SimpleObject)]
pub struct AddMembersPayload {
    /// The organisation; nothing when there is none of this id, or too many enterprises were named.
    pub organisation: Option<OrganisationAccount>,
    /// How many were put on the list.
    pub added: i32,
    /// How many were on it already; an enterprise that is named twice is so the second time.
    pub already_members: i32,
    /// How many were refused.
    pub refused: i32,
    /// Why enterprises were refused, each with its place in the list, such as `["enterprises", "17"]`. The others were added.
    #[graphql(directive = ListOf::apply(10))]
    pub user_errors: Vec<UserError>,
}

/// Enterprises to be taken off a member list (移除会员).
#[derive(Debug, InputObject)]
pub struct RemoveMembersInput {
    /// The organisation's id.
    pub organisation_id: ID,
    /// The enterprises, each by its credit code or its registration number; at most 10,000. Spaces and small letters are put
    /// right.
    pub enterprises: Vec<String>,
}

/// What became of enterprises that were to be taken off a member list (移除会员结果). Each that was named is counted once:
/// as removed, as no member, or as refused.
#[derive(Debug, Default, SimpleObject)]
pub struct RemoveMembersPayload {
    /// The organisation; nothing when there is none of this id, or too many enterprises were named.
    pub organisation: Option<OrganisationAccount>,
    /// How many were taken off the list.
    pub removed: i32,
    /// How many were not on it; an enterprise that is named twice is so the second time.
    pub not_members: i32,
    /// How many were refused.
    pub refused: i32,
    /// Why enterprises were refused, each with its place in the list, such as `["enterprises", "17"]`. The others were
    /// removed.
    #[graphql(directive = ListOf::apply(10))]
    pub user_errors: Vec<UserError>,
}
