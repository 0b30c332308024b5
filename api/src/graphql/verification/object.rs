//! What verification found. Objects cost nothing of their own: a call costs a point a subject.

use async_graphql::{Enum, Object, SimpleObject};

use super::subject::VerifiedSubject;
use crate::{
    domain::{verification as domain, verification_job::Counts},
    graphql::{
        cost::directive::{ListOf, Weight},
        render::{Now, NowAll, Ready},
        scalar::{Date, DateTime},
    },
};

/// What was found of the subjects (核验结果), and at which point of the data.
pub struct Verification(pub(super) domain::Verified);

/// What was found of the subjects (核验结果), and at which point of the data.
#[Object(directive = Weight::apply(0))]
impl Verification {
    /// The sequence number of the last change that counted, a whole number as text. The same call as of this number gives
    /// the same answer, as far as entries do not end with the day.
    async fn sequence(&self) -> String {
        self.0.point.sequence.to_string()
    }

    /// The moment that was judged: the one asked about, that of the change asked about, or now.
    async fn at(&self) -> DateTime {
        DateTime(self.0.point.at)
    }

    /// The day in China of that moment, on which entries count as in force or not.
    async fn day(&self) -> Date {
        Date(self.0.day())
    }

    /// How many subjects there are of each status.
    async fn counts(&self) -> Now<VerificationCounts> {
        let count = |status| {
            let with_status = self.0.subjects.iter().filter(|subject| subject.status == status);
            number(with_status.count())
        };
        Now(VerificationCounts {
            found: count(domain::Status::Found),
            not_found: count(domain::Status::NotFound),
            ambiguous: count(domain::Status::Ambiguous),
            invalid: count(domain::Status::Invalid),
            listed: number(self.0.subjects.iter().filter(|subject| is_listed(subject)).count()),
        })
    }

    /// The subjects, in the order in which they were sent. Narrow the answer where you need only some of them.
    #[graphql(directive = ListOf::apply(10_000))]
    async fn subjects(
        &self,
        #[graphql(desc = "Only subjects of these statuses.")] status: Option<Vec<VerificationStatus>>,
        #[graphql(desc = "Only subjects that are on a list that was asked about, or only those that are not.")]
        listed: Option<bool>,
    ) -> NowAll<VerifiedSubject<'_>> {
        let is_wanted = |subject: &domain::VerifiedSubject| {
            let fits = status.as_ref().is_none_or(|wanted| wanted.contains(&subject.status.into()));
            fits && listed.is_none_or(|listed| is_listed(subject) == listed)
        };
        let subjects = self.0.subjects.iter().enumerate().filter(|(_, subject)| is_wanted(subject));
        NowAll(subjects.map(|(index, subject)| VerifiedSubject::new(index, subject)).collect())
    }
}

impl Ready for Verification {}

fn is_listed(subject: &domain::VerifiedSubject) -> bool {
    subject.verdicts.iter().any(|verdict| verdict.verdict == domain::Verdict::Listed)
}

/// A count as the schema has it.
pub(super) fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// How many subjects came to what (核验统计).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct VerificationCounts {
    /// Exactly one enterprise fits.
    found: i32,
    /// No enterprise fits.
    not_found: i32,
    /// Several enterprises may be meant.
    ambiguous: i32,
    /// What was sent cannot be looked up.
    invalid: i32,
    /// Found, and on at least one list that was asked about.
    listed: i32,
}

impl VerificationCounts {
    /// Those of the rows of a file.
    pub(super) fn of_rows(counts: &Counts) -> Self {
        let count = |count: u64| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            found: count(counts.found),
            not_found: count(counts.not_found),
            ambiguous: count(counts.ambiguous),
            invalid: count(counts.invalid),
            listed: count(counts.listed),
        }
    }
}

impl Ready for VerificationCounts {}

/// Whether a subject was found (核验状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Status")]
pub enum VerificationStatus {
    /// Exactly one enterprise fits all that was sent (命中).
    Found,
    /// No enterprise fits any of it (未找到).
    NotFound,
    /// Several fit, or what was sent leads to different ones (有歧义).
    Ambiguous,
    /// What was sent cannot be looked up, such as a code with a slip (无效).
    Invalid,
}
