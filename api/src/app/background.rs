//! What a gateway that serves does beside the requests, until it is told to stop.

use std::{future::Future, sync::Arc};

use tokio::{sync::watch, task::JoinHandle};

use super::{App, part::upload_settings};
use crate::{
    domain::{
        export::process::Processor as Exporter,
        registry::{RegistrySource, search::follow::Follower},
        upload::{Uploads, process::Processor},
        verification_job::process::Processor as Verifier,
    },
    infra::commits,
    worker::{
        Wake, Workshop,
        export::{ExportJob, ExportRetentionJob, ScheduleJob},
        term::{ExpiryJob, ReminderJob},
        upload::{RetentionJob, UploadJob},
        verification::{VerificationFileJob, VerificationRetentionJob},
        webhook::{DeliveryJob, FanOutJob, WebhookRetentionJob},
    },
};

impl App {
    /// Starts all of it. Each task ends soon after `stop`; those that count write down first what they have.
    pub(super) fn start_background(&self, stop: &watch::Sender<bool>) -> Vec<JoinHandle<()>> {
        let stop = || stop.subscribe();
        let mut tasks = vec![
            tokio::spawn(self.last_use.clone().run(stopped(stop()))),
            tokio::spawn(self.monthly.clone().run(stopped(stop()))),
            tokio::spawn(self.deprecated_use.clone().run(stopped(stop()))),
            tokio::spawn(self.usage.clone().run(stopped(stop()))),
            tokio::spawn(self.documents.clone().run(stopped(stop()))),
            tokio::spawn(self.watch_standbys(stop())),
            tokio::spawn(self.tell_commits(stop())),
            tokio::spawn(self.listen_for_commits(stop())),
            tokio::spawn(self.head.clone().run(stopped(stop()))),
        ];
        if self.config.jobs.enabled {
            let woken = Wake::default();
            tasks.push(tokio::spawn(self.wake_deliveries(woken.clone(), stop())));
            tasks.push(tokio::spawn(self.workshop(woken).run(stop())));
        }
        tasks.extend(self.follow_changes(stop()));
        tasks
    }

    /// Finds out again and again which standbys are fresh enough to be read.
    fn watch_standbys(&self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        self.store.standbys().clone().watch(stopped(stop))
    }

    /// Tells all who wait for it that this process has committed changes: a commit wakes one waiter alone.
    fn tell_commits(&self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        let (committed, indexing, head) = (self.writer.committed(), Arc::clone(&self.indexing), self.head.wake());
        async move {
            let telling = async {
                loop {
                    committed.notified().await;
                    indexing.notify_one();
                    head.notify_one();
                }
            };
            tokio::select! {
                () = stopped(stop) => {}
                () = telling => {}
            }
        }
    }

    /// Tells the same of commits of other processes, where the database tells of them.
    fn listen_for_commits(&self, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        let (indexing, head) = (Arc::clone(&self.indexing), self.head.wake());
        let tell = move || {
            indexing.notify_one();
            head.notify_one();
        };
        commits::listen(self.store.background(), tell, stopped(stop))
    }

    /// Wakes whoever attempts deliveries as soon as there are any.
    fn wake_deliveries(&self, wake: Wake, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + 'static {
        let mut stirrings = self.webhooks.stirrings();
        async move {
            let waking = async {
                while stirrings.changed().await.is_ok() {
                    wake.now();
                }
            };
            tokio::select! {
                () = stopped(stop) => {}
                () = waking => {}
            }
        }
    }

    /// The work of this process in the background.
    fn workshop(&self, deliveries: Wake) -> Workshop {
        let store = self.store.background();
        let uploads = Uploads::new(store, self.clock.clone(), self.leases.clone(), upload_settings(&self.config));
        let processor = Processor {
            uploads: uploads.clone(),
            writer: self.writer.clone(),
            access: self.access.clone(),
            leases: self.leases.clone(),
            search: self.search.clone(),
        };
        let workshop = self.with_exports(Workshop::new(self.leases.clone(), self.clock.clone()));
        let workshop = self.with_verifications(workshop);
        workshop
            .with(Arc::new(UploadJob(processor)), self.upload_queued.clone())
            .with(Arc::new(RetentionJob(uploads)), Wake::default())
            .with(
                Arc::new(FanOutJob {
                    webhooks: self.webhooks.clone(),
                    head: self.head.clone(),
                    leases: self.leases.clone(),
                }),
                Wake::default(),
            )
            .with(Arc::new(DeliveryJob { webhooks: self.webhooks.clone(), leases: self.leases.clone() }), deliveries)
            .with(
                Arc::new(WebhookRetentionJob {
                    webhooks: self.webhooks.clone(),
                    watch_lists: self.watch_lists.clone(),
                }),
                Wake::default(),
            )
            .with(Arc::new(ExpiryJob { expiry: self.expiry(), clock: self.clock.clone() }), Wake::default())
            .with(Arc::new(self.reminders()), Wake::default())
    }

    /// With the work on exports: those that were asked for, and those that are due.
    fn with_exports(&self, workshop: Workshop) -> Workshop {
        let (exports, leases) = (self.exports.in_background(), self.leases.clone());
        let job = |scheduled| {
            let processor = Exporter { exports: exports.clone(), leases: leases.clone() };
            Arc::new(ExportJob { processor, scheduled })
        };
        let due = Wake::default();
        let schedule = ScheduleJob { exports: exports.clone(), leases: leases.clone(), wake: due.clone() };
        workshop
            .with(job(false), self.exports.queued().into())
            .with(job(true), due)
            .with(Arc::new(schedule), Wake::default())
            .with(Arc::new(ExportRetentionJob { exports, leases }), Wake::default())
    }

    /// With the work on files that are verified.
    fn with_verifications(&self, workshop: Workshop) -> Workshop {
        let (jobs, leases) = (self.verification_jobs.in_background(), self.leases.clone());
        let verifier = Verifier { jobs: jobs.clone(), leases: leases.clone() };
        workshop
            .with(Arc::new(VerificationFileJob(verifier)), self.verification_jobs.queued().into())
            .with(Arc::new(VerificationRetentionJob { jobs, leases }), Wake::default())
    }

    fn reminders(&self) -> ReminderJob {
        ReminderJob { objections: self.objections.clone(), clock: self.clock.clone() }
    }

    /// Keeps the search index up with the change events, woken by the writes of this process.
    fn follow_changes(&self, stop: watch::Receiver<bool>) -> Option<JoinHandle<()>> {
        let index = Arc::clone(self.search.as_ref()?);
        let source = Arc::new(RegistrySource::new(self.store.background()));
        let follower = Follower::default().run(index, source, Arc::clone(&self.indexing), stop);
        Some(tokio::spawn(follower))
    }
}

/// Ready when the gateway stops.
pub(super) async fn stopped(mut stop: watch::Receiver<bool>) {
    // A dropped sender means the same.
    let _ = stop.wait_for(|stopped| *stopped).await;
}
