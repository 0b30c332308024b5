//! What all answers share that last: subscriptions, and the feed without GraphQL.

use std::{future::Future, net::IpAddr, time::Duration};

use tokio::time::sleep;

use super::caller::{Gate, Refusal, Work};

/// How often is asked whether the key still holds. What is remembered of keys is some seconds old at most.
pub const RECHECK: Duration = Duration::from_secs(2);

/// Whoever takes nothing for so long is gone.
pub const STALLED: Duration = Duration::from_secs(30);

/// How often a part of an answer waits until there are points for it, and how long each time at most.
const WAITS: u32 = 5;
const LONGEST_WAIT: Duration = Duration::from_secs(10);

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
