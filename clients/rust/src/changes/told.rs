//! What the feed tells, and what is asked of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An enterprise, as a change names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnterpriseRef {
    /// Its id.
    pub id: String,
    /// Its credit code.
    pub credit_code: Option<String>,
    /// Its registration number.
    pub registration_number: Option<String>,
    /// What it is called.
    pub name: Option<String>,
}

/// An organisation, as a change names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRef {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
}

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Its number: contiguous, in the order of commits.
    #[serde(deserialize_with = "number")]
    pub sequence: u64,
    /// When it was made, in UTC (RFC 3339).
    pub at: String,
    /// What was done: `CREATE`, `REVISE`, `WITHDRAW`, `EXPIRE`, `OBJECT` or `SETTLE`.
    pub operation: String,
    /// The record's kind, such as `PENALTY`.
    pub kind: String,
    /// The record's id.
    pub record_id: String,
    /// The record's revision after it.
    pub revision: i64,
    /// The enterprise that it is recorded under, as it is now.
    pub enterprise: EnterpriseRef,
    /// Who made it: the record's publisher, or who decided on an objection.
    pub by: OrganisationRef,
    /// `CURRENT` when the record stands after it.
    pub state: String,
    /// Whether an objection to the record is open after it.
    pub under_objection: bool,
    /// Why, where that was said.
    pub reason: Option<String>,
    /// What the record says, by the names of the schema.
    pub after: Option<Map<String, Value>>,
    /// What it said; nothing of a new one.
    pub before: Option<Map<String, Value>>,
    /// The fields in which these differ; all that are stated of a new record. Empty where the gateway is older than this.
    #[serde(default)]
    pub changed_fields: Vec<String>,
}

/// How far was looked: every change up to `up_to`, wanted or not, while the data set went to `head`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Every change up to here was looked at.
    #[serde(deserialize_with = "number")]
    pub up_to: u64,
    /// How far the data set went.
    #[serde(deserialize_with = "number")]
    pub head: u64,
}

/// What the feed tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A change.
    Change(Box<Change>),
    /// How far was looked.
    Progress(Progress),
}

pub(crate) fn number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

pub(crate) fn maybe_number<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<u64>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
}

/// Which changes are wanted. Of one field's values one must fit; of the fields all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeFilter {
    /// Kinds of record.
    pub kind: Vec<String>,
    /// What was done.
    pub operation: Vec<String>,
    /// Who made the change, by id.
    pub by_id: Vec<String>,
    /// Authorities that the record names.
    pub authority: Vec<String>,
    /// Districts of the enterprise now, by code.
    pub district: Vec<String>,
    /// Industry sections of the enterprise now.
    pub industry: Vec<String>,
    /// Credit codes of enterprises.
    pub credit_code: Vec<String>,
    /// Registration numbers of enterprises.
    pub registration_number: Vec<String>,
    /// Enterprises on one watch list of yours, by its id, as it stands when a page is read; it needs the scope `watch:write`.
    pub watch_list_id: Option<String>,
}

impl ChangeFilter {
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("kind", &self.kind),
            ("operation", &self.operation),
            ("byId", &self.by_id),
            ("authority", &self.authority),
            ("district", &self.district),
            ("industry", &self.industry),
            ("creditCode", &self.credit_code),
            ("registrationNumber", &self.registration_number),
        ]
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name, values.join(",")))
        .chain(self.watch_list_id.iter().map(|id| ("watchListId", id.clone())))
    }
}
