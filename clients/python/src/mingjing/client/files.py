"""Files: verified in the background, and of watch lists."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from .._core import Core
from .._driver import AsyncDriver, Driver
from .._sending import FileLike
from .._verifications import Progress, VerificationFlows, Wanted, format_of
from ..verifications import ResultFormat, VerificationJob
from ..watching import WatchListReport, send_subjects
from ._base import AsyncBase, Base

_WITHIN = 3600.0


class Verifications:
    """The verifications of files of a client: `client.verifications`."""

    def __init__(self, core: Core, driver: Driver) -> None:
        self._flows = VerificationFlows(core)
        self._driver = driver

    def send(
        self,
        file: FileLike,
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        format: ResultFormat = "NDJSON",
        bom: bool = False,
        file_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> VerificationJob:
        """Sends a file of subjects to be verified, at most a million: CSV or XLSX, by its path, its bytes, or as something
        that is read in binary mode. It is not read into memory as a whole.

        Args:
            file: The file.
            lists: What counts, such as `PENALTY`; when nothing is said, the lists of abnormal operations and serious
                violations.
            authorities: Only entries of these authorities.
            as_of: As of when: a sequence number, or `{"at": …}`; as of when the file is there when nothing is said.
            format: How the result is to be written.
            bom: Whether a result in CSV begins with a byte order mark, for spreadsheets.
            file_name: What the file is called, where it has no name.
            idempotency_key: Your name for it, a new one when nothing is said. Sent again by this name, by another process too,
                it is the same job.
        """
        wanted = Wanted(lists, authorities, as_of, format, bom, file_name, idempotency_key)
        return self._driver.run(self._flows.send(file, wanted))

    def find(self, job_id: str) -> VerificationJob | None:
        """How far a job is; nothing when there is no such one."""
        return self._driver.run(self._flows.find(job_id))

    def wait(self, job: VerificationJob | str, *, within: float = _WITHIN, progress: Progress | None = None) -> VerificationJob:
        """Waits until a result is there. `progress` is told of the job as often as it is looked at.

        Raises:
            JobFailed: It failed, was cancelled or has expired; `failure` says why.
            WaitTimeout: It was not over, within so many seconds. It goes on: wait for it again.
            Gone: There is no such job any more.
        """
        return self._driver.run(self._flows.wait(job, within, progress))

    def download(self, job: VerificationJob | str, path: str | os.PathLike[str]) -> Path:
        """Downloads a result to a file, checked by its SHA-256. Called again after a break, it goes on; under its name the file
        is there whole or not at all.

        Raises:
            JobFailed: There is no result, since the job failed, was cancelled or has expired.
            IntegrityError: What comes is not what the gateway says it is.
        """
        return self._driver.run(self._flows.download(job, path))

    def cancel(self, job: VerificationJob | str) -> VerificationJob:
        """Takes a job back: nothing more is done, and what is kept of it is removed."""
        return self._driver.run(self._flows.cancel(job))


class AsyncVerifications:
    """The verifications of files of a client for asyncio. See `Verifications`."""

    def __init__(self, core: Core, driver: AsyncDriver) -> None:
        self._flows = VerificationFlows(core)
        self._driver = driver

    async def send(
        self,
        file: FileLike,
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        format: ResultFormat = "NDJSON",
        bom: bool = False,
        file_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> VerificationJob:
        """Sends a file of subjects to be verified; see `Verifications.send`."""
        wanted = Wanted(lists, authorities, as_of, format, bom, file_name, idempotency_key)
        return await self._driver.run(self._flows.send(file, wanted))

    async def find(self, job_id: str) -> VerificationJob | None:
        """How far a job is; nothing when there is no such one."""
        return await self._driver.run(self._flows.find(job_id))

    async def wait(
        self, job: VerificationJob | str, *, within: float = _WITHIN, progress: Progress | None = None
    ) -> VerificationJob:
        """Waits until a result is there; see `Verifications.wait`. Cancel it to wait no longer; the job goes on."""
        return await self._driver.run(self._flows.wait(job, within, progress))

    async def download(self, job: VerificationJob | str, path: str | os.PathLike[str]) -> Path:
        """Downloads a result to a file; see `Verifications.download`."""
        return await self._driver.run(self._flows.download(job, path))

    async def cancel(self, job: VerificationJob | str) -> VerificationJob:
        """Takes a job back: nothing more is done, and what is kept of it is removed."""
        return await self._driver.run(self._flows.cancel(job))


class Files(Base):
    """The part of a client that sends files."""

    @cached_property
    def verifications(self) -> Verifications:
        """Verifications of files, step by step."""
        return Verifications(self._core, self._driver)

    def verify_file(
        self,
        file: FileLike,
        result: str | os.PathLike[str],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        format: ResultFormat | None = None,
        bom: bool = False,
        file_name: str | None = None,
        idempotency_key: str | None = None,
        within: float = _WITHIN,
        progress: Progress | None = None,
    ) -> VerificationJob:
        """Verifies a file of subjects, at most a million: sends it, waits, and downloads the result to a file.

        What it takes is that of `verifications.send` and `wait`. The format is the one that the name of the result says.
        Give an `idempotency_key` where your program may end before: called again with it, it goes on with the same job.

        Raises:
            JobFailed: The file cannot be read, or has more rows than are left to you today; `failure` says so.
            WaitTimeout: It was not over, within so many seconds; `job.id` is what to wait for.
        """
        wanted = Wanted(lists, authorities, as_of, format or format_of(result), bom, file_name, idempotency_key)
        return self._driver.run(VerificationFlows(self._core).verify(file, result, wanted, within, progress))

    def replace_watch_list(self, watch_list_id: str, file: FileLike, *, dry_run: bool = False) -> WatchListReport:
        """Makes a file, CSV or XLSX with at most a million codes, be a watch list: what is not in it is taken off.

        `dry_run` says what would change, and changes nothing.
        """
        flow = send_subjects(self._core, watch_list_id, file, is_list=True, dry_run=dry_run)
        return self._driver.run(flow)

    def extend_watch_list(self, watch_list_id: str, file: FileLike, *, dry_run: bool = False) -> WatchListReport:
        """Adds the codes of a file to a watch list. See `replace_watch_list`."""
        flow = send_subjects(self._core, watch_list_id, file, is_list=False, dry_run=dry_run)
        return self._driver.run(flow)


class AsyncFiles(AsyncBase):
    """The part of a client for asyncio that sends files."""

    @cached_property
    def verifications(self) -> AsyncVerifications:
        """Verifications of files, step by step."""
        return AsyncVerifications(self._core, self._driver)

    async def verify_file(
        self,
        file: FileLike,
        result: str | os.PathLike[str],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        format: ResultFormat | None = None,
        bom: bool = False,
        file_name: str | None = None,
        idempotency_key: str | None = None,
        within: float = _WITHIN,
        progress: Progress | None = None,
    ) -> VerificationJob:
        """Verifies a file of subjects; see `Client.verify_file`."""
        wanted = Wanted(lists, authorities, as_of, format or format_of(result), bom, file_name, idempotency_key)
        return await self._driver.run(VerificationFlows(self._core).verify(file, result, wanted, within, progress))

    async def replace_watch_list(self, watch_list_id: str, file: FileLike, *, dry_run: bool = False) -> WatchListReport:
        """Makes a file be a watch list; see `Client.replace_watch_list`."""
        flow = send_subjects(self._core, watch_list_id, file, is_list=True, dry_run=dry_run)
        return await self._driver.run(flow)

    async def extend_watch_list(self, watch_list_id: str, file: FileLike, *, dry_run: bool = False) -> WatchListReport:
        """Adds the codes of a file to a watch list; see `Client.extend_watch_list`."""
        flow = send_subjects(self._core, watch_list_id, file, is_list=False, dry_run=dry_run)
        return await self._driver.run(flow)
