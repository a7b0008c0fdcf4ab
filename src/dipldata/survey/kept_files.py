"""What a survey keeps of each file for the next one, as a line of text.

A line holds nothing but plain values, so that nothing in it can run; see `docs/performance.md`.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dipldata.listing import signature_text
from dipldata.survey.problem_codec import plain_problem, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dipldata.listing import Signature
    from dipldata.problems import Problem
    from dipldata.survey.facts import Entry, Facts

_FIELD: Final = "\t"
_PART: Final = "\x1e"
_LINE: Final = "\n"
_FEW: Final = 20
"""So many changes are looked for one by one."""


class Kept(NamedTuple):
    """A line, and its fields, of which most are taken further apart only when they are asked for.

    `seen` is what was looked at, `runs` how often a rule was asked about the file; `marks` and `items` are what its
    record contributes to the indexes, see `Facts.entries`. Of the facts it has the same attributes as `Facts`.
    """

    line: str
    path: str
    signature: str
    digest: str
    seen: str
    runs: str
    problems: str
    kind: str
    id: str
    state: str
    record: str
    marks: str
    items: str

    @property
    def has_record(self) -> bool:
        """Whether the text of the file is a record at all."""
        return bool(self.record)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the record contributes to the indexes."""
        marks = (_unescaped(mark).partition(":") for mark in self.packed_marks())
        return tuple((index, key, tuple(item)) for (index, _, key), item in zip(marks, self.split_items(), strict=True))

    def packed_marks(self) -> list[str]:
        """Index and key of each contribution, as `packed_mark` writes them."""
        return self.marks.split(_PART) if self.marks else []

    def split_items(self) -> list[Any]:
        """The items of the contributions."""
        found: list[Any] = json.loads(self.items)
        return found

    def problems_again(self) -> list[Problem]:
        """The problems of the file."""
        return [problem_of(each) for each in json.loads(self.problems)] if self.problems else []

    def signed(self, signature: Signature) -> Kept:
        """The same content with another signature."""
        return kept_of(_FIELD.join((self.path, signature_text(signature), *self[3:])))


def that_have_seen(kept: Iterable[Kept], changed: frozenset[str]) -> list[str]:
    """The paths of the files for whose verdict something was looked at that has changed."""
    marks = {packed_mark(mark) for mark in changed}
    if len(marks) > _FEW:
        return [each.path for each in kept if not marks.isdisjoint(each.seen.split(_PART))]
    wanted = [f"{_PART}{mark}{_PART}" for mark in marks]
    return [each.path for each in kept if any(mark in each.seen for mark in wanted)]


def _joined(parts: Sequence[str]) -> str | None:
    """Some texts in one, in ASCII, for text that holds nothing else is read and written in a fraction of the time.

    None where one of them holds what sets them apart.
    """
    found = _PART.join(parts)
    if found.count(_PART) != max(len(parts) - 1, 0) or _FIELD in found or _LINE in found:
        return None
    return found if found.isascii() and "\\" not in found else _PART.join(map(packed_mark, parts))


def packed_mark(text: str) -> str:
    """A text in ASCII; no two texts become the same."""
    return text if text.isascii() and "\\" not in text else json.dumps(text)[1:-1]


def _unescaped(text: str) -> str:
    return text if "\\" not in text else str(json.loads(f'"{text}"'))


def digest_of(text: str) -> str:
    """The digest of the text of a file."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def packed_marks(facts: Facts) -> list[str]:
    """Index and key of each contribution of a record, as they are kept."""
    return [packed_mark(f"{index}:{key}") for index, key, _ in facts.entries]


def line_of(  # noqa: PLR0913, PLR0917 - the parts of a line
    facts: Facts,
    signature: Signature | None,
    text: str | None,
    seen: Sequence[str],
    runs: int,
    problems: Iterable[Problem],
) -> str | None:
    """The line of a file, None where it cannot be kept."""
    if text is None or signature is None:
        return None
    looks, marks = _joined(("", *seen, "")), _joined([f"{index}:{key}" for index, key, _ in facts.entries])
    if looks is None or marks is None or _FIELD in facts.path or _LINE in facts.path:
        return None
    found = [plain_problem(problem) for problem in problems]
    return _FIELD.join((
        facts.path,
        signature_text(signature),
        digest_of(text),
        looks,
        str(runs),
        json.dumps(found) if found else "",
        facts.kind,
        facts.id,
        facts.state,
        "record" if facts.has_record else "",
        marks,
        json.dumps([item for _, _, item in facts.entries]),
    ))  # fmt: skip


def kept_of(line: str) -> Kept:
    """Take a line apart; raises `ValueError` where it is none."""
    parts = line.split(_FIELD)
    if len(parts) != len(Kept._fields) - 1:
        message = "not a line of what is kept"
        raise ValueError(message)
    return Kept(line, *parts)
