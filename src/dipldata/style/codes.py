"""The problem codes of the style stage, each with its page."""

from __future__ import annotations

from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_KEY_ORDER: Final = """The fields of a record stand in one order.

What: a field stands before one that comes first in the canonical order: `id` and `state`, then the fields as the data
dictionary lists them, then `citations`, `external_ids`, `notes` and `revisions`. Lists and mappings have an order, too.

Why: where every record has the same order, two records can be compared by eye, and a change shows as what changed.

Bad:

```yaml
label: Lighthouses
id: lighthouses
```

Good:

```yaml
id: lighthouses
label: Lighthouses
```

Fix: move the field as the report says, or let `dipldata fmt` do it. A comment moves with the field below it.

Since: 0.1.0
"""

_INDENTATION: Final = """Lists and mappings are indented by two spaces.

What: a line is indented by more or fewer spaces than the canonical style has: two for each level, also for a list below
its field. One space stands after the colon of a field and after the dash of an entry.

Why: where every record looks the same, a field that stands a level too deep or too high catches the eye.

Bad:

```yaml
citations:
- source:   state-2023-11-03-maritime
```

Good:

```yaml
citations:
  - source: state-2023-11-03-maritime
```

Fix: indent the lines as the report says, or let `dipldata fmt` do it.

Since: 0.1.0
"""

_WHITESPACE: Final = """There is no white space that nobody can see.

What: spaces at the end of a line, a blank line at the start or end of the file, two blank lines in a row, or no line
end after the last line.

Why: what cannot be seen is changed by accident, and then shows as a change to the record.

Bad:

```yaml
id: lighthouses


label: Lighthouses
```

Good:

```yaml
id: lighthouses

label: Lighthouses
```

Fix: delete the white space, or end the last line; or let `dipldata fmt` do it.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("style-indentation", Severity.WARNING, Stage.STYLE, _INDENTATION),
    ProblemKind("style-key-order", Severity.WARNING, Stage.STYLE, _KEY_ORDER),
    ProblemKind("style-whitespace", Severity.WARNING, Stage.STYLE, _WHITESPACE),
)
