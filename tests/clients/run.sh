#!/usr/bin/env bash
# Runs the tests of every client library: clients/*/test.sh, each with MINGJING, the path of the gateway to test against;
# then has copies go from library to library, installs the packages, and kills gateways and those who keep copies. Arguments
# narrow them: tests/clients/run.sh typescript. `copies` and `packages` need what the tests of the libraries have built.
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
    names+=(copies packages kills)
fi
export PYTHONDONTWRITEBYTECODE=1
for name in "${names[@]}"; do
    case $name in
        copies) script=(clients/python/.venv/bin/python tests/clients/copies.py) ;;
        packages) script=(python3 tests/clients/packages.py) ;;
        kills) script=(tests/clients/kills/test.sh) ;;
        *) script=("clients/$name/test.sh") ;;
    esac
    if "${script[@]}"; then
        echo "passed: ${script[-1]%/test.sh}"
    else
        echo "FAILED: ${script[-1]%/test.sh}"
        failed=$((failed + 1))
    fi
done
exit "$failed"
