"""Access tokens: got, kept, renewed, and got anew when they are refused."""

import asyncio
import base64
import threading
from typing import Any

import httpx
import pytest
from conftest import Clock, Gateway, answer, refusal

from mingjing import Unauthenticated

CREDENTIALS = {"key": None, "client_id": "7", "client_secret": "mj_live_x_secret"}
GOOD = answer({"a": 1})


class Issuer:
    """A gateway that takes the last token it gave, and no other."""

    def __init__(self, expires_in: int = 900) -> None:
        self.given = 0
        self.expires_in = expires_in
        self.refused = 0
        self.forms: list[bytes] = []
        self.lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            if request.url.path == "/oauth/token":
                pair = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
                assert pair == "7:mj_live_x_secret"
                self.forms.append(request.content)
                self.given += 1
                return httpx.Response(200, json={"access_token": f"t{self.given}", "expires_in": self.expires_in})
            if request.headers.get("authorization") != f"Bearer t{self.given}":
                self.refused += 1
                return refusal(401, "UNAUTHENTICATED")
            return httpx.Response(200, json={"data": {"a": 1}})


def test_a_token_is_got_once_and_renewed_before_it_ends(clock: Clock) -> None:
    issuer = Issuer()
    client = Gateway(issuer).client(clock, scopes=("disclosure:read", "feed:read"), **CREDENTIALS)
    for _ in range(3):
        client.query("{ a }")
    assert (issuer.given, issuer.forms) == (1, [b"grant_type=client_credentials&scope=disclosure%3Aread+feed%3Aread"])
    clock.now += 900 - 59
    client.query("{ a }")
    assert (issuer.given, issuer.refused) == (2, 0)


def test_a_refused_token_is_replaced_once(clock: Clock) -> None:
    issuer = Issuer()
    client = Gateway(issuer).client(clock, **CREDENTIALS)
    client.query("{ a }")
    issuer.given += 1  # as if the gateway had ended the first
    client.query("mutation { a }")
    assert (issuer.refused, issuer.given) == (1, 3)
    assert clock.pauses == []


def test_a_client_that_is_refused_with_a_new_token_too_is_told_so(clock: Clock) -> None:
    token = httpx.Response(200, json={"access_token": "t", "expires_in": 900})
    gateway = Gateway(token, refusal(401, "UNAUTHENTICATED"), token, refusal(401, "UNAUTHENTICATED"))
    with pytest.raises(Unauthenticated):
        gateway.client(clock, **CREDENTIALS).query("{ a }")
    assert len(gateway.requests) == 4


def test_wrong_credentials_are_not_tried_again(clock: Clock) -> None:
    gateway = Gateway(httpx.Response(401, json={"error": "invalid_client", "error_description": "nobody"}))
    with pytest.raises(Unauthenticated, match="nobody") as caught:
        gateway.client(clock, **CREDENTIALS).query("{ a }")
    assert (caught.value.code, len(gateway.requests)) == ("invalid_client", 1)
    assert "secret" not in repr(gateway.client(clock, **CREDENTIALS)._core.credentials)


def test_too_many_attempts_for_a_token_are_waited_for(clock: Clock) -> None:
    busy = httpx.Response(429, json={"error": "temporarily_unavailable"}, headers={"retry-after": "2"})
    token = httpx.Response(200, json={"access_token": "t", "expires_in": 900})
    assert Gateway(busy, token, GOOD).client(clock, **CREDENTIALS).query("{ a }") == {"a": 1}
    assert clock.pauses[0] >= 2.0


def test_many_threads_get_one_token(clock: Clock) -> None:
    issuer = Issuer()
    client = Gateway(issuer).client(clock, **CREDENTIALS)
    threads = [threading.Thread(target=client.query, args=("{ a }",)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (issuer.given, issuer.refused) == (1, 0)


def test_many_tasks_get_one_token(clock: Clock) -> None:
    issuer = Issuer()

    async def run() -> list[Any]:
        async with Gateway(issuer).async_client(clock, **CREDENTIALS) as client:
            return await asyncio.gather(*(client.query("{ a }") for _ in range(16)))

    assert asyncio.run(run()) == [{"a": 1}] * 16
    assert (issuer.given, issuer.refused) == (1, 0)


def test_half_of_the_credentials_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="client_secret"):
        Gateway(GOOD).client(clock, key=None, client_id="7")
    with pytest.raises(ValueError, match="either"):
        Gateway(GOOD).client(clock, key="mj", client_id="7", client_secret="x")
