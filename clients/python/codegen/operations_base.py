"""What the generated operations are sent by."""

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from .base_model import UNSET


def plain(value: Any) -> Any:
    """A variable as JSON. What is unset is left out, since `null` means something else."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, dict):
        return {key: plain(it) for key, it in value.items() if it is not UNSET}
    if isinstance(value, (list, tuple)):
        return [plain(it) for it in value if it is not UNSET]
    return to_jsonable_python(value)


class SyncBase:
    """Sends operations, and waits for their answers."""

    def __init__(self, send: Callable[..., dict[str, Any]]) -> None:
        self._send = send

    def execute(
        self, query: str, operation_name: str | None = None, variables: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        return self._send(query, plain(variables or {}), operation_name, **kwargs)

    def get_data(self, response: dict[str, Any]) -> dict[str, Any]:
        return response


class AsyncBase:
    """Sends operations with asyncio."""

    def __init__(self, send: Callable[..., Awaitable[dict[str, Any]]]) -> None:
        self._send = send

    async def execute(
        self, query: str, operation_name: str | None = None, variables: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        return await self._send(query, plain(variables or {}), operation_name, **kwargs)

    def get_data(self, response: dict[str, Any]) -> dict[str, Any]:
        return response
