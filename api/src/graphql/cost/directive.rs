//! The directives that publish costs in the schema, and short forms of them for resolvers.
//!
//! They are stated where a field is made and reach the schema's definition from there; everything that counts costs
//! reads them back from that definition ([`SchemaShape`](crate::graphql::shape::SchemaShape)). There is no second table.
//! The names and arguments are those of the GraphQL cost directives specification.

use std::borrow::Cow;

use async_graphql::{
    TypeDirective,
    registry::{
        MetaDirectiveInvocation, Registry,
        location_traits::{Directive_At_FIELD_DEFINITION, Directive_At_OBJECT},
    },
};

use crate::graphql::plan::DEFAULT_PAGE;

/// What a connection costs beside its rows.
pub const CONNECTION: u32 = 2;
/// What counting a whole list costs.
pub const TOTAL_COUNT: u32 = 10;
/// What looking into the search index costs, beside its hits.
pub const FULL_TEXT: u32 = 5;

/// What points a query costs (查询成本). On a field: what it costs each time it is resolved, beside what its objects cost;
/// 0 where nothing is said. On a type: what each object of it costs; 1 where nothing is said. Scalars and enums cost
/// nothing.
#[TypeDirective(location = "FieldDefinition", location = "Object")]
fn cost(#[graphql(desc = "A whole number of points.")] weight: String) {}

/// How many items a list is reckoned to have when a query is priced (列表大小).
#[TypeDirective(name = "listSize", location = "FieldDefinition")]
fn list_size(
    #[graphql(desc = "The number of items when no slicing argument is given.")] assumed_size: Option<i32>,
    #[graphql(desc = "The arguments that say how many items there are at most: a number, or a list by its length.")]
    slicing_arguments: Option<Vec<String>>,
    #[graphql(desc = "The fields below this one that hold the list, when the field itself is a page of it.")]
    sized_fields: Option<Vec<String>>,
    #[graphql(
        default_with = "Some(true)",
        desc = "Whether exactly one of the slicing arguments must be given when there are any."
    )]
    require_one_slicing_argument: Option<bool>,
) {
}

macro_rules! short_forms {
    ($($(#[doc = $doc:literal])+ $name:ident for $long:ident at $($location:ident),+;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug)]
            pub struct $name;

            impl TypeDirective for $name {
                fn name(&self) -> Cow<'static, str> {
                    $long.name()
                }

                fn register(&self, registry: &mut Registry) {
                    $long.register(registry);
                }
            }

            $(impl $location for $name {})+
        )+
    };
}

short_forms! {
    /// `@cost` with a whole number.
    Weight for cost at Directive_At_FIELD_DEFINITION, Directive_At_OBJECT;
    /// `@listSize` of a connection with the Relay arguments.
    Paged for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of a plain list.
    ListOf for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of a plain list that an argument cuts, or gives the items of.
    ListBy for list_size at Directive_At_FIELD_DEFINITION;
}

impl Weight {
    /// So many points.
    pub fn apply(points: u32) -> MetaDirectiveInvocation {
        cost::apply(points.to_string())
    }
}

impl Paged {
    /// `first` or `last` rows, or the default page.
    pub fn apply() -> MetaDirectiveInvocation {
        let names = |names: [&str; 2]| Some(names.map(str::to_owned).to_vec());
        let assumed = i32::try_from(DEFAULT_PAGE).unwrap_or(i32::MAX);
        list_size::apply(Some(assumed), names(["first", "last"]), names(["nodes", "edges"]), Some(false))
    }
}

impl ListOf {
    /// So many items, as far as anybody expects.
    pub fn apply(assumed: i32) -> MetaDirectiveInvocation {
        list_size::apply(Some(assumed), None, None, None)
    }
}

impl ListBy {
    /// As many items as the argument says, or so many when it is not given.
    pub fn apply(argument: &str, assumed: i32) -> MetaDirectiveInvocation {
        list_size::apply(Some(assumed), Some(vec![argument.to_owned()]), None, Some(false))
    }
}
