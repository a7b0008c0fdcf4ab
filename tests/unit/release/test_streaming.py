"""Records that go by: the same bytes as from records in memory, all of them or none, whatever their number."""

from __future__ import annotations

import gc
import shutil
import signal
import sqlite3
import subprocess
import sys
import tracemalloc
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import write_corpus
from dipldata.errors import ReleaseUnsoundError, ReleaseWriteError
from dipldata.exports import sqlite_export
from dipldata.exports.formats import FORMATS
from dipldata.listing import list_names
from dipldata.loading import load_corpus
from dipldata.release.planning import plan_release
from dipldata.release.record_files import RecordFiles, RecordsChangedError
from dipldata.release.soundness import require_sound
from dipldata.release.streaming import stream_formats, stream_release
from dipldata.release.writing import new_files, new_release
from dipldata.tables import TABLES, DatasetLinks, rows_of, stored_links
from dipldata.tables.stored_links import LinksWriter, StoredLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dipldata.release.filling import Directory

BASE = Path(__file__).parents[2] / "corpus" / "good" / "base" / "records"
RETIRED = "id: {id}\nstate: retired\nreason: Recorded twice.\n"
DRAFT = "id: bay\nstate: draft\nname: Bay\nnames: []\ncountry: CN\nkind: city\n"
STREAMED = [name for name, form in FORMATS.items() if form.stream and (name != "parquet" or find_spec("pyarrow"))]
KILLED = """
import os, signal, sys
from pathlib import Path
from dipldata.listing import list_names
from dipldata.release.record_files import RecordFiles
from dipldata.release.streaming import stream_release
from dipldata.release.writing import new_release
seen = 0
def told(step, done, total):
    global seen
    seen += 1
    if seen == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
with new_release(Path(sys.argv[2])) as directory:
    stream_release(RecordFiles(list_names(sys.argv[1])), "1.2.3", directory, told)
"""


def silent(_: str, __: int, ___: int) -> None:
    """Tell nobody."""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Records of every type, retired ids and a draft."""
    shutil.copytree(BASE, tmp_path / "records")
    for folder, name in (("places", "canton"), ("sources/2020", "zzz-2020"), ("meetings/2020", "2020-01-01-none")):
        path = tmp_path / "records" / folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RETIRED.format(id=name), encoding="utf-8")
    (tmp_path / "records" / "places" / "bay.yaml").write_text(DRAFT, encoding="utf-8")
    return tmp_path / "records"


def files_of(records: Path) -> RecordFiles:
    """The files of a directory of records."""
    return RecordFiles(list_names(records.as_posix()))


def content(directory: Path) -> dict[str, bytes]:
    """The files below a directory."""
    files = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


def released(records: Path, target: Path, told: Callable[[str, int, int], None] = silent) -> dict[str, bytes]:
    """The release of some records, written while they go by."""
    with new_release(target) as directory:
        stream_release(files_of(records), "1.2.3", directory, told)
    return content(target)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths at which two sets of files differ."""
    return [path for path in sorted(one | other) if one.get(path) != other.get(path)]


def test_a_release_has_the_bytes_of_its_plan(records: Path, tmp_path: Path) -> None:
    """Every file, metadata, manifest and checksums included, with retired ids and without drafts."""
    plan = plan_release(load_corpus([records]).dataset, "1.2.3")
    assert b"canton" in plan["manifest.json"]
    assert b'"bay"' not in plan["manifest.json"]
    assert differing(released(records, tmp_path / "dist" / "release"), plan) == []


def test_a_larger_release_has_the_bytes_of_its_plan(tmp_path: Path) -> None:
    """The same with hundreds of records that refer to each other, and with no records at all."""
    write_corpus(tmp_path, 700)
    (tmp_path / "empty").mkdir()
    for name in ("records", "empty"):
        plan = plan_release(load_corpus([tmp_path / name]).dataset, "1.2.3")
        assert differing(released(tmp_path / name, tmp_path / "dist" / name), plan) == []


