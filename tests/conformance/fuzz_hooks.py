"""What Schemathesis does not know of this schema: its scalars, what an error must look like, and how to get an answer.

Texts made at random are no cursors, and pages have 1 to 100 rows: nearly every query that is made from the schema alone is
refused by its arguments. So one half of the queries goes as it was made, and of the other half the arguments of pages are
put right; those reach the data.
"""

import dataclasses
import pathlib
import re
import zlib

import schemathesis
from graphql import Visitor, print_ast, visit
from graphql.language import IntValueNode
from hypothesis import strategies as st
from schemathesis.graphql import nodes

ERRORS = pathlib.Path(__file__).parent / "../../docs/errors.md"
CODES = set(re.findall(r"^\| `(\w+)` \|", ERRORS.read_text("utf-8"), re.MULTILINE)) - {"INTERNAL"}

schemathesis.graphql.scalar(
    "CreditCode",
    st.one_of(st.just("913101132920115528"), st.text(max_size=20)).map(nodes.String),
)
schemathesis.graphql.scalar(
    "Decimal",
    st.one_of(st.decimals(allow_nan=False).map(str), st.text(max_size=20)).map(nodes.String),
)
schemathesis.graphql.scalar(
    "Month",
    st.one_of(st.dates().map(lambda day: day.strftime("%Y-%m")), st.text(max_size=20)).map(nodes.String),
)


class Pages(Visitor):
    """Leaves cursors out, and makes sizes of pages good ones."""

    def leave_field(self, node, *_):
        names = {argument.name.value for argument in node.arguments}
        left_out = {"after", "before"} | ({"last"} if "first" in names else set())
        kept = (argument for argument in node.arguments if argument.name.value not in left_out)
        return dataclasses.replace(node, arguments=tuple(self.sized(argument) for argument in kept))

    @staticmethod
    def sized(argument):
        if argument.name.value not in {"first", "last"}:
            return argument
        size = 1 + zlib.crc32(print_ast(argument).encode()) % 5
        return dataclasses.replace(argument, value=IntValueNode(value=str(size)))


@schemathesis.hook
def map_body(_context, document):
    is_left = zlib.crc32(print_ast(document).encode()) % 2
    return document if is_left else visit(document, Pages())


@schemathesis.check
def errors_have_codes(_context, response, case):
    """Every answer is GraphQL's, and each of its errors has a code of the table that is not the gateway's own fault."""
    answer = response.json()
    errors = answer.get("errors", [])
    assert "data" in answer or errors, f"neither data nor errors: {answer}"
    assert len(errors) <= 20, f"{len(errors)} errors"
    for error in errors:
        code = error.get("extensions", {}).get("code")
        assert code in CODES, f"the code {code} of {error} for {case.body}"
