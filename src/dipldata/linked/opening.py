"""`load`: the packaged data, a directory of records, or a release, as one dataset."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dipldata.bundled import is_release, packaged_release, repository_records
from dipldata.errors import NoDataError, NoSuchPathError
from dipldata.linked.dataset import Dataset
from dipldata.linked.stores import About, MemoryStore, reopen
from dipldata.version import SCHEMA_VERSION, VERSION

if TYPE_CHECKING:
    from dipldata.dataset import Dataset as Records
    from dipldata.loading import Corpus

_SHOWN: Final = 5


def load(source: str | os.PathLike[str] | None = None) -> Dataset:
    """Load a dataset.

    Without a source, these are the data inside the package, or in an editable install the records of its repository.
    A source is a directory of YAML records (or one that holds `records/`), the directory of a release, or a zip file
    of one. The same records give an equal dataset in each form; drafts belong to none. Records in YAML must be
    readable, but are not checked against the rules: `dipldata validate` does that.

    Raises `NoSuchPathError`, `NoDataError` where there are no data or they are damaged, and `SchemaVersionError` for
    data of another major version of the record model.

    >>> ds = load()
    >>> ds.parties.ids
    ('cn', 'us')
    """
    if source is not None:
        return _open(Path(source))
    packaged = packaged_release()
    if packaged is not None:
        return _open(packaged)
    records = repository_records()
    if records is None:
        raise NoDataError(Path(__file__).parent.parent, "this installation carries no data; name a source")
    return _open(records)


def about_packaged() -> About:
    """What the data of the package say of themselves; records that are not packaged have the version of the library."""
    packaged = packaged_release()
    return _about_records() if packaged is None else reopen(packaged).about


def _about_records() -> About:
    from dipldata.exports.citation import credit  # noqa: PLC0415 - YAML is slow to import

    return About(VERSION, SCHEMA_VERSION, credit().licence, credit().citation(VERSION))


def _open(path: Path) -> Dataset:
    if not os.path.lexists(path):
        raise NoSuchPathError(path)
    if is_release(path):
        return Dataset(reopen(path))
    from dipldata.ids import TYPE_OF_FOLDER  # noqa: PLC0415 - not needed for a release

    for directory in (path, path / "records"):
        if any((directory / folder).is_dir() for folder in TYPE_OF_FOLDER):
            return _load_records(directory)
    reason = "it holds neither records (folders such as meetings/ and sources/) nor a release (manifest.json)"
    raise NoDataError(path, reason)


def _load_records(directory: Path) -> Dataset:
    """The live records and retired ids below a directory."""
    from dipldata.loading import load_corpus  # noqa: PLC0415 - models and YAML are slow to import
    from dipldata.tables import released  # noqa: PLC0415 - the same

    corpus = load_corpus([directory])
    _require_readable(corpus, directory)
    return linked_dataset(released(corpus.dataset))


def linked_dataset(records: Records) -> Dataset:
    """Records that have been read as a dataset with links, all of them: drafts, too."""
    from dipldata.models.plain import plain_record  # noqa: PLC0415 - models are slow to import

    plain = [*map(plain_record, records)]
    return Dataset(MemoryStore(_about_records(), plain, map(plain_record, records.retired.values())))


def _require_readable(corpus: Corpus, directory: Path) -> None:
    """Raise `NoDataError` where a file holds no record that can be read: nothing is left out without a word."""
    # A file with another id than its name is no record, either: it could stand in for another.
    lost = [file for file in corpus.files if file.record is None or file.record.id != file.id]
    if lost:
        problems = [f"{file.path}: {file.problems[0].message}" for file in lost if file.problems]
        more = f"; and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        reasons = "; ".join(problems[:_SHOWN]) or lost[0].path
        raise NoDataError(directory, f"{reasons}{more}; `dipldata validate` says what to write instead")
