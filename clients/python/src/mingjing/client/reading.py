"""Reading: the shared operations, lists, enterprises and search."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ._base import AsyncBase, Base

if TYPE_CHECKING:
    from ..graphql import AsOf, EnterpriseFields
    from ..graphql.async_operations import AsyncOperations
    from ..graphql.lists import AsyncLists, Lists
    from ..graphql.operations import Operations


class Reading(Base):
    """The part of a client that reads."""

    @cached_property
    def api(self) -> Operations:
        """The operations of `clients/operations`, each a method with types of its own."""
        from ..graphql.operations import Operations

        return Operations(self.query)

    @cached_property
    def lists(self) -> Lists:
        """The lists of the schema, each an iterator that reads page after page."""
        from ..graphql.lists import Lists

        return Lists(self.api)

    def enterprise(
        self, credit_code: str | None = None, registration_number: str | None = None, *, as_of: AsOf | int | None = None
    ) -> EnterpriseFields | None:
        """The enterprise with this code; nothing when there is none, or was none then.

        `as_of` is a sequence number or a moment: `AsOf(at=…)`.
        """
        found = self.api.enterprise(credit_code=credit_code, registration_number=registration_number, as_of=_point(as_of))
        return found.enterprise

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


class AsyncReading(AsyncBase):
    """The part of a client for asyncio that reads."""

    @cached_property
    def api(self) -> AsyncOperations:
        """The operations of `clients/operations`, each a method with types of its own."""
        from ..graphql.async_operations import AsyncOperations

        return AsyncOperations(self.query)

    @cached_property
    def lists(self) -> AsyncLists:
        """The lists of the schema, each an iterator that reads page after page."""
        from ..graphql.lists import AsyncLists

        return AsyncLists(self.api)

    async def enterprise(
        self, credit_code: str | None = None, registration_number: str | None = None, *, as_of: AsOf | int | None = None
    ) -> EnterpriseFields | None:
        """The enterprise with this code; see `Client.enterprise`."""
        answer = await self.api.enterprise(
            credit_code=credit_code, registration_number=registration_number, as_of=_point(as_of)
        )
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


def _point(as_of: AsOf | int | None) -> AsOf | None:
    from ..graphql import AsOf

    return AsOf(sequence=str(as_of)) if isinstance(as_of, int) else as_of
