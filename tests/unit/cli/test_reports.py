"""`dipldata validate --format`: each form, where it goes, and what a pull request of a fork shows."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner, Result

from dipldata.cli import main
from dipldata.reporting.json_report import REPORT_SCHEMA
from tests.unit.cli.conftest import break_topic

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = {
    "text": "records/topics/lighthouses.yaml:3:9: error[ref-unknown-id] ",
    "json": '{\n  "version": 1,\n  "files": 24,\n  "errors": 1,\n',
    "github": "::error file=records/topics/lighthouses.yaml,line=3,endLine=3,col=9,endColumn=17,title=ref-unknown-id::",
    "sarif": '{\n  "$schema": "https://docs.oasis-open.org/sarif/',
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dipldata" tests="24" failures="1" ',
    "markdown": "**1 error** in 1 file (24 files checked).\n",
}


def run(*arguments: str, summary: Path | None = None) -> Result:
    """Run the command, with a file for the job summary or without."""
    return CliRunner().invoke(main, list(arguments), env={"GITHUB_STEP_SUMMARY": str(summary) if summary else None})


@pytest.mark.parametrize("form", BEGINNING)
def test_each_form_is_printed_or_written(work: Path, form: str) -> None:
    """The report goes to the standard output or to the file, the same bytes; the status and the summary stay."""
    break_topic(work)
    printed = run("validate", "--format", form)
    written = run("validate", "--format", form, "--output", "report")
    assert printed.stdout.startswith(BEGINNING[form])
    assert (work / "report").read_bytes() == printed.stdout.encode()
    assert (written.stdout, written.stderr) == ("", printed.stderr)
    assert (printed.exit_code, written.exit_code) == (1, 1)
    assert ": 1 error (" in printed.stderr
    assert run("validate", "--format", form, "--quiet").stderr == ""


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("form", BEGINNING)
def test_each_form_of_clean_records(form: str) -> None:
    """Without problems every form ends with 0."""
    assert run("validate", "--format", form, "--output", "report").exit_code == 0


def test_the_json_report_is_of_the_published_form(work: Path) -> None:
    """What the command prints is valid by the schema that it publishes."""
    break_topic(work)
    report = json.loads(run("validate", "--format", "json").stdout)
    jsonschema.validate(report, REPORT_SCHEMA)
    assert report["problems"][0]["record"] == "topic/lighthouses"


def test_junit_has_a_case_for_each_file_that_was_named(work: Path) -> None:
    """Only the files that were reported on are cases, and strictness is that of the exit status."""
    path = work / "records" / "people" / "li-shili.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    for options, failures in (([], "0"), (["--strict"], "1")):
        text = run("validate", "--format", "junit", *options, "records/people").stdout
        top = ET.fromstring(text)  # noqa: S314 - made by this library
        assert (top.attrib["tests"], top.attrib["failures"]) == ("3", failures)


def test_a_place_that_cannot_be_written_is_told(work: Path) -> None:
    """An output in a folder that is none ends with 2 and one line."""
    break_topic(work)
    result = run("validate", "--format", "json", "--output", "nowhere/report.json")
    assert (result.exit_code, result.stderr) == (2, "error: nowhere/report.json: No such file or directory\n")


def spoil(work: Path) -> int:
    """Put 40 problems into 12 files: 34 errors in 11 of them, 6 warnings in the twelfth."""
    topics = work / "records" / "topics"
    for number in range(11):
        unknown = "".join(f"field{letter}: <b>@octocat</b> ::error::x\n" for letter in "abcd"[: 4 if number < 1 else 3])
        record = f"id: topic-{number:02}\nlabel: Topic {number:02}\ndefinition: A topic.\n"
        (topics / f"topic-{number:02}.yaml").write_text(record + unknown, encoding="utf-8")
    path = topics / "lighthouses.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{line} \n" for line in (*lines, "# One", "# Two")), encoding="utf-8")
    return 40


def test_a_fork_sees_the_most_important_first_and_everything_in_the_summary(work: Path) -> None:
    """40 problems in 12 files: 10 errors of 10 files, the warnings, a notice; all 40 in the summary, none as markup."""
    total = spoil(work)
    summary = work / "summary.md"
    result = run("validate", "--format", "github", summary=summary)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    kinds = [line.split(" ", 1)[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 6 + ["::notice"]
    assert lines[-1].endswith("::24 more of 40 problems: see the job summary")
    files = re.findall(r"^::error file=([^,]+),", result.stdout, flags=re.MULTILINE)
    assert len(set(files)) == 10

    text = summary.read_text(encoding="utf-8")
    headings = re.findall(r"^### `(.*)`$", text, flags=re.MULTILINE)
    assert (len(headings), len(set(headings)), headings[-1]) == (12, 12, "records/topics/lighthouses.yaml")
    assert Counter(re.findall(r"^- line \d+, column \d+: \*\*(\w+)\*\*", text, flags=re.MULTILINE)) == {
        "error": 34, "warning": 6,
    }  # fmt: skip
    assert text.count("  ```text\n") == total
    assert text.count("*Suggested replacement*") >= 6
    assert "<b>" not in re.sub(r"^  ```.*?^  ```$", "", text, flags=re.MULTILINE | re.DOTALL)


def test_the_summary_is_added_to_and_never_too_long(work: Path) -> None:
    """What stands in the summary stays; the report takes the room that is left of the 1 MiB that GitHub shows."""
    spoil(work)
    summary = work / "summary.md"
    summary.write_text("x" * 998_000 + "\n\n", encoding="utf-8")
    run("validate", "--format", "github", summary=summary)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("x" * 998_000 + "\n\n## Records\n\n**34 errors, 6 warnings**")
    assert len(text.encode()) < 1_048_576
    assert re.search(r"… and \d+ more: run `dipldata validate` to see all\.\n", text)


def test_without_a_job_the_rest_is_found_by_the_command(work: Path) -> None:
    """Where there is no job summary, the notice does not speak of one."""
    spoil(work)
    assert "run `dipldata validate` to see all" in run("validate", "--format", "github").stdout.splitlines()[-1]
