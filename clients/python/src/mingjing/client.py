"""The clients: `Client` for programs that wait, `AsyncClient` for asyncio."""

from __future__ import annotations

import asyncio
import json
import os
import time
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, as_completed, wait
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

import httpx

from . import submit as submissions
from . import verify as verification
from ._core import Answer, Core, _json, patient
from ._flow import AsyncDriver, Driver, Flow, Response
from .auth import ClientCredentials
from .changes import Change, ChangeFilter, Feed, Progress
from .errors import MingjingError, QueryTooLarge
from .retry import Repeat, RetryPolicy
from .submit import Action, Mode, Mutation, Row, Submission, Upload
from .verify import Plan, Point, SubjectLike, Verification

if TYPE_CHECKING:
    from .graphql import EnterpriseFields
    from .graphql.async_operations import AsyncOperations
    from .graphql.lists import AsyncLists, Lists
    from .graphql.operations import Operations

ProgressCallback = Callable[[int, int], None]
"""Is told how many are done, and of how many."""

_REPEATED_AT_MOST = 3


def _core(
    url: str,
    key: str | None,
    client_id: str | None,
    client_secret: str | None,
    scopes: Sequence[str],
    retry: RetryPolicy | None,
    timeout: float | httpx.Timeout,
    headers: Mapping[str, str] | None,
) -> Core:
    if (client_id is None) != (client_secret is None):
        raise ValueError("client credentials are client_id and client_secret")
    for name, secret in (("key", key), ("client_secret", client_secret)):
        # Checked here, since whoever finds it later would show it in an error.
        if secret is not None and not (secret.isascii() and secret.isprintable() and secret and " " not in secret):
            raise ValueError(f"{name} must be visible ASCII characters, without spaces or line ends")
    credentials = None
    if client_id is not None and client_secret is not None:
        credentials = ClientCredentials(client_id, client_secret, tuple(scopes))
    timeouts = timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout, connect=min(timeout, 10.0))
    return Core(url, key, credentials, retry or RetryPolicy(), timeouts, headers)


