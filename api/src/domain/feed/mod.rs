//! The feed (变更流): every change of every record, in the order of commits, for whoever keeps a copy.
//!
//! Source: DESIGN.md §2.5. A change's sequence number is taken from one counter that is locked last in the transaction
//! that made it, so the numbers are contiguous and in commit order: whoever has read up to a number has missed nothing
//! before it. A reader says after which number it reads; the answer says up to which number was looked, whether or not
//! anything there was wanted, and that number is where the reader goes on.
//!
//! Invariants: no change up to the told number is left out but by the reader's own filter; a gap in the numbers is an
//! error, never silence; a page looks through a bounded number of changes.
//! Left to others: how far the data set goes (`dataset`), what a change holds (`disclosure::write`), who may see personal
//! data (each door).

mod content;
mod filter;
mod follow;
mod repo;
mod tell;

use std::sync::Arc;

use tokio::sync::Semaphore;

pub use self::{
    content::{told as told_content, told_value},
    filter::{FeedFilter, Subjects, TooManySubjects},
    follow::Following,
    repo::feed_table,
    tell::Told,
};
use super::{
    dataset::{self, head::Head},
    reading::{
        Reader,
        plan::{Condition, NodePlan, Order, PagePlan, Window},
        row::{NotPlanned, Row},
    },
    store::{
        Store, StoreError,
        cell::Cell,
        table::{Column, Storage},
        view::Route,
    },
    watch::{OwnList, OwnListError},
};

/// The most changes that one page looks through, wanted or not.
pub const LOOKED_THROUGH_MAX: u64 = 10_000;

/// What is wanted of the feed.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What is read of each change: a plan over [`feed_table`].
    pub node: NodePlan,
    /// Which changes.
    pub filter: FeedFilter,
    /// Only about enterprises on this list, as it stands when a page is read.
    pub watch_list: Option<OwnList>,
    /// Only changes after this sequence number; 0 is before the first.
    pub after: u64,
    /// How many at most.
    pub limit: u32,
}

impl Wanted {
    /// Whether every change is wanted.
    fn is_all(&self) -> bool {
        self.filter.is_all() && self.watch_list.is_none()
    }
}

/// A part of the feed.
#[derive(Debug)]
pub struct FeedPage {
    /// The changes that are wanted, in their order.
    pub changes: Vec<Arc<Row>>,
    /// Every change up to this number was looked at.
    pub up_to: u64,
    /// How far the data set goes.
    pub head: u64,
}

impl FeedPage {
    /// Whether there is more to look at.
    pub fn has_more(&self) -> bool {
        self.up_to < self.head
    }
}

