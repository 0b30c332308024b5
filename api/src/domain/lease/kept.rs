//! A lease that is held for as long as something lasts that nobody could go on with, such as a file that is coming in.

use tokio::task::JoinHandle;

use super::{Lease, LeaseError, Leases};

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
        let Some(lease) = self.take(name).await? else { return Ok(None) };
        let (leases, held) = (self.clone(), lease.clone());
        let renewing = tokio::spawn(async move {
            loop {
                tokio::time::sleep(leases.renewal()).await;
                match leases.renew(&held).await {
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
        Ok(Some(KeptLease { leases: self.clone(), lease, renewing }))
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
