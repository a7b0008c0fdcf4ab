"""That a group was agreed or works rests on more than unnamed speakers.

What: every source of a step `agreed` or `active` is a news report, and every claim it cites is by an unnamed speaker;
or it cites no claim, and the record's `verification` is `single_anonymous` or `multiple_anonymous`.

Why: people who are not named tell of plans; that a plan came true is confirmed by a party's text, a named person, or
the meetings of the group.

Bad:

```yaml
history:
  - status: agreed
    known: 2020-02-01
    sources: [gazette-2020-02-01-plan]
    claims: ["2020-02-01-two-people-plan#group"]
```

Good:

```yaml
history:
  - status: under_discussion
    known: 2020-02-01
    sources: [gazette-2020-02-01-plan]
    claims: ["2020-02-01-two-people-plan#group"]
```

Fix: write `under_discussion`, with `likelihood` for how sure the source is; or cite an official text or a named
speaker's claim.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Finding, Rule
from dipldata.rules._sources import known_sources
from dipldata.rules._steps import rests_on_unnamed_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup
    from dipldata.models.working_group import GroupStep


SET_UP: Final = frozenset({"agreed", "active"})
NEWS: Final = frozenset({"news_article", "re_report"})
ANONYMOUS: Final = frozenset({"single_anonymous", "multiple_anonymous"})


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report each step that sets a group up on the word of unnamed speakers alone."""
    for at, step in enumerate(group.history):
        if step.status in SET_UP and _is_news_only(step, dataset) and _is_unnamed_only(step, group, dataset):
            message = f"that the group is {step.status} rests on unnamed speakers alone"
            hint = "write under_discussion with a likelihood, or cite an official text or a named speaker's claim"
            yield Finding(("history", at, "status"), message, hint)


def _is_news_only(step: GroupStep, dataset: Dataset) -> bool:
    sources = known_sources(step.sources, dataset)
    return bool(sources) and all(source.kind in NEWS and source.side is None for source in sources or ())


def _is_unnamed_only(step: GroupStep, group: WorkingGroup, dataset: Dataset) -> bool:
    if not step.claims:
        return group.verification in ANONYMOUS
    return rests_on_unnamed_claims(step, dataset)


RULE = Rule(
    code="group-rests-on-unnamed", severity=Severity.ERROR, types=("working_group",), check=check, page=__doc__ or ""
)
