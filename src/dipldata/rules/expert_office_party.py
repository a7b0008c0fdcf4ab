"""An expert speaks from outside the parties.

What: a speaker of an `expert_comment` speaks in an office of a party, or the record says neither in which office nor
under which title (`styled`) the expert speaks.

Why: the comments of experts are kept apart from what the parties say. Who speaks in an office of a party, speaks for
it.

Bad:

```yaml
kind: expert_comment
speakers:
  - person: ann-example
    office: head-of-bureau   # an office of the party us
```

Good:

```yaml
kind: expert_comment
speakers:
  - person: eve-scholar
    office: fellow   # of an institute; side: none
```

Fix: name the office outside the parties in which the expert speaks. For somebody who left office, that is the present
one; if it is an official who speaks, the kind is another, such as `interview`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._parties import NO_PARTY
from dipldata.rules._rule import Elsewhere, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Statement


def check(statement: Statement, dataset: Dataset) -> Iterator[Finding]:
    """Report experts who speak in an office of a party, or in none."""
    if statement.kind != "expert_comment":
        return
    for index, speaker in enumerate(statement.speakers):
        person = dataset.people.get(speaker.person)
        office = person.office(speaker.office) if person and speaker.office else None
        if person and office and office.side != NO_PARTY:
            place = ("offices", person.offices.index(office), "side")
            yield Finding(
                ("speakers", index, "office"),
                f"an expert_comment in the office {office.key}, which belongs to {office.side}",
                "name the office outside the parties in which the expert speaks, or correct the kind",
                related=(Elsewhere("person", person.id, place, "the side of the office"),),
            )
        elif speaker.office is None and speaker.styled is None:
            message = f"it is not said in which office {speaker.person} speaks as an expert"
            yield Finding(
                ("speakers", index), message, "add `office`, or `styled` with the title that the source gives"
            )


RULE = Rule(
    code="expert-office-party",
    severity=Severity.ERROR,
    types=("statement",),
    check=check,
    fields=("speakers",),
    page=__doc__ or "",
)
