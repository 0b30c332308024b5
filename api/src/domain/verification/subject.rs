//! A subject as somebody states it, and as it is understood.

use entity::value::{CreditCode, RegistrationNumber, tidy_code};

use crate::domain::registry::{
    key::{Key, KeyKind},
    name::normalise,
};

/// The longest own text of a caller, in characters.
pub const REFERENCE_CHARS_MAX: usize = 200;
/// The longest name, in characters.
const NAME_CHARS_MAX: usize = 200;

/// A subject as it is stated: at least one of the three.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SubjectText {
    /// The caller's own text.
    pub reference: Option<String>,
    /// Its unified social credit code.
    pub credit_code: Option<String>,
    /// Its registration number.
    pub registration_number: Option<String>,
    /// Its name, or one that it had.
    pub name: Option<String>,
}

/// A subject as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The caller's own text.
    pub reference: Option<String>,
    /// The code, tidied; also one that cannot be right.
    pub credit_code: Option<String>,
    /// The number, tidied; also one that cannot be right.
    pub registration_number: Option<String>,
    /// The name as it is compared with others.
    pub name: Option<String>,
    /// Why it cannot be looked up; empty when it can.
    pub problems: Vec<Problem>,
    keys: Vec<Key>,
}

/// What is wrong with a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field, by its stored name; none when it is about all of it.
    pub field: Option<&'static str>,
    /// What would be right.
    pub message: String,
}

impl Subject {
    /// Understands what was stated. A text that is empty states nothing.
    pub fn understand(text: SubjectText) -> Self {
        let stated = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let mut subject = Self {
            reference: text.reference,
            credit_code: stated(text.credit_code).map(|code| tidy_code(&code)),
            registration_number: stated(text.registration_number).map(|number| tidy_code(&number)),
            name: None,
            problems: Vec::new(),
            keys: Vec::new(),
        };
        if let Some(code) = &subject.credit_code {
            let problem = CreditCode::try_new(code).err().map(|error| error.to_string());
            let key = Key::of_code(KeyKind::CreditCode, code);
            subject.note("credit_code", problem, Some(key));
        }
        if let Some(number) = &subject.registration_number {
            let problem = RegistrationNumber::try_new(number).err().map(|error| error.to_string());
            let key = Key::of_code(KeyKind::RegistrationNumber, number);
            subject.note("registration_number", problem, Some(key));
        }
        if let Some(name) = stated(text.name) {
            if name.chars().nth(NAME_CHARS_MAX).is_some() {
                subject.note("name", Some(format!("must be at most {NAME_CHARS_MAX} characters")), None);
            } else {
                let key = Key::of_name(&name);
                let problem = key.is_none().then(|| "holds no letter, digit or Chinese character".to_owned());
                subject.note("name", problem, key);
                subject.name = Some(normalise(&name));
            }
        }
        if subject.reference.as_ref().is_some_and(|text| text.chars().nth(REFERENCE_CHARS_MAX).is_some()) {
            subject.reference = None;
            let message = format!("must be at most {REFERENCE_CHARS_MAX} characters");
            subject.problems.push(Problem { field: Some("reference"), message });
        }
        if subject.keys.is_empty() && subject.problems.is_empty() {
            let message = "state a credit code, a registration number or a name (至少一项)".to_owned();
            subject.problems.push(Problem { field: None, message });
        }
        subject
    }

    fn note(&mut self, field: &'static str, problem: Option<String>, key: Option<Key>) {
        match problem {
            Some(message) => self.problems.push(Problem { field: Some(field), message }),
            None => self.keys.extend(key),
        }
    }

    /// What it is looked up by; nothing where it cannot be.
    pub(super) fn keys(&self) -> &[Key] {
        if self.problems.is_empty() { &self.keys } else { &[] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(code: &str, number: &str, name: &str) -> Subject {
        let text = |text: &str| Some(text.to_owned());
        Subject::understand(SubjectText {
            reference: None,
            credit_code: text(code),
            registration_number: text(number),
            name: text(name),
        })
    }

    #[test]
    fn codes_and_names_are_understood_however_they_are_written() {
        let subject = understood(" 9131 0112-087994932f ", "", "上海明鏡（集團） 有限公司");
        assert_eq!(subject.credit_code.as_deref(), Some("91310112087994932F"));
        assert_eq!(subject.name.as_deref(), Some("上海明镜(集团)有限公司"));
        assert_eq!((subject.registration_number.as_deref(), subject.keys().len()), (None, 2));
        assert_eq!(understood("", "310141000157096", "").keys().len(), 1);
    }

    #[test]
    fn what_cannot_be_right_says_what_would_be() {
        for (code, number, name, field, says) in [
            ("91310112087994932A", "", "", Some("credit_code"), "it would be"),
            ("9131", "", "上海明镜有限公司", Some("credit_code"), "18 characters"),
            ("", "310141000157097", "", Some("registration_number"), "it would be 6"),
            ("", "", "（ ）", Some("name"), "no letter"),
            ("", " ", "", None, "state a credit code"),
        ] {
            let subject = understood(code, number, name);
            assert!(subject.keys().is_empty(), "{subject:?}");
            assert_eq!(subject.problems.len(), 1, "{subject:?}");
            let problem = &subject.problems[0];
            assert!(problem.field == field && problem.message.contains(says), "{problem:?}");
        }
        assert_eq!(understood("", "", &"明".repeat(201)).problems[0].field, Some("name"));
        let long =
            SubjectText { reference: Some("x".repeat(201)), name: Some("明镜".to_owned()), ..SubjectText::default() };
        assert_eq!(Subject::understand(long).problems[0].field, Some("reference"));
    }
}
