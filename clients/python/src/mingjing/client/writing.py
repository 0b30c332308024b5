"""Writing: submitting, correcting and withdrawing records, and spreadsheets of them."""

from __future__ import annotations

import asyncio
import json
import os
import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from .. import submit as submissions
from .._answers import json_of
from .._core import Core, patient
from .._flow import Flow, Response
from ..retry import Repeat
from ..submit import Action, Mode, Mutation, Row, Submission, Upload
from ._base import AsyncBase, Base


class Writing(Base):
    """The part of a client that writes."""

    def submit(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Enters records of a kind, such as `HONOUR`: at most 10,000 rows, each with its own outcome.

        The submission has an idempotency key, a new one unless you give yours, so that it is sent again after faults and has
        no second effect. Give your own where your program may end before the answer is there.

        Raises:
            Refused: It was refused as a whole.
        """
        return self._mutate("submit", kind, rows, mode, dry_run, idempotency_key)

    def correct(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Corrects records: rows of `id`, `expectedRevision`, `reason` and `changes`. See `submit`."""
        return self._mutate("correct", kind, rows, mode, dry_run, idempotency_key)

    def withdraw(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Withdraws records: rows of `id`, `reason` and perhaps `expectedRevision`. See `submit`."""
        return self._mutate("withdraw", kind, rows, mode, dry_run, idempotency_key)

    def _mutate(self, action: Action, kind: str, rows: Iterable[Row], mode: Mode, dry_run: bool, key: str | None) -> Submission:
        mutation = Mutation.of(action, kind, rows, mode, dry_run, key)
        answer = self.execute(mutation.document, mutation.variables, mutation.operation, repeat=Repeat.IDEMPOTENT)
        return mutation.outcome(answer.data, answer.request_id)

    def upload(
        self,
        kind: str,
        file: str | os.PathLike[str] | IO[bytes],
        *,
        file_name: str | None = None,
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Sends a spreadsheet (CSV or XLSX) of records of a kind."""
        name, content = _file(file, file_name)
        return Upload.of(json_of(self._driver.run(_upload(self._core, kind, name, content, dry_run, idempotency_key))))

    def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return Upload.of(json_of(self._driver.run(self._core.perform("GET", f"/v1/uploads/{upload_id}"))))

    def wait_for_upload(self, upload: Upload | str, *, within: float = 600.0, every: float = 1.0) -> Upload:
        """Waits until an upload is done, or waits for its review.

        Raises:
            TimeoutError: It was not, within so many seconds.
        """
        until = time.monotonic() + within
        current = self.upload_state(upload if isinstance(upload, str) else upload.id)
        while not current.ended:
            if time.monotonic() > until:
                raise TimeoutError(f"the upload {current.id} is still {current.state}")
            self._sleep(every)
            current = self.upload_state(current.id)
        return current

    def upload_errors(self, upload: Upload | str) -> bytes:
        """The refused rows of an upload with what is wrong, in the form that it had."""
        upload_id = upload if isinstance(upload, str) else upload.id
        return self._driver.run(self._core.perform("GET", f"/v1/uploads/{upload_id}/errors", headers={"accept": "*/*"})).body


class AsyncWriting(AsyncBase):
    """The part of a client for asyncio that writes."""

    async def submit(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Enters records of a kind; see `Client.submit`."""
        return await self._mutate("submit", kind, rows, mode, dry_run, idempotency_key)

    async def correct(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Corrects records; see `Client.correct`."""
        return await self._mutate("correct", kind, rows, mode, dry_run, idempotency_key)

    async def withdraw(
        self,
        kind: str,
        rows: Iterable[Row],
        *,
        mode: Mode = "ALL_OR_NOTHING",
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Submission:
        """Withdraws records; see `Client.withdraw`."""
        return await self._mutate("withdraw", kind, rows, mode, dry_run, idempotency_key)

    async def _mutate(
        self, action: Action, kind: str, rows: Iterable[Row], mode: Mode, dry_run: bool, key: str | None
    ) -> Submission:
        mutation = Mutation.of(action, kind, rows, mode, dry_run, key)
        answer = await self.execute(mutation.document, mutation.variables, mutation.operation, repeat=Repeat.IDEMPOTENT)
        return mutation.outcome(answer.data, answer.request_id)

    async def upload(
        self,
        kind: str,
        file: str | os.PathLike[str] | IO[bytes],
        *,
        file_name: str | None = None,
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Sends a spreadsheet (CSV or XLSX) of records of a kind."""
        name, content = await asyncio.to_thread(_file, file, file_name)
        flow = _upload(self._core, kind, name, content, dry_run, idempotency_key)
        return Upload.of(json_of(await self._driver.run(flow)))

    async def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return Upload.of(json_of(await self._driver.run(self._core.perform("GET", f"/v1/uploads/{upload_id}"))))

    async def wait_for_upload(self, upload: Upload | str, *, within: float = 600.0, every: float = 1.0) -> Upload:
        """Waits until an upload is done, or waits for its review; see `Client.wait_for_upload`."""
        until = time.monotonic() + within
        current = await self.upload_state(upload if isinstance(upload, str) else upload.id)
        while not current.ended:
            if time.monotonic() > until:
                raise TimeoutError(f"the upload {current.id} is still {current.state}")
            await self._sleep(every)
            current = await self.upload_state(current.id)
        return current

    async def upload_errors(self, upload: Upload | str) -> bytes:
        """The refused rows of an upload with what is wrong, in the form that it had."""
        upload_id = upload if isinstance(upload, str) else upload.id
        flow = self._core.perform("GET", f"/v1/uploads/{upload_id}/errors", headers={"accept": "*/*"})
        return (await self._driver.run(flow)).body


def _file(file: str | os.PathLike[str] | IO[bytes], name: str | None) -> tuple[str, bytes]:
    if isinstance(file, str | os.PathLike):
        path = Path(file)
        return name or path.name, path.read_bytes()
    content = file.read()
    given = name or Path(str(getattr(file, "name", ""))).name
    if not given:
        raise ValueError("file_name says what the file is called")
    return given, content


def _upload(core: Core, kind: str, name: str, content: bytes, dry_run: bool, idempotency_key: str | None) -> Flow[Response]:
    query = {"kind": kind.lower(), "fileName": name, "dryRun": json.dumps(dry_run)}
    headers = {
        "idempotency-key": idempotency_key or str(uuid.uuid4()),
        "content-type": submissions.MEDIA_TYPES.get(Path(name).suffix.lower(), "application/octet-stream"),
    }
    return core.perform(
        "POST",
        "/v1/uploads",
        query=query,
        headers=headers,
        content=content,
        repeat=Repeat.IDEMPOTENT,
        timeout=patient(core.timeout, write=120.0),
    )
