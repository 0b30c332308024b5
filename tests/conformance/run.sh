#!/bin/sh
# Runs the whole conformance suite against a running gateway and says what passed:
#   tests/conformance/run.sh http://127.0.0.1:8000/graphql mj_demo_…
# The key may be left out: then the suite is an anonymous caller, whose rate must allow some hundred requests.
# Needs Node.js 20 with npm, and Python 3 with venv. What it installs stays in this folder.
set -u

if [ $# -lt 1 ]; then
    echo "usage: $0 URL [KEY], such as $0 http://127.0.0.1:8000/graphql mj_demo_…" >&2
    exit 2
fi
url=$1
key=${2:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "$here" || exit 2

if [ ! -d node_modules ] || [ package-lock.json -nt node_modules ]; then
    npm ci --no-audit --no-fund --loglevel=error || exit 2
    touch node_modules
fi
if [ ! -x .venv/bin/python ] || [ requirements.txt -nt .venv ]; then
    python3 -m venv .venv && .venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt || exit 2
    touch .venv
fi

failed=0
steps=0
step() {
    name=$1
    steps=$((steps + 1))
    shift
    if "$@"; then
        echo "passed: $name"
    else
        echo "FAILED: $name"
        failed=$((failed + 1))
    fi
}

# The same queries each time, in a folder that takes what Schemathesis leaves. The key goes by a file of settings, since
# everybody can read a command line.
fuzz() {
    folder=$(mktemp -d) || return 1
    : >"$folder/settings"
    [ -z "$key" ] || printf 'headers = { X-API-Key = "%s" }\n' "$key" >"$folder/settings"
    (
        cd "$folder" && PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS=fuzz_hooks \
            "$here/.venv/bin/schemathesis" --config-file settings run "$url" \
            --checks not_a_server_error,errors_have_codes --seed 1 --max-examples 30 --request-timeout 30 \
            --generation-database none --warnings off --no-color
    )
    status=$?
    rm -rf "$folder"
    return "$status"
}

step "GraphQL over HTTP (graphql-http)" node audit.mjs "$url" "$key"
step "JavaScript clients (graphql-request, @urql/core)" node clients.mjs "$url" "$key"
step "persisted documents (@urql/exchange-persisted, @apollo/client)" node persisted.mjs "$url" "$key"
step "subscriptions by WebSocket (graphql-ws)" node websocket.mjs "$url" "$key"
step "subscriptions by server-sent events (graphql-sse)" node sse.mjs "$url" "$key"
step "Python client (gql)" .venv/bin/python gql_client.py "$url" "$key"
# Exports are nothing for an anonymous caller.
exports() {
    if [ -z "$key" ]; then
        echo "exports need a key: passed over"
        return 0
    fi
    .venv/bin/python exports.py "$url" "$key"
}

step "exports (DuckDB, Polars)" exports
step "random queries (Schemathesis)" fuzz
step "schema lint (@graphql-eslint)" node lint.mjs "${SCHEMA:-../../schema.graphql}"
step "example queries of GraphiQL" node examples.mjs "${SCHEMA:-../../schema.graphql}"

[ "$failed" -eq 0 ] && echo "conformance: all $steps steps passed"
exit "$failed"
