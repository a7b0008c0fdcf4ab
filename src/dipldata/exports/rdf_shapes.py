"""The vocabulary of the RDF export, and SHACL shapes that its records keep; both follow from the models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.exports.rdf_export import Value, turtle
from dipldata.exports.rdf_terms import SHAPES, class_iri, datatype_of, expanded, field_iri, standard_terms
from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Retired
from dipldata.models.fields import ClaimRefMark, RefTo, TypedRefMark
from dipldata.tables.shapes import Shape, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipldata.exports.rdf_export import Triple
    from dipldata.models.fields import Model

VOCABULARY_NAME: Final = "vocabulary.ttl"
SHAPES_NAME: Final = "shapes.ttl"
_TYPE: Final = expanded("rdf:type")
_OWN_PROPERTIES: Final = {
    "position": "Place of a part in its list, counted from 0.",
    "earliest": "The first day that a date can mean.",
    "latest": "The last day that a date can mean.",
    "side": "The side that an entry is about.",
    "value": "What an entry gives for its side.",
}


def models() -> tuple[type[Model], ...]:
    """The models of all records and of all their parts."""
    found: dict[type[Model], None] = {}

    def visit(model: type[Model]) -> None:
        if model in found:
            return
        found[model] = None
        for shape in fields_of(model):
            for inner in (shape.model, shape.item.model if shape.item else None):
                if inner:
                    visit(inner)

    for kind in RECORD_TYPES:
        visit(MODELS[kind])
    visit(Retired)
    return tuple(found)


def plan_vocabulary() -> bytes:
    """The classes and properties with what they mean, in Turtle."""
    return turtle([*_classes(), *_properties()])


def _classes() -> Iterator[Triple]:
    for model in (*models(), None):
        iri = class_iri(model) if model else expanded("dd:Entry")
        text = (model.__doc__ or "").split("\n", 1)[0] if model else "An entry of a field that has one for each side."
        yield iri, _TYPE, expanded("rdfs:Class")
        yield iri, expanded("rdfs:label"), _string(model.__name__ if model else "Entry")
        yield iri, expanded("rdfs:comment"), _string(text)


def _properties() -> Iterator[Triple]:
    meanings: dict[str, dict[str, None]] = {key: {text: None} for key, text in _OWN_PROPERTIES.items()}
    standards: dict[str, dict[str, None]] = {}
    for model in models():
        for shape in fields_of(model):
            meanings.setdefault(shape.key, {})[f"{model.__name__}: {shape.description}"] = None
        for key, term in standard_terms(model).items():
            standards.setdefault(key, {})[term] = None
    for key, texts in sorted(meanings.items()):
        yield field_iri(key), _TYPE, expanded("rdf:Property")
        yield field_iri(key), expanded("rdfs:label"), _string(key)
        yield from ((field_iri(key), expanded("rdfs:comment"), _string(text)) for text in texts)
        yield from ((field_iri(key), expanded("rdfs:seeAlso"), term) for term in standards.get(key, ()))


def plan_shapes() -> bytes:
    """The SHACL shapes in Turtle: what each class must have and may have, of which type, in which vocabulary."""
    return turtle(triple for model in models() for triple in _shape_of(model))


def _shape_of(model: type[Model]) -> Iterator[Triple]:
    shape = SHAPES + model.__name__
    yield shape, _TYPE, expanded("sh:NodeShape")
    yield shape, expanded("sh:targetClass"), class_iri(model)
    for field in fields_of(model):
        place = f"{shape}-{field.key}"
        yield shape, expanded("sh:property"), place
        yield place, _TYPE, expanded("sh:PropertyShape")
        yield place, expanded("sh:path"), field_iri(field.key)
        yield place, expanded("sh:name"), _string(field.key)
        if field.required and field.kind not in {"list", "mapping"}:
            yield place, expanded("sh:minCount"), _integer(1)
        if field.kind in {"leaf", "model"}:
            yield place, expanded("sh:maxCount"), _integer(1)
        yield from _value_of(place, field.item if field.kind == "list" and field.item else field)


def _value_of(place: str, shape: Shape) -> Iterator[Triple]:
    """What a value must be."""
    mark = shape.reference
    if shape.kind == "mapping":
        yield place, expanded("sh:class"), expanded("dd:Entry")
    elif shape.model:
        yield place, expanded("sh:class"), class_iri(shape.model)
    elif isinstance(mark, RefTo) and not mark.also:
        yield place, expanded("sh:class"), class_iri(MODELS[mark.kind])
    elif isinstance(mark, TypedRefMark | ClaimRefMark):
        yield place, expanded("sh:nodeKind"), expanded("sh:IRI")
    elif not isinstance(mark, RefTo):
        yield place, expanded("sh:datatype"), datatype_of(shape)
        yield from _limits(place, shape)


def _limits(place: str, shape: Shape) -> Iterator[Triple]:
    if shape.values:
        yield from _list(place, expanded("sh:in"), [_string(value) for value, _ in shape.values])
    if shape.pattern and shape.type == "string":
        yield place, expanded("sh:pattern"), _string(shape.pattern)


def _list(subject: str, term: str, values: Iterable[Value]) -> Iterator[Triple]:
    """A list of RDF whose nodes have names."""
    nodes = [(f"{subject}-{at}", value) for at, value in enumerate(values)]
    nil = expanded("rdf:nil")
    yield subject, term, nodes[0][0] if nodes else nil
    for (node, value), rest in zip(nodes, [*(name for name, _ in nodes[1:]), nil], strict=True):
        yield node, expanded("rdf:first"), value
        yield node, expanded("rdf:rest"), rest


def _string(text: str) -> Value:
    return Value(text, expanded("xsd:string"))


def _integer(number: int) -> Value:
    return Value(str(number), expanded("xsd:integer"))
