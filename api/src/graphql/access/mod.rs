//! Organisations and callers in the schema.

pub mod organisation;

use async_graphql::Context;

/// Marks a request whose caller holds the scope `person:read`.
#[derive(Debug, Clone, Copy)]
pub struct PersonScope;

/// Whether the caller may see how to reach the people of an enterprise: telephone, e-mail and postal address.
pub fn may_see_contacts(context: &Context<'_>) -> bool {
    context.data_opt::<PersonScope>().is_some()
}
