"""Each library as its README says: installed into an empty project from a clone, and the first program run there; and what is
packed to be published.

The README is the test: whoever follows it word for word gets what it promises. Arguments narrow it:
tests/clients/packages.py rust. Run by tests/clients/run.sh after the tests of the libraries.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "kills"))

from gateway import ROOT, City  # noqa: E402

CLIENTS = ROOT / "clients"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
# What the demo's city has at any size: an enterprise on the abnormal list.
EXPECTED = "上海合启品牌管理有限公司"


class Failed(Exception):
    """Something does not work as the README says."""


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Runs a program to its end; what it printed."""
    done = subprocess.run(
        [str(it) for it in command], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-3000:]}")
    return done.stdout


def first_program(library: str, language: str) -> str:
    """The program of the README's section `Five minutes`."""
    readme = (CLIENTS / library / "README.md").read_text("utf-8")
    section = readme.split("\n## Five minutes\n", 1)[1].split("\n## ", 1)[0]
    found = re.search(rf"^```{language}\b[^\n]*\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    if found is None:
        raise Failed(f"the README of {library} shows no program in five minutes")
    return found[1]


def install(library: str, folder: Path, **environment: str) -> None:
    """Runs the first commands of the README, which install the library from a clone of the repository."""
    readme = (CLIENTS / library / "README.md").read_text("utf-8")
    found = re.search(r"^```sh\n(.*?)^```$", readme.split("\n## ", 1)[0], re.MULTILINE | re.DOTALL)
    if found is None or "path/to/mingjing" not in found[1]:
        raise Failed(f"the README of {library} does not begin with how it is installed from a clone")
    commands = found[1].replace("path/to/mingjing", str(ROOT))
    run("bash", "-euc", commands, folder=folder, **environment)


def typescript(folder: Path, key: dict[str, str]) -> str:
    """Installed, the program, and the examples by the types that it came with. What is installed is what `npm pack` packs."""
    (folder / "package.json").write_text('{ "private": true, "type": "module" }\n')
    install("typescript", folder)
    (folder / "first.js").write_text(first_program("typescript", "js"))
    for example in (CLIENTS / "typescript/examples").glob("*.mjs"):
        shutil.copy(example, folder)
    tools = CLIENTS / "typescript/node_modules"
    settings = {
        "compilerOptions": {
            "allowJs": True,
            "checkJs": True,
            "noEmit": True,
            "module": "nodenext",
            "target": "es2023",
            "strict": True,
            # Examples take the environment and what they are called with as they come.
            "strictNullChecks": False,
            "noImplicitAny": False,
            "types": ["node"],
            "typeRoots": [str(tools / "@types")],
        },
        "include": ["*.js", "*.mjs"],
    }
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    run("node", tools / "typescript/bin/tsc", folder=folder)
    return run("node", "first.js", folder=folder, **key)


def python(folder: Path, key: dict[str, str]) -> str:
    """`python -m build`, installed, the program, and the command line."""
    tools = CLIENTS / "python/.venv/bin/python"
    run(tools, "-m", "build", "--no-isolation", "--outdir", folder, ".", folder=CLIENTS / "python")
    (source,) = folder.glob("mingjing_client-*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    if missing := {"README.md", "LICENSE", "CHANGELOG.md", "examples/bank_sync.py", "src/mingjing/py.typed"} - names:
        raise Failed(f"the source package lacks {', '.join(sorted(missing))}")
    run(sys.executable, "-m", "venv", "venv", folder=folder)
    installed = folder / "venv/bin"
    install("python", folder, PATH=f"{installed}:{os.environ['PATH']}")
    (folder / "first.py").write_text(first_program("python", "python"))
    run(installed / "mingjing", "pull", "--once", "--kind", "HONOUR", "--sqlite", "copy.db", folder=folder, **key)
    return run(installed / "python", "first.py", folder=folder, **key)


def rust(folder: Path, key: dict[str, str]) -> str:
    """Added, `cargo package`, a project that depends on what was packed, and the program."""
    shared = {"CARGO_TARGET_DIR": str(TARGET)}
    run("cargo", "init", "--quiet", "--vcs", "none", "added", folder=folder)
    install("rust", folder / "added")
    run("cargo", "metadata", "--quiet", "--format-version", "1", folder=folder / "added")
    run("cargo", "package", "--quiet", "--locked", "--no-verify", "--allow-dirty", folder=CLIENTS / "rust", **shared)
    (crate,) = (TARGET / "package").glob("mingjing-client-*.crate")
    with tarfile.open(crate) as archive:
        archive.extractall(folder, filter="data")
    program = first_program("rust", "rust")
    (folder / "src").mkdir()
    (folder / "src/main.rs").write_text(program)
    shutil.copy(CLIENTS / "rust/Cargo.lock", folder)
    (folder / "Cargo.toml").write_text(
        f"""
[package]
name = "first"
edition = "2024"

[dependencies]
futures-util = "0.3"
mingjing-client = {{ path = "{crate.name.removesuffix(".crate")}" }}
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}

[profile.dev]
debug = "line-tables-only"

[workspace]
"""
    )
    return run("cargo", "run", "--quiet", folder=folder, **shared, **key)


LIBRARIES: dict[str, Callable[[Path, dict[str, str]], str]] = {"typescript": typescript, "python": python, "rust": rust}


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="mingjing-packages-") as name:
        folder = Path(name)
        city = City("sqlite", folder, enterprises=200, chance=random.Random())
        key = {"MINGJING_URL": city.urls[0], "MINGJING_KEY": city.keys["institution"]}
        try:
            for library in names:
                project = folder / library
                project.mkdir()
                printed = LIBRARIES[library](project, key)
                if EXPECTED not in printed or len(printed.splitlines()) < 5:
                    raise Failed(f"the first program of {library} does not print what it should:\n{printed[:2000]}")
                print(f"the package of {library} installs, and the first program of its README runs")
        except Failed as failure:
            sys.exit(str(failure))
        finally:
            city.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(LIBRARIES))
