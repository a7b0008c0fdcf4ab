"""An unnamed source stays unnamed.

What: the description, affiliation or key of an unnamed person contains the full name of a person in the dataset; or
so do the `notes` of a statement by an unnamed speaker, or the description of a group that speaks. A description may
relate somebody to a named person ("an aide to …", "people close to …", "…'s office"), as long as the source does.

Why: people who speak without their name were promised that it stays out. The dataset never guesses who they are, not
even in a note.

Bad:

```yaml
# statement by an unnamed speaker
notes: The wording suggests Ann Example.
```

Good:

```yaml
notes: The wording is close to that of the announcement in March.
```

Fix: write only what the source itself says of the unnamed person, and delete the guess. A remark on a named person
belongs in a record of its own.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.models import Source, Statement
from dipldata.problems import Severity
from dipldata.rules._names import people_named
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.problems import Pointer


def check(record: Source | Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report the names of recorded people where an unnamed source is described."""
    texts = _descriptions(record) if isinstance(record, Source) else _remarks(record)
    for pointer, text, may_relate in texts:
        people: dict[str, str] = {}
        for found in people_named(text, dataset):
            if not (may_relate and found.apart):
                people.setdefault(found.person, found.name)
        for person, name in people.items():
            yield Finding(
                pointer,
                f"this names {name} where somebody is described who is not named",
                "keep to the words of the source, and delete the name",
                related=(Elsewhere("person", person, ("names",), "the person of that name"),),
            )


def _descriptions(source: Source) -> Iterator[tuple[Pointer, str, bool]]:
    for index, unnamed in enumerate(source.unnamed):
        yield ("unnamed", index, "key"), unnamed.key, True
        yield ("unnamed", index, "described_as"), unnamed.described_as, True
        if unnamed.affiliation:
            yield ("unnamed", index, "affiliation"), unnamed.affiliation, True


def _remarks(statement: Statement) -> Iterator[tuple[Pointer, str, bool]]:
    if statement.unnamed and statement.notes:
        yield ("notes",), statement.notes, False
    if statement.collective:
        yield ("collective", "described_as"), statement.collective.described_as, True


RULE = Rule(
    code="unnamed-linked-to-person",
    severity=Severity.ERROR,
    types=("source", "statement"),
    check=check,
    fields=("unnamed", "collective"),
    page=__doc__ or "",
)
