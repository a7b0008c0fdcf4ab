"""What is known of a parser error, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dipldata.yaml_tree.findings import replacement
from dipldata.yaml_tree.scalars import quoted

if TYPE_CHECKING:
    import re

    from yaml.error import MarkedYAMLError

    from dipldata.problems import Fix
    from dipldata.yaml_tree.findings import Findings


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake that was recognized; the fields are those of a problem."""

    code: str
    place: tuple[int, int]
    message: str
    hint: str
    fix: Fix | None = None


class Clue:
    """A parser error with the text around it. Offsets are into the text."""

    def __init__(self, error: MarkedYAMLError, quoted_scalars: list[tuple[int, int]], found: Findings) -> None:
        self.text = found.text
        self.context = str(error.context or "")
        self.problem = str(error.problem or "")
        mark = error.problem_mark or error.context_mark
        self.at: int = min(mark.index, len(self.text)) if mark else 0
        self.since: int = error.context_mark.index if error.context_mark else self.at
        self.quoted_scalars = quoted_scalars
        self._found = found

    def line_of(self, offset: int) -> int:
        """Return the number of the line at an offset."""
        return self._found.places.span(offset, offset).line

    def line_range(self, offset: int) -> tuple[int, int]:
        """Return start and end of the line at an offset, without the white space at its end."""
        start, end = self._found.places.line_range(offset)
        return start, start + len(self.text[start:end].rstrip())

    def line(self, offset: int) -> str:
        """Return the line at an offset."""
        start, end = self.line_range(offset)
        return self.text[start:end]

    def match(self, pattern: re.Pattern[str], offset: int) -> re.Match[str] | None:
        """Match a pattern at the start of the line at an offset; its places are offsets into the text."""
        return pattern.match(self.text, *self.line_range(offset))

    @cached_property
    def suspects(self) -> list[int]:
        """Offsets in the lines that may be to blame: where the construct began, where it failed, the line before."""
        start, _ = self.line_range(self.at)
        before = len(self.text[:start].rstrip()) - 1
        return [self.since, self.at, *([before] if before >= 0 else [])]

    def first_word(self) -> bool:
        """Whether nothing but spaces stands before the error on its line."""
        return not self.text[self.line_range(self.at)[0] : self.at].strip()

    def tail(self, start: int) -> tuple[int, int]:
        """Return the place from an offset to the end of its line, one character long at least."""
        return start, max(self.line_range(start)[1], min(start + 1, len(self.text)))

    def quote_tail(self, start: int) -> Fix | None:
        """Return the fix that quotes the rest of a line, None where a comment or a quote stands in it."""
        place = self.tail(start)
        text = self.text[slice(*place)]
        if " #" in text or '"' in text or "'" in text:
            return None
        return replacement("put the text in double quotes", place, quoted(text), safe=False)
