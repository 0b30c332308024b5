"""A durable copy of the data set: the newest snapshot, then every change, for ever or until there is nothing more.

    from mingjing import Client
    from mingjing.pull import SqliteSink, pull

    with Client("https://mingjing.example", key) as client, SqliteSink("copy.db") as sink:
        pull(client, sink)

The copy and how far it goes are written together, so the process may be killed at any moment: the next one goes on without
a gap and without a repeat. With asyncio it is `pull_async`, with an `AsyncClient`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Unpack

from .._download import Gone
from ..client import AsyncClient, Client
from .directory import DirectorySink
from .records import Action, Anchor, AsyncSink, CopyInUse, Loading, Put, Record, Remove, Sink, State, fold
from .sqlite import SqliteSink
from .work import Options, Pulled, Restored, Start, Work

__all__ = [
    "Action",
    "Anchor",
    "AsyncSink",
    "CopyInUse",
    "DirectorySink",
    "Gone",
    "Loading",
    "Options",
    "Pulled",
    "Put",
    "Record",
    "Remove",
    "Sink",
    "SqliteSink",
    "State",
    "fold",
    "pull",
    "pull_async",
]


def pull(
    client: Client,
    sink: Sink,
    *,
    once: bool = False,
    kinds: Sequence[str] = (),
    credit_codes: Sequence[str] = (),
    registration_numbers: Sequence[str] = (),
    start: Start = "auto",
    by_delta: bool = False,
    on_restored: Restored = "raise",
    batch: int = 500,
    progress: Callable[[Pulled], None] | None = None,
    downloads: Path | None = None,
    export_within: float = 900.0,
    silence: float = 45.0,
) -> Pulled:
    """Brings a copy up to the data set, and keeps it there.

    Args:
        client: Whom to ask. It needs the scope `feed:read`, and `export:read` to begin with a snapshot.
        sink: Where the copy is kept: `SqliteSink`, `DirectorySink`, or your own.
        once: Whether to return when there is nothing more; otherwise it waits for what is still to come, for ever, over outages
            of any length.
        kinds: Only these kinds of record, such as `PENALTY`. Without `ENTERPRISE`, enterprises are known by what other
            records call them.
        credit_codes: Only these enterprises; the copy then begins with the feed.
        registration_numbers: Only these enterprises, likewise. The selection of a copy cannot be changed.
        start: What a new copy begins with: the newest snapshot; where there is none one that is requested; where this
            gateway makes none, or not for this caller, the feed from its first change (`auto`). `snapshot` takes no feed
            instead, `feed` no snapshot.
        by_delta: Whether a copy that is there is brought up to date by a delta first, which is an export of what changed since:
            faster than the feed where a copy is far behind. Where the gateway makes none for this caller, the feed does it.
        on_restored: What to do when the data set does not continue the copy: to raise `DatasetRestored`, or to
            begin the copy anew.
        batch: How many changes or rows are applied in a transaction at most.
        progress: Is told after each transaction.
        downloads: Where the parts of an export are kept until they are loaded.
        export_within: How many seconds to wait for an export that is requested.
        silence: After how many seconds without a sound a connection counts as dead.

    Returns:
        How far it is; only with `once`.

    Raises:
        DatasetRestored: The data set was restored from an older copy, or is another one.
    """
    options = Options(
        once=once,
        kinds=kinds,
        credit_codes=credit_codes,
        registration_numbers=registration_numbers,
        start=start,
        by_delta=by_delta,
        on_restored=on_restored,
        batch=batch,
        progress=progress,
        downloads=downloads,
        export_within=export_within,
        silence=silence,
    )
    return client._driver.run(Work(client._core, sink, options).run())


async def pull_async(client: AsyncClient, sink: Sink | AsyncSink, **options: Unpack[Options]) -> Pulled:
    """As `pull`, with asyncio: what the sink does is done in a thread, or awaited where it is an `AsyncSink`.

    Cancel it to end it: what is being written is written to its end first, so the next pull goes on from there.
    """
    return await client._driver.run(Work(client._core, sink, options).run())
