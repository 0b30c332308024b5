//! The program as it serves over a gateway's database, in a process of its own that a test or a bench may kill.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command},
};

use serde_json::Value;

use crate::{gateway::Gateway, memory, program::program};

/// The program, serving.
pub struct Serving {
    process: Child,
    address: SocketAddr,
}

impl Serving {
    /// Starts it over this gateway's database and with its secrets, and waits until it says where it listens.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start(gateway: &Gateway, settings: &[(&str, &str)]) -> Self {
        Self::start_over(gateway.directory(), &gateway.app.config.database_url(), settings).await
    }

    /// Starts it over the database at this address and with the secrets in this folder.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_over(data_dir: &Path, database_url: &str, settings: &[(&str, &str)]) -> Self {
        let mut command = program(&["serve", "--listen", "127.0.0.1:0"]);
        command.current_dir(data_dir);
        command.args(["--data-dir", &data_dir.display().to_string(), "--database-url", database_url]);
        for (path, value) in settings {
            command.env(format!("MINGJING__{}", path.to_uppercase().replace('.', "__")), value);
        }
        // Two processes cannot write one search index.
        command.env("MINGJING__SEARCH__ENABLED", "false");
        command.env("MINGJING__LOG__FORMAT", "json").env("MINGJING__LOG__FILTER", "info,access=off");
        tokio::task::spawn_blocking(move || Self::spawn(command)).await.expect("the program is waited for")
    }

    fn spawn(mut command: Command) -> Self {
        let mut process = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(process.stderr.take().expect("its log is a pipe")).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let said: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("{line}"));
            let text = (said["message"] == "serving").then(|| said["address"].as_str()).flatten()?;
            text.parse().ok()
        });
        // What it says from here on must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: address.expect("the program says where it serves") }
    }

    /// The address of the GraphQL endpoint.
    pub fn url(&self) -> String {
        self.url_of("/graphql")
    }

    /// The address of another path.
    pub fn url_of(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Ends it in the middle of whatever it does, as `kill -9` does.
    ///
    /// # Panics
    /// When it had ended by itself.
    pub fn kill(mut self) {
        let ended = self.process.try_wait().expect("its state is known");
        assert_eq!(ended, None, "the program ended by itself");
        self.process.kill().expect("it is killed");
        self.process.wait().expect("it has ended");
    }

    /// The most memory that it has had at any time, in kilobytes.
    ///
    /// # Panics
    /// When the system does not tell.
    pub fn memory_peak_kb(&self) -> u64 {
        memory::peak_kb(self.process.id())
    }

    /// What it holds of its own at the moment, in kilobytes.
    ///
    /// # Panics
    /// When the system does not tell.
    pub fn memory_own_kb(&self) -> u64 {
        memory::own_kb(self.process.id())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
