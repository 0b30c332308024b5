//! Makes the reports that are served as files.

use crate::{
    domain::{
        access::{Caller, OrganisationId},
        calendar::Month,
        statistics::{Asked, Audience, Months, Statistics},
    },
    error::{ClientError, ErrorCode},
    graphql::{id, mask},
    http::v1::{ReportQuery, Reports},
};

/// The statistics of publishers, as files.
pub(super) struct StatisticsReports(pub(super) Statistics);

#[async_trait::async_trait]
impl Reports<Caller> for StatisticsReports {
    async fn timeliness(&self, caller: &Caller, query: ReportQuery) -> Result<Vec<u8>, ClientError> {
        let asked = asked(caller, &query)?;
        let report = self.0.report(&asked).await.map_err(|error| internal(&error))?;
        report.to_csv().map_err(|error| internal(&error))
    }
}

fn asked(caller: &Caller, query: &ReportQuery) -> Result<Asked, ClientError> {
    let month = |name: &str, text: &str| {
        text.parse::<Month>().map_err(|error| ClientError::bad_input(name, format!("{name} {error}")))
    };
    let months = Months::try_new(month("from", &query.from)?, month("to", &query.to)?);
    let months = months.map_err(|error| ClientError::bad_input("from", error.to_string()))?;
    let publisher = query.publisher.as_deref().map(publisher).transpose()?;
    let audience = Audience::of(caller, publisher);
    let audience = audience.map_err(|error| ClientError::forbidden(error.to_string()).at("publisher"))?;
    Ok(Asked { months, audience, kinds: None })
}

fn publisher(id: &str) -> Result<OrganisationId, ClientError> {
    let found = id::decode(&id.into()).ok().filter(|(table, _)| table == "organisation");
    found.map(|(_, number)| OrganisationId(number)).ok_or_else(|| id::not_ours().at("publisher"))
}

/// A failure that is not the caller's is logged, and not shown.
fn internal(error: &(dyn std::error::Error + 'static)) -> ClientError {
    tracing::error!(error, "a report failed");
    ClientError::new(ErrorCode::Internal, mask::INTERNAL_MESSAGE)
}