@pytest.mark.parametrize("name", STREAMED)
def test_a_format_has_the_bytes_of_its_plan(records: Path, tmp_path: Path, name: str) -> None:
    """Each format that can be streamed, into a new directory and into one that has other files."""
    plan = FORMATS[name].plan(load_corpus([records]).dataset, "1.2.3")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "notes.txt").write_bytes(b"mine")
    for place, more in ((tmp_path / "a" / "new", {}), (tmp_path / "old", {"notes.txt": b"mine"})):
        with new_files(place) as directory:
            stream_formats(files_of(records), "1.2.3", directory, {FORMATS[name]: lambda path: path}, silent)
        assert differing(content(place), plan | more) == []
        assert [path for path in place.parent.iterdir() if path.name.startswith(".")] == []


def test_formats_given_up_half_way_leave_nothing(records: Path, tmp_path: Path) -> None:
    """After a fault, no writer of any format has a last word, and nothing is in place."""

    def told(step: str, _: int, __: int) -> None:
        if step == "Finishing files":
            raise OSError(28, "No space left on device")

    names = {FORMATS[name]: (lambda path: path) for name in STREAMED if name in {"parquet", "csv", "sqlite", "json"}}
    with pytest.raises(ReleaseWriteError, match="No space left on device"), new_files(tmp_path / "all") as directory:
        stream_formats(files_of(records), "1.2.3", directory, names, told)
    gc.collect()
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


def test_several_formats_in_one_go(records: Path, tmp_path: Path) -> None:
    """Each has the bytes that it has alone, where it is told to lie."""
    names = {form: (lambda path, at=at: f"{at}/{path}") for at, form in enumerate(map(FORMATS.get, STREAMED)) if form}
    with new_files(tmp_path / "all") as directory:
        stream_formats(files_of(records), "1.2.3", directory, names, silent)
    plans = {form: form.plan(load_corpus([records]).dataset, "1.2.3") for form in names}
    plan = {names[form](path): data for form, files in plans.items() for path, data in files.items()}
    assert differing(content(tmp_path / "all"), plan) == []


@pytest.fixture
def links(records: Path, tmp_path: Path) -> Iterator[StoredLinks]:
    """The index on disk of the records."""
    with closing(sqlite3.connect(tmp_path / "links")) as connection:
        with closing(LinksWriter(connection)) as writer:
            for record in files_of(records):
                if record.state != "draft":
                    writer.add(record)
        yield StoredLinks(connection)


def test_every_key_of_the_tables_is_known(records: Path, links: StoredLinks) -> None:
    """The index on disk holds each row to which a table refers, and no other."""
    rows = rows_of(load_corpus([records]).dataset)
    for key in (key for table in TABLES for key in table.foreign_keys):
        assert all(links.holds(key.table, tuple(row[name] for name in key.to)) for row in rows[key.table]), key
        assert not links.holds(key.table, tuple("nothing" for _ in key.to)), key


def test_the_index_answers_as_the_dataset_does(records: Path, links: StoredLinks) -> None:
    """Readouts, rounds, levels and what is asked of sources, also of what there is not."""
    dataset = load_corpus([records]).dataset
    held = DatasetLinks(dataset)
    assert any(held.readouts(meeting) for meeting in dataset.meetings)
    for record in (*dataset.meetings, "nothing"):
        assert links.readouts(record) == held.readouts(record)
    for record in (*dataset.working_groups, "nothing"):
        assert links.held_rounds(record) == held.held_rounds(record)
    for record in (*dataset.sources, "nothing"):
        assert links.source(record) == held.source(record)
    offices = [(person.id, office.key) for person in dataset.people.values() for office in person.offices]
    for person, office in (*offices, ("li-wei", "nothing"), ("nothing", "nothing")):
        assert links.level(person, office) == held.level(person, office)


def broken(records: Path, path: str, old: str, new: str) -> None:
    """Change a record."""
    text = (records / path).read_text(encoding="utf-8")
    assert old in text
    (records / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("places/beijing.yaml", "name: Beijing", 'name: "=Beijing"'),
        ("meetings/2020/2020-09-10-example-li-video.yaml", "person: li-shili", "person: nobody"),
    ],
)
def test_what_is_not_sound_is_refused_in_the_same_words(
    records: Path, tmp_path: Path, path: str, old: str, new: str
) -> None:
    """A formula, a key that names nothing: as in a plan, and nothing is left behind."""
    broken(records, path, old, new)
    with pytest.raises(ReleaseUnsoundError) as expected:
        require_sound(rows_of(load_corpus([records]).dataset))
    with pytest.raises(ReleaseUnsoundError) as found:
        released(records, tmp_path / "dist" / "release")
    assert sorted(found.value.faults) == sorted(expected.value.faults)
    assert list((tmp_path / "dist").iterdir()) == []


