//! When a request is sent again, and after how long.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::{ApiError, Error};

/// What it would mean to send a request twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing is changed by it.
    Read,
    /// The second has no effect and the answer of the first: it carries an idempotency key.
    Idempotent,
    /// It might be done twice.
    Once,
}

/// How patiently a client tries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetryPolicy {
    /// How often a request is sent at most.
    pub attempts: u32,
    /// About how long the first pause is; each further one is twice as long.
    pub base: Duration,
    /// The longest pause that is chosen freely. `Retry-After` is obeyed beyond it.
    pub longest: Duration,
    /// How long the pauses of a request may take together. When a pause would go beyond, the error is returned at once, with
    /// its `retry_after`.
    pub within: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 6,
            base: Duration::from_millis(500),
            longest: Duration::from_secs(20),
            within: Duration::from_secs(120),
        }
    }
}

impl RetryPolicy {
    /// Nothing is sent again.
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// How long to wait after so many failures in a row: half of it by rule, half by chance (0 to 1), never less than was
    /// asked.
    pub(crate) fn pause(&self, failures: u32, retry_after: Option<Duration>, chance: f64) -> Duration {
        let doubled = self.base.saturating_mul(1_u32 << failures.saturating_sub(1).min(30));
        let free = doubled.min(self.longest).mul_f64(0.5 + 0.5 * chance);
        // Whoever was told the same second must not come back in the same instant.
        retry_after.map_or(free, |asked| asked + free.min(Duration::from_millis(100) + asked / 10))
    }
}

/// Whether sending again may help and cannot harm.
pub(crate) fn may_repeat(error: &Error, repeat: Repeat) -> bool {
    match error {
        Error::Network { sent, .. } => repeat != Repeat::Once || !sent,
        Error::Api(error) => {
            if was_refused_before_work(error) {
                return true;
            }
            let transient = matches!(error.status, Some(429 | 500 | 502 | 503 | 504))
                || matches!(
                    &*error.code,
                    "RATE_LIMITED" | "OVERLOADED" | "TIMEOUT" | "INTERNAL" | "IDEMPOTENCY_IN_PROGRESS"
                );
            repeat != Repeat::Once && transient
        }
        _ => false,
    }
}

/// The gateway says these, with their statuses, before it does anything.
fn was_refused_before_work(error: &ApiError) -> bool {
    !error.executed
        && matches!(
            (error.status, &*error.code),
            (Some(429), "RATE_LIMITED") | (Some(503), "OVERLOADED") | (Some(429 | 503), "temporarily_unavailable")
        )
}

/// The attempts of one request.
#[derive(Debug)]
pub(crate) struct Attempts {
    policy: RetryPolicy,
    until: Instant,
    counts_pauses: bool,
    endless: bool,
    paused: Duration,
    made: u32,
}

impl Attempts {
    pub(crate) fn new(policy: RetryPolicy) -> Self {
        Self {
            policy,
            until: Instant::now() + policy.within,
            counts_pauses: false,
            endless: false,
            paused: Duration::ZERO,
            made: 0,
        }
    }

    /// Those of whoever follows for ever: as many as it takes, with the same pauses between them.
    pub(crate) fn endless(policy: RetryPolicy) -> Self {
        Self { endless: true, ..Self::new(policy) }
    }

    /// Those of a request that may well take longer than the pauses between them together.
    pub(crate) fn counting_pauses(policy: RetryPolicy) -> Self {
        Self { counts_pauses: true, ..Self::new(policy) }
    }

    /// Waits before the next attempt.
    ///
    /// # Errors
    /// The error, when there is to be none.
    pub(crate) async fn after(&mut self, mut error: Error, repeat: Repeat) -> Result<(), Error> {
        self.made = self.made.saturating_add(1);
        let mut retry_after = None;
        if let Error::Api(error) = &mut error {
            error.attempts = self.made;
            retry_after = error.retry_after;
        }
        if (self.made >= self.policy.attempts && !self.endless) || !may_repeat(&error, repeat) {
            return Err(error);
        }
        self.pause(error, retry_after).await
    }

    /// Waits before the next attempt, after an error of which it is known that it passes.
    ///
    /// # Errors
    /// The error, when there is to be none.
    pub(crate) async fn after_passing(&mut self, error: Error) -> Result<(), Error> {
        self.made += 1;
        self.pause(error, None).await
    }

