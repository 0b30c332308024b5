"""What an answer means: its JSON, or the error that it is."""

from __future__ import annotations

import email.utils
import json
import re
import time
from collections.abc import Callable
from typing import Any

from ._flow import Response
from .errors import ApiError


def request_id(response: Response) -> str | None:
    """The id of the request that was answered."""
    return response.headers.get("x-request-id")


def json_of(response: Response) -> dict[str, Any]:
    try:
        value = json.loads(response.body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ApiError(
            "INTERNAL",
            "the answer is not the gateway's: it is no JSON object; is this its address?",
            status=response.status,
            request_id=request_id(response),
        )
    return value


def retry_after(response: Response, now: Callable[[], float] = time.time) -> float | None:
    """What `Retry-After` asks for, in seconds: a number, or a date."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now()) if text else None
    except ValueError:
        return None


def error_of(response: Response) -> ApiError | None:
    """The error that an answer without GraphQL is; nothing when it is none."""
    if response.status < 400:
        if 300 <= response.status != 304:
            # Never followed: the key would go wherever the answer says.
            return _plain(response, f"answered with a redirect to {response.headers.get('location', '?')!r}")
        return None
    try:
        body = json.loads(response.body)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return _plain(response, _said(response))
    error = body.get("error")
    if isinstance(error, dict):  # /v1
        return ApiError.of(
            str(error.get("code", f"HTTP_{response.status}")),
            str(error.get("message", "")),
            field=error.get("field"),
            request_id=error.get("requestId") or request_id(response),
            retry_after=retry_after(response),
            status=response.status,
        )
    if isinstance(error, str):  # OAuth
        return ApiError.of(
            error,
            str(body.get("error_description", error)),
            request_id=request_id(response),
            retry_after=retry_after(response),
            status=response.status,
        )
    return graphql_error(response, partial=False)


def _said(response: Response) -> str:
    """What an answer says that is not the gateway's."""
    text = response.body[:2000].decode("utf-8", "replace").strip()
    if text.startswith("<"):  # a page of a proxy, or of another site
        found = re.search(r"<title>([^<]*)</title>", text, re.IGNORECASE)
        title = f', "{found[1].strip()}"' if found else ""
        return (
            f"HTTP {response.status} with a page of HTML{title}: this is not the gateway, but something before it or another"
            " address; the gateway's is the one below which /graphql is"
        )
    if response.status < 300 and not text.startswith("{"):
        return "the answer is not the gateway's; is this its address?"
    return text[:200]


def _plain(response: Response, text: str) -> ApiError:
    code = {401: "UNAUTHENTICATED", 403: "FORBIDDEN", 404: "NOT_FOUND"}.get(response.status, f"HTTP_{response.status}")
    return ApiError.of(
        code,
        text or f"HTTP {response.status}",
        request_id=request_id(response),
        retry_after=retry_after(response),
        status=response.status,
    )


def graphql_error(response: Response, partial: bool) -> ApiError | None:
    """The error that an answer to a GraphQL operation is; nothing when it is none."""
    try:
        body = json.loads(response.body)
    except ValueError:
        body = None
    errors = body.get("errors") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not isinstance(errors, list) or not errors:
        if isinstance(body, dict) and response.status < 300 and isinstance(body.get("data"), dict):
            return None
        if isinstance(body, dict) and "error" in body:
            return error_of(response)
        return _plain(response, _said(response))
    executed = "data" in body
    if partial and isinstance(body.get("data"), dict) and response.status < 300:
        return None
    first = errors[0] if isinstance(errors[0], dict) else {}
    extensions = first.get("extensions") or {}
    return ApiError.of(
        str(extensions.get("code", f"HTTP_{response.status}")),
        str(first.get("message", "the gateway gave no reason")),
        field=extensions.get("field"),
        path=first.get("path"),
        errors=[it for it in errors if isinstance(it, dict)],
        data=body.get("data"),
        executed=executed,
        request_id=request_id(response),
        retry_after=retry_after(response),
        status=response.status,
    )
