"""Copies: whatever is killed wherever, in the end a copy is what the data set says."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from city import City, change, history, standing
from conftest import URL, Clock, Gateway

from mingjing import AsyncClient, Client, DatasetRestored, Forbidden, IntegrityError, MingjingError, NetworkError
from mingjing.pull import Action, CopyInUse, DirectorySink, Pulled, SqliteSink, State, pull, pull_async

Make = Callable[[], Any]


@pytest.fixture(params=["sqlite", "directory"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes a sink, as a process that was started anew would."""
    opened: list[Any] = []

    def open_() -> Any:
        for sink in opened:
            sink.close()
        opened.clear()
        # A small log, so that it is folded in often.
        sink = SqliteSink(tmp_path / "copy.db") if request.param == "sqlite" else DirectorySink(tmp_path / "copy", log_min=3000)
        opened.append(sink)
        return sink

    yield open_
    for sink in opened:
        sink.close()


def client_of(city: City, clock: Clock) -> Client:
    return Client(URL, "k", http=httpx.Client(transport=httpx.MockTransport(city)), retry=clock.policy(), sleep=clock.sleep)


def async_client_of(city: City, clock: Clock) -> AsyncClient:
    http = httpx.AsyncClient(transport=httpx.MockTransport(city))
    return AsyncClient(URL, "k", http=http, retry=clock.policy(), sleep=clock.async_sleep)


def rows(sink: Any) -> dict[str, dict[str, Any]]:
    found = [it.told() for it in sink.records()]
    assert len(found) == len({it["recordId"] for it in found})
    return {it["recordId"]: it for it in found}


class Killed(BaseException):
    """Stands for the end of the process."""


class Dying:
    """A sink whose process ends before or after some transaction."""

    def __init__(self, inner: Any, chance: random.Random) -> None:
        self.inner = inner
        self.downloads = inner.downloads
        self._chance = chance

    def load(self) -> State | None:
        state: State | None = self.inner.load()
        return state

    def apply(self, batch: Sequence[Action], state: State) -> None:
        fate = self._chance.random()
        if fate < 0.15:
            raise Killed
        self.inner.apply(batch, state)
        if fate > 0.85:
            raise Killed

    def clear(self, state: State) -> None:
        self.inner.clear(state)


def test_a_copy_of_the_feed_is_what_the_feed_says(make: Make, clock: Clock) -> None:
    city = City(history(300))
    sink = make()
    done = pull(client_of(city, clock), sink, once=True, batch=7)
    assert (done.cursor, done.head, done.applied, done.loading) == (300, 300, 300, False)
    assert rows(sink) == standing(city.changes)
    assert rows(make()) == standing(city.changes)


def test_a_copy_of_a_snapshot_and_what_came_since_is_the_same(make: Make, clock: Clock) -> None:
    city = City(history(300))
    city.snapshot_at = 200
    sink = make()
    done = pull(client_of(city, clock), sink, once=True, batch=3)
    assert rows(sink) == standing(city.changes)
    assert done.applied == len(standing(city.changes, 200)) + 100
    assert [it.url.params["after"] for it in city.requests if it.url.path == "/v1/changes"] == ["199"]


def test_it_goes_on_where_it_was(make: Make, clock: Clock) -> None:
    changes = history(300)
    city = City(changes[:120])
    pull(client_of(city, clock), make(), once=True)
    city.changes = changes
    city.requests.clear()
    done = pull(client_of(city, clock), make(), once=True)
    assert (done.applied, rows(make())) == (180, standing(changes))
    # From the last change that it has, to know the data set again.
    assert [it.url.params["after"] for it in city.requests] == ["119"]


