"""Reading a records directory: what is a record file, and what is said of everything else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dipldata.checking import check
from dipldata.errors import NoRecordsError, NoSuchPathError
from dipldata.loading import find_records_root, list_files, load_corpus

BASE = Path(__file__).parent.parent / "corpus" / "good" / "base" / "records"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the base of the corpus, below the working directory."""
    shutil.copytree(BASE, tmp_path / "records")
    monkeypatch.chdir(tmp_path)
    return Path("records")


def codes(root: Path) -> list[tuple[str, str]]:
    """Path and code of every problem."""
    return [(problem.path, problem.code) for problem in check([root]).problems]


def test_the_nearest_records_directory_is_found(records: Path) -> None:
    """The records directory of the project is found from inside it."""
    assert find_records_root(records / "meetings").resolve() == records.resolve()


def test_no_records_directory(tmp_path: Path) -> None:
    """Without a records directory the search says so."""
    with pytest.raises(NoRecordsError, match="expected a directory"):
        find_records_root(tmp_path)


def test_a_path_that_does_not_exist(records: Path) -> None:
    """A named path that does not exist is an error, not an empty report."""
    with pytest.raises(NoSuchPathError, match="nowhere"):
        load_corpus([records, Path("nowhere")])


def test_a_link_is_never_followed(records: Path, tmp_path: Path) -> None:
    """A link could show a reader any file of the machine: it is named, and its target is not read."""
    secret = tmp_path / "secret"
    secret.write_text("token: 1234", encoding="utf-8")
    (records / "people" / "link.yaml").symlink_to(secret)
    (records / "people" / "folder").symlink_to(tmp_path, target_is_directory=True)
    report = check([records])
    found = [(problem.path, problem.code) for problem in report.problems]
    assert ("records/people/link.yaml", "file-not-regular") in found
    assert not any("1234" in problem.message for problem in report.problems)
    assert not any(path.startswith("records/people/folder/") for path, _ in found)


def test_a_pipe_does_not_hang(records: Path) -> None:
    """A named pipe among the records is reported, not read."""
    os.mkfifo(records / "people" / "pipe.yaml")
    assert codes(records) == [("records/people/pipe.yaml", "file-not-regular")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file(records: Path) -> None:
    """A file without read permission is a problem of its own."""
    (records / "people" / "eve-scholar.yaml").chmod(0)
    assert ("records/people/eve-scholar.yaml", "file-unreadable") in codes(records)


def test_a_directory_with_the_name_of_a_record(records: Path) -> None:
    """A directory called `x.yaml` hides nothing and breaks nothing."""
    (records / "people" / "x.yaml").mkdir()
    assert codes(records) == []


def test_hidden_files(records: Path) -> None:
    """Hidden files of editors are left alone, hidden records are not lost."""
    (records / ".DS_Store").write_bytes(b"\x00")
    (records / "people" / ".hidden.yaml").write_text("id: hidden\n", encoding="utf-8")
    assert {path for path, _ in codes(records)} == {"records/people/.hidden.yaml"}


def test_a_file_named_twice_is_read_once(records: Path) -> None:
    """Overlapping roots do not make duplicates of a record."""
    corpus = load_corpus([records, records / "people", Path("./records/people/eve-scholar.yaml")])
    assert len(corpus.files) == len(list_files(records))


def test_one_broken_file_hides_no_other(records: Path) -> None:
    """References to a record that cannot be read are not reported as unknown."""
    (records / "people" / "ann-example.yaml").write_bytes(b"\xff\xfe\x00")
    found = codes(records)
    assert found
    assert {path for path, _ in found} == {"records/people/ann-example.yaml"}


def test_a_copied_id_does_not_stand_in_for_the_record(records: Path) -> None:
    """A file that was copied with its id takes no other record's place, and is itself what is reported."""
    text = (records / "people" / "ann-example.yaml").read_text(encoding="utf-8")
    (records / "people" / "zoe-example.yaml").write_text(text.replace("Ann", "Zoe"), encoding="utf-8")
    assert load_corpus([records]).dataset.people["ann-example"].names[0].text == "Ann Example"
    assert ("records/people/zoe-example.yaml", "id-not-file-name") in codes(records)


def test_progress_is_told(records: Path) -> None:
    """The number of files read and of all files is told after each file."""
    told: list[tuple[int, int]] = []
    load_corpus([records], lambda done, total: told.append((done, total)))
    total = len(list_files(records))
    assert told == [(number, total) for number in range(1, total + 1)]


def test_order_of_files_does_not_matter(records: Path) -> None:
    """The report is the same whatever order the files come in."""
    (records / "people" / "li-shili.yaml").write_text("id: li-shili\nnams: []\n", encoding="utf-8")
    (records / "topics" / "lighthouses.yaml").write_text("id: lighthouse\n", encoding="utf-8")
    one = check([records])
    two = check(sorted(records.iterdir(), reverse=True))
    assert one.problems == two.problems
    assert one.errors
