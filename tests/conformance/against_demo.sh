#!/usr/bin/env bash
# Runs the conformance suite against the real gateway: a small demo city on a free port, in a temporary directory.
# Needs the debug build of mingjing, which `make test` has made.
set -euo pipefail
cd "$(dirname "$0")/../.."

directory=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-demo.XXXXXX")
gateway=
stop() {
    [ -z "$gateway" ] || kill "$gateway" 2>/dev/null || true
    [ -z "$gateway" ] || wait "$gateway" 2>/dev/null || true
    rm -rf "$directory"
}
trap stop EXIT

port=
# Starts the demo on that port; leaves `gateway` empty when it does not start.
start() {
    : >"$directory/out"
    target/debug/mingjing demo --listen "127.0.0.1:$port" --data-dir "$directory/data" --enterprises 200 \
        >"$directory/out" 2>"$directory/log" &
    gateway=$!
    for _ in $(seq 600); do
        kill -0 "$gateway" 2>/dev/null || break
        grep -q 'Stop with Ctrl-C' "$directory/out" && return
        sleep 0.1
    done
    wait "$gateway" 2>/dev/null || true
    gateway=
}
for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 30000))
    start
    [ -z "$gateway" ] || break
done
if [ -z "$gateway" ]; then
    echo "the demo did not start:" >&2
    cat "$directory/log" >&2
    exit 1
fi
key=$(awk '$1 == "operator" { print $2 }' "$directory/out")
url="http://127.0.0.1:$port/graphql"
tests/conformance/run.sh "$url" "$key"

# A subscription by WebSocket goes on over a restart.
node tests/conformance/reconnect.mjs "$url" "$key" >"$directory/reconnect" &
client=$!
for _ in $(seq 600); do
    grep -q subscribed "$directory/reconnect" && break
    sleep 0.1
done
kill "$gateway"
wait "$gateway" 2>/dev/null || true
start
if wait "$client"; then
    echo "passed: a subscription goes on over a restart (graphql-ws)"
else
    echo "FAILED: a subscription goes on over a restart (graphql-ws)"
    exit 1
fi
