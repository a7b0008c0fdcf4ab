"""What is read ahead by another process is what would have been read, and hardly matters when it is not there."""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from dipldata import listing
from dipldata.listing import list_names, portions
from dipldata.survey import processes
from dipldata.survey.ahead import Ahead, reading_ahead
from dipldata.survey.dividing import Pile, split
from dipldata.survey.running import survey
from dipldata.yaml_tree import read_yaml
from tests.unit.survey.conftest import Forks

BAD = Path(__file__).parents[2] / "corpus" / "bad"
pytestmark = pytest.mark.skipif(processes.CONTEXT != "fork", reason="only what is forked reads ahead")


@pytest.fixture(scope="module", name="names")
def names_of_records(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Canonical records, a file of waivers among them, and some that are wrong or not canonical."""
    folder = tmp_path_factory.mktemp("ahead")
    write_corpus(folder, 300)
    (folder / "records" / "waivers.yaml").write_text("waivers: []\n", encoding="utf-8")
    for case in ("yaml-bad-indentation", "ref-unknown-id", "style-key-order", "yaml-not-utf-8"):
        for records in sorted(BAD.glob(f"{case}/*/records")):
            shutil.copytree(records, folder / "records", dirs_exist_ok=True)
    return list_names((folder / "records").as_posix())


@pytest.fixture(name="ahead")
def all_read_ahead(names: list[str], forks: Forks) -> Iterator[Ahead]:
    """All files read ahead for two processes."""
    with reading_ahead(names, 2) as ahead:
        forks.finish()
        yield ahead


def pile_of(names: list[str]) -> Pile:
    """The portions in which two processes read some files, the waivers left out."""
    return Pile(split([name for name in names if not name.endswith("waivers.yaml")], 2), shared=False)


def all_portions(names: list[str]) -> list[list[str]]:
    """The same, of both processes together."""
    return [list(some) for share in pile_of(names).portions for some in share]


def test_what_was_read_ahead_is_what_reading_gives(names: list[str], ahead: Ahead) -> None:
    """Text, values and days of every canonical file are those that reading it gives; other files are left alone."""
    ahead.arrange(pile_of(names))
    found = {path: reading for some in all_portions(names) for path, reading in ahead.of(some).items()}

    expected = {path: reading for path in names if (reading := read_yaml(Path(path).read_bytes())).is_canonical}
    expected.pop(next(name for name in names if name.endswith("waivers.yaml")), None)
    assert len(expected) > 290
    assert len(expected) < len(names) - 1
    assert {
        path: (each.text, each.value, each.day_fields, each.plain_dates, each.readable, each.problems)
        for path, each in found.items()
    } == {
        path: (each.text, each.value, each.day_fields, each.plain_dates, each.readable, each.problems)
        for path, each in expected.items()
    }


def test_the_report_is_that_of_reading_everything_oneself(names: list[str], ahead: Ahead) -> None:
    """A survey of files that were read ahead reports what a survey reports that reads them itself."""
    found = survey(names, workers=2, ahead=ahead)

    assert ahead.of(all_portions(names)[0])
    assert {problem.code for problem in found.report.problems} >= {"ref-unknown-id", "style-key-order"}
    assert found.report == survey(names).report


def test_a_portion_that_was_not_read_ahead_is_empty(names: list[str], ahead: Ahead) -> None:
    """Before it is arranged nothing has been read ahead, and never a portion of other files."""
    first = all_portions(names)[0]
    before = ahead.of(first)
    ahead.arrange(pile_of(names))

    assert (before, ahead.of(first[1:])) == ({}, {})
    assert ahead.of(first)


@pytest.mark.parametrize("pause", [0, 0.01, 0.02, 0.04])
def test_a_process_that_is_stopped_has_read_some(
    names: list[str], monkeypatch: pytest.MonkeyPatch, forks: Forks, pause: float
) -> None:
    """What was read until the process was stopped is used, and the rest is read as if there had been none."""
    monkeypatch.setattr(listing, "AT_ONCE", 5)
    with reading_ahead(names, 2) as ahead:
        time.sleep(pause)

        assert survey(names, workers=2, ahead=ahead).report == survey(names).report
        assert forks.left() == []


def test_a_process_that_fails_has_read_nothing(names: list[str], monkeypatch: pytest.MonkeyPatch, forks: Forks) -> None:
    """Where nothing can be read ahead, everything is read as if there had been no such process."""
    monkeypatch.setattr("dipldata.survey.ahead._canonical", lambda _: 1 / 0)
    with reading_ahead(names, 2) as ahead:
        forks.finish()
        ahead.arrange(pile_of(names))

        assert [some for some in all_portions(names) if ahead.of(some)] == []
        assert survey(names, workers=2, ahead=ahead).report == survey(names).report


@pytest.mark.parametrize("missing", ["memfd_create", "fork"])
def test_where_no_process_can_read_ahead_nothing_is_read(
    names: list[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """A system that has no room for another process, or for a file in memory, is no reason to stop."""

    def refused(*_: object) -> int:
        raise OSError(errno.EAGAIN, "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, missing, refused)
        with reading_ahead(names, 2) as ahead:
            ahead.arrange(pile_of(names))

    assert [some for some in all_portions(names) if ahead.of(some)] == []


def test_a_process_that_nobody_asks_ends_with_the_context(names: list[str], forks: Forks) -> None:
    """Whoever leaves without asking what was read waits for no process, and leaves none behind."""
    with reading_ahead(names, 2):
        assert len(forks.left()) == 1

    assert forks.left() == []


@pytest.mark.parametrize(("workers", "context"), [(1, "fork"), (2, "spawn")])
def test_nothing_is_read_ahead_for_one_process_or_where_none_can_be_forked(
    names: list[str], workers: int, context: str, monkeypatch: pytest.MonkeyPatch, forks: Forks
) -> None:
    """One process has no other to read ahead, and one that begins afresh would have to import as much."""
    monkeypatch.setattr(processes, "CONTEXT", context)

    with reading_ahead(names, workers) as ahead:
        assert forks.forked == []
        ahead.arrange(pile_of(names))

        assert not any(map(ahead.of, portions(names)))
