//! A lease that is held for as long as something lasts that nobody could go on with, such as a file that is coming in.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::task::JoinHandle;

use super::{Lease, LeaseError, Leases, Parts};

/// How long such a lease is good at least: what it stands for cannot be taken up again, so neither a database that is away
/// for a while nor clocks that differ may end it.
const TERM_MIN: TimeDelta = TimeDelta::minutes(2);

/// A lease that is renewed for as long as this is kept. Dropped without its end, as when the process dies, it is free once
/// its term is over: then everybody knows that what it stood for goes on no more.
#[derive(Debug)]
pub struct KeptLease {
    leases: Leases,
    lease: Lease,
    renewing: JoinHandle<()>,
}

impl Leases {
    /// Takes the lease of this name and keeps it; nothing while somebody else holds it.
    ///
    /// # Errors
    /// [`LeaseError`] when it is not known.
    pub async fn keep(&self, name: &str) -> Result<Option<KeptLease>, LeaseError> {
        let leases = self.with_term(self.term.max(TERM_MIN));
        let Some(lease) = leases.take(name).await? else { return Ok(None) };
        let (renewed, held) = (leases.clone(), lease.clone());
        let renewing = tokio::spawn(async move {
            loop {
                tokio::time::sleep(renewed.renewal()).await;
                match renewed.renew(&held).await {
                    Ok(true) => {}
                    Ok(false) => break,
                    // The term may outlast it.
                    Err(error) => {
                        let error = &error as &dyn std::error::Error;
                        tracing::warn!(error, "a lease could not be renewed");
                    }
                }
            }
        });
        Ok(Some(KeptLease { leases, lease, renewing }))
    }

    fn with_term(&self, term: TimeDelta) -> Self {
        let Parts { store, clock, random, .. } = &*self.0;
        Self(Arc::new(Parts { store: store.clone(), clock: clock.clone(), random: random.clone(), term }))
    }
}

impl KeptLease {
    /// Ends it. Where the database does not answer, it ends with its term.
    pub async fn end(self) {
        if let Err(error) = self.leases.end(&self.lease).await {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(error, "a lease could not be given back; it ends by itself");
        }
    }
}

impl Drop for KeptLease {
    fn drop(&mut self) {
        self.renewing.abort();
    }
}
