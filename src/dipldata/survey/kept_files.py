"""What a survey keeps of each file for the next one, as a line of text.

A line holds nothing but plain values, so that nothing in it can run; see `docs/performance.md`.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from dipldata.listing import signature_text
from dipldata.survey.facts import Facts
from dipldata.survey.problem_codec import plain_problem, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dipldata.listing import Signature
    from dipldata.problems import Problem

_FIELD: Final = "\t"
_PART: Final = "\x1e"
_LINE: Final = "\n"
_MARKS: Final = frozenset((_FIELD, _PART, _LINE))


class Kept(NamedTuple):
    """A line taken apart as far as every file needs it: `rest` is what stands behind the signature."""

    line: str
    path: str
    signature: str
    rest: str

    @property
    def digest(self) -> str:
        """The digest of the text."""
        return self.rest.partition(_FIELD)[0]

    @property
    def runs(self) -> int:
        """How often a rule was asked about the file."""
        return int(self._parts()[2])

    def _parts(self) -> list[str]:
        """Digest, what was seen, runs, problems and facts."""
        return self.rest.split(_FIELD)

    def problems_again(self) -> list[Problem]:
        """The problems of the file."""
        problems = self._parts()[3]
        return [problem_of(each) for each in json.loads(problems)] if problems else []

    def has_seen(self, changed: frozenset[str]) -> bool:
        """Whether anything that has changed was looked at."""
        return not changed.isdisjoint(self.rest.split(_FIELD, 2)[1].split(_PART))

    def signed(self, signature: Signature) -> Kept:
        """The same content with another signature."""
        return kept_of(_FIELD.join((self.path, signature_text(signature), self.rest)))

    @staticmethod
    def all_facts(kept: Iterable[Kept]) -> list[Facts]:
        """The facts of some files."""
        every = list(kept)
        found = json.loads(f"[{','.join(each.rest.rpartition(_FIELD)[2] for each in every)}]")
        return [Facts(each.path, *parts) for each, parts in zip(every, found, strict=True)]


def digest_of(text: str) -> str:
    """The digest of the text of a file."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


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
    found = [plain_problem(problem) for problem in problems]
    rest = json.dumps((facts.kind, facts.id, facts.state, facts.has_record, facts.entries))
    parts = (facts.path, signature_text(signature), digest_of(text), _PART.join(seen), str(runs))
    fine = all(_MARKS.isdisjoint(part) for part in (facts.path, *seen))
    return _FIELD.join((*parts, json.dumps(found) if found else "", rest)) if fine else None


def kept_of(line: str) -> Kept:
    """Take a line apart; raises `ValueError` where it is none."""
    path, signature, rest = line.split(_FIELD, 2)
    return Kept(line, path, signature, rest)
