"""Real gateways to kill: over SQLite one, over a PostgreSQL of their own two."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

from database import Database, Postgresql, Sqlite

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(os.environ.get("MINGJING", ROOT / "target" / "debug" / "mingjing"))
START_WITHIN = 180.0

# Whoever is killed leaves work that others take up: soon, so that a run meets it often.
SETTINGS = {
    "MINGJING__JOBS__LEASE_MS": "1500",
    "MINGJING__SEARCH__ENABLED": "false",
    "MINGJING__SECURITY__KEY_SECRET": "kills-kills-kills-kills-kills-key",
    "MINGJING__SECURITY__CURSOR_SECRET": "kills-kills-kills-kills-kills-cursor",
    # Copies are begun again and again, each with an export of its own.
    "MINGJING__TIERS__INSTITUTION__EXPORTS_PER_DAY": "100000",
    "MINGJING__EXPORTS__WAITING_MAX": "100",
}


class Gateway:
    """One process of the gateway, on a port that it keeps over restarts."""

    def __init__(self, command: list[str], folder: Path, name: str, settings: dict[str, str], port: int) -> None:
        self._command, self._log = command, folder / f"{name}.log"
        self._settings = {**os.environ, **SETTINGS, **settings}
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{port}"

    def start(self) -> None:
        """Starts it and waits until it is ready."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
            )
        until = time.monotonic() + START_WITHIN
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the gateway did not start:\n{self._log.read_text('utf-8')[-3000:]}")
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it at once."""
        if self._process is not None:
            if self._process.poll() is not None:
                raise RuntimeError(f"the gateway ended by itself:\n{self._log.read_text('utf-8')[-3000:]}")
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                return True
        except OSError:
            return False


class City:
    """An invented city, its database, the gateways that serve it, and the keys of those who use it."""

    def __init__(self, database: str, folder: Path, enterprises: int, chance: random.Random) -> None:
        if not PROGRAM.exists():
            raise RuntimeError(f"there is no gateway at {PROGRAM}: run cargo build -p mingjing, or name one in MINGJING")
        data = folder / "data"
        self.database: Database = Sqlite(data / "mingjing.db") if database == "sqlite" else Postgresql()
        settings = {"MINGJING__EXPORTS__FOLDER": str(folder / "exports")}
        ports = _free_ports(2, chance)
        demo = [str(PROGRAM), "demo", "--data-dir", str(data), "--enterprises", str(enterprises)]
        demo += ["--listen", f"127.0.0.1:{ports[0]}", *self.database.arguments]
        self.gateways = [Gateway(demo, folder, "gateway-1", settings, ports[0])]
        try:
            self.gateways[0].start()
            if database == "postgresql":
                serve = [str(PROGRAM), "serve", "--data-dir", str(folder / "data-2"), *self.database.arguments]
                settings["MINGJING__SERVER__LISTEN"] = f"127.0.0.1:{ports[1]}"
                self.gateways.append(Gateway(serve, folder, "gateway-2", settings, ports[1]))
                self.gateways[1].start()
        except BaseException:
            self.close()
            raise
        notes = json.loads((data / "demo.json").read_text("utf-8"))
        self.keys = {it["tier"]: it["key"] for it in notes["keys"]}

    @property
    def urls(self) -> list[str]:
        """Where the gateways are, whether they run or not."""
        return [it.url for it in self.gateways]

    def close(self) -> None:
        """Ends everything."""
        for gateway in self.gateways:
            gateway.kill()
        self.database.close()


class Killer(threading.Thread):
    """Kills the gateways again and again, one or all of them, and starts them again on what is there."""

    def __init__(self, city: City, chance: random.Random) -> None:
        super().__init__(name="killer", daemon=True)
        self._city, self._chance = city, chance
        self._is_over = threading.Event()
        self.kills = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            while not self._is_over.wait(self._chance.uniform(1.0, 8.0)):
                gateways = self._city.gateways
                doomed = gateways if self._chance.random() < 0.3 else [self._chance.choice(gateways)]
                for gateway in doomed:
                    gateway.kill()
                time.sleep(self._chance.uniform(0.0, 0.3))
                for gateway in doomed:
                    gateway.start()
                self.kills += len(doomed)
        except BaseException as error:
            self.failure = error

    def stop(self) -> None:
        """Lets it end what it is doing; all gateways run then."""
        self.end()
        if self.failure is not None:
            raise self.failure

    def end(self) -> None:
        """Ends it whatever it does."""
        self._is_over.set()
        if self.ident is not None:
            self.join()


def _free_ports(count: int, chance: random.Random) -> list[int]:
    """Ports that nobody listens on, below those that the system gives to outgoing connections while a gateway is away."""
    found: list[int] = []
    while len(found) < count:
        port = chance.randrange(20_000, 32_000)
        with socket.socket() as trial:
            if port not in found and trial.connect_ex(("127.0.0.1", port)) != 0:
                found.append(port)
    return found
