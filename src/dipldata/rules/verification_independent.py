"""Independent reports go back to more than one publisher.

What: `verification` is `independently_reported`, but all cited sources go back to the report of one publisher. A
source that passes on another (`derived_from`, `translation_of`) counts as that other; two reports of one publisher
count once.

Why: repetition is not confirmation.

Bad:

```yaml
# the Courier's report passes on the Gazette's
verification: independently_reported
citations:
  - gazette-2021-05-07-talks
  - courier-2021-05-08-talks
```

Good:

```yaml
# the Herald has reporters of its own
verification: independently_reported
citations:
  - gazette-2021-05-07-talks
  - herald-2021-05-08-talks
```

Fix: cite a report with reporting of its own by another publisher, or write `single_report`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import cited_ids, known_sources, root_publishers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting, WorkingGroup


def check(record: Meeting | WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report independent confirmation that has a single root."""
    sources = known_sources(cited_ids(record), dataset)
    if record.verification != "independently_reported" or not sources:
        return
    publishers = root_publishers(sources, dataset)
    if publishers is not None and len(publishers) == 1:
        (publisher,) = publishers
        message = f"the cited sources all go back to one publisher, {publisher}"
        hint = "cite a report that does not, or write single_report"
        yield Finding(("verification",), message, hint)


RULE = Rule(
    code="verification-independent",
    severity=Severity.ERROR,
    types=("meeting", "working_group"),
    check=check,
    page=__doc__ or "",
)
