"""A revision names fields that records of its type have.

What: an entry of `fields` in a revision is no field of this type of record. The field need not be there any more,
since a revision may say that it was taken out; nor need a list be as long as it was.

Why: readers of a release look up which facts changed by the name of the field.

Bad:

```yaml
revisions:
  - date: 2024-02-01
    kind: correction
    fields: [date]
    note: The readout gives the 3rd, not the 4th.
```

Good:

```yaml
revisions:
  - date: 2024-02-01
    kind: correction
    fields: [start]
    note: The readout gives the 3rd, not the 4th.
```

Fix: write the field as it is named in the record.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.ids import RECORD_TYPES
from dipldata.models import MODELS, Record, Retired
from dipldata.problems import Severity
from dipldata.rules._field_paths import PathFault, fault_in_model
from dipldata.rules._rule import Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset


def check(record: Record | Retired, _: Dataset) -> Iterator[Finding]:
    """Find revised fields that are not part of the type. A retired record had the fields of its type once."""
    for at, revision in enumerate(record.revisions):
        for index, path in enumerate(revision.fields):
            fault = _fault(path, record)
            if fault is not None:
                pointer = ("revisions", at, "fields", index)
                replacement = Replacement(fault.meant) if fault.meant else None
                yield Finding(pointer, fault.message, fault.hint, replacement=replacement)


def _fault(path: str, record: Record | Retired) -> PathFault | None:
    if isinstance(record, Retired):
        return fault_in_model(path, Retired) and fault_in_model(path, MODELS[record.type])
    return fault_in_model(path, type(record))


RULE = Rule(
    code="revision-unknown-field",
    severity=Severity.ERROR,
    types=(*RECORD_TYPES, "retired"),
    check=check,
    fields=("revisions",),
    alone=True,
    page=__doc__ or "",
)