class Client:
    """A client of a gateway. It may be shared by threads.

    Args:
        url: Where the gateway is, such as `https://mingjing.example`.
        key: An API key. Without one the caller is anonymous.
        client_id: Instead of a key: the client's number, with
        client_secret: one of its keys. Access tokens are got with them, and renewed before they end.
        scopes: The scopes that access tokens shall have; all of the client's when nothing is said.
        retry: How patiently it tries.
        timeout: After how many seconds of silence a request counts as failed.
        headers: Further headers of every request.
        http: The HTTP client to use, such as one with a proxy; it stays yours to close.
    """

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        retry: RetryPolicy | None = None,
        timeout: float | httpx.Timeout = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._core = _core(url, key, client_id, client_secret, scopes, retry, timeout, headers)
        self._own = http is None
        self._sleep = sleep
        self._driver = Driver(http or httpx.Client(timeout=self._core.timeout), sleep)

    @classmethod
    def from_env(cls, **more: Any) -> Self:
        """A client by the environment.

        `MINGJING_URL`, and `MINGJING_KEY` or `MINGJING_CLIENT_ID` with `MINGJING_CLIENT_SECRET`.
        """
        return cls(**{**_environment(), **more})

    def __repr__(self) -> str:
        return f"Client({self._core.base!r})"

    @property
    def url(self) -> str:
        """Where the gateway is."""
        return self._core.base

    def close(self) -> None:
        """Closes its connections."""
        if self._own:
            self._driver.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # GraphQL

    def execute(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        partial: bool = False,
        repeat: Repeat | None = None,
    ) -> Answer:
        """Executes an operation; the answer with what is said beside the data.

        Args:
            document: The document.
            variables: Its variables, as JSON.
            operation_name: Which of its operations.
            partial: Whether an answer with both data and errors is wanted, instead of an error.
            repeat: What it would mean to send it twice. Queries are repeated after faults. A mutation is, when each object
                among its variables has an `idempotencyKey`, and otherwise only when it was surely not executed.
        """
        return self._driver.run(self._core.execute(document, variables, operation_name, partial=partial, repeat=repeat))

    def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """The data of an operation, by the names of the document."""
        return self.execute(document, variables, operation_name, **more).data

    @cached_property
    def api(self) -> Operations:
        """The operations of `clients/operations`, each a method with types of its own."""
        from .graphql.operations import Operations

        return Operations(self.query)

    @cached_property
    def lists(self) -> Lists:
        """The lists of the schema, each an iterator that reads page after page."""
        from .graphql.lists import Lists

        return Lists(self.api)

    def enterprise(self, credit_code: str | None = None, registration_number: str | None = None) -> EnterpriseFields | None:
        """The enterprise with this code; nothing when there is none."""
        return self.api.enterprise(credit_code=credit_code, registration_number=registration_number).enterprise

    def search(self, text: str, *, page_size: int = 20, filter: Any = None) -> Iterator[EnterpriseFields]:
        """Enterprises by what people type, the best first."""
        after: str | None = None
        given = {} if filter is None else {"filter_": filter}
        while True:
            page = self.api.search_enterprises(query=text, first=page_size, after=after, **given).search_enterprises
            if page is None:
                return
            for edge in page.edges:
                yield edge.node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    # The feed

    def changes(
        self,
        after: int = 0,
        *,
        follow: bool = False,
        filter: ChangeFilter | None = None,
        silence: float = 45.0,
    ) -> Iterator[Change]:
        """Every change after a sequence number, in the order of commits, each once.

        It goes on by itself after breaks. With `follow` it goes on for ever and waits for what is still to come, otherwise it
        ends where the data set does.

        Raises:
            DatasetRestored: The data set does not reach so far: it was restored from an older copy, or is another one.
        """
        for told in self.feed(after, follow=follow, filter=filter, silence=silence):
            if isinstance(told, Change):
                yield told

    def feed(
        self,
        after: int = 0,
        *,
        follow: bool = False,
        filter: ChangeFilter | None = None,
        silence: float = 45.0,
    ) -> Iterator[Change | Progress]:
        """As `changes`, and how far was looked: where a filter lets little through, keep `Progress.up_to` to go on from."""
        feed = Feed(self._core, after, follow, filter or ChangeFilter(), silence)
        return self._driver.stream(feed.run())

    # Verification

    def verify(
        self,
        subjects: Iterable[SubjectLike],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        chunk: int | None = None,
        concurrency: int = 4,
        progress: ProgressCallback | None = None,
    ) -> Verification:
        """Who subjects are, and whether anything stands against them: any number of them, all at one point of the data.

        Args:
            subjects: The subjects: `Subject`, credit codes, or objects with the fields of the schema.
            lists: What counts, such as `PENALTY`; when nothing is said, the lists of abnormal operations and serious
                violations.
            authorities: Only entries of these authorities.
            as_of: As of when: a sequence number, or `{"at": …}`; as of now when nothing is said.
            chunk: How many subjects are sent a call; never more than the tier allows.
            concurrency: How many calls are in progress at once.
            progress: Is told how many subjects are done, and of how many.
        """
        limit = _cost_max(self.query(verification.LIMITS))
        plan = verification.plan(subjects, lists, authorities, as_of, limit, chunk)
        if not plan.chunks:
            return Verification(None, None, None, ())
        for attempt in range(1, _REPEATED_AT_MOST + 20):
            try:
                return self._verify(plan, concurrency, progress, last=attempt >= _REPEATED_AT_MOST)
            except verification.Moved:
                if attempt >= _REPEATED_AT_MOST:
                    raise
            except QueryTooLarge:
                plan = _smaller(plan)
        raise MingjingError("the answers stay too large")

    def _verify(self, plan: Plan, concurrency: int, progress: ProgressCallback | None, last: bool) -> Verification:
        def ask(chunk: tuple[int, int], as_of: Mapping[str, str] | None) -> dict[str, Any]:
            answer = self.query(verification.DOCUMENT, plan.variables(chunk, as_of), "VerifyInBulk")
            told: dict[str, Any] = answer["verify"]
            return told

        total, done = len(plan.subjects), 0

        def count(chunk: tuple[int, int]) -> None:
            nonlocal done
            done += chunk[1] - chunk[0]
            if progress is not None:
                progress(done, total)

        head, rest = plan.chunks[0], plan.chunks[1:]
        first, point, as_of = self._first_chunk(plan, ask, head, rest, last)
        count(head)
        answers: dict[tuple[int, int], dict[str, Any]] = {head: first}
        if rest:
            with ThreadPoolExecutor(max(1, concurrency), thread_name_prefix="mingjing-verify") as pool:
                running: dict[Future[dict[str, Any]], tuple[int, int]] = {
                    pool.submit(ask, chunk, as_of): chunk for chunk in rest
                }
                try:
                    for future in as_completed(running):
                        told = future.result()
                        verification.check(point, told, as_of_sequence=last)
                        answers[running[future]] = told
                        count(running[future])
                finally:
                    for future in running:
                        future.cancel()
                    wait(running, return_when=FIRST_EXCEPTION)
        return plan.result(point, ((chunk, answers[chunk]) for chunk in plan.chunks))

    @staticmethod
    def _first_chunk(
        plan: Plan,
        ask: Callable[[tuple[int, int], Mapping[str, str] | None], dict[str, Any]],
        head: tuple[int, int],
        rest: list[tuple[int, int]],
        last: bool,
    ) -> tuple[dict[str, Any], Point, Mapping[str, str]]:
        first = ask(head, plan.as_of)
        point = Point.of(first)
        as_of: Mapping[str, str] = plan.as_of or {"at": point.at}
        if last and plan.as_of is None and rest:
            as_of = {"sequence": point.sequence}
            first = ask(head, as_of)
            point = Point.of(first)
        return first, point, as_of

    # Writing

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
        return Upload.of(_json(self._driver.run(_upload(self._core, kind, name, content, dry_run, idempotency_key))))

    def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return Upload.of(_json(self._driver.run(self._core.perform("GET", f"/v1/uploads/{upload_id}"))))

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


