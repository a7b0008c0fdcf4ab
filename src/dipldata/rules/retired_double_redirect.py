"""What replaces a retired record is not retired itself.

What: `replaced_by` names another retired record.

Why: an id of an earlier release leads to its replacement in one step, however often records were renamed or merged
since.

Bad:

```yaml
# people/a-example.yaml
id: a-example
state: retired
replaced_by: [ann-example]
```

```yaml
# people/ann-example.yaml
id: ann-example
state: retired
replaced_by: [ann-b-example]
```

Good:

```yaml
# people/a-example.yaml
id: a-example
state: retired
replaced_by: [ann-b-example]
```

Fix: name the record that replaces the retired one. If that was withdrawn without a replacement, give its reason here,
too.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._cycles import retired_in_circles
from dipldata.rules._rule import Elsewhere, Finding, Replacement, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Retired


def check(record: Retired, dataset: Dataset) -> Iterator[Finding]:
    """Find replacements that are retired. Those that lead back to the record are a matter of `ref-cycle`."""
    if (record.type, record.id) in retired_in_circles(dataset):
        return
    for at, replacement in enumerate(record.replaced_by):
        further = dataset.retired.get((record.type, replacement))
        if further is not None:
            related = (Elsewhere(record.type, replacement, ("state",), "retired here"),)
            yield Finding(
                ("replaced_by", at), f"{replacement} is retired itself", _hint(further),
                related=related, replacement=_replacement(further),
            )  # fmt: skip


def _hint(further: Retired) -> str:
    if further.replaced_by:
        return f"write {', '.join(further.replaced_by)}"
    return "name a live record, or leave replaced_by out and give the reason"


def _replacement(further: Retired) -> Replacement | None:
    return Replacement(further.replaced_by[0]) if len(further.replaced_by) == 1 else None


RULE = Rule(
    code="retired-double-redirect", severity=Severity.ERROR, types=("retired",), check=check, page=__doc__ or ""
)
