"""A real gateway for tests: the demo, on a free port, in a directory of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = Path(os.environ.get("MINGJING", Path(__file__).resolve().parents[4] / "target" / "debug" / "mingjing"))


class Demo:
    """The demo of an invented city. It may be killed and started again: the data stays."""

    def __init__(self, enterprises: int = 300) -> None:
        if not PROGRAM.exists():
            raise RuntimeError(f"{PROGRAM} is not there: build the gateway, or name it in MINGJING")
        self._enterprises = enterprises
        self._folder = tempfile.TemporaryDirectory(prefix="mingjing-python-")
        self.folder = Path(self._folder.name)
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.keys: dict[str, str] = {}
        self.start()

    def start(self) -> None:
        """Starts it and waits until it serves."""
        out = self.folder / "out"
        with out.open("wb") as told, (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    PROGRAM,
                    "demo",
                    "--data-dir",
                    self.folder / "data",
                    "--enterprises",
                    str(self._enterprises),
                    "--listen",
                    f"127.0.0.1:{self.port}",
                ],
                stdout=told,
                stderr=log,
            )
        until = time.monotonic() + 120
        while "Stop with Ctrl-C" not in out.read_text():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the demo did not start:\n{(self.folder / 'log').read_text()[-3000:]}")
            time.sleep(0.05)
        for line in out.read_text().splitlines():
            words = line.split()
            if len(words) == 2 and words[1].startswith("mj_"):
                self.keys[words[0]] = words[1]

    def kill(self) -> None:
        """Ends it at once, as `kill -9` does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()
        self._folder.cleanup()
