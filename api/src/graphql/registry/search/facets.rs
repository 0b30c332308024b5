//! How hits spread.

use async_graphql::{Object, SimpleObject};
use entity::code::{Industry, RegistrationStatus, division};

use crate::{
    domain::registry::search as domain,
    graphql::{code::Coded, cost::directive::ListOf},
};

/// How hits spread (分面统计). The most frequent first.
pub struct EnterpriseFacets {
    pub(super) facets: domain::Facets,
}

/// How hits spread (分面统计). The most frequent first.
#[Object]
impl EnterpriseFacets {
    /// Over districts.
    #[graphql(directive = ListOf::apply(20))]
    async fn district(&self) -> Vec<DistrictCount> {
        let counts = self.facets.district.iter().map(|(code, count)| DistrictCount {
            code: code.clone(),
            name: division::find_any(code).map(|division| division.name.to_owned()),
            count: signed(*count),
        });
        counts.collect()
    }

    /// Over industry sections.
    #[graphql(directive = ListOf::apply(20))]
    async fn industry(&self) -> Vec<IndustryCount> {
        let counts = self.facets.industry.iter();
        counts
            .filter_map(|(code, count)| Some(IndustryCount { industry: Coded::stored(code)?, count: signed(*count) }))
            .collect()
    }

    /// Over registration statuses.
    #[graphql(directive = ListOf::apply(10))]
    async fn status(&self) -> Vec<StatusCount> {
        let counts = self.facets.status.iter();
        counts
            .filter_map(|(code, count)| Some(StatusCount { status: Coded::stored(code)?, count: signed(*count) }))
            .collect()
    }

    /// Hits on the list of enterprises with abnormal operations.
    async fn on_abnormal_list(&self) -> i64 {
        signed(self.facets.on_abnormal_list)
    }

    /// Hits on the list of enterprises with serious violations.
    async fn on_serious_list(&self) -> i64 {
        signed(self.facets.on_serious_list)
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Hits of one district (区县统计).
#[derive(Debug, SimpleObject)]
pub struct DistrictCount {
    /// The district's code.
    code: String,
    /// The district's name.
    name: Option<String>,
    /// How many hits.
    count: i64,
}

/// Hits of one industry section (行业统计).
#[derive(Debug, SimpleObject)]
pub struct IndustryCount {
    /// The section.
    industry: Coded<Industry>,
    /// How many hits.
    count: i64,
}

/// Hits of one registration status (登记状态统计).
#[derive(Debug, SimpleObject)]
pub struct StatusCount {
    /// The status.
    status: Coded<RegistrationStatus>,
    /// How many hits.
    count: i64,
}
