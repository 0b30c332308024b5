"""Writing: submitting, correcting and withdrawing records, and spreadsheets of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .._answers import json_of, retry_after
from .._core import Core
from .._flow import Flow
from .._sending import FileLike, Outgoing, send_file
from .._waiting import until_over
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
        file: FileLike,
        *,
        file_name: str | None = None,
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Sends a spreadsheet (CSV or XLSX) of records of a kind."""
        return self._driver.run(_send(self._core, kind, file, file_name, dry_run, idempotency_key))

    def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return self._driver.run(_state(self._core, upload_id))

    def wait_for_upload(self, upload: Upload | str, *, within: float = 600.0, every: float = 1.0) -> Upload:
        """Waits until an upload is done, or waits for its review.

        Raises:
            WaitTimeout: It was not, within so many seconds.
        """
        return self._driver.run(_wait(self._core, upload, within, every))

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
        file: FileLike,
        *,
        file_name: str | None = None,
        dry_run: bool = False,
        idempotency_key: str | None = None,
    ) -> Upload:
        """Sends a spreadsheet (CSV or XLSX) of records of a kind."""
        return await self._driver.run(_send(self._core, kind, file, file_name, dry_run, idempotency_key))

    async def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return await self._driver.run(_state(self._core, upload_id))

    async def wait_for_upload(self, upload: Upload | str, *, within: float = 600.0, every: float = 1.0) -> Upload:
        """Waits until an upload is done, or waits for its review; see `Client.wait_for_upload`."""
        return await self._driver.run(_wait(self._core, upload, within, every))

    async def upload_errors(self, upload: Upload | str) -> bytes:
        """The refused rows of an upload with what is wrong, in the form that it had."""
        upload_id = upload if isinstance(upload, str) else upload.id
        flow = self._core.perform("GET", f"/v1/uploads/{upload_id}/errors", headers={"accept": "*/*"})
        return (await self._driver.run(flow)).body


def _send(core: Core, kind: str, file: FileLike, name: str | None, dry_run: bool, key: str | None) -> Flow[Upload]:
    def query(outgoing: Outgoing) -> Mapping[str, Any]:
        if not outgoing.name:
            raise ValueError("file_name says what the file is called")
        return {"kind": kind.lower(), "fileName": outgoing.name, "dryRun": json.dumps(dry_run)}

    response = yield from send_file(core, "/v1/uploads", file, name=name, query=query, key=key)
    return Upload.of(json_of(response))


def _state(core: Core, upload_id: str) -> Flow[Upload]:
    response = yield from core.perform("GET", f"/v1/uploads/{upload_id}")
    return Upload.of(json_of(response))


def _wait(core: Core, upload: Upload | str, within: float, every: float) -> Flow[Upload]:
    upload_id = upload if isinstance(upload, str) else upload.id

    def look() -> Flow[tuple[Upload, float | None]]:
        response = yield from core.perform("GET", f"/v1/uploads/{upload_id}")
        return Upload.of(json_of(response)), retry_after(response)

    return until_over(core, look, lambda it: it.ended, lambda it: f"the upload {it.id}", within, first=every, longest=every)
