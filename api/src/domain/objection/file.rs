//! Files an objection (提出异议); the record is marked in the same transaction.

use std::fmt;

use async_trait::async_trait;
use entity::code::{AuditAction, CodeList, ObjectionAct, ObjectionState, ObjectionType, RecordState};
use serde::Serialize;
use serde_json::json;

use super::{
    ObjectionError, Objections, Party, Refusal,
    act::{Act, Done, payload_hash},
    deadline::Deadlines,
    party::Concerned,
    repo::{self, Row},
    text,
};
use crate::domain::{
    audit::Origin,
    disclosure::{
        kind::{DisclosureKind, SubjectRule},
        registry::find_kind,
        timeliness::day_in_china,
        write::{Decision, Work},
    },
};

/// The most attachments.
pub(super) const EVIDENCE_MAX: usize = 20;
/// The longest media type, in characters.
const MEDIA_TYPE_MAX: usize = 100;

/// An objection as somebody files it.
#[derive(Debug, Clone)]
pub struct NewObjection {
    /// The kind of the record, by its table's name.
    pub kind: String,
    /// The record's id.
    pub record: i64,
    /// The code of what is asked for.
    pub sort: ObjectionType,
    /// What is wrong.
    pub statement: String,
    /// Attachments, by their hash.
    pub evidence: Vec<Evidence>,
    /// Who objects.
    pub objector: Objector,
    /// What the client calls it.
    pub idempotency_key: String,
}

/// An attachment that stays with who objects, by its hash.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub size: i64,
    /// Its media type.
    pub media_type: String,
}

/// Who objects. Personal: it is not shown by accident either.
#[derive(Clone, Serialize)]
pub struct Objector {
    /// The name.
    pub name: String,
    /// A telephone number, an address or whatever else leads to the person.
    pub contact: String,
}

impl fmt::Debug for Objector {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Objector(…)")
    }
}

/// What became of a filing: the objection's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// Its number.
    pub objection: i64,
}

impl NewObjection {
    /// The same with its texts trimmed.
    fn checked(&self) -> Result<Self, Refusal> {
        text::idempotency_key(&self.idempotency_key)?;
        if self.evidence.len() > EVIDENCE_MAX {
            return Err(Refusal::TooMuchEvidence { most: EVIDENCE_MAX });
        }
        let objector = Objector {
            name: text::required(&["objector", "name"], &self.objector.name, text::SHORT)?,
            contact: text::required(&["objector", "contact"], &self.objector.contact, text::SHORT)?,
        };
        Ok(Self {
            statement: text::required(&["statement"], &self.statement, text::LONG)?,
            evidence: self.evidence.iter().map(Evidence::checked).collect::<Result<_, _>>()?,
            objector,
            ..self.clone()
        })
    }
}

impl Evidence {
    fn checked(&self) -> Result<Self, Refusal> {
        let sha256 = self.sha256.to_ascii_lowercase();
        if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Refusal::Hash);
        }
        if self.size < 1 {
            return Err(Refusal::Size);
        }
        let media_type = self.media_type.trim().to_ascii_lowercase();
        if !is_media_type(&media_type) {
            return Err(Refusal::MediaType);
        }
        let name = text::required(&["evidence"], &self.name, text::SHORT)?;
        Ok(Self { name, sha256, size: self.size, media_type })
    }
}

fn is_media_type(text: &str) -> bool {
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    text.len() <= MEDIA_TYPE_MAX && text.split_once('/').is_some_and(|(kind, name)| is_token(kind) && is_token(name))
}

impl Objections {
    /// Files an objection. The same again under the same idempotency key is the same objection.
    ///
    /// # Errors
    /// [`ObjectionError`] says why it was not filed.
    pub async fn file(&self, party: &Party, origin: &Origin, new: &NewObjection) -> Result<Filed, ObjectionError> {
        let new = new.checked()?;
        let kind = find_kind(&new.kind).ok_or(Refusal::UnknownRecord)?;
        if kind.subject() == SubjectRule::Itself {
            return Err(Refusal::NotARecord.into());
        }
        let payload = (&new.kind, new.record, new.sort.code(), &new.statement, &new.evidence, &new.objector);
        let hash = payload_hash("file", &payload);
        let filing = Filing { objections: self, party, origin, new: &new, kind, hash };
        self.run(&filing).await
    }
}

