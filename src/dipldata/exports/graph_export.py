"""GraphML and GEXF: every record as a node, every reference from one record to another as an edge.

A node has the type and the label of its record, and the day of what is dated; an edge the field that holds the
reference. Needs networkx (`dipldata[networkx]`).
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from dipldata.exports.extras import library
from dipldata.exports.labels import label_of
from dipldata.ids import RECORD_TYPES, record_key
from dipldata.models.plain import plain_record
from dipldata.tables import released

if TYPE_CHECKING:
    from dipldata.dataset import Dataset
    from dipldata.models import Record
    from dipldata.models.plain import PlainRecord

GRAPHML: Final = "dipldata.graphml"
GEXF: Final = "dipldata.gexf"
_DATES: Final = ("start", "made", "published")
_MODIFIED: Final = re.compile(rb' lastmodifieddate="[^"]*"')
"""The day on which networkx wrote the file."""


def graph_of(dataset: Dataset) -> Any:  # noqa: ANN401 - a networkx.MultiDiGraph, which need not be there
    """The graph of the live records. Raises `MissingExtraError` without networkx."""
    graph = library("networkx", "networkx").MultiDiGraph()
    dataset = released(dataset)
    for kind in RECORD_TYPES:
        for record_id, record in dataset.collection(kind).items():
            graph.add_node(record_key(kind, record_id), **_attributes(plain_record(record)))
    for kind in RECORD_TYPES:
        for record in dataset.collection(kind).values():
            _add_edges(graph, record_key(kind, record.id), record, dataset)
    return graph


def _attributes(plain: PlainRecord) -> dict[str, str]:
    found = {"type": str(plain["type"]), "label": label_of(plain)}
    dates = [date["date"] for key in _DATES if isinstance(date := plain.get(key), dict)]
    return found | ({"date": str(dates[0])} if dates else {})


def _add_edges(graph: Any, name: str, record: Record, dataset: Dataset) -> None:  # noqa: ANN401 - a graph
    for number, reference in enumerate(dataset.references(record)):
        if dataset.get(reference.kind, reference.id) is not None:
            path = ".".join(map(str, reference.pointer))
            key = f"{name}#{number}"
            graph.add_edge(
                name, record_key(reference.kind, reference.id), key=key, field=str(reference.pointer[0]), path=path
            )


def plan_graphml(dataset: Dataset) -> bytes:
    """The graph as GraphML."""
    stream = io.BytesIO()
    networkx = library("networkx", "networkx")
    # Written in Python whether or not lxml is there, so that the bytes are the same.
    networkx.write_graphml_xml(graph_of(dataset), stream, named_key_ids=True)
    return stream.getvalue()


def plan_gexf(dataset: Dataset) -> bytes:
    """The graph as GEXF, without the day on which it was written."""
    stream = io.BytesIO()
    library("networkx", "networkx").write_gexf(graph_of(dataset), stream)
    return _MODIFIED.sub(b"", stream.getvalue())
