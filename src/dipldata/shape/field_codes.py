"""The problem codes for fields and the kinds of their values, each with its page."""

from __future__ import annotations

from typing import Final

from dipldata.problems import ProblemKind, Severity, Stage

_SHAPE_MISSING_FIELD = """A required field is there.

What: a field that every record of its type (or every entry of its list) has is missing. A field that stands there
under a misspelt name is reported as `shape-unknown-field` alone.

Why: the builder, the tables and every reader count on the field.

Bad:

```yaml
offices:
  - key: secretary-of-state
    title: Secretary of State
    organization: us-department-of-state
    side: us
```

Good:

```yaml
offices:
  - key: secretary-of-state
    title: Secretary of State
    organization: us-department-of-state
    side: us
    level: L2
```

Fix: add the field; the report says what it holds and gives an example. Where a source does not tell, most
vocabularies have the value `unknown`.

Since: 0.1.0
"""

_SHAPE_UNKNOWN_FIELD = """Every field is part of the record model.

What: a key is not a field of its record or of the part in which it stands. Mostly it is misspelt, or indented too far
or not far enough.

Why: a field that nothing reads is a fact that is lost without a word.

Bad:

```yaml
titel: Maritime consultations in Beijing
```

Good:

```yaml
title: Maritime consultations in Beijing
```

Fix: write the field that the report proposes. What has no field of its own belongs in `notes`.

Since: 0.1.0
"""

_SHAPE_WRONG_TYPE = """A value is of the kind that its field asks for.

What: text stands where a number, a list or a mapping belongs, or the other way round. A number without quotes is not
text: codes, years on their own and tracks need quotes.

Why: `710` and `"710"` are different things to every program that reads the file; and a single value where a list
belongs would be taken apart letter by letter.

Bad:

```yaml
codes:
  cow: 710
topics: maritime-issues
```

Good:

```yaml
codes:
  cow: "710"
topics:
  - maritime-issues
```

Fix: put text in quotes, write numbers and `true` or `false` without them, and begin each entry of a list with a
hyphen.

Since: 0.1.0
"""

_SHAPE_MALFORMED = """A value has the form of its field.

What: a web address, country code, time zone, language or other value of a fixed form is not of that form.

Why: values of a fixed form are looked up and joined by programs, which cannot guess what was meant.

Bad:

```yaml
country: China
url: www.state.gov/readout
```

Good:

```yaml
country: CN
url: https://www.state.gov/readout
```

Fix: write the value as in the example of the report. An address is copied whole, with `https://`.

Since: 0.1.0
"""

_SHAPE_EMPTY_LIST = """A list that needs an entry has one.

What: a list that must name at least one thing is empty.

Why: a body without a name or a statement without a claim says nothing.

Bad:

```yaml
names: []
```

Good:

```yaml
names:
  - text: Department of State
    lang: en
```

Fix: add the entry. A list that may be empty is simply left out.

Since: 0.1.0
"""

_SHAPE_OUT_OF_RANGE = """A number lies in the range of its field.

What: a number is smaller or larger than the field allows, such as a latitude of more than 90 degrees or a round
number of 0.

Why: such a number is a slip of the pen, never a fact.

Bad:

```yaml
round:
  us: 0
```

Good:

```yaml
round:
  us: 1
```

Fix: correct the number from the source.

Since: 0.1.0
"""

_SHAPE_UNQUOTED_DATE = """A date in a text field stands in quotes.

What: text that consists of a date alone has no quotes. In date fields quotes are not needed; this is about titles,
locators and other text.

Why: many YAML readers turn it into a date value, so that the same file would mean two things.

Bad:

```yaml
locator: 2023-11-03
```

Good:

```yaml
locator: "2023-11-03"
```

Fix: put it in double quotes.

Since: 0.1.0
"""

_FORM_DERIVABLE = """Nothing that can be computed is written down.

What: a record says its own type, status, level, year or another thing that follows from its other fields.

Why: two places for one fact drift apart. The status of a group is the last step of its `history`, so writing it down
again could only be right or wrong.

Bad:

```yaml
status: active
history:
  - status: active
    known: 2023-11-03
    sources: [state-2023-11-03-maritime]
```

Good:

```yaml
history:
  - status: active
    known: 2023-11-03
    sources: [state-2023-11-03-maritime]
```

Fix: delete the line. `dipldata show` prints what is computed.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("shape-missing-field", Severity.ERROR, Stage.SHAPE, _SHAPE_MISSING_FIELD),
    ProblemKind("shape-unknown-field", Severity.ERROR, Stage.SHAPE, _SHAPE_UNKNOWN_FIELD),
    ProblemKind("shape-wrong-type", Severity.ERROR, Stage.SHAPE, _SHAPE_WRONG_TYPE),
    ProblemKind("shape-malformed", Severity.ERROR, Stage.SHAPE, _SHAPE_MALFORMED),
    ProblemKind("shape-empty-list", Severity.ERROR, Stage.SHAPE, _SHAPE_EMPTY_LIST),
    ProblemKind("shape-out-of-range", Severity.ERROR, Stage.SHAPE, _SHAPE_OUT_OF_RANGE),
    ProblemKind("shape-unquoted-date", Severity.ERROR, Stage.SHAPE, _SHAPE_UNQUOTED_DATE),
    ProblemKind("form-derivable", Severity.ERROR, Stage.SHAPE, _FORM_DERIVABLE),
)
