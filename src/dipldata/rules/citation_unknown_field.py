"""A citation supports fields that the record has.

What: an entry of `supports` names a field that records of this type do not have, or that this record does not have,
or a list entry beyond the end of the list. Entries are counted from 0: the first participant is `participants[0]`.

Why: whoever doubts a value looks for the source that supports it. A misspelt field leads nowhere.

Bad:

```yaml
start: 2023-11-03
citations:
  - source: state-2023-11-03-lambert-hong
    supports: [date]
```

Good:

```yaml
start: 2023-11-03
citations:
  - source: state-2023-11-03-lambert-hong
    supports: [start]
```

Fix: write the field as it is named in the record; leave `supports` out where the source supports everything.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.ids import RECORD_TYPES
from dipldata.problems import Severity
from dipldata.rules._field_paths import fault_in_model, fault_in_record
from dipldata.rules._rule import Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record


def check(record: Record, _: Dataset) -> Iterator[Finding]:
    """Find supported fields that are not there."""
    for at, citation in enumerate(record.citations):
        for index, path in enumerate(citation.supports):
            fault = fault_in_model(path, type(record)) or fault_in_record(path, record)
            if fault is not None:
                pointer = ("citations", at, "supports", index)
                replacement = Replacement(fault.meant) if fault.meant else None
                yield Finding(pointer, fault.message, fault.hint, replacement=replacement)


RULE = Rule(
    code="citation-unknown-field",
    severity=Severity.ERROR,
    types=RECORD_TYPES,
    check=check,
    fields=("citations",),
    alone=True,
    page=__doc__ or "",
)
