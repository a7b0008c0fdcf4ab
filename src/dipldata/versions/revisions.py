"""The records of a git revision as a snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from dipldata.changes.snapshot import Snapshot, plain_records
from dipldata.dataset import Dataset
from dipldata.errors import NoSuchVersionError
from dipldata.ids import TYPE_OF_FOLDER, RecordType
from dipldata.listing import holds_waivers
from dipldata.loading import RecordFile
from dipldata.models import Record, Retired
from dipldata.problems import Problem, Severity, Span
from dipldata.shape import shape_record
from dipldata.versions.directories import SCHEMA_FOLDER, repeated, unreadable_file
from dipldata.versions.layouts import SCHEMA_FILES, read_layout
from dipldata.yaml_tree import DEFAULT_LIMITS, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipldata.dataset import Key
    from dipldata.loading import Progress
    from dipldata.versions.git import Entry, Repository

_NOT_HERE: Final = (
    "there is no such file or directory, and git knows no such revision; a clone that is not complete may lack it"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the records of a revision are: their tree, the folder that shows before paths, the commit, the schemas."""

    tree: str
    shown: str
    commit: str | None
    schemas: str | None


def read_revision(repository: Repository, name: str, below: str, progress: Progress | None = None) -> Snapshot:
    """Read the records of a revision (`main`, `HEAD~1`) or of a directory in one (`HEAD~1:records`).

    `below` is where in a revision the records lie (`records/`). Raises `NoSuchVersionError` where there are none.
    """
    place = _find_place(repository, name, below)
    entries = [entry for entry in repository.files(place.tree) if _is_of_interest(entry.path)]
    blobs = repository.read(entry.object_id for entry in entries if entry.size <= DEFAULT_LIMITS.max_bytes)
    files: list[RecordFile] = []
    for done, entry in enumerate(entries, start=1):
        files.append(_read_file(entry, blobs.get(entry.object_id), place.shown))
        if progress:
            progress(done, len(entries))
    return _snapshot(name, files, place, _read_schemas(repository, place.schemas))


def _find_place(repository: Repository, name: str, below: str) -> _Place:
    commit = repository.find(name, "commit")
    if commit is not None:
        path = below.rstrip("/")
        tree = repository.find(f"{commit}:{path}")
        if tree is None or repository.kind(tree) != "tree":
            raise NoSuchVersionError(name, f"that revision has no directory {path or 'of records'}")
        return _Place(tree, below, commit, repository.find(f"{commit}:{_beside(path)}"))
    tree = repository.find(name)
    if tree is None:
        raise NoSuchVersionError(name, repository.complaint() or _NOT_HERE)
    if not any(repository.find(f"{tree}:{folder}") for folder in TYPE_OF_FOLDER):
        raise NoSuchVersionError(name, "it is not a directory with folders such as meetings/ and sources/")
    revision, _, path = name.partition(":")
    return _Place(tree, "", None, repository.find(f"{revision}:{_beside(path)}") if path else None)


def _beside(path: str) -> str:
    """The folder of the schemas beside a records directory."""
    return (PurePosixPath(path).parent / SCHEMA_FOLDER).as_posix()


def _is_of_interest(path: str) -> bool:
    """Whether a file below the records is looked at, as `dipldata.loading.list_files` has it."""
    place = PurePosixPath(path)
    hidden = any(folder.startswith(".") for folder in place.parts[:-1])
    return place.suffix.lower() in {".yaml", ".yml"} and not hidden and not holds_waivers(path)


def _read_file(entry: Entry, data: bytes | None, shown: str) -> RecordFile:
    """Read one file, as far as a comparison needs it: its record, or what is wrong with it."""
    place, path = PurePosixPath(entry.path), shown + entry.path
    folders = [part for part in place.parts[:-1] if part in TYPE_OF_FOLDER]
    kind = TYPE_OF_FOLDER[folders[-1]] if folders else None
    if kind is not None and data is not None and _refusal(entry) is None:
        return _parse(path, kind, data)
    misplaced = ("file-misplaced", "this file is in no folder of a record type") if kind is None else None
    code, message = misplaced or _refusal(entry) or ("file-unreadable", "git does not have its content here")
    problem = Problem(path, Span(), code, Severity.ERROR, message)
    return RecordFile(path, kind, place.stem, None, None, (problem,))


def _refusal(entry: Entry) -> tuple[str, str] | None:
    """Code and message of what keeps a file from being read at all."""
    if not entry.path.endswith(".yaml"):
        return "file-not-yaml", "this file does not end in .yaml"
    if not entry.is_regular:
        return "file-not-regular", "this is not a regular file"
    if entry.size > DEFAULT_LIMITS.max_bytes:
        return "yaml-too-large", f"the file has {entry.size} bytes, more than {DEFAULT_LIMITS.max_bytes}"
    return None


def _parse(path: str, kind: RecordType, data: bytes) -> RecordFile:
    reading = read_yaml(data)
    shaped = shape_record(kind, reading) if reading.readable else None
    problems = [Problem(path, found.span, found.code, Severity.ERROR, found.message) for found in reading.problems]
    for fault in shaped.faults if shaped else ():
        span = reading.span(fault.pointer, key=fault.key)
        problems.append(Problem(path, span, fault.code, Severity.ERROR, fault.message))
    record = shaped.record if shaped else None
    return RecordFile(path, kind, PurePosixPath(path).stem, reading, record, tuple(problems))


def _read_schemas(repository: Repository, tree: str | None) -> dict[str, bytes]:
    if tree is None or repository.kind(tree) != "tree":
        return {}
    entries = {entry.path: entry.object_id for entry in repository.files(tree) if entry.path in SCHEMA_FILES}
    blobs = repository.read(entries.values())
    return {path: blobs[object_id] for path, object_id in entries.items() if object_id in blobs}


def _snapshot(name: str, files: Sequence[RecordFile], place: _Place, schemas: dict[str, bytes]) -> Snapshot:
    live = [file.record for file in files if isinstance(file.record, Record)]
    retired = [file.record for file in files if isinstance(file.record, Retired)]
    broken: list[Key] = [(file.kind, file.id) for file in files if file.kind and file.record is None]
    dataset = Dataset(live, retired, broken)
    unreadable = tuple(unreadable_file(file) for file in files if file.record is None)
    layout, remarks = read_layout(schemas)
    return Snapshot(
        name, plain_records(dataset), dataset, unreadable, commit=place.commit, layout=layout,
        remarks=(*remarks, *repeated(files)),
    )  # fmt: skip
