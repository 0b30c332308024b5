"""Following: the feed of changes."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator

from ..changes import Change, ChangeFilter, Feed, Progress
from ._base import AsyncBase, Base


class Following(Base):
    """The part of a client that follows the data set."""

    def changes(
        self,
        after: int = 0,
        *,
        follow: bool = False,
        filter: ChangeFilter | None = None,
        silence: float = 45.0,
    ) -> Iterator[Change]:
        """Every change after a sequence number, in the order of commits, each once.

        It goes on by itself after breaks. With `follow` it goes on for ever, over outages of any length, and waits for what is
        still to come; otherwise it ends where the data set does, and gives up as the client's `RetryPolicy` says.

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


class AsyncFollowing(AsyncBase):
    """The part of a client for asyncio that follows the data set."""

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
