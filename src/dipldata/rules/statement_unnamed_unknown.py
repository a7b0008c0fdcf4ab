"""An unnamed speaker is listed in the source that is cited.

What: `unnamed.key` is no key of `unnamed` in the record of the source, or that source is not among the `citations`.

Why: unnamed people belong to the source that relies on them: it says how many they are and how it describes them. Two
statements by the same person share one key.

Bad:

```yaml
unnamed:
  source: gazette-2021-05-07-talks
  key: too-people
```

Good:

```yaml
unnamed:
  source: gazette-2021-05-07-talks
  key: two-people
citations:
  - gazette-2021-05-07-talks
```

Fix: correct the key, or list the person under `unnamed` in the record of the source; and cite that source.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source, Statement
    from dipldata.models.statement import UnnamedSpeaker


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report an unnamed speaker whom the source does not list, or whose source is not cited."""
    speaker = statement.unnamed
    if speaker is None:
        return
    source = dataset.sources.get(speaker.source)
    if source is not None and all(unnamed.key != speaker.key for unnamed in source.unnamed):
        yield _unknown(speaker, source)
    cited = [citation.source for citation in statement.citations]
    if cited and speaker.source not in cited:
        message = f"the speaker belongs to {speaker.source}, which is not cited"
        yield Finding(("unnamed", "source"), message, "add that source to `citations`, or correct it here")


def _unknown(speaker: UnnamedSpeaker, source: Source) -> Finding:
    keys = [unnamed.key for unnamed in source.unnamed]
    meant = closest(speaker.key, keys)
    hint = (
        f"did you mean {meant}?" if meant else f"the source lists: {', '.join(keys) or 'nobody'}; add the speaker there"
    )
    return Finding(
        ("unnamed", "key"),
        f"{source.id} lists no unnamed person with the key {speaker.key}",
        hint,
        related=(Elsewhere("source", source.id, ("unnamed",), "the unnamed people of the source"),) if keys else (),
        replacement=Replacement(meant) if meant else None,
    )


RULE = Rule(
    code="statement-unnamed-unknown",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("unnamed",),
    page=__doc__ or "",
)
