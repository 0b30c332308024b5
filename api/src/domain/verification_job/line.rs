//! What was found of one row, as a line of JSON: what the schema calls it, and in between what is kept of it until the
//! result is written.

use chrono::NaiveDate;
use entity::code::{CodeList as _, Language, RegistrationStatus};
use serde::{Deserialize, Serialize};

use super::VerificationJob;
use crate::domain::{
    disclosure::field::{camel, screaming},
    import::subjects::{CellFault, SubjectRow},
    reading::global_id,
    verification::{
        Candidate, Enterprise, Hit, ListVerdict, Match, Problem, Reason, Status, Subject, SubjectText, Verdict,
        VerifiedSubject,
    },
};

/// What was stated is told up to so many characters of each cell.
const STATED_CHARS: usize = 200;

/// A row of the file, and what was found of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    pub(super) index: u64,
    pub(super) row: u64,
    pub(super) reference: Option<String>,
    pub(super) stated: Stated,
    pub(super) credit_code: Option<String>,
    pub(super) registration_number: Option<String>,
    pub(super) name: Option<String>,
    pub(super) status: String,
    pub(super) problems: Vec<ProblemLine>,
    pub(super) enterprise: Option<EnterpriseLine>,
    pub(super) matched_by: Option<String>,
    pub(super) score: Option<u8>,
    pub(super) candidates: Vec<CandidateLine>,
    pub(super) searched_similar: bool,
    pub(super) verdicts: Vec<VerdictLine>,
    pub(super) sequence: String,
    pub(super) day: NaiveDate,
}

