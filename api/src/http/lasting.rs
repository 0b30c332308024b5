//! What all answers share that last: subscriptions, and the feed without GraphQL.

use std::{
    future::{Future, pending},
    net::IpAddr,
    pin::Pin,
    time::Duration,
};

use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep};

use super::{
    caller::{Gate, Refusal, Work},
    health::Draining,
};

/// How often is asked whether the key still holds. What is remembered of keys is some seconds old at most.
pub const RECHECK: Duration = Duration::from_secs(2);

/// Whoever takes nothing for so long is gone.
pub const STALLED: Duration = Duration::from_secs(30);

/// How often a part of an answer waits until there are points for it, and how long each time at most.
const WAITS: u32 = 5;
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Ready each time that a period is over; what was missed is not made up for.
pub fn ticks(period: Duration) -> Interval {
    let mut ticks = interval_at(Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

/// Ready when what stays open has to end because the gateway stops.
pub async fn stopping(draining: Draining, grace: Duration) {
    draining.started().await;
    sleep(grace).await;
}

/// What an answer that lasts has to attend to besides its parts.
pub struct Attending {
    stopping: Pin<Box<dyn Future<Output = ()> + Send>>,
    rechecks: Option<Interval>,
    silences: Option<Interval>,
}

/// What happened next to an answer that lasts.
pub enum Happened<T> {
    /// There is a next part, or an end.
    Part(T),
    /// Nobody reads any more.
    Gone,
    /// The gateway stops.
    Stopping,
    /// It is to be asked whether the key still holds.
    Recheck,
    /// Nothing was sent for a while.
    Silence,
}

impl Attending {
    /// To the stop of the gateway alone.
    pub fn new(draining: Draining, grace: Duration) -> Self {
        Self { stopping: Box::pin(stopping(draining, grace)), rechecks: None, silences: None }
    }

    /// Also to the key.
    #[must_use]
    pub fn to_key(self) -> Self {
        Self { rechecks: Some(ticks(RECHECK)), ..self }
    }

    /// Also to silences that are as long.
    #[must_use]
    pub fn to_silences(self, of: Duration) -> Self {
        Self { silences: Some(ticks(of)), ..self }
    }

    /// Waits for the next `part`, or for what happens before.
    pub async fn next<T>(&mut self, gone: impl Future<Output = ()>, part: impl Future<Output = T>) -> Happened<T> {
        tokio::select! {
            biased;
            () = gone => Happened::Gone,
            () = &mut self.stopping => Happened::Stopping,
            () = tick(self.rechecks.as_mut()) => Happened::Recheck,
            part = part => Happened::Part(part),
            () = tick(self.silences.as_mut()) => Happened::Silence,
        }
    }

    /// Something is being sent: the silence begins anew.
    pub fn speak(&mut self) {
        if let Some(silences) = &mut self.silences {
            silences.reset();
        }
    }
}

async fn tick(ticks: Option<&mut Interval>) {
    match ticks {
        Some(ticks) => drop(ticks.tick().await),
        None => pending().await,
    }
}

/// Takes the points of the next part of an answer, or waits for them a while. Nothing, once whoever reads is `gone`.
///
/// # Errors
/// [`Refusal`] when there are none for too long, or never will be.
pub async fn charge<G: Gate, F: Future<Output = ()>>(
    gate: &G,
    (caller, address): (&G::Caller, IpAddr),
    cost: u32,
    gone: impl Fn() -> F,
) -> Result<Option<()>, Refusal> {
    let work = Work { cost, is_write: false };
    let mut waits = 0;
    loop {
        match gate.reserve(caller, address, work).await {
            Ok(_) => return Ok(Some(())),
            Err(Refusal::RateLimited { retry_after, .. }) if waits < WAITS && retry_after <= LONGEST_WAIT => {
                waits += 1;
                tokio::select! {
                    () = gone() => return Ok(None),
                    () = sleep(retry_after) => {}
                }
            }
            Err(refusal) => return Err(refusal),
        }
    }
}
