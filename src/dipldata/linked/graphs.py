"""A dataset as graphs of networkx."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

from dipldata.ids import record_key
from dipldata.linked.computing import STAYED_AWAY
from dipldata.linked.facts import references
from dipldata.linked.frames import library

Nodes = Literal["records", "people"]


def graph_of_records(dataset: Any) -> Any:  # noqa: ANN401 - a dataset, which uses this; a networkx.MultiDiGraph, which need not be there
    """Every record, and an edge for each reference from one to another, by the field that holds it."""
    graph = library("networkx", "networkx").MultiDiGraph()
    for record in dataset:
        graph.add_node(record.key, type=record.type, label=label_of(record))
    for record in dataset:
        for field, kind, record_id in references(record.shape, record.to_dict()):
            if dataset.find(kind, record_id) is not None:
                graph.add_edge(record.key, record_key(kind, record_id), field=field)
    return graph


def graph_of_people(dataset: Any) -> Any:  # noqa: ANN401 - a dataset, which uses this; a networkx.Graph, which need not be there
    """The people who met somebody of another side; each edge counts the contacts (`weight`) that both took part in."""
    graph = library("networkx", "networkx").Graph()
    for meeting in dataset.meetings.filter(lambda each: each.is_contact):
        took_part = [one for one in meeting.participants if one.person and one.attendance not in STAYED_AWAY]
        pairs = {
            tuple(sorted((one.person.id, other.person.id)))
            for one, other in combinations(took_part, 2)
            if one.person and other.person and one.side != other.side
        }
        for first, second in pairs:
            for each in (first, second):
                graph.add_node(each, label=dataset.people[each].name)
            weight = graph.get_edge_data(first, second, {"weight": 0})["weight"] + 1
            graph.add_edge(first, second, weight=weight)
    return graph


def label_of(record: Any) -> str:  # noqa: ANN401 - any record
    """The title or name of a record; of a statement without a title, its first claim."""
    for name in ("title", "name", "label"):
        text = getattr(record, name, None)
        if text:
            return str(text)
    return str(record.claims[0].text)
