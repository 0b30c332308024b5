//! What a client asks for under one idempotency key, and what must come of it.

use serde_json::{Value, json};
use tests::draft::credit_code;

/// A record that a client has entered, as it knows it.
#[derive(Debug, Clone)]
pub(super) struct Own {
    pub id: String,
    pub revision: i64,
    pub is_withdrawn: bool,
}

/// What one row asks for.
#[derive(Debug, Clone)]
pub(super) enum Row {
    Enter { enterprise: u32, title: String },
    Correct { record: Own, title: String },
    Withdraw { record: Own },
}

/// A submission of some rows, all of one sort.
#[derive(Debug, Clone)]
pub(super) struct Call {
    pub key: String,
    pub mutation: &'static str,
    pub is_all_or_nothing: bool,
    /// Each row, and whether nothing is wrong with it.
    pub rows: Vec<(Row, bool)>,
    /// The payload; none when nobody waited for it.
    pub answer: Option<Value>,
    /// How many servers there were before the one that answered.
    pub answered_by: u32,
}

/// What a row does to a record, as the feed tells it. The number of a new record is nobody's to foretell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    Create { title: String },
    Revise { record: i64, revision: i64, title: String },
    Withdraw { record: i64, revision: i64 },
}

/// An enterprise that nobody has registered.
const UNKNOWN_ENTERPRISE: u32 = 9_999_999;

impl Call {
    /// The whole request.
    pub(super) fn body(&self) -> Value {
        let ty = self.mutation[..1].to_ascii_uppercase() + &self.mutation[1..];
        let mutation = self.mutation;
        let query = format!(
            "mutation($input: {ty}Input!) {{ {mutation}(input: $input) {{ submissionId state
             rows {{ status recordId revision }} userErrors {{ code message }} }} }}"
        );
        let rows: Vec<Value> = self.rows.iter().map(|(row, is_good)| row.input(*is_good)).collect();
        let mode = if self.is_all_or_nothing { "ALL_OR_NOTHING" } else { "PARTIAL" };
        json!({"query": query, "variables": {"input": {"idempotencyKey": self.key, "mode": mode, "rows": rows}}})
    }

    /// Whether anything of it is written at all.
    pub(super) fn is_taken(&self) -> bool {
        let mut good = self.rows.iter().map(|(_, is_good)| *is_good);
        if self.is_all_or_nothing { good.all(|is_good| is_good) } else { good.any(|is_good| is_good) }
    }

    /// What it does to records, in their order, once it is written.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let written = self.rows.iter().filter(|(_, is_good)| *is_good && self.is_taken());
        let mut effects: Vec<Effect> = written.map(|(row, _)| row.effect()).collect();
        effects.sort();
        effects
    }

    /// Asserts that the answer says what was asked for.
    pub(super) fn assert_answered(&self, answer: &Value) {
        assert_eq!(answer["userErrors"], json!([]), "{self:?}: {answer}");
        let state = if self.is_taken() { "PUBLISHED" } else { "REFUSED" };
        assert_eq!(answer["state"], state, "{self:?}: {answer}");
        let told = answer["rows"].as_array().unwrap();
        assert_eq!(told.len(), self.rows.len(), "{self:?}: {answer}");
        for ((row, is_good), told) in self.rows.iter().zip(told) {
            let expected = match (is_good, self.is_taken(), row) {
                (false, ..) => "REFUSED",
                (true, false, _) => "NOT_WRITTEN",
                (true, true, Row::Enter { .. }) => "CREATED",
                (true, true, Row::Correct { .. }) => "CORRECTED",
                (true, true, Row::Withdraw { .. }) => "WITHDRAWN",
            };
            assert_eq!(told["status"], expected, "{self:?}: {answer}");
        }
    }

    /// The records and revisions that the answer names.
    pub(super) fn acknowledged(&self) -> Vec<(i64, i64)> {
        let Some(answer) = &self.answer else { return Vec::new() };
        let told = answer["rows"].as_array().unwrap().iter().filter(|told| !told["revision"].is_null());
        let mut all: Vec<(i64, i64)> =
            told.map(|told| (number(told["recordId"].as_str().unwrap()), told["revision"].as_i64().unwrap())).collect();
        all.sort_unstable();
        all
    }
}

impl Row {
    fn input(&self, is_good: bool) -> Value {
        match self {
            Self::Enter { enterprise, title } => {
                let enterprise = if is_good { *enterprise } else { UNKNOWN_ENTERPRISE };
                json!({"subject": {"creditCode": credit_code(enterprise)}, "title": title, "awardedOn": "2017-06-01",
                    "authority": "上海市商业行业协会"})
            }
            Self::Correct { record, title } => json!({"id": record.id, "expectedRevision": record.expected(is_good),
                "reason": "笔误", "changes": {"title": title}}),
            Self::Withdraw { record } => {
                json!({"id": record.id, "expectedRevision": record.expected(is_good), "reason": "误录"})
            }
        }
    }

    fn effect(&self) -> Effect {
        match self {
            Self::Enter { title, .. } => Effect::Create { title: title.clone() },
            Self::Correct { record, title } => {
                Effect::Revise { record: number(&record.id), revision: record.revision + 1, title: title.clone() }
            }
            Self::Withdraw { record } => Effect::Withdraw { record: number(&record.id), revision: record.revision + 1 },
        }
    }

    /// The record that the row is about, when it was there before.
    pub(super) fn record(&self) -> Option<&Own> {
        match self {
            Self::Enter { .. } => None,
            Self::Correct { record, .. } | Self::Withdraw { record } => Some(record),
        }
    }
}

impl Own {
    /// The record's revision, or one that it never had.
    fn expected(&self, is_good: bool) -> i64 {
        if is_good { self.revision } else { self.revision + 1000 }
    }
}

/// The record's number.
pub(super) fn number(id: &str) -> i64 {
    let (_, number) = mingjing::graphql::id::decode(&id.into()).unwrap_or_else(|_| panic!("{id} is no id"));
    number
}