    async fn pause(&mut self, error: Error, retry_after: Option<Duration>) -> Result<(), Error> {
        let pause = self.policy.pause(self.made, retry_after, rand::random());
        let is_beyond = if self.endless {
            false
        } else if self.counts_pauses {
            self.paused + pause > self.policy.within
        } else {
            Instant::now() + pause > self.until
        };
        if is_beyond {
            return Err(error);
        }
        if self.endless && self.made > 1 {
            // Nobody else hears of what whoever follows for ever is waiting for.
            log::warn!(target: "mingjing", "{error}; attempt {} failed, the next is in {:.1} s", self.made, pause.as_secs_f64());
        }
        self.paused = self.paused.saturating_add(pause);
        tokio::time::sleep(pause).await;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(status: u16, code: &str, executed: bool) -> Error {
        ApiError { code: code.into(), status: Some(status), executed, ..ApiError::default() }.into()
    }

    #[test]
    fn a_mutation_without_a_key_is_repeated_only_when_it_was_surely_not_executed() {
        for (error, once, others) in [
            (api(429, "RATE_LIMITED", false), true, true),
            (api(503, "OVERLOADED", false), true, true),
            (api(503, "OVERLOADED", true), false, true),
            (api(429, "HTTP_429", false), false, true),
            (api(503, "HTTP_503", false), false, true),
            (api(500, "INTERNAL", false), false, true),
            (api(504, "TIMEOUT", false), false, true),
            (api(200, "TIMEOUT", true), false, true),
            (api(400, "BAD_USER_INPUT", false), false, false),
            (api(401, "UNAUTHENTICATED", false), false, false),
            (api(409, "IDEMPOTENCY_KEY_REUSED", false), false, false),
            (Error::Network { message: String::new(), sent: false }, true, true),
            (Error::broken(""), false, true),
        ] {
            assert_eq!(may_repeat(&error, Repeat::Once), once, "{error:?}");
            assert_eq!(may_repeat(&error, Repeat::Read), others, "{error:?}");
            assert_eq!(may_repeat(&error, Repeat::Idempotent), others, "{error:?}");
        }
    }

    #[test]
    fn pauses_grow_are_bounded_and_are_never_shorter_than_was_asked() {
        let policy = RetryPolicy::default();
        let millis = |failures, chance| policy.pause(failures, None, chance).as_millis();
        assert_eq!([millis(1, 1.0), millis(2, 1.0), millis(3, 1.0), millis(90, 1.0)], [500, 1000, 2000, 20_000]);
        assert_eq!([millis(1, 0.0), millis(90, 0.0)], [250, 10_000]);
        let asked = policy.pause(1, Some(Duration::from_secs(7)), 0.0);
        assert!(asked > Duration::from_secs(7) && asked < Duration::from_secs(8));
    }

    #[tokio::test(start_paused = true)]
    async fn attempts_and_time_are_bounded() {
        let mut attempts = Attempts::new(RetryPolicy::default());
        let mut made = 0;
        while attempts.after(Error::broken("x"), Repeat::Read).await.is_ok() {
            made += 1;
        }
        assert_eq!(made, 5);
        let long = ApiError { retry_after: Some(Duration::from_secs(3600)), status: Some(429), ..ApiError::default() };
        let begin = Instant::now();
        let Err(Error::Api(error)) = Attempts::new(RetryPolicy::default()).after(long.into(), Repeat::Read).await
        else {
            panic!("it waits");
        };
        assert_eq!((error.attempts, Instant::now() - begin), (1, Duration::ZERO));
    }

    /// Keeps what a thread logs.
    struct Kept;

    thread_local! {
        static LOGGED: std::cell::RefCell<Vec<String>> = const { std::cell::RefCell::new(Vec::new()) };
    }

    impl log::Log for Kept {
        fn enabled(&self, _: &log::Metadata<'_>) -> bool {
            true
        }

        fn log(&self, record: &log::Record<'_>) {
            if record.target() == "mingjing" {
                LOGGED.with_borrow_mut(|logged| logged.push(record.args().to_string()));
            }
        }

        fn flush(&self) {}
    }

    #[tokio::test(start_paused = true)]
    async fn what_whoever_follows_for_ever_waits_for_is_logged_unless_it_is_over_at_once() {
        log::set_logger(&Kept).expect("no other logger");
        log::set_max_level(log::LevelFilter::Warn);
        let mut attempts = Attempts::endless(RetryPolicy::default());
        for _ in 0..3 {
            attempts.after(Error::broken("no route"), Repeat::Read).await.expect("another attempt");
        }
        let mut bounded = Attempts::new(RetryPolicy::default());
        while bounded.after(Error::broken("elsewhere"), Repeat::Read).await.is_ok() {}
        let logged = LOGGED.take();
        assert_eq!(logged.len(), 2, "{logged:?}");
        assert!(logged[0].contains("no route") && logged[0].contains("attempt 2 failed"), "{logged:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_follows_for_ever_waits_as_long_as_it_takes_with_bounded_pauses() {
        let mut attempts = Attempts::endless(RetryPolicy::default());
        let begin = Instant::now();
        for _ in 0..1000 {
            let before = Instant::now();
            assert!(attempts.after(Error::broken("x"), Repeat::Read).await.is_ok());
            assert!(before.elapsed() <= Duration::from_secs(30));
        }
        assert!(begin.elapsed() > Duration::from_secs(3600));
        for (status, code) in [(401, "UNAUTHENTICATED"), (403, "FORBIDDEN"), (400, "BAD_USER_INPUT")] {
            let refused = ApiError { status: Some(status), code: code.to_owned(), ..ApiError::default() };
            assert!(attempts.after(refused.into(), Repeat::Read).await.is_err(), "{code}");
        }
    }
}
