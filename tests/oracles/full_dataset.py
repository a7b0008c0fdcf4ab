"""A dataset in which every field of every model is filled, made from the models and the examples that they carry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dipldata.dataset import Dataset
from dipldata.ids import RECORD_TYPES, TYPE_SLUGS
from dipldata.models import MODELS, Retired
from dipldata.models.fields import ClaimRefMark, RefTo, TypedRefMark
from dipldata.models.source import UnnamedSource
from dipldata.tables.shapes import Shape, fields_of

if TYPE_CHECKING:
    from dipldata.models import Record
    from dipldata.models.fields import Model

ID = "full"
OVERRIDES: dict[str, Any] = {
    "state": "live", "key": ID, "office": ID, "from_": ID, "attendance": "confirmed", "date": "2023-11-03",
}  # fmt: skip
"""Values by key that the parts of the dataset must agree on."""
BY_MODEL: dict[tuple[str, str], Any] = {
    ("Statement", "kind"): "readout", ("Relation", "from"): ID, ("MeetingStep", "status"): "held",
    ("Participant", "attendance"): "reported",
}  # fmt: skip
"""The same, for one model."""


def full_dataset() -> Dataset:
    """One record of each type, named `full`, that refers to the others wherever it can; and a retired id of each."""
    return Dataset(map(full_record, RECORD_TYPES), map(retired, RECORD_TYPES))


def full_record(kind: str, record_id: str = ID, /, **changes: Any) -> Record:  # noqa: ANN401 - plain values
    """A record of a type with every field filled, some of them as given."""
    model = MODELS[kind]  # type: ignore[index]  # a type
    return model.model_validate(full_plain(model) | {"id": record_id} | changes)


def retired(kind: str) -> Retired:
    """A retired id of a type with every field filled."""
    return Retired.model_validate(
        full_plain(Retired) | {"type": kind, "id": "gone", "state": "retired", "replaced_by": [ID]}
    )


@cache
def full_plain(model: type[Model]) -> dict[str, Any]:
    """The plain values of a model with every field filled."""
    return {shape.key: value_of(model, shape) for shape in fields_of(model)}


def value_of(model: type[Model], shape: Shape) -> Any:  # noqa: ANN401 - a plain value
    """A value that a field takes."""
    special = BY_MODEL.get((model.__name__, shape.key), OVERRIDES.get(shape.key) if shape.kind == "leaf" else None)
    if special is not None and not (shape.key == "date" and model.__name__ == "QualifiedDate"):
        return special
    if model is UnnamedSource and shape.key == "distinct_from":
        return ["other"]
    return single(shape)


def single(shape: Shape) -> Any:  # noqa: ANN401 - a plain value
    """A value of a shape."""
    if shape.kind == "model" and shape.model:
        return full_plain(shape.model)
    if shape.kind == "list" and shape.item:
        return [single(shape.item)]
    if shape.kind == "mapping" and shape.item:
        return {ID: single(shape.item)}
    return leaf(shape)


def leaf(shape: Shape) -> Any:  # noqa: ANN401 - a plain value
    """A single value: a reference to a record of the dataset, a word of the vocabulary, or the model's own example."""
    references = {RefTo: ID, TypedRefMark: f"{TYPE_SLUGS['meeting']}/{ID}", ClaimRefMark: f"{ID}#{ID}"}
    if shape.reference is not None:
        return references[type(shape.reference)]
    if shape.values:
        return shape.values[0][0]
    kinds = {"date": "2023-11-03", "edtf": "[2023-11-03..2023-11-05]", "boolean": True}
    return kinds.get(shape.type, ID if shape.example is None else shape.example)
