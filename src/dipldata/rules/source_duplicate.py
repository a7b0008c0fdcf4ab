"""One text has one record, wherever it was found.

What: two sources have one publisher, one date, one language and nearly one title, and neither names the other in
`distinct_from`, `derived_from` or `translation_of`. Case, spaces and punctuation of the titles make no difference, and
a few letters neither; other numbers make other titles. The report stands in the record whose id comes later.

Why: the same agency report, read in two newspapers, is one source. Recorded twice it seems to confirm itself.

Bad:

```yaml
# news-agency-2021-05-07-talks has the title Two sides meet on harbours
id: news-agency-2021-05-07-harbours
publisher: news-agency
title: "Two sides meet on harbours, report"
published: 2021-05-07
```

Good:

```yaml
id: news-agency-2021-05-07-harbours
publisher: news-agency
title: "Two sides meet on harbours, report"
published: 2021-05-07
distinct_from:
  - news-agency-2021-05-07-talks
```

Fix: keep one record, with the reprint that was read in `via` and the others in `editions`, and retire the other. If
they are two texts, say so with `distinct_from` in one of them.

Since: 0.1.0
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import JOINT, Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source

_LEAST_ALIKE: Final = 0.85
"""Share of letters in common from which on two titles count as nearly one."""
_LEAST_PART: Final = 0.6
"""Share of a title from which on its beginning or end alone counts as nearly the same."""
_SHORTEST: Final = 8
"""Titles with fewer letters are only compared as a whole."""
_MOST_COMPARED: Final = 50
_LONGEST: Final = 200
_DIGITS: Final = re.compile("[0-9]+")


def check(source: Source, dataset: Dataset) -> Iterator[Finding]:
    """Report a source with an earlier id that is likely the same text."""
    for (other_id,) in _SAME_DAY.items(dataset, _day(source))[:_MOST_COMPARED]:
        if other_id >= source.id:
            return
        other = dataset.sources[other_id]
        if not _are_distinct(source, other) and nearly_one_title(source.title, other.title):
            message = f"this may be {other.id}: one publisher, one date and nearly one title"
            hint = f"keep one record, with the reprints in `via` and `editions`, or add distinct_from: [{other.id}]"
            related = (Elsewhere("source", other.id, ("title",), "the other source"),)
            yield Finding(("title",), message, hint, related=related)
            return


def _day(source: Source) -> str:
    return JOINT.join((source.publisher, source.published.date.text, source.language))


_SAME_DAY: Final = Index[tuple[str]]("same-day", ("source",), lambda source: [(_day(source), (source.id,))])
"""The sources of one publisher, date and language."""


def nearly_one_title(one: str, other: str) -> bool:
    """Whether two titles differ in no more than a few letters, and in no number."""
    first, second = _folded(one), _folded(other)
    if first == second:
        return True
    if _DIGITS.findall(first) != _DIGITS.findall(second) or min(len(first), len(second)) < _SHORTEST:
        return False
    shorter, longer = sorted((first, second), key=len)
    if shorter in longer and len(shorter) >= _LEAST_PART * len(longer):
        return True
    shared = sum((Counter(first) & Counter(second)).values())
    if 2 * shared / (len(first) + len(second)) < _LEAST_ALIKE:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LEAST_ALIKE


def _folded(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).casefold()
    return re.sub(r"[\W_]+", "", text)[:_LONGEST]


def _are_distinct(one: Source, other: Source) -> bool:
    named = {
        *(ref for each in (one, other) for ref in (*each.distinct_from, *each.derived_from, each.translation_of)),
        *(edition.source for each in (one, other) for edition in each.editions),
    }
    return bool({one.id, other.id} & named)


RULE = Rule(code="source-duplicate", severity=Severity.WARNING, types=("source",), check=check, page=__doc__ or "")
