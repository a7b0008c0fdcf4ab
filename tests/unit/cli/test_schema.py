"""`dipldata schema`, `explain` and `completion`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main
from dipldata.ids import RECORD_TYPES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Run


def call(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, list(arguments))


def test_schemas_are_written_and_then_fresh(work: Path) -> None:
    """One schema for each type and one for the report are written; the check that follows finds nothing."""
    assert call("schema", "--check").exit_code == 1
    assert call("schema").exit_code == 0
    written = sorted(path.name for path in (work / "schema").iterdir())
    assert written == sorted(f"{kind}.schema.json" for kind in (*RECORD_TYPES, "report"))
    assert json.loads((work / "schema" / "meeting.schema.json").read_text(encoding="utf-8"))["title"] == "Meeting"
    assert call("schema", "--check").exit_code == 0


def test_drift_is_named(work: Path) -> None:
    """A missing, a different and a stray file are each named, with the command that mends them."""
    call("schema", "--out", "out")
    (work / "out" / "place.schema.json").unlink()
    (work / "out" / "topic.schema.json").write_text("{}", encoding="utf-8")
    (work / "out" / "visit.schema.json").write_text("{}", encoding="utf-8")
    result = call("schema", "--check", "--out", "out")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "out/place.schema.json is missing",
        "out/topic.schema.json differs from the models",
        "out/visit.schema.json is the schema of nothing",
    ]
    assert "run `dipldata schema --out out`" in result.stderr


def test_one_type(work: Path) -> None:
    """Only the schemas of the named types are written and checked."""
    assert call("schema", "working-group").exit_code == 0
    assert [path.name for path in (work / "schema").iterdir()] == ["working_group.schema.json"]
    assert call("schema", "working-group", "--check").exit_code == 0
    assert call("schema", "meetng").stderr == "error: there is no record type meetng; did you mean meeting?\n"


def test_a_place_that_cannot_be_written_is_told(work: Path) -> None:
    """A file where the directory should be ends with 2 and leaves nothing behind."""
    (work / "file").write_text("", encoding="utf-8")
    result = call("schema", "--out", "file/schema")
    assert result.exit_code == 2
    assert "Not a directory" in result.stderr


def test_explain_prints_the_page() -> None:
    """A code is explained with its severity, stage and sections; brackets around it do not matter."""
    result = call("explain", "[ref-unknown-id]")
    assert result.stdout.startswith("error[ref-unknown-id]  (references stage)\n\nA reference names a record")
    assert [
        section for section in ("What:", "Why:", "Bad:", "Good:", "Fix:", "Since:") if section not in result.stdout
    ] == []


def test_explain_answers_misspelt_codes() -> None:
    """A code that does not exist is answered with the nearest one."""
    result = call("explain", "ref-unkown-id")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no problem code ref-unkown-id; did you mean ref-unknown-id?" in result.stderr
    assert call("explain").exit_code == 2


def test_explain_lists_every_code() -> None:
    """The list has one line for each code, with severity, stage and title."""
    lines = call("explain", "--list").stdout.splitlines()
    assert any(line.split()[:3] == ["style-key-order", "warning", "style"] for line in lines)
    assert len({line.split()[0] for line in lines}) == len(lines) > 100


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    """Each shell gets a script that asks this program."""
    assert "_DIPLDATA_COMPLETE" in call("completion", shell).stdout


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dipldata sh", ["show"]),
        ("dipldata show per", ["person/"]),
        ("dipldata show person/li", ["person/li-shili"]),
        ("dipldata show working-group/", ["working-group/lighthouse-consultations"]),
        ("dipldata list meeting --person ann", ["ann-example"]),
        ("dipldata explain ref-unknown", ["ref-unknown-claim", "ref-unknown-id"]),
    ],
)
def test_completion_of_words(run: Run, words: str, expected: list[str]) -> None:
    """The shell is offered commands, types, ids from the records directory, and codes."""
    result = run(_DIPLDATA_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert [line.partition(",")[2] for line in result.stdout.splitlines()] == expected


def test_schemas_with_ids(work: Path) -> None:
    """References are held to the ids that exist, under a folder of their own, and a new record makes them stale."""
    assert call("schema", "--with-ids").exit_code == 0
    folder = work / ".dipldata" / "schema"
    schema = json.loads((folder / "meeting.schema.json").read_text(encoding="utf-8"))
    definitions = schema["$defs"]
    assert definitions["Participant"]["properties"]["person"]["$ref"] == "#/$defs/ids-person"
    assert definitions["ids-person"]["enum"] == ["ann-example", "eve-scholar", "li-shili"]
    assert definitions["ids-claim"]["enum"][-1] == "2020-03-05-cn-readout#held"
    assert "type" not in definitions["Live"]["properties"]
    assert definitions["Retired"]["properties"]["replaced_by"]["items"]["$ref"] == "#/$defs/ids-meeting"
    assert call("schema", "--with-ids", "--check").exit_code == 0
    place = work / "records" / "places" / "malta.yaml"
    place.write_text("id: malta\nname: Malta\ncountry: MT\nkind: country\n", encoding="utf-8")
    stale = call("schema", "meeting", "--with-ids", "--check")
    assert stale.exit_code == 1
    assert "run `dipldata schema meeting --with-ids`" in stale.stderr
