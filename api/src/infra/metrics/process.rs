//! What the operating system says of this process. Linux tells it in `/proc`; elsewhere there is nothing to tell.

use std::fs;

/// Linux counts processor time in hundredths of a second for every program.
const TICKS_PER_SECOND: f64 = 100.0;

/// What a process uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usage {
    /// Bytes of memory that are in RAM.
    pub resident_bytes: i64,
    /// Seconds of processor time so far.
    pub cpu_seconds: f64,
    /// Open files and sockets.
    pub open_files: i64,
}

impl Usage {
    /// This process, now.
    pub fn now() -> Option<Self> {
        let open_files = fs::read_dir("/proc/self/fd").ok()?.count();
        Some(Self {
            resident_bytes: resident(&fs::read_to_string("/proc/self/status").ok()?)?,
            cpu_seconds: cpu(&fs::read_to_string("/proc/self/stat").ok()?)?,
            open_files: i64::try_from(open_files).ok()?,
        })
    }
}

/// From `VmRSS:     12345 kB`.
fn resident(status: &str) -> Option<i64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.split_whitespace().next()?.parse().ok()?;
    kilobytes.checked_mul(1024)
}

/// The sum of `utime` and `stime`. The program's name may hold anything but ends with the last parenthesis.
fn cpu(stat: &str) -> Option<f64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proc_is_read_whatever_the_program_is_called() {
        assert_eq!(resident("Name:\tx\nVmRSS:\t   2048 kB\nThreads:\t3\n"), Some(2048 * 1024));
        assert_eq!(resident("Name:\tx\n"), None);
        let stat = "42 (a) b (c)) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 4 0 100 1000 10";
        assert_eq!(cpu(stat), Some(3.0));
        assert_eq!(cpu("42 (x"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_uses_memory_and_files() {
        let usage = Usage::now();
        assert!(usage.is_some_and(|usage| usage.resident_bytes > 0 && usage.open_files > 0), "{usage:?}");
    }
}
