#!/usr/bin/env bash
# Writes the generated code of the Python library: clients/python/src/mingjing/graphql.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/python ]; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
fi
.venv/bin/python codegen/generate.py
