#!/usr/bin/env bash
# Writes the generated code of the Rust library: clients/rust/src/operations.rs.
set -euo pipefail
cd "$(dirname "$0")"
cargo run --quiet --locked -p codegen
