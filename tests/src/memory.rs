//! What a process holds in memory, as the system tells it.

/// What it holds of its own at the moment, in kilobytes: without the pages of files that it maps.
///
/// # Panics
/// When the system does not tell.
pub fn own_kb(process: u32) -> u64 {
    figure(process, "RssAnon:")
}

/// The most that it had at any time so far, in kilobytes.
///
/// # Panics
/// When the system does not tell.
pub fn peak_kb(process: u32) -> u64 {
    figure(process, "VmHWM:")
}

fn figure(process: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("its state is known");
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("its memory is known");
    line.trim().trim_end_matches(" kB").parse().expect("a number of kilobytes")
}
