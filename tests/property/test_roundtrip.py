"""Every format of a release carries the same facts: what is read back from it equals what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dipldata.dataset import Dataset
from dipldata.exports.csv_export import dataset_from_csv, plan_csv
from dipldata.exports.json_export import collections_of, dataset_from_json, plan_json
from dipldata.exports.jsonl_export import dataset_from_jsonl, plan_jsonl
from dipldata.ids import RECORD_TYPES, RecordType
from dipldata.loading import load_corpus
from dipldata.models import MODELS
from dipldata.models.plain import plain_record
from dipldata.release.indexing import plan_index
from dipldata.release.planning import plan_release
from dipldata.schema import schema_of
from dipldata.tables import TABLES, records_from_rows, rows_of
from tests.property.strategies import datasets, records

if TYPE_CHECKING:
    import random

BASE = Path(__file__).parents[1] / "corpus" / "good" / "base" / "records"
patient = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=30)
VALIDATORS = {kind: jsonschema_rs.validator_for(schema_of(kind)) for kind in RECORD_TYPES}


def facts(dataset: Dataset) -> tuple[list[object], dict[object, object]]:
    """Everything that a dataset holds, for comparison."""
    return list(dataset), dict(sorted(dataset.retired.items()))


@patient
@given(datasets())
def test_json_loses_nothing(dataset: Dataset) -> None:
    """`dipldata.json` reads back into equal records."""
    files = plan_json(collections_of(dataset), "1.2.3")
    assert facts(dataset_from_json(files["dipldata.json"])) == facts(dataset)


@patient
@given(datasets())
def test_json_lines_lose_nothing(dataset: Dataset) -> None:
    """The JSON Lines files read back into equal records."""
    assert facts(dataset_from_jsonl(plan_jsonl(collections_of(dataset)))) == facts(dataset)


@patient
@given(datasets())
def test_csv_loses_nothing(dataset: Dataset) -> None:
    """The CSV files read back into equal records."""
    assert facts(dataset_from_csv(plan_csv(rows_of(dataset)))) == facts(dataset)


@patient
@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_rows_carries_nothing(dataset: Dataset, shuffler: random.Random) -> None:
    """Rows may be read in any order: every order that matters is in a column."""
    rows = rows_of(dataset)
    for table in rows.values():
        shuffler.shuffle(table)
    assert facts(records_from_rows(rows)) == facts(dataset)


@patient
@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_records_carries_nothing(dataset: Dataset, shuffler: random.Random) -> None:
    """Files may be read in any order: the release and its index are the same, byte for byte."""
    shuffled, retired = list(dataset), list(dataset.retired.values())
    shuffler.shuffle(shuffled)
    shuffler.shuffle(retired)
    again = Dataset(shuffled, retired)
    assert plan_release(again, "1.2.3") == plan_release(dataset, "1.2.3")
    assert plan_index(again, "1.2.3") == plan_index(dataset, "1.2.3")


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_the_uniform_form_is_of_the_published_schema(kind: RecordType) -> None:
    """The form that releases carry is accepted by the published schema and reads back into an equal record."""

    @patient
    @given(records(kind))
    def check(record: object) -> None:
        plain = plain_record(record)  # type: ignore[arg-type]  # a record
        VALIDATORS[kind].validate(plain)
        assert MODELS[kind].model_validate(plain) == record

    check()


def test_every_column_is_filled_by_some_record() -> None:
    """No column is empty by mistake: each is filled by the corpus or by random records that have every field."""
    empty = {(table.name, column.name) for table in TABLES for column in table.columns}
    take_off(empty, load_corpus([BASE]).dataset)

    @patient
    @given(datasets(whole=True))
    def fill(dataset: Dataset) -> None:
        take_off(empty, dataset)

    fill()
    assert empty == set()


def take_off(empty: set[tuple[str, str]], dataset: Dataset) -> None:
    """Take off the columns that a dataset fills."""
    for name, rows in rows_of(dataset).items():
        empty.difference_update((name, column) for row in rows for column, cell in row.items() if cell is not None)
