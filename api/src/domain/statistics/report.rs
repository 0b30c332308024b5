//! A report: the figures by publisher, kind and month, and what they come to when they are folded and put in order.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use entity::code::{CodeList as _, RecordKind};

use super::Figures;
use crate::domain::{access::OrganisationId, calendar::Month};

/// What each line is about; what is not named is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouping {
    /// A line a publisher.
    pub publisher: bool,
    /// A line a kind.
    pub kind: bool,
    /// A line a month.
    pub month: bool,
}

impl Grouping {
    /// A line for each publisher, kind and month.
    pub const FINEST: Self = Self { publisher: true, kind: true, month: true };
}

/// What lines are ordered by, smallest first; where it is the same, and for [`LineOrder::Publisher`], by publisher, kind
/// and month. What has no rate or average is smaller than what has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineOrder {
    /// The publisher's number: the order of registration.
    Publisher,
    /// The month.
    Month,
    /// Records published.
    Published,
    /// Those that were late.
    Late,
    /// The rate of those on time.
    OnTimeRate,
    /// The average days to publication.
    AverageDays,
}

/// Who published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// Its number.
    pub id: OrganisationId,
    /// Its name.
    pub name: Arc<str>,
}

/// One line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whose; nothing where publishers are folded.
    pub publisher: Option<Publisher>,
    /// Of which kind; nothing where kinds are folded.
    pub kind: Option<RecordKind>,
    /// Of which month; nothing where months are folded.
    pub month: Option<Month>,
    /// The figures.
    pub figures: Figures,
}

/// What a line is about, folded parts left out.
type Key = (Option<OrganisationId>, Option<RecordKind>, Option<Month>);

/// The figures by publisher, kind and month. A combination without any has no line.
#[derive(Debug, Clone, Default)]
pub struct Report {
    figures: BTreeMap<Key, Figures>,
    names: HashMap<OrganisationId, Arc<str>>,
}

impl Report {
    pub(super) fn add(&mut self, publisher: OrganisationId, kind: RecordKind, month: Month, figures: Figures) {
        self.figures.entry((Some(publisher), Some(kind), Some(month))).or_default().add(&figures);
    }

    pub(super) fn name(&mut self, names: HashMap<OrganisationId, Arc<str>>) {
        self.names = names;
    }

    /// The publishers that have figures.
    pub(super) fn publishers(&self) -> impl Iterator<Item = OrganisationId> + use<> {
        let publishers: BTreeSet<_> = self.figures.keys().filter_map(|(publisher, ..)| *publisher).collect();
        publishers.into_iter()
    }

    /// All figures together.
    pub fn total(&self) -> Figures {
        self.figures.values().fold(Figures::default(), |mut total, figures| {
            total.add(figures);
            total
        })
    }

    /// The lines, by publisher, kind and month.
    pub fn lines(&self, by: Grouping) -> Vec<Line> {
        let mut folded: BTreeMap<Key, Figures> = BTreeMap::new();
        for ((publisher, kind, month), figures) in &self.figures {
            let key = (publisher.filter(|_| by.publisher), kind.filter(|_| by.kind), month.filter(|_| by.month));
            folded.entry(key).or_default().add(figures);
        }
        let line = |((publisher, kind, month), figures): (Key, Figures)| Line {
            publisher: publisher.map(|id| Publisher { id, name: self.name_of(id) }),
            kind,
            month,
            figures,
        };
        folded.into_iter().map(line).collect()
    }

    /// The lines in another order.
    pub fn lines_by(&self, by: Grouping, order: LineOrder, descending: bool) -> Vec<Line> {
        let mut lines = self.lines(by);
        // A stable sort: what is alike stays by publisher, kind and month.
        lines.sort_by_key(|line| line.value(order));
        if descending {
            lines.reverse();
        }
        lines
    }

    /// A name that was registered after the figures were counted is not known; the next report has it.
    fn name_of(&self, publisher: OrganisationId) -> Arc<str> {
        self.names.get(&publisher).map_or_else(|| Arc::from(""), Arc::clone)
    }
}

impl Line {
    /// A number that no other line of the same grouping has.
    pub fn number(&self) -> i64 {
        // Kinds are fewer than 64, and months of four-digit years than 2^17.
        let publisher = self.publisher.as_ref().map_or(0, |publisher| publisher.id.0);
        let kind = self.kind.and_then(|kind| RecordKind::ALL.iter().position(|known| *known == kind));
        let kind = kind.map_or(0, |position| i64::try_from(position).unwrap_or_default() + 1);
        let month = self.month.map_or(0, Month::number);
        (publisher << 23) | (kind << 17) | month
    }

    fn value(&self, order: LineOrder) -> Option<i64> {
        match order {
            LineOrder::Publisher => None,
            LineOrder::Month => self.month.map(Month::number),
            LineOrder::Published => Some(self.figures.published),
            LineOrder::Late => Some(self.figures.late),
            LineOrder::OnTimeRate => self.figures.on_time_rate(),
            LineOrder::AverageDays => self.figures.average_days(),
        }
    }
}
