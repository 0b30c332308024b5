//! The program as it serves, watched while a test does it harm: in a process of its own, under a memory cap, with a
//! well-behaved client beside.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, MutexGuard, mpsc},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{sync::watch, task::JoinHandle};

use crate::{database::Backend, gateway::Gateway, memory};

/// What the process may take of writable memory, in kilobytes: what needs more kills it, not the machine.
const MEMORY_CAP_KB: u64 = 1024 * 1024;

/// The most memory that it may have had at any time, in kilobytes. A debug build that answers queries has some 80,000.
const MEMORY_PEAK_KB: u64 = 300 * 1024;

/// Nobody waits longer for an answer: it is a hang. No test of a gateway that works comes near.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// How often the well-behaved client asks. It keeps far below its tier's rate.
const PACE: Duration = Duration::from_millis(20);

/// The settings of a gateway that is attacked: its rates are no help to it.
pub const UNLIMITED: &[(&str, &str)] = &[
    ("tiers.anonymous.requests_per_second", "100000"),
    ("tiers.anonymous.burst", "1000000"),
    ("tiers.anonymous.concurrency_max", "1000"),
    ("tiers.anonymous.bucket_points", "1000000000"),
    ("tiers.anonymous.refill_points_per_second", "1000000"),
];

/// What the well-behaved client asks for, of everything that the gateway does: a lookup, a page, a count.
const GOOD_QUERY: &str =
    "{ enterprises(first: 3) { totalCount nodes { name abnormalOperations { nodes { listedOn } } } } }";

/// The serving program.
pub struct Target {
    /// The gateway whose database and secrets it has.
    pub gateway: Gateway,
    /// Where it listens.
    pub address: SocketAddr,
    process: Child,
    /// Lines of its log that no attack may bring about.
    faults: Arc<Mutex<Vec<String>>>,
}

impl Target {
    /// Starts it with these settings. What `fill` writes is in its database.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(settings: &[(&'static str, &str)], fill: impl AsyncFnOnce(&Gateway)) -> Self {
        let gateway = Box::pin(Gateway::start_with(Backend::Sqlite, settings)).await;
        fill(&gateway).await;
        let serve = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
        let mut command = capped(&serve);
        for (path, value) in settings {
            command.env(format!("MINGJING__{}", path.to_uppercase().replace('.', "__")), value);
        }
        // Two processes cannot write one search index.
        command.env("MINGJING__SEARCH__DIRECTORY", gateway.directory().join("search-of-target"));
        command.env("MINGJING__LOG__FORMAT", "json").env("MINGJING__LOG__FILTER", "info,access=off");
        let mut process = command.spawn().expect("the program starts");
        let (told, serving) = mpsc::channel();
        let faults = Arc::new(Mutex::new(Vec::new()));
        let (log, seen) = (process.stderr.take().expect("its log is a pipe"), Arc::clone(&faults));
        std::thread::spawn(move || {
            for line in BufReader::new(log).lines().map_while(Result::ok) {
                let event: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
                if event["message"] == "serving" {
                    let address: Option<SocketAddr> = event["address"].as_str().and_then(|text| text.parse().ok());
                    // Whoever waited may be gone.
                    let _ = told.send(address);
                } else if event.is_null() || event["level"] == "ERROR" {
                    locked(&seen).push(line);
                }
            }
        });
        let address =
            tokio::task::spawn_blocking(move || serving.recv_timeout(PATIENCE)).await.expect("it is waited for");
        let mut target = Self { gateway, address: SocketAddr::from(([127, 0, 0, 1], 0)), process, faults };
        let Ok(Some(address)) = address else { panic!("the program does not serve: {:?}", locked(&target.faults)) };
        target.address = address;
        target
    }

    /// The address of the GraphQL endpoint.
    pub fn url(&self) -> String {
        format!("http://{}/graphql", self.address)
    }

    /// Begins to ask good queries, as a client of its own, until [`Bystander::stop`].
    ///
    /// # Panics
    /// When there is no HTTP client to be had.
    pub fn bystander(&self) -> Bystander {
        let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().expect("an HTTP client");
        let (url, key) = (self.url(), self.gateway.key.clone());
        let (stop, mut stopped) = watch::channel(false);
        let (count, counted) = watch::channel(0);
        let asking = tokio::spawn(async move {
            loop {
                let request = client.post(&url).header("x-api-key", &key).json(&json!({"query": GOOD_QUERY}));
                let response = request.send().await.expect("the well-behaved client is answered");
                let status = response.status().as_u16();
                let answer: Value = response.json().await.expect("the well-behaved client reads JSON");
                let is_good = answer["data"]["enterprises"]["totalCount"].as_u64().is_some_and(|count| count > 0);
                assert!(status == 200 && is_good && answer.get("errors").is_none(), "{status}: {answer}");
                count.send_modify(|count| *count += 1);
                if tokio::time::timeout(PACE, stopped.wait_for(|stopped| *stopped)).await.is_ok() {
                    return;
                }
            }
        });
        Bystander { asking, stop, counted }
    }

    /// Asserts what must hold whatever was done to it: it runs, it never took more memory than any good use needs, and
    /// nothing in it failed or panicked.
    ///
    /// # Panics
    /// When one of it does not hold.
    pub fn assert_unharmed(&mut self) {
        assert_eq!(self.process.try_wait().expect("its state is known"), None, "the program ended");
        let peak = self.memory_peak_kb();
        assert!(peak <= MEMORY_PEAK_KB, "it took {peak} kB of memory at its peak");
        let faults = locked(&self.faults);
        assert!(faults.is_empty(), "{faults:#?}");
    }

    /// The most memory that it had at any time so far, in kilobytes.
    ///
    /// # Panics
    /// When the system does not tell.
    pub fn memory_peak_kb(&self) -> u64 {
        memory::peak_kb(self.process.id())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The command under a cap of the system on its memory; a shell sets it and becomes the program.
fn capped(command: &Command) -> Command {
    let mut capped = Command::new("sh");
    capped.args(["-c", &format!("ulimit -d {MEMORY_CAP_KB} && exec \"$0\" \"$@\"")]);
    capped.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => capped.env(name, value),
            None => capped.env_remove(name),
        };
    }
    if let Some(directory) = command.get_current_dir() {
        capped.current_dir(directory);
    }
    capped.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    capped
}

/// The well-behaved client.
pub struct Bystander {
    asking: JoinHandle<()>,
    stop: watch::Sender<bool>,
    counted: watch::Receiver<u64>,
}

impl Bystander {
    /// Waits until it was answered once more, from now on: what was asked before may have been answered before.
    ///
    /// # Panics
    /// When it was answered wrongly, or not at all.
    pub async fn is_served(&mut self) {
        let next = *self.counted.borrow_and_update() + 2;
        let served = tokio::time::timeout(PATIENCE, self.counted.wait_for(|count| *count >= next)).await;
        assert!(matches!(served, Ok(Ok(_))), "the well-behaved client is not served");
    }

    /// Ends it.
    ///
    /// # Panics
    /// When any of its answers was not what it should be.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        self.asking.await.expect("every answer to the well-behaved client is good");
    }
}
