"""The problem codes of releases, with their pages."""

from __future__ import annotations

from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_LOST: Final = """\
Every id of every past release still resolves.

What: a record that is in a past release is neither live nor retired any more: its file was deleted or renamed, or it
has become a draft.

Why: others cite records by id. An id that leads nowhere breaks their work without a word, so an id is never dropped;
it is retired, and says what became of it.

Bad:

```yaml
# meetings/2023/2023-11-03-lambert-hong.yaml was renamed to
# meetings/2023/2023-11-03-lambert-hong-beijing.yaml, and nothing stands at the old name
id: 2023-11-03-lambert-hong-beijing
```

Good:

```yaml
# meetings/2023/2023-11-03-lambert-hong.yaml stays
id: 2023-11-03-lambert-hong
state: retired
replaced_by:
  - 2023-11-03-lambert-hong-beijing
```

Fix: bring the file back with `state: retired`, and name in `replaced_by` what stands in its place, or give a `reason`.

Since: 0.1.0
"""
_UNREVISED: Final = """\
A released fact changes only with a revision that says so.

What: a field of a record differs from the last release that has the record, and no entry of `revisions` since then
names it.

Why: people who used the earlier release must be able to see what changed, when and why, without comparing files.

Bad:

```yaml
# released with `start: 2023-11-04`
start: 2023-11-03
```

Good:

```yaml
start: 2023-11-03
revisions:
  - date: 2024-02-01
    kind: correction
    fields: [start]
    note: The readout gives the 3rd, not the 4th.
```

Fix: add an entry to `revisions` that names the field; one entry can name several. If the change was a slip, undo it.

Since: 0.1.0
"""
_MALFORMED: Final = """\
The index of a past release can be read.

What: a file in `releases/` is not JSON, or not the index of a release.

Why: the indexes say what past releases held. If one cannot be read, nobody would notice a lost id or a silent change.

Bad:

```json
{"version": "0.1.0", "records": [
```

Good:

```json
{"version": "0.1.0", "schema_version": "1.0", "records": {"place/beijing": {"state": "live", "fields": {}}}}
```

Fix: bring the file back as it was committed with the release. It is written once by a program and never edited.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("release-id-lost", Severity.ERROR, Stage.RULES, _LOST),
    ProblemKind("release-change-unrevised", Severity.ERROR, Stage.RULES, _UNREVISED),
    ProblemKind("release-index-malformed", Severity.ERROR, Stage.RULES, _MALFORMED),
)
