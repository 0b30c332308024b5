//! Verification (核验): who many subjects are, and what stands against them, in one call.
//!
//! Source: DESIGN.md §2.5. Before it lends, a bank states thousands of subjects by code or name. Each is looked up
//! exactly, and of each that is found the lists and measures of the wanted kinds are judged: listed, formerly listed,
//! clear. Which kinds count, and what an entry consists of, their [`Measure`](super::disclosure::kind::Measure) says.
//!
//! Invariants:
//! - a call has one view of the data: everything is judged by the change events up to one sequence number, which the
//!   answer names. What is true now and what was true at an earlier moment take the same way, so asking again as of the
//!   named number gives the same answer;
//! - what a subject *is* never depends on the search index, which may be behind: that only proposes names that are
//!   similar to one that nobody has;
//! - a subject is found only where exactly one enterprise fits everything that was stated;
//! - the statements of a call depend on the kinds asked for and on whether it is narrowed, never on the subjects;
//! - of the data now, nobody is clear because the name of an authority was misspelt ([`authority`]).
//!
//! Withdrawn and expired records count for nothing. Nothing of a person is read beside the names that are public.

mod authority;
mod entry;
mod repo;
mod resolve;
mod score;
mod subject;
mod suggest;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use self::{
    authority::Authorities,
    entry::Judge,
    resolve::{Registry, resolve},
};
pub use self::{
    authority::{UnknownAuthority, may_be_name},
    entry::{Hit, ListVerdict, Reason, Verdict},
    resolve::{Candidate, Enterprise, Status},
    score::Match,
    subject::{Problem, Subject, SubjectText},
};
use super::{
    dataset::point::{AsOf, History, Point, PointError},
    disclosure::{
        kind::{DisclosureKind, Measure},
        registry::KINDS,
        timeliness::day_in_china,
    },
    registry::{
        key::{self, Key},
        search::SearchIndex,
    },
    store::{Store, StoreError, view::View},
};

/// The most subjects of one call.
pub const SUBJECTS_MAX: usize = 10_000;
/// The most subjects of one call that similar names are looked for: a search costs more than everything else of a
/// subject, and who has more unknown names has another problem.
pub const SEARCHED_MAX: usize = 100;
/// The most authorities that a call may be narrowed to.
pub const AUTHORITIES_MAX: usize = 100;
/// The most candidates that are named for one subject.
pub const CANDIDATES_MAX: usize = 10;
/// The most entries that are named of one list: those in force first, then the latest.
pub const HITS_MAX: usize = 20;

/// What is to be verified.
#[derive(Debug, Clone)]
pub struct Request {
    /// The subjects, at most [`SUBJECTS_MAX`].
    pub subjects: Vec<SubjectText>,
    /// The kinds of record that count, each once; see [`lists`].
    pub lists: Vec<List>,
    /// Only entries of these authorities, by name: who decided, or who published. Of all where none is named.
    pub authorities: Vec<String>,
    /// As of when; as of now when nothing is said.
    pub as_of: Option<AsOf>,
}

/// What counts against subjects.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The kinds of record that count, each once; see [`lists`].
    pub lists: &'a [List],
    /// Only entries of these authorities, by name: who decided, or who published. Of all where none is named.
    pub authorities: &'a [String],
    /// For how many names at most that nobody has similar ones are looked for.
    pub searched_max: usize,
}

/// A list or a kind of measure that can be asked about.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// The kind of its entries.
    pub kind: &'static dyn DisclosureKind,
    /// How they count.
    pub measure: &'static Measure,
}

/// What was found.
#[derive(Debug)]
pub struct Verified {
    /// At which point of the data everything was judged.
    pub point: Point,
    /// The subjects, in the order in which they were stated.
    pub subjects: Vec<VerifiedSubject>,
}

impl Verified {
    /// The day in China on which entries were to be in force.
    pub fn day(&self) -> NaiveDate {
        day_in_china(self.point.at)
    }
}

/// One subject and what is known of it.
#[derive(Debug)]
pub struct VerifiedSubject {
    /// The subject as it was understood.
    pub subject: Subject,
    /// Whether exactly one enterprise is meant.
    pub status: Status,
    /// The enterprise that is meant, and by what it was found.
    pub found: Option<(Arc<Enterprise>, Match)>,
    /// Others that may be meant, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Whether similar names were looked for.
    pub searched: bool,
    /// A verdict for each list that was asked about, in that order; none where nobody was found.
    pub verdicts: Arc<[ListVerdict]>,
}

/// All lists and measures that can be asked about.
pub fn lists() -> impl Iterator<Item = List> {
    KINDS.iter().filter_map(|kind| Some(List { kind: *kind, measure: kind.measure()? }))
}

/// The list whose entries are of the kind of this name.
pub fn find_list(kind: &str) -> Option<List> {
    lists().find(|list| list.kind.name() == kind)
}

