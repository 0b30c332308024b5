"""When requests are sent again, and what is raised when they are not."""

import json

import httpx
import pytest
from conftest import KEY, Clock, Gateway, answer, refusal

from mingjing import (
    NO_RETRIES,
    ApiError,
    BadInput,
    Client,
    NetworkError,
    Overloaded,
    RateLimited,
    Repeat,
    RetryPolicy,
    Unauthenticated,
)

READ = "{ dataset { sequence } }"
WRITE = "mutation Do($input: DoInput!) { do(input: $input) { ok } }"
GOOD = {"dataset": {"sequence": "7"}}


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("silent"),
        httpx.RemoteProtocolError("cut off"),
        refusal(429, "RATE_LIMITED"),
        refusal(503, "OVERLOADED"),
        refusal(500, "INTERNAL"),
        refusal(504, "TIMEOUT"),
        httpx.Response(502, text="Bad Gateway"),
        httpx.Response(503, text="<html>"),
        httpx.Response(200, json={"data": None, "errors": [{"message": "x", "extensions": {"code": "OVERLOADED"}}]}),
    ],
)
def test_a_read_is_sent_again_after_a_fault_that_may_pass(clock: Clock, fault: httpx.Response | Exception) -> None:
    gateway = Gateway(fault, fault, answer(GOOD))
    assert gateway.client(clock).query(READ) == GOOD
    assert len(gateway.requests) == 3
    assert clock.pauses == [0.5, 1.0]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "BAD_USER_INPUT"),
        (400, "GRAPHQL_VALIDATION_FAILED"),
        (401, "UNAUTHENTICATED"),
        (403, "FORBIDDEN"),
        (413, "QUERY_TOO_LARGE"),
    ],
)
def test_what_would_be_refused_again_is_not_sent_again(clock: Clock, status: int, code: str) -> None:
    gateway = Gateway(refusal(status, code, field="first"))
    with pytest.raises(ApiError) as caught:
        gateway.client(clock).query(READ)
    assert (caught.value.code, caught.value.status, caught.value.field) == (code, status, "first")
    assert caught.value.request_id == "r-1"
    assert len(gateway.requests) == 1


def test_retry_after_is_obeyed_in_seconds_and_as_a_date(clock: Clock) -> None:
    gateway = Gateway(refusal(429, "RATE_LIMITED", headers={"retry-after": "7"}), answer(GOOD))
    gateway.client(clock).query(READ)
    assert 7.0 < clock.pauses[0] <= 8.0
    past = refusal(429, "RATE_LIMITED", headers={"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"})
    Gateway(past, answer(GOOD)).client(clock).query(READ)
    assert 0.0 < clock.pauses[1] <= 1.0


def test_attempts_are_bounded_and_the_last_error_says_how_many(clock: Clock) -> None:
    gateway = Gateway(refusal(503, "OVERLOADED", "busy", headers={"retry-after": "1"}))
    with pytest.raises(Overloaded) as caught:
        gateway.client(clock).query(READ)
    assert len(gateway.requests) == caught.value.attempts == 6
    assert (caught.value.retry_after, str(caught.value)) == (1.0, "OVERLOADED: busy [request r-1]")


def test_a_pause_that_would_take_too_long_is_left_to_the_caller(clock: Clock) -> None:
    gateway = Gateway(refusal(429, "RATE_LIMITED", headers={"retry-after": "86400"}))
    with pytest.raises(RateLimited) as caught:
        gateway.client(clock).query(READ)
    assert (caught.value.retry_after, caught.value.attempts, clock.pauses) == (86400.0, 1, [])


def test_time_is_bounded(clock: Clock) -> None:
    gateway = Gateway(refusal(503, "OVERLOADED", headers={"retry-after": "9"}))
    with pytest.raises(Overloaded):
        gateway.client(clock, retry=clock.policy(attempts=100, within=30.0)).query(READ)
    assert sum(clock.pauses) <= 30.0
    assert len(gateway.requests) == 4


def test_pauses_grow_are_bounded_and_differ_by_chance() -> None:
    low, high = RetryPolicy(random=lambda: 0.0), RetryPolicy(random=lambda: 1.0)
    assert [high.pause(it, None) for it in (1, 2, 3, 20)] == [0.5, 1.0, 2.0, 20.0]
    assert [low.pause(it, None) for it in (1, 2, 3, 20)] == [0.25, 0.5, 1.0, 10.0]
    assert low.pause(1, 3.0) > 3.0


@pytest.mark.parametrize("fault", [refusal(429, "RATE_LIMITED"), refusal(503, "OVERLOADED"), httpx.ConnectError("refused")])
def test_a_mutation_without_a_key_is_sent_again_when_it_was_surely_not_executed(
    clock: Clock, fault: httpx.Response | Exception
) -> None:
    gateway = Gateway(fault, answer({"do": {"ok": True}}))
    gateway.client(clock).query(WRITE, {"input": {}})
    assert len(gateway.requests) == 2


@pytest.mark.parametrize(
    "fault",
    [
        httpx.ReadTimeout("silent"),
        httpx.RemoteProtocolError("cut off"),
        httpx.WriteError("broken pipe"),
        refusal(500, "INTERNAL"),
        refusal(504, "TIMEOUT"),
        httpx.Response(429, text="slow down"),
        httpx.Response(502, text="Bad Gateway"),
        httpx.Response(503, text="a proxy, which says nothing about what became of it"),
        httpx.Response(503, json={"data": None, "errors": [{"message": "x", "extensions": {"code": "OVERLOADED"}}]}),
    ],
)
def test_a_mutation_without_a_key_is_never_sent_twice_otherwise(clock: Clock, fault: httpx.Response | Exception) -> None:
    gateway = Gateway(fault, answer({"do": {"ok": True}}))
    with pytest.raises((ApiError, NetworkError)):
        gateway.client(clock).query(WRITE, {"input": {}})
    assert len(gateway.requests) == 1


