"""The parties of a sub-group are among those of the body it belongs to.

What: `parties` of a group lists a party that the group in `parent` does not have.

Why: a body cannot have a part with members of its own; the party is missing from the parent, or the parent is another
body.

Bad:

```yaml
# the parent has parties: [us]
parties: [us, cn]
parent: harbour-commission
```

Good:

```yaml
# the parent has parties: [us, cn]
parties: [us, cn]
parent: harbour-commission
```

Fix: add the party to the parent, or correct `parent`.

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


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each party that the parent does not have."""
    parent = dataset.working_groups.get(group.parent) if group.parent is not None else None
    if parent is None:
        return
    for at, party in enumerate(group.parties):
        if party not in parent.parties:
            related = Elsewhere("working_group", parent.id, ("parties",), f"the parties of {parent.id}")
            hint = f"add {party} to {parent.id}, or correct parent"
            yield Finding(("parties", at), f"{party} is not a party of {parent.id}", hint, related=(related,))


RULE = Rule(
    code="group-parties-outside-parent",
    severity=Severity.ERROR,
    types=("working_group",),
    check=check,
    fields=("parent",),
    page=__doc__ or "",
)
