"""`dipldata show`: one record, whole or as of a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from dipldata.cli import main

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "working-group/lighthouse-consultations"


def show(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["show", *arguments])


def retire(work: Path, record_id: str, rest: str) -> None:
    """Add a retired topic."""
    text = f"id: {record_id}\nstate: retired\n{rest}\n"
    (work / "records" / "topics" / f"{record_id}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("day", "status", "steps"),
    [
        ("2020-01-31", "not yet known", []),
        ("2020-02-01", "under_discussion", ["under_discussion"]),
        ("2020-03-03", "under_discussion", ["under_discussion"]),
        ("2020-03-04", "active", ["under_discussion", "active"]),
    ],
)
def test_status_as_of_a_day(day: str, status: str, steps: list[str]) -> None:
    """The first line answers what was known on the day; only the steps of that day follow."""
    result = show(GROUP, "--as-of", day)
    lines = result.stdout.splitlines()
    assert lines[0] == f"{GROUP}  status as of {day}: {status}"
    assert [line for line in lines[2:] if line and not line.startswith(" ")] == steps


@pytest.mark.usefixtures("work")
def test_steps_as_of_a_day_name_when_and_by_whom() -> None:
    """A step has the day on which it became known, its parties and its sources."""
    assert show(GROUP, "--as-of", "2020-02-10").stdout.split("\n\n")[1] == (
        "under_discussion\n  known      2020-02-01\n  by         us, cn\n"
        "  sources    gazette-2020-02-01-plan\n  claims     2020-02-01-two-people-plan#group\n"
    )


def test_a_step_that_lay_ahead_is_marked(work: Path) -> None:
    """A step that was announced but had not begun is shown, and is not the status."""
    path = work / "records" / "working-groups" / "lighthouse-consultations.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "    known: 2020-03-04\n", "    known: 2020-02-20\n    effective: 2020-03-04\n"
    )
    path.write_text(text, encoding="utf-8")
    result = show(GROUP, "--as-of", "2020-02-25").stdout
    assert result.startswith(f"{GROUP}  status as of 2020-02-25: under_discussion\n")
    assert "active  (still ahead on that day)\n  known      2020-02-20\n  effective  2020-03-04\n" in result


@pytest.mark.usefixtures("work")
def test_the_whole_record_names_what_it_refers_to_and_what_refers_to_it() -> None:
    """The status today is that of the last step; references carry names, and the links back are listed."""
    lines = show(GROUP).stdout.splitlines()
    assert lines[0] == f"{GROUP}  status: active"
    assert "parties: us (United States), cn (China)" in lines
    assert "  rounds: meeting/2020-03-04-example-li-beijing, meeting/2020-09-10-example-li-video" in lines


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    "key",
    [
        GROUP,
        "working_group/lighthouse-consultations",
        "working-groups/lighthouse-consultations",
        "lighthouse-consultations",
        "records/working-groups/lighthouse-consultations.yaml",
    ],
)
def test_spellings_of_a_key(key: str) -> None:
    """Type and id, folder and id, the id alone and the path of the file all lead to the record."""
    assert show(key).stdout.startswith(f"{GROUP}  status: active")


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("person/li-shi-li", "there is no record person/li-shi-li; did you mean person/li-shili?"),
        ("li-shi-li", "there is no record li-shi-li; did you mean person/li-shili?"),
        ("place/li-shili", "there is no record place/li-shili; did you mean person/li-shili?"),
        ("nothing/like-it-at-all", "there is no record nothing/like-it-at-all"),
        ("", "there is no record "),
        ("person/", "there is no record person/"),
    ],
)
def test_unknown_keys_are_answered(key: str, answer: str) -> None:
    """A key that leads nowhere is answered with the nearest one, and the exit status 2."""
    result = show(key)
    assert (result.exit_code, result.stdout) == (2, "")
    assert answer in result.stderr


def test_retired_ids_lead_to_what_replaces_them(work: Path) -> None:
    """One replacement is followed, however often; a split and a withdrawal are shown themselves."""
    retire(work, "lights", "replaced_by: [lamps]\nreason: Renamed.")
    retire(work, "lamps", "replaced_by: [lighthouses]")
    retire(work, "marks", "replaced_by: [lighthouses, examples]")
    retire(work, "ghosts", "reason: There are none.")
    followed = show("topic/lights")
    assert followed.stderr.splitlines() == [
        "note: topic/lights is retired; it is now lamps (Renamed.)",
        "note: topic/lamps is retired; it is now lighthouses",
    ]
    assert followed.stdout.startswith("topic/lighthouses\nLighthouses\n")
    assert "replaced_by: lighthouses (Lighthouses), examples (Examples)" in show("topic/marks").stdout
    assert "reason: There are none." in show("topic/ghosts").stdout


def test_retired_ids_in_a_circle_end(work: Path) -> None:
    """Two ids that replace each other do not keep the command going."""
    retire(work, "lights", "replaced_by: [lamps]")
    retire(work, "lamps", "replaced_by: [lights]")
    assert show("topic/lights").exit_code == 0


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_formats_for_programs(form: str, read: object) -> None:
    """JSON and YAML carry the record, its status and its links."""
    assert callable(read)
    value = read(show(GROUP, "--format", form).stdout)
    assert (value["id"], value["status"], value["referred_to_by"]["rounds"][0]) == (
        "lighthouse-consultations",
        "active",
        "meeting/2020-03-04-example-li-beijing",
    )
    before = read(show(GROUP, "--format", form, "--as-of", "2019-01-01").stdout)
    assert (before["status"], before["history"]) == (None, [])


@pytest.mark.usefixtures("work")
def test_only_what_has_a_status_has_one_on_a_day() -> None:
    """--as-of on a person is refused with a reason."""
    result = show("person/li-shili", "--as-of", "2020-01-01")
    assert result.exit_code == 2
    assert "--as-of is for meetings and working groups" in result.stderr


def test_unreadable_files_are_mentioned(work: Path) -> None:
    """A file that holds no record does not keep the others from being shown, and is not passed over in silence."""
    (work / "records" / "people" / "li-shili.yaml").write_text("id: [\n", encoding="utf-8")
    broken = show("person/li-shili")
    assert broken.exit_code == 2
    assert "the file of person/li-shili holds no record that can be read: run `dipldata validate`" in broken.stderr
    result = show(GROUP)
    assert result.exit_code == 0
    assert result.stderr == "note: 1 file holds no record that can be read; run `dipldata validate`\n"


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    "kind", ["topic/examples", "place/beijing", "party/cn", "organization/cn-bureau", "person/li-shili"]
)
def test_every_type_can_be_shown(kind: str) -> None:
    """Records without a status begin with their key alone."""
    assert show(kind).stdout.splitlines()[0] == kind
