//! What falls due by itself: the end of a record's display, and reminders of objections that nobody has decided.

use std::time::Duration;

use async_trait::async_trait;

use super::{Done, Job, JobError};
use crate::{
    clock::Clock,
    domain::{disclosure::expire::Expiry, lease::Lease, objection::Objections},
};

/// How often what is due is looked for. Days are days of China, so a few minutes after midnight are soon enough.
const EVERY: Duration = Duration::from_mins(5);
/// The lease of the end of display.
const EXPIRY: &str = "record-expiry";
/// The lease of reminders.
const REMINDERS: &str = "objection-reminders";

/// Ends the display of records whose term is over.
#[derive(Debug)]
pub struct ExpiryJob {
    /// What ends it.
    pub expiry: Expiry,
    /// The time of day.
    pub clock: Clock,
}

#[async_trait]
impl Job for ExpiryJob {
    fn name(&self) -> &'static str {
        "record expiry"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![EXPIRY.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let ended = self.expiry.run(self.clock.now()).await?;
        if ended > 0 {
            tracing::info!(records = ended, "records are displayed no longer; their term is over");
        }
        Ok(Done::Again(EVERY))
    }
}

/// Reminds of objections that fall due.
#[derive(Debug)]
pub struct ReminderJob {
    /// What reminds.
    pub objections: Objections,
    /// The time of day.
    pub clock: Clock,
}

#[async_trait]
impl Job for ReminderJob {
    fn name(&self) -> &'static str {
        "objection reminders"
    }

    async fn due(&self) -> Result<Vec<String>, JobError> {
        Ok(vec![REMINDERS.to_owned()])
    }

    async fn run(&self, _: &Lease) -> Result<Done, JobError> {
        let written = self.objections.remind(self.clock.now()).await?;
        if written > 0 {
            tracing::info!(reminders = written, "objections fall due or are overdue");
        }
        Ok(Done::Again(EVERY))
    }
}
