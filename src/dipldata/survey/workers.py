"""The shares of a survey in processes of their own, which tell each other the facts of their files."""

from __future__ import annotations

import marshal
import os
import pickle
from contextlib import closing
from typing import TYPE_CHECKING

from dipldata.survey.catalogue import MemoryCatalogue, Part, Row, part_of
from dipldata.survey.dividing import Pile, split
from dipldata.survey.pausing import collection_paused
from dipldata.survey.processes import can_fork, processes
from dipldata.survey.stages import Checked, Share, Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection


def examine(
    paths: Sequence[str], terms: Terms, workers: int, told: Callable[[], None]
) -> tuple[MemoryCatalogue, Checked]:
    """Check the files of a corpus. Returns their catalogue, and what was found, in the order of paths.

    The result is the same whatever the number of workers. `told` is called twice for each file of the first share.
    """
    pile = Pile(split(paths, workers), shared=workers > 1 and can_fork())
    terms.ahead.arrange(pile)
    with (
        collection_paused(),
        closing(pile),
        processes(_work, [(pile, at, terms, workers - 1) for at in range(1, workers)]) as pipes,
    ):
        share = Share(terms, told)
        own = part_of(share.read(pile.taken_by(0)))
        mine = _packed(own) if pipes else b""
        pieces = [pipe.recv_bytes() for pipe in pipes]
        for at, pipe in enumerate(pipes):
            for piece in (mine, *(piece for other, piece in enumerate(pieces) if other != at)):
                pipe.send_bytes(piece)
        catalogue = MemoryCatalogue.joined([own, *map(_unpacked, pieces)])
        every = [share.check(catalogue)]
        share.let_go()
        every += [pickle.loads(pipe.recv_bytes()) for pipe in pipes]  # noqa: S301 - what our own processes say
    verdicts = sorted((verdict for each in every for verdict in each.verdicts), key=lambda verdict: verdict.path)
    return catalogue, Checked(verdicts, sum(each.files for each in every), sum(each.runs for each in every))


def _work(pipe: Connection, pile: Pile, at: int, terms: Terms, others: int) -> None:
    """What a process does: tell its facts, hear those of the others, tell its verdicts."""
    share = Share(terms, lambda: None)
    own = part_of(share.read(pile.taken_by(at)))
    pipe.send_bytes(_packed(own))
    pieces = [pipe.recv_bytes() for _ in range(others)]
    checked = share.check(MemoryCatalogue.joined([own, *map(_unpacked, pieces)]))
    pipe.send_bytes(pickle.dumps(checked, pickle.HIGHEST_PROTOCOL))
    pipe.close()
    os._exit(0)  # nothing is left to do but to take apart, one by one, what the system takes back at once


def _packed(part: Part) -> bytes:
    return marshal.dumps(([*map(tuple, part.rows)], part.items))


def _unpacked(piece: bytes) -> Part:
    rows, items = marshal.loads(piece)  # noqa: S302 - what our own processes say
    return Part(list(map(Row._make, rows)), items)
