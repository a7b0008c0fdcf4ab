"""A source says where it can be read.

What: a source has neither `url` nor an address in `via` nor an `archive_url`, although it is not `offline` and
somebody read it.

Why: others must be able to find the text and check the record against it.

Bad:

```yaml
title: Readout of the talks
access: open
```

Good:

```yaml
title: Readout of the talks
url: https://bureau.example/2021/05/06/talks
access: open
```

Fix: add the address that you read. For a text that exists only on paper write `access: offline`; for one that you
know only from another source write `form: not_seen` under `consulted`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import was_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Source


def check(source: Source, _dataset: Dataset) -> Iterator[Finding]:
    """Report a source that was read, not on paper, and has no address."""
    address = source.url or source.archive_url or (source.via and source.via.url)
    if not address and source.access != "offline" and was_read(source):
        message = f"the access is {source.access}, but no address is given"
        yield Finding(("access",), message, "add `url`, or `via` with the address of the copy that was read")


RULE = Rule(
    code="source-url-missing", severity=Severity.ERROR, types=("source",), check=check, alone=True, page=__doc__ or ""
)
