"""An office holder has a name in the script of the country and one in Latin letters.

What: a person holds an office of a party that writes its own name in a script other than Latin (as China does), and
has no name in that script, or none in Latin letters. Which script a party uses is read off the `names` of its record;
names of kind `translation` and `transliteration` do not count there.

Why: pinyin without characters fits many people, and readers of one language cannot search for names in the other.

Bad:

```yaml
names:
  - text: Hong Liang
    lang: en
```

Good:

```yaml
names:
  - text: Hong Liang
    lang: en
  - text: 洪亮
    lang: zh
```

Fix: look the name up in a readout of that side. If it cannot be found, waive the warning with the reason.

Since: 0.1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipldata.problems import Severity
from dipldata.rules._rule import Elsewhere, Finding, Rule
from dipldata.rules._scripts import LATIN, own_scripts, scripts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.dataset import Dataset
    from dipldata.models import Person


def check(record: Person, dataset: Dataset) -> Iterator[Finding]:
    """Find office holders without a name in one of the two scripts."""
    present = frozenset(script for name in record.names for script in scripts_of(name.text))
    for side in dict.fromkeys(office.side for office in record.offices):
        party = dataset.parties.get(side)
        own = own_scripts(party) if party else frozenset()
        missing = [] if not own or own & present else [_listed(own)]
        missing += [LATIN] if own and LATIN not in present else []
        for script in missing:
            message = f"{record.names[0].text} holds an office of {side} and has no name in {script} script"
            at = next(at for at, office in enumerate(record.offices) if office.side == side)
            related = (Elsewhere("person", record.id, ("offices", at, "side"), "the office"),)
            hint = f"add the name in {script} script to names, from a source that prints it"
            yield Finding(("names",), message, hint, key=True, related=related)


def _listed(scripts: frozenset[str]) -> str:
    return " or ".join(sorted(scripts))


RULE = Rule(code="person-script-missing", severity=Severity.WARNING, types=("person",), check=check, page=__doc__ or "")
