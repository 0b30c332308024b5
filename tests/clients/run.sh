#!/usr/bin/env bash
# Runs the tests of every client library: clients/*/test.sh, each with MINGJING, the path of the gateway to test against;
# then kills gateways and those who keep copies, tests/clients/kills. Arguments narrow them: tests/clients/run.sh typescript.
# Needs the debug build of mingjing, which `make test` has made, or one that MINGJING names.
set -euo pipefail
cd "$(dirname "$0")/../.."

export MINGJING=${MINGJING:-$PWD/target/debug/mingjing}
if [ ! -x "$MINGJING" ]; then
    echo "there is no gateway at $MINGJING: run cargo build -p mingjing" >&2
    exit 2
fi
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for script in clients/*/test.sh; do
        names+=("$(basename "$(dirname "$script")")")
    done
fi

failed=0
if [ $# -eq 0 ]; then
    names+=(kills)
fi
for name in "${names[@]}"; do
    script=clients/$name/test.sh
    [ "$name" != kills ] || script=tests/clients/kills/test.sh
    if "$script"; then
        echo "passed: ${script%/test.sh}"
    else
        echo "FAILED: ${script%/test.sh}"
        failed=$((failed + 1))
    fi
done
exit "$failed"
