//! A real gateway: `MINGJING` names the program.
#![allow(dead_code, missing_docs, reason = "each test file uses some of it")]

use std::{
    collections::BTreeMap,
    env, fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use mingjing::{Client, RetryPolicy};

/// The demo of an invented city.
pub struct Demo {
    program: PathBuf,
    pub folder: tempfile::TempDir,
    port: u16,
    process: Option<Child>,
    pub keys: BTreeMap<String, String>,
}

impl Demo {
    pub fn start() -> Option<Self> {
        let program = PathBuf::from(env::var_os("MINGJING")?);
        assert!(program.exists(), "{} is not there", program.display());
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let mut demo = Self { program, folder, port, process: None, keys: BTreeMap::new() };
        demo.run();
        Some(demo)
    }

    pub fn run(&mut self) {
        let out = self.folder.path().join("out");
        let log = fs::File::create(self.folder.path().join("log")).unwrap();
        let child = Command::new(&self.program)
            .args(["demo", "--enterprises", "300", "--listen", &format!("127.0.0.1:{}", self.port), "--data-dir"])
            .arg(self.folder.path().join("data"))
            .stdout(fs::File::create(&out).unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        self.process = Some(child);
        let until = Instant::now() + Duration::from_secs(120);
        let told = loop {
            let told = fs::read_to_string(&out).unwrap();
            if told.contains("Stop with Ctrl-C") {
                break told;
            }
            let ended = self.process.as_mut().unwrap().try_wait().unwrap().is_some();
            assert!(!ended && Instant::now() < until, "the demo did not start");
            thread::sleep(Duration::from_millis(50));
        };
        for line in told.lines() {
            if let [name, key] = line.split_whitespace().collect::<Vec<_>>()[..]
                && key.starts_with("mj_")
            {
                self.keys.insert(name.to_owned(), key.to_owned());
            }
        }
    }

    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn client(&self, who: &str) -> Client {
        let patient = RetryPolicy { attempts: 200, longest: Duration::from_millis(500), ..RetryPolicy::default() };
        Client::builder(self.url()).key(&self.keys[who]).retry(patient).build().unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The demo, unless no gateway is named.
macro_rules! demo {
    () => {
        match $crate::live::Demo::start() {
            Some(demo) => demo,
            None => {
                eprintln!("not tested: MINGJING names no gateway");
                return;
            }
        }
    };
}

pub(crate) use demo;
