"""Data frames, graphs, SQL and plots, with the libraries of the extras."""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import networkx as nx
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from dipldata.analysis import contacts_per_quarter
from dipldata.analysis.plotting import FORMATS, draw
from dipldata.analysis.questions import QUESTIONS
from dipldata.errors import QueryError
from dipldata.linked.opening import load
from dipldata.tables import TABLES, Column, Table
from tests.contract.examples import run_examples

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "corpus" / "good" / "base" / "records"
FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"
TYPES = {"integer": ("Int64", "Int64", "int64"), "number": ("Float64", "Float64", "double")} | {
    "boolean": ("boolean", "Boolean", "bool"),
    "date": ("datetime64[s]", "Date", "date32[day]"),
    "words": ("object", "List(String)", "list<item: string>"),
}
TEXT, CATEGORY = ("string", "String", "string"), ("category", "Enum", "dictionary")


@pytest.fixture(scope="module")
def ds() -> Dataset:
    """The base of the corpus."""
    return load(BASE)


def types_of(column: Column) -> tuple[str, str, str]:
    """The type of a column in pandas, polars and Arrow."""
    is_category = bool(column.values) and column.type == "string"
    return CATEGORY if is_category else TYPES.get(column.type, TEXT)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_the_right_types_and_rows(ds: Dataset, table: Table) -> None:
    """Each column has its type also where it is empty, and the three libraries hold the same values."""
    pandas, polars, arrow = ds.to_pandas(table.name), ds.to_polars(table.name), ds.to_arrow(table.name)
    for column in table.columns:
        found = (
            str(pandas[column.name].dtype),
            str(polars.schema[column.name]),
            str(arrow.schema.field(column.name).type),
        )
        assert [name.startswith(wanted) for name, wanted in zip(found, types_of(column), strict=True)] == [True] * 3
    rows = [{key: text(value) for key, value in row.items()} for row in ds.rows(table.name)]
    for frame in (
        pandas.astype(object).where(pandas.notna(), None).to_dict("records"),
        polars.to_dicts(),
        arrow.to_pylist(),
    ):
        assert [{key: text(value) for key, value in row.items()} for row in frame] == rows


def text(value: Any) -> object:  # noqa: ANN401 - a value of any library
    """A value in a form that all libraries share: days as text, lists of words as text."""
    if isinstance(value, list):
        return " ".join(value)
    return value.strftime("%Y-%m-%d") if isinstance(value, dt.date) else value


def test_types_serve_their_purpose(ds: Dataset) -> None:
    """Levels are in order, days are days, what is missing is missing."""
    meetings = ds.to_pandas("meetings").set_index("id")
    assert meetings.loc[SECOND, "start_earliest"] == pd.Timestamp("2020-09-09")
    assert pd.isna(meetings.loc[FIRST, "end_latest"])
    assert meetings["readout_count"].to_dict() == {FIRST: 2, SECOND: 0}
    levels = ds.to_pandas("meeting_sides")["level"]
    assert (levels > "L2").all()
    assert levels.cat.ordered
    assert ds.to_polars("meetings").filter(pl.col("start_latest") < dt.date(2020, 9, 1))["id"].to_list() == [FIRST]
    assert ds.to_arrow("meetings").schema.field("mode").metadata == {b"description": b"How the sides were in contact."}
    assert ds.to_arrow("meetings").schema.field("id").nullable is False
    assert isinstance(ds.to_arrow("meetings"), pa.Table)


def test_rows_of_an_analysis_make_a_frame(ds: Dataset) -> None:
    """Pandas and polars take the answers as they are."""
    rows = contacts_per_quarter(ds)
    assert pd.DataFrame(rows)["contacts"].sum() == 2
    assert pl.DataFrame(rows).columns == ["quarter", "level", "mode", "contacts"]


QUERY = "SELECT kind, count(*) AS n, max(title) AS title FROM meetings WHERE mode <> ? GROUP BY kind ORDER BY kind"


def test_both_databases_answer_alike(ds: Dataset) -> None:
    """DuckDB is taken where it is installed, and gives what SQLite gives; days are days there."""
    assert (
        ds.sql(QUERY, ["phone"])
        == ds.sql(QUERY, ["phone"], engine="sqlite")
        == ds.sql(QUERY, ["phone"], engine="duckdb")
    )
    assert ds.sql(QUERY, ["phone"]).to_pandas()["n"].to_list() == [2]
    ((day,),) = ds.sql("SELECT min(start_earliest) FROM meetings")
    assert day == dt.date(2020, 3, 4)
    for table in TABLES:
        count = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608 - our own names
        assert ds.sql(count).rows == ds.sql(count, engine="sqlite").rows == ((len(ds.rows(table.name)),),)


@pytest.mark.parametrize(
    "query", ["SELEC 1", "SELECT * FROM read_text('/etc/hostname')", "COPY meetings TO 'out.csv'", "INSTALL httpfs"]
)
def test_duckdb_reaches_nothing_outside(
    ds: Dataset, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A query that fails, or asks for a file or an address, is refused."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError):
        ds.sql(query, engine="duckdb")
    assert list(tmp_path.iterdir()) == []
    assert duckdb.__version__


def test_graphs(ds: Dataset) -> None:
    """Records with their references, and the people who met."""
    graph = ds.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {record.key for record in ds}
    assert graph.nodes[f"meeting/{FIRST}"] == {"type": "meeting", "label": "First consultations on lighthouses"}
    fields = {data["field"] for data in graph[f"meeting/{FIRST}"]["source/us-2020-03-04-talks"].values()}
    assert fields == {"history", "citations"}
    people = ds.to_networkx("people")
    assert list(people.edges(data=True)) == [("ann-example", "li-shili", {"weight": 2})]
    assert people.nodes["ann-example"] == {"label": "Ann Example"}


@pytest.mark.parametrize("form", FORMATS)
def test_plots(ds: Dataset, form: str) -> None:
    """An answer is drawn as an image of the kind asked for, the same each time."""
    question = QUESTIONS["contacts"]
    images = {draw(question.ask(ds), question.drawing, question.summary, form) for _ in range(2)}
    assert len(images) == 1
    assert images.pop().startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[form])


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_can_be_drawn(name: str, ds: Dataset) -> None:
    """Each question has a plot, of an empty answer, too."""
    question = QUESTIONS[name]
    for rows in (question.ask(ds, None, None, dt.date(2030, 1, 1)), ()):
        image = draw(rows, question.drawing, question.summary, "png")
        assert struct.unpack(">II", image[16:24]) == (1000, 600)


def test_the_guide(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples that need an extra give what the guide shows."""
    failed, attempted = run_examples(ROOT / "docs" / "python.md", "pycon")
    assert (failed, capsys.readouterr().out) == (0, "")
    assert attempted > 8
