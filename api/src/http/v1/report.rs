//! `GET /v1/reports/timeliness.csv?from=2016-07&to=2016-12`: the statistics of publishers as a file.

use std::{borrow::Cow, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header, request},
    response::{IntoResponse, Response},
};
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use super::answer;
use crate::{
    error::ClientError,
    graphql::cost::directive::STATISTICS,
    http::{
        access_log::ClientLabel,
        caller::{self, Admission, Answered, Gate, Refusal, Reserved, Work},
        error::Failure,
        limit,
        rate_limit::{self, Standing},
        settings::Settings,
        shed::Shedder,
        trace::RequestSpan,
    },
    span::stage,
};

/// Where the report is got.
pub const PATH: &str = "/v1/reports/timeliness.csv";

/// What the request is called in a client's usage. No operation of GraphQL can be called so.
const OPERATION: &str = "timeliness.csv";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportQuery {
    /// The first month, as `YYYY-MM`.
    pub from: String,
    /// The last month.
    pub to: String,
    /// The global id of the publisher.
    pub publisher: Option<String>,
}

/// Makes reports for callers.
#[async_trait::async_trait]
pub trait Reports<C>: Send + Sync + 'static {
    /// The statistics of publishers as a CSV file.
    async fn timeliness(&self, caller: &C, query: ReportQuery) -> Result<Vec<u8>, ClientError>;
}

/// What the route needs.
pub(super) struct Desk<G: Gate> {
    pub(super) gate: Arc<G>,
    pub(super) settings: Arc<Settings>,
    pub(super) shedder: Arc<Shedder>,
    pub(super) reports: Arc<dyn Reports<G::Caller>>,
}

/// Serves the route for every method.
pub(super) async fn serve<G: Gate>(State(desk): State<Arc<Desk<G>>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let checked = if head.method == Method::GET || head.method == Method::HEAD {
        limit::check_url(&head.uri)
    } else {
        Err(Failure::method_not_allowed("GET, HEAD", "reports are got by GET"))
    };
    let admitted = match checked {
        Ok(()) => caller::admit(&*desk.gate, &desk.settings, &head).instrument(stage!("admit")).await,
        Err(failure) => Err(failure),
    };
    let admission = match admitted {
        Ok(admission) => admission,
        Err(failure) => return answer::failed(&head.extensions, failure),
    };
    RequestSpan::of(&head.extensions).tier(G::tier(&admission.caller));
    let mut standing = admission.standing.clone();
    let mut charged = 0;
    let made = desk.make(&head, &admission, &mut standing, &mut charged).await;
    let answered = Answered { operation: Some(OPERATION.to_owned()), failed: made.is_err(), cost: charged };
    desk.gate.answered(&admission.caller, &answered);
    let mut answer = made.map_or_else(|failure| answer::failed(&head.extensions, failure), file);
    rate_limit::write(&standing, answer.headers_mut());
    if let Some(client) = admission.client {
        answer.extensions_mut().insert(ClientLabel(client));
    }
    answer
}

impl<G: Gate> Desk<G> {
    /// The file. A report that fails keeps the points of its work.
    async fn make(
        &self,
        head: &request::Parts,
        admission: &Admission<G::Caller>,
        standing: &mut Standing,
        charged: &mut u64,
    ) -> Result<Vec<u8>, Failure> {
        let deadline = Instant::now() + self.settings.request_deadline;
        if admission.client.is_none() {
            return Err(caller::key_needed("reports need a key"));
        }
        let query = read(head.uri.query().unwrap_or_default())?;
        let work = Work { cost: STATISTICS, is_write: false };
        let reserving = self.gate.reserve(&admission.caller, admission.address, work);
        let reserved = reserving.instrument(stage!("reserve points")).await;
        let Reserved { receipt, quota, longer, .. } = reserved.map_err(|refusal| {
            if let Refusal::RateLimited { standing: refused, .. } = &refusal {
                refused.quotas.iter().for_each(|quota| standing.set(*quota));
            }
            Failure::from(refusal)
        })?;
        standing.set(quota);
        if let Some(longer) = longer {
            standing.set(longer);
        }
        let _place = match self.shedder.place(false, deadline).await {
            Ok(place) => place,
            Err(failure) => {
                standing.set(self.gate.refund(receipt, STATISTICS).await);
                return Err(failure);
            }
        };
        *charged = STATISTICS.into();
        let making = self.reports.timeliness(&admission.caller, query).instrument(stage!("execute"));
        let made = timeout_at(deadline, making).await.map_err(|_elapsed| Failure::timeout())?;
        made.map_err(Failure::from)
    }
}

/// The parameters of the URL; others are no business of ours.
fn read(text: &str) -> Result<ReportQuery, Failure> {
    let (mut from, mut to, mut publisher) = (None, None, None);
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        let place: &mut Option<Cow<'_, str>> = match &*name {
            "from" => &mut from,
            "to" => &mut to,
            "publisher" => &mut publisher,
            _ => continue,
        };
        if place.replace(value).is_some() {
            return Err(Failure::bad_request(format!("{name} must stand only once")).at(name));
        }
    }
    let given = |name: &str, value: Option<Cow<'_, str>>| {
        value.map(Cow::into_owned).ok_or_else(|| {
            Failure::bad_request(format!("{name} is missing: a month written as YYYY-MM, such as 2016-07")).at(name)
        })
    };
    Ok(ReportQuery { from: given("from", from)?, to: given("to", to)?, publisher: publisher.map(Cow::into_owned) })
}

fn file(body: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"timeliness.csv\"")),
        // What a caller sees depends on its key and on the minute; no cache may keep it.
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_needed_once_and_a_publisher_is_not() {
        let query = |from: &str, to: &str, publisher: Option<&str>| {
            Ok(ReportQuery { from: from.into(), to: to.into(), publisher: publisher.map(str::to_owned) })
        };
        for (text, expected) in [
            ("from=2016-07&to=2016-12", query("2016-07", "2016-12", None)),
            ("utm=1&to=b&from=a&publisher=T%3D", query("a", "b", Some("T="))),
            ("from=2016-07", Err("to".to_owned())),
            ("", Err("from".to_owned())),
            ("from=a&to=b&from=a", Err("from".to_owned())),
        ] {
            let read = read(text).map_err(|failure| failure.error.field.unwrap_or_default());
            assert_eq!(read, expected, "{text}");
        }
    }
}
