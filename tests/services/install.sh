#!/usr/bin/env bash
# Makes sure of what the tests need beside Rust, with Debian's packages: PostgreSQL 15 or later, Redis 7 or later,
# Node.js with npm and Python 3 with venv. What is there already, from wherever it came, is taken as it is. No service
# is started: the tests start their own.
set -euo pipefail

missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing+=(postgresql)
{ command -v redis-server && command -v redis-cli; } >/dev/null 2>&1 || missing+=(redis-server redis-tools)
command -v npm >/dev/null 2>&1 || missing+=(nodejs npm)
python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || missing+=(python3 python3-venv)
[ ${#missing[@]} = 0 ] && exit 0

command="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "missing: ${missing[*]}; installing: $command"
    # Debian starts a service when it installs one, unless this file says no.
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive $command >/dev/null
else
    echo "The tests need ${missing[*]}. Install them and run the tests again:" >&2
    echo "    sudo $command" >&2
    exit 1
fi
