"""Equating a reported plan with the body that a party later announced is explained.

What: the first step is `under_discussion` and rests only on claims by unnamed speakers, or only on sources that are
no party's own text; a later step `agreed` or `active` has an official source; the names include one used by the press
and one used by a party; and `identity` is missing.

Why: that the announced body is the one which the press reported is a conclusion, often the curator's own; a reader
must see who drew it and how sure it is.

Bad:

```yaml
names:
  - {text: group on lighthouses, lang: en, used_by: press}
  - {text: consultations on lighthouses, lang: en, used_by: us}
history:
  - {status: under_discussion, known: 2020-02-01, sources: [gazette-2020-02-01-plan]}
  - {status: active, known: 2020-03-04, sources: [us-2020-03-04-talks]}
```

Good:

```yaml
names:
  - {text: group on lighthouses, lang: en, used_by: press}
  - {text: consultations on lighthouses, lang: en, used_by: us}
history:
  - {status: under_discussion, known: 2020-02-01, sources: [gazette-2020-02-01-plan]}
  - {status: active, known: 2020-03-04, sources: [us-2020-03-04-talks]}
identity:
  basis: inferred
  level: moderate
  note: Same subject and same offices; no source says that the two are one.
```

Fix: add `identity` with `basis` (`stated` where a source says so, `inferred` otherwise), `level` and `note`; or make
two records, if the two are not the same.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._sources import known_sources
from dipldata.rules._steps import is_official, rests_on_unnamed_claims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import WorkingGroup


SET_UP: Final = frozenset({"agreed", "active"})


def check(group: WorkingGroup, dataset: Dataset) -> Iterator[Finding]:
    """Report a group that joins a press report and an official body without saying why."""
    if group.identity is not None or not _begins_as_report(group, dataset):
        return
    users = {name.used_by for name in group.names}
    later = _first_official(group, dataset)
    if "press" in users and users != {"press"} and later is not None:
        related = Elsewhere("working_group", group.id, ("history", 0), "reported here first")
        message = "nothing says why this is the group of the earlier report"
        hint = "add identity: basis, level and note"
        yield Finding(("history", later, "status"), message, hint, related=(related,))


def _begins_as_report(group: WorkingGroup, dataset: Dataset) -> bool:
    """Whether the first step is talk of a group without a party's own text."""
    if not group.history or group.history[0].status != "under_discussion":
        return False
    sources = known_sources(group.history[0].sources, dataset)
    is_unofficial = bool(sources) and not any(is_official(source) for source in sources or ())
    return is_unofficial or rests_on_unnamed_claims(group.history[0], dataset)


def _first_official(group: WorkingGroup, dataset: Dataset) -> int | None:
    """The index of the first step that sets the group up by an official source."""
    for at, step in enumerate(group.history):
        sources = known_sources(step.sources, dataset) or ()
        if step.status in SET_UP and any(is_official(source) for source in sources):
            return at
    return None


RULE = Rule(
    code="group-identity-missing", severity=Severity.ERROR, types=("working_group",), check=check, page=__doc__ or ""
)