class AsyncClient:
    """A client of a gateway for asyncio. See `Client`: the arguments and methods are the same, to be awaited."""

    def __init__(
        self,
        url: str,
        key: str | None = None,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: Sequence[str] = (),
        retry: RetryPolicy | None = None,
        timeout: float | httpx.Timeout = 30.0,
        headers: Mapping[str, str] | None = None,
        http: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._core = _core(url, key, client_id, client_secret, scopes, retry, timeout, headers)
        self._own = http is None
        self._driver = AsyncDriver(http or httpx.AsyncClient(timeout=self._core.timeout), sleep)
        self._sleep = sleep

    @classmethod
    def from_env(cls, **more: Any) -> Self:
        """A client by the environment, as `Client.from_env`."""
        return cls(**{**_environment(), **more})

    def __repr__(self) -> str:
        return f"AsyncClient({self._core.base!r})"

    @property
    def url(self) -> str:
        """Where the gateway is."""
        return self._core.base

    async def close(self) -> None:
        """Closes its connections."""
        if self._own:
            await self._driver.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def execute(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        partial: bool = False,
        repeat: Repeat | None = None,
    ) -> Answer:
        """Executes an operation; see `Client.execute`."""
        return await self._driver.run(self._core.execute(document, variables, operation_name, partial=partial, repeat=repeat))

    async def query(
        self,
        document: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        """The data of an operation, by the names of the document."""
        return (await self.execute(document, variables, operation_name, **more)).data

    @cached_property
    def api(self) -> AsyncOperations:
        """The operations of `clients/operations`, each a method with types of its own."""
        from .graphql.async_operations import AsyncOperations

        return AsyncOperations(self.query)

    @cached_property
    def lists(self) -> AsyncLists:
        """The lists of the schema, each an iterator that reads page after page."""
        from .graphql.lists import AsyncLists

        return AsyncLists(self.api)

    async def enterprise(
        self, credit_code: str | None = None, registration_number: str | None = None
    ) -> EnterpriseFields | None:
        """The enterprise with this code; nothing when there is none."""
        answer = await self.api.enterprise(credit_code=credit_code, registration_number=registration_number)
        return answer.enterprise

    async def search(self, text: str, *, page_size: int = 20, filter: Any = None) -> AsyncGenerator[EnterpriseFields, None]:
        """Enterprises by what people type, the best first."""
        after: str | None = None
        given = {} if filter is None else {"filter_": filter}
        while True:
            answer = await self.api.search_enterprises(query=text, first=page_size, after=after, **given)
            page = answer.search_enterprises
            if page is None:
                return
            for edge in page.edges:
                yield edge.node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def changes(
        self,
        after: int = 0,
        *,
        follow: bool = False,
        filter: ChangeFilter | None = None,
        silence: float = 45.0,
    ) -> AsyncGenerator[Change, None]:
        """Every change after a sequence number, in the order of commits, each once; see `Client.changes`."""
        feed = self.feed(after, follow=follow, filter=filter, silence=silence)
        try:
            async for told in feed:
                if isinstance(told, Change):
                    yield told
        finally:
            await feed.aclose()

    def feed(
        self,
        after: int = 0,
        *,
        follow: bool = False,
        filter: ChangeFilter | None = None,
        silence: float = 45.0,
    ) -> AsyncGenerator[Change | Progress, None]:
        """As `changes`, and how far was looked; see `Client.feed`."""
        feed = Feed(self._core, after, follow, filter or ChangeFilter(), silence)
        return self._driver.stream(feed.run())

    async def verify(
        self,
        subjects: Iterable[SubjectLike],
        *,
        lists: Sequence[str] | None = None,
        authorities: Sequence[str] | None = None,
        as_of: Mapping[str, str] | int | None = None,
        chunk: int | None = None,
        concurrency: int = 4,
        progress: ProgressCallback | None = None,
    ) -> Verification:
        """Who subjects are, and whether anything stands against them; see `Client.verify`."""
        limit = _cost_max(await self.query(verification.LIMITS))
        plan = verification.plan(subjects, lists, authorities, as_of, limit, chunk)
        if not plan.chunks:
            return Verification(None, None, None, ())
        for attempt in range(1, _REPEATED_AT_MOST + 20):
            try:
                return await self._verify(plan, concurrency, progress, last=attempt >= _REPEATED_AT_MOST)
            except verification.Moved:
                if attempt >= _REPEATED_AT_MOST:
                    raise
            except QueryTooLarge:
                plan = _smaller(plan)
        raise MingjingError("the answers stay too large")

    async def _verify(self, plan: Plan, concurrency: int, progress: ProgressCallback | None, last: bool) -> Verification:
        places = asyncio.Semaphore(max(1, concurrency))
        total, done = len(plan.subjects), 0

        async def ask(chunk: tuple[int, int], as_of: Mapping[str, str] | None) -> dict[str, Any]:
            answer = await self.query(verification.DOCUMENT, plan.variables(chunk, as_of), "VerifyInBulk")
            told: dict[str, Any] = answer["verify"]
            return told

        def count(chunk: tuple[int, int]) -> None:
            nonlocal done
            done += chunk[1] - chunk[0]
            if progress is not None:
                progress(done, total)

        head, rest = plan.chunks[0], plan.chunks[1:]
        first = await ask(head, plan.as_of)
        point = Point.of(first)
        as_of: Mapping[str, str] = plan.as_of or {"at": point.at}
        if last and plan.as_of is None and rest:
            as_of = {"sequence": point.sequence}
            first = await ask(head, as_of)
            point = Point.of(first)
        count(head)

        async def one(chunk: tuple[int, int]) -> dict[str, Any]:
            async with places:
                told = await ask(chunk, as_of)
            verification.check(point, told, as_of_sequence=last)
            count(chunk)
            return told

        tasks = [asyncio.ensure_future(one(chunk)) for chunk in rest]
        try:
            others = await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return plan.result(point, zip(plan.chunks, [first, *others], strict=True))

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
        return Upload.of(_json(await self._driver.run(flow)))

    async def upload_state(self, upload_id: str) -> Upload:
        """How far an upload is."""
        return Upload.of(_json(await self._driver.run(self._core.perform("GET", f"/v1/uploads/{upload_id}"))))

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


def _environment() -> dict[str, Any]:
    names = {
        "url": "MINGJING_URL",
        "key": "MINGJING_KEY",
        "client_id": "MINGJING_CLIENT_ID",
        "client_secret": "MINGJING_CLIENT_SECRET",
    }
    found = {name: os.environ[variable] for name, variable in names.items() if os.environ.get(variable)}
    if "url" not in found:
        raise ValueError("MINGJING_URL says where the gateway is")
    return found


def _cost_max(data: Mapping[str, Any]) -> int:
    limit: int = data["viewer"]["tier"]["limits"]["queryCostMax"]
    return limit


def _smaller(plan: Plan) -> Plan:
    largest = max(end - start for start, end in plan.chunks)
    if largest <= 1:
        raise MingjingError("the answer about a single subject is too large")
    return Plan(plan.subjects, plan.lists, plan.authorities, plan.as_of, (largest + 1) // 2)


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
