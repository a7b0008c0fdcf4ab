"""RDF: every record with all its facts, in Turtle.

A part of a record (a participant, a step, a date) is a resource of its own, named after the record and its place:
`urn:dipldata:meeting:2023-11-03-lambert-hong#participants/0`, or by its key where it has one. Nothing is a blank node,
so that two releases can be compared line by line. Lists of single values are sets here; lists of parts have
`dd:position`. Dates carry their first and last day, and are instants or intervals of OWL-Time. Needs pyoxigraph
(`dipldata[rdf]`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.dates import parse_edtf
from dipldata.exports.extras import library
from dipldata.exports.rdf_terms import (
    CLASSES,
    PREFIXES,
    class_iri,
    datatype_of,
    expanded,
    field_iri,
    record_iri,
    standard_terms,
)
from dipldata.ids import RECORD_TYPES, parse_record_key
from dipldata.models import MODELS, Retired
from dipldata.models.fields import ClaimRefMark, Model, QualifiedDate, RefTo, TypedRefMark
from dipldata.models.plain import Plain, PlainRecord, plain_record
from dipldata.tables import released
from dipldata.tables.shapes import Shape, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.dataset import Dataset
    from dipldata.ids import RecordType
    from dipldata.models import Record

NAME: Final = "dipldata.ttl"
_TYPE: Final = expanded("rdf:type")


class Value(NamedTuple):
    """A literal: its text and datatype."""

    text: str
    datatype: str


Triple = tuple[str, str, "str | Value"]
"""Subject, property, and an IRI or a value."""


def plan_turtle(dataset: Dataset) -> bytes:
    """The live records and the retired ids in Turtle. Raises `MissingExtraError` without pyoxigraph."""
    return turtle(triples_of(dataset))


def turtle(triples: Iterable[Triple]) -> bytes:
    """Statements in Turtle, in their order."""
    rdf = library("pyoxigraph", "rdf")
    nodes: dict[str, Any] = {}

    def node(iri: str) -> Any:  # noqa: ANN401 - a NamedNode of pyoxigraph
        return nodes.get(iri) or nodes.setdefault(iri, rdf.NamedNode(iri))

    def term(value: str | Value) -> Any:  # noqa: ANN401 - a term of pyoxigraph
        return rdf.Literal(value.text, datatype=node(value.datatype)) if isinstance(value, Value) else node(value)

    written = (rdf.Triple(node(subject), node(name), term(value)) for subject, name, value in triples)
    return bytes(rdf.serialize(written, format=rdf.RdfFormat.TURTLE, prefixes=PREFIXES))


def triples_of(dataset: Dataset) -> Iterator[Triple]:
    """Every statement about the records, in their order; those about one resource stand together, none twice."""
    dataset = released(dataset)
    for kind in RECORD_TYPES:
        for record in dataset.collection(kind).values():
            yield from _together(_about(kind, record))
    for (kind, record_id), gone in sorted(dataset.retired.items()):
        subject = record_iri(kind, record_id)
        yield from _part(subject, Retired, plain_record(gone), "#")
        yield from ((subject, expanded("dcterms:isReplacedBy"), record_iri(kind, to)) for to in gone.replaced_by)


def _about(kind: RecordType, record: Record) -> Iterator[Triple]:
    subject = record_iri(kind, record.id)
    yield from ((subject, _TYPE, expanded(term)) for term in CLASSES[kind])
    yield from _part(subject, MODELS[kind], plain_record(record), "#")
    yield from _shortcuts(subject, record)


def _together(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The statements of a record by resource, the resources in the order in which they come up."""
    found: dict[str, dict[Triple, None]] = {}
    for triple in triples:
        found.setdefault(triple[0], {})[triple] = None
    for group in found.values():
        yield from group


def _shortcuts(subject: str, record: Any) -> Iterator[Triple]:  # noqa: ANN401 - a record
    """What people look for at the record itself: its sources, who took part, and first and last day."""
    for citation in record.citations:
        yield subject, expanded("prov:hadPrimarySource"), record_iri("source", citation.source)
    for one in getattr(record, "participants", ()):
        if one.person:
            yield subject, expanded("schema:attendee"), record_iri("person", one.person)