def test_an_id_that_is_live_and_retired_is_refused(records: Path, tmp_path: Path) -> None:
    """Two records of one type and id share a key."""
    other = records / "places" / "more" / "beijing.yaml"
    other.parent.mkdir()
    other.write_text(RETIRED.format(id="beijing"), encoding="utf-8")
    with pytest.raises(ReleaseUnsoundError, match="records: several rows have the key place beijing"):
        released(records, tmp_path / "dist" / "release")


@pytest.mark.parametrize("spoiling", ["kind: town", "kind: city\n"])
def test_records_that_change_meanwhile_are_noticed(records: Path, tmp_path: Path, spoiling: str) -> None:
    """A file that becomes unreadable, or is merely touched, while it is read: an error, and the old release stays."""
    before = released(records, tmp_path / "dist" / "release")

    def told(step: str, _: int, __: int) -> None:
        if step == "Writing records":
            path = records / "places" / "beijing.yaml"
            path.write_text(path.read_text(encoding="utf-8").replace("kind: city", spoiling), encoding="utf-8")

    with pytest.raises(RecordsChangedError, match="was changed while it was being read"):
        released(records, tmp_path / "dist" / "release", told)
    assert content(tmp_path / "dist") == {f"release/{path}": data for path, data in before.items()}


def test_a_full_disk_is_told(records: Path, tmp_path: Path) -> None:
    """What the database says of the disk names the place, and nothing stays."""

    def fail(directory: Directory) -> None:
        (directory.scratch / "links").mkdir()
        stream_release(files_of(records), "1.2.3", directory, silent)

    with pytest.raises(ReleaseWriteError, match="nothing there was changed"), new_release(tmp_path / "a") as directory:
        fail(directory)
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


def export(files: dict[str, bytes], place: Path) -> None:
    """Write files into a directory."""
    with new_files(place) as directory:
        for path, data in files.items():
            directory.write(path, data)


def test_files_join_those_that_are_there(tmp_path: Path) -> None:
    """Exported files take the place of older ones of their names; after a fault, all is as it was."""
    place = tmp_path / "a" / "b"
    with pytest.raises(ReleaseWriteError, match="nothing there was changed"):
        export({"csv/a.csv": b"1", "csv/a.csv/b": b"2"}, place)
    assert list(tmp_path.iterdir()) == []
    for data in (b"1", b"2"):
        export({"csv/a.csv": data}, place)
        (place / "notes.txt").write_bytes(b"mine")
        assert content(place) == {"csv/a.csv": data, "notes.txt": b"mine"}
    assert [path.name for path in place.parent.iterdir()] == ["b"]
    assert sorted(path.name for path in place.iterdir()) == ["csv", "notes.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_a_kill_leaves_nothing_half_written(records: Path, tmp_path: Path) -> None:
    """Killed while it reads, writes or finishes, it leaves a hidden directory, which the next run clears away."""
    target, number = tmp_path / "dist" / "release", len(files_of(records))
    for moment in (3, number + 3, 2 * number + 2):
        command = [sys.executable, "-c", KILLED, str(records), str(target), str(moment)]
        assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
        assert [path.name[:13] for path in target.parent.iterdir()] == [".release.new-"]
    released(records, target)
    assert [path.name for path in target.parent.iterdir()] == ["release"]


def most_held(folder: Path, number: int) -> int:
    """The most bytes that a release of some generated records held at once, but for what any release holds."""
    write_corpus(folder, number)
    released(folder / "records", folder / "first")
    tracemalloc.start()
    released(folder / "records", folder / "second")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What three times the records take in addition is a small part of the 60 kB for each that holding them takes."""
    monkeypatch.setattr(sqlite_export, "_BATCH", 20)
    monkeypatch.setattr(stored_links, "_REMEMBERED", 50)
    small, large = most_held(tmp_path / "small", 150), most_held(tmp_path / "large", 450)
    assert large - small < 300 * 3_000
