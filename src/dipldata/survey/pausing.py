"""Python's ways to get rid of what nobody needs any more, and when they are in the way."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collection_paused() -> Iterator[None]:
    """Leave cyclic garbage where it is: records hold none, and looking for it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def leave_in_memory(thing: object) -> None:
    """Leave something in memory until the process ends, and untouched then, as the system takes it back at once.

    To take apart what a survey has read takes a tenth of its time. A knot keeps it alive, and what is frozen is never
    looked at again. Only for what is read last: no later call gets the memory back.
    """
    knot = [thing]
    knot.append(knot)
    gc.freeze()
