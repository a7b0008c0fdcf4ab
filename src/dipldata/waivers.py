"""Waivers: problems that are accepted on a record, with a reason and a day of review.

`records/waivers.yaml` holds them:

```yaml
waivers:
  - code: person-script-missing
    record: person/mark-lambert
    reason: No Chinese form of the name was found in any source that was read.
    review_by: 2027-06-30
```

A waiver that no longer matches a problem is itself a problem, so that the list only shrinks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from pydantic import StringConstraints

from dipldata.models.fields import Day, Items, Model, Text, TypedRef, described
from dipldata.problems import Problem, ProblemKind, Severity, Span, Stage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from dipldata.yaml_tree import Reading

_UNUSED = """A waiver matches no problem.

What: a waiver in `waivers.yaml` names a problem that its record does not have, or no longer has. Waivers for rules that
need a day are looked at only with `--today`.

Why: a list of accepted problems that nobody prunes hides the next real one.

Bad:

```yaml
# waivers.yaml, while the record names both scripts
waivers:
  - code: person-script-missing
    record: person/wang-yi
    reason: No Chinese form of the name was found.
    review_by: 2027-06-30
```

Good:

```yaml
# waivers.yaml
waivers: []
```

Fix: delete the waiver. If it names the wrong record, correct `record`.

Since: 0.1.0
"""

_EXPIRED = """A waiver is past its day of review.

What: the day given with `--today` is later than the waiver's `review_by`.

Why: what was accepted for want of a source may have one by now. Somebody has to look again.

Bad:

```yaml
# checked with --today 2027-07-01
- code: person-script-missing
  record: person/mark-lambert
  reason: No Chinese form of the name was found.
  review_by: 2027-06-30
```

Good:

```yaml
- code: person-script-missing
  record: person/mark-lambert
  reason: Looked for again in June 2027 without result.
  review_by: 2028-06-30
```

Fix: mend the record and delete the waiver; or look again, and give the new reason and a new day.

Since: 0.1.0
"""

_NOT_ALLOWED = """A waiver names a problem that cannot be accepted.

What: the `code` of a waiver is not the code of a rule.

Why: rules weigh facts, and a reason can outweigh a rule. A file that cannot be read or a reference that leads nowhere
has no such reason: accepting it would lose the record without a word.

Bad:

```yaml
- code: ref-unknown-id
  record: meeting/2023-11-03-lambert-hong
  reason: The person has no record yet.
  review_by: 2027-06-30
```

Good:

```yaml
- code: person-script-missing
  record: person/mark-lambert
  reason: No Chinese form of the name was found.
  review_by: 2027-06-30
```

Fix: correct the code, or mend the record and delete the waiver. `dipldata explain --list` shows the codes of the rules.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("waiver-expired", Severity.ERROR, Stage.WAIVERS, _EXPIRED),
    ProblemKind("waiver-not-allowed", Severity.ERROR, Stage.WAIVERS, _NOT_ALLOWED),
    ProblemKind("waiver-unused", Severity.ERROR, Stage.WAIVERS, _UNUSED),
)


class Waiver(Model):
    """One accepted problem."""

    code: Annotated[
        str,
        StringConstraints(pattern="^[a-z0-9]+(-[a-z0-9]+)+$"),
        described("The problem code.", "person-script-missing"),
    ]
    record: Annotated[TypedRef, described("The record.", "person/mark-lambert")]
    reason: Annotated[Text, described("Why the problem is accepted.", "No Chinese form of the name was found.")]
    review_by: Annotated[Day, described("Day by which the waiver is to be looked at again.", "2027-06-30")]


class WaiverFile(Model):
    """The content of `records/waivers.yaml`."""

    waivers: Annotated[Items[Waiver], described("The accepted problems.")] = ()


class Placed(NamedTuple):
    """A waiver and the place where it stands."""

    waiver: Waiver
    path: str
    span: Span


def placed_waivers(file: WaiverFile, path: str, reading: Reading) -> list[Placed]:
    """Give each waiver of a file its place."""
    return [Placed(waiver, path, reading.span(("waivers", at, "code"))) for at, waiver in enumerate(file.waivers)]


class Waivable(NamedTuple):
    """The problem codes that a waiver may name: those of the rules. `silent` are those that did not speak this time."""

    codes: frozenset[str]
    silent: frozenset[str] = frozenset()


def apply_waivers(
    problems: Iterable[Problem], waivers: Sequence[Placed], today: dt.date | None, waivable: Waivable
) -> list[Problem]:
    """Leave out the problems that are waived; add one for each waiver that is wrong, unused or past its review."""
    allowed = {at: placed.waiver for at, placed in enumerate(waivers) if placed.waiver.code in waivable.codes}
    by_key = {(waiver.code, waiver.record): at for at, waiver in allowed.items()}
    used = {at for at, waiver in allowed.items() if waiver.code in waivable.silent}
    kept = []
    for problem in problems:
        at = by_key.get((problem.code, problem.record or ""))
        if at is None:
            kept.append(problem)
        else:
            used.add(at)
    for at, placed in enumerate(waivers):
        kept += _faults(placed, today, waivable, is_used=at in used)
    return kept


def _faults(placed: Placed, today: dt.date | None, waivable: Waivable, *, is_used: bool) -> Iterator[Problem]:
    waiver, review = placed.waiver, placed.waiver.review_by.latest
    if waiver.code not in waivable.codes:
        hint = "mend the record, or correct the code: only what a rule finds can be accepted"
        yield _problem(placed, "waiver-not-allowed", f"{waiver.code} is not a code that can be waived", hint)
    elif not is_used:
        message = f"there is no problem {waiver.code} on {waiver.record}"
        yield _problem(placed, "waiver-unused", message, "delete the waiver: what it accepted is mended")
    if today and review and today > review:
        message = f"the waiver was to be reviewed by {waiver.review_by}"
        yield _problem(placed, "waiver-expired", message, "mend the record, or give a new reason and day of review")


def _problem(placed: Placed, code: str, message: str, hint: str) -> Problem:
    return Problem(placed.path, placed.span, code, Severity.ERROR, message, hint, record=placed.waiver.record)
