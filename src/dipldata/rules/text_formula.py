"""No text begins with a character that makes a spreadsheet run it.

What: a text begins with `=`, `+`, `-` or `@`, or with the full-width form of one of them, or with a tab. All texts
count: names, titles, notes, claims and quotes. Dates, ids, addresses and numbers do not.

Why: releases are also tables, which many people open in a spreadsheet. It would take such a text for a formula, show
an error in its place, or in the worst case do what the formula says.

Bad:

```yaml
title: "- Readout of the talks"
```

Good:

```yaml
title: Readout of the talks
```

Fix: begin with a word. Leave out a list dash; write "plus 5 percent" for "+5 percent"; put the person's name before
an `@account`; begin a quote one word earlier or later.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.ids import RECORD_TYPES
from dipldata.models.contents import contents_of, is_text
from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired

_STARTS: Final = frozenset("=+-@＝＋－＠\t\r")  # noqa: RUF001 - the full-width forms are meant
_HINTS: Final = {
    "-": "leave the dash out, or begin with a word",
    "+": "write it in words, such as: plus 5 percent",
    "@": "begin with a word, such as the name of the person who has the account",
}


def check(record: Record | Retired, _: Dataset) -> Iterator[Finding]:
    """Find texts that a spreadsheet would run."""
    if _STARTS.isdisjoint([text[0] for text in contents_of(record).texts]):
        return
    for pointer, text in values(record, is_text):
        if text[0] not in _STARTS:
            continue
        message = f"the text begins with {_shown(text[0])}: a spreadsheet would take it for a formula"
        hint = _HINTS.get(_narrow(text[0]), "begin with a word")
        yield Finding(pointer, message, hint)


def _shown(character: str) -> str:
    return {"\t": "a tab", "\r": "a carriage return"}.get(character, character)


def _narrow(character: str) -> str:
    """Return the ordinary form of a full-width character."""
    return character.translate(str.maketrans("＋－＠", "+-@"))  # noqa: RUF001 - the full-width forms are meant


RULE = Rule(
    code="text-formula",
    severity=Severity.ERROR,
    types=(*RECORD_TYPES, "retired"),
    check=check,
    alone=True,
    page=__doc__ or "",
)
