"""Where a record lies: its file's name is its id, its folder is that of its type and, for dated types, of its year."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from dipldata.ids import DATED_TYPES, FOLDERS, RECORD_TYPES, TYPE_SLUGS, RecordType, is_slug
from dipldata.models import Meeting, Record, Retired, Source, Statement
from dipldata.problems import ProblemKind, Severity, Stage
from dipldata.shape import shape_record
from dipldata.shape.messages import Fault
from dipldata.shape.remedies import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dipldata.models.fields import QualifiedDate
    from dipldata.problems import Pointer
    from dipldata.yaml_tree import Reading

_YEAR: Final = re.compile("[12][0-9]{3}")


def find_misplacement(path: str, kind: RecordType, record: Record | Retired) -> Iterator[Fault]:
    """Yield what is wrong with the name and the folder of a record's file. `path` has forward slashes."""
    if path.endswith(f"/{_expected(kind, record)}"):
        return
    file = PurePosixPath(path)
    if record.id != file.stem:
        yield _misnamed(record.id, file)
    below = _folders_below(file, kind)
    year = below[0] if len(below) == 1 and _YEAR.fullmatch(below[0]) else None
    if (below and year is None) or (year is not None and kind not in DATED_TYPES):
        yield _wrong_folder(record, kind, below, file)
    elif isinstance(record, Statement | Meeting | Source):
        yield from _wrong_year(record, kind, year, file)


def _expected(kind: RecordType, record: Record | Retired) -> str:
    """The same as `place_of`, as text."""
    if isinstance(record, Statement | Meeting | Source):
        return f"{FOLDERS[kind]}/{_year_of(_date_of(record)[1])}/{record.id}.yaml"
    return f"{FOLDERS[kind]}/{record.id}.yaml"


def place_of(kind: RecordType, record: Record | Retired) -> PurePosixPath:
    """The file in which a record belongs, below the records directory."""
    folder = PurePosixPath(FOLDERS[kind])
    if isinstance(record, Statement | Meeting | Source):
        folder /= _year_of(_date_of(record)[1])
    return folder / f"{record.id}.yaml"


def find_other_type(path: str, kind: RecordType, reading: Reading) -> Fault | None:
    """What is wrong with a file that holds no record of its folder's type, but a sound one of another type."""
    if reading.problems or not isinstance(reading.value, dict):
        return None
    shaped = [(other, shape_record(other, reading).record) for other in RECORD_TYPES if other != kind]
    sound = [(other, record) for other, record in shaped if record is not None]
    if len(sound) != 1:
        return None
    other, record = sound[0]
    message = f"this is a {_noun(other)}, in the folder of another type ({FOLDERS[kind]})"
    where = place_of(other, record).with_name(PurePosixPath(path).name)
    return Fault(("id",), "file-wrong-folder", message, f"move the file to {where}")


def _noun(kind: RecordType) -> str:
    return TYPE_SLUGS[kind].replace("-", " ")


def _folders_below(file: PurePosixPath, kind: RecordType) -> tuple[str, ...]:
    """The folders between that of the type and the file."""
    folders = file.parts[:-1]
    last = len(folders) - 1 - folders[::-1].index(FOLDERS[kind])
    return folders[last + 1 :]


def _misnamed(record_id: str, file: PurePosixPath) -> Fault:
    message = f"the id is {record_id}, the file's name {file.name}"
    hint = f"write {file.stem}, or rename the file to {record_id}.yaml"
    instead = source_of(file.stem) if is_slug(file.stem) else None
    return Fault(("id",), "id-not-file-name", message, hint, replacement=instead)


def _wrong_folder(record: Record | Retired, kind: RecordType, below: tuple[str, ...], file: PurePosixPath) -> Fault:
    where = f"{FOLDERS[kind]}/"
    if isinstance(record, Statement | Meeting | Source):
        where += f"{_year_of(_date_of(record)[1])}/"
    message = f"it lies in {'/'.join((FOLDERS[kind], *below))}/, not in {where}"
    return Fault((), "file-wrong-folder", message, f"move the file to {where}{file.name}")


