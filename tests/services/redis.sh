#!/usr/bin/env bash
# Starts Redis of its own for the tests: on free ports of 127.0.0.1, in a temporary directory, without persistence.
# `redis.sh` starts one server, `redis.sh 3` a cluster of three masters. Prints one line: the address, and the process
# id of each server. Serves until standard input closes (when the test process ends, however it ends), stops and removes
# everything. REDIS_PORT asks for a port, for a server that comes back where it was. Needs Redis 7; see install.sh.
set -euo pipefail

masters=${1:-1}
if ! { command -v redis-server && command -v redis-cli; } >/dev/null; then
    echo "Redis is not installed; run tests/services/install.sh, or: apt-get install -y redis-server" >&2
    exit 1
fi

directory=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-redis.XXXXXX")
pids=()
stop() {
    [ ${#pids[@]} = 0 ] || kill -KILL "${pids[@]}" 2>/dev/null || true
    rm -rf "$directory"
}
trap stop EXIT

# Starts a server on this port; fails when the port is taken.
start() {
    local port=$1 own="$directory/$1" options=(--bind 127.0.0.1 --port "$1" --save "" --appendonly no --daemonize no)
    mkdir -p "$own"
    if [ "$masters" -gt 1 ]; then
        # A node that does not answer for two seconds is missed; the bus needs a port of its own.
        options+=(--cluster-enabled yes --cluster-config-file nodes.conf --cluster-node-timeout 2000
            --cluster-port $((port + 10000)))
    fi
    redis-server "${options[@]}" --dir "$own" --logfile "$own/log" </dev/null >/dev/null 2>&1 &
    local pid=$!
    # Or bash would report that it was killed.
    disown "$pid"
    for _ in $(seq 100); do
        kill -0 "$pid" 2>/dev/null || break
        if [ "$(redis-cli -h 127.0.0.1 -p "$port" ping 2>/dev/null)" = PONG ] && grep -q "$pid" "$own/log"; then
            pids+=("$pid")
            return 0
        fi
        sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null || true
    return 1
}

started=()
for _ in $(seq 20); do
    [ ${#started[@]} -lt "$masters" ] || break
    port=${REDIS_PORT:-$((20000 + RANDOM % 15000))}
    if start "$port"; then started+=("127.0.0.1:$port"); fi
done
if [ ${#started[@]} -lt "$masters" ]; then
    echo "Redis did not start:" >&2
    tail -n 20 "$directory"/*/log >&2
    exit 1
fi

address="redis://${started[0]}"
if [ "$masters" -gt 1 ]; then
    redis-cli --cluster create "${started[@]}" --cluster-yes >"$directory/create.log" 2>&1 ||
        { cat "$directory/create.log" >&2; exit 1; }
    address="redis-cluster://$(IFS=,; echo "${started[*]}")"
fi
echo "$address ${pids[*]}"
exec 1>&-
cat >/dev/null
