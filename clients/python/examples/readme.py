"""Holds that README.md shows the bank's job word for word: `python examples/readme.py` puts it there, `--check` looks."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
BEGIN, END = "<!-- examples/bank_sync.py -->\n", "<!-- end -->"


def main() -> None:
    """Puts the example into the README, or checks it."""
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END, 1)[1]
    shown = f"{before}{BEGIN}```python\n{(HERE / 'bank_sync.py').read_text('utf-8')}```\n{END}{after}"
    if "--check" not in sys.argv[1:]:
        README.write_text(shown, "utf-8")
    elif shown != text:
        sys.exit("README.md does not show examples/bank_sync.py as it is; run python examples/readme.py")


if __name__ == "__main__":
    main()
