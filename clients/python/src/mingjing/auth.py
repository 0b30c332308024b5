"""Who calls: an API key, or access tokens that are got with it.

No key, secret or token is ever shown: not in `repr`, not in errors, not in logs.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """A client's number and one of its live keys, with which access tokens are got (OAuth 2 client credentials).

    Attributes:
        client_id: The client's number: `viewer { client { clientId } }`.
        client_secret: One of its keys.
        scopes: The scopes that tokens shall have; all of the client's when nothing is said.
    """

    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ()

    def authorization(self) -> str:
        """The value of the header by which a token is asked for."""
        pair = f"{self.client_id}:{self.client_secret}".encode()
        return "Basic " + base64.b64encode(pair).decode("ascii")

    def form(self) -> bytes:
        """The body by which a token is asked for."""
        fields = {"grant_type": "client_credentials"}
        if self.scopes:
            fields["scope"] = " ".join(self.scopes)
        return urlencode(fields).encode("ascii")


@dataclass(slots=True)
class TokenStore:
    """The access token of a client, and until when it is good."""

    clock: Callable[[], float] = time.monotonic
    _token: str | None = field(default=None, repr=False)
    _renew_at: float = 0.0

    def current(self) -> str | None:
        """The token; nothing when there is none, or it should be renewed."""
        return self._token if self._token is not None and self.clock() < self._renew_at else None

    def keep(self, token: str, expires_in: float) -> None:
        """Keeps a token that is good for so many seconds. It is renewed before: a tenth of its life, a minute at most."""
        self._token = token
        self._renew_at = self.clock() + max(0.0, expires_in - min(60.0, expires_in / 10))

    def drop(self, token: str) -> None:
        """Forgets a token that was refused, if it is still the one that is kept."""
        if self._token == token:
            self._token = None
