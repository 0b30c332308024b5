#!/usr/bin/env bash
# Installs the Python library and the tools of its tests into .venv, unless they are there. Needs Python 3.11 with venv.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x .venv/bin/python ] || [ requirements-dev.txt -nt .venv ] || [ pyproject.toml -nt .venv ]; then
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
    .venv/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --editable .
    touch .venv
fi
