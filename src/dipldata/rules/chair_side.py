"""Chairs and leading bodies belong to the parties of the group.

What: `side` of an entry in `chairs` or `leads` is not among the `parties` of the group.

Why: a chair of no party is lost in every count by side; mostly it is a slip, or a party is missing.

Bad:

```yaml
parties: [us, cn]
leads:
  - side: xx
    organization: us-bureau
```

Good:

```yaml
parties: [us, cn]
leads:
  - side: us
    organization: us-bureau
```

Fix: correct the side, or add the party to `parties`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup


def check(group: WorkingGroup, _dataset: Dataset) -> Iterator[Finding]:
    """Report each chair and leading body of a side that is no party."""
    parties = Elsewhere("working_group", group.id, ("parties",), "the parties of the group")
    sides = [(("leads", at, "side"), lead.side) for at, lead in enumerate(group.leads)]
    sides += [(("chairs", at, "side"), chair.side) for at, chair in enumerate(group.chairs)]
    for pointer, side in sides:
        if side not in group.parties:
            hint = f"write one of: {', '.join(group.parties)}; or add {side} to parties"
            yield Finding(pointer, f"{side} is not a party of this group", hint, related=(parties,))


RULE = Rule(
    code="chair-side", severity=Severity.ERROR, types=("working_group",), check=check, alone=True, page=__doc__ or ""
)