/// Why nothing was verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The data does not go to the moment that is asked about, or the database failed.
    #[error(transparent)]
    Point(#[from] PointError),
    /// Nobody has the name of an authority.
    #[error(transparent)]
    Authority(#[from] UnknownAuthority),
}

impl From<StoreError> for VerifyError {
    fn from(error: StoreError) -> Self {
        Self::Point(error.into())
    }
}

/// Verifies subjects.
#[derive(Clone, Debug)]
pub struct Verification {
    store: Store,
    history: History,
    search: Option<Arc<SearchIndex>>,
}

impl Verification {
    /// Over this database, along its history; similar names are looked for in this index, where there is one.
    pub fn new(store: Store, history: History, search: Option<Arc<SearchIndex>>) -> Self {
        Self { store, history, search }
    }

    /// The same for work in the background.
    #[must_use]
    pub fn in_background(&self) -> Self {
        Self { store: self.store.background(), ..self.clone() }
    }

    /// Verifies subjects, reading along this view.
    ///
    /// # Errors
    /// [`VerifyError`].
    pub async fn verify(&self, view: &View, request: Request) -> Result<Verified, VerifyError> {
        let point = self.point(view, request.as_of, &request.authorities).await?;
        let Request { subjects, lists, authorities, .. } = request;
        let terms = Terms { lists: &lists, authorities: &authorities, searched_max: SEARCHED_MAX };
        let subjects = self.verify_at(view, subjects, terms, &point).await?;
        Ok(Verified { point, subjects })
    }

    /// The point that is meant; see [`History::find`]. Of the data now, each of these authorities must be known. What is
    /// asked as of a point is answered as it was then, when somebody may have had a name that was corrected since.
    ///
    /// # Errors
    /// [`VerifyError`].
    pub async fn point(&self, view: &View, as_of: Option<AsOf>, authorities: &[String]) -> Result<Point, VerifyError> {
        let point = self.history.find(view, as_of).await?;
        if as_of.is_none() {
            authority::check(view, authorities).await?;
        }
        Ok(point)
    }

    /// Verifies subjects at a point of the data, which the view holds.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn verify_at(
        &self,
        view: &View,
        subjects: Vec<SubjectText>,
        terms: Terms<'_>,
        point: &Point,
    ) -> Result<Vec<VerifiedSubject>, StoreError> {
        let subjects: Vec<Subject> = subjects.into_iter().map(Subject::understand).collect();
        let registry = read_registry(view, &subjects, point.sequence).await?;
        let mut resolved: Vec<_> = subjects.iter().map(|subject| resolve(subject, &registry)).collect();
        self.suggest(view, (&subjects, &mut resolved), point.sequence, terms.searched_max).await?;
        let found: HashSet<i64> =
            resolved.iter().filter_map(|resolved| resolved.found.as_ref().map(|(found, _)| found.id)).collect();
        let authorities = Authorities::new(terms.authorities);
        let verdicts = judge(view, terms.lists, &authorities, found.into_iter().collect(), point).await?;
        let nothing: Arc<[ListVerdict]> = Arc::default();
        let verified = subjects.into_iter().zip(resolved).map(|(subject, resolved)| {
            let of_found = resolved.found.as_ref().and_then(|(found, _)| verdicts.get(&found.id));
            VerifiedSubject {
                subject,
                status: resolved.status,
                verdicts: Arc::clone(of_found.unwrap_or(&nothing)),
                found: resolved.found,
                candidates: resolved.candidates,
                searched: resolved.searched,
            }
        });
        Ok(verified.collect())
    }
}

/// Reads whom the subjects may mean, as they were then.
async fn read_registry(view: &View, subjects: &[Subject], sequence: u64) -> Result<Registry, StoreError> {
    let keys: HashSet<&Key> = subjects.iter().flat_map(Subject::keys).collect();
    let keys: Vec<Key> = keys.into_iter().cloned().collect();
    let mut holders: HashMap<Key, Vec<i64>> = HashMap::with_capacity(keys.len());
    for (key, enterprise) in key::find(view, view.dialect(), &keys).await? {
        holders.entry(key).or_default().push(enterprise);
    }
    let ids: HashSet<i64> = holders.values().flatten().copied().collect();
    let enterprises = repo::enterprises(view, ids.into_iter().collect(), sequence).await?;
    Ok(Registry { holders, enterprises })
}

/// The verdicts of enterprises, one a list in its order.
async fn judge(
    view: &View,
    lists: &[List],
    authorities: &Authorities,
    enterprises: Vec<i64>,
    point: &Point,
) -> Result<HashMap<i64, Arc<[ListVerdict]>>, StoreError> {
    if enterprises.is_empty() {
        return Ok(HashMap::new());
    }
    let mut entries = Vec::with_capacity(lists.len());
    for list in lists {
        entries.push(repo::entries(view, *list, &enterprises, point.sequence).await?);
    }
    let publishers: HashSet<i64> = entries.iter().flatten().map(|entry| entry.publisher).collect();
    let publishers = repo::publishers(view, publishers.into_iter().collect()).await?;
    let judge = Judge { authorities, publishers: &publishers, day: day_in_china(point.at) };
    Ok(judge.verdicts(lists, entries, enterprises))
}
