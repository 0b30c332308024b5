//! Work in the background that replicas share by leases (`domain::lease`): each process looks for what is due, takes a
//! lease for a piece of it, does it, and gives the lease back.
//!
//! There is one mechanism for all of it: what is done once for a row (an upload), and what comes again by itself
//! (retention). A sort of work is a [`Job`]; the [`Workshop`] runs all of them until the gateway stops. Work that is cut
//! off, by a stop or a crash, is taken up by whoever next finds it due; it must bear that.

pub mod export;
pub mod term;
pub mod upload;
pub mod verification;
pub mod webhook;
mod workshop;

use std::time::Duration;

use async_trait::async_trait;

pub use self::workshop::{Wake, Workshop};
use crate::domain::lease::Lease;

/// Why a piece of work failed. It is logged with its causes, and tried again later.
pub type JobError = Box<dyn std::error::Error + Send + Sync>;

/// What becomes of a piece of work that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It is over.
    Finished,
    /// It comes again after this time.
    Again(Duration),
}

/// A sort of work.
#[async_trait]
pub trait Job: Send + Sync + 'static {
    /// What it is called in the log.
    fn name(&self) -> &'static str;

    /// How many pieces of it one process does at once.
    fn at_once(&self) -> usize {
        1
    }

    /// The pieces of it that may be due, by the names of their leases. Those that somebody else does are passed over.
    async fn due(&self) -> Result<Vec<String>, JobError>;

    /// Does one piece, under its lease, which is renewed meanwhile.
    async fn run(&self, lease: &Lease) -> Result<Done, JobError>;
}
