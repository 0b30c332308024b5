//! How long things took: what benches show.

use std::time::{Duration, Instant};

/// How long each of several runs of the same thing took.
#[derive(Default)]
pub struct Measured(Vec<Duration>);

impl Measured {
    /// Notes a run that began then and ends now.
    pub fn note(&mut self, began: Instant) {
        self.0.push(began.elapsed());
    }

    /// Notes how long a run took.
    pub fn push(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// Notes all runs of another.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The run below which this share of them is.
    pub fn share(&mut self, percent: usize) -> Duration {
        self.0.sort_unstable();
        let last = self.0.len().saturating_sub(1);
        self.0.get(last * percent / 100).copied().unwrap_or_default()
    }

    /// Shows the median, and how many rows a second that is.
    pub fn show(&mut self, what: &str, rows: u32) {
        let (median, worst) = (self.share(50), self.share(100));
        let rate = f64::from(rows) / median.as_secs_f64();
        println!("  {what:44} {:>8.0} ms (at most {:.0} ms) {rate:>9.0} rows/s", ms(median), ms(worst));
    }
}

/// In milliseconds.
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
