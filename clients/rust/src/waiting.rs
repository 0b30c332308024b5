//! Waiting for what the gateway does in the background: it is looked at after growing pauses, until it is over.

use std::time::Duration;

use tokio::time::Instant;

use crate::{
    answer::{Whole, plain_error, retry_after},
    client::{Call, Client},
    error::{Error, Result},
};

/// How long something is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    pub(crate) within: Duration,
    pub(crate) first: Duration,
    /// Unless the gateway asks for a longer one.
    pub(crate) longest: Duration,
}

impl Patience {
    pub(crate) fn within(within: Duration) -> Self {
        Self { within, first: Duration::from_secs(1), longest: Duration::from_secs(10) }
    }
}

/// What is waited for.
pub(crate) struct Awaited<'a> {
    /// Such as `verification`.
    pub(crate) kind: &'static str,
    pub(crate) id: &'a str,
    pub(crate) path: &'a str,
    /// How the gateway answers that has no such one.
    pub(crate) gone: &'a [u16],
}

/// Looks at something, never before `Retry-After`, until `is_over` says so of it.
///
/// # Errors
/// [`Error::Gone`] when there is no such thing, [`Error::NotOver`] when it is not over in time.
pub(crate) async fn until_over<T>(
    client: &Client,
    awaited: Awaited<'_>,
    patience: Patience,
    read: impl Fn(&Whole) -> Result<T>,
    mut is_over: impl FnMut(&T) -> bool,
) -> Result<T> {
    let Awaited { kind, id, path, gone } = awaited;
    let until = Instant::now() + patience.within;
    let mut pauses = Pauses { next: patience.first, longest: patience.longest };
    loop {
        let whole = client.perform(Call { accept: gone, ..Call::get(path) }, plain_error).await?;
        if !whole.status.is_success() {
            return Err(Error::Gone(format!("the {kind} {id} is not kept any more, or not yours")));
        }
        let job = read(&whole)?;
        if is_over(&job) {
            return Ok(job);
        }
        let asked = retry_after(&whole.headers).unwrap_or_default();
        let left = until.saturating_duration_since(Instant::now());
        let Some(pause) = pauses.next(asked, left) else {
            return Err(Error::NotOver { kind, id: id.to_owned(), within: patience.within });
        };
        tokio::time::sleep(pause).await;
    }
}

/// The pauses between looks, each half as long again as the one before.
struct Pauses {
    next: Duration,
    longest: Duration,
}

impl Pauses {
    /// The next one, never shorter than was asked for; nothing where no time is left for it.
    fn next(&mut self, asked: Duration, left: Duration) -> Option<Duration> {
        if left.is_zero() || asked > left {
            return None;
        }
        let pause = self.next.max(asked).min(left);
        self.next = self.next.mul_f64(1.5).min(self.longest);
        Some(pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_are_bounded_and_are_never_shorter_than_was_asked_for() {
        let seconds = Duration::from_secs_f64;
        let mut pauses = Pauses { next: seconds(1.0), longest: seconds(3.0) };
        let mut next = |asked, left| pauses.next(seconds(asked), seconds(left)).map(|pause| pause.as_secs_f64());
        assert_eq!([next(0.0, 60.0), next(7.0, 60.0), next(0.0, 60.0)], [Some(1.0), Some(7.0), Some(2.25)]);
        assert_eq!([next(0.0, 60.0), next(0.0, 0.5)], [Some(3.0), Some(0.5)]);
        assert_eq!([next(0.0, 0.0), next(61.0, 60.0)], [None, None]);
    }
}
