//! Whether a gateway can answer, and what it has to do without.

use std::sync::Arc;

use crate::{
    domain::{
        registry::{
            RegistrySource,
            search::{SearchIndex, follow::is_built},
        },
        store::Store,
    },
    http::Readiness,
    infra::limiter::Limiter,
};

/// Ready when the database answers and the search index, where there is one, has been built.
pub(super) struct ReadyParts {
    pub(super) store: Store,
    pub(super) search: Option<Arc<SearchIndex>>,
    pub(super) limiter: Arc<Limiter>,
}

#[async_trait::async_trait]
impl Readiness for ReadyParts {
    async fn missing(&self) -> Vec<&'static str> {
        if self.store.reader().ping().await.is_err() {
            return vec!["database"];
        }
        let Some(index) = &self.search else { return Vec::new() };
        match is_built(index, &RegistrySource::new(self.store.background())).await {
            Ok(true) => Vec::new(),
            Ok(false) => vec!["search index"],
            Err(_) => vec!["database"],
        }
    }

    fn degraded(&self) -> Vec<&'static str> {
        let standbys = self.store.standbys();
        let are_stale = standbys.fresh() < standbys.len();
        let degraded = [("redis", self.limiter.is_degraded()), ("database standby", are_stale)];
        degraded.into_iter().filter_map(|(part, is_degraded)| is_degraded.then_some(part)).collect()
    }
}
