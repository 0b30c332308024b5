"""Which operation a document asks for."""

import pytest

from mingjing._document import operation_of, operations, repeat_of
from mingjing.retry import Repeat


@pytest.mark.parametrize(
    ("document", "name", "sort"),
    [
        ("{ a }", None, "query"),
        ("query { a }", None, "query"),
        ("query Q($a: I = {mutation: 1}) { a }", "Q", "query"),
        ('# mutation\nquery Q { a(s: "mutation { b }") }', None, "query"),
        ('query Q { a(s: """mutation { "b" } \\""" """) }', None, "query"),
        ("mutation M { a }", None, "mutation"),
        ("fragment mutation on T { a } query Q { ...mutation }", None, "query"),
        ("query Q { a } mutation M { b }", "M", "mutation"),
        ("query Q { a } mutation M { b }", "Q", "query"),
        ("query Q { a } mutation M { b }", None, "mutation"),
        ("subscription { a }", None, "subscription"),
        ("query query { a }", "query", "query"),
        ("query mutation { a }", "mutation", "query"),
        ("garbage", None, "mutation"),
        ("", None, "mutation"),
        ("query Q { a", "Q", "query"),
    ],
)
def test_the_operation_is_found(document: str, name: str | None, sort: str) -> None:
    assert operation_of(document, name) == sort


def test_all_operations_are_found() -> None:
    assert operations("query A { x { y } } fragment F on T { z } mutation B($i: I!) @d(a: [1]) { w } { v }") == [
        ("query", "A"),
        ("mutation", "B"),
        ("query", None),
    ]


def test_only_mutations_whose_inputs_all_have_keys_are_idempotent() -> None:
    document = "mutation M { a }"
    assert repeat_of(document, None, {"input": {"idempotencyKey": "k"}, "n": 1}) is Repeat.IDEMPOTENT
    assert repeat_of(document, None, {"input": {"idempotencyKey": ""}}) is Repeat.ONCE
    assert repeat_of(document, None, {"one": {"idempotencyKey": "k"}, "other": {}}) is Repeat.ONCE
    assert repeat_of(document, None, {}) is Repeat.ONCE
    assert repeat_of("{ a }", None, {}) is Repeat.READ
