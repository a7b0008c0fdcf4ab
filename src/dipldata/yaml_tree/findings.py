"""The problems of one file while it is read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dipldata.problems import Edit, Fix
from dipldata.yaml_tree.characters import BIDI, CONTROL, INVISIBLE, ODD_SPACE, SEPARATOR
from dipldata.yaml_tree.places import Places
from dipldata.yaml_tree.reading import Limits, YamlProblem

if TYPE_CHECKING:
    from dipldata.problems import Pointer, Span

TOO_MANY: Final = "yaml-too-many-problems"
_HARMLESS: Final = frozenset({"yaml-not-nfc", "yaml-carriage-return", "yaml-byte-order-mark"})
"""Problems from which no parser error can follow."""


class Findings:
    """Collects problems by offset into the text; `fatal` once one of them makes the values meaningless."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.places = Places(text)
        self.fatal = False
        self.lines: set[int] = set()
        """Lines with a problem from which a parser error may follow, which then is not reported as well."""
        self.blind: list[tuple[int, int]] = []
        """Stretches of text that the parser misunderstood: what seems wrong there is left out from now on."""
        self._counts: Counter[str] = Counter()
        self._first_left_out: tuple[int, int] | None = None
        self._problems: list[YamlProblem] = []

    def add(  # noqa: PLR0913 - the fields of a problem
        self,
        code: str,
        place: tuple[int, int],
        message: str,
        hint: str,
        *,
        fix: Fix | None = None,
        related: tuple[tuple[Span, str], ...] = (),
        pointer: Pointer = (),
        fatal: bool = False,
    ) -> None:
        """Record a problem at `text[place[0]:place[1]]`, unless the limit of its code is reached."""
        if any(start <= place[0] < end for start, end in self.blind):
            return
        self.fatal = self.fatal or fatal
        self._counts[code] += 1
        if self.is_full(code):
            self._first_left_out = min(place, self._first_left_out or place)
            return
        span = self.places.span(*place)
        if code not in _HARMLESS:
            self.lines.add(span.line)
        self._problems.append(YamlProblem(code, span, message, hint, fix, related, pointer))

    def is_full(self, code: str) -> bool:
        """Whether a code has more problems than are listed, so that there is no need to look for others."""
        return self._counts[code] > self.limits.max_listed

    def sorted(self) -> tuple[YamlProblem, ...]:
        """Return the problems in order of place, with one more for those that were left out."""
        problems = self._problems
        if self._first_left_out is not None:
            problems = [*problems, self._left_out(self.places.span(*self._first_left_out))]
        return tuple(sorted(problems, key=lambda it: (it.span.start, it.code, it.span.end, it.message)))

    def _left_out(self, span: Span) -> YamlProblem:
        codes = ", ".join(sorted(filter(self.is_full, self._counts)))
        message = f"only the first {self.limits.max_listed} problems of each code are listed; there are more of {codes}"
        return YamlProblem(TOO_MANY, span, message, "solve the problems that are listed, then check the file again")


def replacement(description: str, place: tuple[int, int], text: str, *, safe: bool) -> Fix:
    """Return the fix that writes `text` in a place."""
    return Fix(description, (Edit(*place, text),), safe=safe)


def mending(code: str, place: tuple[int, int]) -> Fix | None:
    """Return the fix for unwanted characters or escapes, safe where they carry no meaning; None where one is lost."""
    if code == ODD_SPACE:
        return replacement("write an ordinary space", place, " ", safe=True)
    if code == SEPARATOR:
        return replacement("write a space", place, " ", safe=False)
    return replacement("delete it", place, "", safe=code != CONTROL) if code in {BIDI, INVISIBLE, CONTROL} else None


def excerpt(text: str, limit: int = 40) -> str:
    """Shorten a text for a message and show it in backticks, with what cannot be printed written as escapes."""
    shown = text if len(text) <= limit else text[: limit - 1] + "…"
    return "`" + "".join(char if char.isprintable() else f"\\u{ord(char):04X}" for char in shown) + "`"
