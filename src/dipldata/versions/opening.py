"""From what a person types to the snapshot that is meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dipldata.errors import NoSuchVersionError
from dipldata.versions.directories import holds_records, read_directory
from dipldata.versions.git import Repository
from dipldata.versions.releases import WHOLE, read_release
from dipldata.versions.revisions import read_revision

if TYPE_CHECKING:
    from dipldata.changes.snapshot import Snapshot
    from dipldata.loading import Progress

_RECORDS: Final = "records"
"""The records directory of a project, where no other is given."""


def open_version(name: str, records: Path | None = None, progress: Progress | None = None) -> Snapshot:
    """Read what a name stands for: a path, if there is one of that name, or else a git revision.

    A path is a records directory, a directory that holds `records`, the directory of a release or its
    `dipldata.json`. A revision is whatever git takes for one; its records lie where `records` lies in the working
    tree (`records/` where that is not given), and `revision:directory` names them elsewhere. Raises
    `NoSuchVersionError`; a name that is a path and a revision is refused, since either could be meant.
    """
    path = Path(name)
    if not _can_be_a_name(name):
        raise NoSuchVersionError(name, "neither a file nor a revision can have that name")
    repository = _repository_of(records)
    if not os.path.lexists(path):
        return read_revision(repository, name, _place_of(records), progress)
    if _may_be_a_revision(name) and repository.find(name) is not None:
        reason = f"it is both a path and a git revision; write ./{name} for the path or {name}~0 for the revision"
        raise NoSuchVersionError(name, reason)
    return _open_path(path, name, progress)


def _can_be_a_name(name: str) -> bool:
    """Whether a text can be given to the system as a name."""
    try:
        return bool(name) and b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _repository_of(records: Path | None) -> Repository:
    """The repository that holds the records, asked from the working directory where that lies in it."""
    here = Repository(Path())
    if records is None or not records.is_dir() or here.top() == (there := Repository(records)).top():
        return here
    return there


def _may_be_a_revision(name: str) -> bool:
    """Whether git could take the name of a path for a revision: a path that says so (`./main`) is nothing else."""
    return not name.startswith((".", "/")) and not name.endswith(("/", ".json")) and "\\" not in name


def _place_of(records: Path | None) -> str:
    """Where the records lie in a revision: where the given directory does in the working tree, below the top."""
    prefix = Repository(records).prefix() if records is not None and records.is_dir() else None
    return f"{_RECORDS}/" if prefix is None else prefix


def _open_path(path: Path, name: str, progress: Progress | None) -> Snapshot:
    if path.is_file() or (path / WHOLE).is_file():
        return read_release(path, name)
    if holds_records(path):
        return read_directory(path, name, progress)
    if holds_records(path / _RECORDS):
        return read_directory(path / _RECORDS, name, progress)
    reason = f"it holds neither records (folders such as meetings/ and sources/) nor a release ({WHOLE})"
    raise NoSuchVersionError(name, reason)
