//! What was found of one subject: which enterprise it is, and which others it may be.

use std::sync::Arc;

use async_graphql::{Enum, ID, Object, SimpleObject};
use entity::code::{CodeList as _, RegistrationStatus};

use super::{
    object::{VerificationStatus, number},
    verdict::ListVerdict,
};
use crate::{
    domain::{disclosure::field::camel, verification as domain},
    graphql::{
        code::Code,
        cost::directive::{ListOf, Weight},
        id,
        render::{Now, NowAll, Ready},
        scalar::CreditCode,
    },
};

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

/// One subject and what is known of it (单个主体的核验结果).
#[derive(Debug, Clone, Copy)]
pub struct VerifiedSubject<'a> {
    index: usize,
    subject: &'a domain::VerifiedSubject,
}

impl<'a> VerifiedSubject<'a> {
    /// The subject at this place of those that were sent.
    pub(super) fn new(index: usize, subject: &'a domain::VerifiedSubject) -> Self {
        Self { index, subject }
    }
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
        NowAll(self.subject.verdicts.iter().map(ListVerdict::new).collect())
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
