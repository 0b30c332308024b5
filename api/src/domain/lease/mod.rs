//! Leases (租约): who does a piece of work in the background, so that replicas share the work and none does it twice.
//!
//! A lease is a row with a name, a holder and a moment. Whoever takes it holds it until that moment, renews it while the
//! work goes on, and gives it back; when its holder dies, anybody may take it once the moment is over. Work that comes
//! again by itself rests under its lease until its next turn.
//!
//! Invariants: a name has one holder at a time by the clock; and whatever the clocks say, what a holder writes in a
//! transaction that [`Leases::hold`] began with is written by the holder or not at all, for the row stays locked until
//! the transaction ends and each taking of a name has a holder of its own.
//!
//! Left to others: what the work is and when it is due (`worker`).

mod repo;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::store::{Store, cell::Cell};
use crate::{
    clock::Clock,
    hexadecimal::Hexadecimal,
    random::{Random, RandomUnavailable},
};

/// A part of its term after which a lease is renewed.
const RENEWALS_A_TERM: u32 = 3;

/// Why a lease could not be asked for.
#[derive(Debug, thiserror::Error)]
pub enum LeaseError {
    /// The database refused or did not answer.
    #[error("the leases could not be read or written")]
    Database(#[from] DbErr),
    /// There is no name for a holder.
    #[error(transparent)]
    Random(#[from] RandomUnavailable),
}

/// A lease that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    name: String,
    holder: String,
    attempts: u32,
}

impl Lease {
    /// What the work is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How often the work was taken since it last got on; 1 the first time.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// The leases of all replicas.
#[derive(Debug, Clone)]
pub struct Leases {
    store: Store,
    clock: Clock,
    random: Random,
    term: TimeDelta,
}

impl Leases {
    /// Over a migrated database; a lease is good for so long.
    pub fn new(store: Store, clock: Clock, random: Random, term: Duration) -> Self {
        Self { store, clock, random, term: TimeDelta::from_std(term).unwrap_or(TimeDelta::MAX) }
    }

    /// How often a holder renews its lease.
    pub fn renewal(&self) -> Duration {
        self.term.to_std().unwrap_or_default() / RENEWALS_A_TERM
    }

    /// Takes the lease of this name, unless somebody holds it or it rests.
    ///
    /// # Errors
    /// [`LeaseError`] when it is not known.
    pub async fn take(&self, name: &str) -> Result<Option<Lease>, LeaseError> {
        Ok(self.take_some(&[name], 1).await?.pop())
    }

    /// Takes leases of these names, so many at most, the first of them first; those that somebody holds or that rest are
    /// passed over. Two statements, and one more for each time that somebody else was faster.
    ///
    /// # Errors
    /// [`LeaseError`] when they are not known. Those that were taken before end with their term.
    pub async fn take_some(&self, names: &[&str], most: usize) -> Result<Vec<Lease>, LeaseError> {
        let (dialect, now) = (self.store.dialect(), self.clock.now());
        let mut taken = Vec::new();
        if names.is_empty() || most == 0 {
            return Ok(taken);
        }
        let names: Vec<Cell> = names.iter().map(|name| Cell::text(*name)).collect();
        // Asked first, so that nobody waits for the lock of a holder that is writing.
        let held = repo::held(self.store.reader(), dialect, &names, now).await?;
        let is_free = |name: &Cell| name.as_str().is_some_and(|name| !held.contains(name));
        let mut free = names.into_iter().filter(is_free).peekable();
        let holder = self.new_holder()?;
        while taken.len() < most && free.peek().is_some() {
            let names: Vec<Cell> = free.by_ref().take(most - taken.len()).collect();
            let won = repo::take(self.store.writer(), dialect, &names, &holder, (now, now + self.term)).await?;
            let lease = |(name, attempts)| Lease { name, holder: holder.clone(), attempts };
            taken.extend(won.into_iter().map(lease));
        }
        Ok(taken)
    }

    /// Holds it for another term; whether it was still held.
    ///
    /// # Errors
    /// [`LeaseError`] when that is not known.
    pub async fn renew(&self, lease: &Lease) -> Result<bool, LeaseError> {
        let until = self.clock.now() + self.term;
        Ok(repo::extend(self.store.writer(), &lease.name, &lease.holder, until, None).await?)
    }

    /// Holds it until the transaction ends, and notes that the work gets on; false when it is lost, and nothing may be
    /// written.
    ///
    /// # Errors
    /// [`DbErr`] when that is not known.
    pub async fn hold(&self, transaction: &impl ConnectionTrait, lease: &Lease) -> Result<bool, DbErr> {
        let until = self.clock.now() + self.term;
        repo::extend(transaction, &lease.name, &lease.holder, until, Some(0)).await
    }

    /// Ends it: the work is done.
    ///
    /// # Errors
    /// [`LeaseError`] when the database does not answer; then it ends with its term.
    pub async fn end(&self, lease: &Lease) -> Result<(), LeaseError> {
        Ok(repo::remove(self.store.writer(), &lease.name, &lease.holder).await?)
    }

    /// Lets the work rest until a moment, from which on anybody may take it.
    ///
    /// # Errors
    /// [`LeaseError`] when the database does not answer; then it rests for its term.
    pub async fn rest(&self, lease: &Lease, until: DateTime<Utc>, done: bool) -> Result<(), LeaseError> {
        repo::extend(self.store.writer(), &lease.name, &lease.holder, until, done.then_some(0)).await?;
        Ok(())
    }

    fn new_holder(&self) -> Result<String, RandomUnavailable> {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes)?;
        Ok(Hexadecimal(&bytes).to_string())
    }
}