@pytest.mark.parametrize("seed", range(8))
def test_however_often_it_is_killed_nothing_is_missed_or_done_twice(make: Make, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    changes = history(400, seed)
    city = City(changes[:250])
    city.snapshot_at = 150 if seed % 2 else None
    city.rows_a_part = 20
    kills = 0
    for _ in range(2000):
        city.breaks = [chance.randint(0, 20)] if chance.random() < 0.3 else []
        city.cut_parts_after = 300 if chance.random() < 0.3 else None
        sink = make()
        state = sink.load()
        if state is not None and state.loading is None:
            assert rows(sink) == standing(changes, state.cursor), "what was committed is whole at any moment"
        try:
            pull(client_of(city, clock), Dying(sink, chance), once=True, batch=9)
        except Killed:
            kills += 1
            continue
        if city.changes is changes:
            break
        city.changes = changes
    assert kills > 5
    assert rows(make()) == standing(changes)


def test_a_killed_download_goes_on_by_range(make: Make, clock: Clock) -> None:
    city = City(history(300))
    city.snapshot_at = 300
    city.rows_a_part = 1000
    city.cut_parts_after = 400
    sink = make()
    pull(client_of(city, clock), sink, once=True)
    assert rows(sink) == standing(city.changes)
    ranges = [it.headers["range"] for it in city.requests if "range" in it.headers]
    assert "bytes=400-" in ranges
    assert all(it.headers["accept-encoding"] == "identity" for it in city.requests if "/parts/" in it.url.path)
    assert not sink.downloads.exists()


def test_a_part_that_is_not_what_the_manifest_says_is_never_loaded(make: Make, clock: Clock) -> None:
    city = City(history(100))
    city.snapshot_at = 100
    city.export(100)
    city.spoilt = {next(it for it in city.files if "penalty" in it)}
    sink = make()
    with pytest.raises(IntegrityError, match="SHA-256"):
        pull(client_of(city, clock), sink, once=True)
    assert not [it for it in rows(sink).values() if it["kind"] == "PENALTY"]
    city.spoilt.clear()
    pull(client_of(city, clock), make(), once=True)
    assert rows(make()) == standing(city.changes)


@pytest.mark.parametrize("state", [None, "EXPIRED", "CANCELLED"])
def test_a_snapshot_that_is_gone_in_the_middle_is_replaced_by_the_newest(make: Make, clock: Clock, state: str | None) -> None:
    city = City(history(300))
    city.snapshot_at = 100
    sink = make()

    def stop(pulled: Pulled) -> None:
        if pulled.applied > 10:
            raise Killed

    with pytest.raises(Killed):
        pull(client_of(city, clock), sink, once=True, batch=2, progress=stop)
    city.files.clear()
    city.over = {it: state for it in city.manifests if state is not None}
    city.manifests.clear()
    city.snapshot_at = 250
    pull(client_of(city, clock), make(), once=True)
    assert rows(make()) == standing(city.changes)


def test_where_there_is_no_snapshot_one_is_requested(make: Make, clock: Clock) -> None:
    city = City(history(100))
    city.exports_exist = True
    pull(client_of(city, clock), make(), once=True)
    assert rows(make()) == standing(city.changes)
    assert (city.requested[0]["format"], city.requested[0]["compression"]) == ("NDJSON", "GZIP")
    assert city.requested[0]["idempotencyKey"].startswith("pull-")


def test_a_snapshot_that_cannot_be_unpacked_here_is_not_begun_with(
    make: Make, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    city = City(history(100))
    city.snapshot_at, city.only_zstd, city.exports_exist = 80, True, True
    pull(client_of(city, clock), make(), once=True)
    assert (len(city.requested), rows(make())) == (1, standing(city.changes))


def test_a_caller_who_may_see_persons_does_not_begin_with_a_scheduled_snapshot(make: Make, clock: Clock) -> None:
    city = City(history(50))
    city.snapshot_at = 40
    city.exports_exist = True
    city.scopes.append("person:read")
    pull(client_of(city, clock), make(), once=True)
    assert len(city.requested) == 1
    assert not [it for it in city.requests if it.url.path == "/v1/snapshots/latest"]


def test_a_copy_that_is_far_behind_is_brought_up_to_date_by_a_delta(make: Make, clock: Clock) -> None:
    changes = history(300)
    city = City(changes[:120])
    city.exports_exist = True
    pull(client_of(city, clock), make(), once=True, by_delta=True)
    assert [it.get("since") for it in city.requested] == [None], "a new copy begins with a snapshot"
    city.changes = changes
    city.requests.clear()
    done = pull(client_of(city, clock), make(), once=True, by_delta=True, batch=7)
    assert city.requested[1]["since"] == "120"
    assert rows(make()) == standing(changes)
    assert done.applied < 180, "each record once, whatever became of it"
    # The feed tells by one change that the data set is the one of the copy, and then what came after the delta.
    assert [it.url.params["after"] for it in city.requests if it.url.path == "/v1/changes"] == ["119", "299"]
    assert pull(client_of(city, clock), make(), once=True, by_delta=True).applied == 0


def test_a_delta_that_was_cut_off_is_gone_on_with(make: Make, clock: Clock) -> None:
    changes = history(300)
    city = City(changes[:120])
    city.exports_exist = True
    pull(client_of(city, clock), make(), once=True)
    city.changes = changes

    def stop(pulled: Pulled) -> None:
        if pulled.applied > 20:
            raise Killed

    with pytest.raises(Killed):
        pull(client_of(city, clock), make(), once=True, by_delta=True, batch=5, progress=stop)
    pull(client_of(city, clock), make(), once=True)
    assert rows(make()) == standing(changes)
    assert len(city.requested) == 2


def test_where_there_are_no_deltas_the_feed_does_it(make: Make, clock: Clock) -> None:
    changes = history(200)
    city = City(changes[:120])
    pull(client_of(city, clock), make(), once=True)
    city.changes = changes
    pull(client_of(city, clock), make(), once=True, by_delta=True)
    assert rows(make()) == standing(changes)


@pytest.mark.parametrize("grown", [False, True])
def test_a_delta_of_another_data_set_is_not_applied(make: Make, clock: Clock, grown: bool) -> None:
    city = City(history(200, seed=1))
    city.exports_exist = True
    pull(client_of(city, clock), make(), once=True, start="feed")
    before = rows(make())
    city.changes = history(250 if grown else 150, seed=2)
    with pytest.raises(DatasetRestored):
        pull(client_of(city, clock), make(), once=True, by_delta=True)
    assert (rows(make()), city.requested) == (before, [])
    with pytest.raises(ValueError, match="by_delta"):
        pull(client_of(city, clock), make(), by_delta=True, credit_codes=["x"])


@pytest.mark.parametrize("seed", range(3))
def test_with_asyncio_it_is_the_same_however_often_it_is_killed(make: Make, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    changes = history(200, seed)
    city = City(changes)
    city.snapshot_at = 90
    kills = 0

    async def once() -> int:
        async with async_client_of(city, clock) as client:
            return (await pull_async(client, Dying(make(), chance), once=True, batch=9)).cursor

    for _ in range(500):
        city.breaks = [chance.randint(0, 20)] if chance.random() < 0.3 else []
        try:
            assert asyncio.run(once()) == 200
            break
        except Killed:
            kills += 1
    assert kills > 3
    assert rows(make()) == standing(changes)


def test_a_pull_that_is_cancelled_has_written_what_it_was_writing(make: Make, clock: Clock) -> None:
    city = City(history(40))

    async def follow() -> None:
        async with async_client_of(city, clock) as client:
            task = asyncio.create_task(pull_async(client, sink, progress=lambda pulled: task.cancel()))
            with pytest.raises(asyncio.CancelledError):
                await task

    sink = make()
    asyncio.run(follow())
    assert rows(make()) == standing(city.changes)


def test_a_sink_of_asyncio_is_awaited(clock: Clock) -> None:
    class Kept:
        def __init__(self) -> None:
            self.state: State | None = None
            self.applied: list[Action] = []

        async def load(self) -> State | None:
            return self.state

        async def apply(self, batch: Sequence[Action], state: State) -> None:
            await asyncio.sleep(0)
            self.applied.extend(batch)
            self.state = state

        async def clear(self, state: State) -> None:
            self.state = state

    async def run(sink: Kept) -> None:
        async with async_client_of(City(history(30)), clock) as client:
            await pull_async(client, sink, once=True)

    sink = Kept()
    asyncio.run(run(sink))
    assert (len(sink.applied), sink.state and sink.state.cursor) == (30, 30)
    with pytest.raises(TypeError, match="AsyncClient"):
        pull(client_of(City(history(3)), clock), sink, once=True)  # type: ignore[arg-type]


def test_a_snapshot_can_be_insisted_on_and_declined(make: Make, clock: Clock) -> None:
    city = City(history(50))
    with pytest.raises(MingjingError, match="no snapshot"):
        pull(client_of(city, clock), make(), once=True, start="snapshot")
    city.snapshot_at = 50
    city.requests.clear()
    pull(client_of(city, clock), make(), once=True, start="feed")
    assert not [it for it in city.requests if "/exports" in it.url.path or "/snapshots" in it.url.path]


def test_a_selection_of_kinds_is_kept_to(make: Make, clock: Clock) -> None:
    city = City(history(200))
    city.snapshot_at = 90
    pull(client_of(city, clock), make(), once=True, kinds=["penalty"])
    expected = {key: it for key, it in standing(city.changes).items() if it["kind"] == "PENALTY"}
    assert rows(make()) == expected
    with pytest.raises(ValueError, match="another selection"):
        pull(client_of(city, clock), make(), once=True)


@pytest.mark.parametrize("grown", [False, True])
def test_a_data_set_that_was_restored_is_noticed_and_the_copy_can_be_taken_anew(make: Make, clock: Clock, grown: bool) -> None:
    city = City(history(200, seed=1))
    pull(client_of(city, clock), make(), once=True)
    before = rows(make())
    # Restored from an older copy; in the second case other changes have been made since, beyond the former end.
    city.changes = history(250 if grown else 150, seed=2)
    with pytest.raises(DatasetRestored):
        pull(client_of(city, clock), make(), once=True)
    assert rows(make()) == before, "nothing was touched"
    pull(client_of(city, clock), make(), once=True, on_restored="restart")
    assert rows(make()) == standing(city.changes)


def test_a_followed_feed_is_committed_whenever_it_has_caught_up(make: Make, clock: Clock) -> None:
    city = City(history(30))
    seen: list[int] = []

    def tell(pulled: Pulled) -> None:
        seen.append(pulled.cursor)
        if pulled.cursor == 60:
            raise Killed
        if pulled.cursor == 30:
            city.changes = history(60)

    with pytest.raises(Killed):
        pull(client_of(city, clock), make(), progress=tell)
    assert (seen, rows(make())) == ([30, 60], standing(city.changes))


def test_two_processes_cannot_write_one_copy(tmp_path: Path, clock: Clock) -> None:
    city = City(history(20))
    first, second = SqliteSink(tmp_path / "c.db"), SqliteSink(tmp_path / "c.db")
    first.load()
    pull(client_of(city, clock), second, once=True)
    with pytest.raises(CopyInUse):
        first.apply([], State(cursor=5))
    with first, second, DirectorySink(tmp_path / "d"), pytest.raises(CopyInUse):
        DirectorySink(tmp_path / "d")


def test_an_observer_writes_in_the_same_transaction(tmp_path: Path, clock: Clock) -> None:
    def observe(connection: sqlite3.Connection, batch: Sequence[Action], state: State) -> None:
        connection.execute("CREATE TABLE IF NOT EXISTS seen (cursor INTEGER)")
        connection.execute("INSERT INTO seen VALUES (?)", (state.cursor,))
        if state.cursor == 20:
            raise Killed

    with SqliteSink(tmp_path / "c.db", observer=observe) as sink:
        with pytest.raises(Killed):
            pull(client_of(City(history(30)), clock), sink, once=True, batch=10)
        seen = sink.connection.execute("SELECT cursor FROM seen").fetchall()
        state = sink.state()
        assert (seen, state.cursor if state else None) == ([(10,)], 10)


def test_records_are_shown_with_what_their_enterprise_is_called_now(tmp_path: Path, clock: Clock) -> None:
    changes = history(40)
    renamed = change(
        41, "e1", "REVISE", kind="ENTERPRISE", revision=2, after={"name": "新名", "creditCode": "X", "registrationNumber": "1"}
    )
    late = change(42, "h42")  # told by the feed with the name of another moment
    city = City([*changes, {**renamed, "publisher": renamed["by"]}, {**late, "publisher": late["by"]}])
    with SqliteSink(tmp_path / "c.db") as sink:
        pull(client_of(city, clock), sink, once=True)
        named = {(it.enterprise.name, it.enterprise.credit_code) for it in sink.records() if it.enterprise.id == "e1"}
        assert named == {("新名", "X")}
        # A reader beside sees the same.
        with sqlite3.connect(tmp_path / "c.db") as reader:
            found = reader.execute("SELECT count(*) FROM mingjing WHERE credit_code = 'X'").fetchone()[0]
        reader.close()
        assert found == sum(1 for it in standing(city.changes).values() if it["enterprise"]["id"] == "e1")


def test_what_a_killed_process_left_in_the_files_is_not_part_of_the_copy(tmp_path: Path, clock: Clock) -> None:
    city = City(history(60))
    with DirectorySink(tmp_path / "d") as sink:
        pull(client_of(city, clock), sink, once=True)
    log = next((tmp_path / "d").glob("log-*"))
    with log.open("ab") as file:
        file.write(b'{"put": {"kind": "HONO')
    (tmp_path / "d" / "STATE.json.new").write_text("{")
    (tmp_path / "d" / "records-000099").mkdir()
    (tmp_path / "d" / "records-000099" / "HONOUR.ndjson").write_text("{}")
    city.changes = history(90)
    with DirectorySink(tmp_path / "d") as sink:
        assert rows(sink) == standing(history(60))
        pull(client_of(city, clock), sink, once=True)
        assert rows(sink) == standing(city.changes)
        sink.compact()
        assert rows(sink) == standing(city.changes)
        assert sorted(it.name for it in (tmp_path / "d").glob("records-*/*"))[-1] == "PENALTY.ndjson"
    with log.parent.joinpath("STATE.json").open() as file:
        assert '"logBytes": 0' in file.read()


def test_files_that_were_damaged_are_not_gone_on_with(tmp_path: Path, clock: Clock) -> None:
    with DirectorySink(tmp_path / "d") as sink:
        pull(client_of(City(history(60)), clock), sink, once=True)
    next((tmp_path / "d").glob("log-*")).write_bytes(b"")
    with pytest.raises(MingjingError, match="damaged"):
        DirectorySink(tmp_path / "d")


def test_a_state_survives_being_kept() -> None:
    from mingjing.pull import Anchor, Loading

    for state in (
        State(),
        State(cursor=7, anchor=Anchor(7, "r", "2017-12-29T08:00:00.000000Z"), selection={"kinds": ["A", "B"]}),
        State(cursor=9, loading=Loading("x", 3, 4)),
    ):
        assert State.from_json(state.to_json()) == state
    with pytest.raises(MingjingError, match="another version"):
        State.from_json('{"version": 2, "cursor": 1}')


class Down:
    """A city that cannot be reached for so many requests, again and again."""

    def __init__(self, city: City, after: list[int], requests: int) -> None:
        self.city, self.after, self.requests = city, after, requests
        self.asked = self.left = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.left == 0 and self.asked in self.after:
            self.after.remove(self.asked)
            self.left = self.requests
        if self.left:
            self.left -= 1
            raise httpx.ConnectError("refused")
        self.asked += 1
        return self.city(request)


class Level(Exception):
    """The copy is level with the data set."""


def test_a_pull_for_ever_goes_on_over_an_outage_of_any_length_wherever_it_is(make: Make, clock: Clock) -> None:
    # At the beginning, among the parts, and on the feed.
    city = City(history(300))
    city.snapshot_at = 200
    down = Down(city, [0, 2, 5, 9, 12], 300)
    http = httpx.Client(transport=httpx.MockTransport(down))  # type: ignore[arg-type]
    client = Client(URL, "k", http=http, retry=clock.policy(), sleep=clock.sleep)

    def end(pulled: Pulled) -> None:
        if pulled.cursor == 300 and not pulled.loading:
            raise Level

    sink = make()
    with pytest.raises(Level):
        pull(client, sink, progress=end)
    assert (rows(sink), down.after) == (standing(city.changes), [])
    assert max(clock.pauses) <= 30
    assert sum(clock.pauses) > 5 * 600


def test_a_pull_ends_at_once_on_what_does_not_pass_and_once_it_gives_up(make: Make, clock: Clock) -> None:
    refused = httpx.Response(403, json={"error": {"code": "FORBIDDEN", "message": "no", "requestId": "r"}})
    gateway = Gateway(refused)
    with pytest.raises(Forbidden):
        pull(gateway.client(clock), make(), start="feed")
    assert (len(gateway.requests), clock.pauses) == (1, [])
    with pytest.raises(NetworkError):
        pull(Gateway(httpx.ConnectError("refused")).client(clock), make(), once=True)
    assert len(clock.pauses) == 5
