//! What `app` would put behind the traits of the routes.

use super::*;

#[derive(Debug)]
pub(in crate::http) struct Name(pub(super) String);

/// Knows one key; keys that begin with `mj_` and end with a word are refused for the reason the word says. It counts
/// the points that are held.
#[derive(Default)]
pub(in crate::http) struct Door {
    pub(super) points: Arc<AtomicU32>,
}

pub(super) const QUOTA: Quota = Quota {
    policy: "requests",
    unit: None,
    limit: 10,
    window: Duration::from_mins(1),
    remaining: 9,
    reset: Duration::from_secs(6),
};

pub(super) const POINTS: u32 = 1_000;

impl Door {
    fn quota(&self) -> Quota {
        let held = u64::from(POINTS - self.points.load(Ordering::Relaxed));
        Quota { policy: "points", unit: Some("points"), limit: POINTS.into(), remaining: held, ..QUOTA }
    }
}

impl Gate for Door {
    type Caller = Name;
    type Receipt = ();

    async fn admit(&self, credentials: Presented, address: IpAddr) -> Result<Admission<Name>, Refusal> {
        let admit = |name: &str, client: Option<&str>| {
            Ok(Admission {
                caller: Arc::new(Name(name.to_owned())),
                address,
                client: client.map(str::to_owned),
                standing: Standing { quotas: vec![QUOTA], concurrency: Some(3) },
                in_progress: InProgress::default(),
                query_cost_max: 50,
                submits: name == "submitting",
            })
        };
        match credentials {
            Presented::Nothing => admit(&format!("anonymous from {address}"), None),
            Presented::Key(key) => match key.as_str() {
                "mj_limited" => Err(Refusal::RateLimited {
                    policy: "requests",
                    standing: Standing { quotas: vec![Quota { remaining: 0, ..QUOTA }], concurrency: None },
                    retry_after: Duration::from_millis(1500),
                }),
                "mj_suspended" => Err(Refusal::Suspended),
                "mj_unchecked" => Err(Refusal::Unavailable),
                "mj_good" | "mj_spent" | "mj_dear" | "mj_uncounted" | "mj_submitting" => {
                    admit(&key[3..], Some("client-7"))
                }
                _ => Err(Refusal::Unauthenticated),
            },
        }
    }

    fn subscribe(&self, _: &Name, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn greet(&self, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    fn connect(&self, _: &Name, _: IpAddr) -> Result<InProgress, Refusal> {
        Ok(InProgress::default())
    }

    async fn recheck(&self, _: &Presented, _: &Name) -> Result<(), Refusal> {
        Ok(())
    }

    async fn reserve(&self, caller: &Name, _address: IpAddr, work: Work) -> Result<Reserved<()>, Refusal> {
        match caller.0.as_str() {
            "spent" => Err(Refusal::RateLimited {
                policy: "points",
                standing: Standing { quotas: vec![Quota { remaining: 0, ..self.quota() }], concurrency: None },
                retry_after: Duration::from_millis(2500),
            }),
            "dear" => Err(Refusal::TooDear { cost: 2000, capacity: POINTS }),
            "uncounted" if work.is_write => Err(Refusal::WritesUncounted),
            _ => {
                self.points.fetch_add(work.cost, Ordering::Relaxed);
                Ok(Reserved { receipt: (), quota: self.quota(), longer: None, reset_at: chrono::DateTime::UNIX_EPOCH })
            }
        }
    }

    async fn refund(&self, (): (), points: u32) -> Quota {
        self.points.fetch_sub(points, Ordering::Relaxed);
        self.quota()
    }
}

pub(super) struct Needs(pub(super) Vec<&'static str>, pub(super) Vec<&'static str>);

#[async_trait::async_trait]
impl Readiness for Needs {
    async fn missing(&self) -> Vec<&'static str> {
        self.0.clone()
    }

    fn degraded(&self) -> Vec<&'static str> {
        self.1.clone()
    }
}

/// Keeps documents by the caller's name: automatic for those with a key, off for anonymous ones.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<HashMap<(String, DocumentHash), Arc<str>>>);

#[async_trait::async_trait]
impl PersistedDocuments<Name> for Kept {
    fn rule(&self, caller: &Name) -> DocumentRule {
        if caller.0.starts_with("anonymous") { DocumentRule::Off } else { DocumentRule::Automatic }
    }

    async fn find(&self, caller: &Name, hash: DocumentHash) -> Result<Option<Arc<str>>, persisted::Unavailable> {
        Ok(self.0.lock().unwrap().get(&(caller.0.clone(), hash)).cloned())
    }

    async fn keep(&self, caller: &Name, hash: DocumentHash, text: &str) {
        self.0.lock().unwrap().insert((caller.0.clone(), hash), Arc::from(text));
    }
}

pub(super) struct NoReports;

#[async_trait::async_trait]
impl Reports<Name> for NoReports {
    async fn timeliness(&self, _: &Name, _: ReportQuery) -> Result<Vec<u8>, ClientError> {
        Ok(Vec::new())
    }
}
