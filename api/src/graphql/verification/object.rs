//! What verification found. Objects cost nothing of their own: a call costs a point a subject.

use std::sync::Arc;

use async_graphql::{Enum, ID, Object, SimpleObject};
use entity::code::{CodeList as _, RegistrationStatus};

use crate::{
    domain::{
        disclosure::field::camel,
        verification::{self as domain, Reason},
        verification_job::Counts,
    },
    graphql::{
        code::{Code, Language},
        cost::directive::{ListOf, Weight},
        id,
        kind::KindName,
        render::{Now, NowAll, Ready},
        scalar::{CreditCode, Date, DateTime},
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
        NowAll(subjects.map(|(index, subject)| VerifiedSubject { index, subject }).collect())
    }
}

impl Ready for Verification {}

fn is_listed(subject: &domain::VerifiedSubject) -> bool {
    subject.verdicts.iter().any(|verdict| verdict.verdict == domain::Verdict::Listed)
}

fn number(count: usize) -> i32 {
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

/// By what an enterprise fits a subject (匹配依据), the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Match")]
pub enum SubjectMatch {
    /// Its name is similar in letters or sound.
    Similar,
    /// Its name has the same brand (字号).
    SameBrand,
    /// Its name has the same brand and trade, and another place.
    OtherPlace,
    /// Its name differs in the organisation form alone, or in how the place is written.
    OtherForm,
    /// It had exactly this name (曾用名).
    FormerName,
    /// It has exactly this name.
    Name,
    /// It has this registration number.
    RegistrationNumber,
    /// It has this credit code.
    CreditCode,
}

/// Whether an enterprise is on a list (名单结论).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Verdict")]
pub enum Verdict {
    /// An entry is in force on the day (在列).
    Listed,
    /// There are entries, of which none is in force any more (曾列入).
    FormerlyListed,
    /// There is no entry (未列入).
    Clear,
}

/// One subject and what is known of it (单个主体的核验结果).
#[derive(Debug, Clone, Copy)]
pub struct VerifiedSubject<'a> {
    index: usize,
    subject: &'a domain::VerifiedSubject,
}

/// One subject and what is known of it (单个主体的核验结果).
#[Object(directive = Weight::apply(0))]
impl VerifiedSubject<'_> {
    /// Its place among the subjects that were sent, from 0.
    async fn index(&self) -> i32 {
        number(self.index)
    }

    /// Your own text.
    async fn reference(&self) -> Option<&str> {
        self.subject.subject.reference.as_deref()
    }

    /// The credit code as it was understood; also one that cannot be right.
    async fn credit_code(&self) -> Option<&str> {
        self.subject.subject.credit_code.as_deref()
    }

    /// The registration number as it was understood; also one that cannot be right.
    async fn registration_number(&self) -> Option<&str> {
        self.subject.subject.registration_number.as_deref()
    }

    /// The name as it is compared with others: simplified, half width, upper case, without spaces.
    async fn name(&self) -> Option<&str> {
        self.subject.subject.name.as_deref()
    }

    /// Whether exactly one enterprise is meant. It depends on no search: names are compared whole.
    async fn status(&self) -> VerificationStatus {
        self.subject.status.into()
    }

    /// Why it cannot be looked up, and what would be right; none unless the status is `INVALID`.
    #[graphql(directive = ListOf::apply(1))]
    async fn problems(&self) -> NowAll<SubjectProblem> {
        let problems = self
            .subject
            .subject
            .problems
            .iter()
            .map(|problem| SubjectProblem { field: problem.field.map(camel), message: problem.message.clone() });
        NowAll(problems.collect())
    }

    /// The enterprise; nothing unless the status is `FOUND`.
    async fn enterprise(&self) -> Option<Now<VerifiedEnterprise>> {
        self.subject.found.as_ref().map(|(found, _)| Now(VerifiedEnterprise(Arc::clone(found))))
    }

    /// By what the enterprise was found.
    async fn matched_by(&self) -> Option<SubjectMatch> {
        self.subject.found.as_ref().map(|(_, matched)| (*matched).into())
    }

    /// Others that may be meant, the likeliest first, at most 10. Those of similar names are told only where no enterprise
    /// has the name, and are no finding.
    #[graphql(directive = ListOf::apply(3))]
    async fn candidates(&self) -> NowAll<VerificationCandidate> {
        let candidates = self.subject.candidates.iter().map(|candidate| VerificationCandidate {
            enterprise: Now(VerifiedEnterprise(Arc::clone(&candidate.enterprise))),
            score: candidate.matched.score().into(),
            matched_by: candidate.matched.into(),
            explanation: candidate.matched.explanation(),
        });
        NowAll(candidates.collect())
    }

    /// Whether similar names were looked for. They are for the first 100 names of a call that no enterprise has, unless
    /// search is switched off or its index is being built.
    async fn searched_similar(&self) -> bool {
        self.subject.searched
    }

    /// A verdict for each list that was asked about; none unless the status is `FOUND`.
    #[graphql(directive = ListOf::apply(2))]
    async fn verdicts(&self) -> NowAll<ListVerdict<'_>> {
        NowAll(self.subject.verdicts.iter().map(ListVerdict).collect())
    }
}

