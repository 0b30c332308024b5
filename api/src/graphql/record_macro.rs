//! The macros that make a kind's schema types: its object, and the order of its list.

/// Makes the schema object of one kind of record, with what all kinds share, and its list.
///
/// `columns` maps schema fields to the columns that they need, where that is not the column of the same name; what
/// follows are the kind's own fields, each a resolver over `self.row`. Kinds use [`disclosure_object!`] or
/// [`registry_object!`].
macro_rules! record_object {
    (
        $(#[doc = $doc:literal])+
        $name:ident of $kind:expr, list by $filter:ident, $order:ident;
        also [$($interface:literal),*] { $($shared:tt)* }
        columns { $($field:literal: [$($column:literal),* $(,)?]),* $(,)? }
        $($own:tt)*
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name {
            row: std::sync::Arc<$crate::domain::reading::row::Row>,
        }

        $(#[doc = $doc])+
        #[async_graphql::Object]
        impl $name {
            /// The record's global id.
            pub async fn id(&self) -> async_graphql::Result<async_graphql::ID> {
                Ok($crate::graphql::id::encode(self.row.table(), self.row.id()?))
            }

            /// The enterprise that it is recorded under.
            pub async fn enterprise(
                &self,
                context: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<$crate::graphql::render::Now<$crate::graphql::registry::enterprise::Enterprise>> {
                $crate::graphql::record::below(context, &self.row)
            }

            /// The organisation that entered it and answers for it (谁录入、谁补正、谁负责).
            pub async fn publisher(
                &self,
                context: &async_graphql::Context<'_>,
            ) -> async_graphql::Result<$crate::graphql::render::Now<$crate::graphql::access::organisation::Organisation>> {
                $crate::graphql::record::below(context, &self.row)
            }

            /// Whether it stands, or was withdrawn.
            pub async fn state(
                &self,
            ) -> async_graphql::Result<$crate::graphql::code::Coded<entity::code::RecordState>> {
                self.row.required_code("state")
            }

            /// 1 when it was entered, one more with each change.
            pub async fn revision(&self) -> async_graphql::Result<i32> {
                self.row.required_number("revision")
            }

            /// When it was first published.
            pub async fn published_at(&self) -> async_graphql::Result<$crate::graphql::scalar::DateTime> {
                self.row.required_moment("published_at")
            }

            /// When it last changed.
            pub async fn updated_at(&self) -> async_graphql::Result<$crate::graphql::scalar::DateTime> {
                self.row.required_moment("updated_at")
            }

            /// The last day on which the law lets it be published first (公示期限); nothing where the law sets none, or the
            /// calendar of working days does not reach so far.
            pub async fn due_on(&self) -> async_graphql::Result<Option<$crate::graphql::scalar::Date>> {
                use $crate::graphql::record::RowValues;
                self.row.optional_date("due_on")
            }

            /// Whether it was published after that day (逾期公示); nothing where no day is set, or it was published elsewhere
            /// before.
            pub async fn published_late(&self) -> async_graphql::Result<Option<bool>> {
                use $crate::graphql::record::RowValues;
                self.row.optional_flag("published_late")
            }

            /// Every change of it, with what it said before and after (变更历史); the latest first.
            #[expect(clippy::too_many_arguments, reason = "the Relay arguments; the plan has read them")]
            #[graphql(directive = $crate::graphql::cost::directive::Paged::apply())]
            pub async fn revisions(
                &self,
                context: &async_graphql::Context<'_>,
                #[graphql(name = "first", desc = "How many rows from the start, 1 to 100; 20 when nothing is said.")] _first: Option<i32>,
                #[graphql(name = "after", desc = "Only rows after this cursor.")] _after: Option<String>,
                #[graphql(name = "last", desc = "How many rows from the end, 1 to 100, instead of `first`.")] _last: Option<i32>,
                #[graphql(name = "before", desc = "Only rows before this cursor.")] _before: Option<String>,
                #[graphql(name = "filter", desc = "Which changes.")] _filter: Option<$crate::graphql::revision::RecordRevisionFilter>,
                #[graphql(name = "orderBy", desc = "In which order; the latest first when nothing is said.")] _order_by: Option<$crate::graphql::revision::RecordRevisionOrder>,
            ) -> async_graphql::Result<$crate::graphql::render::Now<$crate::graphql::connection::Connection<$crate::graphql::revision::RecordRevision>>> {
                $crate::graphql::revision::revisions_below(context, &self.row)
            }

            $($shared)*
            $($own)*
        }

        impl $crate::graphql::plan::RowType for $name {
            const TYPES: &'static [&'static str] = &[stringify!($name), "Node", $($interface),*];

            fn table() -> &'static $crate::domain::store::table::Table {
                $crate::domain::disclosure::registry::table_of(&$kind)
            }

            fn from_row(row: std::sync::Arc<$crate::domain::reading::row::Row>) -> Self {
                Self { row }
            }

            fn plan_field(
                planner: &$crate::graphql::plan::Planner<'_>,
                field: &$crate::graphql::selection::Selected<'_>,
                node: &mut $crate::domain::reading::plan::NodePlan,
            ) -> Result<bool, $crate::error::ClientError> {
                match field.name() {
                    "enterprise" | "publisher" => {
                        $crate::graphql::record::plan_shared(planner, field, node).map(|()| true)
                    }
                    "revisions" => planner
                        .page_below::<$crate::graphql::revision::RecordRevision>(node, field, "record_id")
                        .map(|()| true),
                    "occurredOn" => Ok(node.want($crate::graphql::record::occurred_on(&$kind))),
                    $($field => Ok([$($column),*].iter().all(|column| node.want(column))),)*
                    _ => Ok(false),
                }
            }
        }

        impl $crate::graphql::render::Ready for $name {
            fn types(&self) -> &'static [&'static str] {
                <Self as $crate::graphql::plan::RowType>::TYPES
            }
        }

        impl $crate::graphql::plan::Listed for $name {
            type Filter = $filter;
            type Order = $order;

            fn base_conditions(filter: &Self::Filter) -> Vec<$crate::domain::reading::plan::Condition> {
                filter.record.states(<Self as $crate::graphql::plan::RowType>::table())
            }
        }
    };
}
pub(crate) use record_object;

