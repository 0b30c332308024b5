//! What this bench puts before the gateway's parts, to see how long they take.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use async_graphql::{Request as GraphqlRequest, Response as GraphqlResponse};
use axum::Router;
use mingjing::http::{
    self, Admission, Answered, Gate, GraphqlExecutor, Parts, Presented, Quota, Refusal, Reserved, Work,
};

/// What each step of the request in progress took, in nanoseconds.
#[derive(Default)]
pub struct Stages {
    pub admit: AtomicU64,
    pub reserve: AtomicU64,
    pub execute: AtomicU64,
    pub refund: AtomicU64,
}

/// Something that is timed.
struct Timed<T> {
    inner: T,
    stages: Arc<Stages>,
}

/// Waits for it, and notes how long that took.
async fn noted<T>(stage: &AtomicU64, work: impl Future<Output = T>) -> T {
    let begin = Instant::now();
    let done = work.await;
    stage.store(u64::try_from(begin.elapsed().as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    done
}

impl<E: GraphqlExecutor> GraphqlExecutor for Timed<E> {
    async fn execute(&self, request: GraphqlRequest) -> GraphqlResponse {
        noted(&self.stages.execute, self.inner.execute(request)).await
    }

    fn sdl(&self) -> String {
        self.inner.sdl()
    }
}

impl<G: Gate> Gate for Timed<Arc<G>> {
    type Caller = G::Caller;
    type Receipt = G::Receipt;

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<G::Caller>, Refusal> {
        noted(&self.stages.admit, self.inner.admit(credentials, address)).await
    }

    fn tier(caller: &G::Caller) -> &str {
        G::tier(caller)
    }

    async fn reserve(&self, caller: &G::Caller, address: IpAddr, work: Work) -> Result<Reserved<G::Receipt>, Refusal> {
        noted(&self.stages.reserve, self.inner.reserve(caller, address, work)).await
    }

    async fn refund(&self, receipt: G::Receipt, points: u32) -> Quota {
        noted(&self.stages.refund, self.inner.refund(receipt, points)).await
    }

    fn answered(&self, caller: &G::Caller, answered: &Answered) {
        self.inner.answered(caller, answered);
    }
}

/// Routes whose steps are timed.
#[derive(Clone)]
pub struct Routes {
    pub router: Router,
    pub stages: Arc<Stages>,
}

/// The routes of these parts with another executor, or the same.
pub fn routes<S, G: Gate, E: GraphqlExecutor>(
    parts: Parts<S, G>,
    executor: impl FnOnce(S) -> E,
) -> Result<Routes, http::RouterError> {
    let stages = Arc::new(Stages::default());
    let executor = Timed { inner: executor(parts.executor), stages: Arc::clone(&stages) };
    let gate = Arc::new(Timed { inner: parts.gate, stages: Arc::clone(&stages) });
    let Parts { observer, tokens, persisted, readiness, draining, settings, .. } = parts;
    let router = http::router(Parts { executor, gate, observer, tokens, persisted, readiness, draining, settings })?;
    Ok(Routes { router, stages })
}
