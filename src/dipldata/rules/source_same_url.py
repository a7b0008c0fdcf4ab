"""One page is one source.

What: the address (or that of the archived copy) of two sources leads to the same page, and neither names the other in
`distinct_from`. The scheme, `www.`, marks that track visitors, the fragment and a final slash make no difference, and
an archived copy counts as the page it was made of. Of several sources of one page, each is reported beside the one
whose id comes first. The address in `via` may be shared: a reprint can be the text of its publisher and the place where
an official text was read.

Why: a page that is recorded twice counts as two reports of one event.

Bad:

```yaml
# gazette-2021-05-07-talks has https://gazette.example/2021/talks
id: gazette-2021-05-07-harbours
url: http://www.gazette.example/2021/talks/?utm_source=feed
```

Good:

```yaml
id: gazette-2021-05-07-harbours
url: https://gazette.example/2021/harbours
```

Fix: keep one record, cite it everywhere and retire the other. If the page holds two texts, add `distinct_from`. If one
of the two was only read there, its address belongs in `via`.

Since: 0.1.0
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dipldata.addresses import same_page_key
from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules.look_ups import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source


def check(source: Source, dataset: Dataset) -> Iterator[Finding]:
    """Report an address that a source with an earlier id has, too."""
    reported: set[str] = set()
    for field, address in _addresses(source):
        first = _first_other(source, address, dataset)
        if first is None or first[0] in reported:
            continue
        other, other_field = first
        reported.add(other)
        hint = f"cite {other} and retire this record; if the page holds two texts, add distinct_from: [{other}]"
        related = (Elsewhere("source", other, (other_field,), "the other source"),)
        yield Finding((field,), f"{other} has the address of the same page", hint, related=related)


def _first_other(source: Source, address: str, dataset: Dataset) -> tuple[str, str] | None:
    """The first source of the same page, with the field that holds its address, if its id comes before."""
    for other_id, field in _PAGES.items(dataset, _page_key(address)):
        if other_id >= source.id:
            return None
        if not _are_distinct(source, dataset.sources[other_id]):
            return other_id, field
    return None


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    for field in ("url", "archive_url"):
        address = getattr(source, field)
        if address is not None:
            yield field, address


def _pages(source: Source) -> Iterator[tuple[str, tuple[str, str]]]:
    for field, address in _addresses(source):
        yield _page_key(address), (source.id, field)


_page_key = lru_cache(maxsize=16_384)(same_page_key)
_PAGES: Final = Index[tuple[str, str]]("pages", ("source",), _pages)
"""The sources of each page, with the field that holds its address."""


def _are_distinct(one: Source, other: Source) -> bool:
    return other.id in one.distinct_from or one.id in other.distinct_from


RULE = Rule(code="source-same-url", severity=Severity.ERROR, types=("source",), check=check, page=__doc__ or "")
