"""What is done with verifications of files, apart from how it waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ._answers import json_of, retry_after
from ._core import Core
from ._download import Gone, fetch
from ._flow import Blocking, Flow, Response
from ._sending import FileLike, Outgoing, send_file
from ._waiting import until_over
from .errors import JobFailed, MingjingError
from .retry import Repeat
from .verifications import ResultFormat, VerificationJob

Progress = Callable[[VerificationJob], Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file is to be verified."""

    lists: Sequence[str] | None = None
    authorities: Sequence[str] | None = None
    as_of: Mapping[str, str] | int | None = None
    format: ResultFormat | None = None
    bom: bool = False
    file_name: str | None = None
    idempotency_key: str | None = None

    def query(self, file: Outgoing) -> Mapping[str, Any]:
        """The parameters."""
        as_of = self.as_of
        if isinstance(as_of, Mapping):
            if len(as_of) != 1 or next(iter(as_of)) not in ("sequence", "at"):
                raise ValueError('as_of is a sequence number, {"sequence": …} or {"at": …}')
            as_of = next(iter(as_of.values()))  # type: ignore[assignment]
        return {
            "lists": ",".join(self.lists) if self.lists is not None else None,
            "authorities": list(self.authorities) if self.authorities is not None else None,
            "asOf": as_of,
            "format": self.format.lower() if self.format else None,
            "bom": "true" if self.bom else None,
            "fileName": file.name,
        }


@dataclass(frozen=True, slots=True)
class _Result:
    """The file of a result, as a download wants it described."""

    name: str
    bytes: int
    sha256: str
    url: str


class VerificationFlows:
    """What is done with verifications of files, apart from how it waits."""

    def __init__(self, core: Core) -> None:
        self.core = core

    def send(self, file: FileLike, wanted: Wanted) -> Flow[VerificationJob]:
        """Sends a file; the job that it becomes."""
        response = yield from send_file(
            self.core,
            "/v1/verifications",
            file,
            name=wanted.file_name,
            query=wanted.query,
            key=wanted.idempotency_key,
        )
        return VerificationJob.of_json(json_of(response))

    def find(self, job_id: str) -> Flow[VerificationJob | None]:
        """How far a job is; nothing when there is no such one."""
        response = yield from self._get(job_id)
        return VerificationJob.of_json(json_of(response)) if response.status == 200 else None

    def wait(self, job: VerificationJob | str, within: float, progress: Progress | None) -> Flow[VerificationJob]:
        """Waits until a result is there."""
        job_id = job if isinstance(job, str) else job.id

        def look() -> Flow[tuple[VerificationJob, float | None]]:
            response = yield from self._get(job_id)
            if response.status != 200:
                raise Gone(f"the verification {job_id} is not kept any more, or another client's")
            return VerificationJob.of_json(json_of(response)), retry_after(response)

        done = yield from until_over(
            self.core, look, lambda it: it.ended, lambda it: f"the verification {it.id}", within, progress=progress
        )
        if not done.is_ready:
            raise JobFailed("verification", done.id, done.state, done.failure, done)
        return done

    def download(self, job: VerificationJob | str, path: str | os.PathLike[str]) -> Flow[Path]:
        """Downloads a result to a file, which is there whole or not at all."""
        known = job if isinstance(job, VerificationJob) and job.is_ready else None
        if known is None:
            job_id = job if isinstance(job, str) else job.id
            known = yield from self.find(job_id)
            if known is None:
                raise Gone(f"the verification {job_id} is not kept any more, or another client's")
            if not known.ended:
                raise MingjingError(f"the verification {job_id} is {known.state.lower()}: wait for it first")
            if not known.is_ready:
                raise JobFailed("verification", known.id, known.state, known.failure, known)
        target = Path(path)
        told = known.told["result"]
        result = _Result(target.name, told["bytes"], told["sha256"].lower(), known.told["links"]["result"])
        yield Blocking(lambda: target.parent.mkdir(parents=True, exist_ok=True))
        return (yield from fetch(self.core, result, target.parent, target.name))

    def cancel(self, job: VerificationJob | str) -> Flow[VerificationJob]:
        """Takes a job back."""
        job_id = job if isinstance(job, str) else job.id
        # A second time it is cancelled already.
        response = yield from self.core.perform("DELETE", _path(job_id), repeat=Repeat.IDEMPOTENT)
        return VerificationJob.of_json(json_of(response))

    def verify(
        self, file: FileLike, result: str | os.PathLike[str], wanted: Wanted, within: float, progress: Progress | None
    ) -> Flow[VerificationJob]:
        """Sends a file, waits, and downloads the result."""
        sent = yield from self.send(file, wanted)
        done = yield from self.wait(sent, within, progress)
        yield from self.download(done, result)
        return done

    def _get(self, job_id: str) -> Flow[Response]:
        response: Response = yield from self.core.perform("GET", _path(job_id), accept=(404,))
        return response


def _path(job_id: str) -> str:
    return f"/v1/verifications/{quote(job_id, safe='')}"


def format_of(result: str | os.PathLike[str]) -> ResultFormat:
    """The format that the name of a file asks for."""
    by_name: dict[str, ResultFormat] = {".csv": "CSV", ".xlsx": "XLSX", ".ndjson": "NDJSON"}
    name = Path(result).name
    found = by_name.get(Path(name).suffix.lower())
    if found is None:
        raise ValueError(
            f"{name!r} does not say how the result is to be written: name it .csv, .xlsx or .ndjson, or say format="
        )
    return found
