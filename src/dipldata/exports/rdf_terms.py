"""The terms of the RDF export: which IRIs stand for records, parts, fields and types.

Every field of every model is a property of the project's own vocabulary (`dd:`), so that nothing is lost. Where the
models name a property of a standard, the same value is given by that property, too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import TYPE_SLUGS, RecordType
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from dipldata.models.fields import Model
    from dipldata.tables.shapes import Shape

VOCABULARY: Final = f"urn:dipldata:vocabulary:{SCHEMA_VERSION}#"
SHAPES: Final = f"urn:dipldata:shapes:{SCHEMA_VERSION}#"
EDTF: Final = "http://id.loc.gov/datatypes/edtf"
PREFIXES: Final[dict[str, str]] = {
    "dd": VOCABULARY,
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES: Final[dict[RecordType, tuple[str, ...]]] = {
    "statement": ("prov:Entity", "schema:Claim"),
    "meeting": ("schema:Event", "prov:Activity"),
    "working_group": ("org:OrganizationalCollaboration",),
    "person": ("schema:Person", "prov:Person"),
    "organization": ("schema:Organization", "prov:Organization"),
    "place": ("schema:Place",),
    "topic": ("skos:Concept",),
    "party": ("prov:Agent",),
    "source": ("schema:CreativeWork", "prov:Entity"),
}
"""The classes of standards that fit the records of each type, beside that of the vocabulary."""


def expanded(term: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, name = term.partition(":")
    return PREFIXES[prefix] + name


def record_iri(kind: str, record_id: str) -> str:
    """The IRI of a record."""
    return f"urn:dipldata:{TYPE_SLUGS[kind]}:{record_id}"  # type: ignore[index]  # a record type


def field_iri(key: str) -> str:
    """The property of a field."""
    return VOCABULARY + key


def class_iri(model: type[Model]) -> str:
    """The class of a model."""
    return VOCABULARY + model.__name__


@cache
def standard_terms(model: type[Model]) -> dict[str, str]:
    """The property of a standard for each key of a model that has one; names of classes are none."""
    found = {}
    for name, info in model.model_fields.items():
        extra: Any = info.json_schema_extra or {}
        term = extra.get("x-term", "") if isinstance(extra, dict) else ""
        if term.partition(":")[2][:1].islower():
            found[info.alias or name] = expanded(term)
    return found


def datatype_of(shape: Shape) -> str:
    """The IRI of the datatype of a single value that is no reference."""
    if shape.type == "edtf":
        return EDTF
    names = {"integer": "integer", "number": "double", "boolean": "boolean", "date": "date"}
    return PREFIXES["xsd"] + names.get(shape.type, "string")
