"""What is wrong is found: a change that is applied twice, left out, out of order, or lost after it was committed."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from database import content, moment
from judge import Wrong, _judge_journal, require_equal


def holds(state: str | None) -> str:
    return "\n" + json.dumps({"holds": state})


def to(state: str, *changes: int, rows: tuple[str, ...] = (), sequence: int = 0, clear: bool = False) -> str:
    told = {"to": state, "sequence": sequence, "rows": rows, "changes": changes, "clear": clear}
    return json.dumps(told)


CUT_OFF = '{"to": "c", "chan'
BEGUN = [holds(None), to("begun", clear=True)]
LOADED = [holds(None), to("begun", sequence=7, clear=True), to("part", rows=("x", "y"), sequence=7)]


class Journals(unittest.TestCase):
    def judge(self, *lines: str, head: int | None = None) -> list[int]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "journal.ndjson"
            path.write_text("\n".join(lines) + "\n", "utf-8")
            return _judge_journal(path, head)

    def refuse(self, message: str, *lines: str, head: int | None = None) -> None:
        with self.assertRaisesRegex(Wrong, message):
            self.judge(*lines, head=head)

    def test_a_copy_without_a_break_is_right(self) -> None:
        self.assertEqual(self.judge(*BEGUN, to("a", 1, 2), to("b"), to("c", 3), head=3), [1, 2, 3])
        self.assertEqual(self.judge(*LOADED, to("a", 8, 9), head=9), [8, 9])

    def test_a_batch_that_was_announced_before_a_kill_was_applied_or_not(self) -> None:
        self.assertEqual(self.judge(*BEGUN, to("a", 1), holds("a"), to("b", 2), head=2), [1, 2])
        self.assertEqual(self.judge(*BEGUN, to("a", 1), holds("begun"), to("a", 1, 2), head=2), [1, 2])
        self.assertEqual(self.judge(*BEGUN, to("a", 1), CUT_OFF + holds("a"), to("b", 2), head=2), [1, 2])
        self.assertEqual(self.judge(*BEGUN, to("a", 1), to("b", 2)), [1])

    def test_a_copy_that_is_begun_anew_counts_from_there(self) -> None:
        self.assertEqual(self.judge(*LOADED, to("again", sequence=9, clear=True), to("a", 10), head=10), [10])

    def test_gaps_repeats_and_losses_are_found(self) -> None:
        self.refuse("applied next", *BEGUN, to("a", 1), to("b", 3), to("c", 4))
        self.refuse("applied next", *BEGUN, to("a", 1), to("b", 1), to("c", 2))
        self.refuse("applied next", *BEGUN, to("a", 2, 1), to("b", 3))
        self.refuse("applied next", *LOADED, to("a", 7), to("b", 8))
        self.refuse("applied twice", *LOADED, to("more", rows=("y",), sequence=7), to("a", 8))
        self.refuse("what the sink holds", *BEGUN, to("a", 1), to("b", 2), holds("begun"))
        self.refuse("what the sink holds", *BEGUN, to("a", 1), holds(None))
        self.refuse("the last change", *BEGUN, to("a", 1), head=2)
        self.refuse("cut off", *BEGUN, CUT_OFF, to("a", 1))


class Values(unittest.TestCase):
    def test_the_first_difference_is_named(self) -> None:
        with self.assertRaisesRegex(Wrong, "r: content: fine: '1' where it should be '2'"):
            require_equal("r", {"id": 1, "content": {"fine": "1"}}, {"id": 1, "content": {"fine": "2"}})
        with self.assertRaisesRegex(Wrong, "level is missing"):
            require_equal("r", {}, {"level": None})
        with self.assertRaisesRegex(Wrong, "2 where there should be 1"):
            require_equal("r", [1, 2], [1])

    def test_what_is_stored_is_told_by_the_names_and_in_the_units_of_the_schema(self) -> None:
        stored: dict[str, Any] = {"id": 1, "district": "310115", "fine_amount": 124074000, "kinds": ["3"], "valid_to": None}
        self.assertEqual(content("penalty", stored), {"fineAmount": "124.074", "kinds": ["3"], "validTo": None})
        self.assertEqual(content("enterprise", {"district": "310115", "on_serious_list": 1}), {"district": "310115"})
        self.assertEqual(content("penalty", {"fine_amount": 100_000_000}), {"fineAmount": "100"})
        self.assertEqual(moment("2026-11-26T15:09:19.53+08:00"), "2026-11-26T07:09:19.530000Z")


if __name__ == "__main__":
    unittest.main()
