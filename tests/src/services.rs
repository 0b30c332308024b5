//! Services that the tests start for themselves. A service ends when this process does, however it ends.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

/// A running service: it serves for as long as its standard input is open.
pub struct Service {
    address: String,
    _process: Child,
}

impl Service {
    /// Where it answers.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// The address of the test run's PostgreSQL, which the first caller starts.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn postgres() -> &'static str {
    static POSTGRES: LazyLock<Service> = LazyLock::new(|| start_postgres(""));
    &POSTGRES.address
}

/// Starts a PostgreSQL of the caller's own with further options, such as `-c fsync=on`.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_postgres(options: &str) -> Service {
    let (process, address) = start("postgres.sh", &[], &[("POSTGRES_OPTIONS", options)]);
    Service { address, _process: process }
}

/// Starts a PostgreSQL of the caller's own with further options, whose data stands in this folder, now and the next time.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_postgres_in(directory: &Path, options: &str) -> Service {
    let directory = directory.to_str().expect("a folder whose name is a text");
    let (process, address) = start("postgres.sh", &[], &[("POSTGRES_OPTIONS", options), ("DATA_DIRECTORY", directory)]);
    Service { address, _process: process }
}

/// Starts a PostgreSQL of the caller's own that takes TLS, by the certificate and key in this folder.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_postgres_with_tls(directory: &Path) -> Service {
    let (process, address) = start("postgres.sh", &[], &[tls(directory)]);
    Service { address, _process: process }
}

fn tls(directory: &Path) -> (&'static str, &str) {
    ("TLS_DIRECTORY", directory.to_str().expect("a folder whose name is a text"))
}

/// Starts a hot standby of this PostgreSQL.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_postgres_standby(primary: &Service) -> Service {
    let (process, address) = start("postgres.sh", &[], &[("STANDBY_OF", primary.address())]);
    Service { address, _process: process }
}

/// A running Redis, of one server or several, which a test may end, stop and continue.
pub struct Redis {
    address: String,
    pids: Vec<String>,
    /// The scripts that keep the servers, the first one's and those of later starts.
    processes: Vec<Child>,
}

impl Redis {
    /// Where it answers, as `redis.url` of the configuration names it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends the first server at once, as a crash would; with Sentinels it is the master. What it held is gone.
    ///
    /// # Panics
    /// When it cannot be ended.
    pub fn kill(&mut self) {
        self.signal(0, "KILL");
    }

    /// Starts the one server anew, empty and where it was.
    ///
    /// # Panics
    /// When it does not start, or there are several.
    pub fn start_again(&mut self) {
        assert_eq!(self.pids.len(), 1, "one server can come back");
        let (_, port) = self.address.rsplit_once(':').expect("an address with a port");
        let (process, line) = start("redis.sh", &[], &[("REDIS_PORT", port)]);
        let (address, pids) = split(&line);
        assert_eq!(address, self.address);
        self.pids = pids;
        self.processes.push(process);
    }

    /// Stops one server of the cluster, so that it answers nothing, not even that it is gone.
    ///
    /// # Panics
    /// When it cannot be stopped.
    pub fn pause(&self, server: usize) {
        self.signal(server, "STOP");
    }

    /// Lets a stopped server go on.
    ///
    /// # Panics
    /// When it cannot go on.
    pub fn resume(&self, server: usize) {
        self.signal(server, "CONT");
    }

    fn signal(&self, server: usize, signal: &str) {
        let status = Command::new("kill").args([&format!("-{signal}"), &self.pids[server]]).status();
        assert!(status.expect("kill is there").success(), "{signal} to server {server}");
    }
}

/// Starts a Redis of the caller's own: an empty server.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_redis() -> Redis {
    start_redis_with(&[])
}

/// Starts a Redis Cluster of three masters of the caller's own.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_redis_cluster() -> Redis {
    start_redis_with(&["cluster"])
}

/// Starts a Redis of the caller's own whose master and replica are watched by a Sentinel.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_redis_sentinel() -> Redis {
    start_redis_with(&["sentinel"])
}

/// Starts a Redis of the caller's own that speaks TLS alone, by the certificates and the key in this folder: one server, or
/// the `form` of `redis.sh`.
///
/// # Panics
/// When it does not start; its script has said why.
pub fn start_redis_with_tls(form: &str, directory: &Path) -> Redis {
    start_redis_in(&[form], &[tls(directory)])
}

fn start_redis_with(arguments: &[&str]) -> Redis {
    start_redis_in(arguments, &[])
}

fn start_redis_in(arguments: &[&str], environment: &[(&str, &str)]) -> Redis {
    let (process, line) = start("redis.sh", arguments, environment);
    let (address, pids) = split(&line);
    Redis { address: address.to_owned(), pids, processes: vec![process] }
}

/// `address pid pid …`
fn split(line: &str) -> (&str, Vec<String>) {
    let mut words = line.split(' ');
    let address = words.next().unwrap_or_default();
    (address, words.map(str::to_owned).collect())
}

/// Starts a script of `services/`; it and the line that it prints when the service answers.
fn start(script: &str, arguments: &[&str], environment: &[(&str, &str)]) -> (Child, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("services").join(script);
    let mut command = Command::new(path);
    command.args(arguments).envs(environment.iter().copied());
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("bash is there");
    let output = process.stdout.take().expect("its output is a pipe");
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).expect("the service says when it answers");
    assert!(!line.is_empty(), "{script} did not start; see what it printed above");
    (process, line.trim().to_owned())
}
