//! Organisations and callers in the schema.

pub mod administration;
pub mod deprecated;
pub mod organisation;
pub mod origin;
pub mod own_audit;
pub mod rate_limit;
pub mod scope;
pub mod usage;
pub mod viewer;

use async_graphql::Context;
use entity::code::Scope;

/// Whether the caller may see how to reach the people of an enterprise: telephone, e-mail and postal address.
pub fn may_see_contacts(context: &Context<'_>) -> bool {
    viewer::caller(context).is_ok_and(|caller| caller.may(Scope::PersonRead))
}