def test_a_mutation_with_an_idempotency_key_is_sent_again_with_the_same_key(clock: Clock) -> None:
    gateway = Gateway(httpx.ReadTimeout("silent"), refusal(500, "INTERNAL"), answer({"do": {"ok": True}}))
    gateway.client(clock).query(WRITE, {"input": {"idempotencyKey": "k"}})
    assert [it["variables"]["input"]["idempotencyKey"] for it in gateway.bodies()] == ["k"] * 3
    assert len({it.content for it in gateway.requests}) == 1


def test_the_caller_may_say_that_a_mutation_can_be_repeated(clock: Clock) -> None:
    gateway = Gateway(httpx.ReadTimeout("silent"), answer({"do": {"ok": True}}))
    gateway.client(clock).query(WRITE, {"input": {}}, repeat=Repeat.IDEMPOTENT)
    assert len(gateway.requests) == 2


def test_without_retries_nothing_is_sent_again(clock: Clock) -> None:
    gateway = Gateway(httpx.ConnectError("refused"))
    with pytest.raises(NetworkError):
        gateway.client(clock, retry=NO_RETRIES).query(READ)
    assert len(gateway.requests) == 1


def test_errors_beside_data_are_raised_unless_partial_answers_are_wanted(clock: Clock) -> None:
    body = {"data": {"a": 1, "b": None}, "errors": [{"message": "x", "path": ["b"], "extensions": {"code": "FORBIDDEN"}}]}
    gateway = Gateway(httpx.Response(200, json=body))
    with pytest.raises(ApiError) as caught:
        gateway.client(clock).query(READ)
    assert (caught.value.data, caught.value.path, caught.value.executed) == ({"a": 1, "b": None}, ["b"], True)
    partial = gateway.client(clock).execute(READ, partial=True)
    assert (partial.data, partial.errors[0]["message"]) == ({"a": 1, "b": None}, "x")


def test_a_redirect_is_not_followed_since_the_key_would_go_there(clock: Clock) -> None:
    gateway = Gateway(httpx.Response(307, headers={"location": "https://elsewhere.test/graphql"}))
    with pytest.raises(ApiError, match=r"redirect to 'https://elsewhere\.test/graphql'"):
        gateway.client(clock)._driver.run(gateway.client(clock)._core.perform("GET", "/v1/changes"))
    with pytest.raises(ApiError, match="HTTP_307"):
        gateway.client(clock).query(READ)
    assert {it.url.host for it in gateway.requests} == {"gateway.test"}


def test_the_answer_of_something_else_is_an_error(clock: Clock) -> None:
    for page in (httpx.Response(200, text="<html>welcome"), httpx.Response(200, json=[1]), httpx.Response(200, json={"x": 1})):
        with pytest.raises(ApiError):
            Gateway(page).client(clock).query(READ)


def test_a_request_is_what_the_gateway_wants(clock: Clock) -> None:
    gateway = Gateway(answer(GOOD))
    gateway.client(clock, headers={"x-trace": "t"}).query("query Q($c: String) { a(c: $c) }", {"c": "明镜"}, "Q")
    request = gateway.requests[0]
    assert (request.method, str(request.url)) == ("POST", "https://gateway.test/graphql")
    assert request.headers["x-api-key"] == KEY
    assert request.headers["accept"].startswith("application/graphql-response+json")
    assert request.headers["user-agent"].startswith("mingjing-python/")
    assert request.headers["x-trace"] == "t"
    assert json.loads(request.content)["variables"] == {"c": "明镜"}


def test_nobody_is_shown_the_key(clock: Clock) -> None:
    gateway = Gateway(refusal(401, "UNAUTHENTICATED", "the key is not valid"))
    client = gateway.client(clock)
    with pytest.raises(Unauthenticated) as caught:
        client.query(READ)
    shown = [repr(client), repr(caught.value), str(caught.value), repr(client._core), repr(vars(caught.value))]
    assert not any("secret" in it for it in shown)
    for broken in (KEY + "\n", "schlüssel-secret", "two secret words", ""):
        with pytest.raises(ValueError, match="visible ASCII") as refused:
            Client("https://gateway.test", broken)
        assert "secret" not in str(refused.value)


def test_the_url_is_checked_and_may_be_that_of_graphql() -> None:
    assert Client("https://gateway.test/graphql").url == Client("https://gateway.test/").url == "https://gateway.test"
    for wrong in ("gateway.test", "ftp://gateway.test", "https://", "https://user:word@gateway.test"):
        with pytest.raises(ValueError, match="URL"):
            Client(wrong)


def test_the_asynchronous_client_does_the_same(clock: Clock) -> None:
    import asyncio

    async def run() -> None:
        gateway = Gateway(httpx.ReadTimeout("silent"), refusal(429, "RATE_LIMITED", headers={"retry-after": "3"}), answer(GOOD))
        async with gateway.async_client(clock) as client:
            assert await client.query(READ) == GOOD
            gateway.steps = [refusal(400, "BAD_USER_INPUT")]
            with pytest.raises(BadInput):
                await client.query(READ)
        assert len(gateway.requests) == 4

    asyncio.run(run())
    assert clock.pauses[1] > 3.0
