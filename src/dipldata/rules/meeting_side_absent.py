"""A contact between parties has somebody of each party.

What: a `meeting`, `call`, `round` or `encounter` has no participant of one of its `parties`, named or unnamed, who is
not recorded as `absent`; or a `visit` has no participant at all. An exchange of letters needs none.

Why: contact takes two; with one side missing, no question about levels or counterparts can be answered.

Bad:

```yaml
kind: meeting
parties: [us, cn]
participants:
  - side: us
    person: ann-example
    office: head-of-bureau
    attendance: reported
```

Good:

```yaml
kind: meeting
parties: [us, cn]
participants:
  - side: us
    person: ann-example
    office: head-of-bureau
    attendance: reported
  - side: cn
    unnamed: officials of the Department of Examples
    count:
      op: unknown
    attendance: reported
```

Fix: add who took part. If the source names nobody, describe them as it does with `unnamed` and `count` (`op: unknown`
where no number is given). A party that was not there is not among the `parties`.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Meeting


EXEMPT: Final = frozenset({"visit", "exchange_of_letters"})


def check(meeting: Meeting, _dataset: Dataset) -> Iterator[Finding]:
    """Report each party of which nobody takes part."""
    present = {participant.side for participant in meeting.participants if participant.attendance != "absent"}
    if meeting.kind == "visit" and not present:
        yield Finding(("participants",), "the visit has no visitor", "add the visitor, named or unnamed")
    if meeting.kind in EXEMPT:
        return
    for at, party in enumerate(meeting.parties):
        if party not in present:
            hint = f"add a participant with side: {party}; with unnamed and count where the source gives no name"
            yield Finding(("parties", at), f"nobody takes part for {party}", hint)


RULE = Rule(
    code="meeting-side-absent", severity=Severity.ERROR, types=("meeting",), check=check, alone=True, page=__doc__ or ""
)
