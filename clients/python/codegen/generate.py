"""Makes `src/mingjing/graphql` from `schema.graphql` and `clients/operations/*.graphql`.

ariadne-codegen makes the types and the operations, once to be called and once to be awaited; on top come the lists, which
page by themselves. What it makes is checked in, so that the package needs no generator; `test.sh` holds that it is what
the generator makes:

    python codegen/generate.py           # writes it
    python codegen/generate.py --check   # says whether it is current
"""

from __future__ import annotations

import filecmp
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from graphql import FieldNode, OperationDefinitionNode, TypeNode, parse, print_ast

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "src" / "mingjing" / "graphql"
ROOT = HERE.parents[2]
OPERATIONS = ROOT / "clients" / "operations"

SCALARS = {
    "CreditCode": 'type = "str"',
    "Date": 'type = "datetime.date"',
    "DateTime": 'type = "datetime.datetime"',
    "Decimal": 'type = "decimal.Decimal"',
    "JSON": 'type = "typing.Any"',
}


def run(target: Path, asynchronous: bool) -> Path:
    """One run of the generator."""
    base = "AsyncBase" if asynchronous else "SyncBase"
    lines = [
        "[tool.ariadne-codegen]",
        f'schema_path = "{ROOT / "schema.graphql"}"',
        f'queries_path = "{OPERATIONS}"',
        f'target_package_path = "{target}"',
        'target_package_name = "graphql"',
        f'client_name = "{"AsyncOperations" if asynchronous else "Operations"}"',
        f'client_file_name = "{"async_operations" if asynchronous else "operations"}"',
        f'base_client_name = "{base}"',
        f'base_client_file_path = "{HERE / "operations_base.py"}"',
        f"async_client = {'true' if asynchronous else 'false'}",
        "include_all_inputs = false",
        "include_all_enums = false",
        'include_comments = "none"',
    ]
    for name, types in SCALARS.items():
        lines += [f"[tool.ariadne-codegen.scalars.{name}]", types]
    settings = target / "settings.toml"
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    generator = Path(sys.executable).with_name("ariadne-codegen")
    done = subprocess.run([generator, "--config", settings], capture_output=True, text=True, cwd=target)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return target / "graphql"


