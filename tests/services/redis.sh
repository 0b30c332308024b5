#!/usr/bin/env bash
# Starts Redis of its own for the tests: on free ports of 127.0.0.1, in a temporary directory, without persistence.
# `redis.sh` starts one server, `redis.sh cluster` a cluster of three masters, `redis.sh sentinel` a master, its replica
# and a Sentinel. Prints one line: the address, and the process id of each server in this order. Serves until standard
# input closes (when the test process ends, however it ends), stops and removes everything. REDIS_PORT asks for a port, for
# a server that comes back where it was. With TLS_DIRECTORY=DIR all of it speaks TLS alone, by ca.pem, cert.pem and key.pem
# there. Needs Redis 7; see install.sh.
set -euo pipefail

form=${1:-single}
case $form in
    single) servers=1 ;;
    cluster) servers=3 ;;
    sentinel) servers=2 ;;
    *) echo "usage: $0 [cluster|sentinel]" >&2; exit 2 ;;
esac
if ! { command -v redis-server && command -v redis-cli; } >/dev/null; then
    echo "Redis is not installed; run tests/services/install.sh, or: apt-get install -y redis-server" >&2
    exit 1
fi

directory=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-redis.XXXXXX")
scheme=redis
cli=(redis-cli)
listen() { echo "--port $1"; }
if [ -n "${TLS_DIRECTORY:-}" ]; then
    scheme=rediss
    cli+=(--tls --cacert "$TLS_DIRECTORY/ca.pem")
    listen() {
        echo "--port 0 --tls-port $1 --tls-auth-clients no --tls-replication yes --tls-cluster yes" \
            "--tls-ca-cert-file $TLS_DIRECTORY/ca.pem --tls-cert-file $TLS_DIRECTORY/cert.pem" \
            "--tls-key-file $TLS_DIRECTORY/key.pem"
    }
fi
pids=()
stop() {
    [ ${#pids[@]} = 0 ] || kill -KILL "${pids[@]}" 2>/dev/null || true
    rm -rf "$directory"
}
trap stop EXIT

# Starts a server on this port with these options beside the usual ones; fails when the port is taken.
start() {
    local port=$1 own="$directory/$1"
    shift
    mkdir -p "$own"
    # Only a Sentinel needs the file: it writes down there what it finds.
    touch "$own/redis.conf"
    # shellcheck disable=SC2046  # the words are options
    redis-server "$own/redis.conf" --bind 127.0.0.1 $(listen "$port") --daemonize no --dir "$own" --logfile "$own/log" "$@" \
        </dev/null >/dev/null 2>&1 &
    local pid=$!
    # Or bash would report that it was killed.
    disown "$pid"
    for _ in $(seq 100); do
        kill -0 "$pid" 2>/dev/null || break
        if [ "$("${cli[@]}" -h 127.0.0.1 -p "$port" ping 2>/dev/null)" = PONG ] && grep -q "$pid" "$own/log"; then
            pids+=("$pid")
            return 0
        fi
        sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null || true
    return 1
}

no_persistence=(--save "" --appendonly no)
started=()
for _ in $(seq 20); do
    [ ${#started[@]} -lt "$servers" ] || break
    port=${REDIS_PORT:-$((20000 + RANDOM % 12000))}
    options=("${no_persistence[@]}")
    case $form in
        cluster)
            # A node that does not answer for two seconds is missed; the bus needs a port of its own.
            options+=(--cluster-enabled yes --cluster-config-file nodes.conf --cluster-node-timeout 2000
                --cluster-port $((port + 10000)))
            ;;
        sentinel)
            # The second follows the first; what follows waits no time for the next copy to begin.
            options+=(--repl-diskless-sync-delay 0)
            [ ${#started[@]} = 0 ] || options+=(--replicaof 127.0.0.1 "${started[0]#*:}")
            ;;
    esac
    if start "$port" "${options[@]}"; then started+=("127.0.0.1:$port"); fi
done
if [ ${#started[@]} -lt "$servers" ]; then
    echo "Redis did not start:" >&2
    tail -n 20 "$directory"/*/log >&2
    exit 1
fi

# Succeeds once this Redis says this; waits ten seconds for it.
says() {
    for _ in $(seq 200); do
        "${cli[@]}" -h 127.0.0.1 -p "$1" "${@:3}" 2>/dev/null | grep -q "$2" && return 0
        sleep 0.05
    done
    echo "Redis at $1 does not say $2 to ${*:3}" >&2
    return 1
}

address="$scheme://${started[0]}"
case $form in
    cluster)
        "${cli[@]}" --cluster create "${started[@]}" --cluster-yes >"$directory/create.log" 2>&1 ||
            { cat "$directory/create.log" >&2; exit 1; }
        address="$scheme-cluster://$(IFS=,; echo "${started[*]}")"
        ;;
    sentinel)
        says "${started[1]#*:}" master_link_status:up info replication
        # Half a second of silence makes a master one that is down.
        options=(--sentinel monitor mymaster 127.0.0.1 "${started[0]#*:}" 1
            --sentinel down-after-milliseconds mymaster 500 --sentinel failover-timeout mymaster 2000)
        for _ in $(seq 20); do
            port=$((20000 + RANDOM % 12000))
            if start "$port" --sentinel "${options[@]}"; then break; fi
        done
        says "$port" slaves=1 info sentinel
        address="$scheme-sentinel://127.0.0.1:$port/mymaster"
        ;;
esac
echo "$address ${pids[*]}"
exec 1>&-
cat >/dev/null
