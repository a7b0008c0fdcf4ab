"""Why an operation could not run. What is wrong with the data is a `Problem`, not one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class DipldataError(Exception):
    """Base of every error of the library."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell people, line by line."""
        return (str(self),)


class NoRecordsError(DipldataError):
    """There is no records directory at the place given."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"no records at {self.path}: expected a directory with folders such as meetings/ and sources/; "
            "name the records directory with --records DIR, or run this from the directory that holds records/"
        )


class NoSuchPathError(DipldataError):
    """A path that was named does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"no such file or directory: {self.path}"


class NoSuchRecordError(DipldataError):
    """A record that was asked for does not exist."""

    def __init__(self, key: str, suggestion: str | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.suggestion = suggestion

    def __str__(self) -> str:
        meant = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"there is no record {self.key}{meant}"


class UnreadableRecordError(DipldataError):
    """A record that was asked for has a file that holds no readable record."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def __str__(self) -> str:
        return f"the file of {self.key} holds no record that can be read: run `dipldata validate`"


class NoSuchTypeError(DipldataError):
    """A record type that was asked for does not exist."""

    def __init__(self, text: str, suggestion: str | None, known: tuple[str, ...]) -> None:
        super().__init__(text)
        self.text = text
        self.suggestion = suggestion
        self.known = known

    def __str__(self) -> str:
        meant = f"did you mean {self.suggestion}?" if self.suggestion else f"the types are {', '.join(self.known)}"
        return f"there is no record type {self.text}; {meant}"


class NoSuchCodeError(DipldataError):
    """A problem code that was asked for does not exist."""

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.suggestion = suggestion

    def __str__(self) -> str:
        meant = f"; did you mean {self.suggestion}?" if self.suggestion else ""
        return f"there is no problem code {self.code}{meant}"


class RecordsInvalidError(DipldataError):
    """The records have errors, so nothing was built from them."""

    def __init__(self, errors: int) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        noun = "error" if self.errors == 1 else "errors"
        return f"the records have {self.errors} {noun}: run `dipldata validate` and mend them first"


class NoSuchValueError(DipldataError):
    """Records were asked for by something that their type does not have, such as the status of a place."""

    def __init__(self, noun: str, name: str, value: str = "") -> None:
        super().__init__(noun, name, value)
        self.noun = noun
        self.name = name
        self.value = value

    def __str__(self) -> str:
        return f"a {self.noun} has no {self.name}{' ' if self.value else ''}{self.value}"


class ReleaseUnsoundError(DipldataError):
    """The tables of a release would break a promise that they make, so nothing was built."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)

    @property
    def lines(self) -> tuple[str, ...]:
        """The faults, each on a line of its own."""
        return ("the release would not be sound; mend the records (is a problem waived?):", *self.faults)

    def __str__(self) -> str:
        return "\n  ".join(self.lines)


class ReleaseRefusedError(DipldataError):
    """A release would break a promise to the people who use the data, so nothing was written."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(reasons)
        self.reasons = tuple(reasons)

    @property
    def lines(self) -> tuple[str, ...]:
        """The reasons, each on a line of its own."""
        return ("the release is refused:", *self.reasons)

    def __str__(self) -> str:
        return "\n  ".join(self.lines)


class ReleaseWriteError(DipldataError):
    """A release, a site or an export could not be written. What stood in its place before still stands there."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} could not be written: {self.reason}; nothing there was changed"


class ChangesMismatchError(DipldataError):
    """A document of changes does not fit the records that it is applied to."""

    def __init__(self, record: str, place: str = "") -> None:
        super().__init__(record, place)
        self.record = record
        self.place = place

    def __str__(self) -> str:
        where = f" at {self.place}" if self.place else ""
        return f"the changes are not about these records: {self.record} is not as they say{where}"


class NoSuchVersionError(DipldataError):
    """What was to be compared is neither a path nor a git revision with records."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        shown = self.name if self.name.isprintable() else ascii(self.name)
        return f"cannot compare {shown or 'an empty name'}: {self.reason}"


class RewriteError(DipldataError):
    """A file could not be written anew; it is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} was left as it is: {self.reason}"


class FileExistsAlreadyError(DipldataError):
    """A new file was not written, because something is in its place."""

    def __init__(self, path: Path, reason: str = "it exists already") -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path.as_posix()} was not written: {self.reason}"


class NoDataError(DipldataError):
    """A path that was to be loaded holds neither records nor a release, or one that is damaged."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"no data could be loaded from {self.path.as_posix()}: {self.reason}"


class SchemaVersionError(DipldataError):
    """Data follow another major version of the record model than this library reads."""

    def __init__(self, data: str, readable: str, *, newer: bool) -> None:
        super().__init__(data, readable)
        self.data = data
        self.readable = readable
        self.newer = newer

    def __str__(self) -> str:
        remedy = "upgrade the library: pip install --upgrade dipldata" if self.newer else "use an earlier library"
        return f"the data follow version {self.data} of the record model, this library reads {self.readable}; {remedy}"


class RetiredIdError(DipldataError, KeyError):
    """A record that was asked for is retired, and not one record stands in its place."""

    def __init__(self, key: str, replaced_by: Sequence[str] = (), reason: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.replaced_by = tuple(replaced_by)
        self.reason = reason

    def __str__(self) -> str:
        fate = f"it was split into {', '.join(self.replaced_by)}" if self.replaced_by else "it was withdrawn"
        return f"{self.key} is retired: {fate}" + (f" ({self.reason})" if self.reason else "")


class UnknownIdError(NoSuchRecordError, KeyError):
    """An id was looked up that no record of its type has."""

    __str__ = NoSuchRecordError.__str__


class MissingExtraError(DipldataError, ImportError):
    """A library is needed that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return f"this needs {self.package}: pip install 'dipldata[{self.extra}]'"


class RetiredIdWarning(UserWarning):
    """An id is retired, and the record that replaces it was given instead."""


class NoSuchTableError(DipldataError, KeyError):
    """A table was asked for that a release does not have."""

    def __init__(self, name: str, suggestion: str | None, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.suggestion = suggestion
        self.known = known

    def __str__(self) -> str:
        meant = f"did you mean {self.suggestion}?" if self.suggestion else f"the tables are {', '.join(self.known)}"
        return f"there is no table {self.name}; {meant}"


class QueryError(DipldataError, ValueError):
    """A query in SQL could not be run; the text is what the database says."""
