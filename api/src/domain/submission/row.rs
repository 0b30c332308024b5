//! A row as it was sent, and what it means once its values are typed.

use entity::value::{CreditCode, RegistrationNumber, contains_identity_number, tidy_code};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Action, REASON_CHARS_MAX};
use crate::domain::{
    disclosure::{
        cell::Cell,
        draft::{Draft, DraftView, Fault, Subject},
        field::Field,
        kind::DisclosureKind,
        write::{Amendment, Wanted},
    },
    import::{
        parse::{CellContext, parse_cell},
        raw::RawValue,
    },
};

/// A row as it was sent. Which of its parts matter depends on what the submission does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Whom a new record is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectText>,
    /// The stored record that is corrected or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<i64>,
    /// The revision that its author has seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_revision: Option<i64>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The kind's fields by their stored names. One that is not there stays as it is; null clears it.
    #[serde(default)]
    pub fields: Map<String, Value>,
}

/// Whom a record is about, as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectText {
    /// The unified social credit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// The registration number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// The name; it must be the one that belongs to the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What a row asks for.
#[derive(Debug, Clone)]
pub(super) enum Typed {
    Draft(Draft),
    Amendment(Amendment),
}

impl Row {
    /// What the row asks for, or all that is wrong with it.
    pub(super) fn typed(&self, kind: &'static dyn DisclosureKind, action: Action) -> Result<Typed, Vec<Fault>> {
        match action {
            Action::Submit => self.draft(kind).map(Typed::Draft),
            Action::Correct => {
                let mut faults = Vec::new();
                let cells = self.cells(kind, &mut faults);
                if cells.iter().all(Option::is_none) && faults.is_empty() {
                    faults.push(Fault::new("", "states nothing to correct; name at least one field"));
                }
                self.amendment(Wanted::Correct(cells), faults)
            }
            Action::Withdraw => self.amendment(Wanted::Withdraw, Vec::new()),
        }
    }

    fn draft(&self, kind: &'static dyn DisclosureKind) -> Result<Draft, Vec<Fault>> {
        let mut faults = Vec::new();
        let subject = self.subject().map_err(|fault| faults.push(fault)).ok();
        let cells = self.cells(kind, &mut faults);
        let cells: Vec<Cell> = cells.into_iter().map(Option::unwrap_or_default).collect();
        for (field, cell) in kind.fields().iter().zip(&cells) {
            let is_required = field.required || kind.occurred_on() == Some(field.name);
            if is_required && cell.is_null() && !faults.iter().any(|fault| fault.field == field.name) {
                faults.push(Fault::new(field.name, "is missing (必填)"));
            }
        }
        if faults.is_empty() {
            faults.extend(kind.check(DraftView::new(kind.fields(), &cells)).err());
        }
        match subject.filter(|_| faults.is_empty()) {
            Some((subject, name)) => Ok(Draft { subject, name, cells }),
            None => Err(faults),
        }
    }

    fn amendment(&self, wanted: Wanted, mut faults: Vec<Fault>) -> Result<Typed, Vec<Fault>> {
        let reason = self.reason.as_deref().unwrap_or_default().trim();
        if let Err(fault) = checked_reason(reason) {
            faults.push(fault);
        }
        let Some(record) = self.record.filter(|_| faults.is_empty()) else {
            if faults.is_empty() {
                faults.push(Fault::new("id", "is no id of such a record; pass an id exactly as a query returned it"));
            }
            return Err(faults);
        };
        let (expected_revision, reason) = (self.expected_revision, Some(reason.into()));
        Ok(Typed::Amendment(Amendment { record, expected_revision, wanted, reason }))
    }

