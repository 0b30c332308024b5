//! What is noted in memory and written down now and then: the loop that all such notes share.
//!
//! A note may be lost for as long as the interval when a process is killed; one that stops writes all of them. Whoever
//! notes keeps what could not be written, in bounds of its own.

use std::{error::Error, future::Future, pin::pin, time::Duration};

use tokio::time::{MissedTickBehavior, interval};

/// Flushes at every interval until `stop` is ready, and then once more. A failure is logged with what it was about, and
/// tried again at the next interval.
pub async fn regularly<E: Error + 'static, F: Future<Output = Result<(), E>>>(
    every: Duration,
    stop: impl Future<Output = ()>,
    what: &'static str,
    mut flush: impl FnMut() -> F,
) {
    let mut stop = pin!(stop);
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let is_last = tokio::select! {
            _ = ticks.tick() => false,
            () = &mut stop => true,
        };
        if let Err(error) = flush().await {
            tracing::warn!(error = &error as &dyn Error, "not written down: {what}");
        }
        if is_last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, io};

    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn it_goes_on_after_a_failure_and_flushes_once_more_at_the_end() {
        let (flushed, third, ended) = (Cell::new(0), Notify::new(), Cell::new(false));
        let flush = || {
            flushed.set(flushed.get() + 1);
            let fails = flushed.get() == 2;
            if flushed.get() == 3 {
                third.notify_one();
            }
            async move { if fails { Err(io::Error::other("away")) } else { Ok(()) } }
        };
        let stop = async {
            third.notified().await;
            ended.set(true);
        };
        regularly(Duration::from_millis(1), stop, "numbers", flush).await;
        assert!(ended.get() && flushed.get() >= 4, "{}", flushed.get());
    }
}
