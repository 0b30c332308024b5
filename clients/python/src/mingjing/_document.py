"""What little has to be known about a document before it is sent: whether it is a mutation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .retry import Repeat

_TOKEN = re.compile(r'#[^\n\r]*|"""(?:\\"""|.)*?"""|"(?:\\.|[^"\\\n\r])*"|[_A-Za-z][_0-9A-Za-z]*|[{}()\[\]]|.', re.DOTALL)
_OPERATIONS = ("query", "mutation", "subscription")


def operations(document: str) -> list[tuple[str, str | None]]:
    """The operations of a document, each with its sort and its name."""
    found: list[tuple[str, str | None]] = []
    depth = 0
    begins = True  # whether a definition begins here
    expects_name = False
    for match in _TOKEN.finditer(document):
        token = match.group()
        if token.isspace() or token[0] in '#",\ufeff':
            continue
        if depth == 0 and expects_name:
            expects_name = False
            if token[0] == "_" or token[0].isalpha():
                found[-1] = (found[-1][0], token)
                continue
        if depth == 0 and begins:
            begins = False
            if token in _OPERATIONS:
                found.append((token, None))
                expects_name = True
                continue
            if token == "{":
                found.append(("query", None))
        if token in "{([":
            depth += 1
        elif token in "})]":
            depth -= 1
            begins = begins or (depth == 0 and token == "}")
    return found


def operation_of(document: str, name: str | None) -> str:
    """The sort of the operation that is meant; `mutation` where that cannot be told, which is the careful answer."""
    known = operations(document)
    meant = [sort for sort, its_name in known if name is None or its_name == name]
    return meant[0] if len(meant) == 1 else "mutation"


def repeat_of(document: str, name: str | None, variables: Mapping[str, Any]) -> Repeat:
    """What it would mean to send the operation twice.

    A mutation is idempotent when every object among its variables carries an idempotency key, and one does.
    """
    if operation_of(document, name) == "query":
        return Repeat.READ
    inputs = [value for value in variables.values() if isinstance(value, Mapping)]
    keyed = [value for value in inputs if isinstance(value.get("idempotencyKey"), str) and value["idempotencyKey"]]
    return Repeat.IDEMPOTENT if inputs and len(keyed) == len(inputs) else Repeat.ONCE
