"""Why an operation could not run. What is wrong with the data is a `Problem`, not one of these."""

from __future__ import annotations

from pathlib import Path


class DipldataError(Exception):
    """Base of every error of the library."""


class NoRecordsError(DipldataError):
    """There is no records directory at the place given."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"no records at {self.path}: expected a directory with folders such as meetings/ and sources/"


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
