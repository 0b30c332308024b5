//! Relay connections over lists that are read without a plan, by number.

use std::{borrow::Cow, error::Error as StdError};

use async_graphql::{Context, Object, OutputType, Result, TypeName};

use crate::{
    domain::{
        disclosure::cell::Cell,
        reading::{cursor::CursorKey, plan::Position},
        store::id_window::{IdPage, IdWindow},
    },
    graphql::{
        connection::PageInfo,
        cost::directive::{CONNECTION, TOTAL_COUNT, Weight},
        error::internal,
        plan::ConnectionShape,
        root::planner,
        selection::Selected,
        services::Services,
    },
};

/// A list: what cursors are signed for, whether they show the rows' numbers, and at which end it begins.
#[derive(Debug, Clone)]
pub(in crate::graphql) struct List {
    name: Cow<'static, str>,
    is_veiled: bool,
    is_latest_first: bool,
}

impl List {
    /// The list of this name.
    pub(in crate::graphql) const fn named(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), is_veiled: false, is_latest_first: false }
    }

    /// The list of this name, which depends on what was asked.
    pub(in crate::graphql) fn of_name(name: String) -> Self {
        Self { name: name.into(), is_veiled: false, is_latest_first: false }
    }

    /// The list of this name, whose rows' numbers are nothing for its reader to know.
    pub(in crate::graphql) fn veiled(name: String) -> Self {
        Self { name: name.into(), is_veiled: true, is_latest_first: false }
    }

    /// The same list from its largest number on, not from its smallest.
    pub(in crate::graphql) const fn latest_first(mut self) -> Self {
        self.is_latest_first = true;
        self
    }

    /// The part of the list that the field being resolved asks for, read by `page`; counted by `count`, if `totalCount`
    /// is selected.
    ///
    /// # Errors
    /// Those of [`Asked::of`]; internal, for what the two fail with.
    pub(in crate::graphql) async fn connection<R, T, E>(
        self,
        context: &Context<'_>,
        page: impl AsyncFnOnce(IdWindow) -> Result<IdPage<R>, E>,
        count: impl AsyncFnOnce() -> Result<u64, E>,
    ) -> Result<NumberedConnection<T>>
    where
        T: From<R>,
        E: StdError + 'static,
    {
        let asked = Asked::of(context, &self)?;
        let page = page(asked.window).await.map_err(|error| internal(&error))?;
        let total = if asked.total { Some(count().await.map_err(|error| internal(&error))?) } else { None };
        Ok(NumberedConnection::new(self, page.map(T::from), total))
    }

    fn cursor(&self, cursors: &CursorKey, id: i64) -> String {
        let id = if self.is_veiled { cursors.veil(&self.name, id) } else { id };
        cursors.encode(&self.name, &Position { value: Cell::Null, id })
    }

    fn id(&self, cursors: &CursorKey, position: Option<Position>) -> Option<i64> {
        let id = position?.id;
        Some(if self.is_veiled { cursors.unveil(&self.name, id) } else { id })
    }
}

/// What a connection field asks for.
pub(in crate::graphql) struct Asked {
    /// The part of the list.
    pub(in crate::graphql) window: IdWindow,
    /// Whether `totalCount` is selected.
    pub(in crate::graphql) total: bool,
}

impl Asked {
    /// Reads it off the field that is being resolved. Cursors are those of this list.
    ///
    /// # Errors
    /// `BAD_USER_INPUT` for a size out of range, both directions at once, or a cursor that is not this list's.
    pub(in crate::graphql) fn of(context: &Context<'_>, list: &List) -> Result<Self> {
        let field = Selected::of(context);
        let planner = planner(context)?;
        let window = planner.window(&field, &list.name)?;
        let id = |position: Option<Position>| list.id(planner.cursors, position);
        Ok(Self {
            window: IdWindow {
                limit: window.limit,
                after: id(window.after),
                before: id(window.before),
                backward: window.backward,
                descending: list.is_latest_first,
            },
            total: ConnectionShape::of(field.below()).total,
        })
    }
}

/// A page of a list.
pub struct NumberedConnection<T> {
    list: List,
    page: IdPage<T>,
    total: u64,
}

impl<T> NumberedConnection<T> {
    /// The page of this list, with what was counted if that was asked for.
    pub(in crate::graphql) fn new(list: List, page: IdPage<T>, total: Option<u64>) -> Self {
        Self { list, page, total: total.unwrap_or_default() }
    }

    fn cursor(&self, context: &Context<'_>, id: i64) -> String {
        self.list.cursor(&context.data_unchecked::<Services>().cursors, id)
    }
}

impl<T: OutputType> TypeName for NumberedConnection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

/// A page of a list (列表页). Cursors stay valid at any depth: the last page costs what the first does.
#[Object(name_type, directive = Weight::apply(CONNECTION))]
impl<T: OutputType> NumberedConnection<T> {
    /// The rows, each with its cursor.
    async fn edges(&self, context: &Context<'_>) -> Vec<NumberedEdge<'_, T>> {
        let rows = self.page.rows.iter();
        rows.map(|(id, node)| NumberedEdge { node, cursor: self.cursor(context, *id) }).collect()
    }

    /// The rows without their cursors.
    async fn nodes(&self) -> Vec<&T> {
        self.page.rows.iter().map(|(_, node)| node).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self, context: &Context<'_>) -> PageInfo {
        let at = |row: Option<&(i64, T)>| row.map(|(id, _)| self.cursor(context, *id));
        let (first, last) = (at(self.page.rows.first()), at(self.page.rows.last()));
        PageInfo::new(self.page.has_next, self.page.has_previous, first, last)
    }

    /// How many rows the whole list has with this filter, exactly. Counted only when it is selected.
    #[graphql(directive = Weight::apply(TOTAL_COUNT))]
    async fn total_count(&self) -> i64 {
        i64::try_from(self.total).unwrap_or(i64::MAX)
    }
}

/// One row of a page, with its cursor.
pub struct NumberedEdge<'a, T> {
    node: &'a T,
    cursor: String,
}

impl<T: OutputType> TypeName for NumberedEdge<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// One row of a page, with its cursor (列表项).
#[Object(name_type)]
impl<T: OutputType> NumberedEdge<'_, T> {
    /// The row.
    async fn node(&self) -> &T {
        self.node
    }

    /// The row's place in this list and order, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }
}