def _part(subject: str, model: type[Model], plain: PlainRecord, mark: str) -> Iterator[Triple]:
    """The statements about a record or one of its parts; `mark` begins the names of the parts of it."""
    yield subject, _TYPE, class_iri(model)
    terms = standard_terms(model)
    for shape in fields_of(model):
        if shape.key in plain:
            yield from _field(subject + mark, shape, plain[shape.key], (subject, terms.get(shape.key)))
    if model is QualifiedDate:
        yield from _time(subject, str(plain["date"]))


def _field(prefix: str, shape: Shape, value: Plain, owner: tuple[str, str | None]) -> Iterator[Triple]:
    """The statements of a field: its single value, its part or the parts and values of its list."""
    subject, standard = owner
    own, place = field_iri(shape.key), f"{prefix}{shape.key}"
    if shape.kind == "model" and isinstance(value, dict) and shape.model:
        yield subject, own, place
        yield from _part(place, shape.model, value, "/")
        if standard and shape.model is QualifiedDate:
            yield from _day(subject, standard, str(value["date"]))
    elif shape.kind == "mapping" and isinstance(value, dict) and shape.item and shape.keys:
        for key, each in value.items():
            entry = f"{place}/{key}"
            yield subject, own, entry
            yield entry, _TYPE, expanded("dd:Entry")
            yield entry, expanded("dd:side"), _single(shape.keys, key)
            yield entry, expanded("dd:value"), _single(shape.item, each)
    elif isinstance(value, list) and shape.item:
        yield from _list(place, shape, value, owner)
    else:
        yield from _named(subject, (own, standard), _single(shape, value))


def _list(place: str, shape: Shape, value: list[Plain], owner: tuple[str, str | None]) -> Iterator[Triple]:
    subject, standard = owner
    own = field_iri(shape.key)
    for at, each in enumerate(value):
        if shape.item and shape.item.model and isinstance(each, dict):
            item = f"{place}/{each.get('key', at)}"
            yield subject, own, item
            yield item, expanded("dd:position"), Value(str(at), expanded("xsd:integer"))
            yield from _part(item, shape.item.model, each, "/")
        elif shape.item:
            yield from _named(subject, (own, standard), _single(shape.item, each))


def _named(subject: str, terms: tuple[str, str | None], value: str | Value) -> Iterator[Triple]:
    for term in terms:
        if term:
            yield subject, term, value


def _single(shape: Shape, value: Plain) -> str | Value:
    """A single value: the IRI of the record that it names, or a literal."""
    mark, text = shape.reference, str(value)
    if isinstance(mark, RefTo) and text not in mark.also:
        return record_iri(mark.kind, text)
    if isinstance(mark, TypedRefMark) and (key := parse_record_key(text)):
        return record_iri(*key)
    if isinstance(mark, ClaimRefMark):
        statement, _, claim = text.partition("#")
        return f"{record_iri('statement', statement)}#claims/{claim}"
    return Value(text.lower() if isinstance(value, bool) else text, datatype_of(shape))


def _time(subject: str, text: str) -> Iterator[Triple]:
    """What kind of time a date is, and its bounds."""
    date = parse_edtf(text)
    day = expanded("xsd:date")
    is_day = date.earliest is not None and date.earliest == date.latest
    yield subject, _TYPE, expanded("time:Instant" if is_day else "time:ProperInterval")
    if is_day:
        yield subject, expanded("time:inXSDDate"), Value(str(date.earliest), day)
    for term, bound in (("dd:earliest", date.earliest), ("dd:latest", date.latest)):
        if bound:
            yield subject, expanded(term), Value(bound.isoformat(), day)


def _day(subject: str, standard: str, text: str) -> Iterator[Triple]:
    """The standard's own property of a date, where one day is certain."""
    date = parse_edtf(text)
    if date.earliest is not None and date.earliest == date.latest:
        yield subject, standard, Value(date.earliest.isoformat(), expanded("xsd:date"))
