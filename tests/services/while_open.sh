#!/usr/bin/env bash
# Runs a program for as long as standard input is open, so that it ends when the process that started it does, however
# that ends: asked to by SIGTERM, and after ten seconds by SIGKILL.
set -euo pipefail

"$@" </dev/null &
pid=$!
stop() {
    kill -TERM "$pid" 2>/dev/null || return 0
    for _ in $(seq 200); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null || true
}
trap stop EXIT
cat >/dev/null
