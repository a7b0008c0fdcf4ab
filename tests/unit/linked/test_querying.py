"""Tables as rows, and SQL in SQLite, which every Python has."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from dipldata.errors import MissingExtraError, NoSuchTableError, QueryError
from dipldata.linked.frames import library
from dipldata.tables import TABLES

if TYPE_CHECKING:
    from dipldata.linked.dataset import Dataset


def test_rows_are_those_of_the_release(ds: Dataset) -> None:
    """Every table has rows with its columns, which belong to who asked for them."""
    for table in TABLES:
        assert all(list(row) == [column.name for column in table.columns] for row in ds.rows(table.name))
    ds.rows("meetings")[0]["id"] = "changed"
    assert [row["id"] for row in ds.rows("meetings")] == list(ds.meetings.ids)


def test_a_wrong_table_is_answered_with_the_right_one(ds: Dataset) -> None:
    """An unknown table is a KeyError that says what was probably meant."""
    with pytest.raises(NoSuchTableError, match="there is no table meeting; did you mean meetings"):
        ds.rows("meeting")
    with pytest.raises(KeyError, match="the tables are"):
        ds.to_pandas("x")


def test_sql(ds: Dataset) -> None:
    """A query with parameters gives columns and rows."""
    query = "SELECT id, start_earliest FROM meetings WHERE mode = ? ORDER BY id"
    result = ds.sql(query, ["video"], engine="sqlite")
    assert result.columns == ("id", "start_earliest")
    assert list(result) == [("2020-09-10-example-li-video", "2020-09-09")]
    assert result.to_dicts() == [{"id": "2020-09-10-example-li-video", "start_earliest": "2020-09-09"}]
    assert len(result) == 1


@pytest.mark.parametrize("query", ["SELEC 1", "SELECT * FROM nothing", "DELETE FROM meetings", "SELECT 1; SELECT 2"])
def test_a_query_that_fails_changes_nothing(ds: Dataset, query: str) -> None:
    """What the database says is told, and the tables can only be read."""
    with pytest.raises(QueryError):
        ds.sql(query, engine="sqlite")
    assert ds.sql("SELECT count(*) FROM meetings", engine="sqlite").rows == ((2,),)


def test_the_dataset_of_a_day_has_its_own_tables(ds: Dataset) -> None:
    """SQL over a dataset as of a day sees what was known then."""
    assert ds.as_of("2020-03-04").sql("SELECT count(*) FROM meetings", engine="sqlite").rows == ((1,),)


def test_a_missing_library_is_told_with_its_remedy() -> None:
    """The error names the extra to install."""
    with pytest.raises(MissingExtraError, match=r"this needs no_such_thing: pip install 'dipldata\[plot\]'"):
        library("no_such_thing", "plot")
    assert importlib.util.find_spec("no_such_thing") is None


def test_what_is_computed_is_the_same_in_tables_and_records(ds: Dataset) -> None:
    """Levels, statuses and counts of the tables are those of the records."""
    for row in ds.rows("meeting_sides"):
        assert ds.meetings[str(row["meeting"])].levels.get(str(row["side"])) == row["level"]
    for row in ds.rows("meetings"):
        meeting = ds.meetings[str(row["id"])]
        found = (meeting.status, len(meeting.readouts), len(meeting.all_topics))
        assert found == (row["status"], row["readout_count"], row["topic_count"])
    for row in ds.rows("working_groups"):
        group = ds.working_groups[str(row["id"])]
        assert (group.name, group.status, len(group.held_rounds)) == (row["name"], row["status"], row["round_count"])