impl Ready for VerifiedSubject<'_> {}

/// Why a subject cannot be looked up (主体信息问题).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct SubjectProblem {
    /// The field at fault; nothing when it is about the whole subject.
    field: Option<String>,
    /// What is wrong and what would be right.
    message: String,
}

impl Ready for SubjectProblem {}

/// An enterprise as it was registered at the point that was judged (核验到的企业).
#[derive(Debug)]
pub struct VerifiedEnterprise(Arc<domain::Enterprise>);

/// An enterprise as it was registered at the point that was judged (核验到的企业).
#[Object(directive = Weight::apply(0))]
impl VerifiedEnterprise {
    /// The enterprise's global id: `node(id)` gives all about it.
    async fn id(&self) -> ID {
        id::encode("enterprise", self.0.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its unified social credit code.
    async fn credit_code(&self) -> Option<CreditCode> {
        self.0.credit_code.as_deref().map(|code| CreditCode(code.to_owned()))
    }

    /// Its registration number.
    async fn registration_number(&self) -> Option<&str> {
        self.0.registration_number.as_deref()
    }

    /// Its registration status; `codeTables` has the official terms.
    async fn status(&self) -> Option<Code<RegistrationStatus>> {
        RegistrationStatus::from_code(&self.0.status).map(Code)
    }
}

impl Ready for VerifiedEnterprise {}

/// An enterprise that may be meant (候选企业).
#[derive(Debug, SimpleObject)]
#[graphql(directive = Weight::apply(0))]
pub struct VerificationCandidate {
    /// The enterprise.
    enterprise: Now<VerifiedEnterprise>,
    /// How well it fits, from 0 to 100; comparable over all subjects.
    score: i32,
    /// By what it fits, which the score follows from.
    matched_by: SubjectMatch,
    /// The same in words.
    explanation: &'static str,
}

impl Ready for VerificationCandidate {}

/// The verdict of one list (单个名单的结论).
#[derive(Debug, Clone, Copy)]
pub struct ListVerdict<'a>(&'a domain::ListVerdict);

/// The verdict of one list (单个名单的结论).
#[Object(directive = Weight::apply(0))]
impl ListVerdict<'_> {
    /// The list, by the kind of its entries.
    async fn list(&self) -> Option<KindName> {
        KindName::stored(self.0.list.kind.name())
    }

    /// Whether the enterprise is on it.
    async fn verdict(&self) -> Verdict {
        self.0.verdict.into()
    }

    /// How many entries there are.
    async fn hit_count(&self) -> i32 {
        number(self.0.count)
    }

    /// The entries: those in force first, then the latest; at most 20. Withdrawn ones and those whose display is over are
    /// none.
    #[graphql(directive = ListOf::apply(1))]
    async fn hits(&self) -> NowAll<ListHit<'_>> {
        NowAll(self.0.hits.iter().map(|hit| ListHit(hit)).collect())
    }
}

impl Ready for ListVerdict<'_> {}

/// An entry that stands against an enterprise (命中记录).
#[derive(Debug, Clone, Copy)]
pub struct ListHit<'a>(&'a domain::Hit);

/// An entry that stands against an enterprise (命中记录).
#[Object(directive = Weight::apply(0))]
impl ListHit<'_> {
    /// The kind of record.
    async fn kind(&self) -> Option<KindName> {
        KindName::stored(self.0.list.kind.name())
    }

    /// The record's global id: `node(id)` gives all of it.
    async fn record_id(&self) -> ID {
        id::encode(self.0.list.kind.name(), self.0.record)
    }

    /// The record's revision that was judged.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// Whether it is in force on the day.
    async fn in_force(&self) -> bool {
        self.0.in_force
    }

    /// What the entry is for; nothing where such records state no reason. Several are separated by `、`.
    async fn reason(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of codes; texts are as they were written.")] lang: Language,
    ) -> Option<String> {
        self.0.reason.as_ref().map(|reason| reason.words(lang.into()))
    }

    /// The codes of the reason, as the code tables have them; none where it is a text.
    async fn reason_codes(&self) -> Vec<&'static str> {
        self.0.reason.as_ref().map(Reason::codes).unwrap_or_default()
    }

    /// The number of the document or of the registration.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The authority that decided, as the record states it.
    async fn authority(&self) -> Option<&str> {
        self.0.authority.as_deref()
    }

    /// The organisation that published the record.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// The day since which it is in force: of listing, decision, inspection or registration.
    async fn listed_on(&self) -> Option<Date> {
        self.0.began_on.map(Date)
    }

    /// The last day on which it is in force, where one is set.
    async fn lasts_until(&self) -> Option<Date> {
        self.0.lasts_until.map(Date)
    }

    /// The day on which it was removed or cancelled.
    async fn removed_on(&self) -> Option<Date> {
        self.0.lifted_on.map(Date)
    }

    /// Why it was removed or cancelled.
    async fn removal_reason(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of codes; texts are as they were written.")] lang: Language,
    ) -> Option<String> {
        self.0.lifted_because.as_ref().map(|reason| reason.words(lang.into()))
    }

    /// Whether somebody objects to it (异议中).
    async fn under_objection(&self) -> bool {
        self.0.under_objection
    }
}

impl Ready for ListHit<'_> {}
