"""The graph files as networkx reads them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import networkx as nx
import pytest

from dipldata.exports.graph_export import graph_of, plan_gexf, plan_graphml

if TYPE_CHECKING:
    from dipldata.dataset import Dataset


def test_graphml_has_every_node_and_edge(real: Dataset) -> None:
    """Nodes and edges are read back with all that is said of them."""
    graph = graph_of(real)
    found = nx.read_graphml(io.BytesIO(plan_graphml(real)), force_multigraph=True)
    assert dict(found.nodes(data=True)) == dict(graph.nodes(data=True))
    assert {edge[2]: edge for edge in found.edges(keys=True)} == {edge[2]: edge for edge in graph.edges(keys=True)}


def test_gexf_has_every_node_and_edge(real: Dataset) -> None:
    """Nodes and edges are read back; the day of writing is not in the file."""
    graph, data = graph_of(real), plan_gexf(real)
    found = nx.read_gexf(io.BytesIO(data))
    assert dict(found.nodes(data="label")) == dict(graph.nodes(data="label"))
    assert sorted(found.edges()) == sorted(graph.edges())
    assert b"lastmodifieddate" not in data


def test_every_reference_is_an_edge(base: Dataset) -> None:
    """There are as many edges as references to live records."""
    count = sum(base.get(one.kind, one.id) is not None for record in base for one in base.references(record))
    assert graph_of(base).number_of_edges() == count > len(base)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_reader_would_find_a_fault(base: Dataset, form: str) -> None:
    """A file that is cut short is refused."""
    plan, read = {"graphml": (plan_graphml, nx.read_graphml), "gexf": (plan_gexf, nx.read_gexf)}[form]
    with pytest.raises(ParseError):
        read(io.BytesIO(plan(base)[:-20]))
