//! Which enterprises a search may find.

use async_graphql::InputObject;
use entity::code::{CodeList, Industry, RegistrationStatus};

use crate::{
    domain::registry::search as domain,
    error::ClientError,
    graphql::{
        code::Code,
        input::{check_districts, texts},
    },
};

/// Which enterprises a search may find (检索筛选). All conditions given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct EnterpriseSearchFilter {
    /// The district, by division code (GB/T 2260), such as `310115`. One of them.
    pub district: Option<Vec<String>>,
    /// The industry section. One of them.
    pub industry: Option<Vec<Code<Industry>>>,
    /// The registration status. One of them.
    pub status: Option<Vec<Code<RegistrationStatus>>>,
    /// Whether it is on the list of enterprises with abnormal operations.
    pub on_abnormal_list: Option<bool>,
    /// Whether it is on the list of enterprises with serious violations.
    pub on_serious_list: Option<bool>,
}

impl EnterpriseSearchFilter {
    pub(super) fn into_domain(self) -> Result<domain::SearchFilter, ClientError> {
        texts("district", self.district.as_deref())?;
        check_districts("filter.district", self.district.as_deref())?;
        Ok(domain::SearchFilter {
            districts: self.district.unwrap_or_default(),
            industries: codes(self.industry),
            statuses: codes(self.status),
            on_abnormal_list: self.on_abnormal_list,
            on_serious_list: self.on_serious_list,
        })
    }
}

fn codes<L: CodeList>(values: Option<Vec<Code<L>>>) -> Vec<String> {
    values.unwrap_or_default().into_iter().map(|value| value.0.code().to_owned()).collect()
}
