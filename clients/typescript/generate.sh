#!/usr/bin/env bash
# Writes src/generated from schema.graphql and clients/operations. Needs Node.js 20 with npm.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules ]; then
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules
fi
node codegen/generate.mjs "$@"
