#!/usr/bin/env bash
# Makes sure of what the tests need beside Rust: PostgreSQL 15 or later (Debian package postgresql).
set -euo pipefail
if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1; then
    exit 0
fi
command="apt-get install -y --no-install-recommends postgresql"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "PostgreSQL is missing; installing it: $command"
    apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive $command >/dev/null
else
    echo "The tests need PostgreSQL 15 or later. Install it and run them again:" >&2
    echo "    sudo $command" >&2
    exit 1
fi
