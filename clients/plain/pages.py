"""The same copy as that of `follow.py`, by pages of the query `changes`: for a program that asks now and then.

    MINGJING_URL=http://127.0.0.1:8000 MINGJING_KEY=mj_live_… python3 pages.py copy.db [--once]

Both keep the same tables, so each goes on where the other ended.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from follow import Copy, Passing, ask, follow

# Twice a second; where there is more, at once.
EVERY = 0.5
DOCUMENT = """
query Changes($after: String!) {
  changes(after: $after, first: 100) {
    events {
      sequence at operation kind recordId revision reason underObjection after before
      state { value } by { id name } enterprise { id creditCode registrationNumber name }
    }
    upTo hasMore head
  }
}"""
# Errors of a query that is whole and allowed; any other is the program's own.
PASSING = {"RATE_LIMITED", "OVERLOADED", "TIMEOUT", "INTERNAL"}


def pages(after: int, once: bool) -> Iterator[dict[str, Any]]:
    """The pages after a change, as the lines that `GET /v1/changes` tells."""
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    while True:
        body = json.dumps({"query": DOCUMENT, "variables": {"after": str(after)}}).encode()
        with ask("/graphql", headers, body) as answer:
            told = json.load(answer)
        for error in told.get("errors", []):
            if error["extensions"]["code"] in PASSING:
                raise Passing
            sys.exit(f"refused: {error}")
        page = told["data"]["changes"]
        for event in page["events"]:
            yield {**event, "state": event["state"]["value"]}
        yield {"upTo": page["upTo"], "head": page["head"]}
        after = int(page["upTo"])
        if not page["hasMore"]:
            if once:
                return
            time.sleep(EVERY)


if __name__ == "__main__":
    follow(Copy(sys.argv[1]), pages, once="--once" in sys.argv)
