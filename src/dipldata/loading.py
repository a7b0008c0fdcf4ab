"""A records directory on disk to files, records and a dataset. Every fault becomes a problem of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from dipldata.dataset import Dataset, Key
from dipldata.files import by_place, file_problem, find_records_root, list_files, load_releases, read_bytes
from dipldata.ids import TYPE_OF_FOLDER, RecordType, is_slug, record_key
from dipldata.listing import holds_waivers
from dipldata.models import Record, Retired
from dipldata.problems import Pointer, Problem, Related, Severity, Span, format_pointer
from dipldata.shape import Fault, Shaped, shape_record, shape_value, slugify
from dipldata.similar import closest
from dipldata.waivers import Placed, WaiverFile, placed_waivers
from dipldata.yaml_tree import Reading, exchange, read_yaml, removal

SUFFIX = ".yaml"
Progress = Callable[[int, int], None]
_SHAPELESS: Final = Shaped(None, ())
_NONE_READ: Final[Mapping[str, Reading]] = MappingProxyType({})


class RecordFile(NamedTuple):
    """One file of the records directory: what it holds and what is wrong with it so far.

    `path` is the path as printed, with forward slashes. `reading` is None where the file could not be read, `record`
    where its text is not a record.
    """

    path: str
    kind: RecordType | None
    id: str
    reading: Reading | None
    record: Record | Retired | None
    problems: tuple[Problem, ...]

    @property
    def key(self) -> str | None:
        """`type/id`, or None where the type is not known."""
        return record_key(self.kind, self.id) if self.kind else None

    def span(self, pointer: Pointer, *, key: bool = False) -> Span:
        """The place of a value (or of its key) in the file, of the file itself where it could not be read."""
        return self.reading.span(pointer, key=key) if self.reading else Span()


class WaiverList(NamedTuple):
    """The file of waivers: its text (None where it could not be read), what it holds and what is wrong with it."""

    path: str
    text: str | None
    waivers: tuple[Placed, ...] = ()
    problems: tuple[Problem, ...] = ()


class Corpus(NamedTuple):
    """The files of a records directory, and the dataset made of those that could be read.

    `releases` are the indexes of past releases: printed path and text.
    """

    files: tuple[RecordFile, ...]
    dataset: Dataset
    waiver_lists: tuple[WaiverList, ...] = ()
    releases: tuple[tuple[str, str], ...] = ()

    @property
    def waivers(self) -> tuple[Placed, ...]:
        """Every waiver."""
        return tuple(placed for each in self.waiver_lists for placed in each.waivers)

    @property
    def paths(self) -> tuple[str, ...]:
        """The printed paths of the files."""
        return tuple(file.path for file in self.files)

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file that could be decoded, by its printed path."""
        records = {file.path: file.reading.text for file in self.files if file.reading and file.reading.text}
        return records | {each.path: each.text for each in self.waiver_lists if each.text} | dict(self.releases)


class _Begun(NamedTuple):
    """A file of which nothing but the bytes has been read (None where that was not possible), or also the values."""

    path: str
    kind: RecordType | None
    name: str
    misplaced: list[Problem]
    data: bytes | Reading | None


def read_record_file(path: Path | str, shown: str) -> RecordFile:
    """Read one file: bytes, YAML, shape. Never raises for what is wrong with the file."""
    return _read([_begun(path, shown, _NONE_READ)])[0]


def read_record_files(paths: Iterable[str], already: Mapping[str, Reading] = _NONE_READ) -> list[RecordFile]:
    """Read some files, each as `read_record_file` does: as many as `dipldata.listing.portions` gives.

    To take one step for all of them before the next is a fifth quicker: the code of one step stays in the processor's
    cache. `already` holds what has been read of some of them.
    """
    return _read([_begun(path, path, already) for path in paths])


def record_file_of(path: Path, shown: str, data: bytes) -> RecordFile:
    """What some bytes are as the file at a path."""
    kind, misplaced = _classify(path, shown)
    return _read([_Begun(shown, kind, path.stem, misplaced, data)])[0]


def _begun(path: Path | str, shown: str, already: Mapping[str, Reading]) -> _Begun:
    folder, _, name = shown.rpartition("/")
    kind, stem = _type_of_folder(folder), name[: -len(SUFFIX)]
    if kind is not None and name.endswith(SUFFIX) and is_slug(stem):
        if shown in already:
            return _Begun(shown, kind, stem, [], already[shown])
        data, unreadable = read_bytes(path, shown)
        return _Begun(shown, kind, stem, unreadable, data)
    return _misplaced(Path(path), shown)


def _misplaced(path: Path, shown: str) -> _Begun:
    """A file that is not where a record should be."""
    kind, misplaced = _classify(path, shown)
    if any(problem.code == "file-not-yaml" for problem in misplaced):
        return _Begun(shown, kind, path.stem, misplaced, None)
    data, unreadable = read_bytes(path, shown)
    return _Begun(shown, kind, path.stem, [*misplaced, *unreadable], data)


def _read(begun: Sequence[_Begun]) -> list[RecordFile]:
    readings = [read_yaml(each.data) if isinstance(each.data, bytes) else each.data for each in begun]
    shaped = [
        shape_record(each.kind, reading) if each.kind and reading is not None and reading.readable else _SHAPELESS
        for each, reading in zip(begun, readings, strict=True)
    ]
    return list(map(_file_of, begun, readings, shaped))


