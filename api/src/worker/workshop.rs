//! Runs jobs until the gateway stops.

use std::{collections::HashSet, error::Error, future::Future, sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{
    sync::{Notify, watch},
    task::{JoinHandle, JoinSet},
};

use super::{Done, Job, JobError};
use crate::{
    clock::Clock,
    domain::lease::{Lease, Leases},
};

/// How often a process looks for work that it did not queue itself.
const POLL: Duration = Duration::from_secs(3);

/// How long work that failed rests before it is tried again: doubled each time, up to the longest.
const FIRST_REST: TimeDelta = TimeDelta::seconds(5);
const LONGEST_REST: TimeDelta = TimeDelta::minutes(10);

/// Wakes the workshop of this process: there is work now.
#[derive(Debug, Clone, Default)]
pub struct Wake(Arc<Notify>);

impl From<Arc<Notify>> for Wake {
    fn from(notify: Arc<Notify>) -> Self {
        Self(notify)
    }
}

impl Wake {
    /// There is work now.
    pub fn now(&self) {
        self.0.notify_one();
    }
}

/// Does the work of one process.
#[derive(Clone)]
pub struct Workshop {
    leases: Leases,
    clock: Clock,
    jobs: Vec<(Arc<dyn Job>, Wake)>,
}

impl Workshop {
    /// Without jobs yet.
    pub fn new(leases: Leases, clock: Clock) -> Self {
        Self { leases, clock, jobs: Vec::new() }
    }

    /// With one job more, which `wake` wakes.
    #[must_use]
    pub fn with(mut self, job: Arc<dyn Job>, wake: Wake) -> Self {
        self.jobs.push((job, wake));
        self
    }

    /// Works until `stop` is raised. Each job does as many pieces at a time as it may; what is cut off gives its lease back.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let mut running = JoinSet::new();
        for (job, wake) in &self.jobs {
            running.spawn(self.clone().attend(Arc::clone(job), wake.clone(), stop.clone()));
        }
        while let Some(ended) = running.join_next().await {
            if let Err(error) = ended {
                tracing::error!(error = &error as &dyn Error, "a job of the background ended for good");
            }
        }
    }

    async fn attend(self, job: Arc<dyn Job>, wake: Wake, mut stop: watch::Receiver<bool>) {
        let mut working = Working::default();
        loop {
            self.begin_what_is_due(&job, &mut working, &stop).await;
            tokio::select! {
                // What was done may have made more due, and what was not may have kept another waiting.
                () = working.ended() => {}
                () = wake.0.notified() => {}
                () = tokio::time::sleep(POLL) => {}
                () = stopped(&mut stop) => break,
            }
        }
        while working.len() > 0 {
            working.ended().await;
        }
    }

    /// Begins pieces that are due and free, as many as may be done at once.
    async fn begin_what_is_due(&self, job: &Arc<dyn Job>, working: &mut Working, stop: &watch::Receiver<bool>) {
        if working.len() >= job.at_once() {
            return;
        }
        let due = match job.due().await {
            Ok(due) => due,
            Err(error) => {
                return tracing::warn!(job = job.name(), error = &*error as &dyn Error, "what is due is not known");
            }
        };
        // The clock may say that the term of one's own lease is over.
        let due: Vec<&str> = due.iter().map(String::as_str).filter(|name| !working.has(name)).collect();
        if *stop.borrow() {
            return;
        }
        match self.leases.take_some(&due, job.at_once() - working.len()).await {
            Ok(taken) => {
                for lease in taken {
                    let (workshop, job, mut stop) = (self.clone(), Arc::clone(job), stop.clone());
                    let name = lease.name().to_owned();
                    working.begin(name, async move { workshop.work(&job, lease, &mut stop).await });
                }
            }
            Err(error) => tracing::warn!(error = &error as &dyn Error, "leases could not be taken"),
        }
    }

    /// Does one piece under its lease. It is a task of its own, so that a panic costs that piece alone.
    async fn work(&self, job: &Arc<dyn Job>, lease: Lease, stop: &mut watch::Receiver<bool>) {
        let (doing, held) = (Arc::clone(job), lease.clone());
        let mut task = tokio::spawn(async move { doing.run(&held).await });
        let outcome = self.under_lease(&mut task, &lease, stop).await;
        if matches!(outcome, Ended::Stopped | Ended::Lost) {
            // What it has begun in the database ends with it.
            task.abort();
            let _ = task.await;
        }
        let given_back = match &outcome {
            Ended::With(Ok(Done::Finished)) => self.leases.end(&lease).await,
            Ended::With(Ok(Done::Again(after))) => {
                let after = TimeDelta::from_std(*after).unwrap_or(TimeDelta::MAX);
                self.leases.rest(&lease, self.clock.now() + after, true).await
            }
            Ended::With(Err(error)) => {
                tracing::error!(job = lease.name(), error = &**error as &dyn Error, "work in the background failed");
                self.leases.rest(&lease, self.clock.now() + rest_after(lease.attempts()), false).await
            }
            Ended::Stopped => self.leases.rest(&lease, self.clock.now(), true).await,
            Ended::Lost => {
                tracing::warn!(job = lease.name(), "a lease was lost; somebody else goes on with the work");
                Ok(())
            }
        };
        if let Err(error) = given_back {
            tracing::warn!(error = &error as &dyn Error, "a lease could not be given back; it ends by itself");
        }
    }

    /// Waits for the work, and renews its lease meanwhile.
    async fn under_lease(
        &self,
        task: &mut JoinHandle<Result<Done, JobError>>,
        lease: &Lease,
        stop: &mut watch::Receiver<bool>,
    ) -> Ended {
        loop {
            tokio::select! {
                done = &mut *task => return Ended::With(done.unwrap_or_else(|panic| Err(panic.into()))),
                () = tokio::time::sleep(self.leases.renewal()) => {}
                () = stopped(stop) => return Ended::Stopped,
            }
            match self.leases.renew(lease).await {
                Ok(true) => {}
                Ok(false) => return Ended::Lost,
                // The term may outlast it; what is written asks anyway.
                Err(error) => tracing::warn!(error = &error as &dyn Error, "a lease could not be renewed"),
            }
        }
    }
}

/// The pieces of a job that are being done.
#[derive(Default)]
struct Working {
    tasks: JoinSet<String>,
    names: HashSet<String>,
}

impl Working {
    fn len(&self) -> usize {
        self.names.len()
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    fn begin(&mut self, name: String, work: impl Future<Output = ()> + Send + 'static) {
        self.names.insert(name.clone());
        self.tasks.spawn(async move {
            work.await;
            name
        });
    }

    /// Waits until a piece has ended, for ever where there is none.
    async fn ended(&mut self) {
        match self.tasks.join_next().await {
            Some(Ok(name)) => {
                self.names.remove(&name);
            }
            Some(Err(error)) => {
                // The piece itself is a task of its own; whoever looked after it does not panic.
                tracing::error!(error = &error as &dyn Error, "a piece of work was not looked after");
                self.tasks.abort_all();
                self.names.clear();
            }
            None => std::future::pending().await,
        }
    }
}

/// How a piece of work ended.
enum Ended {
    With(Result<Done, JobError>),
    Stopped,
    Lost,
}

fn rest_after(attempts: u32) -> TimeDelta {
    let doubled = 2_i32.saturating_pow(attempts.saturating_sub(1).min(20));
    FIRST_REST.checked_mul(doubled).unwrap_or(LONGEST_REST).min(LONGEST_REST)
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A dropped sender means the same.
    let _ = stop.wait_for(|stopped| *stopped).await;
}
