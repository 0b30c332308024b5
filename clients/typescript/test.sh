#!/usr/bin/env bash
# Tests the TypeScript client: what is generated, its lints, its unit tests, and the package as it is published against a
# demo. MINGJING names the gateway; target/debug/mingjing when nothing is said.
# Needs Node.js 20 with npm. What it installs stays in this folder.
set -euo pipefail
cd "$(dirname "$0")"

export MINGJING=${MINGJING:-$PWD/../../target/debug/mingjing}
./generate.sh --check
npm run --silent lint
# The types that a program sees, the files that are published, and what they are loaded as.
npm pack --silent --dry-run >/dev/null
rm -rf .build
npx tsc -p tsconfig.json
node --test .build/test/unit/
node --test --test-concurrency=1 .build/test/demo/