def snake(name: str) -> str:
    """camelCase as snake_case."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def named(node: TypeNode) -> str:
    """The type that a variable has, without its brackets."""
    return re.sub(r"[\[\]!]", "", print_ast(node))


def selected(field: FieldNode) -> dict[str, FieldNode]:
    """The fields that are selected of a field."""
    selections = field.selection_set.selections if field.selection_set is not None else ()
    return {it.name.value: it for it in selections if isinstance(it, FieldNode)}


def lists() -> str:
    """`lists.py`: an iterator for every operation that is a page of a list."""
    document = parse("\n".join(path.read_text("utf-8") for path in sorted(OPERATIONS.glob("*.graphql"))))
    scalars = {"String": "str", "Boolean": "bool", "Int": "int", "ID": "str", "CreditCode": "str"}
    methods: list[tuple[str, list[str], str, list[tuple[str, str, bool]]]] = []
    schema = (ROOT / "schema.graphql").read_text("utf-8")
    known_enums = set(re.findall(r"^enum (\w+)", schema, re.MULTILINE))
    inputs: set[str] = set()
    enums: set[str] = set()
    nodes: set[str] = set()
    for definition in document.definitions:
        if not isinstance(definition, OperationDefinitionNode) or definition.name is None:
            continue
        variables = {it.variable.name.value: it.type for it in definition.variable_definitions}
        roots = [it for it in definition.selection_set.selections if isinstance(it, FieldNode)]
        if "first" not in variables or "after" not in variables or len(roots) != 1 or roots[0].selection_set is None:
            continue
        # The list is the root, or one level below it, as the disclosures of an enterprise are.
        path = [roots[0]]
        fields = selected(roots[0])
        if "nodes" not in fields:
            below = [it for it in fields.values() if "nodes" in selected(it)]
            if len(below) != 1:
                continue
            path, fields = [roots[0], below[0]], selected(below[0])
        if "pageInfo" not in fields:
            continue
        spreads = [print_ast(it) for it in fields["nodes"].selection_set.selections]
        operation = definition.name.value
        node = spreads[0][3:] if len(spreads) == 1 and spreads[0].startswith("...") else None
        if node is None or " " in node:
            node = operation + "".join(it.name.value[0].upper() + it.name.value[1:] for it in path) + "Nodes"
        nodes.add(node)
        arguments = []
        for name, kind in variables.items():
            if name in ("first", "after", "last", "before", "withTotal", "withFacets"):
                continue
            type_name = named(kind)
            if type_name in known_enums:
                enums.add(type_name)
            elif type_name not in scalars:
                inputs.add(type_name)
            arguments.append((snake(name), scalars.get(type_name, type_name), print_ast(kind).endswith("!")))
        arguments.sort(key=lambda it: not it[2])
        methods.append((snake(operation), [snake(it.name.value) for it in path], node, arguments))

    from_operations = sorted(it for it in nodes if not it.endswith("Fields"))
    out = [
        '"""Lists that page by themselves. Made by codegen/generate.py; do not edit."""',
        "",
        "from collections.abc import AsyncIterator, Iterator",
        "from typing import Any, Optional",
        "",
        "from .async_operations import AsyncOperations",
        *(["from .enums import " + ", ".join(sorted(enums))] if enums else []),
        "from .fragments import " + ", ".join(sorted(it for it in nodes if it.endswith("Fields"))),
        "from .input_types import " + ", ".join(sorted(inputs)),
        "from .operations import Operations",
    ]
    for node in from_operations:
        out.append(f"from . import {node}")
    for asynchronous in (False, True):
        prefix, iterator = ("Async", "AsyncIterator") if asynchronous else ("", "Iterator")
        out += ["", "", f"class {prefix}Lists:"]
        out.append('    """Each list of the schema, from its first row to its last, read a page at a time."""')
        out += ["", f"    def __init__(self, operations: {prefix}Operations) -> None:", "        self._operations = operations"]
        for name, path, node, arguments in methods:
            found = "found" if path[1:] else "page"
            sent = ("await " if asynchronous else "") + f"self._operations.{name}(first=page_size, after=after, **given)"
            required = "".join(f"{it}: {kind}, " for it, kind, needed in arguments if needed)
            optional = "".join(f"{it}: Optional[{kind}] = None, " for it, kind, needed in arguments if not needed)
            # The generator has its own name for what Python has a function of.
            given = ", ".join(f'"{it}_": {it}' if it == "filter" else f'"{it}": {it}' for it, _, _ in arguments)
            out += [
                "",
                f"    {'async ' if asynchronous else ''}def {name}(self, {required}*, {optional}page_size: int = 100)"
                f" -> {iterator}[{node}]:",
                f"        arguments: dict[str, Any] = {{{given}}}",
                "        given = {name: value for name, value in arguments.items() if value is not None}",
                "        after: Optional[str] = None",
                "        while True:",
                f"            {found} = ({sent}).{path[0]}",
                f"            if {found} is None:",
                "                return",
                *[f"            page = found.{it}" for it in path[1:]],
                "            for node in page.nodes:",
                "                yield node",
                "            if not page.page_info.has_next_page:",
                "                return",
                "            after = page.page_info.end_cursor",
            ]
    return "\n".join(out) + "\n"


def with_defaults(client: str) -> str:
    """The generator asks for variables that have a default, where they may not be null; they may be left out."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(OPERATIONS.glob("*.graphql")))
    for definition in parse(text).definitions:
        for variable in definition.variable_definitions if isinstance(definition, OperationDefinitionNode) else ():
            if variable.default_value is not None and print_ast(variable.type).endswith("!"):
                name = snake(variable.variable.name.value)
                pattern = rf"(\b{name}: )(bool|int|str|[A-Z]\w*)(,\s)"
                client = re.sub(pattern, r"\1Union[\2, UnsetType] = UNSET\3", client)
    return client


def generate(folder: Path) -> Path:
    """Makes the package in a folder; returns where."""
    for name in ("sync", "async"):
        (folder / name).mkdir()
    package = run(folder / "sync", asynchronous=False)
    other = run(folder / "async", asynchronous=True)
    shutil.copy(other / "async_operations.py", package)
    for name in ("operations.py", "async_operations.py"):
        (package / name).write_text(with_defaults((package / name).read_text("utf-8")), "utf-8")
    shutil.copy(HERE / "open_enum.py", package)
    enums = (package / "enums.py").read_text("utf-8")
    enums = enums.replace("from enum import Enum", "from .open_enum import OpenEnum").replace("(str, Enum)", "(OpenEnum)")
    (package / "enums.py").write_text(enums, "utf-8")
    shutil.copy(HERE / "input_model.py", package)
    inputs = (package / "input_types.py").read_text("utf-8")
    inputs = inputs.replace("from .base_model import BaseModel", "from .input_model import InputModel")
    (package / "input_types.py").write_text(inputs.replace("(BaseModel):", "(InputModel):"), "utf-8")
    (package / "lists.py").write_text(lists(), "utf-8")
    ruff = Path(sys.executable).with_name("ruff")
    subprocess.run([ruff, "format", "--isolated", "--quiet", "--line-length", "120", package / "lists.py"], check=True)
    return package


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = generate(Path(folder))
        if "--check" in sys.argv[1:]:
            left = {it.name for it in made.glob("*.py")}
            right = {it.name for it in PACKAGE.glob("*.py")}
            _, different, missing = filecmp.cmpfiles(made, PACKAGE, left | right, shallow=False)
            if different or missing:
                names = ", ".join(sorted([*different, *missing]))
                raise SystemExit(f"src/mingjing/graphql is not what codegen/generate.py makes: {names}")
            print("the generated code is current")
            return
        shutil.rmtree(PACKAGE, ignore_errors=True)
        shutil.copytree(made, PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))


if __name__ == "__main__":
    main()
