//! Joins the requests of the HTTP side, and what the parts say of themselves, to the metrics.

use std::{sync::Arc, time::Duration};

use tokio::time::timeout;

use super::gate::Lasting;
use crate::{
    domain::{
        registry::{
            RegistrySource,
            search::{SearchIndex, follow::ChangeSource as _},
        },
        store::Store,
        webhook::{EndpointCounts, Webhooks},
    },
    http::{
        measure::{Finished, Observer},
        metrics::MetricsPage,
    },
    infra::{
        database,
        metrics::{Answered, Endpoints, Metrics, State},
        traces::Traces,
    },
};

/// A database that takes longer to say how far it is leaves that figure out.
const LONGEST_LOOK: Duration = Duration::from_secs(1);

/// Counts requests.
pub(super) struct RequestCounter(pub(super) Arc<Metrics>);

impl Observer for RequestCounter {
    fn began(&self) {
        self.0.began();
    }

    fn ended(&self, finished: Option<&Finished<'_>>) {
        self.0.ended(finished.map(|finished| Answered {
            operation: finished.operation,
            is_ok: finished.is_ok(),
            tier: finished.tier,
            outcome: finished.outcome,
            duration: finished.duration,
            bytes: finished.bytes,
        }));
    }
}

/// The page of figures, with the state of the parts at that moment.
pub(super) struct GatewayPage {
    pub(super) metrics: Arc<Metrics>,
    pub(super) store: Store,
    pub(super) search: Option<Arc<SearchIndex>>,
    pub(super) traces: Option<Traces>,
    pub(super) webhooks: Webhooks,
    pub(super) lasting: Lasting,
}

impl GatewayPage {
    /// How many changes the search index has yet to take in.
    async fn search_lag(&self) -> Option<u64> {
        let index = self.search.as_ref()?;
        let source = RegistrySource::new(self.store.background());
        let head = timeout(LONGEST_LOOK, source.head()).await.ok()?.ok()?;
        Some(head.saturating_sub(index.position()))
    }

    /// How all endpoints of webhooks stand.
    async fn endpoints(&self) -> Option<Endpoints> {
        let overview = timeout(LONGEST_LOOK, self.webhooks.overview()).await.ok()?.ok()?;
        let now = self.webhooks.clock.now();
        let EndpointCounts { working, retrying, held, disabled, gone, failing } = overview.endpoints;
        Some(Endpoints {
            by_state: [
                ("working", working),
                ("retrying", retrying),
                ("held", held),
                ("disabled", disabled),
                ("gone", gone),
                ("failing", failing),
            ],
            pending: overview.pending,
            oldest_seconds: overview.oldest.map_or(0, |oldest| (now - oldest).num_seconds().max(0)),
            unseen: overview.unseen,
        })
    }
}

#[async_trait::async_trait]
impl MetricsPage for GatewayPage {
    async fn page(&self) -> Option<String> {
        let state = State {
            statements: self.store.statement_totals(),
            pools: database::pools(&self.store),
            standbys: (self.store.standbys().fresh(), self.store.standbys().len()),
            search_lag: self.search_lag().await,
            webhooks: self.webhooks.totals(),
            endpoints: self.endpoints().await,
            websockets: self.lasting.websockets(),
            subscriptions: self.lasting.subscriptions(),
            spans: self.traces.as_ref().map(Traces::totals).unwrap_or_default(),
        };
        self.metrics.text(&state).inspect_err(|error| tracing::error!(%error, "metrics were not written")).ok()
    }
}
