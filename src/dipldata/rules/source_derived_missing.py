"""A report that passes on another's report names it.

What: a source of the kind `re_report` has no `derived_from`.

Why: ten papers that copy one agency are one source, not ten. Only `derived_from` lets the dataset count roots instead
of copies.

Bad:

```yaml
kind: re_report
publisher: courier
```

Good:

```yaml
kind: re_report
publisher: courier
derived_from:
  - gazette-2021-05-07-talks
```

Fix: name the source that is passed on. If you have not read it, give it a record with `form: not_seen`. If the
publisher has reporting of its own, the kind is `news_article`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source


def check(source: Source, _dataset: Dataset) -> Iterator[Finding]:
    """Report a re-report that does not say of what."""
    if source.kind == "re_report" and not source.derived_from:
        hint = "add `derived_from:` with that source, or write `kind: news_article` if the reporting is its own"
        yield Finding(("kind",), "a re_report that does not say which source it passes on", hint)


RULE = Rule(
    code="source-derived-missing",
    severity=Severity.ERROR,
    types=("source",),
    check=check,
    alone=True,
    page=__doc__ or "",
)
