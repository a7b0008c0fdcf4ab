"""What is wrong with the data, as values.

A fault in a record is never an exception: it is a `Problem`, collected with all the others, sorted and reported
at once.
Exceptions (`dipldata.errors`) mean that an operation could not run at all.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""Place inside a record: keys and list indexes from the top, `()` for the whole record."""


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Stage(StrEnum):
    """The stage of validation that owns a problem code, in the order in which they run."""

    FILE = "file"
    YAML = "yaml"
    SHAPE = "shape"
    SCHEMA = "schema"
    REFERENCES = "references"
    RULES = "rules"
    STYLE = "style"
    WAIVERS = "waivers"


class Span(NamedTuple):
    """A stretch of a text file.

    Lines and columns are counted from 1 in code points; the end column is the one after the last character. `start` and
    `end` are offsets from 0 in code points of the decoded text (half open, as in a Python slice).
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    start: int = 0
    end: int = 0


class Related(NamedTuple):
    """Another place that takes part in a problem, such as the first of two duplicates."""

    path: str
    span: Span
    message: str


class Edit(NamedTuple):
    """Replace the text between two offsets (0-based, in code points of the decoded file) by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """A mechanical remedy: text edits to the file of the problem.

    `safe` means that no fact can change, so `--fix` may apply it unasked.
    """

    description: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Problem(NamedTuple):
    """One thing that is wrong with the data: where, which rule, why, and what to write instead.

    `path` uses forward slashes. `pointer` is the place inside the record (RFC 6901 when printed). `record` is
    `type/id` where the file is known to hold one.
    """

    path: str
    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    pointer: Pointer = ()
    record: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by path, line, column, code, message."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)


class Report(NamedTuple):
    """What validation found: the problems in the order of their places, and how much was looked at.

    `runs` is how often a rule was asked about a record, `silent` how many rules did not speak for want of a day.
    """

    problems: tuple[Problem, ...]
    files: int
    rules: int
    runs: int = 0
    silent: int = 0

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return len(self.problems) - self.errors


class ProblemKind(NamedTuple):
    """A problem code and what is known of it before any record is read.

    `page` is the code's documentation in Markdown: a one-line summary, then the sections *What*, *Why*, *Bad*, *Good*,
    *Fix* and *Since*. `dipldata explain CODE` prints it and `docs/rules/` is generated from it.
    """

    code: str
    severity: Severity
    stage: Stage
    page: str

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().split("\n", 1)[0]


def format_pointer(pointer: Pointer) -> str:
    """Write a pointer as a JSON Pointer (RFC 6901), `""` for the whole record."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)
