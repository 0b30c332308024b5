"""Checks that a webhook comes from the gateway (Standard Webhooks, https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .errors import WebhookError

TOLERANCE = 300.0
"""How many seconds a webhook may be old, or ahead of our clock."""

_PREFIX = "whsec_"


def verify_webhook(
    headers: Mapping[str, str],
    body: bytes | str,
    secrets: str | Iterable[str],
    tolerance: float = TOLERANCE,
    *,
    now: Callable[[], float] = time.time,
) -> dict[str, Any]:
    """What a webhook says, once it is certain that it comes from who knows one of the secrets, and is recent.

    Args:
        headers: The request's headers, whatever their case.
        body: The request's body as it came. It must not have been parsed and written again.
        secrets: The endpoint's secret (`whsec_…`), or several while it is being changed.
        tolerance: How many seconds the webhook may be old, or ahead of our clock.

    Returns:
        The body's JSON. Do what it asks for once for each `webhook-id`: a webhook may be delivered again.

    Raises:
        WebhookError: The signature, the age, or a header is wrong. Answer 400 and do nothing.
    """
    named = {name.lower(): value for name, value in headers.items()}
    message_id, timestamp, signatures = (
        _header(named, name) for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
    )
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 15):
        raise WebhookError("webhook-timestamp is no moment")
    age = now() - int(timestamp)
    if age > tolerance:
        raise WebhookError("the webhook is too old")
    if age < -tolerance:
        raise WebhookError("the webhook's timestamp lies in the future")
    raw = body.encode() if isinstance(body, str) else bytes(body)
    keys = [_key(secret) for secret in ([secrets] if isinstance(secrets, str) else secrets)]
    if not keys:
        raise ValueError("no secret was given")
    signed = f"{message_id}.{timestamp}.".encode() + raw
    expected = [base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()) for key in keys]
    shown = [text.encode() for version, _, text in (it.partition(",") for it in signatures.split()) if version == "v1"]
    # Every pair is compared, each in constant time, so that time tells nothing.
    matches = [hmac.compare_digest(one, other) for one in expected for other in shown]
    if not any(matches):
        raise WebhookError("no signature fits")
    try:
        told = json.loads(raw)
    except ValueError as error:
        raise WebhookError("the body is no JSON") from error
    if not isinstance(told, dict):
        raise WebhookError("the body is no JSON object")
    return told


def sign_webhook(secret: str, message_id: str, timestamp: int, body: bytes | str) -> str:
    """The signature that a webhook would have: for tests of a receiver."""
    raw = body.encode() if isinstance(body, str) else bytes(body)
    signed = f"{message_id}.{timestamp}.".encode() + raw
    return "v1," + base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest()).decode("ascii")


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "")
    if not value:
        raise WebhookError(f"the header {name} is missing")
    return value


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a secret must be whsec_ and base64") from None
    if not key:
        raise ValueError("a secret must not be empty")
    return key