/// Makes the schema object of a kind that is part of the timeline: it also has a date, a document number and an
/// authority, and implements `Disclosure`. See [`record_object!`].
macro_rules! disclosure_object {
    ($(#[doc = $doc:literal])+ $name:ident of $kind:expr, list by $filter:ident, $order:ident; $($rest:tt)*) => {
        $crate::graphql::record_macro::record_object! {
            $(#[doc = $doc])+
            $name of $kind, list by $filter, $order;
            also ["Disclosure"] {
                /// The day it is placed on in the timeline: the decision, listing or filing that it records.
                pub async fn occurred_on(&self) -> async_graphql::Result<$crate::graphql::scalar::Date> {
                    use $crate::graphql::record::RowValues;
                    self.row.required_date($crate::graphql::record::occurred_on(&$kind))
                }

                /// The number of the document that it rests on (文书号), where one is stated.
                pub async fn document_number(&self) -> async_graphql::Result<Option<String>> {
                    use $crate::graphql::record::RowValues;
                    self.row.optional_text("document_number")
                }

                /// The authority or association that decided, registered or received it, by name.
                pub async fn authority(&self) -> async_graphql::Result<String> {
                    use $crate::graphql::record::RowValues;
                    self.row.required_text("authority")
                }
            }
            $($rest)*
        }
    };
}
pub(crate) use disclosure_object;

/// Makes the schema object of a kind that is part of the register. See [`record_object!`].
macro_rules! registry_object {
    ($(#[doc = $doc:literal])+ $name:ident of $kind:expr, list by $filter:ident, $order:ident; $($rest:tt)*) => {
        $crate::graphql::record_macro::record_object! {
            $(#[doc = $doc])+
            $name of $kind, list by $filter, $order;
            also [] {}
            $($rest)*
        }
    };
}
pub(crate) use registry_object;

/// Makes the order input of a list: the first field is the default, largest first. A list that is read from its
/// beginning says `, smallest first` after the names.
macro_rules! order_input {
    ($(#[doc = $doc:literal])+ $order:ident by $field:ident { $($fields:tt)+ }) => {
        $crate::graphql::record_macro::order_input! {
            @make Desc "crate::graphql::input::OrderDirection::Desc"; $(#[doc = $doc])+ $order by $field { $($fields)+ }
        }
    };
    ($(#[doc = $doc:literal])+ $order:ident by $field:ident, smallest first { $($fields:tt)+ }) => {
        $crate::graphql::record_macro::order_input! {
            @make Asc "crate::graphql::input::OrderDirection::Asc"; $(#[doc = $doc])+ $order by $field { $($fields)+ }
        }
    };
    (
        @make $way:ident $way_path:literal;
        $(#[doc = $doc:literal])+
        $order:ident by $field:ident {
            $(#[doc = $first_doc:literal])+ $first:ident = $first_column:literal
            $(, $(#[doc = $variant_doc:literal])+ $variant:ident = $column:literal)* $(,)?
        }
    ) => {
        /// What this list can be ordered by (排序字段).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
        pub enum $field {
            $(#[doc = $first_doc])+ $first,
            $($(#[doc = $variant_doc])+ $variant),*
        }

        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, async_graphql::InputObject)]
        pub struct $order {
            /// What to order by.
            pub field: $field,
            /// Which way.
            #[graphql(default_with = $way_path)]
            pub direction: $crate::graphql::input::OrderDirection,
        }

        impl Default for $order {
            fn default() -> Self {
                Self { field: $field::$first, direction: $crate::graphql::input::OrderDirection::$way }
            }
        }

        impl From<$order> for $crate::graphql::plan::OrderBy {
            fn from(order: $order) -> Self {
                let column = match order.field {
                    $field::$first => $first_column,
                    $($field::$variant => $column),*
                };
                Self { column, descending: order.direction == $crate::graphql::input::OrderDirection::Desc }
            }
        }
    };
}
pub(crate) use order_input;
