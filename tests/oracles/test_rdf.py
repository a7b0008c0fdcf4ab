"""The Turtle export before another library and a SHACL validator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib

from dipldata.exports.rdf_export import plan_turtle
from dipldata.exports.rdf_shapes import plan_shapes, plan_vocabulary
from dipldata.exports.rdf_terms import SHAPES, VOCABULARY
from tests.oracles.full_dataset import full_dataset
from tests.oracles.readers import facts_of_records, facts_of_turtle

if TYPE_CHECKING:
    from dipldata.dataset import Dataset


def parsed(data: bytes) -> rdflib.Graph:
    """A graph as rdflib reads it."""
    return rdflib.Graph().parse(data=data, format="turtle")


def conforms(data: bytes) -> bool:
    """Whether a graph keeps the shapes."""
    verdict, _, _ = pyshacl.validate(parsed(data), shacl_graph=parsed(plan_shapes()), inplace=True)
    return bool(verdict)


def test_the_records_keep_the_shapes(real: Dataset) -> None:
    """The live records conform to the SHACL shapes."""
    assert conforms(plan_turtle(real))


def test_every_fact_is_there() -> None:
    """Every field of every model is read back from the file with its value."""
    dataset = full_dataset()
    assert facts_of_turtle(dataset) == facts_of_records(dataset)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('dd:mode "in_person" ;', ""),
        ('dd:mode "in_person"', 'dd:mode "by_pigeon"'),
        ('dd:mode "in_person"', 'dd:mode "in_person" , "phone"'),
        ("dd:place <urn:dipldata:place:beijing>", "dd:place <urn:dipldata:place:nowhere>"),
        ("dd:place <urn:dipldata:place:beijing>", 'dd:place "beijing"'),
        ('dd:country "CN"', 'dd:country "China"'),
    ],
)
def test_the_shapes_would_find_a_fault(base: Dataset, old: str, new: str) -> None:
    """A missing value, an unknown word, two values, a broken reference, a text for a record and a bad code fail."""
    text = plan_turtle(base).decode("utf-8")
    assert old in text
    assert conforms(text.encode("utf-8"))
    assert not conforms(text.replace(old, new, 1).encode("utf-8"))


def test_every_own_term_is_documented(base: Dataset) -> None:
    """The vocabulary says what each class and property means that the records and shapes use; nothing is blank."""
    vocabulary = parsed(plan_vocabulary())
    documented = {str(term) for term in vocabulary.subjects(rdflib.RDFS.comment)}
    used: set[str] = set()
    for graph in (parsed(plan_turtle(base)), parsed(plan_turtle(full_dataset())), parsed(plan_shapes())):
        terms = [*graph.predicates(), *graph.objects(predicate=rdflib.RDF.type)]
        used |= {str(term) for term in terms if str(term).startswith(VOCABULARY)}
        assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    assert used <= documented
    assert SHAPES != VOCABULARY
