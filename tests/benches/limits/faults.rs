//! What no machine's slowness excuses.

use anyhow::bail;

use crate::{
    load::Seen,
    outcome::{Outcome, counts},
};

/// What was found that must not be, whatever the time it took.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    /// Notes one.
    pub fn note(&mut self, fault: String) {
        println!("  FAULT: {fault}");
        self.0.push(fault);
    }

    /// Holds that a client saw nothing but data and honest refusals.
    pub fn check(&mut self, client: &str, seen: &[Seen]) {
        let wrong = || seen.iter().filter(|seen| matches!(seen.outcome, Outcome::Wrong(_)));
        if wrong().next().is_some() {
            self.note(format!("{client} saw {}", counts(wrong())));
        }
    }

    /// Fails if there is any.
    pub fn result(&self) -> anyhow::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        bail!("{} faults:\n{}", self.0.len(), self.0.join("\n"))
    }
}
