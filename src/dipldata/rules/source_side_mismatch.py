"""The side of a source is the party of its publisher.

What: `side` is not the party to which the publisher (or the nearest body it belongs to) belongs; or an official
readout, press release or press briefing of a party's body has no `side`. A leak may carry any side: its owner did not
publish it.

Why: whether both sides confirm a meeting is decided by the sides of the sources. A wrong side makes one side confirm
for the other.

Bad:

```yaml
# us-bureau belongs to the party us
kind: official_readout
publisher: us-bureau
side: cn
```

Good:

```yaml
kind: official_readout
publisher: us-bureau
side: us
```

Fix: correct `side`. Where a newspaper or the other side reprints an official text, `publisher` is the body that
issued it, and the reprint belongs in `via`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._parties import NO_PARTY, party_of, stated_party
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source

_OFFICIAL: Final = frozenset({"official_readout", "press_release", "press_briefing"})


def check(source: Source, dataset: Dataset) -> Iterator[Finding]:
    """Report a side that is not the publisher's, or an official text without one."""
    party = party_of(source.publisher, dataset)
    if party is None or source.kind == "leak":
        return
    if source.side is None:
        if source.kind in _OFFICIAL and party != NO_PARTY:
            message = f"this {source.kind} has no side, although its publisher {source.publisher} belongs to {party}"
            yield Finding(("publisher",), message, f"add `side: {party}`", related=_related(source, dataset))
    elif source.side != party:
        belongs = "belongs to no party" if party == NO_PARTY else f"belongs to {party}"
        message = f"the side is {source.side}, but the publisher {source.publisher} {belongs}"
        instead = "leave `side` out" if party == NO_PARTY else f"write `side: {party}`"
        hint = f"{instead}, or name as publisher the body that issued the text, with the reprint in `via`"
        remedy = Replacement(None if party == NO_PARTY else party)
        yield Finding(("side",), message, hint, related=_related(source, dataset), replacement=remedy)


def _related(source: Source, dataset: Dataset) -> tuple[Elsewhere, ...]:
    body = stated_party(source.publisher, dataset)
    return (Elsewhere("organization", body.id, ("party",), "the party of the publisher"),) if body else ()


RULE = Rule(code="source-side-mismatch", severity=Severity.ERROR, types=("source",), check=check, page=__doc__ or "")
