//! The program as it serves, in a process of its own. It ends when it is dropped, and when this process ends, however it
//! ends.

use std::{
    fs::{self, File},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use serde_json::Value;
use tests::program::without_settings;

use crate::{city::City, settings::Settings};

/// A program that does not serve after so long never will.
const LONGEST_START: Duration = Duration::from_mins(1);

/// A serving program.
pub struct Replica {
    /// Where it listens.
    pub address: SocketAddr,
    log: PathBuf,
    process: Child,
}

/// What a replica said in its log that its clients may not have seen.
#[derive(Default)]
pub struct Said {
    /// How often it began to do without Redis.
    pub cuts: usize,
    /// What went wrong.
    pub faults: Vec<String>,
}

impl Replica {
    /// Starts one over the city, with these settings over the default ones, and waits until it serves.
    pub async fn start(
        settings: &Settings,
        city: &City,
        name: &str,
        options: &[(String, String)],
    ) -> anyhow::Result<Self> {
        let data_dir = city.new_data_dir(name)?;
        let log = data_dir.join("log");
        let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("services/while_open.sh"));
        without_settings(&mut command);
        command.arg(&settings.program).args(["serve", "--listen", "127.0.0.1:0"]).current_dir(&data_dir);
        let given = [("data_dir", data_dir.display().to_string()), ("database.url", city.app.config.database_url())];
        let fixed = [("search.enabled", "false".to_owned()), ("log.format", "json".to_owned())];
        let options = options.iter().map(|(path, value)| (path.as_str(), value.clone()));
        for (path, value) in given.into_iter().chain(fixed).chain(options) {
            command.env(format!("MINGJING__{}", path.to_uppercase().replace('.', "__")), value);
        }
        // Its log goes to a file, as in production, and not through this process.
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(File::create(&log)?);
        let process = command.spawn().context("bash is there")?;
        let mut replica = Self { address: SocketAddr::from(([127, 0, 0, 1], 0)), log, process };
        replica.address = replica.serves_at().await?;
        Ok(replica)
    }

    async fn serves_at(&self) -> anyhow::Result<SocketAddr> {
        let started = Instant::now();
        while started.elapsed() < LONGEST_START {
            let serving = events(&self.log)?.into_iter().find(|event| event["message"] == "serving");
            if let Some(address) = serving.as_ref().and_then(|event| event["address"].as_str()) {
                return Ok(address.parse()?);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the program does not serve; it said:\n{}", fs::read_to_string(&self.log)?)
    }

    /// What it said so far.
    pub fn said(&self) -> anyhow::Result<Said> {
        let mut said = Said::default();
        for event in events(&self.log)? {
            let message = event["message"].as_str().unwrap_or_default();
            if message.starts_with("redis does not answer") {
                said.cuts += 1;
            } else if event["level"] == "ERROR" || !event.is_object() {
                said.faults.push(event.to_string());
            }
        }
        Ok(said)
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        // It serves for as long as this is open.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The whole lines of a log but for those about requests; one that is no event is a text.
fn events(log: &Path) -> anyhow::Result<Vec<Value>> {
    let text = fs::read_to_string(log)?;
    let lines =
        text.split_inclusive('\n').filter(|line| line.ends_with('\n') && !line.contains("\"target\":\"access\""));
    Ok(lines.map(|line| serde_json::from_str(line).unwrap_or_else(|_| Value::from(line.trim_end()))).collect())
}
