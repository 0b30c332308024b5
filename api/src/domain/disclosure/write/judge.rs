//! What a row may not do, beside what its kind's own rules say: whom it may be about, what is stored already, what the
//! day does not allow.

use chrono::{DateTime, Utc};
use entity::code::RecordState;

use super::{
    Terms,
    repo::{Stored, SubjectRow, Taken},
};
use crate::domain::{
    access::jurisdiction::{Jurisdiction, Outside},
    disclosure::{
        cell::Cell,
        draft::{Draft, DraftView, Fault, FaultKind, Subject},
        kind::{DOCUMENT_NUMBER, DisclosureKind},
        timeliness::day_in_china,
    },
    registry::name::normalise,
};

/// Judges the rows of one batch.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    pub kind: &'static dyn DisclosureKind,
    pub terms: Terms<'a>,
    pub now: DateTime<Utc>,
}

impl Judge<'_> {
    /// Whether the row may be about this enterprise.
    pub(super) fn subject(&self, draft: &Draft, subject: &SubjectRow) -> Result<(), Fault> {
        let Terms::Submission(jurisdiction) = self.terms else { return Ok(()) };
        if let Some(stated) = &draft.name
            && !subject.is_called(stated)
        {
            let known = subject.name.as_str().unwrap_or_default();
            let message = format!("the code is that of {known}; correct the code or the name (名称与代码不符)");
            return Err(Fault::new("name", message).of(FaultKind::Conflict));
        }
        within(jurisdiction, subject)
    }

    /// Whether the row may change what is stored.
    pub(super) fn existing(&self, stored: &Stored, publisher: i64) -> Result<(), Fault> {
        // Who entered a record corrects it and answers for it (谁录入、谁补正、谁负责).
        if stored.publisher != publisher {
            return Err(not_the_publisher());
        }
        if stored.state == RecordState::Withdrawn {
            let message = "the record was withdrawn; correct it to publish it again (记录已撤回)";
            return Err(Fault::new("", message).with_record(Some(stored.id)));
        }
        if matches!(self.terms, Terms::Submission(_)) {
            let message = "the record is there already and says otherwise; correct it instead (记录已存在，请使用更正)";
            return Err(Fault::new(self.identity(), message).with_record(Some(stored.id)));
        }
        Ok(())
    }

    /// Whether the day allows what the row says.
    pub(super) fn content(&self, cells: &[Cell]) -> Result<(), Fault> {
        if matches!(self.terms, Terms::Import(_)) {
            return Ok(());
        }
        let view = DraftView::new(self.kind.fields(), cells);
        on_the_day(self.kind, view, self.now)
    }

    fn identity(&self) -> &'static str {
        self.kind.identity().first().copied().unwrap_or_default()
    }
}

/// Whether a record may say this on this day.
pub(super) fn on_the_day(kind: &dyn DisclosureKind, view: DraftView<'_>, now: DateTime<Utc>) -> Result<(), Fault> {
    let today = day_in_china(now);
    if let Some(field) = kind.occurred_on()
        && view.date(field).is_some_and(|day| day > today)
    {
        return Err(Fault::new(field, format!("must not be after today ({today})")));
    }
    if display_is_over(kind, view, now) {
        let field = kind.displayed_until().unwrap_or_default();
        return Err(Fault::new(field, format!("is over already: it must not be before today ({today}) (公示期已满)")));
    }
    Ok(())
}

/// Whether the term for which a record is displayed is over.
pub(super) fn display_is_over(kind: &dyn DisclosureKind, view: DraftView<'_>, now: DateTime<Utc>) -> bool {
    let until = kind.displayed_until().and_then(|field| view.date(field));
    until.is_some_and(|until| until < day_in_china(now))
}

/// Whether an organisation of this jurisdiction writes about this enterprise.
fn within(jurisdiction: &Jurisdiction, subject: &SubjectRow) -> Result<(), Fault> {
    let message = match jurisdiction.outside(subject.district.as_str(), subject.industry.as_str()) {
        Some(Outside::Division) => format!(
            "the enterprise is in the division {}, and you write for {} (不在管辖区域)",
            subject.district.as_str().unwrap_or("(none)"),
            jurisdiction.division.as_deref().unwrap_or("(none)")
        ),
        Some(Outside::Industry) => {
            let sections: Vec<&str> = jurisdiction.industry_sections.iter().map(String::as_str).collect();
            format!(
                "the enterprise is in the industry section {}, and you write for {} (不在行业范围)",
                subject.industry.as_str().unwrap_or("(none)"),
                if sections.is_empty() { "none".to_owned() } else { sections.join(", ") }
            )
        }
        None if jurisdiction.members_only && !subject.is_member => {
            "the enterprise is not on your member list (不在会员名单)".to_owned()
        }
        None => return Ok(()),
    };
    Err(Fault::new("", message).of(FaultKind::NotAllowed))
}

/// That a record is another organisation's.
pub(super) fn not_the_publisher() -> Fault {
    let message = "the record was entered by another organisation, which alone corrects it";
    Fault::new("publisher", message).of(FaultKind::NotAllowed)
}

/// That another record rests on the same document.
pub(super) fn document_taken(taken: Taken) -> Fault {
    let by = if taken.record.is_some() { "a record" } else { "another row" };
    let message = format!("{by} under this enterprise rests on the same document; enter it once (文书号重复)");
    Fault::new(DOCUMENT_NUMBER, message).with_record(taken.record)
}

pub(super) fn unknown_subject(subject: &Subject) -> Fault {
    let fault = match subject {
        Subject::CreditCode(code) => Fault::new(
            "credit_code",
            format!("no enterprise has the credit code {code}; register the enterprise first"),
        ),
        Subject::RegistrationNumber(number) => Fault::new(
            "registration_number",
            format!("no enterprise has the registration number {number}; register the enterprise first"),
        ),
    };
    fault.of(FaultKind::NotFound)
}

impl SubjectRow {
    /// Whether this is, or was, the enterprise's name.
    fn is_called(&self, stated: &str) -> bool {
        let stated = normalise(stated);
        let names = self.former_names.as_list().iter().chain([&self.name]);
        names.filter_map(Cell::as_str).any(|name| normalise(name) == stated)
    }
}
