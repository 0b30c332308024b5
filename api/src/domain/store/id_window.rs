//! Keyset pages of rows that are listed by their number: the last page costs what the first does.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, Select};

/// The part of a list that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IdWindow {
    /// Rows at most.
    pub limit: u32,
    /// Only rows that the list has after this one.
    pub after: Option<i64>,
    /// Only rows that the list has before this one.
    pub before: Option<i64>,
    /// From the end of what is left, not from its beginning.
    pub backward: bool,
    /// The list has the largest number first.
    pub descending: bool,
}

/// A page in the list's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdPage<T> {
    /// Its rows, each with its number.
    pub rows: Vec<(i64, T)>,
    /// Whether the list goes on after it.
    pub has_next: bool,
    /// Whether the list has rows before it.
    pub has_previous: bool,
}

impl<T> IdPage<T> {
    /// The same page of other values.
    pub fn map<U>(self, to: impl Fn(T) -> U) -> IdPage<U> {
        let Self { rows, has_next, has_previous } = self;
        IdPage { rows: rows.into_iter().map(|(id, row)| (id, to(row))).collect(), has_next, has_previous }
    }

    /// The same page of other values, or the first failure.
    ///
    /// # Errors
    /// What `to` fails with.
    pub fn try_map<U, E>(self, to: impl Fn(T) -> Result<U, E>) -> Result<IdPage<U>, E> {
        let Self { rows, has_next, has_previous } = self;
        let rows = rows.into_iter().map(|(id, row)| Ok((id, to(row)?))).collect::<Result<_, E>>()?;
        Ok(IdPage { rows, has_next, has_previous })
    }
}

impl IdWindow {
    /// Reads the page. One statement; it reads one row more than it answers with.
    ///
    /// # Errors
    /// [`DbErr`] when the database does not answer.
    pub async fn fetch<E: EntityTrait>(
        self,
        db: &impl ConnectionTrait,
        mut select: Select<E>,
        id: E::Column,
        id_of: impl Fn(&E::Model) -> i64,
    ) -> Result<IdPage<E::Model>, DbErr> {
        let (above, below) = if self.descending { (self.before, self.after) } else { (self.after, self.before) };
        if let Some(above) = above {
            select = select.filter(id.gt(above));
        }
        if let Some(below) = below {
            select = select.filter(id.lt(below));
        }
        let order = if self.reads_descending() { Order::Desc } else { Order::Asc };
        let rows = select.order_by(id, order).limit(u64::from(self.limit) + 1).all(db).await?;
        Ok(self.page(rows.into_iter().map(|row| (id_of(&row), row)).collect()))
    }

    /// Whether the page is read from its largest number on.
    pub fn reads_descending(self) -> bool {
        self.descending != self.backward
    }

    /// The page of these rows, which were read in the window's direction, one more than its limit where there are more.
    pub fn page<T>(self, mut rows: Vec<(i64, T)>) -> IdPage<T> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        if self.backward {
            rows.reverse();
        }
        IdPage {
            rows,
            has_next: if self.backward { self.before.is_some() } else { more },
            has_previous: if self.backward { more } else { self.after.is_some() },
        }
    }
}
