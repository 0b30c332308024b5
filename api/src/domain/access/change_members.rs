//! Puts enterprises on an organisation's member list (会员名单), and takes them off it.
//!
//! An organisation that writes about its members alone writes about nobody else: see [`Jurisdiction`](super::Jurisdiction).
//! Enterprises are named by their codes. One that is malformed or not registered is refused by its place and does not keep
//! the others from being done. The statements are a handful a call, whatever its size.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::{
    code::AuditAction,
    value::{EnterpriseCode, EnterpriseCodeError},
};
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::json;

use super::{
    Access,
    caller::OrganisationId,
    repo::{self, RepoError},
    snapshot,
};
use crate::domain::{audit::Act, store::dialect::Dialect};

/// Enterprises that one call may name.
pub const ENTERPRISES_MAX: usize = 10_000;

/// What was done to a member list. Every enterprise that was named is counted in one of the three; one that was named
/// twice is nothing new the second time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MembersChanged {
    /// Enterprises that were put on the list, or taken off it.
    pub changed: usize,
    /// Enterprises that were on it already, or not on it.
    pub unchanged: usize,
    /// Enterprises that were refused, in the order in which they were named.
    pub refused: Vec<RefusedMember>,
}

/// An enterprise that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedMember {
    /// Its place in the call, from 0.
    pub index: usize,
    /// Why.
    pub fault: MemberFault,
}

/// Why an enterprise was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MemberFault {
    /// It is not a code.
    #[error(transparent)]
    Malformed(EnterpriseCodeError),
    /// No enterprise has this credit code.
    #[error("no enterprise with this credit code is registered here")]
    UnknownCreditCode,
    /// No enterprise has this registration number.
    #[error("no enterprise with this registration number is registered here; try its credit code")]
    UnknownRegistrationNumber,
}

/// Why a member list was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeMembersError {
    /// There is no such organisation.
    #[error("there is no organisation {0}")]
    UnknownOrganisation(OrganisationId),
    /// More enterprises were named than a call may.
    #[error("a call takes at most {ENTERPRISES_MAX} enterprises; send the others in another call")]
    TooMany,
    /// The database did not do it.
    #[error(transparent)]
    Repo(#[from] RepoError),
}

impl From<DbErr> for ChangeMembersError {
    fn from(error: DbErr) -> Self {
        Self::Repo(error.into())
    }
}

/// Which way a list is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Off,
}

impl Access {
    /// Puts these enterprises, each a credit code or a registration number, on the organisation's member list.
    ///
    /// # Errors
    /// [`ChangeMembersError`] says why none was.
    pub async fn add_members(
        &self,
        organisation: OrganisationId,
        enterprises: &[String],
    ) -> Result<MembersChanged, ChangeMembersError> {
        self.change_members(organisation, enterprises, Way::On).await
    }

    /// Takes these enterprises off the organisation's member list.
    ///
    /// # Errors
    /// [`ChangeMembersError`] says why none was.
    pub async fn remove_members(
        &self,
        organisation: OrganisationId,
        enterprises: &[String],
    ) -> Result<MembersChanged, ChangeMembersError> {
        self.change_members(organisation, enterprises, Way::Off).await
    }

    async fn change_members(
        &self,
        organisation: OrganisationId,
        enterprises: &[String],
        way: Way,
    ) -> Result<MembersChanged, ChangeMembersError> {
        if enterprises.len() > ENTERPRISES_MAX {
            return Err(ChangeMembersError::TooMany);
        }
        let dialect = self.store.dialect();
        let transaction = dialect.begin_write(self.store.writer()).await?;
        // From here on nobody else changes this list until we are done.
        if !repo::lock_organisation(&transaction, organisation).await? {
            return Err(ChangeMembersError::UnknownOrganisation(organisation));
        }
        let (named, refused) = self.named(&transaction, enterprises).await?;
        let ids: Vec<i64> = named.iter().map(|member| member.id).collect();
        let members = repo::members_among(&transaction, dialect, organisation, &ids).await?;
        let mut seen = HashSet::new();
        let meant = named.iter().filter(|member| members.contains(&member.id) == (way == Way::Off));
        let changed: Vec<&Named> = meant.filter(|member| seen.insert(member.id)).collect();
        let outcome = MembersChanged { changed: changed.len(), unchanged: named.len() - changed.len(), refused };
        if !changed.is_empty() {
            let now = self.clock.now();
            let before = repo::count_members_of(&transaction, organisation).await?;
            write(&transaction, organisation, &changed, way, now, dialect).await?;
            self.audit(&transaction, act(organisation, &changed, way, before, &outcome)).await?;
            transaction.commit().await?;
        }
        Ok(outcome)
    }

    /// The enterprises that these texts name, in their order, and those texts that name none.
    async fn named(
        &self,
        transaction: &DatabaseTransaction,
        enterprises: &[String],
    ) -> Result<(Vec<Named>, Vec<RefusedMember>), RepoError> {
        let codes: Vec<_> =
            enterprises.iter().map(|text| EnterpriseCode::try_new(text).map_err(MemberFault::Malformed)).collect();
        let known = repo::enterprises_of(transaction, self.store.dialect(), codes.iter().flatten()).await?;
        let (mut named, mut refused) = (Vec::new(), Vec::new());
        for (index, code) in codes.into_iter().enumerate() {
            let found = code.and_then(|code| match known.get(&code) {
                Some(id) => Ok(Named { id: *id, code: code.to_string() }),
                None => Err(unknown(code)),
            });
            match found {
                Ok(member) => named.push(member),
                Err(fault) => refused.push(RefusedMember { index, fault }),
            }
        }
        Ok((named, refused))
    }
}

fn unknown(code: EnterpriseCode) -> MemberFault {
    match code {
        EnterpriseCode::Credit(_) => MemberFault::UnknownCreditCode,
        EnterpriseCode::Registration(_) => MemberFault::UnknownRegistrationNumber,
    }
}

/// An enterprise that is registered, as it was named.
struct Named {
    id: i64,
    code: String,
}

async fn write(
    transaction: &DatabaseTransaction,
    organisation: OrganisationId,
    changed: &[&Named],
    way: Way,
    now: DateTime<Utc>,
    dialect: Dialect,
) -> Result<(), RepoError> {
    let ids: Vec<i64> = changed.iter().map(|member| member.id).collect();
    match way {
        Way::On => repo::insert_members(transaction, dialect, organisation, &ids, now).await,
        Way::Off => repo::delete_members(transaction, dialect, organisation, &ids).await,
    }
}

fn act(organisation: OrganisationId, changed: &[&Named], way: Way, before: u64, outcome: &MembersChanged) -> Act {
    let count = changed.len() as u64;
    let (action, after, done, undone) = match way {
        Way::On => (AuditAction::MembersAdded, before + count, "added", "alreadyMembers"),
        Way::Off => (AuditAction::MembersRemoved, before - count, "removed", "notMembers"),
    };
    let codes: Vec<&str> = changed.iter().map(|member| member.code.as_str()).collect();
    Act {
        action,
        target: snapshot::organisation_target(organisation),
        before: Some(json!({ "members": before })),
        after: Some(json!({
            "members": after,
            done: outcome.changed,
            undone: outcome.unchanged,
            "refused": outcome.refused.len(),
            "enterprises": codes,
        })),
    }
}
