"""Parts, parents, predecessors, originals and replacements never lead back to where they began.

What: a record is, directly or by way of others, its own visit (`part_of`), its own `parent`, its own predecessor
(`successor_of`, `split_from`), its own original (`derived_from`, `translation_of`) or its own replacement
(`replaced_by`). The report stands in the record of the circle whose id comes first, and names the whole circle.

Why: whoever follows such a relation to its end, to find the body above all others or the first report of a fact,
would go round for ever.

Bad:

```yaml
# topics/trade.yaml
id: trade
parent: tariffs
```

```yaml
# topics/tariffs.yaml
id: tariffs
parent: trade
```

Good:

```yaml
# topics/trade.yaml
id: trade
```

```yaml
# topics/tariffs.yaml
id: tariffs
parent: trade
```

Fix: find the one reference on the circle that is wrong and correct it, or leave it out.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._cycles import circles
from dipldata.rules._rule import Elsewhere, Finding, Rule, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Record, Retired

_TYPES: Final[tuple[Subject, ...]] = ("meeting", "working_group", "organization", "topic", "source", "retired")


def check(record: Record | Retired, dataset: Dataset) -> Iterator[Finding]:
    """Find the circles of which the record is the first by id."""
    kind = record.type  # type: ignore[union-attr]  # every concrete record has a type
    for circle in circles(dataset).get((kind, record.id), ()):
        names = " → ".join((*(link.record for link in circle), record.id))
        field = circle[0].pointer[0]
        message = f"{field} leads back to {record.id} itself: {names}"
        others = tuple(Elsewhere(kind, link.record, link.pointer, "also on the circle") for link in circle[1:])
        yield Finding(
            circle[0].pointer, message, "correct or leave out the one reference that is wrong", related=others
        )


RULE = Rule(
    code="ref-cycle",
    severity=Severity.ERROR,
    types=_TYPES,
    check=check,
    fields=("part_of", "parent", "successor_of", "split_from", "derived_from", "translation_of", "replaced_by"),
    page=__doc__ or "",
)