def _file_of(begun: _Begun, reading: Reading | None, shaped: Shaped) -> RecordFile:
    shown, kind, name, misplaced, _ = begun
    file = RecordFile(shown, kind, name, reading, shaped.record, tuple(misplaced))
    if reading is None or not (misplaced or reading.problems or shaped.faults):
        return file
    told = {problem.pointer for problem in reading.problems} - {()}
    faults = [problem_of_fault(file, fault) for fault in shaped.faults if fault.pointer not in told]
    problems = [*misplaced, *_yaml_problems(file), *faults]
    return RecordFile(shown, kind, name, reading, shaped.record, tuple(problems))


@lru_cache(maxsize=4096)
def _type_of_folder(folder: str) -> RecordType | None:
    """The type of the records in a folder, by the last of its parts that names one."""
    parts = [part for part in Path(folder).parts if part in TYPE_OF_FOLDER]
    return TYPE_OF_FOLDER[parts[-1]] if parts else None


def _classify(path: Path, shown: str) -> tuple[RecordType | None, list[Problem]]:
    """The type that a file's folder gives its record, and what is wrong with its place or name."""
    folders = [part for part in path.parts[:-1] if part in TYPE_OF_FOLDER]
    kind = TYPE_OF_FOLDER[folders[-1]] if folders else None
    if path.suffix != ".yaml" and path.is_dir() and not path.is_symlink():
        return None, []  # a folder is listed only where it cannot be read, which is reported by itself
    if path.suffix != ".yaml":
        is_record = path.suffix.lower() in {".yml", ".yaml"}
        hint = f"rename it to {path.stem}.yaml" if is_record else "keep only .yaml records here"
        return kind if is_record else None, [
            file_problem(shown, "file-not-yaml", "this file does not end in .yaml", hint)
        ]
    if kind is None:
        meant = closest(path.parent.name, TYPE_OF_FOLDER)
        hint = f"did you mean the folder {meant}/?" if meant else f"use one of: {', '.join(TYPE_OF_FOLDER)}"
        return None, [file_problem(shown, "file-misplaced", "this file is in no folder of a record type", hint)]
    if not is_slug(path.stem):
        hint = f"use lower-case ASCII letters and digits joined by single hyphens: {slugify(path.stem)}"
        return kind, [file_problem(shown, "file-name-malformed", "the file's name is not an id", hint)]
    return kind, []


def _yaml_problems(file: RecordFile) -> Iterator[Problem]:
    for found in file.reading.problems if file.reading else ():
        yield Problem(
            file.path, found.span, found.code, Severity.ERROR, found.message, found.hint, found.pointer, file.key,
            found.fix, tuple(Related(file.path, span, message) for span, message in found.related),
        )  # fmt: skip


def problem_of_fault(file: RecordFile, fault: Fault, severity: Severity = Severity.ERROR) -> Problem:
    """Give a fault its path, line and column."""
    span = file.span(fault.pointer, key=fault.key)
    fix = None
    if fault.replacement is not None:
        fix = exchange(span, fault.replacement, safe=fault.safe)
    elif fault.delete and file.reading is not None:
        fix = removal(file.reading, fault.pointer, safe=fault.safe)
    return Problem(file.path, span, fault.code, severity, fault.message, fault.hint, fault.pointer, file.key, fix)


def load_corpus(roots: Sequence[Path], progress: Progress | None = None) -> Corpus:
    """Read every record below some directories (or single files), in the order of their paths.

    A file that lies below two roots is read once, and named as the first of them names it. Raises `NoSuchPathError`
    for a root that does not exist.
    """
    return load_files([path for root in roots for path in list_files(root)], progress)


def load_files(paths: Iterable[Path], progress: Progress | None = None) -> Corpus:
    """Read some files as the records of one dataset; a link among them is reported, not followed."""
    distinct = sorted(by_place(paths).values(), key=lambda each: each.as_posix())
    files: list[RecordFile] = []
    waivers: list[WaiverList] = []
    for done, path in enumerate(distinct, start=1):
        if holds_waivers(path.as_posix()):
            waivers.append(load_waivers(path))
        else:
            files.append(read_record_file(path, path.as_posix()))
        if progress:
            progress(done, len(distinct))
    return Corpus(tuple(files), dataset_of(files), tuple(waivers), load_releases(distinct))


def load_waivers(path: Path) -> WaiverList:
    """Read a file of waivers; what is wrong with it is part of the result."""
    shown = path.as_posix()
    data, problems = read_bytes(path, shown)
    return WaiverList(shown, None, (), tuple(problems)) if data is None else waiver_list_of(path, data)


def waiver_list_of(path: Path, data: bytes) -> WaiverList:
    """What some bytes are as the file of waivers at a path."""
    shown, reading = path.as_posix(), read_yaml(data)
    file = RecordFile(shown, None, path.stem, reading, None, ())
    problems = list(_yaml_problems(file))
    content, faults = shape_value(WaiverFile, reading) if reading.readable else (None, ())
    problems += [problem_of_fault(file, fault) for fault in faults]
    placed = placed_waivers(content, shown, reading) if content else ()
    return WaiverList(shown, reading.text, tuple(placed), tuple(problems))


def dataset_of(files: Sequence[RecordFile]) -> Dataset:
    """The records of some files. One with another id than its name is broken: it must not stand in for another."""
    records = [file.record for file in files if file.record and file.record.id == file.id]
    live = [record for record in records if isinstance(record, Record)]
    retired = [record for record in records if isinstance(record, Retired)]
    broken: list[Key] = [
        (file.kind, file.id) for file in files if file.kind and (file.record is None or file.record.id != file.id)
    ]
    return Dataset(live, retired, broken)


__all__ = [
    "Corpus",
    "RecordFile",
    "by_place",
    "find_records_root",
    "format_pointer",
    "list_files",
    "load_corpus",
    "load_files",
    "problem_of_fault",
]
