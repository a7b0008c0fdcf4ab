"""Texts have no spaces at either end, no double spaces, and no line breaks where one line is meant.

What: a text begins or ends with a space or an empty line, has two or more spaces in a row, or has a line break in a
field that holds one line (names, titles, claims and the like; notes, summaries and words of a source may have several
lines).

Why: two names that differ in a space look the same and count as two. In words of a source, too, spaces carry no
meaning: two after a full stop are written as one.

Bad:

```yaml
title: "Consultations  on lighthouses "
```

Good:

```yaml
title: Consultations on lighthouses
```

Fix: delete the spaces. A text after `|` or `>` ends with a line break: write `|-` or `>-`, or put it on one line.

Since: 0.1.0
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from dipldata.ids import RECORD_TYPES
from dipldata.models.contents import contents_of, is_line, is_text
from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Replacement, Rule
from dipldata.rules._values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired
    from dipldata.problems import Pointer

_DOUBLE_SPACE: Final = re.compile(r"[^\S\n]{2,}")
_PRINTABLE: Final = bytes(range(0x20, 0x7F))
"""ASCII without control characters, line breaks and tabs."""
_WHITE: Final = re.compile(r"\s+")
_PLAIN: Final = re.compile(r"[^\W\d_]+( [^\W_]+)+")
"""Words that mean the same with and without quotes: no punctuation, and never one word such as `yes`."""


def check(record: Record | Retired, _: Dataset) -> Iterator[Finding]:
    """Find texts with superfluous white space."""
    if _are_tidy(contents_of(record).texts):
        return
    lines = {pointer for pointer, _ in values(record, is_line)}
    for pointer, text in values(record, is_text):
        fault = _fault(text, one_line=pointer in lines)
        if fault is not None:
            yield _finding(pointer, text, *fault)


def _are_tidy(texts: list[str]) -> bool:
    """Whether every text is words with one space between them, quickly told for all of them together."""
    joined = " ".join(("", *texts, ""))
    odd = bool(joined.encode().translate(None, _PRINTABLE)) if joined.isascii() else not joined.isprintable()
    return not odd and "  " not in joined


def _fault(text: str, *, one_line: bool) -> tuple[str, str] | None:
    """Say what is wrong with a text and what to do about it; None where nothing is."""
    if text != text.strip():
        end = "begins" if text != text.lstrip() else "ends"
        if text.rstrip(" ").endswith("\n"):
            return "the text ends with a line break", "write |- in place of |, or >- in place of >"
        return f"the text {end} with a space", "delete the space"
    if one_line and "\n" in text:
        return "the text has a line break, and this field holds one line", "put it on one line"
    if _DOUBLE_SPACE.search(text):
        return "the text has several spaces in a row", "write one space"
    return None


def _finding(pointer: Pointer, text: str, message: str, hint: str) -> Finding:
    mended = _WHITE.sub(" ", text).strip()
    several_lines = "\n" in text.strip()
    return Finding(pointer, message, hint, replacement=None if several_lines else _replacement(mended))


def _replacement(mended: str) -> Replacement | None:
    if not mended:
        return None
    source = mended if _PLAIN.fullmatch(mended) else json.dumps(mended, ensure_ascii=False)
    return Replacement(source, safe=True)


RULE = Rule(
    code="text-untrimmed",
    severity=Severity.ERROR,
    types=(*RECORD_TYPES, "retired"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
