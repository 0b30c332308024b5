#!/usr/bin/env bash
# Builds GraphiQL into clients/web/dist, from which the gateway serves it. With --if-possible, a machine without npm is
# no error: the gateway then serves a page that says how to get it.
set -euo pipefail
cd "$(dirname "$0")"
if [ -f dist/index.html ] && [ -z "$(find src build.mjs package-lock.json -newer dist/index.html -print -quit)" ]; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    echo "GraphiQL is not built: npm is missing. Install Node.js 20 or later and run: make web" >&2
    [ "${1:-}" = --if-possible ] && exit 0
    exit 1
fi
echo "building GraphiQL …"
if ! { npm ci --silent --no-audit --no-fund && npm run --silent build; }; then
    echo "GraphiQL could not be built; the gateway works without it. Try again with: make web" >&2
    [ "${1:-}" = --if-possible ] && exit 0
    exit 1
fi
