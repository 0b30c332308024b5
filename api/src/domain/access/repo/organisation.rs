//! The rows of organisations.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::{
    code::{CodeList as _, OrganisationKind},
    organisation,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};

use super::{RepoError, json_list, list_of};
use crate::domain::access::{
    caller::OrganisationId, jurisdiction::Jurisdiction, register_organisation::AddedOrganisation,
    responsibility::Responsibility,
};

/// The organisation of this name: its number, and its kind.
pub(in crate::domain::access) async fn find_organisation(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<(OrganisationId, OrganisationKind)>, RepoError> {
    let row = organisation::Entity::find().filter(organisation::Column::Name.eq(name)).one(db).await?;
    row.map(|row| Ok((OrganisationId(row.id), kind_of(&row.kind)?))).transpose()
}

/// Registers an organisation unless there is one of its name already; whether it was registered.
pub(in crate::domain::access) async fn insert_organisation(
    db: &impl ConnectionTrait,
    new: &AddedOrganisation,
    now: DateTime<Utc>,
) -> Result<bool, RepoError> {
    let Responsibility { division, industry_sections, kinds, members_only, needs_review } = &new.responsibility;
    let list = |names: &BTreeSet<String>| json_list(names.iter().map(String::as_str));
    let row = organisation::ActiveModel {
        id: NotSet,
        name: Set(new.name.clone()),
        kind: Set(new.kind.code().to_owned()),
        credit_code: Set(None),
        division: Set(division.clone()),
        industry_sections: Set(list(industry_sections)),
        kinds: Set(kinds.as_ref().map(list)),
        members_only: Set(*members_only),
        needs_review: Set(*needs_review),
        created_at: Set(now),
    };
    let inserted = organisation::Entity::insert(row)
        .on_conflict(OnConflict::column(organisation::Column::Name).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(inserted > 0)
}

/// About whom an organisation may write, as it is now.
pub(in crate::domain::access) async fn find_jurisdiction(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Option<Jurisdiction>, RepoError> {
    let row = organisation::Entity::find_by_id(organisation.0).one(db).await?;
    row.as_ref().map(jurisdiction_of).transpose()
}

pub(super) fn kind_of(code: &str) -> Result<OrganisationKind, RepoError> {
    OrganisationKind::from_code(code).ok_or(RepoError::UnknownValue { table: "organisation" })
}

pub(super) fn responsibility_of(row: &organisation::Model) -> Result<Responsibility, RepoError> {
    Ok(Responsibility {
        division: row.division.clone(),
        industry_sections: list_of("organisation", &row.industry_sections)?,
        kinds: row.kinds.as_deref().map(|kinds| list_of("organisation", kinds)).transpose()?,
        members_only: row.members_only,
        needs_review: row.needs_review,
    })
}

pub(super) fn jurisdiction_of(row: &organisation::Model) -> Result<Jurisdiction, RepoError> {
    let Responsibility { division, industry_sections, kinds, members_only, .. } = responsibility_of(row)?;
    Ok(Jurisdiction { kind: kind_of(&row.kind)?, division, industry_sections, kinds, members_only })
}
