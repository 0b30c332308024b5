"""The feed: each change once and in order, whatever breaks."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from city import City, change, history
from conftest import URL, Clock, Gateway, Pieces, refusal

from mingjing import (
    ApiError,
    AsyncClient,
    Change,
    ChangeFilter,
    Client,
    DatasetRestored,
    Forbidden,
    NetworkError,
    Overloaded,
    Progress,
    Unauthenticated,
)


def line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


END = line({"head": "3", "upTo": "3"})
THREE = [line(change(it)) for it in (1, 2, 3)]


def stream(*pieces: bytes | Exception) -> httpx.Response:
    return httpx.Response(200, stream=Pieces(*pieces))


def client_of(city: City, clock: Clock) -> Client:
    return Client(URL, "k", http=httpx.Client(transport=httpx.MockTransport(city)), retry=clock.policy(), sleep=clock.sleep)


def test_changes_are_told_in_order_and_the_feed_ends_where_the_data_set_does(clock: Clock) -> None:
    gateway = Gateway(stream(*THREE, END))
    told = list(gateway.client(clock).feed())
    assert [it.sequence for it in told if isinstance(it, Change)] == [1, 2, 3]
    assert told[-1] == Progress(3, 3)
    first = told[0]
    assert isinstance(first, Change)
    assert (first.enterprise.name, first.by.id, first.after["title"] if first.after else None) == (
        "上海第1公司",
        "o2",
        "荣誉\u20281",
    )
    assert str(gateway.requests[0].url) == "https://gateway.test/v1/changes?after=0&follow=false"


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_lines_are_cut_at_line_feeds_wherever_pieces_end(clock: Clock, size: int) -> None:
    body = b"\n" + b"".join(THREE) + b"\n\n" + END
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    told = list(Gateway(stream(*pieces)).client(clock).changes())
    assert [it.sequence for it in told] == [1, 2, 3]
    assert [it.after["title"] for it in told if it.after] == [f"荣誉\u2028{it}" for it in (1, 2, 3)]


def test_after_a_break_it_goes_on_from_the_last_change_without_a_repeat(clock: Clock) -> None:
    city = City(history(200))
    city.breaks = [3, 1, 50, 2, 20, 0, 0]
    told = list(client_of(city, clock).changes())
    assert [it.sequence for it in told] == list(range(1, 201))
    assert [int(it.url.params["after"]) for it in city.requests] == [0, 2, 2, 51, 52, 71, 71, 71]


def test_what_was_told_already_is_not_told_again(clock: Clock) -> None:
    gateway = Gateway(stream(*THREE[:2], httpx.ReadError("cut off")), stream(*THREE, END))
    assert [it.sequence for it in gateway.client(clock).changes()] == [1, 2, 3]


def test_an_answer_that_ends_too_early_is_no_end(clock: Clock) -> None:
    gateway = Gateway(stream(*THREE[:2]), stream(THREE[2], END))
    assert [it.sequence for it in gateway.client(clock).changes()] == [1, 2, 3]
    assert gateway.requests[1].url.params["after"] == "2"


def test_progress_is_gone_on_from_too(clock: Clock) -> None:
    gateway = Gateway(
        stream(line({"head": "9", "upTo": "5"}), httpx.ReadTimeout("silent")), stream(line({"head": "9", "upTo": "9"}))
    )
    assert list(gateway.client(clock).feed()) == [Progress(5, 9), Progress(9, 9)]
    assert gateway.requests[1].url.params["after"] == "5"


def test_followed_it_waits_at_the_end(clock: Clock) -> None:
    gateway = Gateway(
        stream(*THREE, END, b"\n", httpx.ReadTimeout("silent")),
        stream(b"\n", line(change(4)), line({"head": "4", "upTo": "4"})),
    )
    feed = gateway.client(clock).changes(follow=True)
    assert [next(feed).sequence for _ in range(4)] == [1, 2, 3, 4]
    feed.close()  # type: ignore[attr-defined]
    assert gateway.requests[0].url.params["follow"] == "true"
    assert gateway.requests[1].url.params["after"] == "3"


def test_silence_is_bounded_by_the_read_time_out(clock: Clock) -> None:
    gateway = Gateway(stream(*THREE, END))
    list(gateway.client(clock).changes(silence=33.0))
    assert gateway.requests[0].extensions["timeout"]["read"] == 33.0


def test_it_gives_up_when_nothing_is_heard_for_long(clock: Clock) -> None:
    gateway = Gateway(httpx.ConnectError("refused"))
    with pytest.raises(NetworkError):
        list(gateway.client(clock).changes())
    assert len(gateway.requests) == 6
    overloaded = Gateway(refusal(503, "OVERLOADED"))
    with pytest.raises(Overloaded):
        list(overloaded.client(clock).changes())


def test_whatever_is_heard_counts_as_a_new_beginning(clock: Clock) -> None:
    city = City(history(50))
    city.breaks = [2] * 30
    assert len(list(client_of(city, clock).changes())) == 50


def test_an_error_line_that_may_pass_is_waited_for_and_another_is_raised(clock: Clock) -> None:
    busy = line({"error": {"code": "RATE_LIMITED", "message": "no points", "requestId": "r"}})
    gateway = Gateway(stream(THREE[0], busy), stream(*THREE[1:], END))
    assert len(list(gateway.client(clock).changes())) == 3
    over = line({"error": {"code": "FORBIDDEN", "message": "a scope was taken away", "requestId": "r-9"}})
    with pytest.raises(Forbidden, match="r-9"):
        list(Gateway(stream(THREE[0], over)).client(clock).changes())


def test_an_ended_token_is_renewed(clock: Clock) -> None:
    ended = line({"error": {"code": "UNAUTHENTICATED", "message": "the token has ended", "requestId": "r"}})
    given = [httpx.Response(200, json={"access_token": f"t{it}", "expires_in": 900}) for it in (1, 2)]
    gateway = Gateway(given[0], stream(THREE[0], ended), given[1], stream(*THREE[1:], END))
    client = gateway.client(clock, key=None, client_id="7", client_secret="mj")
    assert [it.sequence for it in client.changes()] == [1, 2, 3]
    assert [it.headers["authorization"] for it in gateway.requests[1::2]] == ["Bearer t1", "Bearer t2"]
    with pytest.raises(Unauthenticated):
        list(Gateway(stream(ended)).client(clock).changes())


def test_a_data_set_that_was_restored_is_told_apart(clock: Clock) -> None:
    with pytest.raises(DatasetRestored, match="goes up to 10, not to 99") as caught:
        list(client_of(City(history(10)), clock).changes(99))
    assert caught.value.after == 99


def test_what_is_no_change_is_a_fault_and_never_skipped(clock: Clock) -> None:
    for broken in (b"garbage\n", b"{}\n", b"[]\n", b'{"sequence":"x"}\n', b'{"sequence":"2"}\n', b"17\n"):
        gateway = Gateway(stream(THREE[0], broken), httpx.ConnectError("refused"))
        with pytest.raises(NetworkError):
            list(gateway.client(clock).changes())
        assert gateway.requests[1].url.params["after"] == "1"


def test_filters_are_parameters(clock: Clock) -> None:
    gateway = Gateway(stream(END))
    chosen = ChangeFilter(
        kind=("PENALTY", "HONOUR"),
        operation="CREATE",  # type: ignore[arg-type]
        by_id=["a"],  # type: ignore[arg-type]
        credit_code="91",  # type: ignore[arg-type]
        registration_number="3",  # type: ignore[arg-type]
        watch_list_id="d2F0Y2hfbGlzdDox",
    )
    list(gateway.client(clock).changes(7, filter=chosen))
    assert dict(gateway.requests[0].url.params) == {
        "after": "7",
        "follow": "false",
        "kind": "PENALTY,HONOUR",
        "operation": "CREATE",
        "byId": "a",
        "creditCode": "91",
        "registrationNumber": "3",
        "watchListId": "d2F0Y2hfbGlzdDox",
    }


def test_the_connection_is_closed_when_nobody_listens_any_more(clock: Clock) -> None:
    closed: list[bool] = []

    class Watched(Pieces):
        def close(self) -> None:
            closed.append(True)

    gateway = Gateway(httpx.Response(200, stream=Watched(*THREE, END)))
    for told in gateway.client(clock).changes():
        assert told.sequence == 1
        break
    assert closed == [True]


def test_asynchronously_it_is_the_same(clock: Clock) -> None:
    city = City(history(120))
    city.breaks = [3, 1, 50, 0]

    async def run() -> list[int]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(city))
        async with AsyncClient(URL, "k", http=http, retry=clock.policy(), sleep=clock.async_sleep) as client:
            told = [it.sequence async for it in client.changes()]
            with pytest.raises(DatasetRestored):
                _ = [it async for it in client.changes(999)]
        return told

    assert asyncio.run(run()) == list(range(1, 121))


def test_whoever_follows_goes_on_over_an_outage_of_any_length(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    outage = [httpx.ConnectError("refused"), refusal(503, "OVERLOADED"), httpx.Response(502, text="proxy")] * 40
    gateway = Gateway(*outage, stream(*THREE), *outage, stream(line(change(4)), END))
    feed = gateway.client(clock).changes(follow=True)
    assert [next(feed).sequence for _ in range(4)] == [1, 2, 3, 4]
    assert sum(clock.pauses) > 3600
    assert max(clock.pauses) <= 30
    assert clock.pauses[:4] == [0.5, 1.0, 2.0, 4.0]
    assert clock.pauses[121:124] == [1.0, 2.0, 4.0], "what was heard counts as a new beginning"
    assert "attempt 2 failed" in caplog.text


@pytest.mark.parametrize(("status", "code"), [(401, "UNAUTHENTICATED"), (403, "FORBIDDEN"), (400, "BAD_USER_INPUT")])
def test_what_does_not_pass_ends_it_at_once(clock: Clock, status: int, code: str) -> None:
    body = {"error": {"code": code, "message": "no", "requestId": "r"}}
    gateway = Gateway(httpx.Response(status, json=body))
    with pytest.raises(ApiError, match=code):
        next(gateway.client(clock).changes(follow=True))
    assert (len(gateway.requests), clock.pauses) == (1, [])
