//! What this bench puts before the gateway's parts, to see how long they take.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use async_graphql::{Request as GraphqlRequest, Response as GraphqlResponse, futures_util::stream::BoxStream};
use axum::Router;
use mingjing::http::{
    self, Admission, Answered, Gate, GraphqlExecutor, InProgress, Parts, Presented, Quota, Refusal, Reserved, Work,
};

/// The steps of a request, one after the other: what is timed, and what lies between.
pub const STEPS: [&str; 9] = ["before", "admit", "prepare", "reserve", "place", "execute", "answer", "refund", "after"];

/// The number of the step that executes.
pub const EXECUTE: usize = 5;

/// When the timed steps of the request in progress began and ended, in nanoseconds since `origin`.
pub struct Stages {
    origin: Instant,
    marks: [AtomicU64; STEPS.len() - 1],
}

impl Stages {
    fn new() -> Self {
        Self { origin: Instant::now(), marks: Default::default() }
    }

    /// Waits for the step of this number, and notes when that began and ended.
    async fn noted<T>(&self, step: usize, work: impl Future<Output = T>) -> T {
        self.mark(step - 1);
        let done = work.await;
        self.mark(step);
        done
    }

    fn mark(&self, mark: usize) {
        self.marks[mark].store(self.since_origin(Instant::now()), Ordering::Relaxed);
    }

    fn since_origin(&self, at: Instant) -> u64 {
        u64::try_from(at.saturating_duration_since(self.origin).as_nanos()).unwrap_or(u64::MAX)
    }

    /// What each step took of a request that began and ended then, in microseconds.
    pub fn steps(&self, begin: Instant, end: Instant) -> [f64; STEPS.len()] {
        let mut last = self.since_origin(begin);
        std::array::from_fn(|step| {
            let next = self.marks.get(step).map_or_else(|| self.since_origin(end), |mark| mark.load(Ordering::Relaxed));
            #[expect(clippy::cast_precision_loss, reason = "it is shown with a few digits")]
            let took = next.saturating_sub(last) as f64 / 1000.0;
            last = next;
            took
        })
    }
}

/// Something that is timed.
struct Timed<T> {
    inner: T,
    stages: Arc<Stages>,
}

impl<E: GraphqlExecutor> GraphqlExecutor for Timed<E> {
    async fn execute(&self, request: GraphqlRequest) -> GraphqlResponse {
        self.stages.noted(EXECUTE, self.inner.execute(request)).await
    }

    fn execute_stream(&self, request: GraphqlRequest) -> BoxStream<'static, GraphqlResponse> {
        self.inner.execute_stream(request)
    }

    fn sdl(&self) -> String {
        self.inner.sdl()
    }
}

impl<G: Gate> Gate for Timed<Arc<G>> {
    type Caller = G::Caller;
    type Receipt = G::Receipt;

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<G::Caller>, Refusal> {
        self.stages.noted(1, self.inner.admit(credentials, address)).await
    }

    fn tier(caller: &G::Caller) -> &str {
        G::tier(caller)
    }

    fn subscribe(&self, caller: &G::Caller, address: IpAddr) -> Result<InProgress, Refusal> {
        self.inner.subscribe(caller, address)
    }

    fn greet(&self, address: IpAddr) -> Result<InProgress, Refusal> {
        self.inner.greet(address)
    }

    fn connect(&self, caller: &G::Caller, address: IpAddr) -> Result<InProgress, Refusal> {
        self.inner.connect(caller, address)
    }

    async fn recheck(&self, credentials: &Presented, caller: &G::Caller) -> Result<(), Refusal> {
        self.inner.recheck(credentials, caller).await
    }

    async fn reserve(&self, caller: &G::Caller, address: IpAddr, work: Work) -> Result<Reserved<G::Receipt>, Refusal> {
        self.stages.noted(3, self.inner.reserve(caller, address, work)).await
    }

    async fn refund(&self, receipt: G::Receipt, points: u32) -> Quota {
        self.stages.noted(7, self.inner.refund(receipt, points)).await
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
    let stages = Arc::new(Stages::new());
    let executor = Timed { inner: executor(parts.executor), stages: Arc::clone(&stages) };
    let gate = Arc::new(Timed { inner: parts.gate, stages: Arc::clone(&stages) });
    let Parts { observer, traces, tokens, persisted, desks, readiness, draining, settings, .. } = parts;
    let parts = Parts { executor, gate, observer, traces, tokens, persisted, desks, readiness, draining, settings };
    let router = http::router(parts)?;
    Ok(Routes { router, stages })
}
