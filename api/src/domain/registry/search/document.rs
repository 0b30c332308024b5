//! An enterprise as the index sees it.

/// What is searchable of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchDocument {
    /// The enterprise's id in the store.
    pub id: i64,
    /// The unified social credit code.
    pub credit_code: Option<String>,
    /// The registration number.
    pub registration_number: Option<String>,
    /// The name as registered.
    pub name: String,
    /// Former names.
    pub former_names: Vec<String>,
    /// The code of the district.
    pub district: Option<String>,
    /// The code of the industry section.
    pub industry: Option<String>,
    /// The code of the registration status.
    pub status: String,
    /// Whether it is on the list of abnormal operations.
    pub on_abnormal_list: bool,
    /// Whether it is on the list of serious violations.
    pub on_serious_list: bool,
}

/// Status codes of enterprises that are gone: revoked, deregistered, annulled, moved away (DOMAIN.md §4).
const GONE: [&str; 5] = ["2", "3", "4", "5", "6"];

impl SearchDocument {
    /// Whether the enterprise is in business as far as its status says.
    pub fn is_live(&self) -> bool {
        !GONE.contains(&self.status.as_str())
    }
}
