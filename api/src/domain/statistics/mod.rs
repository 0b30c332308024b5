//! Statistics by publisher (公示工作分析): how many records each publisher published in a month, how many of them in time,
//! how long it took, and what became of them later.
//!
//! The AIC sends them to departments and districts month by month (DOMAIN.md §1). Months and days are those of China. A
//! record counts in the month in which it was published, for the publisher that entered it, whatever became of it; what
//! was done to it later counts in the month in which that was done, for the same publisher, whoever did it.
//!
//! Invariants: the figures of a publisher are seen by itself and by administrators ([`Audience`]); statements depend on
//! the kinds that are asked for, never on publishers, months or records.

mod audience;
mod figures;
mod months;
mod repo;
mod report;
mod sheet;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;

use std::collections::BTreeSet;

use entity::code::{CodeList as _, RecordKind};

pub use self::{
    audience::{Audience, NotYours},
    figures::Figures,
    months::{Months, MonthsError},
    report::{Grouping, Line, LineOrder, Publisher, Report},
};
use super::{
    calendar::Month,
    disclosure::registry::find_kind,
    store::{
        Store, StoreError,
        view::{Route, View},
    },
};

/// What statistics are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which months.
    pub months: Months,
    /// Whose figures.
    pub audience: Audience,
    /// Of which kinds; of all when nothing is said.
    pub kinds: Option<BTreeSet<RecordKind>>,
}

impl Asked {
    /// The kinds that are meant, in the order of their list.
    fn kinds(&self) -> impl Iterator<Item = RecordKind> {
        let kinds = RecordKind::ALL.iter().copied();
        kinds.filter(|kind| self.kinds.as_ref().is_none_or(|wanted| wanted.contains(kind)))
    }
}

/// Counts what publishers did.
#[derive(Debug, Clone)]
pub struct Statistics(View);

impl Statistics {
    /// Over a migrated database.
    pub fn new(store: Store) -> Self {
        Self(View::new(store, Route::undecided()))
    }

    /// The same, read along the route of a request.
    #[must_use]
    pub fn along(&self, route: Route) -> Self {
        Self(self.0.along(route))
    }

    /// Counts. One statement a kind, one for what was done later and one for the names.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn report(&self, asked: &Asked) -> Result<Report, StoreError> {
        let mut report = Report::default();
        for kind in asked.kinds() {
            let Some(known) = find_kind(kind.code()) else { continue };
            for (publisher, month, figures) in repo::published(&self.0, known, asked).await? {
                report.add(publisher, kind, month, figures);
            }
        }
        for (publisher, kind, month, figures) in repo::done_later(&self.0, asked).await? {
            report.add(publisher, kind, month, figures);
        }
        report.name(repo::names(&self.0, report.publishers()).await?);
        Ok(report)
    }
}

/// A month as the database writes it.
fn month_of(text: &str) -> Option<Month> {
    text.parse().ok()
}