    /// A cell for each field that the row states.
    fn cells(&self, kind: &'static dyn DisclosureKind, faults: &mut Vec<Fault>) -> Vec<Option<Cell>> {
        let cell = |field: &'static Field| {
            let value = self.fields.get(field.name)?;
            match parse_cell(field, RawValue::Json(value), CellContext::default()) {
                Ok(cell) => Some(cell),
                Err(message) => {
                    faults.push(Fault::new(field.name, message));
                    None
                }
            }
        };
        kind.fields().iter().map(cell).collect()
    }

    /// Whom the row is about, and what it calls it.
    fn subject(&self) -> Result<(Subject, Option<Box<str>>), Fault> {
        let stated = self.subject.clone().unwrap_or_default();
        let name = stated.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
        let text = |text: Option<String>| text.map(|text| tidy_code(&text)).filter(|text| !text.is_empty());
        let subject = match (text(stated.credit_code), text(stated.registration_number)) {
            (Some(code), _) => CreditCode::try_new_aic_subject(&code)
                .map(|code| Subject::CreditCode(code.as_str().into()))
                .map_err(|error| wrong_code("credit_code", &code, &format!("{error} (统一社会信用代码不正确)"))),
            (None, Some(number)) => RegistrationNumber::try_new(&number)
                .map(|number| Subject::RegistrationNumber(number.as_str().into()))
                .map_err(|error| wrong_code("registration_number", &number, &format!("{error} (注册号不正确)"))),
            (None, None) => Err(Fault::new(
                "credit_code",
                "is missing: name the enterprise by its credit code or its registration number (缺少统一社会信用代码或注册号)",
            )),
        }?;
        Ok((subject, name.map(Into::into)))
    }
}

fn wrong_code(field: &'static str, code: &str, message: &str) -> Fault {
    let hidden = "holds an identity number, which is never taken; remove it (含身份证号，请删除)";
    Fault::new(field, if contains_identity_number(code) { hidden } else { message })
}

/// Whether a reason says something, and nothing that must not be kept.
fn checked_reason(reason: &str) -> Result<(), Fault> {
    let is_text = |letter: char| !letter.is_control() || letter == '\n';
    if !(1..=REASON_CHARS_MAX).contains(&reason.chars().count()) || !reason.chars().all(is_text) {
        return Err(Fault::new("reason", format!("must be 1 to {REASON_CHARS_MAX} characters (须说明理由)")));
    }
    if contains_identity_number(reason) {
        return Err(Fault::new(
            "reason",
            "holds an identity number, which is never taken; remove it (含身份证号，请删除)",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;
    use crate::domain::disclosure::registry::find_kind;

    fn row(value: Value) -> Row {
        serde_json::from_value(value).unwrap()
    }

    fn fields_at_fault(row: &Row, action: Action) -> Vec<&'static str> {
        match row.typed(find_kind("honour").unwrap(), action) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.field).collect(),
        }
    }

    #[test]
    fn all_faults_of_a_row_are_told_at_once() {
        let subject = json!({"credit_code": " 9115220107 83762860 "});
        let good = json!({"title": "守合同重信用企业", "awarded_on": "2016-04-11", "authority": "餐饮协会"});
        for (value, expected) in [
            (json!({"subject": {"credit_code": "911522010783762860"}, "fields": good}), vec![]),
            (json!({"subject": subject, "fields": good}), vec![]),
            (json!({"subject": {"registration_number": "310141000157096"}, "fields": good}), vec![]),
            (json!({"fields": good}), vec!["credit_code"]),
            (json!({"subject": {"name": "上海某某有限公司"}, "fields": good}), vec!["credit_code"]),
            (json!({"subject": {"credit_code": "91152201078376286A"}, "fields": good}), vec!["credit_code"]),
            (
                json!({"subject": {"credit_code": "x"}, "fields": {"awarded_on": "04/11/2016", "level": "9"}}),
                vec!["credit_code", "level", "awarded_on", "authority", "title"],
            ),
        ] {
            assert_eq!(fields_at_fault(&row(value.clone()), Action::Submit), expected, "{value}");
        }
    }

    #[test]
    fn who_corrects_or_withdraws_says_what_and_why() {
        for (value, action, expected) in [
            (json!({"record": 7, "reason": "笔误", "fields": {"title": "甲"}}), Action::Correct, vec![]),
            (json!({"record": 7, "reason": "笔误", "fields": {"valid_to": null}}), Action::Correct, vec![]),
            (json!({"record": 7, "reason": "笔误"}), Action::Correct, vec![""]),
            (json!({"record": 7, "fields": {"title": "甲"}}), Action::Correct, vec!["reason"]),
            (json!({"reason": "笔误", "fields": {"title": "甲"}}), Action::Correct, vec!["id"]),
            (json!({"record": 7, "reason": "误录"}), Action::Withdraw, vec![]),
            (json!({"record": 7, "reason": " "}), Action::Withdraw, vec!["reason"]),
            (json!({"record": 7, "reason": "身份证310101198001010018"}), Action::Withdraw, vec!["reason"]),
            (json!({"record": 7, "reason": "长".repeat(1001)}), Action::Withdraw, vec!["reason"]),
        ] {
            assert_eq!(fields_at_fault(&row(value.clone()), action), expected, "{value}");
        }
    }
}
