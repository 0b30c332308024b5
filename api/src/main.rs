//! The program `mingjing`. What it does stands in the library; commands in `cli`.

use std::process::ExitCode;

/// More than doubles the throughput of pages over the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mingjing::cli::main()
}
