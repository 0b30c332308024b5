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
    let script = "postgres.sh";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("services").join(script);
    let mut command = Command::new(path);
    if !options.is_empty() {
        command.env("POSTGRES_OPTIONS", options);
    }
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("bash is there");
    let output = process.stdout.take().expect("its output is a pipe");
    let mut address = String::new();
    BufReader::new(output).read_line(&mut address).expect("the service prints its address");
    assert!(!address.is_empty(), "{script} did not start; see what it printed above");
    Service { address: address.trim().to_owned(), _process: process }
}
