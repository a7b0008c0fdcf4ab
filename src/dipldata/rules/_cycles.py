"""Circles of records that refer to one another, in relations that must come to an end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.models import Retired
from dipldata.rules.look_ups import Index, once_per_dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset, Key
    from dipldata.ids import RecordType
    from dipldata.models import Record
    from dipldata.problems import Pointer

_RELATIONS: Final[tuple[tuple[str, ...], ...]] = (
    ("part_of",),
    ("parent",),
    ("successor_of", "split_from"),
    ("derived_from", "translation_of"),
)
"""Fields that lead from a record to others of its type. Those of one tuple are one relation, `replaced_by` one more."""
LinkItem = tuple[str, "RecordType", str, "Pointer"]
"""A record, its type, the record that it leads to, and the place of the reference."""

_Graph = dict[str, dict[str, "Pointer"]]
"""The ids that each record leads to, with the place of the reference."""


class Link(NamedTuple):
    """A reference on a circle: the record in which it stands, and the place there."""

    record: str
    pointer: Pointer


def _links_of(record: Record | Retired) -> Iterator[tuple[str, LinkItem]]:
    """The references of a record that must not lead back to it, under the number of their relation."""
    if isinstance(record, Retired):
        for at, to in enumerate(record.replaced_by):
            yield str(len(_RELATIONS)), (record.id, record.type, to, ("replaced_by", at))
        return
    kind: RecordType = record.type  # type: ignore[attr-defined]  # every concrete record has a type
    for number, field in _fields_of(type(record)):
        value = getattr(record, field)
        if value:
            if isinstance(value, str):
                yield str(number), (record.id, kind, value, (field,))
            for at, to in enumerate(value if isinstance(value, tuple) else ()):
                yield str(number), (record.id, kind, to, (field, at))


@cache
def _fields_of(model: type[Record]) -> tuple[tuple[int, str], ...]:
    """The fields of a model that are part of a relation, with its number."""
    return tuple(
        (number, field)
        for number, relation in enumerate(_RELATIONS)
        for field in relation
        if field in model.model_fields
    )


LINKS: Final = Index[LinkItem](
    "links", ("meeting", "working_group", "organization", "topic", "source"), _links_of, of_retired=True
)


@once_per_dataset
def circles(dataset: Dataset) -> dict[Key, tuple[tuple[Link, ...], ...]]:
    """Find the circles of a dataset: under the smallest id of each, the links from that record back to itself.

    Where several circles of one relation share records, a shortest one stands for all.
    """
    found: dict[Key, tuple[tuple[Link, ...], ...]] = {}
    for number in range(len(_RELATIONS) + 1):
        for kind, graph in _graphs(dataset, number).items():
            for knot in _knots(graph):
                key = (kind, min(knot))
                found[key] = (*found.get(key, ()), _way_back(graph, min(knot)))
    return found


@once_per_dataset
def retired_in_circles(dataset: Dataset) -> frozenset[Key]:
    """Find the retired records that are replaced, directly or at a distance, by themselves."""
    graphs = _graphs(dataset, len(_RELATIONS))
    return frozenset((kind, member) for kind, graph in graphs.items() for knot in _knots(graph) for member in knot)


def _graphs(dataset: Dataset, number: int) -> dict[RecordType, _Graph]:
    graphs: dict[RecordType, _Graph] = {}
    for record, kind, to, pointer in LINKS.items(dataset, str(number)):
        graphs.setdefault(kind, {}).setdefault(record, {}).setdefault(to, tuple(pointer))
    return graphs


def _knots(graph: _Graph) -> Iterator[set[str]]:
    """Yield the sets of records each of which leads to all of its set, itself included (Kosaraju's method)."""
    back: dict[str, list[str]] = {}
    for record, links in graph.items():
        for to in links:
            back.setdefault(to, []).append(record)
    seen: set[str] = set()
    for root in reversed(_in_order_of_finish(graph)):
        if root not in seen:
            knot, waiting = {root}, [root]
            while waiting:
                further = {to for to in back.get(waiting.pop(), ()) if to not in seen and to not in knot}
                knot |= further
                waiting += further
            seen |= knot
            if len(knot) > 1 or root in graph.get(root, ()):
                yield knot


def _in_order_of_finish(graph: _Graph) -> list[str]:
    """List the records so that each stands after all that it leads to, as far as there is no circle."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in sorted(graph):
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(graph[root]))]
        while path:
            record, ahead = path[-1]
            to = next((to for to in ahead if to not in seen), None)
            if to is None:
                finished.append(record)
                path.pop()
            else:
                seen.add(to)
                path.append((to, iter(graph.get(to, ()))))
    return finished


def _way_back(graph: _Graph, start: str) -> tuple[Link, ...]:
    """Find a shortest way from a record on a circle back to itself."""
    came_from: dict[str, str] = {}
    waiting = [start]
    for record in waiting:
        for to in sorted(graph.get(record, ())):
            if to not in came_from:
                came_from[to] = record
                waiting.append(to)
    way, at = [], start
    while True:
        at, to = came_from[at], at
        way.append(Link(at, graph[at][to]))
        if at == start:
            return tuple(reversed(way))