struct Filing<'a> {
    objections: &'a Objections,
    party: &'a Party,
    origin: &'a Origin,
    new: &'a NewObjection,
    kind: &'static dyn DisclosureKind,
    hash: String,
}

#[async_trait]
impl Act for Filing<'_> {
    type Done = Filed;

    /// Commits nothing for an objection that was filed before under the same key.
    async fn perform(&self, work: &mut Work) -> Result<Decision<Filed>, ObjectionError> {
        let (dialect, now, new) = (self.objections.dialect(), self.objections.now(), self.new);
        let key = (new.idempotency_key.as_str(), self.hash.as_str());
        let record = repo::lock_record(work.transaction(), dialect, self.kind, new.record).await?;
        // Only now: whoever files the same at the same moment is done with it.
        if let Some((objection, hash)) =
            repo::find_by_key(work.transaction(), dialect, self.party.client, key.0).await?
        {
            let is_same = hash == self.hash;
            return if is_same { Ok(Decision::RollBack(Filed { objection })) } else { Err(Refusal::KeyReused.into()) };
        }
        let record = record.ok_or(Refusal::UnknownRecord)?;
        let today = day_in_china(now);
        if let Some(refusal) = self.refusal(&record, today) {
            return Err(refusal.into());
        }
        let open_key = repo::open_key(self.kind, new.record);
        if let Some(first) = repo::find_open_of(work.transaction(), dialect, self.party.client, &open_key).await? {
            return Err(Refusal::FiledAlready { first }.into());
        }
        let concerned =
            Concerned { publisher: record.publisher, organisation: self.party.organisation, client: self.party.client };
        let deadlines = Deadlines::at_filing(self.kind.name(), new.sort, today);
        let row = Row {
            kind: self.kind,
            record: new.record,
            enterprise: record.enterprise,
            concerned,
            sort: new.sort,
            statement: &new.statement,
            evidence: json!(new.evidence).to_string(),
            objector: (&new.objector.name, &new.objector.contact),
            filed_at: now,
            deadlines: &deadlines,
        };
        let objection = repo::insert(work.transaction(), dialect, row).await?;
        let done = Done {
            objection,
            act: ObjectionAct::Filed,
            action: AuditAction::ObjectionFiled,
            before: None,
            after: ObjectionState::Filed,
            note: None,
            key: Some(key),
        };
        self.objections.write_down(work.transaction(), self.party, self.origin, &done).await?;
        if !record.under_objection {
            self.objections.mark(work, self.kind, new.record, true).await?;
        }
        Ok(Decision::Commit(Filed { objection }))
    }
}

impl Filing<'_> {
    /// Why the record is not objected to, as it stands.
    fn refusal(&self, record: &repo::Standing, today: chrono::NaiveDate) -> Option<Refusal> {
        if record.state != RecordState::Current {
            return Some(Refusal::NotStanding);
        }
        let last = Deadlines::last_filing(self.kind.name(), record.occurred_on?)?;
        (today > last).then_some(Refusal::TooLate { last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shows_who_objects() {
        let objector = Objector { name: "张三".to_owned(), contact: "13800000000".to_owned() };
        let shown = format!("{objector:?} {objector:#?}");
        assert!(!shown.contains("张三") && !shown.contains("138"), "{shown}");
    }

    #[test]
    fn evidence_is_told_by_its_hash() {
        let evidence = |sha256: &str, size: i64, media_type: &str| Evidence {
            name: "营业执照.pdf".to_owned(),
            sha256: sha256.to_owned(),
            size,
            media_type: media_type.to_owned(),
        };
        let digits = "AB".repeat(32);
        let kept = evidence(&digits, 1, " application/PDF ").checked();
        assert!(kept.is_ok_and(|kept| kept.sha256 == "ab".repeat(32) && kept.media_type == "application/pdf"));
        for (wrong, expected) in [
            (evidence("ab", 1, "application/pdf"), Refusal::Hash),
            (evidence(&"g".repeat(64), 1, "application/pdf"), Refusal::Hash),
            (evidence(&digits, 0, "application/pdf"), Refusal::Size),
            (evidence(&digits, -1, "application/pdf"), Refusal::Size),
            (evidence(&digits, 1, "pdf"), Refusal::MediaType),
            (evidence(&digits, 1, "a/b; c"), Refusal::MediaType),
        ] {
            assert_eq!(wrong.checked().err(), Some(expected), "{wrong:?}");
        }
    }
}
