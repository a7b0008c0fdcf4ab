"""A survey reports exactly what checking the corpus as a whole reports, whatever the number of processes."""

import datetime as dt
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from dipldata import listing
from dipldata.checking import check_corpus
from dipldata.listing import list_names
from dipldata.loading import load_corpus
from dipldata.problems import Report
from dipldata.release.indexing import plan_index
from dipldata.survey import dividing, processes, running, streaming
from dipldata.survey.cache import Memory
from dipldata.survey.running import survey

CASES = Path(__file__).parents[2] / "corpus"
LATER = 4_000_000_000_000_000_000
"""A start so late that every file counts as settled."""
DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module", name="corpus")
def corpus_of_all_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of every case of the corpus, one over the other: hundreds of files with problems of every kind."""
    folder = tmp_path_factory.mktemp("cases") / "records"
    for case in (CASES / "good" / "base", *sorted(CASES.glob("bad/*/*"))):
        shutil.copytree(case / "records", folder, dirs_exist_ok=True, symlinks=True)
    return folder


def whole_report(folder: Path, only: frozenset[str] | None = None) -> Report:
    """What checking the corpus as a whole reports."""
    return check_corpus(load_corpus([folder]), today=DAY, only=only)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_processes_reports_the_same(corpus: Path, workers: int) -> None:
    """One, two and four processes give the report of the whole, problem by problem."""
    expected = whole_report(corpus)

    found = survey(list_names(corpus.as_posix()), today=DAY, workers=workers)

    assert len({problem.code for problem in expected.problems}) >= 40
    assert found.report == expected


def test_processes_that_are_started_afresh_report_the_same(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where processes cannot be forked, they import what they need."""
    monkeypatch.setattr(processes, "CONTEXT", "spawn")

    assert survey(list_names(corpus.as_posix()), today=DAY, workers=2).report == whole_report(corpus)


