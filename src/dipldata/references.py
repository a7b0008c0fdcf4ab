"""The references stage: every reference names a record of the right type, and every claim reference a claim.

Retired records may be referred to only by records that say what became of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dipldata.ids import DATED_TYPES, FOLDERS, RECORD_TYPES, TYPE_SLUGS, RecordType
from dipldata.models import Record, Retired, Statement
from dipldata.models.contents import contents_of
from dipldata.models.plain_references import find_plain_references
from dipldata.problems import ProblemKind, Severity, Stage
from dipldata.shape.messages import Fault
from dipldata.similar import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dipldata.dataset import Dataset
    from dipldata.models.contents import Named
    from dipldata.models.references import Reference

_DRAFT = """A live record does not refer to a draft.

What: the record that is named has `state: draft`, and the record that names it is live.

Why: drafts are in no release, so in a release the reference would lead nowhere.

Bad:

```yaml
# topics/deep-sea-mining.yaml has state: draft
topics:
  - deep-sea-mining
```

Good:

```yaml
# topics/deep-sea-mining.yaml is live
topics:
  - deep-sea-mining
```

Fix: delete `state: draft` in the other record if it is ready, or leave the reference out until it is.

Since: 0.1.0
"""

_RETIRED = """Nothing refers to a retired record.

What: the record that is named has `state: retired`.

Why: a retired id only says what became of it; it holds no facts.

Bad:

```yaml
# topics/maritime.yaml is retired, replaced_by: [maritime-issues]
topics:
  - maritime
```

Good:

```yaml
topics:
  - maritime-issues
```

Fix: refer to the record that replaces it, or leave the reference out where none does.

Since: 0.1.0
"""

_UNKNOWN_CLAIM = """A reference to a claim names a claim of that statement.

What: the statement exists, but none of its claims has the key behind the `#`.

Why: the reader could not tell which of the statement's claims is meant.

Bad:

```yaml
to: "2023-08-04-three-people-two-groups#maritme"
```

Good:

```yaml
to: "2023-08-04-three-people-two-groups#maritime"
```

Fix: write the key as it stands under `claims` in that statement; the report lists them.

Since: 0.1.0
"""

_UNKNOWN_ID = """A reference names a record that exists, of the right type.

What: no record of the type that the field asks for has this id.

Why: a reference that leads nowhere is a fact that cannot be looked up or counted.

Bad:

```yaml
person: wang-yii
```

Good:

```yaml
person: wang-yi
```

Fix: correct the id as the report proposes, or add the record that is missing in the same change.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("ref-draft", Severity.ERROR, Stage.REFERENCES, _DRAFT),
    ProblemKind("ref-retired", Severity.ERROR, Stage.REFERENCES, _RETIRED),
    ProblemKind("ref-unknown-claim", Severity.ERROR, Stage.REFERENCES, _UNKNOWN_CLAIM),
    ProblemKind("ref-unknown-id", Severity.ERROR, Stage.REFERENCES, _UNKNOWN_ID),
)


def find_faults(record: Record | Retired, dataset: Dataset, named: Sequence[Named] | None = None) -> Iterator[Fault]:
    """Yield a fault for each reference of a record that does not resolve; `named` are those found in it before."""
    if not dataset.are_live(contents_of(record).references if named is None else named):
        yield from _faults(dataset.references(record), record.state, dataset)


def find_faults_in_values(kind: RecordType, value: dict[str, Any], dataset: Dataset) -> Iterator[Fault]:
    """Yield the same for the plain values of a record that has the wrong shape, as far as they can be read."""
    return _faults(find_plain_references(kind, value), value.get("state", "live"), dataset)


def _faults(references: Iterable[Reference], state: object, dataset: Dataset) -> Iterator[Fault]:
    is_live = dataset.is_live
    for reference in references:
        if reference.claim is None and is_live(reference.kind, reference.id):
            continue
        fault = _fault(reference, state, dataset)
        if fault is not None:
            yield fault


def _fault(reference: Reference, state: object, dataset: Dataset) -> Fault | None:
    """What is wrong with a reference, unless it is to a live record as a whole."""
    target = dataset.get(reference.kind, reference.id)
    if target is None:
        return _unresolved(reference, state, dataset)
    if target.state == "draft" and state != "draft":
        hint = "make the draft live in the same change, or leave the reference out"
        return Fault(reference.pointer, "ref-draft", f"{reference.id} is a draft", hint)
    if reference.claim is not None and isinstance(target, Statement):
        return _claim_fault(reference, target)
    return None


def _unresolved(reference: Reference, state: object, dataset: Dataset) -> Fault | None:
    retired = dataset.retired.get((reference.kind, reference.id))
    if retired is not None:
        return None if state == "retired" else _retired_fault(reference, retired)
    if dataset.is_known(reference.kind, reference.id):
        return None
    return _unknown_fault(reference, dataset)


def _retired_fault(reference: Reference, retired: Retired) -> Fault:
    instead = ", ".join(retired.replaced_by)
    hint = f"refer to {instead} instead" if instead else f"leave it out: {retired.reason}"
    replacement = retired.replaced_by[0] if len(retired.replaced_by) == 1 and reference.claim is None else None
    return Fault(reference.pointer, "ref-retired", f"{reference.id} is retired", hint, replacement=replacement)


def _unknown_fault(reference: Reference, dataset: Dataset) -> Fault:
    noun = TYPE_SLUGS[reference.kind]
    meant = dataset.closest_id(reference.kind, reference.id)
    elsewhere = next((k for k in RECORD_TYPES if k != reference.kind and dataset.is_known(k, reference.id)), None)
    if meant is not None:
        hint = f"did you mean {meant}?"
    elif elsewhere is not None:
        hint = f"{reference.id} is a {TYPE_SLUGS[elsewhere]}; a {noun} is expected here"
    else:
        year = "<year>/" if reference.kind in DATED_TYPES else ""
        hint = f"add {FOLDERS[reference.kind]}/{year}{reference.id}.yaml, or correct the id"
    message = f"there is no {noun} {reference.id}"
    replacement = meant if meant and reference.claim is None else None
    return Fault(reference.pointer, "ref-unknown-id", message, hint, replacement=replacement)


def _claim_fault(reference: Reference, statement: Statement) -> Fault | None:
    keys = [claim.key for claim in statement.claims]
    if reference.claim in keys:
        return None
    meant = closest(str(reference.claim), keys)
    hint = f"did you mean {reference.id}#{meant}?" if meant else f"its claims are: {', '.join(keys)}"
    instead = f'"{reference.id}#{meant}"' if meant else None
    message = f"{reference.id} has no claim {reference.claim}"
    return Fault(reference.pointer, "ref-unknown-claim", message, hint, replacement=instead)
