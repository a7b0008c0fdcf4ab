"""Circles of records that refer to one another, in relations that must come to an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.rules._per_dataset import once_per_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset, Key
    from dipldata.ids import RecordType
    from dipldata.models import Record, Retired
    from dipldata.problems import Pointer

_RELATIONS: Final[tuple[frozenset[str], ...]] = (
    frozenset({"part_of"}),
    frozenset({"parent"}),
    frozenset({"successor_of", "split_from"}),
    frozenset({"derived_from", "translation_of"}),
)
_REPLACEMENT: Final = frozenset({"replaced_by"})
"""Fields that lead from a record to others of its type. Those of one set are one relation."""

_Graph = dict[str, dict[str, "Pointer"]]
"""The ids that each record leads to, with the place of the reference."""


class Link(NamedTuple):
    """A reference on a circle: the record in which it stands, and the place there."""

    record: str
    pointer: Pointer


@once_per_dataset
def circles(dataset: Dataset) -> dict[Key, tuple[tuple[Link, ...], ...]]:
    """Find the circles of a dataset: under the smallest id of each, the links from that record back to itself.

    Where several circles of one relation share records, a shortest one stands for all.
    """
    found: dict[Key, tuple[tuple[Link, ...], ...]] = {}
    for relation in (*_RELATIONS, _REPLACEMENT):
        for kind, graph in _graphs(dataset, relation).items():
            for knot in _knots(graph):
                key = (kind, min(knot))
                found[key] = (*found.get(key, ()), _way_back(graph, min(knot)))
    return found


@once_per_dataset
def retired_in_circles(dataset: Dataset) -> frozenset[Key]:
    """Find the retired records that are replaced, directly or at a distance, by themselves."""
    graphs = _graphs(dataset, _REPLACEMENT)
    return frozenset((kind, member) for kind, graph in graphs.items() for knot in _knots(graph) for member in knot)


def _graphs(dataset: Dataset, relation: frozenset[str]) -> dict[RecordType, _Graph]:
    records: Iterable[Record | Retired] = dataset.retired.values() if relation is _REPLACEMENT else dataset
    graphs: dict[RecordType, _Graph] = {}
    for record in records:
        for reference in dataset.references(record):
            if reference.pointer[0] in relation:
                links = graphs.setdefault(reference.kind, {}).setdefault(record.id, {})
                links.setdefault(reference.id, reference.pointer)
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
