//! The link to Redis: each call has little time, and one that fails cuts the link until Redis answers again.
//!
//! While the link is cut nobody waits for Redis. A task asks it again and again, on the connection that there was and
//! then on a new one, and restores the link without a restart. It asks with a write to the slot that failed, so that
//! neither a read-only server nor the healthy part of a cluster passes for a recovery. Both transitions are logged once.

use std::{
    fmt,
    pin::pin,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use futures_util::FutureExt as _;
use redis::RedisError;
use tokio::{
    sync::Notify,
    task::{self, JoinHandle},
    time,
};
use tracing::{Instrument as _, field};

use super::{
    connection::{Connection, RedisTarget},
    script,
    script::Taken,
};
use crate::{
    domain::{
        access::ClientId,
        limit::{Bucket, BucketKey, LimitKey},
    },
    span::stage,
};

/// How long the task waits between two attempts.
pub const PROBE_INTERVAL: Duration = Duration::from_millis(100);

/// How often the tasks that read answers and hand them on have their turn before an answer is given up: a cluster's
/// connection has two of them.
const LAST_TURNS: usize = 3;

/// The link is cut: the points are to be counted elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("redis does not answer")]
pub struct Cut;

/// A link. It ends with its last user.
pub struct Link {
    shared: Arc<Shared>,
    prober: JoinHandle<()>,
}

struct Shared {
    target: RedisTarget,
    budget: Duration,
    state: RwLock<State>,
    /// Wakes the task when the link was cut.
    was_cut: Notify,
}

enum State {
    Up {
        connection: Connection,
        /// Counts the recoveries: what fails on an earlier connection says nothing about this one.
        generation: u64,
    },
    Cut {
        /// The connection that failed; Redis may answer on it again.
        connection: Option<Connection>,
        generation: u64,
        /// Whose bucket could not be used.
        owner: LimitKey,
    },
}

impl Link {
    /// A link to this Redis, whose answers are waited for as long as `budget`. Begins cut unless Redis answers at once.
    pub async fn new(target: RedisTarget, budget: Duration) -> Self {
        // Which slot is asked first does not matter.
        let state = State::Cut { connection: None, generation: 0, owner: LimitKey::Client(ClientId(0)) };
        let shared = Arc::new(Shared { target, budget, state: RwLock::new(state), was_cut: Notify::new() });
        if let Err(cause) = shared.probe().await {
            tracing::warn!(%cause, "redis does not answer; limits are counted in this process and writes refused");
        }
        let prober = tokio::spawn(Arc::clone(&shared).look_after());
        Self { shared, prober }
    }

    /// Whether Redis is asked.
    pub fn is_up(&self) -> bool {
        matches!(*self.shared.read(), State::Up { .. })
    }

    /// Takes points from a bucket, or gives them back when they are negative.
    ///
    /// # Errors
    /// [`Cut`] when Redis does not answer in time; what it did then is not known.
    pub async fn take(&self, key: BucketKey, bucket: Bucket, points: i64) -> Result<Taken, Cut> {
        let (mut connection, generation) = match &*self.shared.read() {
            State::Up { connection, generation } => (connection.clone(), *generation),
            State::Cut { .. } => return Err(Cut),
        };
        let name = script::bucket_key(key, bucket);
        let span = stage!(
            "redis",
            otel.name = "EVALSHA",
            otel.kind = "client",
            otel.status_code = field::Empty,
            db.system.name = "redis",
            db.operation.name = "EVALSHA",
        );
        let taking = within(self.shared.budget, connection.take(&name, bucket, points));
        let failure = match taking.instrument(span.clone()).await {
            Some(Ok(taken)) => return Ok(taken),
            Some(Err(error)) => Failure::Redis(error),
            None => Failure::Slow(self.shared.budget),
        };
        span.record("otel.status_code", "ERROR");
        self.shared.cut(generation, key.owner, &failure);
        Err(Cut)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.prober.abort();
    }
}

impl Shared {
    fn read(&self) -> std::sync::RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Cuts the link, unless it was cut or restored since the failed call began.
    fn cut(&self, failed: u64, owner: LimitKey, cause: &Failure) {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if let State::Up { connection, generation } = &*state
            && *generation == failed
        {
            let connection = Some(connection.clone());
            *state = State::Cut { connection, generation: failed, owner };
            drop(state);
            tracing::warn!(%cause, "redis does not answer; limits are counted in this process and writes refused");
            self.was_cut.notify_one();
        }
    }

    /// Waits until the link is cut, then until it can be restored, and so on.
    async fn look_after(self: Arc<Self>) {
        loop {
            if matches!(*self.read(), State::Up { .. }) {
                self.was_cut.notified().await;
            } else if self.probe().await.is_ok() {
                tracing::info!("redis answers again; limits are counted there");
            } else {
                time::sleep(PROBE_INTERVAL).await;
            }
        }
    }

    /// Restores the link if Redis answers, on the connection that there was or on a new one.
    async fn probe(&self) -> Result<(), Failure> {
        let (earlier, generation, owner) = match &*self.read() {
            State::Up { .. } => return Ok(()),
            State::Cut { connection, generation, owner } => (connection.clone(), *generation, *owner),
        };
        let answering = match earlier {
            Some(earlier) if self.ask(earlier.clone(), owner).await.is_ok() => earlier,
            _ => {
                let opened = Connection::open(&self.target).await?;
                self.ask(opened.clone(), owner).await?;
                opened
            }
        };
        let up = State::Up { connection: answering, generation: generation + 1 };
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = up;
        Ok(())
    }

    /// Uses a bucket that nobody else uses and that is full again a moment later.
    async fn ask(&self, mut connection: Connection, owner: LimitKey) -> Result<(), Failure> {
        let key = script::probe_key(owner);
        let asked = within(self.budget, connection.take(&key, Bucket::new(1, 1_000), 1)).await;
        asked.ok_or(Failure::Slow(self.budget))??;
        Ok(())
    }
}

/// Waits for an answer as long as the budget. One that is there by then is taken, also when this process was too busy to
/// read it: that is no outage of Redis, and to count alone then would let more in at the very time of the highest load.
async fn within<T>(budget: Duration, answer: impl Future<Output = T>) -> Option<T> {
    let mut answer = pin!(answer);
    if let Ok(answered) = time::timeout(budget, answer.as_mut()).await {
        return Some(answered);
    }
    for _ in 0..LAST_TURNS {
        task::yield_now().await;
        if let Some(answered) = answer.as_mut().now_or_never() {
            return Some(answered);
        }
    }
    None
}

/// Why the link is cut, for the log.
enum Failure {
    Redis(RedisError),
    Slow(Duration),
}

impl From<RedisError> for Failure {
    fn from(error: RedisError) -> Self {
        Self::Redis(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redis(error) => error.fmt(f),
            Self::Slow(budget) => write!(f, "no answer within {} ms", budget.as_millis()),
        }
    }
}