/// Why the feed cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// The reader claims to have read what is not there: the database was restored from an older copy, or is another.
    #[error(
        "the data set goes up to {head}, not to {after}: it was restored from an older copy, or is another one; \
         take a new copy and follow from its sequence number"
    )]
    Beyond {
        /// Where the reader says that it is.
        after: u64,
        /// How far the data set goes.
        head: u64,
    },
    /// There is no such watch list, or not any more.
    #[error(transparent)]
    List(OwnListError),
    /// A change is missing: a fault of ours.
    #[error("changes after {0} are missing from the feed")]
    Gap(u64),
    /// A change cannot be read: a fault of ours.
    #[error(transparent)]
    NotPlanned(#[from] NotPlanned),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads the feed. Clones share its parts.
#[derive(Debug, Clone)]
pub struct Feed(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    store: Store,
    reader: Reader,
    head: Head,
    /// The turns of followers that read.
    turns: Semaphore,
}

impl Feed {
    /// Over a migrated database; `head` tells when there is something new.
    pub fn new(store: Store, head: Head) -> Self {
        let turns = Semaphore::new(follow::READING_AT_ONCE);
        Self(Arc::new(Parts { reader: Reader::new(store.clone()), store, head, turns }))
    }

    /// A page of the feed.
    ///
    /// # Errors
    /// [`FeedError`] when it cannot be read, or is not as far as the reader.
    pub async fn read(&self, wanted: &Wanted) -> Result<FeedPage, FeedError> {
        let head = dataset::progress(&self.0.store).await?.sequence;
        let Wanted { after, limit, watch_list, .. } = *wanted;
        if let Some(list) = watch_list
            && !list.is_there(&self.0.store).await?
        {
            return Err(FeedError::List(OwnListError::Unknown));
        }
        if after >= head {
            self.check_reached(after, head).await?;
            return Ok(FeedPage { changes: Vec::new(), up_to: after, head: after });
        }
        let last = head.min(after.saturating_add(LOOKED_THROUGH_MAX));
        // Who is on a list is no change: how fresh a standby is says nothing of that, and what is passed over is not told
        // again.
        let route = if watch_list.is_some() { Route::primary() } else { Route::undecided() };
        let reader = self.0.reader.along(route);
        // A standby that is behind must not be asked.
        reader.view().hold(head);
        let page = reader.page(&page_plan(wanted, after, last)).await?;
        let numbers = page.rows.iter().map(|row| Ok(number(row.id()?))).collect::<Result<Vec<_>, NotPlanned>>()?;
        let is_cut = page.rows.len() == limit as usize;
        let up_to = numbers.last().copied().filter(|_| is_cut).unwrap_or(last);
        if wanted.is_all() && numbers.len() as u64 != up_to - after {
            return Err(FeedError::Gap(after));
        }
        Ok(FeedPage { changes: page.rows, up_to, head })
    }

    /// The changes of these sequence numbers, as far as there are any, in their order.
    ///
    /// # Errors
    /// [`FeedError`] when they cannot be read.
    pub async fn at(&self, node: NodePlan, sequences: &[u64]) -> Result<Vec<Arc<Row>>, FeedError> {
        let Some(last) = sequences.iter().max() else { return Ok(Vec::new()) };
        let limit = u32::try_from(sequences.len()).unwrap_or(u32::MAX);
        let wanted = Wanted { node, filter: FeedFilter::default(), watch_list: None, after: 0, limit };
        let mut plan = page_plan(&wanted, 0, *last);
        let numbers = sequences.iter().map(|number| Cell::Number(i64::try_from(*number).unwrap_or(i64::MAX)));
        plan.conditions.push(Condition::OneOf(ID, numbers.collect()));
        let reader = self.0.reader.along(Route::undecided());
        reader.view().hold(*last);
        Ok(reader.page(&plan).await?.rows)
    }

    /// Follows the feed from there on, for ever.
    pub fn follow(&self, wanted: Wanted) -> Following {
        Following::new(self.clone(), wanted)
    }

    /// How far the data set goes.
    ///
    /// # Errors
    /// [`FeedError`] when the database does not answer.
    pub async fn head(&self) -> Result<u64, FeedError> {
        Ok(dataset::progress(&self.0.store).await?.sequence)
    }

    /// What was told may be from a process that knew more than this one says: the primary decides.
    async fn check_reached(&self, after: u64, told: u64) -> Result<(), FeedError> {
        if after == told {
            return Ok(());
        }
        let head = dataset::last_sequence(&self.0.store).await?;
        if after > head { Err(FeedError::Beyond { after, head }) } else { Ok(()) }
    }
}

/// What a change's sequence number stands in.
const ID: Column = Column { name: "id", storage: Storage::Number };

fn page_plan(wanted: &Wanted, after: u64, last: u64) -> PagePlan {
    let sequence = |number: u64| Cell::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let mut conditions = wanted.filter.conditions();
    conditions.extend(wanted.watch_list.map(|list| filter::about(list.codes())));
    conditions.push(Condition::AtLeast(ID, sequence(after.saturating_add(1))));
    conditions.push(Condition::AtMost(ID, sequence(last)));
    PagePlan {
        node: wanted.node.clone(),
        conditions,
        order: Order { column: ID, descending: false },
        window: Window { limit: wanted.limit, after: None, before: None, backward: false, scope: "changes".into() },
        rows: true,
        total: false,
    }
}

fn number(id: i64) -> u64 {
    u64::try_from(id).unwrap_or_default()
}
