"""A records directory on disk as a snapshot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dipldata.changes.snapshot import Snapshot, Unreadable, plain_records
from dipldata.ids import TYPE_OF_FOLDER
from dipldata.loading import RecordFile, list_files, load_corpus
from dipldata.versions.layouts import SCHEMA_FILES, read_layout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dipldata.loading import Progress

SCHEMA_FOLDER = "schema"
"""The folder beside the records that holds the schemas."""


def holds_records(path: Path) -> bool:
    """Whether a directory is a records directory: it holds a folder of a record type."""
    return path.is_dir() and any(child.name in TYPE_OF_FOLDER and child.is_dir() for child in path.iterdir())


def read_directory(root: Path, name: str, progress: Progress | None = None) -> Snapshot:
    """Read the records of a directory. What cannot be read is part of the result."""
    corpus = load_corpus(list_files(root), progress)
    files = [file for file in corpus.files if file.path.lower().endswith((".yaml", ".yml"))]
    unreadable = tuple(unreadable_file(file) for file in files if file.record is None)
    folder = root.parent / SCHEMA_FOLDER
    schemas = {each: (folder / each).read_bytes() for each in SCHEMA_FILES if (folder / each).is_file()}
    layout, remarks = read_layout(schemas)
    return Snapshot(
        name, plain_records(corpus.dataset), corpus.dataset, unreadable, layout=layout,
        remarks=(*remarks, *repeated(files)),
    )  # fmt: skip


def unreadable_file(file: RecordFile) -> Unreadable:
    """What is said of a file that holds no readable record: the first problem that it has."""
    problem = min(file.problems, key=lambda problem: problem.sort_key, default=None)
    place = f"line {problem.span.line}: " if problem and problem.span.end else ""
    reason = f"{place}{problem.message} ({problem.code})" if problem else "it holds no record"
    return Unreadable(file.path, reason, (file.kind, file.id) if file.kind else None)


def repeated(files: Iterable[RecordFile]) -> tuple[str, ...]:
    """A sentence for each id that several files hold: only the last of them is compared."""
    counts = Counter((file.kind, file.record.id) for file in files if file.record is not None)
    return tuple(f"{n} files hold the {kind} {one}; the last is compared" for (kind, one), n in counts.items() if n > 1)
