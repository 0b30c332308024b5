#!/usr/bin/env bash
# Shows that the judge finds what is wrong, and kills each program a few times on both databases.
set -euo pipefail
cd "$(dirname "$0")"
export PYTHONDONTWRITEBYTECODE=1
python3 -m unittest --quiet test_judge
./run.py
