"""Circles among records, compared with a plain search."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dipldata.dataset import Dataset
from dipldata.models import Topic
from dipldata.models.registries import Organization
from dipldata.rules import ref_cycle

IDS = "abcdef"
GRAPHS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), unique=True, max_size=3), max_size=6)


def organization(record_id: str, predecessors: list[str]) -> Organization:
    """An organization that replaces others."""
    value = {
        "id": record_id,
        "names": [{"text": record_id, "lang": "en"}],
        "kind": "company",
        "successor_of": predecessors,
    }
    return Organization.model_validate(value)


def reachable(graph: dict[str, list[str]], start: str) -> set[str]:
    """Everything that a record leads to, in one step or more."""
    found: set[str] = set()
    waiting = [*graph.get(start, ())]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += graph.get(at, ())
    return found


def knots(graph: dict[str, list[str]]) -> Iterator[set[str]]:
    """The sets of records that lead to one another."""
    for record in graph:
        if record in reachable(graph, record):
            yield {other for other in reachable(graph, record) if record in reachable(graph, other)}


@given(GRAPHS)
def test_each_knot_is_reported_once_on_its_smallest_id(graph: dict[str, list[str]]) -> None:
    """For every set of records that lead to one another there is one report, in the record whose id comes first."""
    dataset = Dataset(organization(record, to) for record, to in graph.items())
    reported = [record.id for record in dataset for _ in ref_cycle.check(record, dataset)]
    assert sorted(reported) == sorted({min(knot) for knot in knots(graph)})


@given(GRAPHS)
def test_the_circle_named_exists(graph: dict[str, list[str]]) -> None:
    """Each step of the circle in the message is a reference of the record before it."""
    dataset = Dataset(organization(record, to) for record, to in graph.items())
    for record in dataset:
        for finding in ref_cycle.check(record, dataset):
            way = finding.message.partition(": ")[2].split(" → ")
            assert way[0] == way[-1] == record.id
            assert all(to in graph[at] for at, to in pairwise(way))


def test_a_long_line_of_records_is_no_circle() -> None:
    """Ten thousand records, each the parent of the next, are looked through without a limit of depth."""
    names = [f"t{number:05}" for number in range(10_000)]
    topics = [
        Topic.model_validate({"id": name, "label": "A", "definition": "A topic.", "parent": above})
        for name, above in zip(names, [*names[1:], None], strict=True)
    ]
    dataset = Dataset(topics)
    assert [finding for topic in topics for finding in ref_cycle.check(topic, dataset)] == []