def test_what_is_kept_reports_the_same(corpus: Path, tmp_path: Path) -> None:
    """A survey that finds everything known, or has only its memory to go by, reports the same."""
    memory, names = Memory(tmp_path / "kept", LATER), list_names(corpus.as_posix())

    first = survey(names, today=DAY, memory=memory)
    second = survey(names, today=DAY, memory=memory)

    assert first.report == second.report == whole_report(corpus)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_corpus_too_large_for_memory_reports_the_same(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Where what others need of a file lies on disk, and little is held at a time, the report is the same."""
    monkeypatch.setattr(running, "MOST_IN_MEMORY", 0)
    monkeypatch.setattr(streaming, "_MOST_HELD", 5)
    monkeypatch.setattr(listing, "AT_ONCE", 7)

    assert survey(list_names(corpus.as_posix()), today=DAY, workers=workers).report == whole_report(corpus)


def test_only_the_named_files_are_reported_on(corpus: Path) -> None:
    """Named files are held to all records, and only their problems are reported."""
    names = list_names(corpus.as_posix())
    only = frozenset(names[::7])

    assert survey(names, today=DAY, only=only, workers=2).report == whole_report(corpus, only)


def test_the_texts_of_a_report_are_those_of_the_files(corpus: Path) -> None:
    """The texts that come with a survey are those that loading the corpus finds, for every file that is named."""
    texts = load_corpus([corpus]).texts
    found = survey(list_names(corpus.as_posix()), today=DAY)

    named = {problem.path for problem in found.report.problems}
    assert {path: text for path, text in texts.items() if path in named} == {
        path: text for path, text in found.texts.items() if path in named
    }


def test_files_of_one_time_come_to_one_process(tmp_path: Path) -> None:
    """A large corpus is divided by the days in the names of its files, and nothing is left out or taken twice."""
    write_corpus(tmp_path, 400)
    names = list_names((tmp_path / "records").as_posix())

    shares = dividing.split(names, 3)

    assert sorted(name for share in shares for name in share) == names
    days = [[Path(name).stem[:10] for name in share if "/meetings/" in name] for share in shares]
    assert all(max(one) <= min(other) for one, other in pairwise(filter(None, days)))


def test_progress_is_told_for_both_stages(tmp_path: Path) -> None:
    """Whoever waits hears of each file twice: when it was read, and when it was checked."""
    write_corpus(tmp_path, 100)
    names = list_names((tmp_path / "records").as_posix())
    told: list[None] = []

    survey(names, told=lambda: told.append(None))

    assert len(told) == 2 * len(names)


def test_a_process_that_is_done_takes_over_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is taken once, by its own process as long as that takes any, and files of one name together."""
    monkeypatch.setattr(listing, "AT_ONCE", 50)
    shares = [[f"records/people/a-{number:03}.yaml" for number in range(200)], ["records/topics/a-007.yaml"]]
    pile = dividing.Pile(shares, shared=True)
    second = pile.taken_by(1)
    first = [list(each) for _, each in zip(range(3), pile.taken_by(0), strict=False)]

    assert first[0] == ["records/people/a-007.yaml", "records/topics/a-007.yaml"]
    assert first[1] == shares[0][:7] + shares[0][8:51]
    left = [path for some in second for path in some]
    assert sorted([*left, *(path for some in first for path in some)]) == sorted(shares[0] + shares[1])
    assert list(pile.taken_by(0)) == []
    pile.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_rules_say_nothing_of_a_record_for_which_another_file_stands(tmp_path: Path, workers: int) -> None:
    """Of two files with one record, the last by path stands for it; the rules are asked about that one alone."""
    write_corpus(tmp_path, 100)
    first = tmp_path / "records" / "topics" / "topic-0.yaml"
    copy = tmp_path / "records" / "more" / "topics" / "topic-0.yaml"
    copy.parent.mkdir(parents=True)
    for file in (copy, first):  # the second stands, as the last by path
        file.write_text('id: topic-0\nlabel: "Topic  0"\ndefinition: Nothing.\n', encoding="utf-8")

    report = survey(list_names((tmp_path / "records").as_posix()), workers=workers).report

    assert [each.path for each in report.problems if each.code == "id-duplicate"] == [copy.as_posix(), first.as_posix()]
    assert [each.path for each in report.problems if each.code == "text-untrimmed"] == [first.as_posix()]


def edit(path: Path, old: str, new: str) -> None:
    """Replace text in a file."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture(name="released")
def records_after_a_release(tmp_path: Path) -> Path:
    """Records of which some have changed since a release that lists them, one is gone and one has become a draft."""
    write_corpus(tmp_path, 150)
    root = tmp_path / "records"
    index = tmp_path / "releases" / "0.1.0.json"
    index.parent.mkdir()
    index.write_bytes(plan_index(load_corpus([root]).dataset, "0.1.0"))
    people, topics = sorted((root / "people").iterdir()), sorted((root / "topics").iterdir())
    for path in people[:3]:
        edit(path, "notes: >-\n", "notes: >-\n  Seen.\n")
    topics[0].unlink()
    edit(topics[1], "label:", "state: draft\nlabel:")
    return root


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("most", [0, 120_000])
def test_promises_of_past_releases_are_held_by_every_process(
    released: Path, workers: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was released is compared by whichever process reads a record, and ids by the first one."""
    monkeypatch.setattr(running, "MOST_IN_MEMORY", most)
    expected = whole_report(released)

    codes = [problem.code for problem in expected.problems]
    assert (codes.count("release-change-unrevised"), codes.count("release-id-lost")) == (3, 2)
    assert survey(list_names(released.as_posix()), today=DAY, workers=workers).report == expected


def test_what_is_kept_knows_of_past_releases(released: Path, tmp_path: Path) -> None:
    """A survey that finds everything known reports what past releases promised, and one of a changed record, too."""
    memory, names = Memory(tmp_path / "kept", LATER), list_names(released.as_posix())

    reports = [survey(names, today=DAY, memory=memory).report for _ in range(2)]
    edit(sorted((released / "people").iterdir())[5], "notes: >-\n", "notes: >-\n  Seen.\n")
    later = survey(names, today=DAY, memory=memory).report

    assert len([each for each in later.problems if each.code == "release-change-unrevised"]) == 4
    assert later == whole_report(released)
    assert reports[0] == reports[1]
