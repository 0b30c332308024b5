#!/usr/bin/env bash
# Runs the conformance suite against the real gateway: a small demo city on a free port, in a temporary directory.
# Needs the debug build of mingjing, which `make test` has made, or one that MINGJING names.
set -euo pipefail
cd "$(dirname "$0")/../.."

mingjing=${MINGJING:-target/debug/mingjing}
directory=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-demo.XXXXXX")
gateway=
client=
stop() {
    [ -z "$client" ] || kill "$client" 2>/dev/null || true
    [ -z "$gateway" ] || kill "$gateway" 2>/dev/null || true
    [ -z "$gateway" ] || wait "$gateway" 2>/dev/null || true
    rm -rf "$directory"
}
trap stop EXIT

port=
# Starts the demo on that port; leaves `gateway` empty when it does not start.
start() {
    : >"$directory/out"
    "$mingjing" demo --listen "127.0.0.1:$port" --data-dir "$directory/data" --enterprises 200 \
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
    # Below the ports that connections begin from: one of them may have it while the demo is away.
    port=$((20000 + RANDOM % 12000))
    start
    [ -z "$gateway" ] || break
done
if [ -z "$gateway" ]; then
    echo "the demo did not start:" >&2
    cat "$directory/log" >&2
    exit 1
fi
# The demo's key of a tier.
key_of() {
    awk -v tier="$1" '$1 == tier { print $2 }' "$directory/out"
}
# Ends the gateway by a signal, and starts it again on what is there.
restart() {
    kill "-$1" "$gateway"
    wait "$gateway" 2>/dev/null || true
    start
    [ -n "$gateway" ] || { echo "the demo did not start again:" >&2; cat "$directory/log" >&2; exit 1; }
}
# Runs a client in the background; what it says goes to the file `said`.
run_client() {
    : >"$directory/said"
    node "$@" >"$directory/said" &
    client=$!
}
# Waits until the client has said something so many times, or has ended.
wait_until_said() {
    for _ in $(seq 1200); do
        [ "$(grep -c "$1" "$directory/said")" -lt "$2" ] || return 0
        kill -0 "$client" 2>/dev/null || return 0
        sleep 0.1
    done
}
# Says whether a client that runs in the background ends well.
conclude() {
    local status=0
    wait "$client" || status=$?
    client=
    tail -n 1 "$directory/said"
    [ "$status" -eq 0 ] || { echo "FAILED: $1"; exit 1; }
    echo "passed: $1"
}

url="http://127.0.0.1:$port/graphql"
tests/conformance/run.sh "$url" "$(key_of operator)"

# A subscription by WebSocket goes on over a restart.
run_client tests/conformance/reconnect.mjs "$url" "$(key_of operator)"
wait_until_said subscribed 1
restart TERM
conclude "a subscription goes on over a restart (graphql-ws)"

# The feed goes on over whatever ends the gateway.
signals=(KILL TERM KILL TERM)
run_client tests/conformance/feed.mjs "$url" "$(key_of institution)" "$(key_of association)" ${#signals[@]}
for break in "${!signals[@]}"; do
    wait_until_said ready $((break + 1))
    restart "${signals[break]}"
done
conclude "the feed goes on over restarts and kills without a gap and without a repeat (graphql-sse)"

# Many subscriptions at once, for which the tier is made large enough. SUBSCRIPTIONS says how many.
count=${SUBSCRIPTIONS:-1000}
export MINGJING__TIERS__INSTITUTION__SUBSCRIPTIONS_MAX=$count MINGJING__TIERS__INSTITUTION__CONCURRENCY_MAX=$count \
    MINGJING__TIERS__INSTITUTION__BURST=$((2 * count + 1000)) MINGJING__TIERS__INSTITUTION__BUCKET_POINTS=$((1000 * count))
restart TERM
run_client tests/conformance/many.mjs "$url" "$(key_of institution)" "$(key_of association)" "$count"
conclude "$count subscriptions of the feed at once are told the same (graphql-ws, graphql-sse)"