def _wrong_year(
    record: Statement | Meeting | Source, kind: RecordType, year: str | None, file: PurePosixPath
) -> Iterator[Fault]:
    pointer, date = _date_of(record)
    due = _year_of(date)
    if year == due:
        return
    folder = f"{FOLDERS[kind]}/{due}/"
    where = f"in the folder {year}/" if year else "in no folder of a year"
    message = f"{pointer[0]} is {date}, yet the file lies {where}"
    yield Fault(pointer, "file-wrong-year", message, f"move the file to {folder}{file.name}, or correct the date")


def _date_of(record: Statement | Meeting | Source) -> tuple[Pointer, QualifiedDate]:
    """The date whose year names the folder."""
    if isinstance(record, Statement):
        return ("made", "date"), record.made
    if isinstance(record, Meeting):
        return ("start", "date"), record.start
    return ("published", "date"), record.published


def _year_of(date: QualifiedDate) -> str:
    """The earliest year of a date, or the latest where the start is open."""
    day = date.date.earliest or date.date.latest
    return str(day.year) if day else "<year>"


_ID_NOT_FILE_NAME = """The id of a record is its file's name.

What: `id` differs from the name of the file without `.yaml`.

Why: people find a record by its file, and programs by its id; the two may not drift apart.

Bad:

```yaml
# people/wang-yi.yaml
id: yi-wang
```

Good:

```yaml
# people/wang-yi.yaml
id: wang-yi
```

Fix: correct the id if it was never released; otherwise rename the file.

Since: 0.1.0
"""

_ID_DUPLICATE = """An id names one record of its type.

What: two files of one type have the same name, such as `meetings/2022/example.yaml` and `meetings/2023/example.yaml`.
The report stands in each of the two and names the other.

Why: a reference to the id would not say which of the two is meant.

Bad:

```yaml
# meetings/2023/2023-11-03-consultations.yaml
id: 2023-11-03-consultations
```

```yaml
# meetings/2022/2023-11-03-consultations.yaml
id: 2023-11-03-consultations
```

Good:

```yaml
# meetings/2022/2022-11-03-consultations.yaml
id: 2022-11-03-consultations
```

Fix: delete one file if both record the same thing; otherwise give the newer one another id and file name.

Since: 0.1.0
"""

_FILE_WRONG_YEAR = """Statements, meetings and sources lie in the folder of their year.

What: the folder is not the year in which the statement was made, the meeting began or the source was published. Where
the date is not certain, its earliest year counts; where it has no earliest day, its latest year.

Why: a folder of one year can be read through by eye, and everybody puts and finds a record in the same place.

Bad:

```yaml
# meetings/2024/2023-12-30-call.yaml
start: 2023-12-30
```

Good:

```yaml
# meetings/2023/2023-12-30-call.yaml
start: 2023-12-30
```

Fix: move the file to the folder named in the report, or correct the date.

Since: 0.1.0
"""

_FILE_WRONG_FOLDER = """A record lies directly in the folder of its type, or there in the folder of its year.

What: there are other folders between that of the type and the file, or a folder of a year for a type that has none
(people, organizations, places, topics, parties and working groups). Or the record is of another type than its folder.

Why: tools and readers know where a record is from its type, year and id alone.

Bad:

```yaml
# people/officials/wang-yi.yaml
id: wang-yi
```

Good:

```yaml
# people/wang-yi.yaml
id: wang-yi
```

Fix: move the file to the folder named in the report.

Since: 0.1.0
"""

KINDS: Final[tuple[ProblemKind, ...]] = (
    ProblemKind("file-wrong-folder", Severity.ERROR, Stage.RULES, _FILE_WRONG_FOLDER),
    ProblemKind("file-wrong-year", Severity.ERROR, Stage.RULES, _FILE_WRONG_YEAR),
    ProblemKind("id-duplicate", Severity.ERROR, Stage.RULES, _ID_DUPLICATE),
    ProblemKind("id-not-file-name", Severity.ERROR, Stage.RULES, _ID_NOT_FILE_NAME),
)
