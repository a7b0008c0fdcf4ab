"""`dipldata list`: conditions and formats."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "2020-03-04-example-li-beijing", "2020-09-10-example-li-video"


def call(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["list", *arguments])


def ids(*arguments: str) -> list[str]:
    """The ids that are listed."""
    return call(*arguments, "--format", "ids").stdout.split()


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["meeting"], [FIRST, SECOND]),
        (["meetings", "--status", "held"], [FIRST, SECOND]),
        (["meeting", "--status", "cancelled"], []),
        (["meeting", "--from", "2020-03-05"], [SECOND]),
        (["meeting", "--from", "2020-09-10"], [SECOND]),
        (["meeting", "--from", "2020-09-11"], []),
        (["meeting", "--to", "2020-03-04"], [FIRST]),
        (["meeting", "--to", "2020-03-03"], []),
        (["meeting", "--to", "2020-09-09"], [FIRST, SECOND]),
        (["meeting", "--as-of", "2020-03-04"], [FIRST]),
        (["meeting", "--as-of", "2020-03-03"], []),
        (["meeting", "--topic", "lighthouses", "--person", "li-shili"], [FIRST, SECOND]),
        (["meeting", "--person", "eve-scholar"], []),
        (["meeting", "--group", "lighthouse-consultations", "--party", "us"], [FIRST, SECOND]),
        (["working_group", "--kind", "consultation"], ["lighthouse-consultations"]),
        (["working-group", "--status", "active", "--as-of", "2020-02-10"], []),
        (["working-group", "--status", "under_discussion", "--as-of", "2020-02-10"], ["lighthouse-consultations"]),
        (["person", "--party", "cn"], ["li-shili"]),
        (["source", "--as-of", "2020-02-01"], ["gazette-2020-02-01-plan"]),
        (["statement", "--as-of", "2020-01-31"], []),
    ],
)
def test_conditions(arguments: list[str], expected: list[str]) -> None:
    """Each condition keeps what meets it, at the last day on which it does."""
    assert ids(*arguments) == expected


def test_a_meeting_is_about_what_its_readouts_name(work: Path) -> None:
    """A topic that only a readout names counts for the meeting."""
    readout = work / "records" / "statements" / "2020" / "2020-03-04-us-readout.yaml"
    readout.write_text(
        readout.read_text(encoding="utf-8").replace("  - lighthouses\n", "  - examples\n"), encoding="utf-8"
    )
    assert ids("meeting", "--topic", "examples") == [FIRST]


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["meetng"], "there is no record type meetng; did you mean meeting?"),
        (["meeting", "--status", "hold"], "a meeting has no status 'hold'; did you mean held?"),
        (["place", "--status", "held"], "a place has no status"),
        (["topic", "--kind", "x"], "a topic has no kind"),
        (["place", "--from", "2020-01-01"], "a place has no date"),
        (["place", "--as-of", "2020-01-01"], "a place has no date or status"),
        (["meeting", "--person", "li-shi-li"], "there is no record person/li-shi-li; did you mean person/li-shili?"),
        (["meeting", "--group", "x"], "there is no record working-group/x"),
    ],
)
def test_conditions_that_nothing_can_meet_are_refused(arguments: list[str], answer: str) -> None:
    """A type, value or id that does not exist is answered, not taken for an empty list."""
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {answer}\n"


def test_the_table_is_aligned_by_what_a_terminal_shows(work: Path) -> None:
    """Columns line up, wide characters included."""
    path = work / "records" / "meetings" / "2020" / f"{FIRST}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: First", "title: 第一"), encoding="utf-8")
    assert call("meeting").stdout.splitlines() == [
        "id                             date                      kind   status  label",
        "2020-03-04-example-li-beijing  2020-03-04                round  held    第一 consultations on lighthouses",
        "2020-09-10-example-li-video    [2020-09-09..2020-09-10]  round  held    Second consultations on lighthouses",
    ]


@pytest.mark.usefixtures("work")
def test_an_empty_list_is_said() -> None:
    """Where nothing matches, that is said, and programs get an empty list."""
    result = call("meeting", "--status", "cancelled")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no records match\n")
    assert json.loads(call("meeting", "--status", "cancelled", "--format", "json").stdout) == []
    assert call("meeting", "--status", "cancelled", "--format", "csv").stdout == "id,date,kind,status,label\n"


@pytest.mark.usefixtures("work")
def test_formats_for_programs_carry_the_same_rows() -> None:
    """JSON and CSV have the same rows and columns."""
    as_json = json.loads(call("source", "--format", "json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(call("source", "--format", "csv").stdout)))
    assert as_json == as_csv
    assert list(as_json[0]) == ["id", "date", "kind", "label"]
