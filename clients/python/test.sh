#!/usr/bin/env bash
# Tests the Python library: lints, types, generated code, unit tests, packages, and the real gateway.
# Needs Python 3.11 with venv, and the debug build of the gateway (or its path in MINGJING). What it installs stays in
# this folder.
set -euo pipefail
cd "$(dirname "$0")"

./install.sh
export PATH="$PWD/.venv/bin:$PATH" PYTHONDONTWRITEBYTECODE=1

ruff format --check --quiet .
ruff check --quiet .
mypy
python codegen/generate.py --check
python examples/readme.py --check
pytest tests --ignore tests/live

packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
python -m build --no-isolation --outdir "$packages" . >"$packages/log" 2>&1 || { cat "$packages/log" >&2; exit 1; }
twine check --strict "$packages"/mingjing_client-* >"$packages/log" 2>&1 || { cat "$packages/log" >&2; exit 1; }
python - "$packages" <<'CHECK'
import sys, zipfile
from pathlib import Path
wheel, = Path(sys.argv[1]).glob("mingjing_client-*.whl")
sdist, = Path(sys.argv[1]).glob("mingjing_client-*.tar.gz")
packed = set(zipfile.ZipFile(wheel).namelist())
source = {str(it.relative_to("src")) for it in Path("src").rglob("*.py")} | {"mingjing/py.typed"}
missing = source - packed
sys.exit(f"the wheel lacks {sorted(missing)}" if missing else None)
CHECK
echo "the packages build, and the index would take them"

pytest tests/live
