"""The public dataset, on random ones: every form is equal, every field is that of the model, every cut is sound."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dipldata.dates import Edtf
from dipldata.exports.json_export import collections_of
from dipldata.exports.jsonl_export import plan_jsonl
from dipldata.ids import RECORD_TYPES
from dipldata.linked.dataset import Dataset
from dipldata.linked.facts import View, references
from dipldata.linked.records import RECORD_CLASSES
from dipldata.linked.stores import About, MemoryStore, ReleaseStore
from dipldata.models import MODELS, Meeting, WorkingGroup
from dipldata.models.fields import Model
from dipldata.tables.specs import RECORD_TABLES
from tests.property.strategies import datasets

if TYPE_CHECKING:
    from dipldata import dataset

patient = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=20)
ABOUT = About("1.2.3", "1.0", "CC0-1.0", "")
DAYS = st.dates(dt.date(1999, 1, 1), dt.date(2024, 12, 31)) | st.sampled_from([dt.date.min, dt.date.max])


def in_memory(records: dataset.Dataset) -> Dataset:
    """A dataset of the plain forms of some records, as loading YAML makes it."""
    collections = collections_of(records)
    live = (plain for name in RECORD_TABLES.values() for plain in collections[name])
    return Dataset(MemoryStore(ABOUT, live, collections["retired"]))


@patient
@given(datasets())
def test_records_and_their_release_are_equal(records: dataset.Dataset) -> None:
    """The lines of a release make the same dataset as the records themselves."""
    counts = {name: len(plains) for name, plains in collections_of(records).items()}
    manifest = {"version": "1.2.3", "schema_version": "1.0", "licence": "CC0-1.0", "citation": "", "counts": counts}
    files = plan_jsonl(collections_of(records)) | {"manifest.json": json.dumps(manifest).encode()}
    released = Dataset(ReleaseStore(files.__getitem__, Path("release")))
    assert released == in_memory(records)
    assert len(released) == sum(record.state == "live" for record in records)


def assert_same(view: Any, model: Any) -> None:  # noqa: ANN401 - a view and a model, or values of their fields
    """A view gives what the model holds, ids being links, days being days and offices those of people."""
    if isinstance(model, Model):
        for name in type(model).model_fields:
            if name != "office":
                assert_same(getattr(view, name), getattr(model, name))
    elif isinstance(model, tuple):
        assert len(view) == len(model)
        for one, other in zip(view, model, strict=True):
            assert_same(one, other)
    elif isinstance(view, View):
        assert model in {view.to_dict().get("id"), getattr(view, "key", "")} or "#" in model
    elif isinstance(model, Edtf):
        assert view in {model, model.earliest}
    else:
        assert view == model


@patient
@given(datasets())
def test_every_field_is_that_of_the_model(records: dataset.Dataset) -> None:
    """Each attribute of each record and part has the value that the model has."""
    ds = in_memory(records)
    for record in records:
        if record.state == "live":
            assert_same(ds.collection(record.type)[record.id], record)  # type: ignore[attr-defined]  # it has a type


@patient
@given(datasets(), DAYS, DAYS)
def test_what_was_known_is_sound_and_only_grows(records: dataset.Dataset, one: dt.date, other: dt.date) -> None:
    """As of a day, all records are well-formed and name only what was known; a later day knows no less."""
    ds, days = in_memory(records), sorted((one, other))
    early, late = (ds.as_of(day) for day in days)
    for kind in RECORD_TYPES:
        assert set(early.collection(kind).ids) <= set(late.collection(kind).ids) <= set(ds.collection(kind).ids)
    for record in early:
        plain = record.to_dict()
        MODELS[record.type].model_validate(plain)
        for _, kind, record_id in references(RECORD_CLASSES[record.type].shape, plain):
            assert early.find(kind, record_id) or not ds.find(kind, record_id)
    assert late.as_of(days[0]) == early
    contacts: list[Meeting | WorkingGroup] = [*records.meetings.values(), *records.working_groups.values()]
    for dated in contacts:
        if dated.state == "live":
            found = early.find(dated.type, dated.id)
            assert getattr(found, "status", None) == dated.status_as_of(days[0])
