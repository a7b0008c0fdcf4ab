"""Files for reading that come with the package, and those of a release: a directory, or a zip file of one.

Of a release only `manifest.json` and the JSON Lines files are read, each when it is asked for. The package carries
just these, below `dipldata/_release`; an editable install has none, and reads the `records/` of its repository. It
carries the published schemas, too, below `dipldata/_schema`; an editable install reads those of its repository.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dipldata.errors import NoDataError, NoSuchPathError
from dipldata.version import SCHEMA_VERSION

if TYPE_CHECKING:
    from zipfile import ZipFile

    from dipldata.ids import RecordType

MANIFEST: Final = "manifest.json"
PACKAGE: Final = Path(__file__).parent
PACKAGED: Final = PACKAGE / "_release"
"""Where the package carries its release."""

SCHEMA_FOLDERS: Final = (PACKAGE / "_schema", PACKAGE.parent.parent / "schema")
"""Where the published schemas lie: inside the package, or in the repository of an editable install."""

Read = Callable[[str], bytes]
"""Gives the bytes of a file of the release by its path; raises `NoDataError` where there is none."""


def packaged_release() -> Path | None:
    """The directory of the release inside the package, or None in an editable install."""
    return PACKAGED if (PACKAGED / MANIFEST).is_file() else None


def repository_records() -> Path | None:
    """The `records` directory of the repository that an editable install is made from, or None."""
    records = PACKAGE.parent.parent / "records"
    return records if (records / "meetings").is_dir() else None


def published_schema(kind: RecordType) -> dict[str, Any] | None:
    """The published JSON Schema of a record type, or None where there is none of this version of the record model."""
    for folder in SCHEMA_FOLDERS:
        try:
            schema: dict[str, Any] = json.loads((folder / f"{kind}.schema.json").read_bytes())
        except (OSError, ValueError):
            continue
        if schema.get("$id") == f"urn:dipldata:schema:{SCHEMA_VERSION}:{kind}":
            return schema
    return None


def is_release(path: Path) -> bool:
    """Whether a path is the directory of a release, or a file, which can only be a zip file of one."""
    return path.is_file() or (path / MANIFEST).is_file()


def open_release(path: Path) -> Read:
    """A reader of the files of a release: its directory, or a zip file that holds its files or its directory.

    Raises `NoSuchPathError`, and `NoDataError` where the file is no zip file or holds no release.
    """
    if path.is_dir():
        return lambda name: _read_file(path, name)
    if not path.exists():
        raise NoSuchPathError(path)
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - costs as much as reading a release, and is rarely needed

    try:
        archive = ZipFile(path)
    except (BadZipFile, OSError) as error:
        raise NoDataError(path, "it is neither a directory nor a zip file that can be read") from error
    manifests = sorted((name for name in archive.namelist() if _is_manifest(name)), key=len)
    if not manifests:
        raise NoDataError(path, f"the zip file holds no release: there is no {MANIFEST} in it")
    return lambda name: _read_member(archive, path, manifests[0].removesuffix(MANIFEST) + name)


def _is_manifest(name: str) -> bool:
    """Whether a name in a zip file is that of the manifest, at the top or in the one directory there."""
    return name.rpartition("/")[2] == MANIFEST and name.count("/") <= 1


def _read_file(path: Path, name: str) -> bytes:
    try:
        return (path / name).read_bytes()
    except OSError as error:
        raise NoDataError(path, f"{name} cannot be read: {error.strerror}") from error


def _read_member(archive: ZipFile, path: Path, name: str) -> bytes:
    from zipfile import BadZipFile  # noqa: PLC0415 - imported already

    try:
        return archive.read(name)
    except KeyError as error:
        raise NoDataError(path, f"there is no {name} in the zip file") from error
    except (BadZipFile, OSError) as error:
        raise NoDataError(path, f"{name} in the zip file is damaged") from error
