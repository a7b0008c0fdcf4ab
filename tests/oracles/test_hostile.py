"""Texts that break programs go through every format and come back unchanged, or are refused with a code."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from dipldata.checking import check_corpus
from dipldata.dataset import Dataset
from dipldata.errors import ReleaseUnsoundError
from dipldata.exports.csv_export import dataset_from_csv, plan_csv
from dipldata.exports.json_export import collections_of, dataset_from_json, plan_json
from dipldata.exports.jsonl_export import dataset_from_jsonl, plan_jsonl
from dipldata.exports.parquet_export import dataset_from_parquet, plan_parquet
from dipldata.exports.sqlite_export import dataset_from_sqlite, plan_sqlite
from dipldata.loading import load_corpus
from dipldata.models import Place
from dipldata.problems import Severity
from dipldata.release.soundness import require_sound
from dipldata.tables import rows_of
from dipldata.writing.records import record_text
from tests.oracles.full_dataset import full_dataset, full_record
from tests.oracles.hostile_strings import STRINGS
from tests.oracles.readers import (
    as_openpyxl,
    calendar_texts,
    facts_of_records,
    facts_of_turtle,
    graph_labels,
    workbook_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def place(text: str, number: int = 0) -> Place | None:
    """A place with a text as its name, or None where the model refuses it."""
    plain = {"id": f"place-{number}", "name": text, "country": "NA", "kind": "city"}
    try:
        return Place.model_validate(plain)
    except ValidationError:
        return None


def is_sound(text: str) -> bool:
    """Whether a release would take a text."""
    record = place(text)
    try:
        require_sound(rows_of(Dataset([record] if record else [])))
    except ReleaseUnsoundError:
        return False
    return record is not None


CARRIED = tuple(text for text in STRINGS if is_sound(text))


@pytest.fixture(scope="module")
def hostile() -> Dataset:
    """The full dataset, and records of several types with each text in a title, a name, a note and a quotation."""
    records: list[Any] = [*full_dataset()]
    for number, text in enumerate(CARRIED):
        name = f"hostile-{number}"
        quote = {"text": text, "lang": "en", "translation": text}
        step = {"status": "held", "known": "2023-11-03", "sources": ["full"], "term": text}
        records += [
            full_record("place", name, name=text, notes=text),
            full_record("statement", name, title=text, quotes=[quote], terms=[text], venue=text),
            full_record("meeting", name, title=text, notes=text, history=[step], start="2023-11-03", end="2023-11-04"),
        ]
    return Dataset(records, full_dataset().retired.values())


def through_sqlite(dataset: Dataset) -> Dataset:
    """A dataset as it is read from its database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(plan_sqlite(rows_of(dataset)))
        return dataset_from_sqlite(connection)


READ_BACK: dict[str, Callable[[Dataset], Dataset]] = {
    "json": lambda dataset: dataset_from_json(plan_json(collections_of(dataset), "0.0.0")["dipldata.json"]),
    "jsonl": lambda dataset: dataset_from_jsonl(plan_jsonl(collections_of(dataset))),
    "csv": lambda dataset: dataset_from_csv(plan_csv(rows_of(dataset))),
    "parquet": lambda dataset: dataset_from_parquet(plan_parquet(rows_of(dataset))),
    "sqlite": through_sqlite,
}


def test_the_list_is_broad() -> None:
    """Several hundred texts, of which most are carried and some refused."""
    assert len(STRINGS) > 350
    assert len(CARRIED) > 250
    assert len(STRINGS) - len(CARRIED) > 40


def test_a_text_is_refused_with_a_code_or_read_unchanged(tmp_path: Path) -> None:
    """Written into a record's file, each text is the same when read, or there is an error with a code in that file."""
    expected: dict[str, str] = {}
    for number, text in enumerate(STRINGS):
        path = tmp_path / "places" / f"place-{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        record = place(text, number) or Place.model_construct(
            id=f"place-{number}", type="place", state="live", name=text, country="NA", kind="city"
        )
        path.write_bytes(record_text(record).encode("utf-8", "surrogatepass"))
        expected[f"place-{number}"] = text
    corpus = load_corpus([tmp_path])
    refused = {
        Path(problem.path).stem for problem in check_corpus(corpus).problems if problem.severity is Severity.ERROR
    }
    changed = {
        name for name, text in expected.items()
        if name not in refused and (name not in corpus.dataset.places or corpus.dataset.places[name].name != text)
    }  # fmt: skip
    assert changed == set()
    assert {name for name, text in expected.items() if text not in CARRIED} <= refused


@pytest.mark.parametrize("form", READ_BACK)
def test_a_format_gives_every_text_back(hostile: Dataset, form: str) -> None:
    """Read back from the format, every record is equal to what was written."""
    found = READ_BACK[form](hostile)
    assert [*found] == [*hostile]
    assert found.retired == hostile.retired


def test_a_workbook_has_every_row(hostile: Dataset) -> None:
    """Another library reads the rows of every table from the workbook."""
    rows = rows_of(hostile)
    found = workbook_rows(rows)
    pairs = (pair for table in rows for pair in zip(map(as_openpyxl, rows[table]), found[table], strict=True))
    assert [(ours, theirs) for ours, theirs in pairs if ours != theirs][:5] == []


def test_turtle_has_every_fact(hostile: Dataset) -> None:
    """Another library reads the facts of every record from the Turtle file."""
    found, expected = facts_of_turtle(hostile), facts_of_records(hostile)
    assert (sorted(expected - found)[:10], sorted(found - expected)[:10]) == ([], [])


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_graph_has_every_label(hostile: Dataset, form: str) -> None:
    """The labels of nodes are read back as they were written."""
    labels = graph_labels(hostile, form)
    assert Counter(labels[f"meeting/hostile-{number}"] for number in range(len(CARRIED))) == Counter(CARRIED)


@pytest.mark.parametrize("reader", ["icalendar", "vobject"])
def test_a_calendar_has_every_title(hostile: Dataset, reader: str) -> None:
    """The titles of meetings are read back as they were written."""
    found = calendar_texts(hostile, reader)
    assert [text for number, text in enumerate(CARRIED) if found[f"hostile-{number}@dipldata"] != text] == []
