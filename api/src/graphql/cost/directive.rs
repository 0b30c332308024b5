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
        location_traits::{Directive_At_ARGUMENT_DEFINITION, Directive_At_FIELD_DEFINITION, Directive_At_OBJECT},
    },
};

use crate::graphql::plan::DEFAULT_PAGE;

/// What a connection costs beside its rows.
pub const CONNECTION: u32 = 2;
/// What counting a whole list costs.
pub const TOTAL_COUNT: u32 = 10;
/// What a mutation costs, beside a point for each row that it is given.
pub const MUTATION: u32 = 10;
/// What counting over all records of some months costs.
pub const STATISTICS: u32 = 200;
/// What verifying costs, beside a point for each subject.
pub const VERIFICATION: u32 = 10;
/// What asking for an export costs. Writing it is work in the background, for which there are places of its own.
pub const EXPORT: u32 = 900;
/// What looking back for one enterprise costs.
pub const AS_OF: u32 = 5;
/// What looking back over a whole list costs.
pub const LIST_AS_OF: u32 = 100;
/// What looking into the search index costs, beside its hits.
pub const FULL_TEXT: u32 = 5;

/// What points a query costs (查询成本). On a field: what it costs each time it is resolved, beside what its objects cost;
/// 0 where nothing is said. On an argument: what the field costs beside that where the argument is given. On a type: what
/// each object of it costs; 1 where nothing is said. Scalars and enums cost nothing.
#[TypeDirective(location = "FieldDefinition", location = "ArgumentDefinition", location = "Object")]
fn cost(#[graphql(desc = "A whole number of points.")] weight: String) {}

/// How many items a list is reckoned to have when a query is priced (列表大小). On a field that is neither a list nor a page
/// of one: how many rows it is given to handle, a point each.
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
    Weight for cost at Directive_At_FIELD_DEFINITION, Directive_At_ARGUMENT_DEFINITION, Directive_At_OBJECT;
    /// `@listSize` of a connection with the Relay arguments.
    Paged for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of a page with arguments and items of its own.
    PagedBy for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of a plain list.
    ListOf for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of a plain list that an argument cuts, or gives the items of.
    ListBy for list_size at Directive_At_FIELD_DEFINITION;
    /// `@listSize` of what handles the rows of an argument.
    Given for list_size at Directive_At_FIELD_DEFINITION;
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

impl PagedBy {
    /// As many items as the argument says, or so many when it is not given, in this field of the page.
    pub fn apply(argument: &str, assumed: i32, items: &str) -> MetaDirectiveInvocation {
        let one = |name: &str| Some(vec![name.to_owned()]);
        list_size::apply(Some(assumed), one(argument), one(items), Some(false))
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

impl Given {
    /// As many rows as the argument has; a dot leads into an input.
    pub fn apply(argument: &str) -> MetaDirectiveInvocation {
        list_size::apply(None, Some(vec![argument.to_owned()]), None, None)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use async_graphql::{EmptySubscription, InputObject, Object, Schema, SimpleObject, Variables, parser::parse_query};

    use super::*;
    use crate::graphql::shape::SchemaShape;

    struct Query;

    #[Object]
    impl Query {
        #[graphql(directive = ListOf::apply(7))]
        async fn things(&self) -> Vec<Thing> {
            Vec::new()
        }

        #[graphql(directive = Weight::apply(5), directive = ListBy::apply("most", 9))]
        async fn found(&self, most: Option<i32>) -> Vec<Thing> {
            (0..most.unwrap_or(0)).map(|id| Thing { id }).collect()
        }
    }

    struct Mutation;

    #[Object]
    impl Mutation {
        #[graphql(directive = Weight::apply(MUTATION), directive = Given::apply("input.rows"))]
        async fn write(&self, input: Input) -> Thing {
            Thing { id: input.rows.into_iter().sum() }
        }
    }

    #[derive(SimpleObject)]
    #[graphql(directive = Weight::apply(3))]
    struct Thing {
        id: i32,
    }

    #[derive(InputObject)]
    struct Input {
        rows: Vec<i32>,
    }

    #[test]
    fn what_is_stated_at_a_field_or_type_is_what_is_counted() {
        let shape = SchemaShape::from_sdl(&Schema::new(Query, Mutation, EmptySubscription).sdl()).unwrap();
        for (query, points) in [
            ("{ things { id } }", 7 * 3),
            ("{ found { id } }", 5 + 9 * 3),
            ("{ found(most: 2) { id } }", 5 + 2 * 3),
            ("mutation { write(input: { rows: [1, 2, 3, 4] }) { id } }", 10 + 4 + 3),
        ] {
            let document = parse_query(query).unwrap();
            let operation = &document.operations.iter().next().unwrap().1.node;
            assert_eq!(shape.estimate(&document, operation, &Variables::default()).requested, points, "{query}");
        }
    }
}
