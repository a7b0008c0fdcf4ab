"""`dipldata validate`: what is read, what is printed, and how it ends."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.conftest import BASE, Run, break_topic

if TYPE_CHECKING:
    from pathlib import Path

PROBLEM = """\
{path}:3:9: error[ref-unknown-id] there is no topic exampels
  3 | parent: exampels
    |         ^^^^^^^^
  help: did you mean examples?

"""


@pytest.mark.usefixtures("work")
def test_clean_records(run_program: Run) -> None:
    """Records without problems print nothing but the summary, and end well."""
    result = run_program("validate")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("24 files checked against ")
    assert ": no problems (" in result.stderr
    assert result.stderr.rstrip().endswith(" silent without --today)")
    assert "silent" not in run_program("validate", "--today", "2020-12-31").stderr


def test_a_problem_is_printed_with_its_line_and_remedy(work: Path, run: Run) -> None:
    """A problem has place, code, message, line, caret and remedy; the exit status is 1."""
    break_topic(work)
    result = run("validate")
    assert (result.returncode, result.stdout) == (1, PROBLEM.format(path="records/topics/lighthouses.yaml"))
    assert "1 error" in result.stderr


@pytest.mark.parametrize("spelling", ["records/topics", "./records/topics/lighthouses.yaml", "{work}/records"])
def test_paths_are_printed_as_they_were_given(work: Path, run: Run, spelling: str) -> None:
    """A named file is printed as the user named it, relative or absolute."""
    break_topic(work)
    named = spelling.format(work=work)
    result = run("validate", named)
    shown = f"{work}/records/topics" if "{work}" in spelling else "records/topics"
    assert result.stdout == PROBLEM.format(path=f"{shown}/lighthouses.yaml")


def test_only_named_files_are_reported(work: Path, run: Run) -> None:
    """A problem in a file that was not named is not printed, and does not count."""
    break_topic(work)
    result = run("validate", "records/people")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("3 files checked")


def test_references_of_named_files_are_checked_against_all_records(work: Path, run: Run) -> None:
    """A named file may refer to records that were not named, but not to records that are not there."""
    path = work / "records" / "people" / "li-shili.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("organization: cn-bureau", "organization: cn-office"))
    result = run("validate", "records/people/li-shili.yaml")
    assert result.stdout.count("error[") == 1
    assert "error[ref-unknown-id] there is no organization cn-office" in result.stdout


def test_files_from_elsewhere_are_laid_over_the_records(work: Path, run: Run) -> None:
    """A named file outside the records directory takes the place of the record of its type and id."""
    change = work / "change" / "topics"
    change.mkdir(parents=True)
    shutil.move(break_topic(work), change / "lighthouses.yaml")
    shutil.copy(BASE / "topics" / "lighthouses.yaml", work / "records" / "topics")
    result = run("validate", "change")
    assert result.stdout == PROBLEM.format(path="change/topics/lighthouses.yaml")


def test_a_named_directory_of_records_is_the_records_directory(work: Path, run: Run) -> None:
    """Without ./records a named directory that holds record folders is the dataset."""
    break_topic(work)
    (work / "records").rename(work / "data")
    result = run("validate", "data")
    assert result.stdout == PROBLEM.format(path="data/topics/lighthouses.yaml")


def test_the_records_directory_is_found_above(work: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """From inside the records directory, paths lead from where the user stands."""
    break_topic(work)
    monkeypatch.chdir(work / "records" / "people")
    assert run("validate").stdout == PROBLEM.format(path="../topics/lighthouses.yaml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "error: no such file or directory: nowhere\n"),
        (["--records", "nowhere"], "error: no records at nowhere: expected a directory with folders"),
        (["--records", "empty"], "error: no records at empty: expected a directory with folders"),
        (["--today", "2023-02-30"], "'2023-02-30' is not a day: write YYYY-MM-DD, such as 2023-11-03"),
        (["--today", "2020-W05-1"], "'2020-W05-1' is not a day: write YYYY-MM-DD, such as 2023-11-03"),
        (["--today", "20230203"], "'20230203' is not a day: write YYYY-MM-DD, such as 2023-11-03"),
    ],
)
def test_what_cannot_run_ends_with_2(work: Path, run: Run, arguments: list[str], message: str) -> None:
    """A path, records directory or day that is none is told in a line; nothing is checked."""
    (work / "empty").mkdir()
    result = run("validate", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_warnings_fail_only_when_strict(work: Path, run: Run) -> None:
    """A warning alone ends well, and with --strict does not."""
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run("validate").returncode == 0
    strict = run("validate", "--strict")
    assert strict.returncode == 1
    assert "warning[style-whitespace]" in strict.stdout


def test_quiet_leaves_out_the_summary(work: Path, run: Run) -> None:
    """With --quiet the problems are all that is printed."""
    break_topic(work)
    result = run("validate", "--quiet")
    assert result.stderr == ""
    assert result.stdout == PROBLEM.format(path="records/topics/lighthouses.yaml")


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color"], {}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--no-color"], {"FORCE_COLOR": "1"}, False),
        (["--color"], {"NO_COLOR": "1"}, True),
    ],
)
def test_colours(work: Path, run: Run, arguments: list[str], environment: dict[str, str], coloured: bool) -> None:
    """Colours appear on request only, where the output is no terminal; an option outranks the environment."""
    break_topic(work)
    assert ("\x1b[" in run("validate", *arguments, **environment).stdout) is coloured


def test_an_output_that_cannot_show_a_character_shows_its_escape(work: Path, run_program: Run) -> None:
    """An ASCII terminal gets escapes for what it cannot show, not an error."""
    path = work / "records" / "topics" / "lighthouses.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("examples", "灯塔"), encoding="utf-8")
    result = run_program("validate", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert r"parent: \u706f\u5854" in result.stdout


def test_two_spellings_of_a_path_are_one_file(work: Path, run: Run) -> None:
    """A file named through a link to its directory is not taken for a second record of the same id."""
    (work / "link").symlink_to(work / "records", target_is_directory=True)
    result = run("validate", "link/people/li-shili.yaml", "records/people")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("3 files checked")


def test_odd_files_are_reported_and_never_followed(work: Path, run: Run) -> None:
    """Links, pipes and names that no terminal should print are told as problems, each once."""
    people = work / "records" / "people"
    (people / "loop").symlink_to(people, target_is_directory=True)
    (people / "nowhere.yaml").symlink_to("missing.yaml")
    os.mkfifo(people / "pipe.yaml")
    (people / "a\x1b[31m.yaml").write_text("id: a\n", encoding="utf-8")
    result = run("validate", "-q")
    assert result.returncode == 1
    assert [line.split(" ", 1)[0] for line in result.stdout.splitlines() if ": error[file-" in line] == [
        "records/people/a\\x1b[31m.yaml:1:1:",
        "records/people/loop:1:1:",
        "records/people/nowhere.yaml:1:1:",
        "records/people/pipe.yaml:1:1:",
    ]
