"""What is done with exports, apart from how it waits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ._answers import json_of, retry_after
from ._core import Core
from ._download import Gone, fetch
from ._flow import Blocking, Flow, Response
from ._waiting import until_over
from .errors import JobFailed, MingjingError, Refused, UserError
from .exports import Export, Manifest
from .retry import Repeat

NOT_THERE = (403, 404, 405, 410)
"""How a gateway answers that has no such export, or none for this caller."""


class ExportFlows:
    """What is done with exports, apart from how it waits."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def request(self, wanted: Mapping[str, Any], *accept: int) -> Flow[Export | None]:
        """Asks for an export; nothing where it is answered by one of these statuses."""
        response: Response = yield from self.core.perform(
            "POST",
            "/v1/exports",
            headers={"content-type": "application/json"},
            content=json.dumps(wanted).encode(),
            repeat=Repeat.IDEMPOTENT,
            accept=accept,
        )
        if response.status >= 400:
            return None
        told = json_of(response)
        if told.get("userErrors"):
            raise Refused([UserError(tuple(it["path"]), it["code"], it["message"]) for it in told["userErrors"]])
        return Export.of(told)

    def latest(self, format: str) -> Flow[Export | None]:
        """The newest snapshot that the gateway made by itself; nothing where there is none for this caller."""
        response = yield from self._get("/v1/snapshots/latest", {"format": format.lower()})
        return Export.of(json_of(response)) if response.status == 200 else None

    def find(self, export_id: str) -> Flow[Export | None]:
        """An export; nothing when there is no such one."""
        response = yield from self._get(f"/v1/exports/{export_id}")
        return Export.of(json_of(response)) if response.status == 200 else None

    def wait(self, export: Export | str, within: float) -> Flow[Export]:
        """Waits until an export is ready."""
        export_id = export if isinstance(export, str) else export.id

        def look() -> Flow[tuple[Export, float | None]]:
            response = yield from self._get(f"/v1/exports/{export_id}")
            if response.status != 200:
                raise Gone(f"the export {export_id} is not kept any more, or another organisation's")
            return Export.of(json_of(response)), retry_after(response)

        if isinstance(export, Export) and export.is_ready:
            return export
        done = yield from until_over(self.core, look, lambda it: it.ended, lambda it: f"the export {it.id}", within)
        if not done.is_ready:
            raise JobFailed("export", done.id, done.state, done.failure, done)
        return done

    def manifest(self, export: Export | str) -> Flow[Manifest]:
        """The manifest of an export that is ready.

        Raises:
            Gone: There is no such export any more.
        """
        export_id = export if isinstance(export, str) else export.id
        response = yield from self._get(f"/v1/exports/{export_id}/manifest")
        if response.status != 200:
            raise Gone(f"the export {export_id} is not kept any more, or not ready yet")
        return Manifest.of(json_of(response))

    def download(self, export: Export | str, folder: Path, kinds: Iterable[str]) -> Flow[list[Path]]:
        """The files of an export, downloaded into a folder and checked."""
        wanted = {it.upper() for it in kinds}
        manifest = yield from self.manifest(export)
        yield Blocking(lambda: folder.mkdir(parents=True, exist_ok=True))
        files: list[Path] = []
        for part in manifest.parts:
            if wanted and part.kind not in wanted:
                continue
            if not part.name or Path(part.name).name != part.name or part.name.startswith("."):
                raise MingjingError(f"{part.name!r} is no name of a file")
            files.append((yield from fetch(self.core, part, folder, part.name)))
        return files

    def _get(self, path: str, query: Mapping[str, Any] | None = None) -> Flow[Response]:
        response: Response = yield from self.core.perform("GET", path, query=query, accept=NOT_THERE)
        return response
