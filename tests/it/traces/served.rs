//! The program, serving with traces, and what it says.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    process::{Child, Command, ExitStatus},
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

use serde_json::{Value, json};
use tests::{gateway::Gateway, until};

/// The serving program over a gateway's database. It ends with the test.
pub struct Served {
    child: Child,
    lines: Arc<Mutex<Vec<Value>>>,
    /// Reads them, to the end.
    reader: Option<JoinHandle<()>>,
    address: SocketAddr,
    metrics: SocketAddr,
    key: String,
    client: reqwest::Client,
}

impl Served {
    /// Starts it with these environment variables, and waits until it serves.
    pub async fn start(gateway: &Gateway, environment: &[(&str, &str)]) -> Self {
        let mut command = gateway.program(&["serve", "--listen", "127.0.0.1:0"]);
        command.env("MINGJING__LOG__FORMAT", "json").env("MINGJING__METRICS__LISTEN", "127.0.0.1:0");
        // Two processes cannot write one search index.
        command.env("MINGJING__SEARCH__DIRECTORY", gateway.directory().join("search-of-the-program"));
        // Rates that no test exhausts.
        for name in ["REQUESTS_PER_SECOND", "BURST", "BUCKET_POINTS", "REFILL_POINTS_PER_SECOND"] {
            command.env(format!("MINGJING__TIERS__ANONYMOUS__{name}"), "1000000");
        }
        command.envs(environment.iter().copied());
        let mut child = command.spawn().expect("the program starts");
        let lines: Arc<Mutex<Vec<Value>>> = Arc::default();
        let (said, log) = (Arc::clone(&lines), child.stderr.take().unwrap());
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(log).lines().map_while(Result::ok) {
                let event = serde_json::from_str(&line).unwrap_or(Value::String(line));
                said.lock().unwrap().push(event);
            }
        });
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let key = gateway.key.clone();
        let mut served = Self { child, lines, reader: Some(reader), address: nowhere, metrics: nowhere, key, client };
        served.address = served.said_address("serving").await;
        served.metrics = served.said_address("serving metrics").await;
        served
    }

    async fn said_address(&mut self, message: &str) -> SocketAddr {
        let lines = Arc::clone(&self.lines);
        until(async || {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none(), "{ended:?}: {:#?}", lines.lock().unwrap());
            let lines = lines.lock().unwrap();
            let line = lines.iter().find(|line| line["message"] == message)?;
            Some(line["address"].as_str().unwrap().parse().unwrap())
        })
        .await
    }

    /// Where it serves.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The lines that it has said so far.
    pub fn lines(&self) -> Vec<Value> {
        self.lines.lock().unwrap().clone()
    }

    /// How many of its lines say this.
    pub fn said(&self, message: &str) -> usize {
        let says = |line: &&Value| line["message"].as_str().is_some_and(|said| said.contains(message));
        self.lines().iter().filter(says).count()
    }

    /// A request to the GraphQL endpoint, without a key.
    pub fn post(&self, body: &Value) -> reqwest::RequestBuilder {
        self.client.post(format!("http://{}/graphql", self.address)).json(body)
    }

    /// Likewise, with the operator's key.
    pub fn with_key(&self, body: &Value) -> reqwest::RequestBuilder {
        self.post(body).header("x-api-key", &self.key)
    }

    /// A request for another path.
    pub fn get(&self, path: &str) -> reqwest::RequestBuilder {
        self.client.get(format!("http://{}{path}", self.address))
    }

    /// Asks a query that must be answered without an error.
    pub async fn ask(&self, query: &str) {
        let answer = self.with_key(&json!({"query": query})).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert!(answer.get("errors").is_none(), "{answer}");
    }

    /// The number behind a series of the metrics.
    pub async fn metric(&self, series: &str) -> u64 {
        let page = self.client.get(format!("http://{}/metrics", self.metrics)).send().await.unwrap();
        let page = page.text().await.unwrap();
        let found = page.lines().find_map(|line| line.strip_prefix(series));
        found.unwrap_or_else(|| panic!("no {series} in\n{page}")).trim().parse().unwrap()
    }

    /// Tells it to stop and waits until it has, and until all that it said was read.
    pub async fn stop(&mut self) -> ExitStatus {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        let ended = until(async || self.child.try_wait().unwrap()).await;
        self.reader.take().unwrap().join().unwrap();
        ended
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
