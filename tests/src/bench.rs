//! What benches have in common: how they begin and end, and the gateway's parts in their own process.

use std::{path::Path, process::ExitCode};

use anyhow::bail;
use mingjing::{
    app::App,
    clock::Clock,
    config::{Config, OptionOverride, Sources},
    random::Random,
};
use tokio::signal::unix::{SignalKind, signal};

/// What makes PostgreSQL keep what it acknowledged, over the tests' settings.
pub const DURABLE: &str = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

/// Runs a bench with its settings, until it is over or somebody ends it. What it dropped by then is ended with it: every
/// process that it started.
pub fn run<S>(settings: anyhow::Result<S>, bench: impl AsyncFnOnce(&S) -> anyhow::Result<()>) -> ExitCode {
    match settings.and_then(|settings| to_its_end(&settings, bench)) {
        Ok(()) => ExitCode::SUCCESS,
        // Where in the bench it was noticed is nobody's business.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn to_its_end<S>(settings: &S, bench: impl AsyncFnOnce(&S) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let mut interrupted = signal(SignalKind::interrupt())?;
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            ended = Box::pin(bench(settings)) => ended,
            _ = interrupted.recv() => bail!("interrupted"),
            _ = terminated.recv() => bail!("terminated"),
        }
    })
}

/// The gateway's parts in this process, over this database, with these settings.
///
/// # Errors
/// When the database cannot be opened.
pub async fn open(directory: &Path, url: &str, settings: &[(&'static str, &str)]) -> anyhow::Result<App> {
    let data_dir = directory.display().to_string();
    let given = [("data_dir", data_dir.as_str()), ("database.url", url)];
    let options = given.into_iter().chain(settings.iter().copied());
    let options = options.map(|(path, value)| OptionOverride { option: "bench", path, value: value.to_owned() });
    let config = Config::load(&Sources { options: options.collect(), ..Sources::default() })?;
    // Boxed: what waits for it would otherwise hold all of the gateway's wiring.
    Ok(Box::pin(App::open(config, Clock::system(), Random::system())).await?)
}
