#!/usr/bin/env bash
# Starts a PostgreSQL of its own for the tests: on a free port of 127.0.0.1, in a temporary directory, as a non-root
# user. Prints its address on one line, then serves until standard input closes (when the test process ends, however
# it ends), stops and removes everything. With STANDBY_OF=ADDRESS it is a hot standby of the PostgreSQL there.
# With TLS_DIRECTORY=DIR it takes TLS, by cert.pem and key.pem there. With DATA_DIRECTORY=DIR its data stands there, is
# kept, and is served again the next time. Needs PostgreSQL 15 or later; see tests/services/install.sh.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || true)" 2>/dev/null)
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed; run tests/services/install.sh, or: apt-get install -y postgresql" >&2
    exit 1
fi

if [ -n "${DATA_DIRECTORY:-}" ]; then
    mkdir -p "$DATA_DIRECTORY"
    directory=$(realpath "$DATA_DIRECTORY")
else
    directory=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-postgres.XXXXXX")
fi
as=()
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$directory"
    as=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
fi
run() { (cd "$directory" && "${as[@]}" "$@" </dev/null); }

stop() {
    if [ -n "${DATA_DIRECTORY:-}" ]; then
        run "$bin/pg_ctl" -D "$directory/data" -m fast stop >/dev/null 2>&1 || true
    else
        run "$bin/pg_ctl" -D "$directory/data" -m immediate stop >/dev/null 2>&1 || true
        rm -rf "$directory"
    fi
}
trap stop EXIT

# One that served these data before may still be ending.
for _ in $(seq 300); do
    [ -e "$directory/data/postmaster.pid" ] || break
    sleep 0.1
done

fill() {
    if [ -n "${STANDBY_OF:-}" ]; then
        run "$bin/pg_basebackup" -D "$directory/data" -d "$STANDBY_OF" -R -X stream --checkpoint=fast --no-sync
    else
        run "$bin/initdb" -D "$directory/data" -U mingjing -A trust -E UTF8 --locale=C --no-sync
    fi
}
[ -e "$directory/data" ] || fill >"$directory.log" 2>&1 ||
    { cat "$directory.log" >&2; rm -f "$directory.log"; exit 1; }
rm -f "$directory.log"

tls=
if [ -n "${TLS_DIRECTORY:-}" ]; then
    cp "$TLS_DIRECTORY"/{cert,key}.pem "$directory"
    # A key that others can read is refused.
    chmod 600 "$directory/key.pem"
    [ ${#as[@]} = 0 ] || chown "$user" "$directory"/{cert,key}.pem
    tls="-c ssl=on -c ssl_cert_file=$directory/cert.pem -c ssl_key_file=$directory/key.pem"
fi
for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 30000))
    options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c max_connections=200"
    # The data is thrown away: nothing has to survive a crash of the machine.
    options="$options -c fsync=off -c full_page_writes=off -c shared_buffers=256MB $tls ${POSTGRES_OPTIONS:-}"
    if run "$bin/pg_ctl" -D "$directory/data" -w -l "$directory/log" -o "$options" start >/dev/null 2>&1; then
        echo "postgres://mingjing@127.0.0.1:$port/postgres"
        exec 1>&-
        cat >/dev/null
        exit 0
    fi
done
echo "PostgreSQL did not start:" >&2
tail -n 20 "$directory/log" >&2
exit 1
