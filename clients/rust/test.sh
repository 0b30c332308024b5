#!/usr/bin/env bash
# Tests the Rust library: formatting, clippy, generated code, unit tests, the package, and the real gateway.
# Needs cargo, and the debug build of the gateway (or its path in MINGJING).
set -euo pipefail
cd "$(dirname "$0")"
export MINGJING=${MINGJING:-$(cd ../.. && pwd)/target/debug/mingjing}
if [ ! -x "$MINGJING" ]; then
    echo "there is no gateway at $MINGJING: run cargo build -p mingjing" >&2
    exit 2
fi
# Where the gateway was built: what both need is built once.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target}

cargo fmt --all --check
cargo run --quiet --locked -p codegen -- --check
cargo clippy --quiet --locked --all-targets -- --deny warnings
cargo test --quiet --locked
# What is packed is all that is needed; that it compiles, the tests have shown.
cargo package --quiet --locked --no-verify --allow-dirty
tar -tzf "$CARGO_TARGET_DIR"/package/mingjing-client-*.crate | grep '/src/operations.rs$' >/dev/null
echo "the package builds"
