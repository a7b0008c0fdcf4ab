"""The problem codes for what a text says: vocabulary, ids, references and dates, each with its page."""

from __future__ import annotations

from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_VOCAB_UNKNOWN_VALUE = """A value is in the vocabulary of its field.

What: the field takes one of a closed list of values, and this is none of them. Values are lower case, with
underscores.

Why: only values that everybody writes the same way can be counted.

Bad:

```yaml
attendance: Reported
```

Good:

```yaml
attendance: reported
```

Fix: write the value that the report proposes or choose one from the list; the data dictionary defines each.

Since: 0.1.0
"""

_TEXT_TOO_LONG = """A text is no longer than its field allows.

What: a label has more than 300 characters, a text more than 1000, a note more than 3000.

Why: labels stand in tables and charts; and a long text is mostly the source's words rather than the curator's.

Bad:

```yaml
label: Lights of every kind that mark a coast, a harbour, a shoal, a wreck or a fairway, whether lit by ... (and so on)
```

Good:

```yaml
label: Lights that mark a coast
```

Fix: say it more briefly, or move the detail to `notes`.

Since: 0.1.0
"""

_TEXT_EMPTY = """A text that is there says something.

What: the value of a text field is a pair of quotes with nothing between them.

Why: whether a fact is unknown or was forgotten could not be told.

Bad:

```yaml
dateline: ""
```

Good:

```yaml
dateline: Washington
```

Fix: write the value, or delete the line.

Since: 0.1.0
"""

_ID_MALFORMED = """An id is lower-case ASCII letters and digits, in groups joined by single hyphens.

What: an id, a key or a reference holds capitals, spaces, underscores, accents or other characters, begins or ends
with a hyphen, or has more than 100 characters.

Why: ids are file names, parts of web addresses and keys in every format; this form is the same in all of them.

Bad:

```yaml
person: Wang_Yi
```

Good:

```yaml
person: wang-yi
```

Fix: write the id as the report proposes.

Since: 0.1.0
"""

_REF_MALFORMED = """A reference has the form of its field.

What: a field whose references may lead to several types holds a bare id instead of `type/id`; or a reference to a
claim is not `statement#claim`.

Why: an id is unique within its type only, so a bare one does not say what is meant.

Bad:

```yaml
about:
  - maritime-consultations
```

Good:

```yaml
about:
  - working-group/maritime-consultations
```

Fix: write the type, a slash and the id. A reference to a claim needs quotes, because ` #` would begin a comment.

Since: 0.1.0
"""

_DATE_MALFORMED = """A date is written as YYYY-MM-DD, YYYY-MM or YYYY, or in one of the forms for uncertain dates.

What: a text in a date field is no date of the forms used here: words, slashes, a time of day, one digit where two are
needed, or a form of EDTF that is not in the subset.

Why: the forms are a stated part of the standard EDTF (ISO 8601-2), so that every date has an earliest and a latest
day.

Bad:

```yaml
start: 3 November 2023
```

Good:

```yaml
start: 2023-11-03
```

Fix: write the day, month or year that the source gives. `2023-11-03/2023-11-05` is a stretch of days,
`"[2023-11-03..2023-11-05]"` some day within it, `"[..2023-08-04]"` that day at the latest; `?` marks doubt and `~`
about.

Since: 0.1.0
"""

_DATE_IMPOSSIBLE = """A date is a day of the calendar.

What: there is no such day or month, such as 30 February; often day and month are swapped.

Why: no other date can be computed from it.

Bad:

```yaml
start: 2023-02-30
```

Good:

```yaml
start: 2023-03-02
```

Fix: look the date up in the source.

Since: 0.1.0
"""

_DATE_REVERSED = """The first bound of a date is not after the second.

What: in `a/b` or `[a..b]` the second date is earlier than the first.

Why: such a stretch of time has no days.

Bad:

```yaml
made: "[2023-11-05..2023-11-03]"
```

Good:

```yaml
made: "[2023-11-03..2023-11-05]"
```

Fix: swap the two.

Since: 0.1.0
"""

_DATE_NOT_A_DAY = """A field that needs one certain day has one.

What: the day on which something was read, searched, revised or is due for review is given as a month, a year, a
stretch of time or with a mark of doubt.

Why: these are the curator's own acts, whose day is known.

Bad:

```yaml
checked_on: 2024-01
```

Good:

```yaml
checked_on: 2024-01-15
```

Fix: write the day as YYYY-MM-DD.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("vocab-unknown-value", Severity.ERROR, Stage.SHAPE, _VOCAB_UNKNOWN_VALUE),
    ProblemKind("text-too-long", Severity.ERROR, Stage.SHAPE, _TEXT_TOO_LONG),
    ProblemKind("text-empty", Severity.ERROR, Stage.SHAPE, _TEXT_EMPTY),
    ProblemKind("id-malformed", Severity.ERROR, Stage.SHAPE, _ID_MALFORMED),
    ProblemKind("ref-malformed", Severity.ERROR, Stage.SHAPE, _REF_MALFORMED),
    ProblemKind("date-malformed", Severity.ERROR, Stage.SHAPE, _DATE_MALFORMED),
    ProblemKind("date-impossible", Severity.ERROR, Stage.SHAPE, _DATE_IMPOSSIBLE),
    ProblemKind("date-reversed", Severity.ERROR, Stage.SHAPE, _DATE_REVERSED),
    ProblemKind("date-not-a-day", Severity.ERROR, Stage.SHAPE, _DATE_NOT_A_DAY),
)