/// The cells of the row, as far as they could be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stated {
    pub(super) credit_code: Option<String>,
    pub(super) registration_number: Option<String>,
    pub(super) name: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ProblemLine {
    pub(super) field: Option<String>,
    pub(super) message: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EnterpriseLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) credit_code: Option<String>,
    pub(super) registration_number: Option<String>,
    pub(super) status: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CandidateLine {
    pub(super) enterprise: EnterpriseLine,
    pub(super) score: u8,
    pub(super) matched_by: String,
    pub(super) explanation: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VerdictLine {
    pub(super) list: String,
    pub(super) verdict: String,
    pub(super) hit_count: u64,
    pub(super) hits: Vec<HitLine>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HitLine {
    pub(super) kind: String,
    pub(super) record_id: String,
    pub(super) revision: i64,
    pub(super) in_force: bool,
    pub(super) reason: Option<String>,
    pub(super) reason_codes: Vec<String>,
    pub(super) number: Option<String>,
    pub(super) authority: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) listed_on: Option<NaiveDate>,
    pub(super) lasts_until: Option<NaiveDate>,
    pub(super) removed_on: Option<NaiveDate>,
    pub(super) removal_reason: Option<String>,
    pub(super) under_objection: bool,
}

/// The subject of a row, if all of it could be read.
pub(super) fn subject(row: &SubjectRow) -> Option<SubjectText> {
    row.faults.is_empty().then(|| text_of(row))
}

fn text_of(row: &SubjectRow) -> SubjectText {
    SubjectText {
        reference: row.reference.clone(),
        credit_code: row.credit_code.clone(),
        registration_number: row.registration_number.clone(),
        name: row.name.clone(),
    }
}

impl Line {
    /// A row that could be read, and what was found of it.
    pub(super) fn verified(job: &VerificationJob, index: u64, row: &SubjectRow, found: &VerifiedSubject) -> Self {
        let matched = found.found.as_ref().map(|(_, matched)| *matched);
        Self {
            problems: found.subject.problems.iter().map(ProblemLine::of).collect(),
            enterprise: found.found.as_ref().map(|(enterprise, _)| EnterpriseLine::of(enterprise)),
            matched_by: matched.map(|matched| matched.name().to_owned()),
            score: matched.map(Match::score),
            candidates: found.candidates.iter().map(CandidateLine::of).collect(),
            searched_similar: found.searched,
            verdicts: found.verdicts.iter().map(VerdictLine::of).collect(),
            ..Self::of(job, index, row, (&found.subject, found.status))
        }
    }

    /// A row of which not all could be read.
    pub(super) fn unreadable(job: &VerificationJob, index: u64, row: &SubjectRow) -> Self {
        let subject = Subject::understand(text_of(row));
        let faults = row.faults.iter().map(ProblemLine::of_cell);
        // That nothing is stated follows from what could not be read.
        let problems = subject.problems.iter().filter(|problem| problem.field.is_some()).map(ProblemLine::of);
        Self { problems: faults.chain(problems).collect(), ..Self::of(job, index, row, (&subject, Status::Invalid)) }
    }

    fn of(job: &VerificationJob, index: u64, row: &SubjectRow, (subject, status): (&Subject, Status)) -> Self {
        let cut = |text: &Option<String>| text.as_ref().map(|text| text.chars().take(STATED_CHARS).collect());
        Self {
            index,
            row: row.row,
            reference: subject.reference.clone(),
            stated: Stated {
                credit_code: cut(&row.credit_code),
                registration_number: cut(&row.registration_number),
                name: cut(&row.name),
            },
            credit_code: cut(&subject.credit_code),
            registration_number: cut(&subject.registration_number),
            name: subject.name.clone(),
            status: status.name().to_owned(),
            problems: Vec::new(),
            enterprise: None,
            matched_by: None,
            score: None,
            candidates: Vec::new(),
            searched_similar: false,
            verdicts: Vec::new(),
            sequence: job.point.sequence.to_string(),
            day: job.day(),
        }
    }

    /// Whether the enterprise is on one of the lists.
    pub(super) fn is_listed(&self) -> bool {
        self.verdicts.iter().any(|verdict| verdict.verdict == Verdict::Listed.name())
    }
}

impl ProblemLine {
    fn of(problem: &Problem) -> Self {
        Self { field: problem.field.map(camel), message: problem.message.clone() }
    }

    fn of_cell(fault: &CellFault) -> Self {
        Self { field: fault.said.map(|said| camel(said.field())), message: fault.reason.clone() }
    }
}

impl EnterpriseLine {
    fn of(enterprise: &Enterprise) -> Self {
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        Self {
            id: global_id::encode("enterprise", enterprise.id),
            name: enterprise.name.to_string(),
            credit_code: text(&enterprise.credit_code),
            registration_number: text(&enterprise.registration_number),
            status: RegistrationStatus::TABLE.find(&enterprise.status).map(|status| screaming(status.variant)),
        }
    }
}

impl CandidateLine {
    fn of(candidate: &Candidate) -> Self {
        Self {
            enterprise: EnterpriseLine::of(&candidate.enterprise),
            score: candidate.matched.score(),
            matched_by: candidate.matched.name().to_owned(),
            explanation: candidate.matched.explanation().to_owned(),
        }
    }
}

impl VerdictLine {
    fn of(verdict: &ListVerdict) -> Self {
        Self {
            list: verdict.list.kind.name().to_ascii_uppercase(),
            verdict: verdict.verdict.name().to_owned(),
            hit_count: verdict.count as u64,
            hits: verdict.hits.iter().map(|hit| HitLine::of(hit)).collect(),
        }
    }
}

impl HitLine {
    fn of(hit: &Hit) -> Self {
        let words = |reason: &Option<Reason>| reason.as_ref().map(|reason| reason.words(Language::Zh));
        let kind = hit.list.kind.name();
        Self {
            kind: kind.to_ascii_uppercase(),
            record_id: global_id::encode(kind, hit.record),
            revision: hit.revision,
            in_force: hit.in_force,
            reason: words(&hit.reason),
            reason_codes: hit.reason.iter().flat_map(Reason::codes).map(str::to_owned).collect(),
            number: hit.number.as_deref().map(str::to_owned),
            authority: hit.authority.as_deref().map(str::to_owned),
            publisher: hit.publisher.as_deref().map(str::to_owned),
            listed_on: hit.began_on,
            lasts_until: hit.lasts_until,
            removed_on: hit.lifted_on,
            removal_reason: words(&hit.lifted_because),
            under_objection: hit.under_objection,
        }
    }
}
