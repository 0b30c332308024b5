//! The program `mingjing` itself, run as a user runs it.

use std::{
    io::Write,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
};

use crate::gateway::Gateway;

/// What a command left.
#[derive(Debug)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub output: String,
    /// What it said beside.
    pub errors: String,
}

impl Ended {
    /// The one line on standard error of a command that had to fail with 1.
    ///
    /// # Panics
    /// When it ended otherwise, or said more than a line, or printed something.
    pub fn complaint(&self) -> &str {
        assert_eq!(self.status.code(), Some(1), "{self:?}");
        assert!(self.output.is_empty(), "{self:?}");
        let line = self.errors.strip_suffix('\n').unwrap_or_default();
        assert!(!line.contains('\n') && line.starts_with("error: "), "not one clear line: {self:?}");
        line
    }

    /// What a command printed that had to succeed.
    ///
    /// # Panics
    /// When it failed.
    pub fn printed(&self) -> &str {
        assert!(self.status.success(), "{self:?}");
        &self.output
    }
}

impl Ended {
    /// What an import printed that had to reject rows.
    ///
    /// # Panics
    /// When it rejected none, or failed.
    pub fn printed_of_rejects(&self) -> &str {
        assert_eq!(self.status.code(), Some(3), "{self:?}");
        &self.output
    }
}

/// The program with these arguments, and without settings from this process's environment.
///
/// # Panics
/// When it was not built.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    without_settings(&mut command);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Keeps settings in this process's environment from a command.
pub fn without_settings(command: &mut Command) {
    let settings = std::env::vars_os().map(|(name, _)| name);
    for name in settings.filter(|name| name.to_string_lossy().starts_with("MINGJING__")) {
        command.env_remove(name);
    }
}

/// Where the program is: Cargo puts it beside the folder that this process's own program stands in.
///
/// # Panics
/// When it was not built.
pub fn path() -> PathBuf {
    let own = std::env::current_exe().expect("the path of this program");
    let path = own.ancestors().nth(2).expect("a folder above deps").join("mingjing");
    assert!(path.exists(), "{} is not built; run the tests with --workspace, or cargo build first", path.display());
    path
}

/// Runs it to its end, with this on standard input.
///
/// # Panics
/// When it cannot be run.
pub async fn finish(mut command: Command, input: Option<Vec<u8>>) -> Ended {
    let ended = tokio::task::spawn_blocking(move || {
        if input.is_some() {
            command.stdin(Stdio::piped());
        }
        let mut child = command.spawn().expect("the program starts");
        let writer = input.zip(child.stdin.take()).map(|(input, mut stdin)| {
            // A program that reads nothing more closes its end, which is its own affair.
            std::thread::spawn(move || drop(stdin.write_all(&input)))
        });
        let output = child.wait_with_output().expect("the program ends");
        writer.map(std::thread::JoinHandle::join);
        output
    });
    let output = ended.await.expect("the program is waited for");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Ended { status: output.status, output: text(output.stdout), errors: text(output.stderr) }
}

impl Gateway {
    /// The program over this gateway's database.
    ///
    /// # Panics
    /// When it was not built.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.current_dir(self.directory());
        command.args(["--data-dir", &self.directory().display().to_string()]);
        command.args(["--database-url", &self.app.config.database_url()]);
        command
    }

    /// Imports files that stand in this gateway's folder, with more options.
    ///
    /// # Panics
    /// When the program cannot be run.
    pub async fn import(&self, arguments: &[&str]) -> Ended {
        finish(self.program(&[&["import"], arguments].concat()), None).await
    }

    /// Starts an import and leaves it running.
    ///
    /// # Panics
    /// When the program cannot be run.
    pub fn start_import(&self, arguments: &[&str]) -> Child {
        self.program(&[&["import"], arguments].concat()).spawn().expect("the program starts")
    }

    /// Puts a file into this gateway's folder.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.directory().join(name), content).expect("the file is written");
    }
}
