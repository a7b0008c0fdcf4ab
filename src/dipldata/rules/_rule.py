"""The type of a rule and of what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from dipldata.dataset import Dataset
from dipldata.ids import RecordType
from dipldata.problems import Pointer, ProblemKind, Severity, Stage

Subject = RecordType | Literal["retired"]
Check = Callable[[Any, Dataset], Iterator["Finding"]]
DatedCheck = Callable[[Any, Dataset, dt.date], Iterator["Finding"]]


class Elsewhere(NamedTuple):
    """A place in another record (or another place in the same) that takes part in a finding."""

    kind: RecordType
    id: str
    pointer: Pointer
    message: str


class Replacement(NamedTuple):
    """A remedy: other YAML source for the value at the finding's pointer; None deletes it with its key."""

    text: str | None
    safe: bool = False


class Finding(NamedTuple):
    """What a rule found in the record it was called with.

    `pointer` is the place in that record; with `key` its key is meant, not its value. The engine adds the place.
    """

    pointer: Pointer
    message: str
    hint: str
    key: bool = False
    related: tuple[Elsewhere, ...] = ()
    replacement: Replacement | None = None


class Rule(NamedTuple):
    """One thing that makes a record wrong.

    `check` is called once for each record of the `types`, with the whole dataset for look-ups. It looks at
    other records only by id and by the dataset's links, so that the cost of a rule grows with the number of records.
    References that do not resolve are skipped: the references stage reports them. `page` is the module's docstring.
    Where `fields` are named, the rule has nothing to say of a record in which none of them is written. With `alone` it
    looks at nothing but the record, so that it can be asked as soon as that has been read, which is quicker.
    """

    code: str
    severity: Severity
    types: tuple[Subject, ...]
    check: Check
    page: str
    fields: tuple[str, ...] = ()
    alone: bool = False

    @property
    def kind(self) -> ProblemKind:
        """The rule's entry in the catalogue of problem codes."""
        return ProblemKind(self.code, self.severity, Stage.RULES, self.page)


class DatedRule(NamedTuple):
    """A rule that compares with a day given by `--today`, and stays silent without one. It never reads the clock."""

    code: str
    severity: Severity
    types: tuple[Subject, ...]
    check: DatedCheck
    page: str

    @property
    def kind(self) -> ProblemKind:
        """The rule's entry in the catalogue of problem codes."""
        return ProblemKind(self.code, self.severity, Stage.RULES, self.page)
